"""Everyone the pairing looks at, read from the records of the mentoring program."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    ClosureReason,
    ConsentKind,
    ConstraintKind,
    CourseCode,
    Grade,
    MatchStatus,
    MembershipRole,
    MembershipStatus,
    StudentStatus,
)
from peerdesk.models.calendar import RecessPeriod
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import ProgramMembership
from peerdesk.services.consents import given
from peerdesk.services.constraints import duos
from peerdesk.services.matching.planner import Pool
from peerdesk.services.matching.rules import Duo, Mentee, Mentor, Relations, Rules, duo
from peerdesk.services.members import (
    RecessTime,
    StudentTag,
    caseloads,
    free_times,
    recess_times,
    student_tags,
)
from peerdesk.services.programs import (
    LIVE_MATCHES,
    NEED_OWN_LANGUAGE,
    ProgramRules,
    program_rules,
    trained,
)

SCHOOL_LANGUAGE: Final = "en"
"""Everybody is taken to speak it unless the membership says otherwise."""


@dataclass(frozen=True, slots=True)
class PairingPool:
    """The pool of the matching with what lists need beside it.

    Attributes:
        pool: Every helper of the program, and every buddy, paired or not.
        tags: Names of everyone in the pool.
        waiting: When each buddy without a pair began to wait, by student id.
        status: Membership status of each buddy, by student id.
    """

    pool: Pool
    program: ProgramRules
    tags: Mapping[str, StudentTag]
    waiting: Mapping[str, date | None]
    status: Mapping[str, MembershipStatus]

    @property
    def mentors(self) -> dict[str, Mentor]:
        """Return the helpers by id."""
        return {mentor.id: mentor for mentor in self.pool.mentors}

    @property
    def mentees(self) -> dict[str, Mentee]:
        """Return the buddies by id."""
        return {mentee.id: mentee for mentee in self.pool.mentees}


def load_pool(session: Session, today: date) -> PairingPool:
    """Return everyone in the mentoring program as the matching sees them today."""
    program = program_rules(session)
    people = _people(session, program)
    facts = _Facts(session, program, today)
    mentors, mentees = [], []
    for member, student in people:
        if member.role is MembershipRole.HELPER:
            mentors.append(facts.mentor(member, student))
        else:
            mentees.append(facts.mentee(member, student))
    paired = _paired(session, program.program_id)
    buddies = [member for member, _ in people if member.role is MembershipRole.BUDDY]
    rules = Rules(program.min_grade_gap, program.max_grade_gap)
    return PairingPool(
        Pool(tuple(mentors), tuple(mentees), rules, _relations(session, today)),
        program,
        student_tags(session),
        {one.student_id: one.waiting_since for one in buddies if one.student_id not in paired},
        {one.student_id: one.status for one in buddies},
    )


class _Facts:
    """What is looked up once for the whole school."""

    def __init__(self, session: Session, program: ProgramRules, today: date) -> None:
        self._program = program
        self._consent = given(session, ConsentKind.TAKE_PART, today)
        self._trained = trained(session, CourseCode.PEER_SUPPORT, today)
        self._loads = caseloads(session)
        self._has_recess = session.scalars(select(RecessPeriod.id)).first() is not None

        @cache
        def times(grade: Grade) -> tuple[RecessTime, ...]:
            return tuple(recess_times(session, grade)) if self._has_recess else ()

        self._times = times

    def mentor(self, member: ProgramMembership, student: Student) -> Mentor:
        load = self._loads[self._program.program_id, student.id]
        capacity = member.capacity or self._program.max_buddies
        return Mentor(
            **self._common(member, student),
            is_trained=student.id in self._trained,
            capacity_left=max(0, capacity - load),
            caseload=load,
        )

    def mentee(self, member: ProgramMembership, student: Student) -> Mentee:
        return Mentee(**self._common(member, student))

    def _common(self, member: ProgramMembership, student: Student) -> dict[str, Any]:
        is_here = student.status is StudentStatus.ACTIVE
        home = frozenset(student.home_languages)
        own_only = NEED_OWN_LANGUAGE in member.needs and home
        return {
            "id": student.id,
            "level": student.grade.level,
            "has_consent": not self._program.needs_consent or student.id in self._consent,
            "is_active": is_here and member.status is not MembershipStatus.ON_BREAK,
            "languages": home if own_only else home | {SCHOOL_LANGUAGE},
            "home_languages": home - {SCHOOL_LANGUAGE},
            "interests": frozenset(student.interests),
            "free": free_times(self._times(student.grade), member.busy),
            "bus": student.bus,
            "gender": student.gender,
            "wished_gender": member.wished_gender,
        }


def _people(session: Session, program: ProgramRules) -> list[tuple[ProgramMembership, Student]]:
    query = (
        select(ProgramMembership, Student)
        .join(Student, Student.id == ProgramMembership.student_id)
        .where(
            ProgramMembership.program_id == program.program_id,
            ProgramMembership.status != MembershipStatus.ENDED,
        )
        .order_by(ProgramMembership.id)
    )
    found = {
        (member.student_id, member.role): (member, student)
        for member, student in session.execute(query)
    }
    return list(found.values())


def _paired(session: Session, program_id: str) -> frozenset[str]:
    query = select(Match.mentee_id).where(
        Match.program_id == program_id, Match.status.in_(LIVE_MATCHES)
    )
    return frozenset(session.scalars(query))


def _relations(session: Session, today: date) -> Relations:
    return Relations(
        apart=duos(session, ConstraintKind.KEEP_APART, today),
        together=duos(session, ConstraintKind.KEEP_TOGETHER, today),
        did_well=_did_well(session),
    )


def _did_well(session: Session) -> frozenset[Duo]:
    query = select(Match.mentor_id, Match.mentee_id).where(
        Match.status == MatchStatus.CLOSED, Match.closure_reason == ClosureReason.COMPLETED
    )
    return frozenset(duo(mentor_id, mentee_id) for mentor_id, mentee_id in session.execute(query))
