"""Run use cases, each in its own transaction, each leaving an action behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from peerdesk import clock
from peerdesk.errors import StorageError
from peerdesk.i18n import translate
from peerdesk.models.stamping import INFO_KEY, Stamp
from peerdesk.services import actions

T = TypeVar("T")


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
    """The door between use cases and the database."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        *,
        actor: str = "counselor",
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        self._sessions = sessions
        self._actor = actor
        self._now = now

    def read(self, use_case: Callable[[Session], T]) -> T:
        """Return `use_case(session)`; nothing it changes is kept."""
        with self._sessions() as session:
            return use_case(session)

    def write(self, use_case: Callable[[Session], T], label: str) -> Written[T]:
        """Commit `use_case(session)` with its action, or roll it all back if it raises.

        Args:
            use_case: Reads and writes through its session; never commits.
            label: What was done, in the past tense, as the undo bar and the history show it.

        Raises:
            StorageError: If the disk refused; nothing of the use case was kept.
        """
        return self._run(lambda session: (use_case(session), label, actions.DO, None))

    def undo(self, action_id: int | None = None) -> Written[None]:
        """Take back `action_id`, or the newest action, as an action of its own.

        Raises:
            NothingToUndoError: If there is none.
            UndoRefusedError: If later work stands on it.
        """

        def take_back(session: Session) -> tuple[None, str, str, int | None]:
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
            target, label = actions.redo_last(session)
            return None, label, actions.REDO, target

        return self._run(bring_back)

    def close(self) -> None:
        """Close every connection; the store cannot be used afterwards."""
        engine = self._sessions.kw["bind"]
        assert isinstance(engine, Engine)  # noqa: S101 - made by models.database
        engine.dispose()

    def _run(self, work: Callable[[Session], tuple[T, str, str, int | None]]) -> Written[T]:
        stamp = Stamp(self._now)
        try:
            with self._sessions(info={INFO_KEY: stamp}) as session, session.begin():
                session.connection(execution_options={"begin": "IMMEDIATE"})
                from_seq = actions.begin_action(session)
                value, label, kind, target = work(session)
                action_id = actions.finish_action(session, from_seq, label, self._actor)
                if action_id is not None and target is not None:
                    actions.link(session, action_id, target, kind)
        except OperationalError as error:
            raise StorageError(path="", problem=_disk_problem(error)) from error
        return Written(value, frozenset(stamp.changed - {"Action"}), action_id, label)


def _disk_problem(error: OperationalError) -> str:
    """Return in words what the disk said; SQLite has no error classes for these."""
    code = getattr(error.orig, "sqlite_errorname", "")
    if code.startswith("SQLITE_FULL"):
        return translate("Errors", "the disk is full")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return translate("Errors", "another program is using the file")
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return translate("Errors", "the folder cannot be written to")
    raise error
