"""A course of the school in the side panel: added or changed."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import Audience
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.training import courses
from peerdesk.services.training.builtin import builtin_outline
from peerdesk.services.training.courses import CourseDraft, CourseRow
from peerdesk.services.training.words import audience_words, course_name
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label


class CourseForm(QWidget):
    """What a course is called, what it asks for, and how it goes.

    Signals:
        finished: Saved.
    """

    needs = "training.courses.save_course"
    finished = Signal()

    def __init__(
        self, desk: Desk, course: CourseRow | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._course_id = course.id if course else ""
        known = desk.read(courses.list_courses)
        self.form = Form(self._specs([row for row in known if row.id != self._course_id]))
        self.form.set_values(self._values(course))
        self._problem = label("", "error")
        self._problem.hide()
        save = push_button(self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.form)
        column.addWidget(self._problem)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(save)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.form.field("name").editor)

    def save(self) -> None:
        """Keep the course, or say under the field what is wrong."""
        values = self.form.values
        values["audience"] = Audience(values["audience"])
        if self._course_id and values["name"] == course_name(self._course_id):
            values["name"] = ""
        if values["outline"] == builtin_outline(self._course_id, self._desk.vault.language):
            values["outline"] = ""
        draft = CourseDraft(**values)
        name = draft.name or course_name(self._course_id)
        use_case = partial(courses.save_course, draft=draft, code=self._course_id or None)
        text = self.tr("Saved the course {name}").format(name=name)
        self._desk.write(self, use_case, text, lambda _code: self.finished.emit(), self._on_failed)

    def _values(self, course: CourseRow | None) -> dict[str, Any]:
        if course is None:
            return {"minutes": 45, "audience": Audience.STUDENTS.value}
        said = course.draft
        return {
            "name": course.name,
            "audience": course.audience.value,
            "minutes": said.minutes,
            "needs": said.needs,
            "spacing_days": said.spacing_days,
            "valid_months": said.valid_months,
            "coverage_percent": said.coverage_percent,
            "coverage_course": said.coverage_course,
            "refresher_of": said.refresher_of,
            "outline": said.outline or builtin_outline(course.id, self._desk.vault.language),
        }

    def _specs(self, others: list[CourseRow]) -> list[FieldSpec]:
        audiences = [(one.value, words) for one, words in audience_words().items()]
        every = [(row.id, row.name) for row in others]
        of_staff = [(row.id, row.name) for row in others if row.audience is Audience.STAFF]
        none = [("", self.tr("None"))]
        return [
            FieldSpec("name", self.tr("&Name")),
            FieldSpec("audience", self.tr("For"), Kind.CHIPS, choices=audiences),
            FieldSpec("minutes", self.tr("&Minutes"), Kind.NUMBER, high=2000),
            FieldSpec(
                "valid_months", self.tr("Good for how many months"), Kind.NUMBER,
                hint=self.tr("0 for ever"),
            ),
            FieldSpec("needs", self.tr("What comes first"), Kind.MANY, choices=every),
            FieldSpec(
                "spacing_days", self.tr("Days between"), Kind.NUMBER,
                hint=self.tr("2: not on days in a row. 0: any day"),
            ),
            FieldSpec(
                "coverage_percent", self.tr("Staff who must know first, in %"), Kind.NUMBER,
                hint=self.tr("0 for none"),
            ),
            FieldSpec(
                "coverage_course", self.tr("What staff do first"), Kind.CHOICE,
                choices=[*none, *of_staff],
            ),
            FieldSpec("refresher_of", self.tr("Renews"), Kind.CHOICE, choices=[*none, *every]),
            FieldSpec(
                "outline", self.tr("&Outline"), Kind.NOTE,
                hint=self.tr("One step a line, its minutes first: 10 Role play"),
            ),
        ]  # fmt: skip

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else ""
        if self.form.has_field(field):
            self.form.show_errors({field: sentence_of(error)})
        else:
            self._problem.setText(sentence_of(error))
            self._problem.show()
