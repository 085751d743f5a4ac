"""Backups of the open vault as work for the worker: by themselves, and on a press."""

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from peerdesk import clock
from peerdesk.enums import BackupReason
from peerdesk.errors import PeerDeskError
from peerdesk.services.backups import drives
from peerdesk.services.backups.asides import remove_old_asides
from peerdesk.services.backups.making import BackupRow, list_backups, make_backup, own_folder
from peerdesk.services.backups.schedule import (
    back_up_daily,
    back_up_if_changed,
    copy_to,
    copy_to_known_places,
    known_places,
)
from peerdesk.services.store import Store
from peerdesk.services.vaults import OpenVault
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is of backups.

    Attributes:
        own: Those on this computer, newest first.
        away: Those on sticks and in the chosen folder, newest first.
        sticks: Names of the sticks that are plugged in.
    """

    own: tuple[BackupRow, ...]
    away: tuple[BackupRow, ...]
    sticks: tuple[str, ...]


class BackupWatch(QObject):
    """Makes the backup of the day at unlock and after the first write; silent unless it fails.

    Signals:
        failed: In a sentence, that and why there is no backup of today.
        made: A backup was made, here or on a stick.
    """

    failed = Signal(str)
    made = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._done_on = None if desk.is_sample else desk.today()
        if not desk.is_sample:
            self._begin()
            desk.saved.connect(self._on_saved)

    def _begin(self) -> None:
        work = partial(daily, self._desk.store, self._desk.vault.folder)
        self._desk.run(self, work, self._on_made, self._on_failed)

    def _on_saved(self, _at: object) -> None:
        if self._done_on != self._desk.today():
            self._done_on = self._desk.today()
            self._begin()

    def _on_failed(self, error: PeerDeskError) -> None:
        text = self.tr("The backup of today could not be made. {why}")
        self.failed.emit(text.format(why=sentence_of(error)))

    def _on_made(self, count: int) -> None:
        if count:
            self.made.emit()


def daily(store: Store, folder: Path) -> int:
    """Make what is due today, here and on known sticks; return how many backups that were.

    Raises:
        StorageError, DamagedFileError: If one could not be made.
    """
    now = clock.now()
    remove_old_asides(folder, now)
    own = back_up_daily(store, folder, now)
    return (own is not None) + len(copy_to_known_places(store, folder, now))


def back_up_now(store: Store, folder: Path) -> list[BackupRow]:
    """Back up here and, if a stick is plugged in or a folder chosen, there too.

    Raises:
        StorageError, DamagedFileError: If one could not be made.
    """
    now = clock.now()
    rows = [make_backup(store, folder, now)]
    places = known_places(store) or [drive.folder for drive in drives.list_drives()][:1]
    return rows + [copy_to(store, folder, place, now) for place in places]


def close_safely(opened: OpenVault) -> None:
    """Back up what changed since the last backup, then close the vault whatever happens."""
    try:
        if not opened.info.is_sample:
            now = clock.now()
            back_up_if_changed(opened.store, opened.info.folder, now, BackupReason.CLOSING)
    except PeerDeskError as error:
        _log.info("no backup at closing: %s", type(error).__name__)
    finally:
        opened.close()


def read_shelf(store: Store, folder: Path) -> Shelf:
    """Return the backups that can be reached now."""
    return Shelf(
        tuple(list_backups([own_folder(folder)])),
        tuple(list_backups(known_places(store))),
        tuple(drive.name for drive in drives.list_drives()),
    )
