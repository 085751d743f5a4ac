"""A line of a card that opens the place where the thing is done."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.style import label

_LEAST_HEIGHT: Final = 36


class LinkRow(QFrame):
    """Words and a chip; click, Enter or Space goes there."""

    def __init__(
        self,
        text: str,
        word: str,
        tone: str,
        go: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._go = go
        self.setProperty("role", "link-row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{text}. {word}" if word else text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(_LEAST_HEIGHT)
        row.setSpacing(8)
        row.addWidget(label(text), 1)
        if word:
            row.addWidget(Chip(word, tone))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._go()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._go()
        else:
            super().keyPressEvent(event)
