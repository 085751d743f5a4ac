"""Concerns: what is open, what waits for a reply, what was closed; names only when asked for."""

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import ConcernStatus
from peerdesk.errors import PeerDeskError
from peerdesk.services.concerns.lists import (
    ConcernRow,
    count_by_status,
    list_concerns,
    name_of,
)
from peerdesk.services.concerns.protocol import danger_card
from peerdesk.services.concerns.record import bin_concern
from peerdesk.services.concerns.words import seen_words, soon_words, status_words
from peerdesk.services.names import grade_short
from peerdesk.services.worklist.lines import due_word
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.concern_path import ConcernPath
from peerdesk.ui.kit.danger_card import DangerNow
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.pages.concerns.partners_panel import PartnersPanel
from peerdesk.ui.table_model import Column


class ConcernsPage(Page):
    """The list shows grades and days; Enter opens one, F8 held shows whom it is about."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"Concern", "ConcernStep", "Referral", "Student", "School"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Concerns"))
        self.header.set_primary(
            self.tr("Record concern"), self.primary, icon="life-buoy", shortcut="Ctrl+Shift+C"
        )
        self._partners = self.header.add_secondary(
            self.tr("Partners"), self._open_partners, icon="users"
        )
        self.header.add_secondary(self.tr("Print blank form"), self.print_page, icon="printer")
        self._status = FilterChips(
            [(status.value, words) for status, words in status_words().items()],
            self.tr("Status"),
            exclusive=True,
        )
        self._status.choose(ConcernStatus.OPEN.value)
        self._danger = DangerNow(is_short=True)
        self._name = Reveal()
        self.table: DataTable[ConcernRow] = DataTable(self._columns(), self.tr("Concerns"))
        self._states = EmptyOr(self.table, self._empty())
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        rows = self.desk.read(list_concerns)
        wanted = ConcernStatus(self._status.key)
        words, counts = status_words(), count_by_status(rows)
        for status, count in counts.items():
            self._status.set_text(status.value, f"{words[status]} {count}")
        shown = [row for row in rows if row.status is wanted]
        self.table.set_rows(shown)
        self._states.set_empty(empty=not shown)
        self._danger.show_card(self.desk.read(danger_card))
        self._on_current(self.table.current_row)

    @override
    def primary(self) -> None:
        self.concern_requested.emit(None)

    @override
    def find_here(self) -> None:
        self._status.button(self._status.key).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def print_page(self) -> None:
        self.print_requested.emit("concern-blank", {})

    @override
    def show_record(self, record_id: object) -> None:
        row = next((one for one in self.desk.read(list_concerns) if one.id == record_id), None)
        if row is None:
            return
        self._status.choose(row.status.value)
        self.refresh()
        self.table.go_to(lambda one: one.id == record_id)
        self._open(row)

    def _columns(self) -> list[Column[ConcernRow]]:
        seen, soon = seen_words(), soon_words()
        return [
            Column(
                self.tr("Due"),
                self._due,
                sort_key=lambda row: row.due_on or date.max,
                tone=self._tone,
            ),
            Column(
                self.tr("Until"),
                lambda row: day(row.due_on or row.closed_on or row.noticed_on),
                sort_key=lambda row: row.due_on or row.closed_on or row.noticed_on,
                tooltip=self._until,
            ),
            Column(
                self.tr("Grade"),
                lambda row: grade_short(row.grade),
                sort_key=lambda row: row.grade.level,
            ),
            Column(
                self.tr("How it came up"), lambda row: _capital(seen[row.source]), stretches=True
            ),
            Column(
                self.tr("Noticed"),
                lambda row: day(row.noticed_on),
                sort_key=lambda row: row.noticed_on,
            ),
            Column(
                self.tr("Referred"),
                lambda row: day(row.referred_on) if row.referred_on else "",
                sort_key=lambda row: row.referred_on or date.min,
            ),
            Column(self.tr("How soon"), lambda row: soon[row.how_soon]),
        ]

    def _due(self, row: ConcernRow) -> str:
        if row.due_on is None:
            return status_words()[row.status]
        today = self.desk.today()
        if row.status is ConcernStatus.WAITING and row.due_on > today:
            return status_words()[row.status]
        return due_word(row.due_on, today)

    def _tone(self, row: ConcernRow) -> str:
        if row.due_on is None:
            return "neutral"
        is_due = row.due_on <= self.desk.today()
        if row.status is ConcernStatus.WAITING:
            return "warn" if is_due else "accent"
        return "danger" if is_due else "neutral"

    def _until(self, row: ConcernRow) -> str:
        if row.closed_on is not None:
            return self.tr("closed {day}").format(day=day(row.closed_on))
        if row.due_on is None:
            return ""
        if row.status is ConcernStatus.WAITING:
            return self.tr("reply due {day}").format(day=day(row.due_on))
        return self.tr("look {day}").format(day=day(row.due_on))

    def _empty(self) -> EmptyState:
        return EmptyState(self.tr("Nothing open."), "", icon="circle-check")

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(16)
        filters.addWidget(self._status, 1)
        filters.addWidget(self.table.more_button())
        self.body.addLayout(filters)
        self.body.addWidget(self._states, 1)
        self.body.addWidget(self._name)
        self.body.addWidget(self._danger)
        need(self._partners, "concerns.partners.save_partner")

    def _connect(self) -> None:
        self._status.changed.connect(lambda _keys: self.refresh())
        self.table.opened.connect(self._open)
        self.table.current_changed.connect(self._on_current)
        for key, text, keys in self._row_deeds():
            self.table.add_row_action(text, partial(self._do, key), shortcut=keys)
        if self.desk.may_do("concerns.record.bin_concern"):
            self.table.add_row_action(
                self.tr("Move to bin"), self._bin, icon="trash-2", shortcut="Del"
            )

    def _row_deeds(self) -> list[tuple[str, str, str]]:
        if not self.desk.may_do("concerns.pathway.add_step"):
            return [("correct", self.tr("Correct"), "F2")]
        return [
            ("parent", self.tr("Parent told"), "P"),
            ("refer", self.tr("Refer"), "R"),
            ("report", self.tr("Mandated report"), "M"),
            ("reply", self.tr("Reply came"), "Y"),
            ("note", self.tr("Add a note"), "N"),
            ("correct", self.tr("Correct"), "F2"),
            ("close", self.tr("Close"), "C"),
            ("reopen", self.tr("Open again"), "O"),
            ("print", self.tr("Print form"), "F"),
        ]

    def _on_current(self, row: ConcernRow | None) -> None:
        self._name.setVisible(row is not None)
        self._name.set_hidden_text(self._name_of(row) if row is not None else "")

    def _name_of(self, row: ConcernRow) -> str:
        try:
            return self.desk.read(partial(name_of, concern_id=row.id))
        except PeerDeskError:
            return ""

    def _open(self, row: ConcernRow) -> ConcernPath:
        path = ConcernPath(self.desk, row.id)
        self.panel_requested.emit(path, self.tr("Concern"))
        path.go_on()
        return path

    def _do(self, key: str) -> None:
        if self.table.current_row is not None:
            self._open(self.table.current_row).do(key)

    def _bin(self) -> None:
        row = self.table.current_row
        if row is not None:
            use_case = partial(bin_concern, concern_id=row.id)
            self.desk.write(self, use_case, self.tr("Moved a concern to the bin"))

    def _open_partners(self) -> None:
        self.panel_requested.emit(PartnersPanel(self.desk), self.tr("Partners"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8:
            self._name.set_revealed(revealed=True)
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8 and not event.isAutoRepeat():
            self._name.set_revealed(revealed=False)
        super().keyReleaseEvent(event)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
