"""Says that the backup off this computer is old, with the way to make one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.services.backups import schedule
from peerdesk.services.backups.making import BackupRow
from peerdesk.services.backups.schedule import UsbAge
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit import backup_work
from peerdesk.ui.kit.info_bar import InfoBar


class BackupBar(QWidget):
    """Hidden while there is nothing to say; put away until tomorrow by its x.

    Signals:
        made: A backup was made off this computer.
    """

    made = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.bar = InfoBar("warn")
        self.bar.dismissed.connect(self._snooze)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar)
        self.hide()

    def refresh(self) -> None:
        """Look how old the backup is."""
        age = self._desk.read(partial(schedule.usb_age, today=self._desk.today()))
        self.setVisible(age.is_overdue)
        if age.is_overdue:
            self.bar.set_action(self.tr("Back up now"), self.back_up)
            self.bar.show_message("warn", self._words(age), speak=False)

    def back_up(self) -> None:
        """Make a backup here and on the stick."""
        self.bar.clear_action()
        self.bar.show_message("info", self.tr("Backing up…"))
        folder = self._desk.vault.folder
        work = partial(backup_work.back_up_now, self._desk.store, folder)
        self._desk.run(self, work, self._on_made, self._on_failed)

    def _words(self, age: UsbAge) -> str:
        if age.copied_at is None:
            return self.tr(
                "There is no backup on a USB stick yet. Plug one in, then press Back up now."
            )
        text = self.tr("The backup on the USB stick is %n days old.", "", age.days)
        return text + " " + self.tr("Plug the stick in, then press Back up now.")

    def _on_made(self, rows: list[BackupRow]) -> None:
        if len(rows) < 2:
            text = self.tr(
                "Backed up on this computer. No USB stick was found: plug one in and try again."
            )
            self.bar.set_action(self.tr("Back up now"), self.back_up)
            self.bar.show_message("warn", text)
            return
        text = self.tr("Backed up and read back. It is safe to unplug the stick.")
        self.bar.show_message("ok", text)
        self.made.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        self.bar.set_action(self.tr("Try again"), self.back_up)
        self.bar.show_message("danger", sentence_of(error))

    def _snooze(self) -> None:
        snooze = partial(schedule.snooze_usb, today=self._desk.today())
        self._desk.write(self, snooze, self.tr("Put the note about the backup off"))
        self.hide()
