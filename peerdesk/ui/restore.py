"""Restore a backup: choose one, look inside, then put it in place. Nothing is overwritten."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from peerdesk import clock
from peerdesk.errors import PeerDeskError
from peerdesk.services.backups import drives
from peerdesk.services.backups.making import BackupRow, list_backups, own_folder
from peerdesk.services.backups.restoring import Preview, Restored, look_into, restore_backup
from peerdesk.ui.entrance import Entrance
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.place_picker import choose_folder
from peerdesk.ui.kit.style import label
from peerdesk.ui.tasks import TaskRunner


class RestoreScreen(Entrance):
    """Lists backups of this computer and of sticks; shows one before it is restored.

    Signals:
        restored: Folder of the vault (Path) that has the old content now, and whether a file
            of before is kept (bool).
        left: Back, nothing was changed.
    """

    restored = Signal(object, bool)
    left = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        folder: Path,
        wanted: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, width=640)
        self._tasks = tasks
        self._folder = folder
        self._seen: Path | None = None
        self.setAccessibleName(self.tr("Restore a backup"))
        self.backups = QComboBox()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._which = Field(self.tr("&Backup"), self.backups)
        self._secret = Field(
            self.tr("&Passphrase"),
            self.passphrase,
            hint=self.tr("The counselor's, or the code of the recovery page."),
        )
        self.message = InfoBar("info")
        self.message.set_dismissable(dismissable=False)
        self.message.hide()
        self.look_button = push_button(self.tr("&Look inside"), self.look, role="primary")
        self.restore_button = push_button(self.tr("&Restore this one"), self.restore, role="danger")
        self._build()
        self.fill(self._find(wanted), wanted)
        self.setFocusProxy(self.passphrase if self.backups.count() else self.backups)

    def fill(self, rows: Sequence[BackupRow], wanted: Path | None = None) -> None:
        """Offer these backups, newest first."""
        self.backups.clear()
        for row in rows:
            place = self._place_of(row)
            text = self.tr("{when}, {school}, {place}").format(
                when=day_and_time(row.made_at), school=row.school_code, place=place
            )
            self.backups.addItem(text, row.path)
        if wanted is not None:
            self.backups.setCurrentIndex(max(0, self.backups.findData(wanted)))
        self.look_button.setEnabled(bool(rows))
        if not rows:
            self.message.show_message(
                "warn",
                self.tr("No backup was found here. Plug the USB stick in, or choose its folder."),
            )

    def say_missing(self) -> None:
        """Say why this screen came by itself: the file is gone, its backups are not."""
        self.message.show_message(
            "warn",
            self.tr("The data file of {folder} is missing. Its backups are here.").format(
                folder=self._folder
            ),
        )

    def look(self) -> None:
        """Open the chosen backup for reading only and say what it holds."""
        self._wait(self.tr("Looking inside…"))
        work = partial(look_into, self._chosen, self.passphrase.text(), self._folder)
        self._tasks.run(self, work, self._on_seen, failed=self._on_failed)

    def restore(self) -> None:
        """Put the backup that was looked into in place."""
        if self._seen is None:
            return
        self._wait(self.tr("Restoring…"))
        work = partial(
            restore_backup, self._seen, self.passphrase.text(), self._folder, clock.now()
        )
        self._tasks.run(self, work, self._on_restored, failed=self._on_failed)

    @property
    def _chosen(self) -> Path:
        return Path(self.backups.currentData())

    def _build(self) -> None:
        rows = self.card.rows
        rows.setSpacing(16)
        rows.addWidget(label(self.tr("Restore a backup"), "title"))
        rows.addWidget(
            label(
                self.tr("Look inside first. The file in use now is set aside, never overwritten."),
                "muted",
            )
        )
        rows.addWidget(self._which)
        rows.addWidget(self._secret)
        rows.addWidget(self.message)
        buttons = FlowLayout()
        buttons.addWidget(self.look_button)
        buttons.addWidget(self.restore_button)
        buttons.addWidget(push_button(self.tr("Another &folder…"), self._choose))
        buttons.addWidget(push_button(self.tr("Back"), self.left.emit, role="link"))
        rows.addLayout(buttons)
        self.restore_button.hide()
        self.passphrase.returnPressed.connect(self._on_return)
        self.passphrase.textEdited.connect(self._forget_seen)
        self.backups.currentIndexChanged.connect(self._forget_seen)

    def _find(self, wanted: Path | None) -> list[BackupRow]:
        folders = [own_folder(self._folder), *(drive.folder for drive in drives.list_drives())]
        if wanted is not None:
            folders += [wanted.parent, wanted, wanted / drives.FOLDER, own_folder(wanted)]
        return list_backups(dict.fromkeys(folders))

    def _place_of(self, row: BackupRow) -> str:
        if row.path.is_relative_to(self._folder):
            return self.tr("this computer")
        return str(row.path.parent)

    def _choose(self) -> None:
        choose_folder(self, self.tr("Choose the folder with the backup"), self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        self.fill(self._find(folder), folder)

    def _on_return(self) -> None:
        if self._seen is None:
            self.look()

    def _forget_seen(self, _what: object = None) -> None:
        self._seen = None
        self.restore_button.hide()
        self._secret.set_error("")
        if self.backups.count():
            self.message.hide()

    def _wait(self, text: str) -> None:
        self._secret.set_error("")
        self.look_button.setEnabled(False)
        self.restore_button.setEnabled(False)
        self.message.show_message("info", text)

    def _done(self) -> None:
        self.look_button.setEnabled(True)
        self.restore_button.setEnabled(True)

    def _on_seen(self, preview: Preview) -> None:
        self._done()
        self._seen = preview.backup.path
        self.message.show_message("info", self._words(preview))
        self.restore_button.show()
        self.restore_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, preview: Preview) -> str:
        counts = self.tr(
            "{school}, backed up {when}: {students} students, {pairs} active pairs, "
            "{sessions} session logs."
        ).format(
            school=preview.school_name,
            when=day_and_time(preview.backup.made_at),
            students=preview.students,
            pairs=preview.pairs,
            sessions=preview.sessions,
        )
        if preview.changed_at is None:
            return counts
        text = self.tr("Last change in it: {when}. What was done since is not in it.")
        return counts + " " + text.format(when=day_and_time(preview.changed_at))

    def _on_restored(self, restored: Restored) -> None:
        self.passphrase.clear()
        self.restored.emit(self._folder, restored.set_aside is not None)

    def _on_failed(self, error: BaseException) -> None:
        self._done()
        if not isinstance(error, PeerDeskError):
            self._tasks.report(error)
        self.message.hide()
        self._secret.set_error(sentence_of(error))
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
