"""Write a planned import in one transaction, in bulk."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from peerdesk.enums import BackupReason
from peerdesk.models import local_state
from peerdesk.models.base import Synced
from peerdesk.models.local_state import Key
from peerdesk.models.matches import Match
from peerdesk.models.people import Staff, Student
from peerdesk.models.stamping import (
    CellChange,
    bulk_insert,
    next_version,
    stamp_of,
    stored,
)
from peerdesk.services.backups.schedule import protect
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.roster.plan import Plan, plan_import
from peerdesk.services.roster.rows import Roster
from peerdesk.services.vaults import own_school_id

_SIGNS: Final = b"23456789ABCDEFGHJKMNPQRSTVWXYZ"
_SIGN_OF_BYTE: Final = (_SIGNS * 9)[:256]
_CODE_LENGTH: Final = 6


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did.

    Attributes:
        left: Students marked as left.
        pairs_to_close: Numbers of live pairs in which somebody has left.
    """

    new: int
    changed: int
    left: int
    same: int
    problems: int
    staff: int
    pairs_to_close: tuple[int, ...]


def import_roster(
    session: Session, roster: Roster, today: date, *, mark_missing: bool | None = None
) -> ImportResult:
    """Write what `plan_import` plans for the same arguments."""
    return write_plan(session, plan_import(session, roster, today, mark_missing=mark_missing))


def write_plan(session: Session, plan: Plan) -> ImportResult:
    """Back up what is stored so far, then write a plan made in the same transaction."""
    protect(session, BackupReason.BEFORE_IMPORT)
    made = [student for student in plan.new if student.student_id is None]
    school_id = own_school_id(session)
    codes = new_codes(session, len(made))
    bulk_insert(
        session,
        Student,
        [
            {"school_id": school_id, "code": code, **student.values}
            for student, code in zip(made, codes, strict=True)
        ],
    )
    revived = [student for student in plan.new if student.student_id is not None]
    edits = [*revived, *plan.changed, *plan.to_mark_left]
    update_many(session, Student, {s.student_id: s.values for s in edits if s.student_id})
    adults = [{"school_id": school_id, **adult.values} for adult in plan.staff_new]
    bulk_insert(session, Staff, adults)
    update_many(session, Staff, {a.staff_id: a.values for a in plan.staff_changed if a.staff_id})
    return ImportResult(
        new=len(plan.new),
        changed=len(plan.changed),
        left=len(plan.to_mark_left),
        same=plan.same,
        problems=len(plan.problems),
        staff=len(plan.staff_new) + len(plan.staff_changed),
        pairs_to_close=pairs_of(session, [s.student_id for s in plan.to_mark_left if s.student_id]),
    )


def new_codes(session: Session, count: int) -> list[str]:
    """Return random codes that no student of this file has; they stand for names on paper."""
    if not count:
        return []
    taken = set(session.execute(select(Student.__table__.c.code)).scalars())
    codes: list[str] = []
    while len(codes) < count:
        signs = os.urandom(_CODE_LENGTH * (count - len(codes))).translate(_SIGN_OF_BYTE).decode()
        fresh = {signs[at : at + _CODE_LENGTH] for at in range(0, len(signs), _CODE_LENGTH)} - taken
        taken |= fresh
        codes += fresh
    return codes


def update_many(
    session: Session, model: type[Synced], values: Mapping[str, Mapping[str, Any]]
) -> None:
    """Change cells of many records, one statement for each set of columns, stamped.

    Args:
        session: A writing session.
        model: The mapped class.
        values: New column values by record id; records in the bin are changed too.
    """
    if not values:
        return
    session.flush()
    groups: dict[tuple[str, ...], list[str]] = {}
    for record_id, cells in values.items():
        groups.setdefault(tuple(sorted(cells)), []).append(record_id)
    for columns, ids in groups.items():
        _update_group(session, model, columns, {record_id: values[record_id] for record_id in ids})
    stamp_of(session).changed.add(model.__name__)
    session.expire_all()


def _update_group(
    session: Session,
    model: type[Synced],
    columns: Sequence[str],
    values: Mapping[str, Mapping[str, Any]],
) -> None:
    table = model.__table__  # type: ignore[attr-defined]
    stamp = stamp_of(session)
    now = stamp.now()
    last = local_state.next_number(session, Key.SEQ, len(values))
    before = _rows_before(session, table, columns, list(values))
    parameters = []
    for seq, (record_id, cells) in enumerate(values.items(), start=last - len(values) + 1):
        old = before[record_id]
        versions = old.versions
        for column in columns:
            versions = next_version(versions, column, now, stamp.replica)
            kind = table.c[column].type
            was, becomes = (stored(kind, value) for value in (getattr(old, column), cells[column]))
            stamp.cells.append(CellChange(table.name, record_id, column, was, becomes))
        new = {f"new_{column}": cells[column] for column in columns}
        parameters.append({"record": record_id, "marks": versions, "number": seq, **new})
    statement = (
        update(table)
        .where(table.c.id == bindparam("record"))
        .values(
            {column: bindparam(f"new_{column}") for column in columns}
            | {"versions": bindparam("marks"), "seq": bindparam("number"), "source": None}
        )
    )
    session.connection().execute(statement, parameters)


def _rows_before(
    session: Session, table: Any, columns: Sequence[str], ids: Sequence[str]
) -> dict[str, Any]:
    shown = [table.c.id, table.c.versions, *(table.c[column] for column in columns)]
    found: dict[str, Any] = {}
    for start in range(0, len(ids), 500):
        query = select(*shown).where(table.c.id.in_(ids[start : start + 500]))
        found |= {row.id: row for row in session.execute(query)}
    return found


def pairs_of(session: Session, student_ids: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the live pairs in which one of these students is."""
    gone = set(student_ids)
    query = select(Match.number, Match.mentor_id, Match.mentee_id).where(
        Match.status.in_(LIVE_MATCHES)
    )
    rows = session.execute(query) if gone else ()
    return tuple(sorted(row.number for row in rows if gone & {row.mentor_id, row.mentee_id}))
