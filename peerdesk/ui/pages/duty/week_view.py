"""The week with everything that is changed by hand in it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import PeerDeskError
from peerdesk.services import duty
from peerdesk.services.duty import DutyCell, DutyWeek, Place
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.kit.week_grid import GridCell, WeekGrid
from peerdesk.ui.pages.duty.cell_menu import absence_menu, menu_of
from peerdesk.ui.pages.duty.cells import grid_cell, row_title
from peerdesk.ui.pages.duty.fairness import FairnessCard
from peerdesk.ui.pages.duty.fitting import current_rect, enter_grid, fit_grid
from peerdesk.ui.pages.duty.picker import HelperPicker
from peerdesk.ui.pages.duty.swap_picker import Swapping
from peerdesk.ui.pages.duty.to_do import ToDoCard
from peerdesk.ui.pages.duty.week_bar import WeekBar


class WeekView(QWidget):
    """Grid, picker, warnings and fairness of one week.

    Attributes:
        week: The week that is shown.

    Signals:
        absence_requested: Student id to mark absent.
        free_requested: Student id of a helper whose free times are asked for.
        refused: The sentence of an edit that was refused.
        said: Sentences an edit should be looked at for.
    """

    absence_requested = Signal(object)
    free_requested = Signal(str)
    refused = Signal(str)
    said = Signal(str)

    def __init__(self, desk: Desk, overlay: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._overlay = overlay
        self._today = desk.today()
        self._was_edited = False
        self.week: DutyWeek | None = None
        self.bar = WeekBar()
        self.grid = WeekGrid(self.tr("Duty of the week"))
        self.grid.days_resized.connect(partial(fit_grid, self.grid))
        self.grid.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.to_do = ToDoCard()
        self.fairness = FairnessCard()
        self.picker = HelperPicker(overlay)
        self.swapping = Swapping(desk, overlay, self)
        self._lay_out()
        self._connect()

    def show_week(self, week: DutyWeek, today: date) -> None:
        """Show a week; the focus stays in its cell."""
        self.week, self._today = week, today
        self.bar.show_week(week.monday, week.week_limit)
        marks = {day.day: day for day in week.days}
        today_mark = marks.get(today)
        self.bar.show_indoor(
            is_shown=today_mark is not None and today_mark.is_school,
            is_indoor=today_mark is not None and today_mark.is_indoor,
        )
        self.grid.set_week(
            [day_words(day.day) for day in week.days],
            [row_title(row) for row in week.rows],
            {
                (number, column): self._grid_cell(cell, column)
                for number, row in enumerate(week.rows)
                for column, cell in enumerate(row.cells)
            },
        )
        fit_grid(self.grid)
        self.to_do.show_warnings(week.warnings)
        self.fairness.show_week(week)
        self._refresh_picker()
        self._speak_edit()

    def enter(self) -> None:
        """Put the keyboard into the grid: where it was, or on the first cell of today."""
        days = [day.day for day in self.week.days] if self.week else []
        enter_grid(self.grid, days.index(self._today) if self._today in days else 0)

    def select(self, place: Place) -> None:
        """Put the focus on a cell."""
        for number, row in enumerate(self.week.rows if self.week else ()):
            for column, cell in enumerate(row.cells):
                if cell.place == place:
                    self.grid.setCurrentIndex(self.grid.model().index(number, column))
                    self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _speak_edit(self) -> None:
        """Have the changed cell read out."""
        cell = self.grid.current_cell
        if self._was_edited and cell is not None:
            announce(self.grid, cell.spoken)
        self._was_edited = False

    def _grid_cell(self, cell: DutyCell, column: int) -> GridCell:
        label_text = self.week.days[column].label if self.week else ""
        return grid_cell(cell, label_text, is_past=cell.place.day < self._today)

    def _lay_out(self) -> None:
        keys = self.tr("Enter chooses a helper, S swaps, Del clears, L locks, X marks absent.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.bar)
        column.addWidget(self.grid)
        column.addWidget(label(keys, "caption"))
        column.addWidget(self.to_do)
        column.addWidget(self.fairness)

    def _connect(self) -> None:
        self.grid.choose_requested.connect(self._on_choose)
        self.grid.clear_requested.connect(self._on_clear)
        self.grid.lock_requested.connect(self._on_lock)
        self.grid.swap_requested.connect(self._on_swap)
        self.grid.absent_requested.connect(self._on_absent)
        self.grid.menu_requested.connect(self._on_menu)
        self.picker.helper_chosen.connect(self._on_helper)
        self.picker.clear_chosen.connect(self._on_clear_one)
        self.picker.lock_toggled.connect(self._on_lock_here)
        self.picker.swap_asked.connect(self._on_swap_here)
        self.picker.free_asked.connect(self.free_requested)
        self.picker.closed.connect(self._back_to_grid)
        self.swapping.picker.closed.connect(self._back_to_grid)
        self.swapping.done.connect(self._note_edit)
        self.swapping.refused.connect(self.refused)
        self.to_do.suggestion_taken.connect(self._assign)

    def _back_to_grid(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose(self, grid_cell: GridCell) -> None:
        cell = grid_cell.value
        if not cell.has_duty:
            announce(self.grid, cell.spoken)
            return
        ranked = self._desk.read(partial(duty.ranked_helpers, place=cell.place))
        self.picker.open_at(cell, ranked, current_rect(self.grid, self._overlay))

    def _on_swap(self, grid_cell: GridCell) -> None:
        if grid_cell.value.has_duty:
            self.swapping.begin(grid_cell.value, current_rect(self.grid, self._overlay))

    def _on_swap_here(self) -> None:
        cell = self.picker.cell
        self.picker.close_picker()
        if cell is not None:
            self._on_swap(GridCell("", "", value=cell))

    def _note_edit(self) -> None:
        self._was_edited = True

    def close_picker(self) -> bool:
        """Put away what stands over the week; return whether anything did."""
        for picker in (self.picker, self.swapping.picker):
            if picker.isVisible():
                picker.close_picker()
                return True
        return False

    def _refresh_picker(self) -> None:
        """Follow an edit: close once the place is full, else offer the next helper."""
        shown = self.picker.cell
        if not self.picker.isVisible() or shown is None or self.week is None:
            return
        cell = next((one for one in self.week.cells if one.place == shown.place), None)
        if cell is None or (cell.missing == 0 and len(cell.present) > len(shown.present)):
            self.picker.close_picker()
            return
        ranked = self._desk.read(partial(duty.ranked_helpers, place=cell.place))
        self.picker.show_cell(cell, ranked)
        self.picker.box.open_list()

    def _on_helper(self, student_id: str) -> None:
        if self.picker.cell is not None:
            self._assign(self.picker.cell.place, student_id)

    def _assign(self, place: Place, student_id: str) -> None:
        self._write(
            partial(duty.assign, place=place, student_id=student_id),
            self.tr("Put a helper on {place}").format(place=self._words(place)),
            lambda sentences: self.said.emit(" ".join(sentences)),
        )

    def _on_clear(self, grid_cell: GridCell) -> None:
        if grid_cell.value.helpers:
            self._clear(grid_cell.value.place, None)

    def _on_clear_one(self, student_id: str) -> None:
        if self.picker.cell is not None:
            self._clear(self.picker.cell.place, student_id)

    def _clear(self, place: Place, student_id: str | None) -> None:
        label_text = self.tr("Cleared {place}").format(place=self._words(place))
        self._write(partial(duty.clear, place=place, student_id=student_id), label_text)

    def _on_lock(self, grid_cell: GridCell) -> None:
        cell = grid_cell.value
        if cell.helpers:
            locked = not all(one.is_locked for one in cell.helpers)
            text = self.tr("Locked {place}") if locked else self.tr("Unlocked {place}")
            words = text.format(place=self._words(cell.place))
            self._write(partial(duty.set_locked, place=cell.place, locked=locked), words)

    def _on_lock_here(self) -> None:
        if self.picker.cell is not None:
            self._on_lock(GridCell("", "", value=self.picker.cell))

    def _on_absent(self, grid_cell: GridCell) -> None:
        present = grid_cell.value.present
        if len(present) == 1:
            self.absence_requested.emit(present[0].student_id)
        elif present:
            corner = self.grid.visualRect(self.grid.currentIndex()).center()
            menu = absence_menu(self, present, self.absence_requested.emit)
            menu.popup(self.grid.viewport().mapToGlobal(corner))

    def _on_menu(self, grid_cell: GridCell, where: QPoint) -> None:
        cell = grid_cell.value
        if not cell.has_duty:
            return
        entries = [(self.tr("Choose a helper\tEnter"), partial(self._on_choose, grid_cell))]
        if cell.helpers:
            entries += [
                (self.tr("Swap…\tS"), partial(self._on_swap, grid_cell)),
                (self.tr("Clear\tDel"), partial(self._on_clear, grid_cell)),
                (self.tr("Lock or unlock\tL"), partial(self._on_lock, grid_cell)),
                (self.tr("Mark absent\tX"), partial(self._on_absent, grid_cell)),
            ]
        menu_of(self, entries).popup(where)

    def _write(
        self,
        use_case: Callable[[Any], Any],
        label_text: str,
        done: Callable[[Any], object] | None = None,
    ) -> None:
        def finish(value: Any) -> None:
            self._was_edited = True
            if done is not None:
                done(value)

        self._desk.write(self, use_case, label_text, finish, self._on_refused)

    def _on_refused(self, error: PeerDeskError) -> None:
        if self.picker.isVisible():
            self.picker.show_problem(sentence_of(error))
        else:
            self.refused.emit(sentence_of(error))

    def _words(self, place: Place) -> str:
        cells = self.week.cells if self.week else ()
        return next((cell.label for cell in cells if cell.place == place), "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fit_grid(self.grid)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            fit_grid(self.grid)
