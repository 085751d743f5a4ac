"""The chart over weeks: visits as bars, children alone as a line, a mark where the bench began."""

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from peerdesk.services.bench_life.geometry import Plot
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.tokens import tokens_for

_PANEL: Final = 128
_GAP: Final = 8
_DOT: Final = 4.0


class WeeksChart(QWidget):
    """Two panels over the same weeks; told apart by shape, so that no colour is needed.

    The table beside it says the same, and so does its description.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plot: Plot | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Visits and children alone, week by week"))

    def show_plot(self, plot: Plot, spoken: str) -> None:
        """Draw this; `spoken` says it in words."""
        self._plot = plot
        self.setAccessibleDescription(spoken)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, 2 * (_PANEL + self._line + _GAP) + 2 * self._line + _GAP)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    @property
    def _line(self) -> int:
        return self.fontMetrics().height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._plot is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_for(self.palette())
        ink, quiet = QColor(tokens["text"]), QColor(tokens["muted"])
        left = self.fontMetrics().horizontalAdvance("100 %") + _GAP
        wide = self.width() - left - 2
        upper = QRectF(left, self._line + _GAP, wide, _PANEL)
        lower = upper.translated(0, _PANEL + self._line + 2 * _GAP)
        painter.setPen(QPen(quiet, 1))
        self._draw_frame(painter, upper, (self.tr("Visits"), str(self._plot.most_visits)))
        percent = f"{self._plot.most_percent} %"
        self._draw_frame(painter, lower, (self.tr("Children alone"), percent))
        self._draw_labels(painter, lower)
        _draw_bars(painter, upper, self._plot, QColor(tokens["accent"]))
        _draw_runs(painter, lower, self._plot, QColor(tokens["accent"]))
        _draw_levels(painter, lower, self._plot, ink)
        self._draw_began(painter, upper.united(lower), ink)
        painter.end()

    def _draw_frame(self, painter: QPainter, panel: QRectF, words: tuple[str, str]) -> None:
        title = QRectF(panel.left(), panel.top() - self._line - 2, panel.width(), self._line)
        painter.drawText(title, Qt.AlignmentFlag.AlignLeft, words[0])
        scale = QRectF(0, panel.top(), panel.left() - _GAP, self._line)
        painter.drawText(scale, Qt.AlignmentFlag.AlignRight, words[1])
        foot = QRectF(0, panel.bottom() - self._line, panel.left() - _GAP, self._line)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, "0")
        painter.drawLine(panel.bottomLeft(), panel.bottomRight())
        painter.drawLine(panel.topLeft(), panel.bottomLeft())

    def _draw_labels(self, painter: QPainter, panel: QRectF) -> None:
        if self._plot is None:
            return
        free = panel.left() - _GAP
        for x, monday in self._plot.labels:
            words = day_words(monday).split(" ", 1)[-1]
            wide = self.fontMetrics().horizontalAdvance(words)
            at = min(panel.left() + x * panel.width() - wide / 2, panel.right() - wide)
            if at >= free:
                box = QRectF(at, panel.bottom() + 4, wide + 2, self._line)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft, words)
                free = at + wide + 2 * _GAP

    def _draw_began(self, painter: QPainter, panel: QRectF, ink: QColor) -> None:
        if self._plot is None or self._plot.began is None:
            return
        x = panel.left() + self._plot.began * panel.width()
        painter.setPen(QPen(ink, 3))
        painter.drawLine(QLineF(x, panel.top() - 2, x, panel.bottom()))
        words = self.tr("Bench began")
        wide = self.fontMetrics().horizontalAdvance(words) + 2
        right = panel.right() - wide
        left = panel.left() + self.fontMetrics().horizontalAdvance(self.tr("Visits")) + 2 * _GAP
        box = QRectF(max(left, min(x, right)), panel.top() - self._line - 2, wide, self._line)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft, words)


def _draw_bars(painter: QPainter, panel: QRectF, plot: Plot, fill: QColor) -> None:
    for bar in plot.bars:
        left = panel.left() + bar.left * panel.width()
        wide = (bar.right - bar.left) * panel.width()
        high = bar.height * panel.height()
        painter.fillRect(QRectF(left, panel.bottom() - high, wide, high), fill)


def _draw_runs(painter: QPainter, panel: QRectF, plot: Plot, ink: QColor) -> None:
    painter.setPen(QPen(ink, 2))
    painter.setBrush(ink)
    for run in plot.runs:
        spots = [
            QPointF(panel.left() + dot.x * panel.width(), panel.bottom() - dot.y * panel.height())
            for dot in run
        ]
        for start, end in pairwise(spots):
            painter.drawLine(start, end)
        for spot in spots:
            painter.drawEllipse(spot, _DOT, _DOT)


def _draw_levels(painter: QPainter, panel: QRectF, plot: Plot, ink: QColor) -> None:
    painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
    for level in plot.levels:
        y = panel.bottom() - level.y * panel.height()
        left = panel.left() + level.left * panel.width()
        painter.drawLine(QLineF(left, y, panel.left() + level.right * panel.width(), y))
