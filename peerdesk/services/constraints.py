"""Who must be kept apart or together; outlives years and staff.

add_constraint(session, one_id, other_id, kind, Why(reason, detail, expires_on)) -> id
change_constraint(session, constraint_id, Why)      end_constraint(session, constraint_id)
renew_constraint(session, constraint_id)            remove_constraint(session, constraint_id)
constraints_of(session, student_id, today) -> [ConstraintRow]
duos(session, kind, today) -> frozenset of frozensets of two student ids

A rule ends on a day and stays in the register, from where it can be set again; only one that
was set by mistake goes to the bin. The whole register is in
`peerdesk.services.constraint_register`.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConstraintKind, ConstraintReason
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.people import PairConstraint, Student
from peerdesk.models.stamping import stamp_of
from peerdesk.services.rights import is_counselor, person_of
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

    A rule of the same kind about the same two that is over holds again from now on.

    Raises:
        InvalidValueError: If both are the same student, a rule about the two stands already, or
            the last day has passed.
        NotFoundError: If there is no such student.
    """
    for student_id in (one_id, other_id):
        if session.get(Student, student_id) is None:
            raise NotFoundError(kind="Student", record_id=student_id)
    if one_id == other_id:
        raise InvalidValueError("other", translate("Constraints", "Choose another student."))
    today = _today(session)
    between = {rule.kind: rule for rule in _between(session, one_id, other_id)}
    standing = {known for known, one in between.items() if not is_over(one.expires_on, today)}
    if standing:
        raise InvalidValueError("other", _stands(kind, doubled=kind in standing))
    rule = between.get(kind)
    if rule is None:
        rule = PairConstraint(school_id=own_school_id(session), kind=kind)
        rule.student_a_id, rule.student_b_id = sorted((one_id, other_id))
        session.add(rule)
    _set(session, rule, why)
    session.flush()
    return rule.id


def change_constraint(session: Session, constraint_id: str, why: Why) -> None:
    """Change reason, detail and last day of a rule.

    Raises:
        NotFoundError: If it is gone.
        InvalidValueError: If the last day has passed, or lies before the day the rule was set.
    """
    rule = _find(session, constraint_id)
    _check_end(why.expires_on, rule.set_on or _today(session), _today(session))
    rule.reason, rule.detail, rule.expires_on = why.reason, why.detail.strip(), why.expires_on


def end_constraint(session: Session, constraint_id: str) -> None:
    """Let a rule hold no longer from today on; it stays in the register.

    Raises:
        NotFoundError: If it is gone, or over already.
    """
    rule, today = _find(session, constraint_id), _today(session)
    if is_over(rule.expires_on, today):
        raise NotFoundError(kind="PairConstraint", record_id=constraint_id)
    rule.expires_on = today - timedelta(days=1)


def renew_constraint(session: Session, constraint_id: str) -> None:
    """Let a rule hold from today on, without an end.

    Raises:
        NotFoundError: If it is gone.
        InvalidValueError: If the opposite rule about the two stands by now.
    """
    rule, today = _find(session, constraint_id), _today(session)
    others = (
        other
        for other in _between(session, rule.student_a_id, rule.student_b_id)
        if other is not rule and not is_over(other.expires_on, today)
    )
    if any(others):
        raise InvalidValueError("other", _stands(rule.kind, doubled=False))
    _set(session, rule, Why(rule.reason, rule.detail))


def remove_constraint(session: Session, constraint_id: str) -> None:
    """Put a rule that was set by mistake into the bin.

    Raises:
        NotFoundError: If it is there already.
    """
    _find(session, constraint_id).deleted_at = stamp_of(session).now()


def is_over(expires_on: date | None, today: date) -> bool:
    """Return whether a rule with this last day holds no longer."""
    return expires_on is not None and expires_on < today


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


def _today(session: Session) -> date:
    return stamp_of(session).now().astimezone().date()


def _find(session: Session, constraint_id: str) -> PairConstraint:
    rule = session.get(PairConstraint, constraint_id)
    if rule is None or rule.deleted_at is not None:
        raise NotFoundError(kind="PairConstraint", record_id=constraint_id)
    return rule


def _set(session: Session, rule: PairConstraint, why: Why) -> None:
    today = _today(session)
    _check_end(why.expires_on, today, today)
    rule.reason, rule.detail, rule.expires_on = why.reason, why.detail.strip(), why.expires_on
    rule.set_on, rule.set_by = today, person_of(session)


def _check_end(expires_on: date | None, set_on: date, today: date) -> None:
    if expires_on is None:
        return
    if expires_on < set_on:
        problem = translate(
            "Constraints",
            "The last day is before the day the rule was set. Choose a later day, or no end.",
        )
        raise InvalidValueError("expires_on", problem)
    if expires_on < today:
        problem = translate(
            "Constraints", "This day has passed. Choose a day to come, or no end, or end the rule."
        )
        raise InvalidValueError("expires_on", problem)


def _stands(kind: ConstraintKind, *, doubled: bool) -> str:
    is_apart = kind is ConstraintKind.KEEP_APART
    if doubled and is_apart:
        return translate(
            "Constraints", "These two are kept apart already. Change that rule instead."
        )
    if doubled:
        return translate(
            "Constraints", "These two are kept together already. Change that rule instead."
        )
    if is_apart:
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
