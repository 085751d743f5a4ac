"""History: what was done, by whom and when; undone from here as long as nothing stands on it."""

from datetime import date, timedelta
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from peerdesk.services import history
from peerdesk.services.calendar import list_years
from peerdesk.services.history import ChangeRow, HistoryFilter, HistoryRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.history_words import kind_choices
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.history.changes_card import ChangesCard
from peerdesk.ui.table_model import Column

_EVERYBODY: Final = "*"
_WEEK: Final = timedelta(days=7)
_MONTH: Final = timedelta(days=30)


class HistoryPage(Page):
    """The deeds, newest first, and below them what the current one made and changed."""

    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("History"))
        self.header.set_primary(self.tr("&Undo this"), self.primary, icon="undo-2", shortcut="U")
        self.header.add_secondary(self.tr("&Bin"), self._open_bin, icon="trash-2")
        self.span = FilterChips(self._spans(), self.tr("When"), exclusive=True)
        self.span.choose("month")
        self.people = FilterChips(self._people(), self.tr("Who"), exclusive=True)
        self.people.choose(_EVERYBODY)
        self.kinds = FilterChips(kind_choices(), self.tr("Kind"))
        self.narrow = QLineEdit()
        self.narrow.setPlaceholderText(self.tr("Find in the history"))
        self.narrow.setAccessibleName(self.tr("Find in the history"))
        self.message = InfoBar("info")
        self.message.hide()
        self.table: DataTable[HistoryRow] = DataTable(self._columns(), self.tr("History"))
        self.changes = ChangesCard()
        self._states = EmptyOr(self.table, self._empty())
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        rows = self.desk.read(partial(history.list_history, wanted=self._wanted()))
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        self.changes.setVisible(bool(rows))
        self.header.set_title(self.tr("History"), self.tr("%n entries", "", len(rows)))
        if rows and self.table.current_row is None:
            self.table.selectRow(0)
        self._on_current(self.table.current_row)

    @override
    def show_record(self, record_id: object) -> None:
        self.span.choose("all")
        self.refresh()
        self.table.go_to(lambda row: row.id == record_id)

    @override
    def primary(self) -> None:
        row = self.table.current_row
        if row is not None:
            why_not = self.desk.read(partial(history.why_not_undo, action_id=row.id))
            if why_not:
                self.message.show_message("warn", why_not)
            else:
                self.desk.undo(row.id)

    @override
    def find_here(self) -> None:
        self.narrow.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.narrow.selectAll()

    def _wanted(self) -> HistoryFilter:
        who = self.people.key
        return HistoryFilter(
            who="" if who == _EVERYBODY else who,
            kinds=self.kinds.chosen,
            since=self._since(),
            text=self.narrow.text().strip(),
        )

    def _since(self) -> date | None:
        today = self.desk.today()
        match self.span.key:
            case "today":
                return today
            case "week":
                return today - _WEEK
            case "month":
                return today - _MONTH
            case "year":
                years = self.desk.read(list_years)
                begun = [y.starts_on for y in years if y.starts_on and y.starts_on <= today]
                return max(begun, default=None)
        return None

    def _spans(self) -> list[tuple[str, str]]:
        return [
            ("today", self.tr("Today")),
            ("week", self.tr("7 days")),
            ("month", self.tr("30 days")),
            ("year", self.tr("This school year")),
            ("all", self.tr("All")),
        ]

    def _people(self) -> list[tuple[str, str]]:
        known = self.desk.read(history.people_of)
        return [(_EVERYBODY, self.tr("Everybody")), *known.items()]

    def _columns(self) -> list[Column[HistoryRow]]:
        return [
            Column(
                self.tr("When"),
                lambda row: day_and_time(row.at),
                sort_key=lambda row: row.id,
            ),
            Column(self.tr("Who"), lambda row: row.who),
            Column(self.tr("What was done"), lambda row: row.label, stretches=True),
            Column(
                self.tr("State"),
                lambda row: self.tr("Undone") if row.is_undone else "",
                tone=lambda row: "neutral" if row.is_undone else "",
            ),
        ]

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("Nothing here"),
            self.tr("Everything you change is written down here. Choose a longer time."),
            icon="history",
        )

    def _lay_out(self) -> None:
        when = FlowLayout()
        when.addWidget(self.span)
        when.addWidget(self.people)
        self.people.setVisible(len(self.people.keys) > 2)
        line = QHBoxLayout()
        line.setSpacing(16)
        self.narrow.setFixedWidth(240)
        line.addLayout(when, 1)
        line.addWidget(self.narrow)
        line.addWidget(self.table.more_button())
        self.body.addLayout(line)
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.message)
        self.body.addWidget(self._states, 2)
        self.body.addWidget(self.changes, 1)

    def _connect(self) -> None:
        for chips in (self.span, self.people, self.kinds):
            chips.changed.connect(lambda _keys: self.refresh())
        self.narrow.textChanged.connect(lambda _text: self.refresh())
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(self._open)
        self.table.add_row_action(self.tr("Undo this"), self.primary, icon="undo-2", shortcut="U")
        self.table.add_row_action(self.tr("Open the record"), self._open_current, icon="link")
        self.changes.opened.connect(self._go_to)
        self.desk.changed.connect(self._on_anything)

    def _on_anything(self, _kinds: frozenset[str]) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def _on_current(self, row: HistoryRow | None) -> None:
        self.message.hide()
        if row is None:
            self.changes.clear()
            return
        changes = self.desk.read(partial(history.changes_of, action_id=row.id))
        self.changes.show_changes(changes)

    def _open(self, row: HistoryRow) -> None:
        changes = self.desk.read(partial(history.changes_of, action_id=row.id))
        self._go_to(next((one for one in changes if one.place and one.opens), None))

    def _open_current(self) -> None:
        if self.table.current_row is not None:
            self._open(self.table.current_row)

    def _go_to(self, change: ChangeRow | None) -> None:
        if change is None:
            self.message.show_message("info", self.tr("No page shows this record."))
        else:
            self.place_requested.emit(change.place, change.opens)

    def _open_bin(self) -> None:
        self.place_requested.emit("bin", None)
