"""The sheets of a stack: which are entered, who has the others."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.session_logs.sheets import SheetRow, SheetState
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.table_model import Column

_TONES = {SheetState.OUT: "warn", SheetState.ENTERED: "ok", SheetState.VOID: "neutral"}


class SheetList(QWidget):
    """A table of sheets; all of them, or those that are not back.

    Signals:
        enter_requested: `SheetRow` to enter now.
        void_requested: `SheetRow` that is lost or spoilt.
        print_requested: `SheetRow` to print once more.
        session_requested: Id of the session a sheet became.
    """

    enter_requested = Signal(object)
    void_requested = Signal(object)
    print_requested = Signal(object)
    session_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[SheetRow] = ()
        choices = [("all", self.tr("All")), ("out", self.tr("Not back"))]
        self.shown = FilterChips(choices, self.tr("Sheets"), exclusive=True)
        self.shown.choose("all")
        self.table: DataTable[SheetRow] = DataTable(self._columns(), self.tr("Sheets"))
        top = QHBoxLayout()
        top.addWidget(self.shown, 1)
        top.addWidget(self.table.more_button())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self.table.setMinimumHeight(320)
        self._connect()

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show the sheets of a run."""
        self.rows = rows
        self.table.set_rows(rows)

    def show_missing(self) -> None:
        """Show only the sheets that are not back."""
        self.shown.choose("out")
        self._filter()

    def go_to(self, sheet_id: str) -> None:
        """Mark a sheet as the current one."""
        self.table.go_to(lambda row: row.id == sheet_id)

    def following(self, current: SheetRow | None) -> SheetRow | None:
        """Return the next sheet to enter: the first out after the last entered, else any out."""
        out = [row for row in self.rows if row.state is SheetState.OUT and not row.is_old]
        entered = [row.number for row in self.rows if row.state is SheetState.ENTERED]
        last = current.number if current else max(entered, default=0)
        return next((row for row in out if row.number > last), None)

    def _columns(self) -> list[Column[SheetRow]]:
        states = {
            SheetState.OUT: self.tr("Not back"),
            SheetState.ENTERED: self.tr("Entered"),
            SheetState.VOID: self.tr("Void"),
        }
        return [
            Column(self.tr("Code"), lambda row: row.code),
            Column(
                self.tr("Who has it"),
                lambda row: row.who or self.tr("nobody named"),
                tooltip=lambda row: row.about,
                stretches=True,
            ),
            Column(
                self.tr("Pair"),
                lambda row: str(row.pair_number or ""),
                sort_key=lambda row: row.pair_number or 0,
                is_number=True,
            ),
            Column(
                self.tr("Sheet"),
                lambda row: states[row.state],
                tone=lambda row: _TONES[row.state],
            ),
        ]

    def _connect(self) -> None:
        self.shown.changed.connect(lambda _keys: self._filter())
        self.table.opened.connect(self._open)
        act = self.table.add_row_action
        act(self.tr("Enter this sheet"), partial(self._with_row, self._open), icon="pencil")
        act(
            self.tr("Declare void"),
            partial(self._with_row, self.void_requested.emit),
            icon="trash-2",
            shortcut="Del",
        )
        act(
            self.tr("Print again"),
            partial(self._with_row, self.print_requested.emit),
            icon="printer",
        )

    def _filter(self) -> None:
        is_all = self.shown.key != "out"
        self.table.set_filter(lambda row: is_all or row.state is SheetState.OUT)

    def _with_row(self, do: Callable[[SheetRow], object]) -> None:
        if self.table.current_row is not None:
            do(self.table.current_row)

    def _open(self, row: SheetRow) -> None:
        if row.log_id:
            self.session_requested.emit(row.log_id)
        elif row.state is SheetState.OUT:
            self.enter_requested.emit(row)
