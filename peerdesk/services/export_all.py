"""Everything a vault holds as CSV files that need no PeerDesk to read.

Cells hold what is stored; a text that a spreadsheet would take for a formula has an apostrophe
before it.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Row, Table, text
from sqlalchemy.orm import Session

from peerdesk.errors import NotAllowedError, StorageError
from peerdesk.i18n import translate
from peerdesk.models.base import Base
from peerdesk.models.families import map_all
from peerdesk.models.local_state import Key
from peerdesk.services.rights import require_counselor
from peerdesk.services.spreadsheets import guarded

_SECRET_FACTS: Final = (Key.IDENTITY.value,)
_BATCH: Final = 1000


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """One file of an export."""

    file_name: str
    rows: int


def export_everything(session: Session, folder: Path) -> tuple[ExportedTable, ...]:
    """Write every table of the vault into `folder`, one CSV each, and a page that explains them.

    Records in the bin are included (`deleted_at` is set); keys are not. Private notes are
    there as they are stored: sealed.

    Raises:
        NotAllowedError: If the folder holds something already, or no counselor asks.
        StorageError: If it cannot be written to.
    """
    require_counselor(session)
    map_all()
    try:
        if folder.exists() and any(folder.iterdir()):
            raise NotAllowedError(
                translate("Export", "{folder} is not empty. Choose a new folder.").format(
                    folder=folder
                )
            )
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        written = tuple(_write(session, table, folder) for table in Base.metadata.sorted_tables)
        (folder / "README.txt").write_text(_explanation(written), encoding="utf-8")
    except OSError as error:
        raise StorageError(path=str(folder), problem=error.strerror or "") from error
    return written


def _write(session: Session, table: Table, folder: Path) -> ExportedTable:
    names = [column.name for column in table.columns]
    columns = ", ".join(f'"{name}"' for name in names)
    query = text(f'SELECT {columns} FROM "{table.name}" ORDER BY 1')  # noqa: S608
    rows = 0
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for batch in session.execute(query).partitions(_BATCH):
            kept = [row for row in batch if not _is_secret(table, row[0])]
            writer.writerows(map(_shown, kept))
            rows += len(kept)
    return ExportedTable(f"{table.name}.csv", rows)


def _shown(row: Row[Any]) -> list[Any]:
    return [guarded(cell) if isinstance(cell, str) else cell for cell in row]


def _is_secret(table: Table, first: object) -> bool:
    return table.name == "local_state" and first in _SECRET_FACTS


def _explanation(tables: tuple[ExportedTable, ...]) -> str:
    head = translate(
        "Export",
        "Everything PeerDesk holds, one file for each kind of record.\n\n"
        "The files are CSV: UTF-8, a comma between cells, the names of the columns in the first "
        "line. An empty cell means: not known. Dates are year-month-day, times are UTC, yes and no "
        "are 1 and 0, minutes are whole numbers. Columns whose name ends in _id hold the id of a "
        "record in another file. Records with a deleted_at lie in the bin. A text that begins with "
        "= + - or @ has an apostrophe before it, so that no spreadsheet takes it for a formula.\n\n"
        "These files are not encrypted. Whoever has them can read every name in them.\n",
    )
    lines = "\n".join(f"{table.file_name}: {table.rows}" for table in tables)
    return f"{head}\n{lines}\n"
