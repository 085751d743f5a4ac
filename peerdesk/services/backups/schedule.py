"""When a backup is due by itself, how old the one on the USB stick is, and risky work."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import BackupReason
from peerdesk.models import local_state
from peerdesk.models.calendar import School
from peerdesk.models.local_state import Key
from peerdesk.services.backups import drives
from peerdesk.services.backups.drives import Drive
from peerdesk.services.backups.making import (
    BackupRow,
    change_number,
    database_id,
    list_backups,
    make_backup,
    own_folder,
)
from peerdesk.services.rights import PROTECT
from peerdesk.services.store import Store

USB_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class UsbAge:
    """How old the newest backup off this computer is.

    Attributes:
        copied_at: When it was made; None if never.
        days: Whole days since then, or since the vault was set up.
        is_overdue: It is too old, and nobody asked to be left alone today.
    """

    copied_at: datetime | None
    days: int
    is_overdue: bool


def protect(session: Session, reason: BackupReason) -> None:
    """Make a backup of what is stored so far; call it first in a use case that changes much.

    Raises:
        StorageError: If it cannot be made; the use case must not go on.
        DamagedFileError: If the file does not read whole.
    """
    making = session.info.get(PROTECT)
    if callable(making):
        making(reason)


def back_up_if_changed(
    store: Store, vault_folder: Path, now: datetime, reason: BackupReason
) -> BackupRow | None:
    """Make a backup unless the newest one holds the very same.

    Raises:
        StorageError, DamagedFileError: As `make_backup`.
    """
    newest = _newest(store, [own_folder(vault_folder)])
    if newest is not None and newest.seq == change_number(store):
        return None
    return make_backup(store, vault_folder, now, reason=reason)


def back_up_daily(store: Store, vault_folder: Path, now: datetime) -> BackupRow | None:
    """Make the backup of the day, if there is none yet and something changed.

    Raises:
        StorageError, DamagedFileError: As `make_backup`.
    """
    if _has_one_of_day(database_id(store), own_folder(vault_folder), now):
        return None
    return back_up_if_changed(store, vault_folder, now, BackupReason.DAILY)


def copy_to_known_places(
    store: Store, vault_folder: Path, now: datetime, plugged: Iterable[Drive] | None = None
) -> list[BackupRow]:
    """Copy to the chosen folder and to sticks that already hold backups of this vault, once a day.

    A stick that never held one is left alone: it may be a visitor's.

    Raises:
        StorageError, DamagedFileError: As `make_backup`.
    """
    made = []
    own = database_id(store)
    for folder in known_places(store, plugged):
        if _has_one_of_day(own, folder, now):
            continue
        made.append(copy_to(store, vault_folder, folder, now, reason=BackupReason.DAILY))
    return made


def copy_to(
    store: Store,
    vault_folder: Path,
    folder: Path,
    now: datetime,
    *,
    reason: BackupReason = BackupReason.BY_HAND,
) -> BackupRow:
    """Make a backup off this computer and remember when.

    Raises:
        StorageError, DamagedFileError: As `make_backup`.
    """
    row = make_backup(store, vault_folder, now, reason=reason, into=folder)
    store.note(lambda session: local_state.put(session, Key.USB_BACKUP_AT, now.isoformat()))
    return row


def known_places(store: Store, plugged: Iterable[Drive] | None = None) -> list[Path]:
    """Return the folders off this computer that are there and hold backups of this vault."""
    own = database_id(store)
    sticks = drives.list_drives() if plugged is None else plugged
    found = [
        drive.folder
        for drive in sticks
        if any(row.database_id == own for row in list_backups([drive.folder]))
    ]
    chosen = store.look(chosen_folder)
    if chosen is not None and chosen.is_dir() and chosen not in found:
        found.append(chosen)
    return found


def usb_age(session: Session, today: date) -> UsbAge:
    """Return how old the newest backup off this computer is."""
    text = local_state.get(session, Key.USB_BACKUP_AT)
    copied_at = datetime.fromisoformat(text) if text else None
    since = copied_at or _set_up_at(session)
    days = max(0, (today - _local(since)).days) if since else 0
    is_quiet = local_state.get(session, Key.USB_SNOOZED_UNTIL) > today.isoformat()
    is_sample = local_state.get(session, Key.IS_SAMPLE) == "1"
    return UsbAge(copied_at, days, days > USB_DAYS and not is_quiet and not is_sample)


def snooze_usb(session: Session, today: date) -> None:
    """Say nothing of the age of the USB backup until tomorrow."""
    tomorrow = today + timedelta(days=1)
    local_state.put(session, Key.USB_SNOOZED_UNTIL, tomorrow.isoformat())


def chosen_folder(session: Session) -> Path | None:
    """Return the folder that was chosen for backups off this computer."""
    text = local_state.get(session, Key.BACKUP_FOLDER)
    return Path(text) if text else None


def choose_folder(session: Session, folder: Path | None) -> None:
    """Choose a folder for backups off this computer; None takes the choice back."""
    local_state.put(session, Key.BACKUP_FOLDER, str(folder) if folder else "")


def _set_up_at(session: Session) -> datetime | None:
    own = local_state.get(session, Key.SCHOOL_ID)
    return session.scalar(select(School.created_at).where(School.id == own))


def _newest(store: Store, folders: Iterable[Path]) -> BackupRow | None:
    own = database_id(store)
    return next((row for row in list_backups(folders) if row.database_id == own), None)


def _has_one_of_day(own: str, folder: Path, now: datetime) -> bool:
    """Say whether a backup of this very day is there; a clock once set ahead stops no other day."""
    return any(
        row.database_id == own and _local(row.made_at) == _local(now)
        for row in list_backups([folder])
    )


def _local(instant: datetime) -> date:
    return instant.astimezone().date()
