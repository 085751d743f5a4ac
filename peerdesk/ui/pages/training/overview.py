"""The courses of the school and how it stands with them; and the days of training."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerdesk.enums import Audience
from peerdesk.services.training.events import EventRow
from peerdesk.services.training.standing import CourseStanding
from peerdesk.services.training.words import audience_words, kind_words
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.pages.training.entry_fields import clock_text
from peerdesk.ui.table_model import Column

COURSES = "courses"
EVENTS = "events"


class Overview(QWidget):
    """Two lists, one shown at a time.

    Attributes:
        which: Chips that choose the list.
        courses: The courses.
        events: The days of training, the newest first.

    Signals:
        add_requested: A training is to be recorded.
        code_entered: What was typed as the code of a sheet.
    """

    add_requested = Signal()
    code_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which = FilterChips(
            [(COURSES, self.tr("Courses")), (EVENTS, self.tr("Days of training"))],
            self.tr("What to show"),
            exclusive=True,
        )
        self.which.choose(COURSES)
        self.audience = FilterChips(
            [(one.value, words) for one, words in audience_words().items()], self.tr("For whom")
        )
        self.courses: DataTable[CourseStanding] = DataTable(
            self._course_columns(), self.tr("Courses")
        )
        self.events: DataTable[EventRow] = DataTable(
            self._event_columns(), self.tr("Days of training")
        )
        self.code = QLineEdit()
        self._events_or = EmptyOr(self.events, self._empty())
        self._lay_out()
        for chips in (self.which, self.audience):
            chips.changed.connect(lambda _keys: self._show())
        self._show()

    def set_rows(self, courses: list[CourseStanding], events: list[EventRow]) -> None:
        """Show these courses and days."""
        self.courses.set_rows(courses)
        self.events.set_rows(events)
        self._events_or.set_empty(empty=not events)
        due = sum(row.due for row in courses if row.course.is_open)
        words = self.tr("Courses"), self.tr("Days of training")
        self.which.set_text(COURSES, f"{words[0]} {len(courses)}")
        self.which.set_text(EVENTS, f"{words[1]} {len(events)}")
        self.setAccessibleDescription(self.tr("%n to train", "", due))

    def show_list(self, key: str) -> None:
        """Show one of the two lists."""
        self.which.choose(key)
        self._show()

    def _show(self) -> None:
        is_courses = self.which.key == COURSES
        self.courses.setVisible(is_courses)
        self._events_or.setVisible(not is_courses)
        self._more_courses.setVisible(is_courses)
        self._more_events.setVisible(not is_courses)
        self.code.setVisible(not is_courses)
        wanted = {Audience(key) for key in self.audience.chosen}
        self.courses.set_filter(lambda row: _fits(row.course.audience, wanted), speak=False)
        self.events.set_filter(lambda row: _fits(row.audience, wanted), speak=False)

    def _course_columns(self) -> list[Column[CourseStanding]]:
        audiences = audience_words()
        return [
            Column(
                self.tr("Course"),
                lambda row: row.course.name,
                lambda row: row.course.name.casefold(),
                stretches=True,
            ),
            Column(self.tr("For"), lambda row: audiences[row.course.audience]),
            Column(
                self.tr("Have it"), lambda row: str(row.valid), lambda row: row.valid,
                is_number=True,
            ),
            Column(
                self.tr("Should come"),
                lambda row: str(row.due) if row.due else "",
                lambda row: row.due,
                tone=lambda row: "warn" if row.due else "",
            ),
            Column(
                self.tr("Runs out soon"),
                lambda row: str(row.soon) if row.soon else "",
                lambda row: row.soon,
                tone=lambda row: "warn" if row.soon else "",
            ),
            Column(self.tr("Good for"), self._good_for, lambda row: row.course.law.valid_months),
            Column(
                self.tr("Offered"),
                lambda row: self.tr("Offered") if row.course.is_open else self.tr("Not now"),
                tone=lambda row: "ok" if row.course.is_open else "neutral",
            ),
        ]  # fmt: skip

    def _event_columns(self) -> list[Column[EventRow]]:
        kinds = kind_words()
        return [
            Column(
                self.tr("Day"), lambda row: day_with_year(row.day), lambda row: row.day.toordinal()
            ),
            Column(self.tr("Course"), lambda row: row.course_name, stretches=True),
            Column(self.tr("Kind"), lambda row: kinds[row.kind]),
            Column(self.tr("Begins"), lambda row: clock_text(row.starts_minute)),
            Column(self.tr("Where"), lambda row: row.place),
            Column(self.tr("Held by"), lambda row: row.trainer),
            Column(
                self.tr("Came"), lambda row: str(row.came) if row.is_held else "",
                lambda row: row.came, is_number=True,
            ),
            Column(self.tr("State"), self._state, tone=_state_tone),
        ]  # fmt: skip

    def _good_for(self, row: CourseStanding) -> str:
        months = row.course.law.valid_months
        return self.tr("%n months", "", months) if months else self.tr("ever")

    def _state(self, row: EventRow) -> str:
        if row.is_held:
            return self.tr("Recorded")
        if row.is_waiting:
            return self.tr("Who came?")
        return self.tr("Planned, %n expected", "", row.expected)

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No training yet"),
            self.tr("Helpers begin with one course. Print the sign-in sheet, then record it here."),
            action=self.tr("Add training"),
            clicked=self.add_requested.emit,
            icon="graduation-cap",
        )

    def _lay_out(self) -> None:
        self.code.setAccessibleName(self.tr("Code of a sign-in sheet"))
        self.code.setPlaceholderText(self.tr("Sheet code"))
        self.code.setMinimumWidth(140)
        self.code.setMaximumWidth(180)
        self.code.returnPressed.connect(lambda: self.code_entered.emit(self.code.text()))
        self._more_courses = self.courses.more_button()
        self._more_events = self.events.more_button()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.which)
        row.addWidget(self.audience, 1)
        row.addWidget(self.code)
        row.addWidget(self._more_courses)
        row.addWidget(self._more_events)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(self.courses, 1)
        column.addWidget(self._events_or, 1)


def _fits(audience: Audience, wanted: set[Audience]) -> bool:
    return not wanted or audience in wanted


def _state_tone(row: EventRow) -> str:
    if row.is_held:
        return "ok"
    return "warn" if row.is_waiting else "accent"
