"""The weeks of a plan: a list with counts, and the chosen week as a grid."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.services.duty import PlannedCell, PlannedWeek, TermPlan
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.week_grid import GridCell, WeekGrid
from peerdesk.ui.pages.duty.fitting import fit_grid
from peerdesk.ui.table_model import Column

TABLE_ROWS = 6


class TermWeeks(QWidget):
    """What would stand in each week, before anybody accepts it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: DataTable[PlannedWeek] = DataTable(self._columns(), self.tr("Planned weeks"))
        self.table.setMinimumHeight(TABLE_ROWS * 34)
        self._title = label("", "section")
        self.grid = WeekGrid(self.tr("The planned week"))
        self.grid.days_resized.connect(partial(fit_grid, self.grid))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.table, self._title, self.grid):
            column.addWidget(widget)
        self.table.current_changed.connect(self._show_week)

    def show_plan(self, plan: TermPlan) -> None:
        """Show the weeks and open the first that changes."""
        self.table.set_rows(plan.weeks)
        changed = next((w.id for w in plan.weeks if w.comes or w.goes or w.missing), "")
        if not self.table.go_to(lambda week: week.id == changed):
            self.table.go_to(lambda _week: True)
        self._show_week(self.table.current_row)

    def _show_week(self, week: PlannedWeek | None) -> None:
        if week is None:
            return
        self._title.setText(self.tr("Week of {day}").format(day=day_words(week.monday)))
        labels = dict(week.days)
        self.grid.set_week(
            [day_words(day) for day in labels],
            [row.title for row in week.rows],
            {
                (number, column): self._cell(cell, labels[cell.place.day])
                for number, row in enumerate(week.rows)
                for column, cell in enumerate(row.cells)
            },
        )
        fit_grid(self.grid)

    def _cell(self, cell: PlannedCell, words: str) -> GridCell:
        if not cell.has_duty:
            return GridCell(words or "–", f"{cell.label}: {words}", "muted", cell)
        came = set(cell.comes)
        lines = [f"+ {name}" if name in came else name for name in cell.names]
        lines += [self.tr("not {name} any more").format(name=name) for name in cell.goes]
        lines += [self.tr("! {count} missing").format(count=cell.missing)] if cell.missing else []
        spoken = f"{cell.label}: {', '.join(lines)}"
        return GridCell("\n".join(lines), spoken, "warn" if cell.missing else "", cell)

    def _columns(self) -> list[Column[PlannedWeek]]:
        return [
            Column(
                self.tr("Week of"),
                lambda week: day_words(week.monday),
                sort_key=lambda week: week.monday,
                stretches=True,
            ),
            Column(self.tr("Added"), lambda week: str(week.comes), is_number=True),
            Column(self.tr("Taken away"), lambda week: str(week.goes), is_number=True),
            Column(self.tr("Still empty"), lambda week: str(week.missing), is_number=True),
        ]
