"""What the session list shows: when, what kind, how held, who, worries."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QWidget

from peerdesk.enums import SessionKind, SessionMode
from peerdesk.services.session_logs.lists import SessionFilter
from peerdesk.services.students import search_students
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.session_words import kind_words, mode_words

_MOST = 6


class StudentFilter(FindBox):
    """Finds one student to filter by; empty means all.

    Signals:
        cleared: The text was taken away.
    """

    cleared = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(self._students, name, parent, keeps_text=True)
        self._desk = desk
        self.student_id: str | None = None
        self.setMaximumWidth(200)
        self.setClearButtonEnabled(True)
        self.chosen.connect(self._take)
        self.textChanged.connect(self._on_text)

    def _students(self, text: str) -> list[Found]:
        if not text:
            return []
        rows = self._desk.read(partial(search_students, text=text, limit=_MOST))
        return [Found((row.id, row.name), row.name, row.detail) for row in rows]

    def _take(self, value: tuple[str, str]) -> None:
        self.student_id = value[0]
        self.setText(value[1])

    def _on_text(self, text: str) -> None:
        if not text and self.student_id is not None:
            self.student_id = None
            self.cleared.emit()


class SessionFilters(QWidget):
    """The row of filters above the list.

    Signals:
        changed: Another filter is in force.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.span = FilterChips(self._spans(), self.tr("When"), exclusive=True)
        self.span.choose("week")
        self.kind = _choices(self.tr("Every kind"), kind_words(), self.tr("Kind"))
        self.mode = _choices(self.tr("Held in any way"), mode_words(), self.tr("How it was held"))
        self.student = StudentFilter(desk, self.tr("Student"))
        self.helper = StudentFilter(desk, self.tr("Helper"))
        self.worry = FilterChips([("worry", self.tr("Worry"))], self.tr("Only with a worry"))
        self.first, self.last = QDateEdit(), QDateEdit()
        self._set_up_dates()
        row = FlowLayout(self)
        widgets = (self.span, self.first, self.last, self.kind, self.mode, self.student,
                   self.helper, self.worry)  # fmt: skip
        for widget in widgets:
            row.addWidget(widget)
        self._connect()

    def wanted(self, limit: int) -> SessionFilter:
        """Return the filter that is in force."""
        today = self._desk.today()
        starts: dict[str, date] = {
            "week": today - timedelta(days=today.weekday()),
            "month": today.replace(day=1),
            "dates": _python(self.first.date()),
        }
        kind, mode = self.kind.currentData(), self.mode.currentData()
        return SessionFilter(
            kinds=frozenset([SessionKind(kind)] if kind else []),
            modes=frozenset([SessionMode(mode)] if mode else []),
            since=starts.get(self.span.key),
            until=_python(self.last.date()) if self.span.key == "dates" else None,
            student_id=self.student.student_id,
            helper_id=self.helper.student_id,
            has_worry=bool(self.worry.chosen),
            limit=limit,
        )

    def show_all(self) -> None:
        """Let everything pass."""
        self.span.choose("all")
        self.kind.setCurrentIndex(0)
        self.mode.setCurrentIndex(0)
        self.worry.choose()
        self.student.clear()
        self.helper.clear()
        self._show_dates()

    def show_day(self, day: date) -> None:
        """Let only the sessions of one day pass."""
        self.show_all()
        self.span.choose("dates")
        for editor in (self.first, self.last):
            editor.setDate(QDate(day.year, day.month, day.day))
        self._show_dates()

    def _spans(self) -> list[tuple[str, str]]:
        return [
            ("week", self.tr("This week")),
            ("month", self.tr("This month")),
            ("dates", self.tr("Dates")),
            ("all", self.tr("All")),
        ]

    def _set_up_dates(self) -> None:
        today = self._desk.today()
        for editor, name, day in (
            (self.first, self.tr("First day"), today - timedelta(days=30)),
            (self.last, self.tr("Last day"), today),
        ):
            editor.setAccessibleName(name)
            editor.setToolTip(name)
            editor.setCalendarPopup(True)
            editor.setDisplayFormat("ddd d MMM yyyy")
            editor.setDate(QDate(day.year, day.month, day.day))
            editor.hide()

    def _connect(self) -> None:
        self.span.changed.connect(lambda _keys: self._on_span())
        self.worry.changed.connect(lambda _keys: self.changed.emit())
        for choices in (self.kind, self.mode):
            choices.activated.connect(lambda _row: self.changed.emit())
        for editor in (self.first, self.last):
            editor.dateChanged.connect(lambda _day: self.changed.emit())
        for box in (self.student, self.helper):
            box.chosen.connect(lambda _value: self.changed.emit())
            box.cleared.connect(self.changed)

    def _on_span(self) -> None:
        self._show_dates()
        self.changed.emit()

    def _show_dates(self) -> None:
        for editor in (self.first, self.last):
            editor.setVisible(self.span.key == "dates")


def _choices(all_words: str, words: Mapping[Any, str], name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.view().setAccessibleName(name)
    box.addItem(all_words, None)
    for key, text in words.items():
        box.addItem(text, key)
    return box


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
