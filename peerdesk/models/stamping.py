"""Stamp sync columns and note changed cells as the session flushes.

Every write of a mapped record passes here: `before_flush` gives new rows their origin, gives
changed cells their next version (edits seen + 1, milliseconds, replica) and collects the
cells for the action. Set-based statements stamp themselves (`bulk_insert`, merge) and are
watched by the guard trigger of `peerdesk.models.database`.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Column, Table, insert, inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import History

from peerdesk.errors import BlankedError
from peerdesk.models import local_state
from peerdesk.models.base import LOCAL_COLUMNS, SYNC_COLUMNS, Base, Synced
from peerdesk.models.local_state import Key

INFO_KEY: Final = "stamp"
BLANKED: Final = "blanked"
"""Key in `versions` of a record whose content was blanked for good; no column has this name."""
_OWN: Final = frozenset({*SYNC_COLUMNS, *LOCAL_COLUMNS}) - {"deleted_at"}
_canonical = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode


def canonical_json(value: Any) -> str:
    """Return `value` as JSON with sorted keys and no blanks: equal values, equal text."""
    return _canonical(value)


@dataclass(frozen=True, slots=True)
class CellChange:
    """One changed cell in stored form."""

    table: str
    record_id: str
    column: str
    before: Any
    after: Any


@dataclass(slots=True)
class Stamp:
    """What one writing transaction knows: time, replica, and what it touched so far.

    Attributes:
        now: Gives the instant of each change.
        changed: Class names of records made or changed.
        made_tables: Tables in which rows were made.
        cells: Cells changed, in order.
        kind: Kind of the action when it is not ordinary work.
    """

    now: Callable[[], datetime]
    replica: str = ""
    changed: set[str] = field(default_factory=set)
    made_tables: set[str] = field(default_factory=set)
    cells: list[CellChange] = field(default_factory=list)
    kind: str = ""


def stamp_of(session: Session) -> Stamp:
    """Return the stamp of a writing session.

    Raises:
        RuntimeError: If the session was not opened for writing.
    """
    stamp = session.info.get(INFO_KEY)
    if not isinstance(stamp, Stamp):
        raise RuntimeError("This session may only read. Write through Store.write.")  # noqa: TRY004
    if not stamp.replica:
        stamp.replica = local_state.get(session, Key.REPLICA)
    return stamp


def next_seq(session: Session) -> int:
    """Take the next change number of this file."""
    return local_state.next_number(session, Key.SEQ)


def next_version(versions: str | None, column: str, now: datetime, replica: str) -> str:
    """Return `versions` with the cell `column` edited once more.

    Raises:
        BlankedError: If the content of the record was blanked; nothing edits it any more.
    """
    known: dict[str, list[Any]] = json.loads(versions) if versions else {}
    if BLANKED in known:
        raise BlankedError
    seen = known.get(column, [0])[0]
    known[column] = [seen + 1, int(now.timestamp() * 1000), replica]
    return canonical_json(known)


def stamp_flush(session: Session, _context: Any, _instances: Any) -> None:
    """Stamp everything the session is about to write (a `before_flush` listener)."""
    made = [record for record in session.new if isinstance(record, Base)]
    dirty = [record for record in session.dirty if session.is_modified(record)]
    if not (made or dirty or session.deleted):
        return
    stamp = stamp_of(session)
    stamp.changed.update(type(record).__name__ for record in (*made, *dirty, *session.deleted))
    if any(isinstance(record, Synced) for record in session.deleted):
        raise RuntimeError("Synced records are binned (deleted_at), never deleted.")
    for record in made:
        if isinstance(record, Synced):
            _stamp_new(session, stamp, record)
    for record in dirty:
        if isinstance(record, Synced):
            _stamp_changed(session, stamp, record)


def _stamp_new(session: Session, stamp: Stamp, record: Synced) -> None:
    record.created_at = stamp.now()
    record.created_by = stamp.replica
    record.seq = record.arrived_seq = next_seq(session)
    stamp.made_tables.add(_table(record).name)


def _stamp_changed(session: Session, stamp: Stamp, record: Synced) -> None:
    changes = list(_changes(record))
    if not changes:
        return
    now = stamp.now()
    for change in changes:
        record.versions = next_version(record.versions, change.column, now, stamp.replica)
    record.seq = next_seq(session)
    record.source = None
    stamp.cells += changes


def _changes(record: Synced) -> Iterator[CellChange]:
    table = _table(record)
    state = inspect(record)
    for attribute in state.mapper.column_attrs:
        if attribute.key in _OWN or not state.attrs[attribute.key].history.has_changes():
            continue
        history: History = state.attrs[attribute.key].load_history()
        column = attribute.columns[0]
        before = stored(column.type, next(iter(history.deleted), None))
        after = stored(column.type, next(iter(history.added), None))
        if before != after:
            yield CellChange(table.name, record.id, column.name, before, after)


def stored(column_type: Any, value: Any) -> Any:
    """Return `value` as it is stored: text, whole number or None."""
    if value is None:
        return None
    processor = column_type.dialect_impl(_dialect()).bind_processor(_dialect())
    return processor(value) if processor else _plain(value)


def loaded(column_type: Any, value: Any) -> Any:
    """Return the Python value of a stored one; the inverse of `stored`."""
    if value is None:
        return None
    processor = column_type.dialect_impl(_dialect()).result_processor(_dialect(), None)
    return processor(value) if processor else value


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def _dialect() -> Any:
    from sqlalchemy.dialects import sqlite  # noqa: PLC0415

    return _DIALECT.setdefault("sqlite", sqlite.dialect())


_DIALECT: Final[dict[str, Any]] = {}


def _table(record: Synced) -> Table:
    table = inspect(record).mapper.local_table
    assert isinstance(table, Table)  # noqa: S101 - every mapped class here has a plain table
    return table


def bulk_insert(
    session: Session, model: type[Synced], rows: Sequence[Mapping[str, Any]]
) -> list[str]:
    """Insert many new records of one kind in one statement, stamped; return their ids in order.

    Args:
        session: A writing session.
        model: The mapped class.
        rows: Attribute values; `id` is made where missing. All rows name the same attributes.
    """
    if not rows:
        return []
    from peerdesk.models.base import new_id  # noqa: PLC0415

    stamp = stamp_of(session)
    session.flush()
    last = local_state.next_number(session, Key.SEQ, len(rows))
    now, first = stamp.now(), last - len(rows) + 1
    full = [
        {
            "id": row.get("id") or new_id(),
            **{key: value for key, value in row.items() if key != "id"},
            "created_at": now,
            "created_by": stamp.replica,
            "seq": first + offset,
            "arrived_seq": first + offset,
        }
        for offset, row in enumerate(rows)
    ]
    _insert_rows(session, model.__table__, full)  # type: ignore[attr-defined]
    stamp.changed.add(model.__name__)
    stamp.made_tables.add(model.__table__.name)  # type: ignore[attr-defined]
    return [str(row["id"]) for row in full]


def _insert_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows through the driver: SQLAlchemy's own way costs more than the insert itself.

    Columns that are not named get their server default.
    """
    connection = session.connection()
    dialect, names = connection.dialect, list(rows[0])
    is_whole = all(c.server_default is not None or c.default is None for c in _others(table, names))
    if dialect.paramstyle != "qmark" or not is_whole:
        session.execute(insert(table), list(rows))
        return
    quoted = ", ".join(dialect.identifier_preparer.quote(name) for name in names)
    marks = ", ".join("?" for _name in names)
    stores = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    columns = [
        [row[name] for row in rows] if store is None else [store(row[name]) for row in rows]
        for name, store in zip(names, stores, strict=True)
    ]
    target = dialect.identifier_preparer.format_table(table)
    statement = f"INSERT INTO {target} ({quoted}) VALUES ({marks})"  # noqa: S608 - own names only
    connection.exec_driver_sql(statement, list(zip(*columns, strict=True)))


def _others(table: Table, names: Sequence[str]) -> Iterator[Column[Any]]:
    return (column for column in table.c if column.name not in names)
