"""Files that a restore put aside: kept for thirty days, then removed."""

import logging
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

PREFIX: Final = "set-aside"
KEPT_DAYS: Final = 30
_NAME: Final = re.compile(rf"{PREFIX}-(\d{{8}}T\d{{6}})(-\d+)?")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A folder with the file of before a restore.

    Attributes:
        goes_on: Day from which it is removed.
    """

    path: Path
    kept_since: datetime
    goes_on: date


def list_asides(vault_folder: Path) -> list[AsideRow]:
    """Return what restores have put aside, oldest first; nothing else in the folder counts."""
    rows = []
    for path in vault_folder.glob(f"{PREFIX}-*"):
        named = _NAME.fullmatch(path.name)
        if named is None or path.is_symlink() or not path.is_dir():
            continue
        since = datetime.strptime(named[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        rows.append(AsideRow(path, since, since.date() + timedelta(days=KEPT_DAYS)))
    return sorted(rows, key=lambda row: row.kept_since)


def remove_old_asides(vault_folder: Path, now: datetime) -> int:
    """Remove what was put aside thirty days ago or longer; return how many that were.

    What cannot be removed, because something holds it open, is tried again another day.
    """
    removed = 0
    for row in list_asides(vault_folder):
        if row.goes_on > now.astimezone(UTC).date():
            continue
        try:
            shutil.rmtree(row.path)
        except OSError as error:
            _log.info("%s could not be removed: %s", row.path.name, type(error).__name__)
        else:
            removed += 1
    if removed:
        _log.info("%d put aside by a restore %d days ago: removed", removed, KEPT_DAYS)
    return removed
