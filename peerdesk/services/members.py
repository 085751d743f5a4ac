"""Lists of the people in a program.

list_members(session, role, today, kind=PEER_MENTORING) -> [MemberRow]   by name
members_of(session, student_id, today) -> [MemberRow]   every program of one student
student_tags(session, ids=None) -> {student id: StudentTag}
recess_times(session, grade) -> [RecessTime]   what a student of that grade could tick as busy
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    ConsentKind,
    Grade,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
)
from peerdesk.models.calendar import RecessPeriod
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.services.consent.rules import CONSENT_OF
from peerdesk.services.consents import given
from peerdesk.services.names import full_name, list_name
from peerdesk.services.programs import LIVE_MATCHES, MemberDetails
from peerdesk.services.training_rules.rules import ACTIVITY_OF, able
from peerdesk.services.vaults import own_school_id

_WEEKDAYS: Final = ("1", "2", "3", "4", "5")


@dataclass(frozen=True, slots=True)
class StudentTag:
    """A student as lists and sentences name them."""

    id: str
    first_name: str
    last_name: str
    grade: Grade
    homeroom: str = ""

    @property
    def list_name(self) -> str:
        """Return "Ortiz, Maya"."""
        return list_name(self.first_name, self.last_name)

    @property
    def full_name(self) -> str:
        """Return "Maya Ortiz"."""
        return full_name(self.first_name, self.last_name)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A membership as lists show it.

    Attributes:
        id: The membership's id.
        capacity: Buddies this helper takes, the program's rule already applied; 0 for a buddy.
        buddies: Live pairs as helper.
        has_consent: Whether taking part is agreed to today (or the program asks no consent).
        has_poster_name: Whether the first name may stand on posters.
        is_trained: Whether the school's rules for this program are met today.
        joined_on: When the student joined the program, if that is known.
    """

    id: str
    student: StudentTag
    program_kind: ProgramKind
    role: MembershipRole
    status: MembershipStatus
    details: MemberDetails
    capacity: int
    buddies: int
    has_consent: bool
    has_poster_name: bool
    is_trained: bool
    waiting_since: date | None
    joined_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecessTime:
    """A recess on a weekday, as availability names it."""

    key: str
    weekday: int
    recess_id: str
    recess_name: str
    starts_minute: int


def list_members(
    session: Session,
    role: MembershipRole,
    today: date,
    kind: ProgramKind = ProgramKind.PEER_MENTORING,
) -> list[MemberRow]:
    """Return everyone in the program in that role now, by last and first name."""
    query = _memberships().where(ProgramMembership.role == role, Program.kind == kind)
    return _rows(session, query, today)


def members_of(session: Session, student_id: str, today: date) -> list[MemberRow]:
    """Return every membership of one student that has not ended."""
    return _rows(session, _memberships().where(ProgramMembership.student_id == student_id), today)


def student_tags(session: Session, ids: Collection[str] | None = None) -> dict[str, StudentTag]:
    """Return the tags of these students (of all, without `ids`) by id."""
    query = select(
        Student.id,
        Student.first_name,
        Student.preferred_name,
        Student.last_name,
        Student.grade,
        Student.homeroom,
    )
    if ids is not None:
        query = query.where(Student.id.in_(ids))
    return {
        row.id: StudentTag(
            row.id, row.preferred_name or row.first_name, row.last_name, row.grade, row.homeroom
        )
        for row in session.execute(query)
    }


def recess_times(session: Session, grade: Grade) -> list[RecessTime]:
    """Return the recesses of a grade, by weekday and time."""
    return recess_times_of(session.scalars(select(RecessPeriod)), grade)


def recess_times_of(periods: Iterable[RecessPeriod], grade: Grade) -> list[RecessTime]:
    """Return the recesses of a grade out of periods that were read already."""
    times = [
        RecessTime(
            f"{weekday}:{period.id}", int(weekday), period.id, period.name, period.starts_minute
        )
        for period in periods
        for weekday in period.weekdays or _WEEKDAYS
        if not period.grades or grade.value in period.grades
    ]
    return sorted(times, key=lambda one: (one.weekday, one.starts_minute, one.recess_id))


def free_times(times: Iterable[RecessTime], busy: Collection[str]) -> frozenset[str]:
    """Return the keys of `times` that are not ticked as busy."""
    return frozenset(one.key for one in times if one.key not in busy and one.recess_id not in busy)


def _memberships() -> Select[ProgramMembership, ProgramKind, bool]:
    return (
        select(ProgramMembership, Program.kind, Program.needs_consent)
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(ProgramMembership.status != MembershipStatus.ENDED)
    )


def _rows(
    session: Session, query: Select[ProgramMembership, ProgramKind, bool], today: date
) -> list[MemberRow]:
    found = session.execute(
        query.where(ProgramMembership.school_id == own_school_id(session))
    ).all()
    tags = student_tags(session, {member.student_id for member, _, _ in found})
    caps = dict(session.execute(select(Program.id, Program.max_buddies)).all())
    kinds = {kind for _, kind, _ in found}
    agreed = {kind: given(session, CONSENT_OF[kind], today) for kind in kinds}
    on_posters = given(session, ConsentKind.POSTER_NAME, today)
    may = {kind: able(session, ACTIVITY_OF[kind], today) for kind in kinds}
    loads = caseloads(session)
    rows = [
        MemberRow(
            id=member.id,
            student=tags[member.student_id],
            program_kind=kind,
            role=member.role,
            status=member.status,
            details=details_of(member),
            capacity=_capacity(member, caps[member.program_id]),
            buddies=loads[member.program_id, member.student_id],
            has_consent=not needs_consent or member.student_id in agreed[kind],
            has_poster_name=member.student_id in on_posters,
            is_trained=member.student_id in may[kind],
            waiting_since=member.waiting_since,
            joined_on=member.joined_on,
        )
        for member, kind, needs_consent in found
        if member.student_id in tags
    ]
    return sorted(rows, key=lambda row: (row.student.list_name.casefold(), row.id))


def details_of(member: ProgramMembership) -> MemberDetails:
    """Return what a membership says, as `change_member` takes it."""
    return MemberDetails(
        member.capacity, member.is_experienced, member.busy, member.wished_gender, member.needs
    )


def caseloads(session: Session) -> Counter[tuple[str, str]]:
    """Return the number of live pairs of each (program id, helper id)."""
    query = (
        select(Match.program_id, Match.mentor_id, func.count())
        .where(Match.status.in_(LIVE_MATCHES))
        .group_by(Match.program_id, Match.mentor_id)
    )
    return Counter(
        {(program_id, mentor_id): count for program_id, mentor_id, count in session.execute(query)}
    )


def _capacity(member: ProgramMembership, usual: int) -> int:
    return (member.capacity or usual) if member.role is MembershipRole.HELPER else 0
