"""Exchange for a school: make a bundle, read a reply, join a district."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import BundleStatus, Share
from peerdesk.sync import carrying, export, inbox, join
from peerdesk.sync.export import ExportRow, MadeBundle
from peerdesk.sync.inbox import Judged
from peerdesk.sync.join import JoinedDistrict
from peerdesk.sync.said import list_said
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import clock_time, day, local_day
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.place_picker import choose_files
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.exchange.said_list import SaidList
from peerdesk.ui.pages.exchange.what_card import WhatCard
from peerdesk.ui.pages.exchange.where_card import WhereCard
from peerdesk.ui.pages.exchange.words import level_word
from peerdesk.ui.table_model import Column


class SchoolView(QWidget):
    """What a school sends and gets.

    Signals:
        described: The district this school has joined, or None, whenever it was read.
    """

    described = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False
        self.note = InfoBar("ok")
        self.note.hide()
        self.what = WhatCard()
        self.where = WhereCard()
        self.made: DataTable[ExportRow] = DataTable(self._columns(), self.tr("Bundles made"))
        self.made.setMinimumHeight(180)
        self._made_title = label(self.tr("Bundles made"), "section")
        joined = QWidget()
        column = QVBoxLayout(joined)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(CardGrid([self.what, self.where], least_width=400))
        column.addLayout(self._made_head())
        column.addWidget(self.made, 1)
        self.said = SaidList()
        column.addWidget(self.said)
        self._states = EmptyOr(joined, self._empty())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addWidget(self.note)
        outer.addWidget(self._states, 1)
        self.what.level_chosen.connect(self.show_counts)

    def _made_head(self) -> QHBoxLayout:
        self.again = push_button(self.tr("&Send again"), self.send_again)
        self.as_text = push_button(self.tr("Save as te&xt"), partial(self.send_again, as_text=True))
        self.as_text.setToolTip(self.tr("For a mail that does not let files pass"))
        row = QHBoxLayout()
        row.addWidget(self._made_title)
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(self.as_text)
        return row

    def send_again(self, *, as_text: bool = False) -> None:
        """Copy the chosen bundle, or the newest, once more: the same bytes, or as text."""
        place, rows = self.where.places.check(), self.made.shown_rows
        if place is None or not rows:
            return
        chosen = self.made.current_row or rows[0]
        outbox = self._desk.vault.folder / export.OUTBOX
        work = partial(carrying.send_again, outbox, chosen.file_name, place, as_text=as_text)
        self._desk.run(self, work, self._show_again, self._show_failure)

    def _show_again(self, written: list[Path]) -> None:
        names = ", ".join(path.name for path in written)
        text = self.tr("Written once more: {file}").format(file=names)
        self.note.clear_action()
        self.note.show_message("ok", carrying.carry_words(written) or text)

    def refresh(self) -> None:
        """Read everything again."""
        district = self._desk.read(join.current_district)
        self._states.set_empty(empty=district is None)
        self.described.emit(district)
        if district is None:
            return
        if district.share is not None and not self.note.isVisible():
            self.what.levels.choose(district.share.value)
        if not self.what.basis.text():
            self.what.basis.setText(district.basis)
        self.where.show_district(district)
        self.show_counts()
        rows = self._desk.read(export.list_exports)
        self.made.set_rows(rows)
        self.said.show_said(self._desk.read(list_said))
        self.made.setVisible(bool(rows))
        for widget in (self._made_title, self.again, self.as_text):
            widget.setVisible(bool(rows))

    def show_counts(self) -> None:
        """Show what goes at the chosen level."""
        reading = partial(export.preview, share=self.what.share, now=self._desk.now())
        self.what.show_what(self._desk.read(reading))

    def make(self) -> None:
        """Make the bundle and put it where it is wanted."""
        place = self.where.places.check()
        if place is None or not self.what.is_agreed() or self._is_busy:
            return
        self._is_busy = True
        if self.what.share is Share.NAMES:
            text, by = self.what.basis.text(), self._desk.account.slot
            use_case = partial(join.record_basis, text=text, by=by)
            label_ = self.tr("Wrote down why names may go")
            self._desk.write(
                self, use_case, label_, lambda _: self._make(place), self._show_failure
            )
        else:
            self._make(place)

    def _make(self, place: Path) -> None:
        work = partial(
            export.make_bundle,
            self._desk.store,
            share=self.what.share,
            outbox=self._desk.vault.folder / export.OUTBOX,
            target=place,
            today=self._desk.today(),
        )
        self._desk.run(self, work, self._show_made, self._show_failure)

    def open_invite(self) -> None:
        """Let the user choose the invite file of the district."""
        kinds = self.tr("Invites (*.peerdesk-invite);;All files (*)")
        choose_files(self, self.tr("Open the invite file"), kinds, lambda p: self.join(p[0]))

    def join(self, path: Path) -> None:
        """Join the district of an invite file."""
        try:
            data = path.read_bytes()
        except OSError as error:
            self.note.show_message("danger", error.strerror or "")
            return
        use_case = partial(join.join_district, data=data)
        self._desk.write(
            self, use_case, self.tr("Joined the district"), self._show_joined, self._show_failure
        )

    def read_reply(self) -> None:
        """Let the user choose a reply of the district."""
        kinds = self.tr("Bundles (*.peerdesk *.peerdesk.txt *.peerdesk.part*)")
        choose_files(self, self.tr("Read a reply of the district"), kinds, self.merge)

    def merge(self, paths: list[Path]) -> None:
        """Merge replies of the district."""
        folder = self._desk.vault.folder / inbox.INBOX
        work = partial(inbox.merge_files, self._desk.store, paths, folder)
        self._desk.run(self, work, self._show_merged, self._show_failure)

    def _merge_anyway(self, import_id: int) -> None:
        folder = self._desk.vault.folder / inbox.INBOX
        work = partial(inbox.merge_again, self._desk.store, import_id, folder)
        self._desk.run(self, work, lambda judged: self._show_merged([judged]), self._show_failure)

    def _show_made(self, made: MadeBundle) -> None:
        self._is_busy = False
        text = self.tr(
            "{file} is written and reads back. Check code to say on the phone: {code}."
        ).format(file=made.path.name, code=made.check_code)
        if len(made.files) > 1:
            text = self.tr("{parts} Each reads back. Check code: {code}.").format(
                parts=carrying.carry_words(made.files), code=made.check_code
            )
        if self.where.places.is_stick:
            text += " " + self.tr("Safe to unplug.")
        self.note.clear_action()
        self.note.show_message("ok", text)
        self._desk.announce_change(frozenset({"ExportLog", "Peer"}))

    def _show_joined(self, district: JoinedDistrict) -> None:
        self.note.clear_action()
        self.note.show_message(
            "ok",
            self.tr("Joined {name}. Compare these six words by phone: {words}").format(
                name=district.name, words=" ".join(district.words)
            ),
        )

    def _show_merged(self, judged: list[Judged]) -> None:
        self.note.clear_action()
        for one in judged:
            is_good = one.status in (BundleStatus.MERGED, BundleStatus.DUPLICATE)
            text = one.reason or self.tr(
                "Merged the reply of {name}: {new} new, {changed} changed."
            ).format(name=one.sender_name, new=one.counts.new, changed=one.counts.changed)
            self.note.show_message("ok" if is_good else "warn", text)
            if one.code == "large_change" and one.import_id is not None:
                self.note.set_action(
                    self.tr("Merge anyway"), partial(self._merge_anyway, one.import_id)
                )
        self._desk.announce_change(
            frozenset({"ImportLog", "Peer", "Student", "SessionLog", "Match", "ProgramMembership"})
        )

    def _show_failure(self, error: object) -> None:
        self._is_busy = False
        self.note.clear_action()
        self.note.show_message("danger", getattr(error, "sentence", str)())

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No district joined yet"),
            self.tr(
                "Your district gives you an invite file. No district? You can ignore this page."
            ),
            action=self.tr("Open invite file"),
            clicked=self.open_invite,
            icon="package",
        )

    def _columns(self) -> list[Column[ExportRow]]:
        return [
            Column(
                self.tr("Made"),
                lambda row: f"{day(local_day(row.made_at))}  {clock_time(row.made_at)}",
                lambda row: row.made_at,
            ),
            Column(self.tr("File"), lambda row: row.file_name, stretches=True),
            Column(self.tr("Code"), lambda row: row.check_code),
            Column(self.tr("Level"), lambda row: _level(row.share)),
            Column(self.tr("Records"), lambda row: f"{row.rows}", lambda r: r.rows, is_number=True),
            Column(
                self.tr("District"),
                lambda row: self.tr("Has it") if row.is_acknowledged else self.tr("No reply yet"),
                tone=lambda row: "ok" if row.is_acknowledged else "neutral",
            ),
        ]


def _level(share: Share) -> str:
    return level_word(share)
