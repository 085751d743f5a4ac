"""The locked screen: no names, no counts, one field."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.services.vaults import OpenVault, open_vault
from peerdesk.ui.entrance import Entrance, choose_folder
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit import icons
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.style import label
from peerdesk.ui.sample_vault import SAMPLE_PASSPHRASE, is_sample_folder
from peerdesk.ui.tasks import TaskRunner


class LockScreen(Entrance):
    """Asks for the passphrase of one vault, or for the code of its recovery page.

    Signals:
        opened: The `OpenVault`.
        set_up_requested: The user wants another vault than this one.
        folder_chosen: The user wants to open the vault in this folder (str).
        restore_requested: The user wants to put a backup in place.
    """

    opened = Signal(object)
    set_up_requested = Signal()
    folder_chosen = Signal(str)
    restore_requested = Signal()

    def __init__(
        self, tasks: TaskRunner, folder: Path, parent: QWidget | None = None, *, was_open: bool
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._folder = folder
        self.setAccessibleName(self.tr("PeerDesk is locked"))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(self.tr("&Passphrase"), self.passphrase)
        self.open_button = push_button(
            self.tr("Open"), self._open, role="primary", icon="lock-open"
        )
        self._note = label("", "muted")
        self._build(was_open=was_open)
        self.passphrase.returnPressed.connect(self._open)
        self.setFocusProxy(self.passphrase)

    def _build(self, *, was_open: bool) -> None:
        picture = QLabel()
        icons.show_picture(picture, "lock")
        picture.setAccessibleName(self.tr("Locked"))
        line = QHBoxLayout()
        line.addWidget(picture)
        line.addWidget(label(self.tr("PeerDesk is locked"), "title"), 1)
        rows = self.card.rows
        rows.setSpacing(16)
        rows.addLayout(line)
        if was_open:
            rows.addWidget(label(self.tr("What you had not finished is kept."), "muted"))
        rows.addWidget(self.field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open_button)
        buttons.addWidget(self._note, 1)
        rows.addLayout(buttons)
        rows.addWidget(
            label(
                self.tr("Forgot it? Type the code of your recovery page in the same field."),
                "muted",
            )
        )
        if is_sample_folder(self._folder):
            self._offer_sample()
        self._offer_others()

    def _offer_sample(self) -> None:
        text = self.tr("This is the sample school. Its passphrase is: {passphrase}")
        self.card.add_widget(label(text.format(passphrase=SAMPLE_PASSPHRASE)))

    def _offer_others(self) -> None:
        row = FlowLayout()
        row.addWidget(push_button(self.tr("Set up a new file"), self._set_up, role="link"))
        row.addWidget(push_button(self.tr("Open another folder"), self._choose, role="link"))
        self.restore_button = push_button(
            self.tr("Restore a backup"), self.restore_requested.emit, role="link"
        )
        row.addWidget(self.restore_button)
        self.card.rows.addLayout(row)

    def _set_up(self) -> None:
        self.set_up_requested.emit()

    def _choose(self) -> None:
        choose_folder(self, self._folder.parent, self.folder_chosen.emit)

    def _open(self) -> None:
        passphrase = self.passphrase.text()
        if not passphrase:
            self.field.set_error(self.tr("Type your passphrase, then press Open."))
            return
        self._wait(waiting=True)
        work = partial(open_vault, self._folder, passphrase)
        self._tasks.run(self, work, self._on_opened, failed=self._on_failed)

    def _wait(self, *, waiting: bool) -> None:
        self.open_button.setEnabled(not waiting)
        self.passphrase.setReadOnly(waiting)
        self._note.setText(self.tr("Opening...") if waiting else "")

    def _on_opened(self, opened: OpenVault) -> None:
        self.passphrase.clear()
        self.opened.emit(opened)

    def _on_failed(self, error: BaseException) -> None:
        self._wait(waiting=False)
        if not isinstance(error, PeerDeskError):
            self._tasks.report(error)
        self.field.set_error(sentence_of(error))
        self.passphrase.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
