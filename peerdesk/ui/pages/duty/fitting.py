"""The room a week takes on the page, and where its current cell is.

Every line of a cell has its room: the page scrolls, the grid does not.
"""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from peerdesk.ui.kit.week_grid import WeekGrid

LEAST_ROW: Final = 44
ROW_ROOM: Final = 8


def fit_grid(grid: WeekGrid) -> None:
    """Make rows and grid as high as what they show."""
    header = grid.verticalHeader()
    for row in range(header.count()):
        grid.setRowHeight(row, max(LEAST_ROW, grid.sizeHintForRow(row) + ROW_ROOM))
    days, bar = grid.horizontalHeader(), grid.horizontalScrollBar()
    below = bar.sizeHint().height() if days.length() > grid.viewport().width() else 0
    height = header.length() + days.sizeHint().height() + below
    grid.setFixedHeight(height + 2 * grid.frameWidth() + 4)


def enter_grid(grid: WeekGrid, column: int) -> None:
    """Put the keyboard where it was in the grid, or on the first cell of a day."""
    if not grid.currentIndex().isValid():
        grid.setCurrentIndex(grid.model().index(0, column))
    grid.setFocus(Qt.FocusReason.ShortcutFocusReason)


def current_rect(grid: WeekGrid, overlay: QWidget) -> QRect:
    """Return where the current cell is, in the coordinates of what covers the page."""
    where = grid.visualRect(grid.currentIndex())
    where.moveTopLeft(grid.viewport().mapTo(overlay, where.topLeft()))
    return where
