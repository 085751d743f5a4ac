"""Look over a whole vault: the file, its keys, its references and its sync columns."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import Table, TextClause, text
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.database import synced_tables
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import BLANKED
from peerdesk.models.vault import RECOVERY_SLOT, slot_paths
from peerdesk.services import merge_audit

_AGE_HEADER: Final = b"age-encryption.org/v1\n-> scrypt "
_MOST_LINES: Final = 20


def find_problems(session: Session, folder: Path) -> list[str]:
    """Return what is wrong with the vault, one sentence each, without names; empty if sound."""
    return [
        *_file_problems(session),
        *_reference_problems(session),
        *_column_problems(session),
        *merge_audit.find_breaks(session),
        *_key_problems(folder),
    ]


def _file_problems(session: Session) -> Iterator[str]:
    for pragma in ("cipher_integrity_check", "integrity_check"):
        for (line,) in session.execute(text(f"PRAGMA {pragma}")).fetchmany(_MOST_LINES):
            if line != "ok":
                yield translate("Check", "The file is damaged: {line}.").format(line=line)


def _reference_problems(session: Session) -> Iterator[str]:
    lines = session.execute(text("PRAGMA foreign_key_check")).fetchmany(_MOST_LINES)
    for table, rowid, parent, _number in lines:
        yield translate(
            "Check", "Row {row} of table {table} points at a missing row of {parent}."
        ).format(row=rowid, table=table, parent=parent)


def _column_problems(session: Session) -> Iterator[str]:
    newest = int(local_state.get(session, Key.SEQ, "0"))
    guards = set(session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    yield from merge_audit.find_lost_guards(guards)
    for table in synced_tables():
        if f"guard_{table.name}" not in guards:
            yield translate("Check", "Table {table} lost its guard.").format(table=table.name)
        for record_id in session.scalars(_odd_rows(table), {"newest": newest}):
            yield translate(
                "Check", "Record {id} of table {table} has odd bookkeeping columns."
            ).format(id=record_id, table=table.name)
        for record_id, column in session.execute(_odd_versions(table)):
            yield translate(
                "Check", "Record {id} of table {table} has an odd version of {column}."
            ).format(id=record_id, table=table.name, column=column)


def _odd_rows(table: Table) -> TextClause:
    return text(
        f'SELECT id FROM "{table.name}" WHERE length(id) <> 36 OR length(created_by) <> 16 '  # noqa: S608
        "OR seq < 1 OR seq > :newest OR arrived_seq < 1 OR arrived_seq > seq "
        "OR julianday(created_at) IS NULL "
        "OR (deleted_at IS NOT NULL AND julianday(deleted_at) IS NULL) "
        f"OR (versions IS NOT NULL AND NOT json_valid(versions)) LIMIT {_MOST_LINES}"
    )


def _odd_versions(table: Table) -> TextClause:
    columns = ", ".join(f"'{name}'" for name in (*table.columns.keys(), BLANKED))
    return text(
        f'SELECT t.id, v.key FROM "{table.name}" t, json_each(t.versions) v '  # noqa: S608
        f"WHERE json_valid(t.versions) AND (v.key NOT IN ({columns}) "
        "OR json_array_length(v.value) IS NOT 3 "
        "OR json_extract(v.value, '$[0]') < 1 "
        f"OR length(json_extract(v.value, '$[2]')) <> 16) LIMIT {_MOST_LINES}"
    )


def _key_problems(folder: Path) -> Iterator[str]:
    slots = slot_paths(folder)
    for path in slots:
        if not path.read_bytes().startswith(_AGE_HEADER):
            yield translate("Check", "The key file {name} cannot be read.").format(name=path.name)
    if RECOVERY_SLOT not in {path.stem for path in slots}:
        yield translate("Check", "The key file of the recovery page is missing. Print a new page.")
    if len(slots) < 2:
        yield translate("Check", "No key file of a passphrase is left. Restore the newest backup.")
