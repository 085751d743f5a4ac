"""Exchange for the district: replies for the schools that sent something."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.enums import PeerStatus
from peerdesk.services.store import Store
from peerdesk.sync import carrying, export, inbox, join
from peerdesk.sync.export import MadeBundle
from peerdesk.sync.join import SchoolRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day, local_day
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.place_picker import PlacePicker
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.exchange.words import level_word
from peerdesk.ui.table_model import Column


class DistrictView(QWidget):
    """The schools that wait for a reply, and where the replies shall lie."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.note = InfoBar("ok")
        self.note.hide()
        card = Card(self.tr("Save replies to"))
        self.places = PlacePicker(self.tr("Save replies to"))
        card.add_widget(
            label(
                self.tr(
                    "A reply tells the school what arrived, and brings what the district changed."
                ),
                "muted",
            )
        )
        card.add_widget(self.places)
        self.table: DataTable[SchoolRow] = DataTable(
            self._columns(), self.tr("Schools that sent something")
        )
        self.table.select_many()
        self._states = EmptyOr(self.table, self._empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.note)
        column.addWidget(card)
        column.addWidget(self._states, 1)

    def refresh(self) -> None:
        """Read everything again."""
        rows = [row for row in self._desk.read(join.list_schools) if row.last_bundle_at]
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        self.places.look_again()

    def make(self) -> None:
        """Make a reply for every school that waits for one."""
        place = self.places.check()
        if place is None:
            return
        due = [
            row.peer_id
            for row in self.table.shown_rows
            if row.has_reply_due and row.status is PeerStatus.ACTIVE
        ]
        work = partial(_make_all, self._desk.store, due, self._outbox(), place)
        self._desk.run(self, work, self._show_made, self._show_failure)

    def _outbox(self) -> Path:
        return self._desk.vault.folder / export.OUTBOX

    def _show_made(self, made: list[MadeBundle]) -> None:
        text = self.tr("%n replies are written and read back.", "", len(made))
        for one in made:
            text = " ".join(part for part in (text, carrying.carry_words(one.files)) if part)
        if self.places.is_stick:
            text += " " + self.tr("Safe to unplug.")
        if not made:
            text = self.tr("No school waits for a reply.")
        self.note.show_message("ok", text)
        self._desk.announce_change(frozenset({"ExportLog", "Peer"}))

    def _show_failure(self, error: object) -> None:
        self.note.show_message("danger", getattr(error, "sentence", str)())

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No school has sent a bundle yet"),
            self.tr("Once a bundle is merged, the reply for its school is made here."),
            icon="send",
        )

    def _columns(self) -> list[Column[SchoolRow]]:
        return [
            Column(self.tr("School"), lambda row: row.name, stretches=True),
            Column(
                self.tr("Last bundle"),
                lambda row: day(local_day(row.last_bundle_at)) if row.last_bundle_at else "",
                lambda row: str(row.last_bundle_at),
            ),
            Column(self.tr("Level"), lambda row: level_word(row.share)),
            Column(
                self.tr("Reply"),
                lambda row: self.tr("Due") if row.has_reply_due else self.tr("Made"),
                tone=lambda row: "warn" if row.has_reply_due else "ok",
            ),
        ]


def _make_all(store: Store, peers: list[str], outbox: Path, target: Path) -> list[MadeBundle]:
    return [inbox.make_reply(store, peer, outbox=outbox, target=target) for peer in peers]
