"""Take a merge back, so that the tables are as they were before it.

Unlike undoing work of this place, nothing here is a new edit: versions go back too, and rows
the bundle brought are removed, so that taking a merge back never deletes anything at the
sender. The sender is asked to send everything again.
"""

import json
from collections import defaultdict
from typing import Any, Final

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.orm import Session

from peerdesk.enums import BundleStatus
from peerdesk.errors import UndoRefusedError
from peerdesk.models.base import Base
from peerdesk.models.database import synced_tables
from peerdesk.models.history import Action, ActionCell
from peerdesk.models.stamping import next_seq, stamp_of
from peerdesk.models.sync_state import HeldRow, ImportLog, MergeConflict, MergedRow, Peer
from peerdesk.services import merge_audit

UNDONE: Final = "undone"


def unmerge(session: Session, action: Action) -> None:
    """Put everything back that the merge `action` changed.

    Raises:
        UndoRefusedError: If a record was changed since, or a later one points at it.
    """
    entry = session.scalar(
        select(ImportLog).where(
            ImportLog.at_seq > action.from_seq, ImportLog.at_seq <= action.to_seq
        )
    )
    if entry is None:
        raise UndoRefusedError(label=action.label)
    for table in reversed(synced_tables()):
        _restore(session, action, entry, table)
    for name in reversed([table.name for table in synced_tables()]):
        if name in action.tables.split(","):
            _remove_made(session, action, Base.metadata.tables[name])
    _forget(session, entry)


def _restore(session: Session, action: Action, entry: ImportLog, table: Table) -> None:
    marks = session.execute(
        select(MergedRow.record_id, MergedRow.versions, MergedRow.source)
        .where(MergedRow.import_id == entry.id, MergedRow.table_name == table.name)
        .order_by(MergedRow.id.desc())
    ).all()
    if not marks:
        return
    _refuse_if_changed(session, action, table, [mark[0] for mark in marks])
    before = _values_before(session, action, table)
    seq, run = next_seq(session), session.connection().exec_driver_sql
    for record_id, versions, source in marks:
        values = before.get(record_id, {})
        sets = "".join(f'"{column}" = ?, ' for column in values)
        run(
            f'UPDATE "{table.name}" SET {sets}versions = ?, source = ?, seq = ? WHERE id = ?',
            (*values.values(), versions, source, seq, record_id),
        )
    _note(session, table)


def _values_before(session: Session, action: Action, table: Table) -> dict[str, dict[str, Any]]:
    cells = session.scalars(
        select(ActionCell)
        .where(ActionCell.action_id == action.id, ActionCell.table_name == table.name)
        .order_by(ActionCell.id.desc())
    )
    before: dict[str, dict[str, Any]] = defaultdict(dict)
    for cell in cells:
        before[cell.record_id][cell.column_name] = json.loads(cell.before)
    return before


def _refuse_if_changed(session: Session, action: Action, table: Table, ids: list[str]) -> None:
    run = session.connection().exec_driver_sql
    statement = f'SELECT 1 FROM "{table.name}" WHERE id = ? AND seq > ?'
    if any(run(statement, (record_id, action.to_seq)).first() for record_id in ids):
        raise UndoRefusedError(label=action.label)


def _remove_made(session: Session, action: Action, table: Table) -> None:
    connection, span = session.connection(), (action.from_seq, action.to_seq)
    made = f'SELECT id FROM "{table.name}" WHERE arrived_seq > ? AND arrived_seq <= ?'
    edited = connection.exec_driver_sql(f"{made} AND seq > ?", (*span, action.to_seq)).first()
    if edited is not None or _is_pointed_at(connection, table, made, span):
        raise UndoRefusedError(label=action.label)
    if table.name == "student":
        connection.exec_driver_sql(f"DELETE FROM placement WHERE student_id IN ({made})", span)
    connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE id IN ({made})', span)
    _note(session, table)


def _is_pointed_at(connection: Connection, table: Table, made: str, span: tuple[int, int]) -> bool:
    """Return whether a row that stays points at one that goes; children went before."""
    pointers = [
        (child.name, key.parent.name)
        for child in synced_tables()
        for key in child.foreign_keys
        if key.column.table is table
    ]
    return any(
        connection.exec_driver_sql(
            f'SELECT 1 FROM "{child}" WHERE "{column}" IN ({made}) LIMIT 1', span
        ).first()
        for child, column in pointers
    )


def _forget(session: Session, entry: ImportLog) -> None:
    for model in (MergedRow, MergeConflict, HeldRow):
        table: Any = model.__table__
        session.execute(table.delete().where(table.c.import_id == entry.id))
    session.execute(
        update(ImportLog).where(ImportLog.peer_id == entry.peer_id).values(is_held_by_us=False)
    )
    session.execute(update(Peer).where(Peer.id == entry.peer_id).values(wants_full=True))
    entry.status, entry.reason, entry.at_seq = BundleStatus.HELD, UNDONE, 0
    merge_audit.append(session, entry)
    stamp_of(session).changed |= {"ImportLog", "Peer", "MergeConflict"}


def _note(session: Session, table: Table) -> None:
    stamp_of(session).changed.update(
        mapper.class_.__name__ for mapper in Base.registry.mappers if mapper.local_table is table
    )
