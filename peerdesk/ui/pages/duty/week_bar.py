"""The row above the grid: which week, how many duties each, what to do with all of it."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.field import inset
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import label

MOST_DUTIES = 5


class WeekBar(QWidget):
    """Week before and after, this week, the weekly limit, and papers of the week.

    Signals:
        week_chosen: Steps from the shown week: -1, 1, or 0 for the week of today.
        limit_changed: Duties a week each helper may have.
        afresh_requested: Fill again from scratch.
        indoor_requested: No outdoor recess today (or there is again).
        clipboard_requested: Print the staff clipboard.
        poster_requested: Print the duty poster.
        visits_requested: Key in the visits of the week.
        places_requested: Change benches and recess times.
    """

    week_chosen = Signal(int)
    limit_changed = Signal(int)
    afresh_requested = Signal()
    indoor_requested = Signal()
    clipboard_requested = Signal()
    poster_requested = Signal()
    visits_requested = Signal()
    places_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before = icon_button(
            "chevron-left", self.tr("Week before"), lambda: self.week_chosen.emit(-1)
        )
        self.after = icon_button(
            "chevron-right", self.tr("Week after"), lambda: self.week_chosen.emit(1)
        )
        self._week = label("", "section", wrap=False)
        self.this_week = push_button(self.tr("This wee&k"), lambda: self.week_chosen.emit(0))
        self.limit = QSpinBox()
        inset(self.limit)
        self.limit.setRange(1, MOST_DUTIES)
        for editor in (self.limit, self.limit.lineEdit()):
            editor.setAccessibleName(self.tr("Most duties a week for each helper"))
        self.limit.valueChanged.connect(self.limit_changed)
        self.afresh = push_button(self.tr("&Fill afresh"), self.afresh_requested.emit, role="link")
        self.afresh.setToolTip(self.tr("Choose everyone again; locked helpers stay"))
        self.indoor = push_button("", self.indoor_requested.emit, role="link")
        self.clipboard = push_button(
            self.tr("Staff clip&board"), self.clipboard_requested.emit, role="link"
        )
        self.poster = push_button(self.tr("Duty p&oster"), self.poster_requested.emit, role="link")
        self.visits = push_button(
            self.tr("Visits of t&his week"), self.visits_requested.emit, role="link"
        )
        self.places = push_button(
            self.tr("B&enches and times"), self.places_requested.emit, role="link"
        )
        need(self.afresh, "ui.pages.duty.page._fill")
        need(self.indoor, "duty.hand.set_indoor")
        need(self.places, "calendar.save_bench")
        need(self.limit, "duty.crew.set_week_limit")
        self._lay_out()

    def show_week(self, monday: date, limit: int) -> None:
        """Name the week and the weekly limit."""
        self._week.setText(self.tr("Week of {day}").format(day=day(monday)))
        with QSignalBlocker(self.limit):
            self.limit.setValue(limit)

    def show_indoor(self, *, is_shown: bool, is_indoor: bool) -> None:
        """Offer to call off recess today, or to hold it again."""
        no, again = self.tr("&No outdoor recess today"), self.tr("&Recess outdoors again")
        self.indoor.setText(again if is_indoor else no)
        self.indoor.setVisible(is_shown)

    def _links(self) -> tuple[QPushButton, ...]:
        papers = (self.clipboard, self.poster, self.visits)
        return (self.afresh, self.indoor, *papers, self.places)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        words = QLabel(self.tr("&Most duties a week"))
        words.setBuddy(self.limit)
        top = QWidget()
        flow = FlowLayout(top, spacing=24)
        flow.addWidget(_line(self.before, self._week, self.after, self.this_week))
        flow.addWidget(_line(words, self.limit))
        column.addWidget(top)
        rest = QWidget()
        flow = FlowLayout(rest)
        for button in self._links():
            flow.addWidget(button)
        column.addWidget(rest)


def _line(*widgets: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return line
