"""History and undo: every write leaves an action, and its inverse is a write too."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.orm import Session

from peerdesk.errors import NotFoundError, NothingToUndoError
from peerdesk.models import local_state
from peerdesk.models.base import Base
from peerdesk.models.families import map_all
from peerdesk.models.history import DO, GROUND, MERGE, READ, REDO, UNDO, Action, ActionCell
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import CellChange, canonical_json, stamp_of
from peerdesk.services.undoing import take_back

__all__ = [
    "DO",
    "GROUND",
    "MERGE",
    "REDO",
    "UNDO",
    "ActionRow",
    "HistoryLine",
    "begin_action",
    "count_actions",
    "finish_action",
    "last_redoable",
    "last_undoable",
    "link",
    "list_actions",
    "record_cells",
    "record_history",
    "redo_last",
    "seal_history",
    "undo",
    "undo_last",
]


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
    cells = _net(stamp.cells)
    if not cells and not stamp.made_tables:
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
    record_cells(session, action.id, cells)
    return action.id


def _net(cells: Iterable[CellChange]) -> list[CellChange]:
    """Return one change for each cell, from its first value to its last; none if both are one."""
    net: dict[tuple[str, str, str], CellChange] = {}
    for cell in cells:
        key = (cell.table, cell.record_id, cell.column)
        net[key] = replace(cell, before=net[key].before) if key in net else cell
    return [cell for cell in net.values() if cell.before != cell.after]


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
    if action is None or action.undone_by_id is not None or action.kind in {GROUND, READ}:
        raise NotFoundError(kind="action", record_id=action_id)
    if action.kind == MERGE:
        from peerdesk.services.unmerge import unmerge  # noqa: PLC0415 - needed rarely

        unmerge(session, action)
        return action.label
    take_back(session, action)
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
    map_all()
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


def count_actions(session: Session) -> int:
    """Return how many actions the file holds."""
    return session.scalar(select(func.count(Action.id))) or 0
