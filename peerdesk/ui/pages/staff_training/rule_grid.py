"""The rule table as a grid: courses down, activities across, a check mark where one is needed."""

from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from peerdesk.enums import Activity
from peerdesk.services.training_rules.standing import CourseLine, RuleTable
from peerdesk.services.training_rules.words import activity_words, short_words
from peerdesk.ui.kit.week_grid import GridCell, WeekGrid

_CHECK: Final = "\N{CHECK MARK}"
_WIDEST: Final = 420
_ROOM: Final = 4


class RuleCell(NamedTuple):
    """What a cell of the grid stands for."""

    activity: Activity
    course: str
    course_name: str
    is_needed: bool


class RuleGrid(WeekGrid):
    """Arrows move, Space or Enter sets and takes away the check mark.

    Signals:
        toggled: The `RuleCell` whose check mark is to change.
        activity_changed: The `Activity` of the column with the focus.
    """

    toggled = Signal(object)
    activity_changed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMaximumWidth(_WIDEST)
        self.choose_requested.connect(self._toggle)
        self.selectionModel().currentChanged.connect(lambda _now, _then: self._tell_activity())

    @property
    def activity(self) -> Activity:
        """Return the activity of the column with the focus, else the first."""
        cell = self.current_cell
        return cell.value.activity if cell and cell.value else next(iter(Activity))

    def show_table(self, table: RuleTable) -> None:
        """Show the rules; the focus stays."""
        words = activity_words()
        cells = {
            (row, column): self._cell(line, activity, words[activity])
            for row, line in enumerate(table.lines)
            for column, activity in enumerate(words)
        }
        self.set_week(list(short_words().values()), [line.name for line in table.lines], cells)
        header = self.horizontalHeader()
        widths = (header.sectionSizeHint(column) for column in range(header.count()))
        header.setMinimumSectionSize(max(widths, default=0) + _ROOM)

    def _cell(self, line: CourseLine, activity: Activity, words: str) -> GridCell:
        is_needed = activity in line.needed
        said = self.tr("needed") if is_needed else self.tr("not needed")
        spoken = f"{words}, {line.name}: {said}"
        value = RuleCell(activity, line.id, line.name, is_needed)
        return GridCell(_CHECK if is_needed else "", spoken, value=value)

    def _toggle(self, cell: GridCell | None) -> None:
        if cell is not None and cell.value is not None:
            self.toggled.emit(cell.value)

    def _tell_activity(self) -> None:
        self.activity_changed.emit(self.activity)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.current_cell)
        else:
            super().keyPressEvent(event)
