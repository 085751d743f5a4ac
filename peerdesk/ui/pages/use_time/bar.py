"""A bar of four parts with a line at 80 %."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from peerdesk.enums import UseOfTime
from peerdesk.services.session_logs.use_of_time import GOAL, UseShare
from peerdesk.services.session_logs.words import use_words
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.style import label

_PATTERNS: Final = {
    UseOfTime.DIRECT: Qt.BrushStyle.SolidPattern,
    UseOfTime.INDIRECT: Qt.BrushStyle.BDiagPattern,
    UseOfTime.PROGRAM: Qt.BrushStyle.Dense5Pattern,
    UseOfTime.OTHER: Qt.BrushStyle.NoBrush,
}
_HEIGHT: Final = 28
_SWATCH: Final = 14


class TimeBar(QWidget):
    """Shows shares side by side, told apart by pattern; the words stand in the list below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: Sequence[UseShare] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[UseShare], spoken: str) -> None:
        """Show these shares; `spoken` says the same in words."""
        self._shares = shares
        self.setAccessibleName(spoken)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT + self._mark + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _mark(self) -> int:
        """Return the room for the words above the bar, at any text size."""
        return self.fontMetrics().height() + 6

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self.palette().windowText().color()
        frame = QRectF(0.5, self._mark + 0.5, self.width() - 1, _HEIGHT)
        left = frame.left()
        for share in self._shares:
            width = frame.width() * share.percent / 100
            part = QRectF(left, frame.top(), width, frame.height())
            _draw_part(painter, part, share.use, self)
            left += width
        painter.setPen(QPen(ink, 1))
        painter.drawRect(frame)
        self._draw_goal(painter, frame, ink)
        painter.end()

    def _draw_goal(self, painter: QPainter, frame: QRectF, ink: QColor) -> None:
        at = frame.left() + frame.width() * GOAL / 100
        painter.setPen(QPen(ink, 2))
        painter.drawLine(int(at), self._mark - 4, int(at), int(frame.bottom()) + 2)
        width = self.fontMetrics().horizontalAdvance(f"{GOAL} %") + 4
        text = QRectF(at - width - 4, 0, width, self._mark - 2)
        painter.drawText(text, Qt.AlignmentFlag.AlignRight, f"{GOAL} %")


class Swatch(QWidget):
    """A small square in the pattern of one use."""

    def __init__(self, use: UseOfTime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._use = use
        self.setFixedSize(_SWATCH + 1, _SWATCH + 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _draw_part(painter, QRectF(0.5, 0.5, _SWATCH, _SWATCH), self._use, self)
        painter.end()


def legend() -> QWidget:
    """Return what each pattern of the bar stands for."""
    row = QWidget()
    flow = FlowLayout(row)
    words = use_words()
    for use in _PATTERNS:
        entry = QWidget()
        line = QHBoxLayout(entry)
        line.setContentsMargins(0, 0, 8, 0)
        line.setSpacing(8)
        line.addWidget(Swatch(use))
        said = label(words[use], "muted")
        said.setWordWrap(False)
        line.addWidget(said)
        flow.addWidget(entry)
    return row


def _draw_part(painter: QPainter, part: QRectF, use: UseOfTime, on: QWidget) -> None:
    ink, fill = on.palette().windowText().color(), on.palette().highlight().color()
    painter.fillRect(part, QBrush(fill, _PATTERNS[use]))
    painter.setPen(QPen(ink, 1))
    painter.drawRect(part)
