"""Where adults of the school find support themselves."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.training_rules import resources
from peerdesk.services.training_rules.resources import ResourceRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.staff_training.resource_panel import ResourcePanel
from peerdesk.ui.table_model import Column


class SupportView(QWidget):
    """The list, kept up here and printed for the staff room.

    Signals:
        panel_requested: Widget for the side panel, and its title.
        print_requested: Print key and options.
    """

    panel_requested = Signal(QWidget, str)
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.table: DataTable[ResourceRow] = DataTable(self._columns(), self.tr("Staff support"))
        self.start = self.table
        self._states = EmptyOr(
            self.table,
            EmptyState(
                self.tr("No support listed yet"),
                self.tr("Staff carry a lot. List whom they can call, and where."),
                action=self.tr("Add the first"),
                clicked=self.primary,
                icon="life-buoy",
            ),
        )
        self._print = push_button(self.tr("&Print list"), self.print_list, icon="printer")
        self._lay_out()
        self.table.opened.connect(self._change)
        self._add_actions()

    def refresh(self) -> None:
        """Read again."""
        rows = self._desk.read(partial(resources.list_resources, today=self._desk.today()))
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        self._print.setEnabled(bool(rows))

    def primary(self) -> None:
        """Add a resource."""
        if self._desk.may(resources.save_resource):
            panel = ResourcePanel(self._desk)
            self.panel_requested.emit(panel, self.tr("Support for staff"))

    def print_list(self) -> None:
        """Print the list on one page."""
        self.print_requested.emit("staff-support", {})

    def go_to(self, resource_id: str) -> bool:
        """Make a resource current."""
        return self.table.go_to(lambda row: row.id == resource_id)

    def _columns(self) -> list[Column[ResourceRow]]:
        return [
            Column(self.tr("Name"), lambda row: row.title, tooltip=lambda row: row.title),
            Column(
                self.tr("What for"),
                lambda row: row.purpose,
                tooltip=lambda row: row.purpose,
                stretches=True,
            ),
            Column(
                self.tr("Where"),
                lambda row: row.where_found,
                tooltip=lambda row: row.where_found,
            ),
            Column(
                self.tr("Reviewed"),
                lambda row: day_with_year(row.reviewed_on) if row.reviewed_on else "",
                sort_key=lambda row: str(row.reviewed_on or ""),
            ),
            Column(
                self.tr("State"),
                lambda row: self.tr("Review it") if row.is_stale else self.tr("Up to date"),
                tone=lambda row: "warn" if row.is_stale else "ok",
            ),
        ]

    def _lay_out(self) -> None:
        add = need(
            push_button(self.tr("&Add support"), self.primary, icon="plus"),
            "training_rules.resources.save_resource",
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("For staff only: it hangs in no hallway."), "muted"), 1)
        row.addWidget(add)
        row.addWidget(self._print)
        row.addWidget(self.table.more_button())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(self._states, 1)

    def _add_actions(self) -> None:
        add, saving = self.table.add_row_action, "training_rules.resources.save_resource"
        add(self.tr("Change"), self._change_current, icon="pencil", shortcut="F2", needs=saving)
        add(
            self.tr("Reviewed today"),
            self._review,
            icon="circle-check",
            shortcut="R",
            needs="training_rules.resources.mark_reviewed",
        )
        add(
            self.tr("Move to bin"),
            self._remove,
            icon="trash-2",
            shortcut="Del",
            needs="training_rules.resources.remove_resource",
        )

    def _change_current(self) -> None:
        if self.table.current_row is not None:
            self._change(self.table.current_row)

    def _change(self, row: ResourceRow) -> None:
        if self._desk.may(resources.save_resource):
            panel = ResourcePanel(self._desk, row)
            self.panel_requested.emit(panel, self.tr("Support for staff"))

    def _review(self) -> None:
        row = self.table.current_row
        if row is not None:
            on = self._desk.today()
            use_case = partial(resources.mark_reviewed, resource_id=row.id, on=on)
            self._desk.write(self, use_case, self.tr("Reviewed {name}").format(name=row.title))

    def _remove(self) -> None:
        row = self.table.current_row
        if row is not None:
            use_case = partial(resources.remove_resource, resource_id=row.id)
            text = self.tr("Moved {name} to the bin").format(name=row.title)
            self._desk.write(self, use_case, text)
