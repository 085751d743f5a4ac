"""A lasting message inside the page, never floating."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from peerdesk.ui.kit import icons
from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.style import announce, label, restyle

_ICONS: Final = {
    "info": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
}


class InfoBar(QFrame):
    """One sentence with a tone, at most one button, and a way to put it away.

    Signals:
        dismissed: The user put it away.
    """

    dismissed = Signal()

    def __init__(self, tone: str = "info", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "infobar")
        self._picture = QLabel()
        self._picture.setAccessibleName(self.tr("Note"))
        self._text = label(text)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 8, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._text, 1)
        self._close = icon_button("x", self.tr("Put this message away"), self._dismiss)
        self._row.addWidget(self._close)
        self._action: QWidget | None = None
        self._set(tone, text)

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def show_message(self, tone: str, text: str, *, speak: bool = True) -> None:
        """Show `text`; tones: info, ok, warn, danger."""
        self._set(tone, text)
        self.show()
        if speak and text:
            announce(self, text)

    def _set(self, tone: str, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        icons.show_picture(self._picture, _ICONS[tone], "accent" if tone == "info" else tone)
        restyle(self, tone=tone)

    def set_action(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        """Set the one button, and return it."""
        self.clear_action()
        button = push_button(text, clicked)
        self._action = button
        self._row.insertWidget(2, button)
        return button

    def clear_action(self) -> None:
        """Take the button away."""
        if self._action is not None:
            self._action.hide()
            self._action.deleteLater()
            self._action = None

    def set_dismissable(self, *, dismissable: bool) -> None:
        """Choose whether the user may put the message away."""
        self._close.setVisible(dismissable)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
