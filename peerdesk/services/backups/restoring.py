"""Look into a backup, and put it in the place of a vault's file.

Nothing is overwritten: the file of now is set aside first. The new file is complete and
checked before a marker is written; from then on every start carries the exchange to its end,
so a kill at any moment leaves either the old vault or the new one, never none.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from peerdesk.enums import AccountRole, MatchStatus
from peerdesk.errors import (
    DamagedFileError,
    NotAllowedError,
    StorageError,
    WrongPassphraseError,
)
from peerdesk.i18n import translate
from peerdesk.models import copies, local_state, vault
from peerdesk.models.accounts import Account
from peerdesk.models.calendar import School
from peerdesk.models.database import open_database
from peerdesk.models.history import Action
from peerdesk.models.holding import held
from peerdesk.models.local_state import Key
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.backups.asides import PREFIX
from peerdesk.services.backups.making import FILE_NAME, BackupRow, read_backup
from peerdesk.services.backups.restored import note_restored
from peerdesk.services.replicas import reidentify
from peerdesk.services.store import Store

_BESIDE: Final = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds.

    Attributes:
        changed_at: When the last thing in it was done.
    """

    backup: BackupRow
    school_name: str
    changed_at: datetime | None
    students: int
    pairs: int
    sessions: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of a restore.

    Attributes:
        set_aside: Where the file of before lies; None if there was none.
    """

    preview: Preview
    set_aside: Path | None


def look_into(path: Path, passphrase: str, vault_folder: Path | None = None) -> Preview:
    """Open a backup for reading only and return what it holds.

    Args:
        path: Folder of the backup.
        passphrase: That of a counselor, or the recovery code: of the time of the backup, or
            the one in use now if the backup is of this very vault.
        vault_folder: The vault it may be restored to.

    Raises:
        UnreadableFileError: If there is no backup in the folder.
        WrongPassphraseError: If the passphrase opens it neither way.
        NotAllowedError: If it is the passphrase of somebody who is no counselor.
        DamagedFileError: If a page of it is damaged.
    """
    opened, _keys = _unlock(path, passphrase, vault_folder)
    copies.check_copy(path / FILE_NAME, opened.key)
    return _look(path, opened)


def restore_backup(path: Path, passphrase: str, folder: Path, now: datetime) -> Restored:
    """Put a backup in the place of the vault in `folder`, or make it the vault there.

    The restored file takes a new replica id: what it forgets is noticed by the other side.

    Raises:
        FileInUseError: If the vault is open.
        StorageError, WrongPassphraseError, NotAllowedError, DamagedFileError: As `look_into`;
            the vault is as before.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with held(folder):
            vault.finish_restore(folder)
            return _restore(path, passphrase, folder, now)
    except OSError as error:
        raise StorageError(path=str(folder), problem=error.strerror or "") from error


def _restore(path: Path, passphrase: str, folder: Path, now: datetime) -> Restored:
    opened, keys = _unlock(path, passphrase, folder)
    copies.check_copy(path / FILE_NAME, opened.key)
    preview = _look(path, opened)
    staged = folder / vault.STAGED
    shutil.rmtree(staged, ignore_errors=True)
    try:
        _stage(path, keys, staged, opened.key)
        set_aside = _set_aside(folder, now)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    vault.write_whole(folder / vault.MARKER, json.dumps({"whole": True}).encode())
    copies.sync_folder(folder)
    vault.finish_restore(folder)
    return Restored(preview, set_aside)


def _unlock(path: Path, passphrase: str, vault_folder: Path | None) -> tuple[vault.Opened, Path]:
    """Return what opens the backup, and the folder whose key slots go with it.

    The slots of today's vault win if they hold the same key: a changed passphrase stays
    changed, and whoever was removed stays out.
    """
    read_backup(path)
    for place in (vault_folder, path):
        if place is None or not vault.has_slots(place):
            continue
        try:
            opened = vault.open_slot(place, passphrase)
            copies.open_copy(path / FILE_NAME, opened.key).kw["bind"].dispose()
        except WrongPassphraseError:
            continue
        return opened, place
    raise WrongPassphraseError


@contextmanager
def _reading(path: Path, key: bytes) -> Iterator[Session]:
    sessions = copies.open_copy(path / FILE_NAME, key)
    try:
        with sessions() as session:
            yield session
    finally:
        engine = sessions.kw["bind"]
        assert isinstance(engine, Engine)  # noqa: S101 - made by open_copy
        engine.dispose()


def _look(path: Path, opened: vault.Opened) -> Preview:
    with _reading(path, opened.key) as session:
        _refuse_others(session, opened.slot)
        own = local_state.get(session, Key.SCHOOL_ID)
        school = session.get(School, own)
        if school is None:
            raise DamagedFileError(folder=str(path))
        return Preview(
            read_backup(path),
            school.name,
            session.scalar(select(func.max(Action.at))),
            _rows(session, Student.deleted_at.is_(None)),
            _rows(session, Match.deleted_at.is_(None), Match.status == MatchStatus.ACTIVE),
            _rows(session, SessionLog.deleted_at.is_(None)),
        )


def _rows(session: Session, *conditions: object) -> int:
    return session.scalar(select(func.count()).where(*conditions)) or 0  # type: ignore[arg-type]


def _refuse_others(session: Session, slot: str) -> None:
    if slot in {vault.RECOVERY_SLOT, vault.COUNSELOR_SLOT}:
        return
    account = session.get(Account, slot)
    if account is None or account.role is not AccountRole.COUNSELOR:
        raise NotAllowedError(
            translate("Backups", "Only the counselor, or the recovery page, restores a backup.")
        )


def _stage(path: Path, keys: Path, staged: Path, key: bytes) -> None:
    """Build the new vault beside the old one: file, key slots, a replica id of its own."""
    (staged / vault.KEYS_FOLDER).mkdir(parents=True)
    database = staged / vault.DATABASE_NAME
    shutil.copyfile(path / FILE_NAME, database)
    copies.sync_file(database)
    for slot in vault.slot_paths(keys):
        vault.write_whole(staged / vault.KEYS_FOLDER / slot.name, slot.read_bytes())
    store = Store(open_database(database, key))
    try:
        store.note(reidentify)
        store.note(partial(note_restored, made_at=read_backup(path).made_at))
        store.settle()
    finally:
        store.close()
    copies.check_copy(database, key)
    copies.sync_folder(staged)


def _set_aside(folder: Path, now: datetime) -> Path | None:
    """Keep the file of now, with its log and its key slots, under another name."""
    current = folder / vault.DATABASE_NAME
    if not current.exists():
        return None
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%S")
    names = [f"{PREFIX}-{stamp}", *(f"{PREFIX}-{stamp}-{n}" for n in range(2, 1000))]
    kept = next(folder / name for name in names if not (folder / name).exists())
    (kept / vault.KEYS_FOLDER).mkdir(parents=True)
    for name in (vault.DATABASE_NAME, *(f"{vault.DATABASE_NAME}{end}" for end in _BESIDE)):
        if (folder / name).exists():
            _keep(folder / name, kept / name)
    for slot in vault.slot_paths(folder):
        _keep(slot, kept / vault.KEYS_FOLDER / slot.name)
    copies.sync_folder(kept)
    return kept


def _keep(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where the disk knows no second names."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
        copies.sync_file(target)
