"""What every page is given."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial, update_wrapper
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from peerdesk import clock
from peerdesk.enums import VaultRole
from peerdesk.errors import PeerDeskError
from peerdesk.services import rights
from peerdesk.services.rights import Who
from peerdesk.services.store import Store, Written
from peerdesk.services.vaults import VaultInfo
from peerdesk.settings import Settings
from peerdesk.ui.tasks import Progress, TaskRunner

T = TypeVar("T")
Failed = Callable[[PeerDeskError], object]


class Desk(QObject):
    """Hands use cases to the store and tells pages what changed.

    Attributes:
        vault: The open vault: folder, role, school name, whether it is the sample.
        settings: Preferences of this user.
        unsaved: What is on its way into the table of drafts, by form.

    Signals:
        changed: After a write: frozenset of class names of the records touched.
        acted: After a write (or a redo) that can be undone: the `Written`.
        undone: After an undo: the `Written`.
        saved: After a write: the aware UTC instant.
        failed: A PeerDeskError that no form took care of.
        settings_wanted: `Settings` a page wants to be in force and kept.
        restore_wanted: Folder of a backup (Path) to look into and restore.
    """

    changed = Signal(frozenset)
    acted = Signal(object)
    undone = Signal(object)
    saved = Signal(object)
    failed = Signal(object)
    settings_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(
        self,
        store: Store,
        tasks: TaskRunner,
        vault: VaultInfo,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.vault = vault
        self.settings = settings
        self.unsaved: dict[str, Any] = {}
        self._store = store
        self._tasks = tasks

    @property
    def store(self) -> Store:
        """Return the store, for work of several transactions inside `run` (a merge)."""
        return self._store

    @property
    def role(self) -> VaultRole:
        """Return whether a school or a district works here."""
        return self.vault.role

    @property
    def account(self) -> Who:
        """Return who opened the vault."""
        return self._store.who

    def may(self, use_case: Callable[..., Any]) -> bool:
        """Return whether whoever opened the vault may write with this use case."""
        return rights.may_write(self.account.role, use_case)

    def may_do(self, name: str) -> bool:
        """Return the same for the name of a use case, as in `services.rights`."""
        return rights.may_do(self.account.role, name)

    def may_open(self, page: str) -> bool:
        """Return whether whoever opened the vault opens this page."""
        return rights.may_open(self.account.role, page)

    def may_set(self, section: str) -> bool:
        """Return whether whoever opened the vault opens this section of the settings."""
        return rights.may_set(self.account.role, section)

    def why_not(self) -> str:
        """Return in a sentence what whoever opened the vault may not, and whom to ask."""
        return rights.why_not(self.account.role)

    @property
    def is_sample(self) -> bool:
        """Return whether everything in the vault is invented."""
        return self.vault.is_sample

    @property
    def is_busy(self) -> bool:
        """Return whether work is running or waiting."""
        return self._tasks.is_busy

    def today(self) -> date:
        """Return the date on the wall."""
        return clock.today()

    def now(self) -> datetime:
        """Return this instant, aware UTC."""
        return clock.now()

    def read(self, use_case: Callable[[Any], T]) -> T:
        """Return `use_case(session)` at once; for reads of at most about 30 ms."""
        return self._store.read(use_case)

    def write(
        self,
        owner: QObject,
        use_case: Callable[[Any], T],
        label: str,
        done: Callable[[T], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run `use_case` in one transaction on the worker; then call `done` and tell the pages.

        Args:
            owner: Nothing is called back once it is destroyed.
            use_case: Must not refer to a widget.
            label: What was done, past tense, for the undo bar and the history.
            done: Gets the value of the use case.
            failed: Gets an expected error; without it the window shows the sentence.
        """
        work = partial(self._store.write, use_case, label)
        deliver = partial(self._deliver, owner, done)
        self._tasks.run(self, work, deliver, failed=self._failing(owner, failed))

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
    ) -> None:
        """Run other slow work, e.g. a slow read or building a print, on the worker."""
        self._tasks.run(owner, work, done, failed=self._failing(owner, failed))

    def run_long(
        self,
        owner: QObject,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        *,
        progress: Callable[[int, int, str], object],
        failed: Failed | None = None,
    ) -> Progress:
        """Run long work that tells how far it is; the returned object's `stop()` ends it early."""
        return self._tasks.run_long(
            owner, work, done, progress=progress, failed=self._failing(owner, failed)
        )

    def write_long(
        self,
        owner: QObject,
        use_case: Callable[[Any, Progress], T],
        label: str,
        done: Callable[[T], object],
        *,
        progress: Callable[[int, int, str], object],
    ) -> Progress:
        """Like `write`, for a use case that reports its progress and may be stopped."""
        store = self._store

        def work(handle: Progress) -> Written[T]:
            def run(session: Any) -> T:
                return use_case(session, handle)

            return store.write(update_wrapper(run, use_case), label)

        deliver = partial(self._deliver, owner, done)
        return self._tasks.run_long(
            self, work, deliver, progress=progress, failed=self._failing(owner, None)
        )

    def undo(self, action_id: int | None = None) -> None:
        """Take an action back; the newest one (Ctrl+Z) without `action_id`."""
        failed = self._failing(self, None)
        work = partial(self._store.undo, action_id)
        self._tasks.run(self, work, self._announce_undo, failed=failed)

    def redo(self) -> None:
        """Bring back what was undone last (Ctrl+Y)."""
        self._tasks.run(self, self._store.redo, self._announce, failed=self._failing(self, None))

    def announce_change(self, kinds: frozenset[str]) -> None:
        """Tell the pages of a change that did not pass through `write`, e.g. a finished merge."""
        self.saved.emit(self.now())
        if kinds:
            self.changed.emit(kinds)

    def _deliver(
        self, owner: QObject, done: Callable[[T], object] | None, written: Written[T]
    ) -> None:
        if done is not None and isValid(owner):
            done(written.value)
        self._announce(written)

    def _announce(self, written: Written[Any]) -> None:
        self.announce_change(written.changed)
        if written.action_id is not None:
            self.acted.emit(written)

    def _announce_undo(self, written: Written[None]) -> None:
        self.announce_change(written.changed)
        self.undone.emit(written)

    def _failing(self, owner: QObject, failed: Failed | None) -> Callable[[BaseException], None]:
        def tell(error: BaseException) -> None:
            if not isinstance(error, PeerDeskError):
                self._tasks.report(error)
            elif failed is not None and isValid(owner):
                failed(error)
            else:
                self.failed.emit(error)

        return tell
