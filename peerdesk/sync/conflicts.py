"""What a merge could not know: two edits of one cell. The winner is in force; a person decides.

Public:
- `list_conflicts(session, undecided_only=True) -> list[ConflictRow]`, newest bundle first.
- `decide(session, conflict_id, decision)`: keep what was here, take what came, both, later.
- `decide_kind(session, conflict_id, decision) -> int`: the same for all of this kind.
- `count_undecided(session)`.

A decision is an ordinary edit, so it travels, can be undone, and wins over both.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConflictDecision
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.base import Synced
from peerdesk.models.calendar import School
from peerdesk.models.database import synced_models
from peerdesk.models.people import Staff, Student
from peerdesk.models.stamping import loaded, stamp_of
from peerdesk.models.sync_state import ImportLog, MergeConflict

BOTH_COLUMNS: Final = frozenset({"closed_by", "title", "name", "homeroom"})
"""Free text in which both values may stand."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One cell that both sides changed without knowing of each other.

    Attributes:
        kind: "edit", "deleted" (edited here, deleted there or the other way round) or
            "authority" (the school asks for what only the district may change).
        who: Name of the person the record is about, its code, or empty.
        here: What stood here before the bundle, in its Python type.
        there: What the bundle brought.
        here_at: When it was written here, by that computer's clock.
        there_at: When it was written there.
        is_theirs: What the bundle brought is in force now.
        suggestion: What the program would choose: the newer edit by the clocks, else what is
            in force.
        same_kind: How many undecided conflicts are of this kind, this one included.
    """

    conflict_id: int
    kind: str
    table: str
    column: str
    record_id: str
    who: str
    here: Any
    there: Any
    here_at: datetime | None
    there_at: datetime | None
    is_theirs: bool
    suggestion: ConflictDecision
    can_keep_both: bool
    sender_name: str
    received_at: datetime
    decision: ConflictDecision | None
    same_kind: int


def count_undecided(session: Session) -> int:
    """Return how many conflicts wait for a person."""
    return session.scalar(select(func.count()).where(_is_open())) or 0


def list_conflicts(session: Session, *, undecided_only: bool = True) -> list[ConflictRow]:
    """Return conflicts, those of the newest bundle first."""
    query = (
        select(MergeConflict, ImportLog)
        .join(ImportLog, ImportLog.id == MergeConflict.import_id)
        .order_by(
            ImportLog.received_at.desc(),
            MergeConflict.kind,
            MergeConflict.table_name,
            MergeConflict.column_name,
            MergeConflict.id,
        )
    )
    if undecided_only:
        query = query.where(_is_open())
    same = _count_kinds(session)
    return [_row(session, conflict, entry, same) for conflict, entry in session.execute(query)]


def decide(session: Session, conflict_id: int, decision: ConflictDecision) -> None:
    """Put a decision into force.

    Raises:
        NotFoundError: If the conflict or its record is gone.
        NotAllowedError: If both values cannot stand in this field.
    """
    conflict = session.get(MergeConflict, conflict_id)
    if conflict is None:
        raise NotFoundError(kind="MergeConflict", record_id=conflict_id)
    _apply(session, conflict, decision)


def decide_kind(session: Session, conflict_id: int, decision: ConflictDecision) -> int:
    """Put one decision into force for every undecided conflict of the same kind.

    Returns:
        How many were decided.

    Raises:
        NotFoundError: If the conflict is gone.
        NotAllowedError: If both values cannot stand in this field.
    """
    first = session.get(MergeConflict, conflict_id)
    if first is None:
        raise NotFoundError(kind="MergeConflict", record_id=conflict_id)
    alike = session.scalars(
        select(MergeConflict).where(
            _is_open(),
            MergeConflict.kind == first.kind,
            MergeConflict.table_name == first.table_name,
            MergeConflict.column_name == first.column_name,
        )
    ).all()
    for conflict in alike:
        _apply(session, conflict, decision)
    return len(alike)


def _apply(session: Session, conflict: MergeConflict, decision: ConflictDecision) -> None:
    if decision is not ConflictDecision.LATER:
        record = _record(session, conflict)
        if record is None:
            raise NotFoundError(kind=conflict.table_name, record_id=conflict.record_id)
        value = _chosen(conflict, decision)
        column = type(record).__table__.c[conflict.column_name]  # type: ignore[attr-defined]
        setattr(record, conflict.column_name, loaded(column.type, value))
    conflict.decision = decision
    conflict.decided_at = stamp_of(session).now()
    session.flush()


def _chosen(conflict: MergeConflict, decision: ConflictDecision) -> Any:
    here, there = _sides(conflict)
    if decision is ConflictDecision.KEPT:
        return here
    if decision is ConflictDecision.TAKEN:
        return there
    if not _can_keep_both(conflict):
        raise NotAllowedError(
            translate("Conflicts", "Only one value fits in this field. Choose one of the two.")
        )
    return f"{here} / {there}"


def _sides(conflict: MergeConflict) -> tuple[Any, Any]:
    kept, lost = json.loads(conflict.kept), json.loads(conflict.lost)
    return (lost, kept) if conflict.theirs_won else (kept, lost)


def _can_keep_both(conflict: MergeConflict) -> bool:
    here, there = _sides(conflict)
    is_text = isinstance(here, str) and isinstance(there, str)
    return is_text and conflict.column_name in BOTH_COLUMNS


def _is_open() -> Any:
    return MergeConflict.decision.is_(None) | (MergeConflict.decision == ConflictDecision.LATER)


def _record(session: Session, conflict: MergeConflict) -> Synced | None:
    model = _model_of(conflict.table_name)
    return session.get(model, conflict.record_id, execution_options={"include_deleted": True})


def _model_of(table: str) -> type[Synced]:
    return next(m for m in synced_models() if m.__table__.name == table)  # type: ignore[attr-defined]


def _count_kinds(session: Session) -> dict[tuple[str, str, str], int]:
    columns = (MergeConflict.kind, MergeConflict.table_name, MergeConflict.column_name)
    rows = session.execute(select(*columns, func.count()).where(_is_open()).group_by(*columns))
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def _row(
    session: Session,
    conflict: MergeConflict,
    entry: ImportLog,
    same: dict[tuple[str, str, str], int],
) -> ConflictRow:
    here, there = _sides(conflict)
    kept_at, lost_at = _instant(conflict.kept_version), _instant(conflict.lost_version)
    here_at, there_at = (lost_at, kept_at) if conflict.theirs_won else (kept_at, lost_at)
    column = _model_of(conflict.table_name).__table__.c[conflict.column_name]  # type: ignore[attr-defined]
    key = (conflict.kind, conflict.table_name, conflict.column_name)
    return ConflictRow(
        conflict.id, conflict.kind, conflict.table_name, conflict.column_name,
        conflict.record_id, _who(session, conflict),
        loaded(column.type, here), loaded(column.type, there), here_at, there_at,
        conflict.theirs_won, _suggest(conflict, here_at, there_at), _can_keep_both(conflict),
        entry.sender_name, entry.received_at, conflict.decision, same.get(key, 0),
    )  # fmt: skip


def _suggest(
    conflict: MergeConflict, here_at: datetime | None, there_at: datetime | None
) -> ConflictDecision:
    if conflict.kind == "authority" or there_at is None:
        return ConflictDecision.KEPT
    if here_at == there_at:
        return ConflictDecision.TAKEN if conflict.theirs_won else ConflictDecision.KEPT
    is_newer = here_at is None or there_at > here_at
    return ConflictDecision.TAKEN if is_newer else ConflictDecision.KEPT


def _instant(version: str) -> datetime | None:
    parts = json.loads(version)
    if len(parts) < 2 or not 0 <= parts[1] < 253_402_300_800_000:
        return None
    return datetime.fromtimestamp(parts[1] / 1000, UTC)


def _who(session: Session, conflict: MergeConflict) -> str:
    record = _record(session, conflict)
    student_id = getattr(record, "student_id", None) or getattr(record, "mentee_id", None)
    if isinstance(record, Student | Staff):
        return _name(record)
    if isinstance(record, School):
        return record.name
    if student_id is None:
        return ""
    student = session.get(Student, student_id, execution_options={"include_deleted": True})
    return _name(student) if student else ""


def _name(person: Student | Staff) -> str:
    if person.last_name or person.first_name:
        return f"{person.last_name}, {person.first_name}".strip(", ")
    return person.code if isinstance(person, Student) else ""
