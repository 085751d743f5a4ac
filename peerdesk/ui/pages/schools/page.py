"""Schools: who belongs to the district, who has sent, who is missing, who waits."""

from datetime import timedelta
from functools import partial
from typing import ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import PeerStatus, Share
from peerdesk.sync import join
from peerdesk.sync.erasure import erase_student
from peerdesk.sync.join import SchoolRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_with_year, local_day
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.schools.erase_by_code import EraseByCode
from peerdesk.ui.pages.schools.invite_panel import InvitePanel
from peerdesk.ui.table_model import Column

MISSING_AFTER: Final = timedelta(days=35)
"""A school that sent nothing for five weeks is missing."""


class SchoolsPage(Page):
    """The schools of the district, the missing ones behind a filter."""

    watches: ClassVar[frozenset[str]] = frozenset({"Peer", "PeerKey", "ImportLog", "ExportLog"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Schools"))
        self.header.set_primary(self.tr("&Invite a school"), self.primary, icon="plus")
        erase = self.header.add_secondary(self.tr("&Erase a student"), self.erase, icon="trash-2")
        if not desk.may(erase_student):
            close(erase, desk.why_not())
        self.note = InfoBar("warn")
        self.note.hide()
        self.filter = FilterChips(
            [("all", self.tr("All")), ("missing", self.tr("Missing"))],
            self.tr("Which schools"),
            exclusive=True,
        )
        self.filter.choose("all")
        self.table: DataTable[SchoolRow] = DataTable(self._columns(), self.tr("Schools"))
        self._states = EmptyOr(self.table, self._empty())
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.filter, 1)
        row.addWidget(self.table.more_button())
        self.body.addWidget(self.note)
        self.body.addWidget(self._tools)
        self.body.addWidget(self._states, 1)
        self._connect()

    @override
    def refresh(self) -> None:
        rows = self.desk.read(join.list_schools)
        missing = [row for row in rows if self._is_missing(row)]
        self.table.set_rows(missing if self.filter.key == "missing" else rows)
        self._states.set_empty(empty=not rows)
        self._tools.setVisible(bool(rows))
        words = self.tr("{count} schools, {missing} missing")
        text = words.format(count=len(rows), missing=len(missing)) if rows else ""
        self.header.set_title(self.tr("Schools"), text)
        waiting = sum(row.waiting for row in rows)
        self.note.setVisible(bool(waiting))
        if waiting:
            self.note.show_message("warn", self.tr("%n bundles wait for you.", "", waiting))
            self.note.set_action(
                self.tr("Inbox"), partial(self.place_requested.emit, "inbox", None)
            )

    @override
    def primary(self) -> None:
        self._open_invite("")

    def erase(self) -> None:
        """Ask whom to erase for good."""
        self.panel_requested.emit(EraseByCode(self.desk), self.tr("Erase a student for good"))

    def _open_invite(self, name: str) -> None:
        self.panel_requested.emit(InvitePanel(self.desk, name), self.tr("Invite a school"))

    def _invite_again(self) -> None:
        row = self.table.current_row
        if row is not None:
            self._open_invite(row.name)

    def _revoke(self) -> None:
        row = self.table.current_row
        if row is not None:
            text = self.tr("Stopped trusting the laptop of {name}").format(name=row.name)
            self.desk.write(self, partial(join.revoke_school, peer_id=row.peer_id), text)

    def _is_missing(self, row: SchoolRow) -> bool:
        if row.last_bundle_at is None:
            return True
        return self.desk.now() - row.last_bundle_at > MISSING_AFTER

    def _state(self, row: SchoolRow) -> tuple[str, str]:
        if row.status is PeerStatus.INVITED:
            return self.tr("Invited"), "accent"
        if row.status is PeerStatus.REVOKED:
            return self.tr("Laptop lost"), "danger"
        if self._is_missing(row):
            return self.tr("Missing"), "warn"
        return self.tr("Up to date"), "ok"

    def _connect(self) -> None:
        self.filter.changed.connect(lambda _keys: self.refresh())
        add = self.table.add_row_action
        add(self.tr("Invite for another computer"), self._invite_again, icon="plus")
        add(self.tr("A laptop was lost"), self._revoke, icon="ban")

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No schools yet"),
            self.tr("Invite a school; once it has joined, its bundles can be merged."),
            action=self.tr("Invite the first school"),
            clicked=self.primary,
            icon="school",
        )

    def _columns(self) -> list[Column[SchoolRow]]:
        return [
            Column(self.tr("School"), lambda row: row.name, stretches=True),
            Column(self.tr("Code"), lambda row: row.code),
            Column(
                self.tr("Last bundle"),
                lambda row: (
                    day_with_year(local_day(row.last_bundle_at)) if row.last_bundle_at else "–"
                ),
                lambda row: str(row.last_bundle_at or ""),
            ),
            Column(self.tr("Level"), lambda row: self._level(row.share)),
            Column(
                self.tr("State"),
                lambda row: self._state(row)[0],
                tone=lambda row: self._state(row)[1],
            ),
            Column(
                self.tr("Reply"),
                lambda row: self.tr("Due") if row.has_reply_due else "",
                tone=lambda row: "warn" if row.has_reply_due else "",
            ),
        ]

    def _level(self, share: Share | None) -> str:
        words = {
            Share.COUNTS: self.tr("Numbers"),
            Share.CODES: self.tr("Codes"),
            Share.NAMES: self.tr("Names"),
        }
        return words[share] if share else "–"
