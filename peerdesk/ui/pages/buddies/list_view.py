"""What the three lists of the page share: a table, a line about the current row, buttons."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.i18n import translate
from peerdesk.services.members import StudentTag
from peerdesk.services.names import folded, grade_short
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import label
from peerdesk.ui.table_model import Column

RowT = TypeVar("RowT")


class ListView(QWidget, Generic[RowT]):
    """A table over its buttons; every button is a row action with a key too.

    Attributes:
        table: The rows.
        top: Layout of the line above the rows.
        inner: Layout of what is shown while there are rows.
    """

    def __init__(self, columns: Sequence[Column[RowT]], name: str, empty: EmptyState) -> None:
        super().__init__()
        self.table: DataTable[RowT] = DataTable(columns, name)
        self.summary = label("", "strong")
        self.hint = label("", "muted")
        self._content = QWidget()
        self._states = EmptyOr(self._content, empty)
        self._buttons = FlowLayout()
        self._row_buttons: list[QWidget] = []
        self._lay_out()
        self.table.current_changed.connect(self._on_current)

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Show these rows, or the empty state if there are none."""
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        if rows and self.table.current_row is None:
            self.table.selectRow(0)
        self._on_current(self.table.current_row)

    def narrow(self, text: str) -> None:
        """Show only rows with a name that holds `text`."""
        wanted = folded(text)
        self.table.set_filter(lambda row: wanted in folded(self.names_of(row)))

    def names_of(self, row: RowT) -> str:
        """Return the names a row is found by."""
        raise NotImplementedError

    def hint_of(self, row: RowT) -> str:
        """Return the line about the current row."""
        raise NotImplementedError

    def chosen_rows(self) -> list[RowT]:
        """Return the selected rows, or the current one."""
        rows = self.table.selected_rows
        current = self.table.current_row
        return rows or ([] if current is None else [current])

    def add_button(
        self,
        text: str,
        clicked: Callable[[], object],
        *,
        icon: str,
        shortcut: str = "",
        needs: str = "",
    ) -> None:
        """Add something to do with the current row: button, menu entry and key."""
        self.table.add_row_action(text, clicked, icon=icon, shortcut=shortcut, needs=needs)
        button = need(push_button(text, clicked, icon=icon, shortcut=shortcut), needs)
        self._row_buttons.append(button)
        self._buttons.addWidget(button)

    def _lay_out(self) -> None:
        inner = self.inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        self.top = QHBoxLayout()
        self.top.setSpacing(8)
        self.top.addWidget(self.summary, 1)
        inner.addLayout(self.top)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.hint)
        inner.addLayout(self._buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._states)

    def _on_current(self, row: Any) -> None:
        self.hint.setText("" if row is None else self.hint_of(row))
        for button in self._row_buttons:
            button.setEnabled(row is not None)


def with_grade(tag: StudentTag) -> str:
    """Return "Ortiz, Maya (5)"."""
    return translate("Buddies", "{name} ({grade})").format(
        name=tag.list_name, grade=grade_short(tag.grade)
    )


def both_names(one: StudentTag | None, other: StudentTag | None) -> str:
    """Return every spelling two students are found by."""
    tags = [tag for tag in (one, other) if tag is not None]
    return " ".join(f"{tag.full_name} {tag.list_name}" for tag in tags)
