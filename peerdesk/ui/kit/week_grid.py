"""A week as a grid: one tab stop, arrows inside, every cell spoken in full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from peerdesk.ui.kit.lettering import whole_font
from peerdesk.ui.kit.reading_order import in_order
from peerdesk.ui.table_model import ROW_ROLE, Index
from peerdesk.ui.tokens import tokens_for

_LEAST_WIDTH: Final = 110
_PADDING: Final = 16
"""What the style sheet takes from a cell; Qt breaks lines for the whole width when it measures."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """What one cell shows.

    Attributes:
        text: Shown; lines are separated by newlines.
        spoken: In full, e.g. "Monday 10:00 bench A: Maya, Alexander".
        tone: "" or ``warn``, ``danger``, ``muted``; the text must say it too.
        value: Whatever the page wants back.
    """

    text: str
    spoken: str
    tone: str = ""
    value: Any = None


_NOTHING = GridCell("", "")


class _GridModel(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.days: Sequence[str] = ()
        self.rows: Sequence[str] = ()
        self.cells: Mapping[tuple[int, int], GridCell] = {}

    def cell(self, index: Index) -> GridCell:
        return self.cells.get((index.row(), index.column()), _NOTHING)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.days)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return cell.spoken
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return cell if role == ROW_ROLE else None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.days if orientation == Qt.Orientation.Horizontal else self.rows)[section]


class _GridDelegate(QStyledItemDelegate):
    """Gives toned cells their ground and their ink; the style sheet would hide brushes."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(ROW_ROLE)
        if cell.tone and cell.tone != "muted":
            soft = tokens_for(option.palette)[f"{cell.tone}Soft"]
            painter.fillRect(option.rect, QColor(soft))
        super().paint(painter, option, index)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        narrow = QStyleOptionViewItem(option)
        narrow.rect = option.rect.adjusted(0, 0, -_PADDING, 0)
        return super().sizeHint(narrow, index)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.font = whole_font(option.font, option.text)
        option.text = in_order(option.text)
        cell = index.data(ROW_ROLE)
        if cell.tone:
            ink = QColor(tokens_for(option.palette)[cell.tone])
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, ink)


class WeekGrid(QTableView):
    """Days across, benches and recesses down.

    Attributes:
        least_width: Pixels a day keeps, if its heading does not need more.

    Signals:
        choose_requested: The cell for which Enter (or a double click) asks for a choice.
        clear_requested: The cell for which Del was pressed.
        absent_requested: The cell for which X was pressed.
        lock_requested: The cell for which L was pressed.
        swap_requested: The cell for which S was pressed.
        menu_requested: The cell and the global position of the context menu.
        days_resized: Days got wider or narrower, so that names break anew.
    """

    choose_requested = Signal(object)
    clear_requested = Signal(object)
    absent_requested = Signal(object)
    lock_requested = Signal(object)
    swap_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    days_resized = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least_width = _LEAST_WIDTH
        self.setAccessibleName(name)
        self._model = _GridModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_GridDelegate(self))
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(self.least_width)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setDefaultAlignment(left)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self._narrowed = QTimer(self, singleShot=True, interval=0)
        self._narrowed.timeout.connect(self.days_resized)
        self.horizontalHeader().sectionResized.connect(lambda *_sizes: self._narrowed.start())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(lambda index: self._ask(self.choose_requested, index))

    @property
    def current_cell(self) -> GridCell | None:
        """Return the cell with the focus."""
        index = self.currentIndex()
        return self._model.cell(index) if index.isValid() else None

    def set_week(
        self,
        days: Sequence[str],
        rows: Sequence[str],
        cells: Mapping[tuple[int, int], GridCell],
    ) -> None:
        """Show a week: `cells` by (row, day); missing cells are empty; the focus stays."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self._model.beginResetModel()
        self._model.days, self._model.rows, self._model.cells = tuple(days), tuple(rows), cells
        self._model.endResetModel()
        header = self.horizontalHeader()
        header.setMinimumSectionSize(self.least_width)
        words = [header.sectionSizeHint(day) for day in range(len(self._model.days))]
        header.setMinimumSectionSize(max(self.least_width, *words))
        if row >= 0:
            self.setCurrentIndex(self._model.index(row, column))
        self.setMinimumHeight(self._content_height())

    def _content_height(self) -> int:
        rows = sum(self.rowHeight(row) for row in range(self._model.rowCount()))
        header, bar = self.horizontalHeader(), self.horizontalScrollBar()
        below = bar.sizeHint().height() if header.length() > self.viewport().width() else 0
        return min(rows + header.sizeHint().height() + below + 8, 640)

    def _ask(self, signal: Any, index: QModelIndex) -> None:
        if index.isValid():
            signal.emit(self._model.cell(index))

    def _on_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        if index.isValid():
            self.menu_requested.emit(self._model.cell(index), self.viewport().mapToGlobal(position))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        signals = {
            Qt.Key.Key_Return: self.choose_requested,
            Qt.Key.Key_Enter: self.choose_requested,
            Qt.Key.Key_F2: self.choose_requested,
            Qt.Key.Key_Delete: self.clear_requested,
            Qt.Key.Key_X: self.absent_requested,
            Qt.Key.Key_L: self.lock_requested,
            Qt.Key.Key_S: self.swap_requested,
        }
        signal = signals.get(Qt.Key(event.key()))
        if signal is None:
            super().keyPressEvent(event)
        else:
            self._ask(signal, self.currentIndex())
