"""The inverse of an action: cells get back their values, made rows go to the bin.

Refused when a later action that stands changed the same cells or points at the made rows.
"""

import json
from itertools import islice
from typing import Any

from sqlalchemy import Table, and_, bindparam, select, update
from sqlalchemy.orm import Session

from peerdesk.errors import EmptiedError, UndoRefusedError
from peerdesk.models import local_state
from peerdesk.models.base import Base
from peerdesk.models.database import synced_tables
from peerdesk.models.history import DO, MERGE, Action, ActionCell
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import (
    CellChange,
    Stamp,
    loaded,
    next_seq,
    next_version,
    stamp_of,
    stored,
)


def take_back(session: Session, action: Action) -> None:
    """Write the inverse of `action`, stamped like any other change.

    Raises:
        UndoRefusedError: If later work stands on it.
        EmptiedError: If it deleted something that the bin has lost since.
    """
    _refuse_if_built_upon(session, action)
    _restore_cells(session, action)
    _bin_made_rows(session, action)


def check_undo(session: Session, action: Action) -> None:
    """Refuse what `take_back` would refuse, and change nothing.

    Raises:
        UndoRefusedError: If later work stands on it.
        EmptiedError: If it deleted something that the bin has lost since.
    """
    _refuse_if_built_upon(session, action)
    emptied = local_state.get(session, Key.BIN_EMPTIED, "")
    query = select(ActionCell.after).where(
        ActionCell.action_id == action.id, ActionCell.column_name == "deleted_at"
    )
    if any((json.loads(after) or emptied) < emptied for after in session.scalars(query)):
        raise EmptiedError


def _made(table: Table, action: Action) -> Any:
    return and_(
        table.c.arrived_seq > action.from_seq,
        table.c.arrived_seq <= action.to_seq,
        table.c.deleted_at.is_(None),
    )


def _made_tables(action: Action) -> list[Table]:
    return [Base.metadata.tables[name] for name in action.tables.split(",") if name]


def _refuse_if_built_upon(session: Session, action: Action) -> None:
    """Refuse when a later, standing action changed or points at what this one touched."""
    later = _standing_later(action)
    cells = select(ActionCell.id).join(Action, Action.id == ActionCell.action_id).where(later)
    ours = (
        select(ActionCell.table_name, ActionCell.record_id, ActionCell.column_name)
        .where(ActionCell.action_id == action.id)
        .subquery()
    )
    touched = cells.join(
        ours,
        and_(
            ours.c.table_name == ActionCell.table_name,
            ours.c.record_id == ActionCell.record_id,
            ours.c.column_name == ActionCell.column_name,
        ),
    )
    if session.scalar(touched.limit(1)) is not None:
        raise UndoRefusedError(label=action.label)
    for table in _made_tables(action):
        made = select(table.c.id).where(_made(table, action))
        edited = cells.where(ActionCell.table_name == table.name, ActionCell.record_id.in_(made))
        if session.scalar(edited.limit(1)) is not None or _pointed_at(session, table, action):
            raise UndoRefusedError(label=action.label)


def _standing_later(action: Action) -> Any:
    return and_(Action.id > action.id, Action.kind.in_((DO, MERGE)), Action.undone_by_id.is_(None))


def _pointed_at(session: Session, table: Table, action: Action) -> bool:
    """Return whether a row made later points at a row the action made."""
    made = select(table.c.id).where(_made(table, action))
    for child in synced_tables():
        for key in child.foreign_keys:
            if key.column.table is not table:
                continue
            query = select(child.c.id).where(
                key.parent.in_(made),
                child.c.deleted_at.is_(None),
                child.c.arrived_seq > action.to_seq,
            )
            if session.execute(query.limit(1)).first() is not None:
                return True
    return False


def _restore_cells(session: Session, action: Action) -> None:
    """Give each cell the value it had before, unless someone changed it by another way."""
    cells = session.scalars(
        select(ActionCell).where(ActionCell.action_id == action.id).order_by(ActionCell.id.desc())
    ).all()
    restored: dict[tuple[str, str, str], tuple[Any, Any]] = {}
    for cell in cells:
        key = (cell.table_name, cell.record_id, cell.column_name)
        latest = restored[key][1] if key in restored else json.loads(cell.after)
        restored[key] = (json.loads(cell.before), latest)
    by_column: dict[tuple[str, str], list[CellChange]] = {}
    for (table, record, column), (before, after) in restored.items():
        if before != after:
            change = CellChange(table, record, column, after, before)
            by_column.setdefault((table, column), []).append(change)
    for (table_name, column), changes in by_column.items():
        _apply(session, Base.metadata.tables[table_name], column, changes, action)


def _apply(
    session: Session, table: Table, column: str, changes: list[CellChange], action: Action
) -> None:
    """Write changed cells of one column, stamped; refuse if one is not what it should be."""
    cell_type = table.c[column].type
    rows = _current(session, table, column, [change.record_id for change in changes])
    stamp, seq = stamp_of(session), next_seq(session)
    now = stamp.now()
    emptied = local_state.get(session, Key.BIN_EMPTIED, "")
    values = []
    for change in changes:
        current, versions = rows[change.record_id]
        if stored(cell_type, current) != change.before:
            raise UndoRefusedError(label=action.label)
        if column == "deleted_at" and change.before and change.before < emptied:
            raise EmptiedError
        values.append(
            {
                "record": change.record_id,
                "value": loaded(cell_type, change.after),
                "marks": next_version(versions, column, now, stamp.replica),
            }
        )
    statement = (
        update(table)
        .where(table.c.id == bindparam("record"))
        .values(
            {column: bindparam("value"), "versions": bindparam("marks"), "seq": seq, "source": None}
        )
    )
    session.connection().execute(statement, values)
    _note(stamp, table, changes)


def _current(
    session: Session, table: Table, column: str, ids: list[str]
) -> dict[str, tuple[Any, str | None]]:
    found: dict[str, tuple[Any, str | None]] = {}
    pending = iter(ids)
    while part := list(islice(pending, 500)):
        query = select(table.c.id, table.c[column], table.c.versions).where(table.c.id.in_(part))
        found |= {row[0]: (row[1], row[2]) for row in session.execute(query)}
    return found


def _bin_made_rows(session: Session, action: Action) -> None:
    """Put every row the action made into the bin."""
    stamp = stamp_of(session)
    for table in _made_tables(action):
        ids = session.scalars(select(table.c.id).where(_made(table, action))).all()
        at = stored(table.c.deleted_at.type, stamp.now())
        changes = [CellChange(table.name, record, "deleted_at", None, at) for record in ids]
        if changes:
            _apply(session, table, "deleted_at", changes, action)


def _note(stamp: Stamp, table: Table, changes: list[CellChange]) -> None:
    stamp.cells += changes
    stamp.changed.update(
        mapper.class_.__name__ for mapper in Base.registry.mappers if mapper.local_table is table
    )
