"""Text that office visitors do not see."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override


class Reveal(QLabel):
    """Hides its text until Space or F8 is held, or the mouse is pressed on it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hidden_text = text
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(self.tr("Private text, hold Space to show it"))
        self._show(revealed=False)

    def set_hidden_text(self, text: str) -> None:
        """Change the text; it starts hidden."""
        self._hidden_text = text
        self._show(revealed=False)

    def set_revealed(self, *, revealed: bool) -> None:
        """Show the text, or hide it again, for a key that is held elsewhere."""
        self._show(revealed=revealed)

    def show_text(self, *, is_shown: bool) -> None:
        """Show or hide the text, for a key that is held elsewhere."""
        self._show(revealed=is_shown)

    def _show(self, *, revealed: bool) -> None:
        self.setText(self._hidden_text if revealed else self.tr("Hidden. Hold Space to show."))
        self.setProperty("role", "" if revealed else "muted")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_F8}:
            self._show(revealed=True)
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat():
            self._show(revealed=False)
        super().keyReleaseEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show(revealed=True)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._show(revealed=False)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show(revealed=False)
        super().focusOutEvent(event)
