"""The part of the slips panel that is answered by single keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services.consent.slips import SlipTask
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.style import announce, label


class AnswerKeys(QFrame):
    """One slip: G or R answers all its lines, a number one line, A or N is the child.

    Signals:
        answered: Everything the slip asks for is answered (or Enter was pressed).
        put_back: The slip is not to be entered now (Esc).
    """

    answered = Signal()
    put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "card")
        self.task: SlipTask | None = None
        self.answers: dict[str, bool] = {}
        self.assent: bool | None = None
        self._name = label("", "section")
        self._hint = label("", "muted")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[QWidget] = []
        self._lay_out()

    def show_task(self, task: SlipTask) -> None:
        """Show a slip without an answer yet."""
        self.task, self.answers, self.assent = task, {}, None
        self._name.setText(f"{task.pupil.full_name}, {task.pupil.homeroom}".rstrip(", "))
        keys = self.tr("G yes, R no. A number changes one line.")
        child = self.tr(" A or N: the child's own answer; Enter if it is empty.")
        self._hint.setText(keys + (child if task.asks_assent else ""))
        for button in self._child:
            button.setVisible(task.asks_assent)
        self.setAccessibleName(f"{self._name.text()}. {self._hint.text()}")
        self._show_lines()
        self.show()

    def answer_all(self, is_yes: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Answer every line that has no answer of its own."""
        if self.task is None:
            return
        for line in self.task.lines:
            self.answers.setdefault(line.ask.key, is_yes)
        self._go_on()

    def answer_child(self, is_yes: bool) -> None:  # noqa: FBT001 - a Qt slot
        """Note the child's own answer."""
        self.assent = is_yes
        self._go_on()

    def _go_on(self) -> None:
        self._show_lines()
        task = self.task
        if task is None or len(self.answers) < len(task.lines):
            return
        if not task.asks_assent or self.assent is not None:
            self.answered.emit()
        else:
            announce(self, self.tr("Now A or N for the child, or Enter."))

    def _turn(self, number: int) -> None:
        """Turn one line from no answer to no, to yes, to no answer."""
        if self.task is None or number > len(self.task.lines):
            return
        key = self.task.lines[number - 1].ask.key
        now = self.answers.pop(key, None)
        if now is None:
            self.answers[key] = False
        elif now is False:
            self.answers[key] = True
        self._show_lines()

    def _show_lines(self) -> None:
        for widget in self._lines:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._lines = []
        if self.task is None:
            return
        for row, line in enumerate(self.task.lines):
            chip = self._chip(self.answers.get(line.ask.key))
            for column, widget in enumerate((label(f"{row + 1}", "key"), label(line.name), chip)):
                self._grid.addWidget(widget, row, column)
                self._lines.append(widget)
        if self.task.asks_assent:
            row = len(self.task.lines)
            child = label(self.tr("The child"))
            chip = self._chip(self.assent)
            self._grid.addWidget(child, row, 1)
            self._grid.addWidget(chip, row, 2)
            self._lines += [child, chip]

    def _chip(self, answer: bool | None) -> Chip:  # noqa: FBT001 - yes, no or nothing
        if answer is None:
            return Chip(self.tr("open"), "neutral")
        return Chip(self.tr("Yes"), "ok") if answer else Chip(self.tr("No"), "danger")

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(push_button(self.tr("Yes (G)"), lambda: self.answer_all(True)))
        buttons.addWidget(push_button(self.tr("No (R)"), lambda: self.answer_all(False)))
        buttons.addStretch(1)
        child = QHBoxLayout()
        child.setSpacing(8)
        self._child = [
            push_button(self.tr("Child yes (A)"), lambda: self.answer_child(True)),
            push_button(self.tr("Child no (N)"), lambda: self.answer_child(False)),
        ]
        for button in self._child:
            child.addWidget(button)
        child.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._hint)
        column.addLayout(self._grid)
        column.addLayout(buttons)
        column.addLayout(child)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, is_plain = event.key(), event.modifiers() in {
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        }  # fmt: skip
        deeds = {
            Qt.Key.Key_G: lambda: self.answer_all(True),
            Qt.Key.Key_R: lambda: self.answer_all(False),
            Qt.Key.Key_A: lambda: self.answer_child(True),
            Qt.Key.Key_N: lambda: self.answer_child(False),
            Qt.Key.Key_Return: self._finish,
            Qt.Key.Key_Enter: self._finish,
            Qt.Key.Key_Backspace: self._clear,
            Qt.Key.Key_Escape: self.put_back.emit,
        }
        if is_plain and key in deeds:
            deeds[Qt.Key(key)]()
        elif is_plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._turn(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        if self.answers:
            self.answered.emit()
        else:
            announce(self, self.tr("Press G for yes or R for no."))

    def _clear(self) -> None:
        self.answers, self.assent = {}, None
        self._show_lines()
