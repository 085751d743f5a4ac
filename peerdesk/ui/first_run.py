"""The first start: four short questions, or the sample school in one click."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from peerdesk import clock
from peerdesk.enums import VaultRole
from peerdesk.errors import PeerDeskError, WeakPassphraseError
from peerdesk.services.vaults import NewVault, OpenVault, SetUp, check_passphrase, create_vault
from peerdesk.ui import sample_vault
from peerdesk.ui.entrance import Entrance, choose_folder
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.first_run_steps import PassphraseStep, RecoveryStep, RoleStep, SchoolStep
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.tasks import TaskRunner

T = TypeVar("T")
_STEPS: Final = 4


class FirstRun(Entrance):
    """Role, school, passphrase, recovery page; the vault is made after the third step.

    Signals:
        opened: The `OpenVault`, once the recovery page is proven; or the sample.
        folder_chosen: The user wants to open a vault that exists (path as str).
    """

    opened = Signal(object)
    folder_chosen = Signal(str)

    def __init__(self, tasks: TaskRunner, data_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=640)
        self._tasks = tasks
        self._data_folder = data_folder
        self._made: NewVault | None = None
        self.setAccessibleName(self.tr("Set up PeerDesk"))
        self.role_step = RoleStep()
        self.school_step = SchoolStep()
        self.passphrase_step = PassphraseStep()
        self.recovery_step = RecoveryStep()
        self._progress = label("", "muted", wrap=False)
        self._message = InfoBar("danger")
        self._message.hide()
        self._steps = QStackedWidget()
        self.back = push_button(self.tr("Back"), self._go_back)
        self.sample = push_button(
            self.tr("Try with sample data"), self.open_sample, icon="sparkles"
        )
        self.forward = push_button(self.tr("Continue"), self._go_on, role="primary")
        self.existing = push_button(
            self.tr("I have a PeerDesk file"), self._choose_existing, role="link"
        )
        self._lay_out()
        self._show(0)

    @property
    def step(self) -> int:
        """Return which step is shown, from 0."""
        return self._steps.currentIndex()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label("PeerDesk", "title", wrap=False), 1)
        top.addWidget(self._progress)
        rows = self.card.rows
        rows.setSpacing(16)
        rows.addLayout(top)
        for step in (self.role_step, self.school_step, self.passphrase_step, self.recovery_step):
            step.submitted.connect(self._go_on)
            self._steps.addWidget(step)
        rows.addWidget(self._steps)
        rows.addWidget(self._message)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.sample)
        buttons.addWidget(self.forward)
        rows.addLayout(buttons)
        rows.addWidget(self.existing, alignment=Qt.AlignmentFlag.AlignLeft)

    def _show(self, step: int) -> None:
        self._message.hide()
        self._steps.setCurrentIndex(step)
        text = self.tr("Step {number} of {count}").format(number=step + 1, count=_STEPS)
        self._progress.setText(text)
        self.back.setVisible(step in {1, 2})
        self.existing.setVisible(step == 0)
        self.sample.setVisible(step < 3)
        self.forward.setText(self.tr("Start") if step == _STEPS - 1 else self.tr("Continue"))
        if step == 1:
            self.school_step.ask_for(self.role_step.role)
        announce(self, text)
        current = self._steps.currentWidget()
        assert current is not None  # noqa: S101 - four steps were added
        self.setFocusProxy(current)
        current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._show(self.step - 1)

    def _go_on(self) -> None:
        steps = (self._leave_role, self._leave_school, self._make, self._finish)
        steps[self.step]()

    def _leave_role(self) -> None:
        self._show(1)

    def _leave_school(self) -> None:
        if self.school_step.is_complete():
            self._show(2)

    def _make(self) -> None:
        passphrase = self.passphrase_step.checked_passphrase(check_passphrase, WeakPassphraseError)
        if not passphrase:
            return
        set_up = SetUp(
            self.role_step.role,
            self.school_step.school_name,
            self.school_step.paper,
            self.school_step.language,
        )
        work = partial(create_vault, self._free_folder(), passphrase, set_up)
        self._run(work, self._on_made)

    def _on_made(self, made: NewVault) -> None:
        self._wait(waiting=False)
        self._made = made
        self.recovery_step.show_code(made.recovery_code, made.opened.info.paper)
        self._show(3)

    def _finish(self) -> None:
        if self._made is not None and self.recovery_step.is_complete():
            opened, self._made = self._made.opened, None
            self.opened.emit(opened)

    def _choose_existing(self) -> None:
        choose_folder(self, self._data_folder, self.folder_chosen.emit)

    def open_sample(self) -> None:
        """Open the sample school, making it first if need be."""
        folder = self._data_folder / sample_vault.FOLDER_NAME
        self._run(partial(sample_vault.open_sample, folder, clock.today()), self._on_sample)

    def _on_sample(self, opened: OpenVault) -> None:
        self._wait(waiting=False)
        self.opened.emit(opened)

    def close_made(self) -> None:
        """Close a vault that was made but not yet handed over (the window closes)."""
        if self._made is not None:
            self._made.opened.close()
            self._made = None

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._wait(waiting=True)
        self._tasks.run(self, work, done, failed=self._on_failed)

    def _wait(self, *, waiting: bool) -> None:
        for widget in (self.back, self.existing, self.sample, self.forward, self._steps):
            widget.setEnabled(not waiting)
        if waiting:
            self._message.show_message("info", self.tr("Preparing your file. A few seconds..."))
        else:
            self._message.hide()

    def _on_failed(self, error: BaseException) -> None:
        self._wait(waiting=False)
        if not isinstance(error, PeerDeskError):
            self._tasks.report(error)
        self._message.show_message("danger", sentence_of(error))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _free_folder(self) -> Path:
        name = "district" if self.role_step.role is VaultRole.DISTRICT else "school"
        number, folder = 1, self._data_folder / name
        while folder.exists():
            number += 1
            folder = self._data_folder / f"{name}-{number}"
        return folder
