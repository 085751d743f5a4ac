"""A list of tasks that can be done in any order."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
    """

    key: str
    text: str
    state: TaskState
    action: str = ""


class TaskList(QWidget):
    """Shows each task with its state in words and the button that starts it.

    Signals:
        requested: Key of the task whose button was pressed.
    """

    requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def set_tasks(self, tasks: Sequence[Task]) -> None:
        """Replace the list."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for task in tasks:
            self._column.addWidget(self._line(task))

    def _line(self, task: Task) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(label(task.text, "muted" if task.state is TaskState.DONE else ""), 1)
        if task.state is TaskState.TO_DO and task.action:
            button = push_button(task.action, lambda: self.requested.emit(task.key))
            button.setAccessibleDescription(task.text)
            row.addWidget(button)
        row.addWidget(Chip(*self._word(task.state)))
        return line

    def _word(self, state: TaskState) -> tuple[str, str]:
        words = {
            TaskState.TO_DO: (self.tr("To do"), "neutral"),
            TaskState.DONE: (self.tr("Done"), "ok"),
            TaskState.BLOCKED: (self.tr("Cannot start yet"), "warn"),
        }
        return words[state]
