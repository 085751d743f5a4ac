"""Cards in two columns of their own heights, or one where the room is narrow."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override


class CardColumns(QWidget):
    """Lays cards out beside each other; in one column the first of each come first."""

    def __init__(
        self,
        left: Sequence[QWidget],
        right: Sequence[QWidget],
        parent: QWidget | None = None,
        *,
        least_width: int = 340,
    ) -> None:
        super().__init__(parent)
        self._sides = (list(left), list(right))
        self._least_width = least_width
        self._is_wide: bool | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(16)
            row.addLayout(column, 1)
        self._arrange(is_wide=True)

    def _arrange(self, *, is_wide: bool) -> None:
        if is_wide is self._is_wide:
            return
        self._is_wide = is_wide
        left, right = self._sides
        if is_wide:
            _fill(self._columns[0], left)
            _fill(self._columns[1], right)
        else:
            two_by_two = (card for two in zip_longest(left, right) for card in two)
            _fill(self._columns[0], [card for card in two_by_two if card is not None])
        row = self.layout()
        assert isinstance(row, QHBoxLayout)  # noqa: S101 - made above
        row.setStretch(1, 1 if is_wide else 0)
        row.setSpacing(16 if is_wide else 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self.fontMetrics().averageCharWidth() / 6.5
        self._arrange(is_wide=self.width() >= 2 * self._least_width * max(1.0, scale) + 16)


def _fill(column: QVBoxLayout, cards: Sequence[QWidget]) -> None:
    """Put cards below each other; the room that is left stands below them, not in them.

    A card is removed as a widget: an item that was only taken out would stay the one that hears
    of the card's new height, and the item that shows it would not.
    """
    for place in reversed(range(column.count())):
        item = column.itemAt(place)
        card = item.widget() if item is not None else None
        if card is not None:
            column.removeWidget(card)
        else:
            column.takeAt(place)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
