"""Add a student by hand, or change one."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import Grade
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import student_entry
from peerdesk.services.names import grade_words
from peerdesk.services.roster.dates import UnreadableDateError, find_order, parse_date
from peerdesk.services.roster.values import parse_languages
from peerdesk.services.student_entry import StudentEntry
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.pages.students.words import language_words


class EntryPanel(QWidget):
    """The fields of one student; says under each what must be mended.

    Signals:
        finished: Saved.
        saved: Id of the student.
    """

    finished = Signal()
    saved = Signal(str)

    def __init__(
        self, desk: Desk, student_id: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id = student_id
        self.needs = "student_entry.edit_student" if student_id else "student_entry.add_student"
        self._middle_name = ""
        self.form = Form(self._specs())
        self._message = InfoBar("danger")
        self._message.hide()
        self.save_button = push_button(
            self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        press_by_save_keys(self.save_button)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.form)
        column.addWidget(self._message)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.form.field("first_name").editor)
        if student_id is not None:
            self._fill(desk.read(partial(student_entry.entry_of, student_id=student_id)))

    def save(self) -> None:
        """Keep the student, or show under each field what is wrong and go to the first."""
        self._save(is_another=False)

    def _save(self, *, is_another: bool) -> None:
        self._message.hide()
        entry, errors = self._entry()
        checking = partial(
            student_entry.check_entry,
            entry=entry,
            today=self._desk.today(),
            student_id=self._student_id,
        )
        errors = {**self._desk.read(checking), **errors}
        self.form.show_errors(errors)
        if errors or (not is_another and self._has_namesake(entry)):
            return
        today = self._desk.today()
        name = " ".join(part for part in (entry.first_name, entry.last_name) if part)
        if self._student_id is None:
            adding = partial(student_entry.add_student, entry=entry, today=today)
            text = self.tr("Added {name}").format(name=name)
            self._desk.write(self, adding, text, self._on_saved, self._on_failed)
        else:
            editing = partial(
                student_entry.edit_student, student_id=self._student_id, entry=entry, today=today
            )
            text = self.tr("Changed {name}").format(name=name)
            self._desk.write(self, editing, text, self._on_saved, self._on_failed)

    def _has_namesake(self, entry: StudentEntry) -> bool:
        """Return whether a new student has the name of another one; then ask under the name."""
        if self._student_id is not None:
            return False
        sentence: str = self._desk.read(partial(student_entry.namesake, entry=entry))
        if sentence:
            self.form.show_errors({"last_name": sentence})
            self._message.set_action(
                self.tr("Add another child"), partial(self._save, is_another=True)
            )
            self._message.show_message("warn", self.tr("Two students with one name?"))
        return bool(sentence)

    def _specs(self) -> list[FieldSpec]:
        genders = [("", self.tr("Not said")), ("F", "F"), ("M", "M"), ("X", "X")]
        return [
            FieldSpec("first_name", self.tr("&First name")),
            FieldSpec("last_name", self.tr("&Last name")),
            FieldSpec("preferred_name", self.tr("&Preferred name"), hint=self.tr("If any")),
            FieldSpec(
                "student_number",
                self.tr("Student &number"),
                hint=self.tr("As in the school's own system"),
            ),
            FieldSpec(
                "grade",
                self.tr("&Grade"),
                Kind.CHOICE,
                choices=[
                    ("", self.tr("Choose")),
                    *((grade.value, grade_words(grade)) for grade in Grade),
                ],
            ),
            FieldSpec("homeroom", self.tr("&Homeroom")),
            FieldSpec(
                "birth_date", self.tr("Date of &birth"), hint=self.tr("2016-03-18, if known")
            ),
            FieldSpec("gender", self.tr("Gender"), Kind.CHIPS, choices=genders),
            FieldSpec(
                "home_languages",
                self.tr("Ho&me languages"),
                hint=self.tr("English, Spanish, Navajo"),
            ),
            FieldSpec("interests", self.tr("&Interests"), hint=self.tr("Drawing, soccer")),
            FieldSpec("bus", self.tr("B&us")),
        ]

    def _fill(self, entry: StudentEntry) -> None:
        values: dict[str, Any] = {
            name: getattr(entry, name) for name in self.form.values if hasattr(entry, name)
        }
        codes = tuple(code.strip() for code in entry.home_languages.split(",") if code.strip())
        words = language_words(codes)
        is_readable = parse_languages(words) == codes
        values["home_languages"] = words if is_readable else entry.home_languages
        values["birth_date"] = entry.birth_date.isoformat() if entry.birth_date else ""
        self._middle_name = entry.middle_name
        self.form.set_values(values)

    def _entry(self) -> tuple[StudentEntry, dict[str, str]]:
        values = self.form.values
        born, errors = self._born(values.pop("birth_date"))
        grade = values.pop("grade")
        if not grade:
            errors["grade"] = self.tr("Choose the grade.")
        entry = StudentEntry(
            **values,
            grade=Grade(grade or Grade.KINDERGARTEN),
            birth_date=born,
            middle_name=self._middle_name,
        )
        return entry, errors

    def _born(self, text: str) -> tuple[date | None, dict[str, str]]:
        if not text:
            return None, {}
        try:
            return parse_date(text, find_order([text]).order, self._desk.today()), {}
        except UnreadableDateError:
            return None, {"birth_date": self.tr("Enter the date of birth as 2016-03-18.")}

    def _on_saved(self, student_id: str | None) -> None:
        self.finished.emit()
        self.saved.emit(student_id or self._student_id or "")

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError):
            self.form.show_errors({error.field: sentence_of(error)})
        else:
            self._message.clear_action()
            self._message.show_message("danger", sentence_of(error))
