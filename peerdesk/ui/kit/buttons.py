"""Make push buttons and tool buttons of one kind."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton

from peerdesk.ui.kit import icons

_GAP: Final = 6


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
    button = QPushButton(text)
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
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setIconSize(QSize(icons.SIZE, icons.SIZE))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setMinimumSize(34, 34)
    if clicked is not None:
        button.clicked.connect(lambda _checked=False: clicked())
    return button
