"""History and undo: every write leaves an action, and its inverse is a write too."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Table, and_, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from peerdesk.errors import NotFoundError, NothingToUndoError, UndoRefusedError
from peerdesk.models import local_state
from peerdesk.models.base import Base
from peerdesk.models.database import synced_tables
from peerdesk.models.history import Action, ActionCell
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import (
    CellChange,
    Stamp,
    canonical_json,
    loaded,
    next_seq,
    next_version,
    stamp_of,
    stored,
)
from peerdesk.services.unmerge import unmerge

DO: Final = "do"
UNDO: Final = "undo"
REDO: Final = "redo"
GROUND: Final = "ground"
"""What a vault began with, and what leaves nothing to take back; undo stops before it."""
MERGE: Final = "merge"
"""A bundle was merged; taken back by `unmerge`."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One line of the history.

    Attributes:
        is_undone: It was taken back and not brought again.
    """

    id: int
    at: datetime
    actor: str
    label: str
    kind: str
    is_undone: bool


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one record; `column` is empty for "made"."""

    at: datetime
    actor: str
    label: str
    column: str
    before: Any
    after: Any


def begin_action(session: Session) -> int:
    """Return the change number before anything of this transaction is written."""
    return int(local_state.get(session, Key.SEQ, "0"))


def finish_action(
    session: Session, from_seq: int, label: str, actor: str, kind: str = DO
) -> int | None:
    """Record what this transaction did and return the action's id; None if it did nothing."""
    session.flush()
    stamp = stamp_of(session)
    to_seq = int(local_state.get(session, Key.SEQ, "0"))
    if to_seq == from_seq and not stamp.cells:
        return None
    action = Action(
        at=stamp.now(),
        actor=actor,
        label=label,
        kind=stamp.kind or kind,
        from_seq=from_seq,
        to_seq=to_seq,
        tables=",".join(sorted(stamp.made_tables)),
    )
    session.add(action)
    session.flush()
    record_cells(session, action.id, stamp.cells)
    return action.id


def record_cells(session: Session, action_id: int, cells: Iterable[CellChange]) -> None:
    """Add changed cells to an action, in bulk."""
    rows = [
        {
            "action_id": action_id,
            "table_name": cell.table,
            "record_id": cell.record_id,
            "column_name": cell.column,
            "before": canonical_json(cell.before),
            "after": canonical_json(cell.after),
        }
        for cell in cells
    ]
    if rows:
        session.execute(insert(ActionCell.__table__), rows)  # type: ignore[arg-type]


def list_actions(session: Session, limit: int = 100) -> list[ActionRow]:
    """Return the newest actions first."""
    query = select(Action).order_by(Action.id.desc()).limit(limit)
    return [_row(action) for action in session.scalars(query)]


def last_undoable(session: Session) -> ActionRow | None:
    """Return what Ctrl+Z would take back, if anything."""
    action = session.scalar(
        select(Action)
        .where(Action.kind.in_((DO, MERGE)), Action.undone_by_id.is_(None))
        .order_by(Action.id.desc())
        .limit(1)
    )
    return _row(action) if action else None


def last_redoable(session: Session) -> ActionRow | None:
    """Return what Ctrl+Y would bring back: the newest undo, while nothing new was done since."""
    undone = session.scalar(
        select(Action)
        .where(Action.kind == UNDO, Action.undone_by_id.is_(None))
        .order_by(Action.id.desc())
        .limit(1)
    )
    if undone is None or _done_since(session, undone.id):
        return None
    return _row(undone)


def undo(session: Session, action_id: int) -> str:
    """Take an action back and return its label; the caller's transaction records the inverse.

    Raises:
        NotFoundError: If there is no such action, or it is taken back already.
        UndoRefusedError: If later work touched a record it made or changed.
    """
    action = session.get(Action, action_id)
    if action is None or action.undone_by_id is not None or action.kind == GROUND:
        raise NotFoundError(kind="action", record_id=action_id)
    if action.kind == MERGE:
        unmerge(session, action)
        return action.label
    _refuse_if_built_upon(session, action)
    _restore_cells(session, action)
    _bin_made_rows(session, action)
    return action.label


def seal_history(session: Session) -> None:
    """Make everything done so far the ground that undo cannot take away."""
    session.execute(update(Action).values(kind=GROUND))


def undo_last(session: Session) -> tuple[int, str]:
    """Take the newest action back and return its id and label.

    Raises:
        NothingToUndoError: If nothing is left to undo.
        UndoRefusedError: As `undo`.
    """
    row = last_undoable(session)
    if row is None:
        raise NothingToUndoError
    return row.id, undo(session, row.id)


def redo_last(session: Session) -> tuple[int, str]:
    """Bring back what was undone last and return the undo's id and the label.

    Raises:
        NothingToUndoError: If nothing was undone, or something new was done since.
    """
    row = last_redoable(session)
    if row is None:
        raise NothingToUndoError
    undo(session, row.id)
    target = session.get_one(Action, row.id).target_id
    return row.id, session.get_one(Action, target).label


def link(session: Session, action_id: int, target_id: int, kind: str) -> None:
    """Mark `action_id` as the undo or redo of `target_id`."""
    action, target = session.get_one(Action, action_id), session.get_one(Action, target_id)
    action.kind = GROUND if target.kind == MERGE else kind
    action.target_id = target_id
    target.undone_by_id = action_id
    if kind == REDO and target.target_id is not None:
        session.get_one(Action, target.target_id).undone_by_id = None


def record_history(session: Session, table: str, record_id: str) -> list[HistoryLine]:
    """Return what happened to one record, newest first; the making of it comes last."""
    cells = session.execute(
        select(Action.at, Action.actor, Action.label, ActionCell)
        .join(ActionCell, ActionCell.action_id == Action.id)
        .where(ActionCell.table_name == table, ActionCell.record_id == record_id)
        .order_by(ActionCell.id.desc())
    )
    lines = [
        HistoryLine(at, actor, label, c.column_name, json.loads(c.before), json.loads(c.after))
        for at, actor, label, c in cells
    ]
    return lines + _made_line(session, Base.metadata.tables[table], record_id)


def _made_line(session: Session, table: Table, record_id: str) -> list[HistoryLine]:
    arrived = session.execute(
        select(table.c.arrived_seq).where(table.c.id == record_id)
    ).scalar_one_or_none()
    if arrived is None:
        return []
    action = session.scalar(
        select(Action).where(Action.from_seq < arrived, Action.to_seq >= arrived).limit(1)
    )
    if action is None:
        return []
    return [HistoryLine(action.at, action.actor, action.label, "", None, None)]


def _row(action: Action) -> ActionRow:
    return ActionRow(
        action.id,
        action.at,
        action.actor,
        action.label,
        action.kind,
        action.undone_by_id is not None,
    )


def _done_since(session: Session, action_id: int) -> bool:
    return (
        session.scalar(
            select(Action.id).where(Action.id > action_id, Action.kind.in_((DO, MERGE))).limit(1)
        )
        is not None
    )


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
    return and_(
        Action.id > action.id, Action.kind.in_((DO, MERGE)), Action.undone_by_id.is_(None)
    )


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
    values = []
    for change in changes:
        current, versions = rows[change.record_id]
        if stored(cell_type, current) != change.before:
            raise UndoRefusedError(label=action.label)
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


def count_actions(session: Session) -> int:
    """Return how many actions the file holds."""
    return session.scalar(select(func.count(Action.id))) or 0
