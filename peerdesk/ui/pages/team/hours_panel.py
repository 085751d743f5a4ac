"""The side panel that tells how the hours of a helper are made up, and takes more."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.teams import MemberRow, hours
from peerdesk.services.teams.hours import NO_HOURS, HoursDraft, HoursRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.guard import guard, need
from peerdesk.ui.kit.record_panel import RecordPanel
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.team.words import time_text


class HoursPanel(QWidget):
    """A form for time that no log knows of, over what the hours of the year are made of."""

    def __init__(self, desk: Desk, member: MemberRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._member = member
        self.student_id = member.student_id
        self._form = Form(
            [
                FieldSpec("title", self.tr("What &for"), hint=self.tr("Helped at the book fair")),
                FieldSpec("minutes", self.tr("Minu&tes"), Kind.NUMBER, low=0, high=9999),
                FieldSpec("day", self.tr("&Day"), Kind.DATE),
            ]
        )
        self._clear()
        add = push_button(self.tr("&Add hours"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(add)
        self._list = HoursList(desk, member.student_id)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(member.name, "strong"))
        column.addWidget(self._list)
        column.addWidget(self._form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(need(add, "teams.hours.add_hours"))
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self._form.field("title").editor)
        guard(desk, self)

    def save(self) -> None:
        """Keep the hours, or say under the field what is wrong."""
        values = self._form.values
        draft = HoursDraft((self.student_id,), values["day"], values["minutes"], values["title"])
        use_case = partial(hours.add_hours, draft=draft, today=self._desk.today())
        text = self.tr("Added hours of {name}").format(name=self._member.name)
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _clear(self) -> None:
        self._form.set_values({"title": "", "minutes": 60, "day": self._desk.today()})

    def _on_saved(self, _value: object) -> None:
        self._form.show_errors({})
        self._clear()
        self._form.field("title").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else "title"
        name = field if self._form.has_field(field) else "title"
        self._form.show_errors({name: sentence_of(error)})


class HoursList(RecordPanel):
    """The hours of the year by what they come from, and each entry made by hand."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"HoursEntry", "SessionLog", "DutyAssignment", "TrainingRecord", "ServiceBreak"}
    )

    def __init__(self, desk: Desk, student_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._student_id = student_id
        self._column.setContentsMargins(0, 0, 0, 0)
        self.load()

    @override
    def read(self) -> Any:
        return self._desk.read(
            partial(_read, student_id=self._student_id, today=self._desk.today())
        )

    @override
    def fill(self, column: QVBoxLayout) -> None:
        given, entries = self.record
        total = self.tr("{time} this school year").format(time=time_text(given.total))
        column.addWidget(label(total, "section"))
        words = hours.source_words()
        for source, minutes in given.minutes.items():
            row = QHBoxLayout()
            row.addWidget(label(words[source]), 1)
            row.addWidget(label(time_text(minutes), "strong"))
            column.addLayout(row)
        if not given.minutes:
            column.addWidget(label(self.tr("Nothing is logged yet."), "muted"))
        for entry in entries:
            column.addLayout(self._entry(entry))

    def _entry(self, entry: HoursRow) -> QHBoxLayout:
        words = self.tr("{day}: {title}, {time}").format(
            day=day_with_year(entry.day), title=entry.title, time=time_text(entry.minutes)
        )
        remove = icon_button(
            "trash-2",
            self.tr("Move to bin: {what}").format(what=words),
            partial(self._remove, entry),
        )
        remove.setObjectName(f"remove-{entry.id}")
        row = QHBoxLayout()
        row.addWidget(label(words, "muted"), 1)
        row.addWidget(need(remove, "teams.hours.remove_hours"))
        return row

    def _remove(self, entry: HoursRow) -> None:
        use_case = partial(hours.remove_hours, entry_id=entry.id)
        self._desk.write(self, use_case, self.tr("Moved hours to the bin"))


def _read(session: Any, student_id: str, today: Any) -> tuple[hours.Hours, list[HoursRow]]:
    span = hours.year_span(session, today)
    given = hours.hours_of(session, span, today, [student_id])
    entries = hours.list_hours(session, student_id, span)
    return given.get(student_id, NO_HOURS), entries
