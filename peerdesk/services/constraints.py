"""Who must be kept apart or together; outlives years and staff.

add_constraint(session, one_id, other_id, kind, Why(reason, detail, expires_on)) -> id
end_constraint(session, constraint_id)
constraints_of(session, student_id, today) -> [ConstraintRow]
duos(session, kind, today) -> frozenset of frozensets of two student ids
"""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConstraintKind, ConstraintReason
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.people import PairConstraint, Student
from peerdesk.models.stamping import stamp_of
from peerdesk.services.rights import is_counselor
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class Why:
    """Why two students are kept apart or together.

    Attributes:
        detail: In the counselor's words; never leaves the school and is shown only on demand.
        expires_on: Last day it holds; None until someone ends it.
    """

    reason: ConstraintReason = ConstraintReason.OTHER
    detail: str = ""
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class ConstraintRow:
    """One rule about a student and another one."""

    id: str
    other_id: str
    other_name: str
    kind: ConstraintKind
    reason: ConstraintReason
    detail: str
    expires_on: date | None


def add_constraint(
    session: Session, one_id: str, other_id: str, kind: ConstraintKind, why: Why
) -> str:
    """Keep two students apart (or together) and return the rule's id.

    A rule of the same kind about the same two is changed, not doubled.

    Raises:
        InvalidValueError: If both are the same student, or the opposite rule stands.
        NotFoundError: If there is no such student.
    """
    for student_id in (one_id, other_id):
        if session.get(Student, student_id) is None:
            raise NotFoundError(kind="Student", record_id=student_id)
    if one_id == other_id:
        raise InvalidValueError("other", translate("Constraints", "Choose another student."))
    between = {rule.kind: rule for rule in _between(session, one_id, other_id)}
    if set(between) - {kind}:
        raise InvalidValueError("other", _opposite(kind))
    rule = between.get(kind)
    if rule is None:
        rule = PairConstraint(school_id=own_school_id(session), kind=kind)
        rule.student_a_id, rule.student_b_id = sorted((one_id, other_id))
        session.add(rule)
    rule.reason, rule.detail, rule.expires_on = why.reason, why.detail.strip(), why.expires_on
    session.flush()
    return rule.id


def end_constraint(session: Session, constraint_id: str) -> None:
    """End a rule.

    Raises:
        NotFoundError: If it has ended already.
    """
    rule = session.get(PairConstraint, constraint_id)
    if rule is None or rule.deleted_at is not None:
        raise NotFoundError(kind="PairConstraint", record_id=constraint_id)
    rule.deleted_at = stamp_of(session).now()


def constraints_of(session: Session, student_id: str, today: date) -> list[ConstraintRow]:
    """Return the rules about one student, keep-apart first, then by the other's name.

    Why, in the counselor's words, is for a counselor only.
    """
    query = select(PairConstraint).where(
        _holds(today),
        or_(PairConstraint.student_a_id == student_id, PairConstraint.student_b_id == student_id),
    )
    rows = [_row(session, rule, student_id) for rule in session.scalars(query)]
    if not is_counselor(session):
        rows = [replace(row, detail="") for row in rows]
    return sorted(rows, key=lambda row: (row.kind, row.other_name.casefold(), row.id))


def duos(session: Session, kind: ConstraintKind, today: date) -> frozenset[frozenset[str]]:
    """Return every two students that a rule of `kind` speaks about today."""
    query = select(PairConstraint.student_a_id, PairConstraint.student_b_id).where(
        PairConstraint.kind == kind, _holds(today)
    )
    return frozenset(frozenset(two) for two in session.execute(query))


def _holds(today: date) -> ColumnElement[bool]:
    return or_(PairConstraint.expires_on.is_(None), PairConstraint.expires_on >= today)


def _between(session: Session, one_id: str, other_id: str) -> list[PairConstraint]:
    first, second = sorted((one_id, other_id))
    query = select(PairConstraint).where(
        or_(
            (PairConstraint.student_a_id == first) & (PairConstraint.student_b_id == second),
            (PairConstraint.student_a_id == second) & (PairConstraint.student_b_id == first),
        )
    )
    return list(session.scalars(query))


def _opposite(kind: ConstraintKind) -> str:
    if kind is ConstraintKind.KEEP_APART:
        return translate(
            "Constraints",
            "A rule keeps these two together. End that rule first, then keep them apart.",
        )
    return translate(
        "Constraints", "A rule keeps these two apart. End that rule first, then keep them together."
    )


def _row(session: Session, rule: PairConstraint, student_id: str) -> ConstraintRow:
    other_id = rule.student_b_id if rule.student_a_id == student_id else rule.student_a_id
    other = session.get_one(Student, other_id)
    name = f"{other.last_name}, {other.preferred_name or other.first_name}"
    return ConstraintRow(
        rule.id, other_id, name, rule.kind, rule.reason, rule.detail, rule.expires_on
    )
