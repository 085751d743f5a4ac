"""Every action of the window in one table: menus, buttons and keys share it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from peerdesk.i18n import translate
from peerdesk.ui.kit import icons


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: Its name in the program.
        text: Its words, translated.
        shortcut: Keys, e.g. ``Ctrl+L``.
        icon: Icon name.
        intent: What the shell does, a key of its intents.
    """

    id: str
    text: str
    shortcut: str
    icon: str
    intent: str


_MORE_KEYS: Final = {"larger": ("Ctrl+=",), "redo": ("Ctrl+Shift+Z",)}


def list_actions() -> tuple[ActionSpec, ...]:
    """Return the table, in the user's language."""
    return (*_work(), *_window())


def _work() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "find",
            translate("Actions", "Find a student or a command"),
            "Ctrl+K",
            "search",
            "find",
        ),
        ActionSpec("log", translate("Actions", "Log session"), "Ctrl+L", "notebook-pen", "log"),
        ActionSpec(
            "concern",
            translate("Actions", "Record concern"),
            "Ctrl+Shift+C",
            "life-buoy",
            "concern",
        ),
        ActionSpec(
            "absent",
            translate("Actions", "Mark absent"),
            "Ctrl+Shift+A",
            "user-x",
            "absent",
        ),
        ActionSpec(
            "primary",
            translate("Actions", "Do what the page is for"),
            "Ctrl+N",
            "plus",
            "primary",
        ),
        ActionSpec(
            "filter", translate("Actions", "Filter this list"), "Ctrl+F", "search", "filter"
        ),
        ActionSpec(
            "print",
            translate("Actions", "Print this page's paper"),
            "Ctrl+P",
            "printer",
            "print",
        ),
    )


def _window() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("undo", translate("Actions", "Undo"), "Ctrl+Z", "undo-2", "undo"),
        ActionSpec("redo", translate("Actions", "Redo"), "Ctrl+Y", "redo-2", "redo"),
        ActionSpec("region", translate("Actions", "Go to the next region"), "F6", "menu", "region"),
        ActionSpec(
            "help",
            translate("Actions", "Help and keys"),
            "F1",
            "circle-question-mark",
            "help",
        ),
        ActionSpec(
            "settings",
            translate("Actions", "Settings"),
            "Ctrl+,",
            "settings",
            "settings",
        ),
        ActionSpec("cover", translate("Actions", "Cover the screen"), "F9", "eye-off", "cover"),
        ActionSpec("lock", translate("Actions", "Lock"), "Ctrl+Shift+L", "lock", "lock"),
        ActionSpec("larger", translate("Actions", "Larger text"), "Ctrl++", "type", "larger"),
        ActionSpec("smaller", translate("Actions", "Smaller text"), "Ctrl+-", "type", "smaller"),
        ActionSpec(
            "normal", translate("Actions", "Text at normal size"), "Ctrl+0", "type", "normal"
        ),
    )


def build(owner: QWidget, do: Callable[[str], object]) -> dict[str, QAction]:
    """Add every action to `owner`; each calls `do(intent)`."""
    made = {}
    for spec in list_actions():
        action = QAction(icons.icon(spec.icon), spec.text, owner)
        keys = (spec.shortcut, *_MORE_KEYS.get(spec.id, ()))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(_caller(do, spec.intent))
        owner.addAction(action)
        made[spec.id] = action
    return made


def _caller(do: Callable[[str], object], intent: str) -> Callable[[], object]:
    return lambda: do(intent)
