"""One name of a ballot: three letters and Enter, and on to the next."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found

UNCLEAR: Final = "?"
"""Stands for a name that nobody can read."""


class NameBox(Field):
    """A box that finds a person by the first letters; "?" counts a name nobody can read.

    Signals:
        done: Enter: a name is chosen, or the line was left empty.
        edited: Something was typed or chosen.
    """

    done = Signal()
    edited = Signal()

    def __init__(
        self, text: str, find: Callable[[str], Sequence[Found]], parent: QWidget | None = None
    ) -> None:
        self._find = find
        self.box = FindBox(self._offer, text, hint=" ", keeps_text=True)
        super().__init__(text, self.box, parent=parent)
        self.value = ""
        self.box.setPlaceholderText("")
        self.box.chosen.connect(self._on_chosen)
        self.box.textEdited.connect(self._on_typed)
        self.box.returnPressed.connect(self._on_return)

    def clear(self) -> None:
        """Be ready for the next ballot."""
        self.value = ""
        self.box.clear()
        self.box.close_list()
        self.set_error("")

    def put(self, value: str, text: str) -> None:
        """Show a name that was typed before."""
        self.value = value
        self.box.setText(text)

    def enter(self) -> None:
        """Take the focus."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.selectAll()

    def _offer(self, text: str) -> list[Found]:
        if text == UNCLEAR:
            return [Found(UNCLEAR, self.tr("Cannot read this name"))]
        return list(self._find(text)) if text else []

    def _on_chosen(self, value: str) -> None:
        self.value = value
        self.set_error("")
        self.edited.emit()
        self.done.emit()

    def _on_typed(self, _text: str) -> None:
        self.value = ""
        self.set_error("")
        self.edited.emit()

    def _on_return(self) -> None:
        """Go on with an empty line or a name; take the first that fits, or say that none does."""
        text = self.box.text().strip()
        if self.value or not text:
            self.done.emit()
            return
        found = self._offer(text)
        if found:
            self.box.setText(found[0].text)
            self._on_chosen(found[0].value)
        else:
            self.set_error(self.tr("No one here has this name. Check it, or type ? for it."))
