"""The bin: what was deleted in the last 30 days, and one key to bring it back."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from peerdesk.services import binned
from peerdesk.services.binned import BIN_DAYS, BinRow
from peerdesk.services.history import KINDS
from peerdesk.services.names import folded
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day, day_and_time
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.history_words import kind_choices
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.table_model import Column

_SOON = 7


class BinPage(Page):
    """Deleted records, newest first; Enter brings one back, undoable like any other deed."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "Student", "Match", "SessionLog", "DutyAssignment", "PairConstraint", "TeamPosition",
            "LeadershipTeam", "TrainingRecord", "Consent", "ProgramMembership", "SchoolYear",
            "Term", "CalendarDay", "RecessPeriod", "Bench", "CheckIn", "PrivateNote", "Absence",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Bin"))
        self._bring = self.header.set_primary(
            self.tr("&Bring back"), self.primary, icon="undo-2", shortcut="Enter"
        )
        self.header.add_secondary(self.tr("&History"), self._open_history, icon="history")
        self.kinds = FilterChips(kind_choices(), self.tr("Kind"))
        self.narrow = QLineEdit()
        self.narrow.setPlaceholderText(self.tr("Find in the bin"))
        self.narrow.setAccessibleName(self.tr("Find in the bin"))
        self.message = InfoBar("info")
        self.message.hide()
        self.table: DataTable[BinRow] = DataTable(self._columns(), self.tr("Bin"))
        self._states = EmptyOr(self.table, self._empty())
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        rows = self.desk.read(partial(binned.list_bin, now=self.desk.now()))
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        text = self.tr("Kept for {days} days, then erased").format(days=BIN_DAYS)
        self.header.set_title(self.tr("Bin"), text)
        if rows and self.table.current_row is None:
            self.table.selectRow(0)
        self._on_current(self.table.current_row)

    @override
    def primary(self) -> None:
        row = self.table.current_row
        if row is not None:
            self._bring_back(row)

    @override
    def find_here(self) -> None:
        self.narrow.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.narrow.selectAll()

    def _columns(self) -> list[Column[BinRow]]:
        return [
            Column(self.tr("What"), lambda row: row.kind),
            Column(self.tr("Which"), _which, stretches=True),
            Column(
                self.tr("Deleted"),
                lambda row: day_and_time(row.deleted_at),
                sort_key=lambda row: row.deleted_at,
            ),
            Column(self.tr("By"), lambda row: row.who),
            Column(
                self.tr("Days left"),
                lambda row: str(row.days_left),
                sort_key=lambda row: row.days_left,
                tone=lambda row: "warn" if row.days_left <= _SOON else "neutral",
                spoken=lambda row: self.tr("%n days left", "", row.days_left),
            ),
            Column(
                self.tr("Comes back"),
                lambda row: self.tr("No") if row.why_not else self.tr("Yes"),
                tooltip=lambda row: row.why_not,
                tone=lambda row: "warn" if row.why_not else "",
                spoken=lambda row: row.why_not or self.tr("Yes"),
            ),
        ]

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("The bin is empty"),
            self.tr("What you delete waits here for 30 days and can be brought back."),
            icon="trash-2",
        )

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(16)
        self.narrow.setFixedWidth(184)
        filters.addWidget(self.kinds, 1)
        filters.addWidget(self.narrow)
        filters.addWidget(self.table.more_button())
        self.body.addLayout(filters)
        self.body.addWidget(self.message)
        self.body.addWidget(self._states, 1)

    def _connect(self) -> None:
        self.kinds.changed.connect(lambda _keys: self._narrow())
        self.narrow.textChanged.connect(lambda _text: self._narrow())
        self.table.opened.connect(self._bring_back)
        self.table.current_changed.connect(self._on_current)
        self.table.add_row_action(self.tr("Bring back"), self.primary, icon="undo-2", shortcut="R")

    def _narrow(self) -> None:
        tables = frozenset[str]().union(*(KINDS[key] for key in self.kinds.chosen))
        wanted = folded(self.narrow.text())
        self.table.set_filter(
            lambda row: (
                (not tables or row.table in tables)
                and wanted in folded(f"{row.kind} {row.text} {row.who}")
            )
        )

    def _on_current(self, row: BinRow | None) -> None:
        self._bring.setEnabled(row is not None)
        if row is not None and row.why_not:
            self.message.show_message("warn", row.why_not, speak=False)
        else:
            self.message.hide()

    def _bring_back(self, row: BinRow) -> None:
        use_case = partial(binned.bring_back, table=row.table, record_id=row.id)
        what = ", ".join(part for part in (row.kind, _which(row)) if part)
        text = self.tr("Brought back: {what}").format(what=what)
        self.desk.write(self, use_case, text, self._on_back)

    def _on_back(self, _count: Any) -> None:
        self.refresh()

    def _open_history(self) -> None:
        self.place_requested.emit("history", None)


def _which(row: BinRow) -> str:
    when = day(row.on) if row.on else ""
    return ", ".join(part for part in (row.text, when) if part)
