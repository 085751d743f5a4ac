"""Widgets in one row, or in two columns where they would become too narrow."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

_LEAST_DIGITS: Final = 16
_GAP: Final = 16


class SideBySide(QWidget):
    """Shares its width among its widgets, as long as each has room to type in."""

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets = list(widgets)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._arrange(2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, widget in enumerate(self._widgets):
            row, column = divmod(number, columns)
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self._widgets)):
            self._grid.setColumnStretch(column, int(column < columns))

    def _fit(self) -> None:
        least = self.fontMetrics().horizontalAdvance("0" * _LEAST_DIGITS)
        wanted = sum(max(least, one.minimumSizeHint().width()) + _GAP for one in self._widgets)
        self._arrange(len(self._widgets) if wanted - _GAP <= self.width() else 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
