"""The one window: it only frames the entrance, the shell and the cover."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from peerdesk.errors import PeerDeskError
from peerdesk.services.vaults import OpenVault, vault_exists
from peerdesk.settings import Settings
from peerdesk.ui.cover import Cover
from peerdesk.ui.desk import Desk
from peerdesk.ui.idle import IdleWatch
from peerdesk.ui.kit.after_paint import AfterPaint
from peerdesk.ui.lock import LockScreen
from peerdesk.ui.preferences import Preferences
from peerdesk.ui.regions import enter
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell
from peerdesk.ui.tasks import TaskRunner
from peerdesk.ui.window_state import WindowState

if TYPE_CHECKING:
    from peerdesk.ui.copy_question import CopyWatch
    from peerdesk.ui.first_run import FirstRun
    from peerdesk.ui.restore import RestoreScreen

LEAST_WIDTH: Final = 800
LEAST_HEIGHT: Final = 480


class MainWindow(QMainWindow):
    """Shows first run or lock screen, then the shell; never a name in its title.

    Locking destroys the shell, every page, the desk and the key.

    Attributes:
        notice: A sentence to show once, when the next file is open.
    """

    def __init__(
        self,
        tasks: TaskRunner,
        preferences: Preferences,
        data_folder: Path,
        state: WindowState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self._data_folder = data_folder
        self._state = state
        self._opened: OpenVault | None = None
        self._folder: Path | None = None
        self.notice = ""
        self.entrance: LockScreen | FirstRun | RestoreScreen | None = None
        self.shell: Shell | None = None
        self.copies: CopyWatch | None = None
        self.stack = QStackedWidget()
        self.cover = Cover()
        self.stack.addWidget(self.cover)
        self.setCentralWidget(self.stack)
        self.setWindowTitle("PeerDesk")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.idle = IdleWatch(preferences.current.lock_minutes, self)
        self._connect()
        if state is not None:
            state.restore(self)

    def start(self, folder: Path | None = None) -> None:
        """Show the lock screen of `folder` (or of the last one), or the first run."""
        last = self._preferences.current.last_vault
        wanted = folder or (Path(last) if last else None)
        if wanted is not None and vault_exists(wanted):
            self.show_lock(wanted, was_open=False)
        elif wanted is not None and _has_backups(wanted):
            self._folder = wanted
            self.show_restore().say_missing()
        else:
            self.show_first_run()

    def start_sample(self) -> None:
        """Open the sample school, and say meanwhile that it is being prepared."""
        self.show_first_run().open_sample()

    def show_first_run(self) -> "FirstRun":
        """Ask the four questions."""
        from peerdesk.ui.first_run import FirstRun  # noqa: PLC0415 - most starts need it not

        entrance = FirstRun(self._tasks, self._data_folder)
        entrance.opened.connect(self.open)
        entrance.folder_chosen.connect(self._lock_of)
        self._enter(entrance)
        return entrance

    def show_lock(self, folder: Path, *, was_open: bool) -> None:
        """Ask for the passphrase of `folder`."""
        self._folder = folder
        entrance = LockScreen(self._tasks, folder, was_open=was_open)
        entrance.opened.connect(self.open)
        entrance.set_up_requested.connect(self.show_first_run)
        entrance.folder_chosen.connect(self._lock_of)
        entrance.restore_requested.connect(self.show_restore)
        self._enter(entrance)

    def show_restore(self, wanted: Path | None = None) -> "RestoreScreen":
        """Close the vault and offer its backups, or the one in the folder `wanted`."""
        from peerdesk.ui.restore import RestoreScreen  # noqa: PLC0415 - most starts need it not

        self._put_away()
        home = self._folder or self._data_folder
        entrance = RestoreScreen(self._tasks, home, wanted)
        entrance.restored.connect(self._on_restored)
        entrance.left.connect(self._leave_restore)
        self._enter(entrance)
        return entrance

    def open(self, opened: OpenVault) -> None:
        """Work with an open vault: a new desk and a new shell."""
        self._opened, self._folder = opened, opened.info.folder
        self._remember(opened.info.folder)
        desk = Desk(opened.store, self._tasks, opened.info, self._preferences.current)
        shell = Shell(desk, Search(desk))
        desk.setParent(shell)
        desk.settings_wanted.connect(self._preferences.change)
        desk.restore_wanted.connect(self.show_restore)
        AfterPaint(shell, partial(self._begin_upkeep, desk, shell))
        shell.lock_requested.connect(self.lock)
        shell.cover_requested.connect(self.show_cover)
        shell.text_size_requested.connect(self._preferences.resize_text)
        self.shell = shell
        self.stack.addWidget(shell)
        self.stack.setCurrentWidget(shell)
        self._drop_entrance()
        enter(shell.page)
        if opened.slot == "recovery":
            shell.go_to("settings", "passphrase")
        if self.notice:
            shell.message.show_message("info", self.notice)
            self.notice = ""
        self.idle.follow(self.windowHandle())
        self.idle.start()

    def lock(self) -> None:
        """Drop key, rows and pages at once; what is unfinished is kept as a draft."""
        self._put_away()
        if self._folder is not None:
            self.show_lock(self._folder, was_open=True)

    def show_cover(self) -> None:
        """Show nothing at all (F9), no open list or menu either."""
        _close_popups()
        self.stack.setCurrentWidget(self.cover)
        self.cover.begin()

    def explain(self, error: PeerDeskError) -> bool:
        """Say in a sentence what a page could not read; return whether there is a place for it."""
        if self.shell is not None:
            self.shell.show_error(error)
        return self.shell is not None

    def keep_drafts(self) -> None:
        """Put what is unfinished into the database."""
        if self.shell is not None:
            self.shell.keep_drafts()

    def _begin_upkeep(self, desk: Desk, shell: Shell) -> None:
        """Make the backup of the day, and ask about a copied file; the window is painted."""
        from peerdesk.ui.copy_question import CopyWatch  # noqa: PLC0415 - after the start
        from peerdesk.ui.kit.backup_work import BackupWatch  # noqa: PLC0415 - after the start
        from peerdesk.ui.restored_question import question_about  # noqa: PLC0415 - as well
        from peerdesk.ui.session_lock import SessionWatch  # noqa: PLC0415 - as well

        SessionWatch(self, shell).locked.connect(self.lock)
        BackupWatch(desk).failed.connect(partial(shell.message.show_message, "warn"))
        self.copies = CopyWatch(desk)
        shell.add_question(self.copies.question)
        restored = question_about(desk)
        if restored is not None:
            shell.add_question(restored)
        shell.get_ready()

    def _connect(self) -> None:
        self.cover.lifted.connect(self._lift_cover)
        self.cover.overdue.connect(self._put_away)
        self.idle.idle.connect(self.lock)
        self._preferences.changed.connect(self._on_settings)

    def _lift_cover(self) -> None:
        self.cover.end()
        if self.shell is not None:
            self.stack.setCurrentWidget(self.shell)
        elif self._folder is not None:
            self.show_lock(self._folder, was_open=True)

    def _put_away(self) -> None:
        """Destroy the shell and close the vault behind whatever is shown."""
        self.idle.stop()
        _close_popups()
        if self.shell is None or self._opened is None:
            return
        from peerdesk.ui.copy_question import close_known  # noqa: PLC0415 - after the start

        self.shell.keep_drafts()
        shell, self.shell = self.shell, None
        opened, self._opened = self._opened, None
        self.stack.setCurrentWidget(self.cover)
        self.stack.removeWidget(shell)
        shell.hide()
        shell.deleteLater()
        is_settled = self.copies is not None and self.copies.is_settled
        self.copies = None
        QGuiApplication.clipboard().clear()
        self._tasks.run(self, partial(close_known, opened, is_settled=is_settled), _ignore)

    def _enter(self, entrance: "LockScreen | FirstRun | RestoreScreen") -> None:
        self._drop_entrance()
        self.cover.end()
        self.entrance = entrance
        self.stack.addWidget(entrance)
        self.stack.setCurrentWidget(entrance)
        entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_entrance(self) -> None:
        if self.entrance is not None:
            self.stack.removeWidget(self.entrance)
            self.entrance.hide()
            self.entrance.deleteLater()
            self.entrance = None

    def _lock_of(self, folder: str) -> None:
        from peerdesk.services.backups.making import list_backups  # noqa: PLC0415 - needed rarely

        path = Path(folder)
        if not vault_exists(path) and list_backups([path, path.parent]):
            self.show_restore(path)
        else:
            self.show_lock(path, was_open=False)

    def _leave_restore(self) -> None:
        if self._folder is not None and vault_exists(self._folder):
            self.show_lock(self._folder, was_open=False)
        else:
            self.show_first_run()

    def _on_restored(self, folder: Path, has_before: bool) -> None:  # noqa: FBT001 - signal
        self.notice = self.tr(
            "This is the backup you chose. Not the right one? Restore another under Settings, "
            "Backups."
        )
        if has_before:
            self.notice += " " + self.tr("The file of before is kept for 30 days.")
        self.show_lock(folder, was_open=False)

    def _remember(self, folder: Path) -> None:
        current = self._preferences.current
        self._preferences.change(replace(current, last_vault=str(folder)))

    def _on_settings(self, settings: Settings) -> None:
        self.idle.minutes = settings.lock_minutes
        if self.shell is not None:
            self.shell.use_settings(settings)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._state is not None:
            self._state.keep(self)
        close_made = getattr(self.entrance, "close_made", None)
        if close_made is not None:
            close_made()
        self._put_away()
        super().closeEvent(event)


def _has_backups(folder: Path) -> bool:
    from peerdesk.services.backups.making import list_backups, own_folder  # noqa: PLC0415 - rarely

    return bool(list_backups([own_folder(folder)]))


def _close_popups() -> None:
    """Close lists, menus and calendars that stand in front of the window."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass


def _ignore(_result: object) -> None:
    pass
