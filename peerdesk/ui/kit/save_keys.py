"""Ctrl+Enter saves, on either Enter key."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

_KEYS: Final = ("Ctrl+Return", "Ctrl+Enter")


def add_save_keys(widget: QWidget, save: Callable[[], object]) -> None:
    """Call `save` at Ctrl+Enter while the focus is in `widget`."""
    for keys in _KEYS:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(save)


def press_by_save_keys(button: QAbstractButton) -> None:
    """Press `button` at Ctrl+Enter while it can be pressed; the letter it underlines stays.

    A button has room for one shortcut of its own, and that is the underlined letter.
    """
    for keys in _KEYS:
        QShortcut(QKeySequence(keys), button).activated.connect(button.click)
