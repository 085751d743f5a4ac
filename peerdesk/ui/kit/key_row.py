"""One question of a paper form: a key answers it and goes on."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.ui.kit.filter_chips import FilterChips


class KeyRow(FilterChips):
    """Chips of which one is chosen by its digit or letter; 0 leaves the question open.

    Signals:
        answered: A key (or a click) chose a chip, or left the question open.
        went_back: Backspace was pressed.
    """

    answered = Signal()
    went_back = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str,
        letters: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__([], name, parent, exclusive=True)
        self._letters = dict(letters or {})
        self.offer(choices)
        self.changed.connect(lambda _keys: self.answered.emit())

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these answers, each with its digit before its words."""
        self.set_choices([(key, f"{n}: {text}") for n, (key, text) in enumerate(choices, start=1)])

    def enter(self) -> None:
        """Take the focus, on the answer that is chosen or on the first."""
        self.button(self.key or self.keys[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        text = event.text().lower()
        if event.key() == Qt.Key.Key_Backspace:
            self.went_back.emit()
            return True
        if text == "0":
            self.choose()
        elif text.isdecimal() and 1 <= int(text) <= len(self.keys):
            self.choose(self.keys[int(text) - 1])
        elif text in self._letters:
            self.choose(self._letters[text])
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        self.answered.emit()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._answer(event)
        ):
            return True
        return super().eventFilter(watched, event)
