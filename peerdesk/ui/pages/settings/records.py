"""A titled list of records that are edited in the side panel."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.style import label
from peerdesk.ui.table_model import Column


class RecordList(QWidget):
    """Title, an Add button, the rows, and what to do while there are none.

    Attributes:
        table: The rows; Enter or F2 edits one.
    """

    def __init__(
        self,
        title: str,
        columns: Sequence[Column[Any]],
        empty: str,
        add: tuple[str, Callable[[], object]],
        edit: Callable[[Any], object],
    ) -> None:
        super().__init__()
        words, adding = add
        self.table: DataTable[Any] = DataTable(columns, title)
        self.table.opened.connect(edit)
        self.table.add_row_action(
            self.tr("Edit"), lambda: edit(self.table.current_row), icon="pencil", shortcut="F2"
        )
        self.table.setMinimumHeight(200)
        self._stack = EmptyOr(self.table, EmptyState(empty, action=words, clicked=adding))
        self.add_button = push_button(words, adding, icon="plus")
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(title, "section"), 1)
        top.addWidget(self.table.more_button())
        top.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.table.set_rows(rows)
        self._stack.set_empty(empty=not rows)
        self.add_button.setVisible(bool(rows))
