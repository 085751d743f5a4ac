"""The side panel with ranked helpers for one buddy."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services.match_draft import Choice
from peerdesk.services.names import folded, grade_words
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label, plain, rule

_SHOWN = 3
_MOST_FOUND = 8


class ChoosePanel(QWidget):
    """Up to three helpers to choose by 1, 2 or 3, and a box that finds any other.

    Signals:
        chosen: Id of the helper, and the helper's name in a sentence.
        student_requested: Open the student, to mend what is missing.
        finished: The panel may close.
    """

    needs = ""  # what choosing writes with; whoever opens the panel says it

    chosen = Signal(str, str)
    student_requested = Signal()
    finished = Signal()

    def __init__(self, choices: Sequence[Choice], why_nobody: str = "") -> None:
        super().__init__()
        self._why_nobody = why_nobody
        self._choices = tuple(choices)
        self.problem = InfoBar("danger")
        self.problem.hide()
        self.finder = FindBox(
            self._found, self.tr("Another helper"), hint=self.tr("Type a name, then Enter")
        )
        self.finder.chosen.connect(self._choose)
        self.buttons = [
            push_button(
                f"{number}  {plain(choice.helper.full_name)}", partial(self._choose, choice)
            )
            for number, choice in enumerate(self._choices[:_SHOWN], start=1)
        ]
        self._lay_out()
        self.setFocusProxy(self.buttons[0] if self.buttons else self.finder)

    def show_problem(self, sentence: str) -> None:
        """Say why the chosen helper cannot be."""
        self.problem.show_message("danger", sentence)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.problem)
        if not self._choices:
            self._add_nobody(column)
        for choice, button in zip(self._choices, self.buttons, strict=False):
            self._add_choice(column, choice, button)
        if len(self._choices) > _SHOWN:
            column.addWidget(Field(self.tr("&Another helper"), self.finder))
        else:
            self.finder.setParent(self)
            self.finder.hide()
        column.addStretch(1)

    def _add_nobody(self, column: QVBoxLayout) -> None:
        words = self.tr("Nobody can be chosen now: {reason}.").format(reason=self._why_nobody)
        column.addWidget(label(words))
        opener = push_button(self.tr("&Open student"), self.student_requested.emit, icon="users")
        column.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        self.buttons = [opener]

    def _add_choice(self, column: QVBoxLayout, choice: Choice, button: QWidget) -> None:
        lines = self._lines(choice)
        button.setAccessibleDescription(". ".join(lines))
        column.addWidget(button)
        for line in lines:
            column.addWidget(label(line, "muted"))
        column.addWidget(rule())

    def _lines(self, choice: Choice) -> list[str]:
        first = f"{grade_words(choice.helper.grade)}, {choice.reasons}"
        taken = [self.tr("Has as many buddies as allowed")] if choice.is_taken else []
        return [first[:1].upper() + first[1:], *choice.warnings, *taken]

    def _found(self, text: str) -> list[Found]:
        wanted = folded(text)
        return [
            Found(choice, choice.helper.full_name, "; ".join(self._lines(choice)))
            for choice in self._choices
            if wanted in folded(choice.helper.full_name)
        ][:_MOST_FOUND]

    def _choose(self, choice: Choice) -> None:
        self.chosen.emit(choice.helper.id, choice.helper.full_name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if not event.modifiers() and 0 <= place < len(self.buttons):
            self.buttons[place].click()
        else:
            super().keyPressEvent(event)
