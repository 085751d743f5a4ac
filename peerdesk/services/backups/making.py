"""Make, list and thin backups: each a folder with the encrypted file and its key slots.

A backup is written under a name that begins with a dot, synced, read back and compared, and
only then renamed: a name without the dot always stands for a whole backup.
"""

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import BackupReason
from peerdesk.errors import DamagedFileError, StorageError, UnreadableFileError
from peerdesk.i18n import translate
from peerdesk.models import copies, local_state, vault
from peerdesk.models.calendar import School
from peerdesk.models.local_state import Key
from peerdesk.services.backups.thinning import surplus
from peerdesk.services.store import Store

FOLDER: Final = "backups"
FILE_NAME: Final = "peerdesk-backup.db"
FACTS_NAME: Final = "backup.json"
_PREFIX: Final = "peerdesk-"
_STAMP: Final = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup, as far as it tells without its key.

    Attributes:
        path: Its folder.
        made_at: Aware UTC.
        seq: Change number of the file it was made of; equal numbers, equal content.
    """

    path: Path
    made_at: datetime
    reason: BackupReason
    school_code: str
    database_id: str
    seq: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class _Facts:
    school_code: str
    database_id: str
    seq: int


def own_folder(vault_folder: Path) -> Path:
    """Return where the backups of a vault lie on its own disk."""
    return vault_folder / FOLDER


def make_backup(
    store: Store,
    vault_folder: Path,
    now: datetime,
    *,
    reason: BackupReason = BackupReason.BY_HAND,
    into: Path | None = None,
) -> BackupRow:
    """Back the open vault up, verify the copy by reading it back, and thin the older ones.

    Args:
        store: The store of the vault; whatever the role of whoever opened it.
        vault_folder: Where its key slots lie.
        now: Aware UTC.
        reason: Why it is made.
        into: Another folder than the vault's own, e.g. on a USB stick.

    Raises:
        StorageError: If the disk is full, read-only or gone; older backups are as before.
        DamagedFileError: If the vault's file, or the copy, does not read back whole.
    """
    root = into or own_folder(vault_folder)
    facts = store.look(_facts)
    try:
        _make_root(root, is_own=into is None)
        _sweep(root, facts)
        path = _free_name(root, facts, now)
        part = root / f".{path.name}.part"
        try:
            _write(store, vault_folder, part, _describe(facts, reason, now))
            part.rename(path)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        copies.sync_folder(root)
        _thin(root, facts, now)
    except OSError as error:
        raise StorageError(path=str(root), problem=error.strerror or "") from error
    row = _row(path)
    if row is None:
        raise DamagedFileError(folder=str(path))
    return row


def list_backups(folders: Iterable[Path]) -> list[BackupRow]:
    """Return the whole backups in `folders`, newest first; a folder that is gone has none."""
    rows = []
    for folder in folders:
        try:
            found = [_row(path) for path in folder.glob(f"{_PREFIX}*")]
        except OSError:
            continue
        rows += [row for row in found if row is not None]
    return sorted(rows, key=lambda row: (row.made_at, row.path.name), reverse=True)


def delete_backups(rows: Iterable[BackupRow]) -> int:
    """Delete backups; return how many went.

    Raises:
        StorageError: If one of them cannot be deleted.
    """
    count = 0
    for row in rows:
        try:
            _remove(row.path)
        except OSError as error:
            raise StorageError(path=str(row.path), problem=error.strerror or "") from error
        count += 1
    return count


def read_backup(path: Path) -> BackupRow:
    """Return the backup in the folder `path`.

    Raises:
        UnreadableFileError: If there is none.
    """
    row = _row(path)
    if row is None:
        problem = translate("Backups", "there is no PeerDesk backup in this folder")
        raise UnreadableFileError(path=str(path), problem=problem)
    return row


def change_number(store: Store) -> int:
    """Return the change number of the open file, to compare with a backup's."""
    return store.look(_facts).seq


def database_id(store: Store) -> str:
    """Return what tells backups of this file from those of others."""
    return store.look(_facts).database_id


def _facts(session: Session) -> _Facts:
    own = local_state.get(session, Key.SCHOOL_ID)
    code = session.scalar(select(School.code).where(School.id == own)) or "SCHOOL"
    seq = int(local_state.get(session, Key.SEQ, "0"))
    return _Facts(code, local_state.get(session, Key.DATABASE_ID), seq)


def _describe(facts: _Facts, reason: BackupReason, now: datetime) -> bytes:
    plain = {
        "made_at": now.astimezone(UTC).isoformat(),
        "reason": reason.value,
        "school_code": facts.school_code,
        "database_id": facts.database_id,
        "seq": facts.seq,
    }
    return json.dumps(plain, indent=1).encode()


def _write(store: Store, vault_folder: Path, part: Path, facts: bytes) -> None:
    """Fill the folder `part` and prove that it reads back."""
    shutil.rmtree(part, ignore_errors=True)
    keys = part / vault.KEYS_FOLDER
    keys.mkdir(parents=True)
    counts = store.copy_into(part / FILE_NAME)
    copies.sync_file(part / FILE_NAME)
    copies.check_copy(part / FILE_NAME, store.key, counts)
    for slot in vault.slot_paths(vault_folder):
        vault.write_whole(keys / slot.name, slot.read_bytes())
    vault.write_whole(part / FACTS_NAME, facts)
    copies.sync_folder(keys)
    copies.sync_folder(part)


def _make_root(root: Path, *, is_own: bool) -> None:
    """Make the folder for backups; never the place of a stick that was pulled out."""
    if not is_own and not root.parent.is_dir():
        problem = translate("Backups", "the USB stick or its folder is not there any more")
        raise StorageError(path=str(root), problem=problem)
    root.mkdir(parents=True, exist_ok=True)


def _free_name(root: Path, facts: _Facts, now: datetime) -> Path:
    stem = f"{_PREFIX}{facts.school_code}-{now.astimezone(UTC).strftime(_STAMP)}"
    names = [stem, *(f"{stem}-{n}" for n in range(2, 1000))]
    return next(root / name for name in names if not (root / name).exists())


def _sweep(root: Path, facts: _Facts) -> None:
    """Remove what a killed program left behind."""
    for part in root.glob(f".{_PREFIX}{facts.school_code}-*.part"):
        shutil.rmtree(part, ignore_errors=True)


def _thin(root: Path, facts: _Facts, now: datetime) -> None:
    rows = {
        row.made_at.astimezone(): row.path
        for row in list_backups([root])
        if row.database_id == facts.database_id
    }
    for instant in surplus(rows, now.astimezone().date()):
        _remove(rows[instant])


def _remove(path: Path) -> None:
    """Remove a backup: first its name, so that half of it is never taken for a whole one."""
    doomed = path.with_name(f".{path.name}.part")
    path.rename(doomed)
    shutil.rmtree(doomed, ignore_errors=True)


def _row(path: Path) -> BackupRow | None:
    try:
        facts = json.loads((path / FACTS_NAME).read_bytes())
        return BackupRow(
            path,
            datetime.fromisoformat(facts["made_at"]),
            BackupReason(facts["reason"]),
            str(facts["school_code"]),
            str(facts["database_id"]),
            int(facts["seq"]),
            (path / FILE_NAME).stat().st_size,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
