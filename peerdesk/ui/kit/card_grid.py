"""Cards in two columns, or one where the room is narrow."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override


class CardGrid(QWidget):
    """Lays cards out in as many columns as fit, at most `columns`."""

    def __init__(
        self,
        cards: Sequence[QWidget],
        parent: QWidget | None = None,
        *,
        columns: int = 2,
        least_width: int = 340,
    ) -> None:
        super().__init__(parent)
        self._cards = list(cards)
        self._most = columns
        self._least_width = least_width
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self.fontMetrics().averageCharWidth() / 6.5
        fitting = int((self.width() + 16) // (self._least_width * max(1.0, scale) + 16))
        self._arrange(max(1, min(self._most, fitting)))
