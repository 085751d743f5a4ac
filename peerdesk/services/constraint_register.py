"""The register of who is kept apart or together: every rule, whether it holds or is over.

list_rules(session, today) -> [RuleRow]        those broken now first, then by name
ending_rules(session, today) -> ids of rules that end within 30 days, the first to end first
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConstraintKind, ConstraintReason, StudentStatus
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.matches import Match
from peerdesk.models.people import PairConstraint, Student
from peerdesk.models.programs import LeadershipTeam, TeamPosition
from peerdesk.services.constraints import is_over
from peerdesk.services.duty.rows import Place
from peerdesk.services.names import folded, full_name, grade_short, list_name
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.rights import is_counselor
from peerdesk.services.vaults import own_school_id

WARNING_DAYS: Final = 30

Duo = frozenset[str]


class RuleState(StrEnum):
    """Where a rule stands today."""

    HOLDS = "holds"
    ENDING = "ending"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class RuleStudent:
    """One of the two, told apart from others of the same name.

    Attributes:
        name: "Ortiz, Maya".
        place: "5, 5A"; or that the student has left.
    """

    id: str
    name: str
    full_name: str
    place: str
    has_left: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """Where two who must be apart are together now.

    Attributes:
        sentence: What brings them together; "{day}" stands for the day.
        place: Page where it is mended.
        record_id: What to open there.
    """

    sentence: str
    place: str
    record_id: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule of the register.

    Attributes:
        detail: Why, in the counselor's words; empty for everybody else.
        has_detail: Whether there is one.
        expires_on: Last day it holds (or held).
        days_left: Until its last day, while it is about to end.
        broken: What goes against it now.
    """

    id: str
    one: RuleStudent
    other: RuleStudent
    kind: ConstraintKind
    reason: ConstraintReason
    detail: str
    has_detail: bool
    set_on: date | None
    set_by: str
    expires_on: date | None
    state: RuleState
    days_left: int
    broken: tuple[Broken, ...]


def list_rules(session: Session, today: date) -> list[RuleRow]:
    """Return every rule that is not in the bin: broken ones first, then by names."""
    query = select(PairConstraint).where(PairConstraint.school_id == own_school_id(session))
    rules = list(session.scalars(query))
    students = _students(session, {s for r in rules for s in (r.student_a_id, r.student_b_id)})
    apart = {_duo(r) for r in rules if _state(r, today) is not RuleState.OVER and _is_apart(r)}
    together = _together(session, apart, today) if apart else {}
    can_read = is_counselor(session)
    rows = [
        _row(rule, students, today, can_read=can_read, broken=together)
        for rule in rules
        if {rule.student_a_id, rule.student_b_id} <= students.keys()
    ]
    return sorted(rows, key=lambda row: (not row.broken, folded(row.one.name), row.id))


def ending_rules(session: Session, today: date) -> list[str]:
    """Return the rules that hold today and end within 30 days, the first to end first."""
    query = (
        select(PairConstraint.id)
        .where(
            PairConstraint.expires_on >= today,
            PairConstraint.expires_on <= today + timedelta(days=WARNING_DAYS),
        )
        .order_by(PairConstraint.expires_on, PairConstraint.id)
    )
    return list(session.scalars(query))


def _is_apart(rule: PairConstraint) -> bool:
    return rule.kind is ConstraintKind.KEEP_APART


def _duo(rule: PairConstraint) -> Duo:
    return frozenset({rule.student_a_id, rule.student_b_id})


def _state(rule: PairConstraint, today: date) -> RuleState:
    if is_over(rule.expires_on, today):
        return RuleState.OVER
    if rule.expires_on and rule.expires_on <= today + timedelta(days=WARNING_DAYS):
        return RuleState.ENDING
    return RuleState.HOLDS


