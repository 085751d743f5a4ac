"""The list of a page: a table over frozen rows."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QHelpEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QToolButton,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from peerdesk.ui.kit import icons
from peerdesk.ui.kit.buttons import ToolButton
from peerdesk.ui.kit.chip_delegate import ChipDelegate
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import announce
from peerdesk.ui.table_model import ROW_ROLE, SORT_ROLE, Column, RowTableModel

RowT = TypeVar("RowT")
_MOST_SIGNS: Final = 28
_FEWEST_SIGNS: Final = 18
_ROWS_MEASURED: Final = 20


def share_room(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns that want more than there is: the widest give first."""
    widths = list(wanted)
    cap = max(wanted, default=0)
    while sum(widths) > room and widths != list(least):
        cap = min(cap - 1, max(w for w, low in zip(widths, least, strict=True) if w > low) - 1)
        widths = [max(low, min(w, cap)) for w, low in zip(wanted, least, strict=True)]
    return widths


class _Sorted(QSortFilterProxyModel):
    """Sorts by the sort role, whatever can be compared; hides rows that do not pass."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.passes: Callable[[Any], bool] = lambda _row: True

    @override
    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:  # type: ignore[override]  # stub wants a union
        first, second = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if first is None or second is None:
            return first is None and second is not None
        return bool(first < second)

    @override
    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:  # type: ignore[override]  # stub wants a union
        return self.passes(self.sourceModel().index(row, 0, parent).data(ROW_ROLE))


class DataTable(QTableView, Generic[RowT]):
    """Rows under left-aligned headers; Tab leaves it, arrows move in it, Enter opens.

    Row actions stand in the context menu, in the menu of `more_button` and behind
    their shortcuts, all three alike.

    Signals:
        opened: The row that was activated (Enter, double click).
        current_changed: The row that is current now, or None.
        selection_changed: List of the selected rows.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal(list)

    def __init__(
        self, columns: Sequence[Column[RowT]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.rows_model: RowTableModel[RowT] = RowTableModel(columns, self)
        self._sorted = _Sorted(self)
        self._sorted.setSourceModel(self.rows_model)
        self.setModel(self._sorted)
        self.setItemDelegate(ChipDelegate(self))
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._set_up_view()
        self._set_up_header(columns)
        self.activated.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    @property
    def shown_rows(self) -> list[RowT]:
        """Return the rows as they stand on screen."""
        count = self._sorted.rowCount()
        return [self._sorted.index(row, 0).data(ROW_ROLE) for row in range(count)]

    @property
    def current_row(self) -> RowT | None:
        """Return the row with the focus."""
        index = self.currentIndex()
        row: RowT | None = index.data(ROW_ROLE) if index.isValid() else None
        return row

    @property
    def selected_rows(self) -> list[RowT]:
        """Return the selected rows in shown order."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(ROW_ROLE) for index in indexes]

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Replace the rows; the current one stays current if a row with its `id` is still there."""
        current = getattr(self.current_row, "id", None)
        self.rows_model.set_rows(rows)
        self._fit()
        self._share_room()
        if current is not None:
            self.go_to(lambda row: getattr(row, "id", None) == current)

    def set_filter(self, passes: Callable[[RowT], bool], *, speak: bool = True) -> None:
        """Show only the rows for which `passes(row)` is true."""
        self._sorted.passes = passes
        self._sorted.invalidate()
        if speak:
            announce(self, self.tr("Rows shown: {count}").format(count=self._sorted.rowCount()))

    def go_to(self, wanted: Callable[[RowT], bool]) -> bool:
        """Make the first row for which `wanted(row)` holds current; return whether there is one."""
        for row, value in enumerate(self.shown_rows):
            if wanted(value):
                index = self._sorted.index(row, 0)
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return True
        return False

    def select_many(self) -> None:
        """Let the user select several rows (Shift, Ctrl, Ctrl+A)."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def add_row_action(
        self,
        text: str,
        triggered: Callable[[], object],
        *,
        icon: str = "",
        shortcut: str = "",
        needs: str = "",
    ) -> QAction:
        """Add an action for the current row to menus and keyboard; `needs` as in `kit.guard`."""
        action = need(QAction(text, self), needs)
        if icon:
            action.setIcon(icons.icon(icon))
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setToolTip(f"{text.replace('&', '')} ({shortcut})")
        action.triggered.connect(lambda _checked=False: triggered())
        self.addAction(action)
        self._menu.addAction(action)
        return action

    def more_button(self) -> QToolButton:
        """Return a "..." button that opens the row actions."""
        button = ToolButton(self)
        button.setIcon(icons.icon("ellipsis"))
        button.setAccessibleName(self.tr("Actions for the selected row"))
        button.setToolTip(button.accessibleName())
        button.setMinimumSize(34, 34)
        button.setMenu(self._menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _set_up_view(self) -> None:
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.verticalHeader().hide()
        self.setMinimumHeight(180)

    def _set_up_header(self, columns: Sequence[Column[RowT]]) -> None:
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        for number, column in enumerate(columns):
            mode = (
                QHeaderView.ResizeMode.Stretch
                if column.stretches
                else QHeaderView.ResizeMode.ResizeToContents
            )
            header.setSectionResizeMode(number, mode)
        header.setStretchLastSection(not any(column.stretches for column in columns))
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(max(36, self.fontMetrics().height() + 18))

    def _share_room(self) -> None:
        """Let stretching columns take the room; cut long words, or scroll if that is in vain."""
        if not self.isVisible():
            return
        header, columns = self.horizontalHeader(), self.rows_model.columns
        wanted = [self._wanted_width(number) for number in range(len(columns))]
        room = self.viewport().width()
        is_narrow = sum(wanted) > room
        least = [self._least_width(number) for number in range(len(columns))]
        widths = share_room(wanted, least, room) if sum(least) <= room else wanted
        for number, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.ResizeToContents
            if column.stretches:
                mode = QHeaderView.ResizeMode.Stretch
            if is_narrow:
                mode = QHeaderView.ResizeMode.Interactive
            if header.sectionResizeMode(number) != mode:
                header.setSectionResizeMode(number, mode)
            if is_narrow:
                header.resizeSection(number, widths[number])

    def _least_width(self, column: int) -> int:
        """Return how narrow a column may be: a number is never cut, words keep some signs."""
        wanted = self._wanted_width(column)
        if self.rows_model.columns[column].is_number:
            return wanted
        signs = self.fontMetrics().averageCharWidth() * _FEWEST_SIGNS
        return min(wanted, max(signs, self.horizontalHeader().sectionSizeHint(column)))

    def _wanted_width(self, column: int) -> int:
        hint = max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
        if self.rows_model.columns[column].stretches:
            return min(hint, self.fontMetrics().averageCharWidth() * _MOST_SIGNS)
        return hint

    def _open_menu(self, position: QPoint) -> None:
        if self._menu.actions() and self.indexAt(position).isValid():
            self._menu.popup(self.viewport().mapToGlobal(position))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(current.data(ROW_ROLE) if current.isValid() else None)

    def _on_selection(self, _on: QItemSelection, _off: QItemSelection) -> None:
        self.selection_changed.emit(self.selected_rows)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            is_cut = self.sizeHintForIndex(index).width() > self.columnWidth(index.column())
            if is_cut and not index.data(Qt.ItemDataRole.ToolTipRole):
                QToolTip.showText(event.globalPos(), str(index.data() or ""), self)
                return True
        return super().viewportEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
