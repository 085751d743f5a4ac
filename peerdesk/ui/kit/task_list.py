"""A list of tasks that can be done in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.style import label


class TaskState(Enum):
    """Where a task stands."""

    TO_DO = "to_do"
    DONE = "done"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a task list.

    Attributes:
        key: What `TaskList.requested` hands over.
        text: What is to be done.
        state: Where it stands.
        action: Words of the button while it is to do; "" for none.
        detail: A muted line under the text.
        second: Words of a plainer button beside it, e.g. "Tick as done"; "" for none.
    """

    key: str
    text: str
    state: TaskState
    action: str = ""
    detail: str = ""
    second: str = ""


class TaskList(QWidget):
    """Shows each task with its state in words and the button that starts it.

    Signals:
        requested: Key of the task whose button was pressed.
        second_requested: Key of the task whose plainer button was pressed.
    """

    requested = Signal(str)
    second_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._buttons: list[QPushButton] = []

    def focus_next(self) -> None:
        """Put the focus on the first button, for the keyboard after the list was replaced."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_tasks(self, tasks: Sequence[Task]) -> None:
        """Replace the list."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for task in tasks:
            self._column.addWidget(self._line(task))

    def _line(self, task: Task) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(task.text, "muted" if task.state is TaskState.DONE else ""))
        if task.detail:
            words.addWidget(label(task.detail, "muted"))
        row.addLayout(words, 1)
        if task.state is TaskState.TO_DO:
            for text, signal in (
                (task.action, self.requested),
                (task.second, self.second_requested),
            ):
                if text:
                    row.addWidget(self._button(task, text, signal))
        row.addWidget(Chip(*self._word(task.state)))
        return line

    def _button(self, task: Task, text: str, signal: SignalInstance) -> QPushButton:
        button = push_button(text, lambda: signal.emit(task.key))
        button.setAccessibleDescription(task.text)
        self._buttons.append(button)
        return button

    def _word(self, state: TaskState) -> tuple[str, str]:
        words = {
            TaskState.TO_DO: (self.tr("To do"), "neutral"),
            TaskState.DONE: (self.tr("Done"), "ok"),
            TaskState.BLOCKED: (self.tr("Cannot start yet"), "warn"),
        }
        return words[state]