def _row(
    rule: PairConstraint,
    students: Mapping[str, RuleStudent],
    today: date,
    *,
    can_read: bool,
    broken: Mapping[Duo, tuple[Broken, ...]],
) -> RuleRow:
    two = [students[rule.student_a_id], students[rule.student_b_id]]
    one, other = sorted(two, key=lambda student: (folded(student.name), student.id))
    state = _state(rule, today)
    is_ending = state is RuleState.ENDING and rule.expires_on is not None
    return RuleRow(
        id=rule.id,
        one=one,
        other=other,
        kind=rule.kind,
        reason=rule.reason,
        detail=rule.detail if can_read else "",
        has_detail=bool(rule.detail),
        set_on=rule.set_on or rule.created_at.astimezone().date(),
        set_by=rule.set_by,
        expires_on=rule.expires_on,
        state=state,
        days_left=(rule.expires_on - today).days if is_ending and rule.expires_on else 0,
        broken=broken.get(_duo(rule), ()) if _is_apart(rule) else (),
    )


def _students(session: Session, ids: set[str]) -> dict[str, RuleStudent]:
    return {
        student.id: _student(student)
        for student in session.scalars(select(Student).where(Student.id.in_(ids)))
    }


def _student(student: Student) -> RuleStudent:
    has_left = student.status is StudentStatus.LEFT
    place = ", ".join(part for part in (grade_short(student.grade), student.homeroom) if part)
    return RuleStudent(
        student.id,
        list_name(student.first_name, student.last_name, student.preferred_name),
        full_name(student.first_name, student.last_name, student.preferred_name),
        translate("Constraints", "has left") if has_left else place,
        has_left,
    )


def _together(session: Session, apart: set[Duo], today: date) -> dict[Duo, tuple[Broken, ...]]:
    """Return by two students what brings them together today or later."""
    found: dict[Duo, tuple[Broken, ...]] = {}
    sources = (
        _in_pairs(session),
        _on_duty(session, today, {student_id for duo in apart for student_id in duo}),
        _on_teams(session, today),
    )
    for source in sources:
        for duo, broken in source:
            if duo in apart:
                found[duo] = (*found.get(duo, ()), broken)
    return found


def _in_pairs(session: Session) -> Iterator[tuple[Duo, Broken]]:
    query = select(Match).where(Match.status.in_(LIVE_MATCHES))
    for match in session.scalars(query):
        text = translate("Constraints", "They are pair {number}.").format(number=match.number)
        yield frozenset({match.mentor_id, match.mentee_id}), Broken(text, "buddies", match.id)


def _on_duty(session: Session, today: date, ids: set[str]) -> Iterator[tuple[Duo, Broken]]:
    """Yield the first bench duty of each two, from today on."""
    query = (
        select(DutyAssignment)
        .where(DutyAssignment.day >= today, DutyAssignment.student_id.in_(ids))
        .order_by(DutyAssignment.day, DutyAssignment.id)
    )
    slots: dict[str, list[str]] = {}
    for duty in session.scalars(query):
        if duty.day is not None:
            key = Place(duty.day, duty.recess_period_id, duty.bench_id).key
            slots.setdefault(key, []).append(duty.student_id)
    seen: set[Duo] = set()
    text = translate("Constraints", "They are on duty together on {day}.")
    for key, there in slots.items():
        for duo in map(frozenset, combinations(sorted(set(there)), 2)):
            if duo not in seen:
                seen.add(duo)
                yield duo, Broken(text, "duty", key, Place.of(key).day)


def _on_teams(session: Session, today: date) -> Iterator[tuple[Duo, Broken]]:
    query = select(TeamPosition, LeadershipTeam.name).join(
        LeadershipTeam, LeadershipTeam.id == TeamPosition.team_id
    )
    teams: dict[str, list[TeamPosition]] = {}
    names: dict[str, str] = {}
    for position, name in session.execute(query):
        if position.ends_on is None or position.ends_on >= today:
            teams.setdefault(position.team_id, []).append(position)
            names[position.team_id] = name
    text = translate("Constraints", "They are both on the team {team}.")
    for team_id, positions in teams.items():
        broken = text.format(team=names[team_id])
        for one, other in combinations(positions, 2):
            duo = frozenset({one.student_id, other.student_id})
            yield duo, Broken(broken, "team", one.id)
