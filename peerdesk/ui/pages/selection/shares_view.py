"""The chosen beside the enrolled: a pair of bars and a sentence for each group."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from peerdesk.services.selection.balance import (
    LEAST_SHOWN,
    REST,
    Dimension,
    Share,
    group_words,
    side_words,
)
from peerdesk.ui.kit.style import label

_BAR: Final = 9
_GAP: Final = 3


class ShareBars(QWidget):
    """Two bars: above the share of the enrolled, hatched; below that of the chosen, solid."""

    def __init__(self, share: Share, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = share
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 2 * _BAR + 3 * _GAP)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, 2 * _BAR + 3 * _GAP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink, fill = self.palette().windowText().color(), self.palette().highlight().color()
        painter.setPen(QPen(ink, 1))
        lines = (
            (self._share.of_enrolled, Qt.BrushStyle.BDiagPattern),
            (self._share.of_chosen, Qt.BrushStyle.SolidPattern),
        )
        for at, (part, pattern) in enumerate(lines):
            top = _GAP + at * (_BAR + _GAP) + 0.5
            bar = QRectF(0.5, top, max(1.0, (self.width() - 1) * part), _BAR)
            painter.fillRect(bar, QBrush(fill, pattern))
            painter.drawRect(bar)
        painter.end()


class SharesView(QWidget):
    """All sides, one below the other; made anew with every tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.sentences: list[str] = []

    def show_balance(self, dimensions: Sequence[Dimension]) -> None:
        """Show these shares."""
        self._clear()
        self.sentences = []
        row = 0
        names = side_words()
        for one in dimensions:
            self._grid.addWidget(label(names[one.side], "strong"), row, 0, 1, 3)
            row += 1
            if not one.shares:
                text = self.tr("Too small to compare: a group is fewer than {n}.")
                self._put_line(row, text.format(n=LEAST_SHOWN))
                row += 1
            for share in one.shares:
                self._put_share(row, one, share)
                row += 1
        self._grid.setRowStretch(row, 1)

    def _put_share(self, row: int, side: Dimension, share: Share) -> None:
        name = group_words(side.side, share.key, is_rest=share.key == REST)
        numbers = self.tr("{enrolled} % enrolled, {own} % chosen ({n} of {all})").format(
            enrolled=round(100 * share.of_enrolled),
            own=round(100 * share.of_chosen),
            n=share.chosen,
            all=sum(one.chosen for one in side.shares),
        )
        sentence = f"{name}: {numbers}"
        self.sentences.append(sentence)
        self._grid.addWidget(label(name), row, 0)
        self._grid.addWidget(ShareBars(share, sentence), row, 1, Qt.AlignmentFlag.AlignVCenter)
        words = label(numbers, "muted")
        words.setWordWrap(False)
        self._grid.addWidget(words, row, 2)

    def _put_line(self, row: int, text: str) -> None:
        self.sentences.append(text)
        self._grid.addWidget(label(text, "muted"), row, 0, 1, 3)

    def _clear(self) -> None:
        self._grid.setRowStretch(self._grid.rowCount() - 1, 0)
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
