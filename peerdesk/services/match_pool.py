"""Everyone the pairing looks at, read from the records of the mentoring program."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    Activity,
    ClosureReason,
    ConsentKind,
    ConstraintKind,
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
    StudentTag,
    caseloads,
    free_times,
    recess_times_of,
    student_tags,
)
from peerdesk.services.programs import (
    LIVE_MATCHES,
    NEED_OWN_LANGUAGE,
    ProgramRules,
    program_rules,
)
from peerdesk.services.training.naming import course_names
from peerdesk.services.training_rules.rules import lacking

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
        notes: Why a buddy waits, where staff noted it, by student id.
    """

    pool: Pool
    program: ProgramRules
    tags: Mapping[str, StudentTag]
    waiting: Mapping[str, date | None]
    status: Mapping[str, MembershipStatus]
    notes: Mapping[str, str] = field(default_factory=dict)

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
    helpers = [one for one in people if one.role is MembershipRole.HELPER]
    facts = _Facts(session, program, [one.student_id for one in helpers], today)
    mentors = tuple(facts.mentor(one) for one in helpers)
    buddies = [one for one in people if one.role is MembershipRole.BUDDY]
    paired = _paired(session, program.program_id)
    rules = Rules(program.min_grade_gap, program.max_grade_gap, courses=_lacked(mentors))
    return PairingPool(
        Pool(
            mentors,
            tuple(facts.mentee(one) for one in buddies),
            rules,
            _relations(session, today),
        ),
        program,
        student_tags(session),
        {one.student_id: one.waiting_since for one in buddies if one.student_id not in paired},
        {one.student_id: one.status for one in buddies},
        {one.student_id: one.waiting_note for one in buddies if one.waiting_note},
    )


class _Row(NamedTuple):
    """A membership with what the matching asks of the student."""

    student_id: str
    role: MembershipRole
    status: MembershipStatus
    capacity: int
    busy: tuple[str, ...]
    wished_gender: str
    needs: tuple[str, ...]
    waiting_since: date | None
    waiting_note: str
    student_status: StudentStatus
    grade: Grade
    gender: str
    home_languages: tuple[str, ...]
    interests: tuple[str, ...]
    bus: str


class _Facts:
    """What is looked up once for the whole school."""

    def __init__(
        self, session: Session, program: ProgramRules, helper_ids: list[str], today: date
    ) -> None:
        self._program = program
        self._consent = given(session, ConsentKind.TAKE_PART, today)
        self._names = course_names(session)
        self._lacks = lacking(session, helper_ids, today)
        self._loads = caseloads(session)
        self._free = _free_by_grade(session)

    def mentor(self, one: _Row) -> Mentor:
        load = self._loads[self._program.program_id, one.student_id]
        capacity = one.capacity or self._program.max_buddies
        lacks = self._lacks[one.student_id][Activity.GUIDE_BUDDY]
        return Mentor(
            **self._common(one),
            is_trained=not lacks,
            lacks=tuple(self._names.get(code, code) for code in lacks),
            capacity_left=max(0, capacity - load),
            caseload=load,
        )

    def mentee(self, one: _Row) -> Mentee:
        return Mentee(**self._common(one))

    def _common(self, one: _Row) -> dict[str, Any]:
        is_here = one.student_status is StudentStatus.ACTIVE
        home = frozenset(one.home_languages)
        own_only = NEED_OWN_LANGUAGE in one.needs and home
        return {
            "id": one.student_id,
            "level": one.grade.level,
            "has_consent": not self._program.needs_consent or one.student_id in self._consent,
            "is_active": is_here and one.status is not MembershipStatus.ON_BREAK,
            "languages": home if own_only else home | {SCHOOL_LANGUAGE},
            "home_languages": home - {SCHOOL_LANGUAGE},
            "interests": frozenset(one.interests),
            "free": self._free(one.grade, one.busy),
            "bus": one.bus,
            "gender": one.gender,
            "wished_gender": one.wished_gender,
        }


def _lacked(mentors: Iterable[Mentor]) -> tuple[str, ...]:
    """Return the names of the courses that some helper still lacks."""
    return tuple(dict.fromkeys(name for mentor in mentors for name in mentor.lacks))


def _people(session: Session, program: ProgramRules) -> list[_Row]:
    """Return the members by the age of the membership; a merge may have brought two of one."""
    query = (
        select(
            ProgramMembership.student_id,
            ProgramMembership.role,
            ProgramMembership.status,
            ProgramMembership.capacity,
            ProgramMembership.busy,
            ProgramMembership.wished_gender,
            ProgramMembership.needs,
            ProgramMembership.waiting_since,
            ProgramMembership.waiting_note,
            Student.status,
            Student.grade,
            Student.gender,
            Student.home_languages,
            Student.interests,
            Student.bus,
        )
        .join(Student, Student.id == ProgramMembership.student_id)
        .where(
            ProgramMembership.program_id == program.program_id,
            ProgramMembership.status != MembershipStatus.ENDED,
        )
        .order_by(ProgramMembership.id)
    )
    rows = [_Row._make(found) for found in session.execute(query)]
    return list({(one.student_id, one.role): one for one in rows}.values())


def _free_by_grade(session: Session) -> Callable[[Grade, tuple[str, ...]], frozenset[str]]:
    """Return a function from grade and busy times to free times, read once."""
    periods = list(session.scalars(select(RecessPeriod)))

    @cache
    def free(grade: Grade, busy: tuple[str, ...]) -> frozenset[str]:
        return free_times(recess_times_of(periods, grade), busy)

    return free


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
