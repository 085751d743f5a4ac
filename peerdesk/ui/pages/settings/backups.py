"""Backups: what there is, one more, and back to an earlier one."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.enums import BackupReason
from peerdesk.errors import PeerDeskError
from peerdesk.services.backups import schedule
from peerdesk.services.backups.making import BackupRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit import backup_work
from peerdesk.ui.kit.backup_work import Shelf
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.place_picker import choose_folder
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.settings.section import Section
from peerdesk.ui.table_model import Column

_MIB = 1_048_576


class BackupSection(Section):
    """The list of backups; Back up now is what the section is for."""

    key = "backups"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.primary_text = self.tr("Back up now")
        self._message = InfoBar("ok")
        self._message.hide()
        self._where = label("", "muted")
        self.table: DataTable[BackupRow] = DataTable(self._columns(), self.tr("Backups"))
        self.table.setMinimumHeight(200)
        self.table.opened.connect(self._restore)
        self._states = EmptyOr(
            self.table,
            EmptyState(
                self.tr("No backup yet"),
                self.tr("PeerDesk makes one each day by itself, and before it changes much."),
            ),
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.restore_button = push_button(self.tr("Restore…"), self._restore_chosen, icon="history")
        self.folder_button = push_button(
            self.tr("Choose a folder…"), self._choose, icon="folder-open"
        )
        buttons.addWidget(self.restore_button)
        buttons.addWidget(self.folder_button)
        buttons.addStretch(1)
        self.column.addWidget(self._message)
        self.column.addWidget(self._where)
        self.column.addLayout(buttons)
        self.column.addWidget(self._states, 1)

    def refresh(self) -> None:
        """Read what there is, on this computer and on sticks."""
        work = partial(backup_work.read_shelf, self.desk.store, self.desk.vault.folder)
        self.desk.run(self, work, self._show)
        if not self.desk.may(schedule.choose_folder):
            close(self.restore_button, self.desk.why_not())
            close(self.folder_button, self.desk.why_not())

    def primary(self) -> None:
        """Back up now, here and on the stick."""
        self._message.show_message("info", self.tr("Backing up…"))
        work = partial(backup_work.back_up_now, self.desk.store, self.desk.vault.folder)
        self.desk.run(self, work, self._on_made, self._on_failed)

    def _columns(self) -> list[Column[BackupRow]]:
        reasons = self._reasons()
        return [
            Column(self.tr("Made"), lambda row: day_and_time(row.made_at), lambda row: row.made_at),
            Column(self.tr("Why"), lambda row: reasons[row.reason], stretches=True),
            Column(self.tr("Where"), self._place_of),
            Column(
                self.tr("Size"),
                lambda row: self.tr("{size} MB").format(size=f"{row.size_bytes / _MIB:.1f}"),
                lambda row: row.size_bytes,
                is_number=True,
            ),
        ]

    def _reasons(self) -> dict[BackupReason, str]:
        return {
            BackupReason.DAILY: self.tr("By itself, once a day"),
            BackupReason.CLOSING: self.tr("By itself, when PeerDesk was locked or closed"),
            BackupReason.BY_HAND: self.tr("Back up now"),
            BackupReason.BEFORE_IMPORT: self.tr("Before a roster was imported"),
            BackupReason.BEFORE_MERGE: self.tr("Before bundles were merged"),
            BackupReason.BEFORE_ROLLOVER: self.tr("Before the new school year"),
        }

    def _place_of(self, row: BackupRow) -> str:
        if row.path.is_relative_to(self.desk.vault.folder):
            return self.tr("This computer")
        return str(row.path.parent)

    def _show(self, shelf: Shelf) -> None:
        rows = sorted((*shelf.own, *shelf.away), key=lambda row: row.made_at, reverse=True)
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        self.restore_button.setVisible(bool(rows))
        self._where.setText(self._where_words(shelf))

    def _where_words(self, shelf: Shelf) -> str:
        age = self.desk.read(partial(schedule.usb_age, today=self.desk.today()))
        if age.copied_at is not None:
            text = self.tr("Newest backup off this computer: {when}.")
            words = text.format(when=day_and_time(age.copied_at))
        else:
            words = self.tr("There is no backup off this computer yet.")
        if shelf.sticks:
            text = self.tr("Plugged in: {names}.")
            return f"{words} {text.format(names=', '.join(shelf.sticks))}"
        return words + " " + self.tr("No USB stick is plugged in.")

    def _on_made(self, rows: list[BackupRow]) -> None:
        if len(rows) > 1:
            text = self.tr("Backed up and read back, also off this computer. Safe to unplug.")
        else:
            text = self.tr("Backed up on this computer and read back. No USB stick was found.")
        self._message.show_message("ok", text)
        self.refresh()

    def _on_failed(self, error: PeerDeskError) -> None:
        self._message.show_message("danger", sentence_of(error))
        self.refresh()

    def _choose(self) -> None:
        title = self.tr("Choose a folder for backups off this computer")
        choose_folder(self, title, self._keep_folder)

    def _keep_folder(self, folder: Path) -> None:
        choosing = partial(schedule.choose_folder, folder=folder)
        text = self.tr("Chose a folder for backups")
        self.desk.write(self, choosing, text, lambda _none: self.primary(), self._on_failed)

    def _restore_chosen(self) -> None:
        row = self.table.current_row
        if row is not None:
            self._restore(row)

    def _restore(self, row: BackupRow) -> None:
        if self.desk.may(schedule.choose_folder):
            self.desk.restore_wanted.emit(row.path)
