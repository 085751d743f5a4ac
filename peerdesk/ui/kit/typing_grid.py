"""A grid of numbers typed straight into its cells: type, Enter, type."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.ui.kit.style import announce
from peerdesk.ui.kit.week_grid import GridCell, WeekGrid
from peerdesk.ui.table_model import Index

Spot = tuple[int, int]
"""Row and column."""

_PLAIN: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_MOVES: Final = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
    }
)
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOST_SIGNS: Final = 12


class TypingGrid(WeekGrid):
    """One tab stop; the first sign typed into a cell replaces what stood there, Enter goes on.

    Backspace takes one sign away, Del all of them. What a cell shows for its text is up to
    the owner.

    Signals:
        typed: Row, column and the text there now.
        left: Row and column of the cell that was left.
        finished: Enter was pressed in the last cell.
    """

    typed = Signal(int, int, str)
    left = Signal(int, int)
    finished = Signal()

    def __init__(
        self,
        name: str,
        show: Callable[[int, int, str], GridCell],
        signs: str = "0123456789",
        parent: QWidget | None = None,
    ) -> None:
        self._texts: dict[Spot, str] = {}
        self._open: frozenset[Spot] = frozenset()
        self._is_fresh = True
        super().__init__(name, parent)
        self._show = show
        self._signs = signs

    @property
    def texts(self) -> Mapping[Spot, str]:
        """Return what stands in the cells that hold something."""
        return {spot: text for spot, text in self._texts.items() if text}

    @property
    def spot(self) -> Spot:
        """Return row and column of the cell with the focus; (-1, -1) without one."""
        index = self.currentIndex()
        return index.row(), index.column()

    def set_texts(
        self,
        days: Sequence[str],
        rows: Sequence[str],
        texts: Mapping[Spot, str],
        is_open: Collection[Spot],
    ) -> None:
        """Show these texts; only cells of `is_open` take what is typed."""
        self._texts = dict(texts)
        self._open = frozenset(is_open)
        spots = [(row, column) for row in range(len(rows)) for column in range(len(days))]
        cells = {spot: self._show(*spot, self._texts.get(spot, "")) for spot in spots}
        self.set_week(days, rows, cells)
        self._fit()

    def go_to(self, spot: Spot) -> None:
        """Put the focus into a cell."""
        self.setCurrentIndex(self._model.index(*spot))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Put the focus into the first open cell that is empty, unless one has it."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._come_in()

    def show_again(self, spot: Spot) -> None:
        """Have the owner say anew what a cell shows."""
        cells = dict(self._model.cells)
        cells[spot] = self._show(*spot, self._texts.get(spot, ""))
        self._model.cells = cells
        index = self._model.index(*spot)
        self._model.dataChanged.emit(index, index)
        self._fit()

    def put(self, spot: Spot, text: str) -> None:
        """Write into a cell as if it was typed."""
        if spot in self._open and text != self._texts.get(spot, ""):
            self._texts[spot] = text
            self.show_again(spot)
            self.typed.emit(*spot, text)

    def _come_in(self) -> None:
        if self.spot not in self._open and self._open:
            empty = [spot for spot in self._open if not self._texts.get(spot)]
            self.setCurrentIndex(self._model.index(*min(empty or self._open)))

    def _fit(self) -> None:
        """Give every line of a cell its room; the page scrolls, the grid does not."""
        header = self.verticalHeader()
        self.resizeRowsToContents()
        top = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header.length() + top + 2 * self.frameWidth() + 4)

    def _go_on(self) -> None:
        later = sorted(spot for spot in self._open if spot > self.spot)
        if later:
            self.go_to(later[0])
            return
        self.left.emit(*self.spot)
        self.finished.emit()

    def _edit(self, event: QKeyEvent) -> bool:
        """Take one key that changes the cell; return whether it was one."""
        before = self._texts.get(self.spot, "")
        sign = event.text()
        if event.key() == Qt.Key.Key_Backspace:
            text = before[:-1]
        elif event.key() == Qt.Key.Key_Delete:
            text = ""
        elif sign and sign in self._signs:
            text = (sign if self._is_fresh else before + sign)[:_MOST_SIGNS]
        else:
            return False
        self._is_fresh = False
        self.put(self.spot, text)
        announce(self, text or self.tr("empty"))
        return True

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._is_fresh = True
        if previous.isValid():
            self.left.emit(previous.row(), previous.column())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._come_in()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~_PLAIN
        if is_plain and event.key() in _ENTER:
            self._go_on()
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        elif not (is_plain and self._edit(event)):
            event.ignore()
