"""Who takes part in a program, as helper or as buddy, and what the program asks for.

Rules of the program
    program_rules(session, kind=PEER_MENTORING) -> ProgramRules
    change_program_rules(session, rules)
People
    mark_member(session, student_id, role, details=MemberDetails(), *, today, kind=...) -> id
    mark_members(session, student_ids, role, *, today, kind=...) -> ids
    change_member(session, membership_id, details)
    set_break(session, membership_id, *, on_break)
    end_member(session, membership_id, *, today)
    set_student_facts(session, student_id, languages=..., interests=...)
    record_training(session, student_ids, course, *, done_on, expires_on=None) -> ids
    withdraw_training(session, student_id, course)
    trained(session, course, today) -> frozenset of student ids

Lists of members and what they could tick as busy stand in `peerdesk.services.members`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    MatchStatus,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
)
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.models.stamping import stamp_of
from peerdesk.models.training import TrainingRecord
from peerdesk.services.vaults import own_school_id

LIVE_MATCHES: Final = (
    MatchStatus.APPROVED,
    MatchStatus.ACTIVE,
    MatchStatus.ON_HOLD,
    MatchStatus.CLOSING,
)
"""States in which a pair takes up a place with its helper."""

NEED_OWN_LANGUAGE: Final = "own_language"
"""A need: this student can only talk in a language spoken at home."""


@dataclass(frozen=True, slots=True)
class ProgramRules:
    """What a program asks of its pairs.

    Attributes:
        min_grade_gap: A helper is at least this many grades above the buddy, 1 to 6.
        max_grade_gap: And at most this many; 0 for no limit.
        max_buddies: Buddies one helper may have unless the membership says otherwise.
        target_minutes: Minutes a pair should spend together in a month, 0 to 1200.
        expected_months: Months a pair is meant to last at least, 1 to 24.
        starts_with_staff: A pair is only approved until a first meeting with staff is noted.
    """

    program_id: str
    min_grade_gap: int
    max_grade_gap: int
    max_buddies: int
    needs_consent: bool
    target_minutes: int
    expected_months: int = 6
    starts_with_staff: bool = False


@dataclass(frozen=True, slots=True)
class MemberDetails:
    """What a membership says beyond who and as what.

    Attributes:
        capacity: Buddies this helper takes, 0 to 6; 0 means what the program says.
        busy: Times not free, "weekday:recess_period_id" or a bare recess_period_id for all days.
        wished_gender: Asked for in a partner, empty for no wish.
        needs: Short words; `NEED_OWN_LANGUAGE` is one of them.
    """

    capacity: int = 0
    is_experienced: bool = False
    busy: tuple[str, ...] = ()
    wished_gender: str = ""
    needs: tuple[str, ...] = ()


def program_rules(session: Session, kind: ProgramKind = ProgramKind.PEER_MENTORING) -> ProgramRules:
    """Return the rules of the school's program.

    Raises:
        NotFoundError: If the school has no such program.
    """
    program = _program(session, kind)
    return ProgramRules(
        program.id,
        program.min_grade_gap,
        program.max_grade_gap,
        program.max_buddies,
        program.needs_consent,
        program.target_minutes,
        program.expected_months,
        program.starts_with_staff,
    )


def change_program_rules(session: Session, rules: ProgramRules) -> None:
    """Give a program other rules.

    Raises:
        InvalidValueError: If a number is out of its range.
        NotFoundError: If there is no such program.
    """
    program = session.get(Program, rules.program_id)
    if program is None:
        raise NotFoundError(kind="Program", record_id=rules.program_id)
    _check_range("min_grade_gap", rules.min_grade_gap, 1, 6)
    if rules.max_grade_gap and rules.max_grade_gap < rules.min_grade_gap:
        raise InvalidValueError(
            "max_grade_gap",
            translate("Programs", "Enter a number not below the smallest gap, or 0 for no limit."),
        )
    _check_range("max_buddies", rules.max_buddies, 1, 6)
    _check_range("target_minutes", rules.target_minutes, 0, 1200)
    _check_range("expected_months", rules.expected_months, 1, 24)
    program.min_grade_gap = rules.min_grade_gap
    program.max_grade_gap = rules.max_grade_gap
    program.max_buddies = rules.max_buddies
    program.needs_consent = rules.needs_consent
    program.target_minutes = rules.target_minutes
    program.expected_months = rules.expected_months
    program.starts_with_staff = rules.starts_with_staff


def mark_member(
    session: Session,
    student_id: str,
    role: MembershipRole,
    details: MemberDetails | None = None,
    *,
    today: date,
    kind: ProgramKind = ProgramKind.PEER_MENTORING,
) -> str:
    """Make a student helper or buddy of a program and return the membership's id.

    A membership that ended is taken up again; one that stands is only changed.

    Raises:
        InvalidValueError: If the capacity is out of range.
        NotFoundError: If there is no such student or program.
    """
    if session.get(Student, student_id) is None:
        raise NotFoundError(kind="Student", record_id=student_id)
    program = _program(session, kind)
    member = session.scalars(
        select(ProgramMembership)
        .where(
            ProgramMembership.program_id == program.id,
            ProgramMembership.student_id == student_id,
            ProgramMembership.role == role,
        )
        .order_by(ProgramMembership.id)
    ).first()
    if member is None:
        member = ProgramMembership(
            school_id=own_school_id(session),
            program_id=program.id,
            student_id=student_id,
            role=role,
        )
        member.status = MembershipStatus.ENDED
        session.add(member)
    if member.status is MembershipStatus.ENDED:
        _begin(member, today)
    if details is not None:
        _fill(member, details)
    session.flush()
    return member.id


def mark_members(
    session: Session,
    student_ids: Iterable[str],
    role: MembershipRole,
    *,
    today: date,
    kind: ProgramKind = ProgramKind.PEER_MENTORING,
) -> list[str]:
    """Make many students helpers or buddies at once."""
    return [
        mark_member(session, student_id, role, today=today, kind=kind) for student_id in student_ids
    ]


def change_member(session: Session, membership_id: str, details: MemberDetails) -> None:
    """Replace what a membership says.

    Raises:
        InvalidValueError: If the capacity is out of range.
        NotFoundError: If there is no such membership.
    """
    _fill(_member(session, membership_id), details)


def set_break(session: Session, membership_id: str, *, on_break: bool) -> None:
    """Let a member rest from the program, or come back; pairs stay as they are."""
    member = _member(session, membership_id)
    if on_break:
        member.status = MembershipStatus.ON_BREAK
    elif member.role is MembershipRole.HELPER or _has_pair(session, member):
        member.status = MembershipStatus.ACTIVE
    else:
        member.status = MembershipStatus.WAITING


def end_member(session: Session, membership_id: str, *, today: date) -> None:
    """End a membership.

    Raises:
        NotAllowedError: While the student is in a pair of this program.
    """
    member = _member(session, membership_id)
    if _has_pair(session, member):
        raise NotAllowedError(
            translate(
                "Programs", "This student is in a pair. End the pair on the Buddies page first."
            )
        )
    member.status = MembershipStatus.ENDED
    member.ended_on = today
    member.waiting_since = None


def set_student_facts(
    session: Session,
    student_id: str,
    *,
    languages: Iterable[str] | None = None,
    interests: Iterable[str] | None = None,
) -> None:
    """Change the home languages (ISO codes) or interests that pairing looks at."""
    student = session.get(Student, student_id)
    if student is None:
        raise NotFoundError(kind="Student", record_id=student_id)
    if languages is not None:
        student.home_languages = _tidy(languages)
    if interests is not None:
        student.interests = _tidy(interests)


def record_training(
    session: Session,
    student_ids: Iterable[str],
    course: str,
    *,
    done_on: date,
    expires_on: date | None = None,
) -> list[str]:
    """Write down that these students did a course; doing it again makes a new record."""
    school_id = own_school_id(session)
    records = [
        TrainingRecord(
            school_id=school_id,
            student_id=student_id,
            course=course,
            done_on=done_on,
            expires_on=expires_on,
        )
        for student_id in student_ids
    ]
    session.add_all(records)
    session.flush()
    return [record.id for record in records]


def withdraw_training(session: Session, student_id: str, course: str) -> None:
    """Take back every record of one course of a student (ticked by mistake)."""
    now = stamp_of(session).now()
    query = select(TrainingRecord).where(
        TrainingRecord.student_id == student_id, TrainingRecord.course == course
    )
    for record in session.scalars(query):
        record.deleted_at = now


def trained(session: Session, course: str, today: date) -> frozenset[str]:
    """Return the ids of the students whose course is done and not expired."""
    query = select(TrainingRecord.student_id).where(
        TrainingRecord.course == course,
        TrainingRecord.done_on <= today,
        or_(TrainingRecord.expires_on.is_(None), TrainingRecord.expires_on >= today),
    )
    return frozenset(session.scalars(query))


def _program(session: Session, kind: ProgramKind) -> Program:
    program = session.scalars(
        select(Program)
        .where(Program.kind == kind, Program.school_id == own_school_id(session))
        .order_by(Program.id)
    ).first()
    if program is None:
        raise NotFoundError(kind="Program", record_id=kind.value)
    return program


def _member(session: Session, membership_id: str) -> ProgramMembership:
    member = session.get(ProgramMembership, membership_id)
    if member is None or member.deleted_at is not None:
        raise NotFoundError(kind="ProgramMembership", record_id=membership_id)
    return member


def _begin(member: ProgramMembership, today: date) -> None:
    is_buddy = member.role is MembershipRole.BUDDY
    member.status = MembershipStatus.WAITING if is_buddy else MembershipStatus.ACTIVE
    member.waiting_since = today if is_buddy else None
    member.joined_on = member.joined_on or today
    member.ended_on = None


def _fill(member: ProgramMembership, details: MemberDetails) -> None:
    _check_range("capacity", details.capacity, 0, 6)
    member.capacity = details.capacity
    member.is_experienced = details.is_experienced
    member.busy = details.busy
    member.wished_gender = details.wished_gender
    member.needs = details.needs


def _has_pair(session: Session, member: ProgramMembership) -> bool:
    side = Match.mentor_id if member.role is MembershipRole.HELPER else Match.mentee_id
    query = select(Match.id).where(
        side == member.student_id,
        Match.program_id == member.program_id,
        Match.status.in_(LIVE_MATCHES),
    )
    return session.scalars(query).first() is not None


def _check_range(field: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise InvalidValueError(
            field,
            translate("Programs", "Enter a number from {low} to {high}.").format(
                low=low, high=high
            ),
        )


def _tidy(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))
