"""Every adult and one course of the staff, with the coverage of all of them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.training_rules import staff
from peerdesk.services.training_rules.staff import StaffCourse, StaffLine
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.staff_training.record_panel import RecordPanel
from peerdesk.ui.pages.staff_training.words import (
    coverage_tone,
    coverage_words,
    role_words,
    state_tone,
    state_words,
    waiting_words,
)
from peerdesk.ui.table_model import Column


class StaffView(QWidget):
    """Who has done a course, who lacks it; a course is recorded for many at once.

    Signals:
        panel_requested: Widget for the side panel, and its title.
    """

    panel_requested = Signal(QWidget, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._courses: list[StaffCourse] = []
        self.card = Card(self.tr("How many have done it"))
        self.courses = QComboBox()
        self.courses.setMinimumContentsLength(16)
        self.courses.setAccessibleName(self.tr("Course of the staff"))
        self.courses.view().setAccessibleName(self.courses.accessibleName())
        self.table: DataTable[StaffLine] = DataTable(self._columns(), self.tr("Staff"))
        self.table.select_many()
        self.start = self.table
        self._states = EmptyOr(
            self.table,
            EmptyState(
                self.tr("No staff yet"),
                self.tr("Adults come with the roster: import it on the Students page."),
                icon="users",
            ),
        )
        self._lay_out()
        self.courses.currentIndexChanged.connect(lambda _index: self._show_course())
        self.table.opened.connect(lambda _row: self.primary())
        self.table.add_row_action(
            self.tr("Record training"),
            self.primary,
            icon="graduation-cap",
            shortcut="R",
            needs="training.attendance.record_attendance",
        )

    def refresh(self) -> None:
        """Read again."""
        today = self._desk.today()
        self._courses = self._desk.read(partial(staff.staff_courses, today=today))
        self.card.clear_rows()
        for course in self._courses:
            self.card.add_row(course.name, coverage_words(course), coverage_tone(course))
            for one in course.waits:
                self.card.add_widget(label(waiting_words(one), "muted"))
        self.card.setVisible(any(course.adults for course in self._courses))
        self._offer()
        self._show_course()

    def primary(self) -> None:
        """Record a course for the chosen adults, or for whoever is ticked."""
        chosen = [row.id for row in self.table.selected_rows]
        panel = RecordPanel(self._desk, self.courses.currentData() or "", chosen)
        self.panel_requested.emit(panel, self.tr("Record training"))

    def go_to(self, staff_id: str) -> bool:
        """Make an adult current."""
        return self.table.go_to(lambda row: row.id == staff_id)

    def _columns(self) -> list[Column[StaffLine]]:
        return [
            Column(self.tr("Name"), lambda row: row.name, stretches=True),
            Column(self.tr("Role"), lambda row: role_words(row.role)),
            Column(
                self.tr("State"),
                lambda row: state_words(row.state),
                tone=lambda row: state_tone(row.state),
            ),
            Column(
                self.tr("Done on"),
                lambda row: day_with_year(row.done_on) if row.done_on else "",
                sort_key=lambda row: row.done_on.toordinal() if row.done_on else 0,
            ),
            Column(
                self.tr("Good until"),
                lambda row: day_with_year(row.until) if row.until else "",
                sort_key=lambda row: row.until.toordinal() if row.until else 9_999_999,
            ),
        ]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(label(self.tr("Course")))
        row.addWidget(self.courses, 1)
        row.addWidget(self.table.more_button())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.card)
        column.addLayout(row)
        column.addWidget(self._states, 1)

    def _offer(self) -> None:
        chosen = self.courses.currentData()
        self.courses.blockSignals(True)
        self.courses.clear()
        for course in self._courses:
            self.courses.addItem(course.name, course.id)
        self.courses.setCurrentIndex(max(0, self.courses.findData(chosen)))
        self.courses.blockSignals(False)

    def _show_course(self) -> None:
        code = self.courses.currentData()
        lines: list[StaffLine] = []
        if code:
            reading = partial(staff.staff_at, course=code, today=self._desk.today())
            lines = self._desk.read(reading)
        self.table.set_rows(lines)
        self._states.set_empty(empty=not lines)
