"""Run use cases, each in its own transaction, each leaving an action behind."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Generic, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker

from peerdesk import clock
from peerdesk.enums import AccountRole, BackupReason
from peerdesk.errors import (
    AccountEndedError,
    DamagedFileError,
    NotAllowedError,
    PeerDeskError,
    StorageError,
)
from peerdesk.i18n import translate
from peerdesk.models import copies
from peerdesk.models.database import KEY_OPTION, PATH_OPTION, disk_problem
from peerdesk.models.families import map_all
from peerdesk.models.stamping import INFO_KEY, Stamp
from peerdesk.services import actions
from peerdesk.services.day_words import plain_date
from peerdesk.services.rights import PROTECT, WHO, Who, check_read, check_write
from peerdesk.services.student_index import MEMORY

T = TypeVar("T")
_UNSHOWN: Final = {"Action", "Draft"}
"""What is written beside a deed, or before one: no page shows it, so no page reads again."""


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """What a write returned and what it left behind.

    Attributes:
        value: The return value of the use case.
        changed: Class names of the records made, changed or binned.
        action_id: The action, for undo; None if nothing changed.
        label: What was done, for the undo bar.
    """

    value: T
    changed: frozenset[str]
    action_id: int | None
    label: str


class Store:
    """The door between use cases and the database.

    Attributes:
        who: Whoever opened the vault; each use case is held against their rights.
        protect: Makes a backup before risky work; use cases reach it by `protect` of
            `peerdesk.services.backups`.
    """

    def __init__(
        self,
        sessions: sessionmaker[Session],
        *,
        actor: str = "counselor",
        who: Who | None = None,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        self._sessions = sessions
        self.who = who or Who(actor, AccountRole.COUNSELOR)
        self.protect: Callable[[BackupReason], None] = _unprotected
        self._now = now
        self._memory: dict[object, object] = {}

    def read(self, use_case: Callable[[Session], T]) -> T:
        """Return `use_case(session)`; nothing it changes is kept.

        Raises:
            NotAllowedError: If the role of whoever opened the vault does not include it.
            DamagedFileError: If a page of the file cannot be read.
        """
        check_read(self.who, use_case)
        with (
            self._explained(),
            self._sessions(info={WHO: self.who, MEMORY: self._memory}) as session,
        ):
            return use_case(session)

    def write(self, use_case: Callable[[Session], T], label: str) -> Written[T]:
        """Commit `use_case(session)` with its action, or roll it all back if it raises.

        Args:
            use_case: Reads and writes through its session; never commits.
            label: What was done, in the past tense, as the undo bar and the history show it.

        Raises:
            NotAllowedError: If the role of whoever opened the vault does not include it.
            AccountEndedError: If their last day is over.
            StorageError: If the disk refused; nothing of the use case was kept.
            DamagedFileError: If a page of the file cannot be read.
        """
        check_write(self.who, use_case)
        return self._run(lambda session: (use_case(session), label, actions.DO, None))

    def undo(self, action_id: int | None = None) -> Written[None]:
        """Take back `action_id`, or the newest action, as an action of its own.

        Raises:
            NothingToUndoError: If there is none.
            UndoRefusedError: If later work stands on it.
            NotAllowedError: If somebody else did it, and the one who asks is no counselor.
        """

        def take_back(session: Session) -> tuple[None, str, str, int | None]:
            self._refuse_work_of_others(actions.last_undoable(session), action_id)
            if action_id is None:
                target, label = actions.undo_last(session)
            else:
                target, label = action_id, actions.undo(session, action_id)
            undone = translate("History", "Undone: {label}").format(label=label)
            return None, undone, actions.UNDO, target

        return self._run(take_back)

    def redo(self) -> Written[None]:
        """Bring back what was undone last.

        Raises:
            NothingToUndoError: If nothing was undone, or something new was done since.
        """

        def bring_back(session: Session) -> tuple[None, str, str, int | None]:
            self._refuse_work_of_others(actions.last_redoable(session), None)
            target, label = actions.redo_last(session)
            return None, label, actions.REDO, target

        return self._run(bring_back)

    def look(self, use_case: Callable[[Session], T]) -> T:
        """Return `use_case(session)` whoever opened the vault; for the program's own upkeep."""
        with self._explained(), self._sessions() as session:
            return use_case(session)

    def note(self, use_case: Callable[[Session], object]) -> None:
        """Write a fact about this file, not about anybody; it leaves no action.

        Raises:
            StorageError: If the disk refused.
        """
        map_all()
        stamp = Stamp(self._now)
        with self._explained(), self._sessions(info={INFO_KEY: stamp}) as session, session.begin():
            session.connection(execution_options={"begin": "IMMEDIATE"})
            use_case(session)

    @property
    def key(self) -> bytes:
        """Return the key of the file, to read a copy of it back."""
        key = self._engine.get_execution_options()[KEY_OPTION]
        assert isinstance(key, bytes)  # noqa: S101 - set by models.database
        return key

    def copy_into(self, target: Path) -> dict[str, int]:
        """Copy the file as it is now; return the rows of each table.

        Raises:
            StorageError, DamagedFileError: As `peerdesk.models.copies.copy_into`.
        """
        return self.look(lambda session: copies.copy_into(session, target))

    def settle(self) -> None:
        """Bring everything from the log into the file itself."""
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    @property
    def _engine(self) -> Engine:
        engine = self._sessions.kw["bind"]
        assert isinstance(engine, Engine)  # noqa: S101 - made by models.database
        return engine

    def close(self) -> None:
        """Close every connection and forget every name; the store cannot be used afterwards."""
        self._memory.clear()
        self._engine.dispose()

    def _refuse_work_of_others(
        self, newest: actions.ActionRow | None, action_id: int | None
    ) -> None:
        """Let everybody but a counselor take back only what they did last themselves."""
        if self.who.role is AccountRole.COUNSELOR or newest is None:
            return
        if newest.actor != self.who.slot or action_id not in {None, newest.id}:
            raise NotAllowedError(
                translate("Rights", "Somebody else did this. Only the counselor can take it back.")
            )

    def _refuse_late(self) -> None:
        """Let nobody write on after their last day, with the window left open overnight."""
        ends_on = self.who.ends_on
        if ends_on is not None and self._now().astimezone().date() > ends_on:
            raise AccountEndedError(name=self.who.slot, ends_on=plain_date(ends_on))

    def _run(self, work: Callable[[Session], tuple[T, str, str, int | None]]) -> Written[T]:
        self._refuse_late()
        map_all()
        stamp = Stamp(self._now)
        info = {INFO_KEY: stamp, WHO: self.who, PROTECT: self.protect}
        with self._explained(), self._sessions(info=info) as session, session.begin():
            session.connection(execution_options={"begin": "IMMEDIATE"})
            from_seq = actions.begin_action(session)
            value, label, kind, target = work(session)
            action_id = actions.finish_action(session, from_seq, label, self.who.slot)
            if action_id is not None and target is not None:
                actions.link(session, action_id, target, kind)
        return Written(value, frozenset(stamp.changed - _UNSHOWN), action_id, label)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Raise what the disk or the file refused as an error that says what to do."""
        try:
            yield
        except DatabaseError as error:
            code = getattr(error.orig, "sqlite_errorname", "")
            folder = self._engine.get_execution_options()[PATH_OPTION].parent
            refusal = _refusal(code, str(folder))
            if refusal is None:
                raise
            raise refusal from error


def _refusal(code: str, folder: str) -> PeerDeskError | None:
    if code.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedFileError(folder=folder)
    problem = disk_problem(code)
    return StorageError(path=folder, problem=problem) if problem else None


def _unprotected(_reason: BackupReason) -> None:
    """Make no backup: the store of a file that is not in a vault."""
