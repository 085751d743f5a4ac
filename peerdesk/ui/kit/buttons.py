"""Make push buttons and tool buttons of one kind.

Enter presses the button that has the focus, as Space does. A chip is no such button: it is
chosen with Space, and Enter stays with the panel or the question it belongs to.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton
from typing_extensions import override

from peerdesk.ui.kit import icons

_GAP: Final = 6
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PushButton(QPushButton):
    """A push button that Enter presses."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A tool button that Enter presses."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _pressed_by(self, event):
            super().keyPressEvent(event)


def push_button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    role: str = "",
    icon: str = "",
    shortcut: str = "",
) -> QPushButton:
    """Return a button with words; roles: "", primary, danger, link.

    `text` may hold one mnemonic ampersand; a literal one is written ``&&``.
    """
    button = PushButton(text)
    if role:
        button.setProperty("role", role)
    if icon:
        tone = "onAccent" if role == "primary" else "muted"
        button.setIcon(icons.icon(icon, tone, gap=_GAP))
        button.setIconSize(QSize(icons.SIZE + _GAP, icons.SIZE))
    if shortcut:
        button.setToolTip(f"{text.replace('&', '')} ({shortcut})")
    if clicked is not None:
        button.clicked.connect(lambda _checked=False: clicked())
    button.setAutoDefault(False)
    return button


def icon_button(icon: str, name: str, clicked: Callable[[], object] | None = None) -> QToolButton:
    """Return a button with a picture; `name` is its tooltip and accessible name."""
    button = ToolButton()
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(icons.SIZE, icons.SIZE))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setMinimumSize(34, 34)
    if clicked is not None:
        button.clicked.connect(lambda _checked=False: clicked())
    return button


def _pressed_by(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button if the key is Enter alone; return whether the key was Enter at all.

    Ctrl+Enter is left to the form, whatever the desktop presses buttons with; and a key held
    down presses nothing twice: the button that gets the focus next would be pressed too.
    """
    if event.key() not in _ENTER:
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        event.ignore()
    elif not event.isAutoRepeat():
        button.click()
    return True
