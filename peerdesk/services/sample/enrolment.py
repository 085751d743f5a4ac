"""Who takes part: helpers, buddies, bench helpers, the team, their consents and courses."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    ConsentKind,
    ConsentStatus,
    ConstraintKind,
    ConstraintReason,
    CourseCode,
    Grade,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    StudentStatus,
)
from peerdesk.i18n import translate
from peerdesk.models.people import Consent, PairConstraint, Student
from peerdesk.models.programs import (
    LeadershipTeam,
    ProgramMembership,
    TeamPosition,
)
from peerdesk.models.stamping import bulk_insert
from peerdesk.models.training import TrainingRecord
from peerdesk.services.sample.setting import Setting
from peerdesk.services.sample.source import Source
from peerdesk.services.vaults import programs_by_kind

_APART_SINCE: Final = timedelta(days=75)
_HELPER_SHARE: Final = 0.17
_BUDDY_SHARE: Final = 0.21
_BENCH_SHARE: Final = 0.10
_TEAM_SIZE: Final = 12
_ANSWERS: Final = (ConsentStatus.GIVEN, ConsentStatus.ASKED, ConsentStatus.REFUSED)
_CONSENT_WEIGHTS: Final = {
    ConsentKind.TAKE_PART: (94, 5, 1),
    ConsentKind.POSTER_NAME: (78, 12, 10),
}


@dataclass(frozen=True, slots=True)
class Child:
    """What the choice of members looks at."""

    id: str
    level: int
    languages: tuple[str, ...]
    interests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """Who was enrolled, in a seeded order.

    Attributes:
        busy: Recess ids at which a helper is not free, by student id.
        apart: Duos that must be kept apart.
        experienced: Bench helpers who served before.
    """

    helpers: tuple[Child, ...]
    buddies: tuple[Child, ...]
    bench: tuple[Child, ...]
    team: tuple[Child, ...]
    team_id: str
    busy: dict[str, frozenset[str]]
    apart: frozenset[frozenset[str]]
    experienced: frozenset[str]


def enrol(session: Session, source: Source, setting: Setting) -> Members:
    """Enrol students of the school's roster in its programs, with consents and courses."""
    children = _children(session)
    levels = [child.level for child in children]
    older = (min(levels) + max(levels)) // 2 + 1
    helpers = source.some(_from(children, older), round(len(children) * _HELPER_SHARE))
    buddies = source.some(
        [child for child in children if child.level <= older - 2],
        round(len(children) * _BUDDY_SHARE),
    )
    bench = source.some(_from(children, older - 1), max(12, round(len(children) * _BENCH_SHARE)))
    team = source.some(_from(children, older), _TEAM_SIZE)
    members = Members(
        helpers=tuple(helpers),
        buddies=tuple(buddies),
        bench=tuple(bench),
        team=tuple(team),
        team_id=source.new_id(),
        busy=_busy(source, setting, bench),
        apart=_apart(session, source, [*bench[:4], *helpers[:3]], [*bench[4:8], *buddies[:3]]),
        experienced=frozenset(child.id for child in bench[: len(bench) * 3 // 5]),
    )
    _add_memberships(session, source, members)
    _add_consents(session, source, setting, members)
    _add_courses(session, source, members)
    _add_team(session, source, setting, members)
    return members


def _children(session: Session) -> list[Child]:
    query = select(Student.id, Student.grade, Student.home_languages, Student.interests).where(
        Student.status == StudentStatus.ACTIVE
    )
    rows = session.execute(query.order_by(Student.id))
    return [
        Child(id_, Grade(grade).level, languages, interests)
        for id_, grade, languages, interests in rows
    ]


def _from(children: Iterable[Child], level: int) -> list[Child]:
    return [child for child in children if child.level >= level]


def _busy(source: Source, setting: Setting, bench: Sequence[Child]) -> dict[str, frozenset[str]]:
    """Return for every third bench helper a recess that is taken by something else."""
    return {child.id: frozenset({source.chance.choice(setting.recess_ids)}) for child in bench[::3]}


def _apart(
    session: Session, source: Source, ones: Sequence[Child], others: Sequence[Child]
) -> frozenset[frozenset[str]]:
    duos = [(a.id, b.id) for a, b in zip(ones, others, strict=False) if a.id != b.id]
    reasons = [
        ConstraintReason.PAST_CONFLICT,
        ConstraintReason.FAMILY_WISH,
        ConstraintReason.SAFETY,
        ConstraintReason.SIBLINGS,
    ]
    records = [
        source.record(
            student_a_id=a,
            student_b_id=b,
            kind=ConstraintKind.KEEP_APART,
            reason=source.chance.choice(reasons),
            set_on=source.today - _APART_SINCE,
            set_by=translate("Sample", "Ms. Begay"),
        )
        for a, b in duos
    ]
    bulk_insert(session, PairConstraint, records)
    return frozenset(frozenset(duo) for duo in duos)


def _add_memberships(session: Session, source: Source, members: Members) -> None:
    programs = programs_by_kind(session)
    mentoring, bench = programs[ProgramKind.PEER_MENTORING], programs[ProgramKind.BUDDY_BENCH]
    records = [
        _membership(source, mentoring, child, MembershipRole.HELPER, capacity=1 + source.often(0.3))
        for child in members.helpers
    ]
    records += [
        _membership(
            source,
            mentoring,
            child,
            MembershipRole.BUDDY,
            needs=tuple(source.some(source.facts["words"]["needs"], 1)),
        )
        for child in members.buddies
    ]
    records += [
        _membership(
            source,
            bench,
            child,
            MembershipRole.HELPER,
            busy=tuple(sorted(members.busy.get(child.id, ()))),
            is_experienced=child.id in members.experienced,
        )
        for child in members.bench
    ]
    bulk_insert(session, ProgramMembership, records)


def _membership(
    source: Source, program_id: str, child: Child, role: MembershipRole, **fields: Any
) -> dict[str, Any]:
    is_buddy = role is MembershipRole.BUDDY
    since = source.today - timedelta(days=source.chance.randrange(5, 60))
    return source.record(
        program_id=program_id,
        student_id=child.id,
        role=role,
        status=MembershipStatus.WAITING if is_buddy else MembershipStatus.ACTIVE,
        joined_on=since,
        waiting_since=since if is_buddy else None,
        **{"capacity": 0, "needs": (), "busy": (), "is_experienced": False} | fields,
    )


def _add_consents(session: Session, source: Source, setting: Setting, members: Members) -> None:
    everyone = {child.id: child for child in (*members.helpers, *members.buddies, *members.bench)}
    shown = {child.id for child in (*members.bench, *members.team)}
    wanted = [(id_, ConsentKind.TAKE_PART) for id_ in sorted(everyone)]
    wanted += [(id_, ConsentKind.POSTER_NAME) for id_ in sorted(shown)]
    bulk_insert(session, Consent, [_consent(source, setting, *want) for want in wanted])


def _consent(
    source: Source, setting: Setting, student_id: str, kind: ConsentKind
) -> dict[str, Any]:
    status = source.chance.choices(_ANSWERS, _CONSENT_WEIGHTS[kind])[0]
    asked_on = source.today - timedelta(days=source.chance.randrange(20, 80))
    is_answered = status is not ConsentStatus.ASKED
    return source.record(
        student_id=student_id,
        school_year_id=setting.year_id,
        kind=kind,
        status=status,
        asked_on=asked_on,
        due_on=asked_on + timedelta(days=14),
        recorded_on=asked_on + timedelta(days=15) if is_answered else None,
        answered_on=asked_on + timedelta(days=source.chance.randrange(1, 15))
        if is_answered
        else None,
        expires_on=setting.year_ends_on if status is ConsentStatus.GIVEN else None,
    )


def _add_courses(session: Session, source: Source, members: Members) -> None:
    """Give everyone the courses of their task; the last helper and bench helper lack them."""
    done = [(child, CourseCode.PEER_SUPPORT) for child in members.helpers[:-1]]
    done += [(child, CourseCode.LIMITS) for child in members.helpers[:-1]]
    done += [(child, CourseCode.BENCH_SCRIPT) for child in members.bench[:-1]]
    done += [
        (child, CourseCode.PEER_SUPPORT)
        for child in members.bench[:-1]
        if child not in members.helpers
    ]
    bulk_insert(
        session,
        TrainingRecord,
        [_course(source, number, child, course) for number, (child, course) in enumerate(done)],
    )


def _course(source: Source, number: int, child: Child, course: CourseCode) -> dict[str, Any]:
    """Return a course done this year; every fifteenth expires within three weeks."""
    days = (
        source.chance.randrange(346, 362) if number % 15 == 7 else source.chance.randrange(70, 240)
    )
    done_on = source.today - timedelta(days=days)
    return source.record(
        student_id=child.id,
        course=course,
        done_on=done_on,
        expires_on=done_on + timedelta(days=365),
    )


def _add_team(session: Session, source: Source, setting: Setting, members: Members) -> None:
    facts = source.facts["teams"]
    team = source.record(school_year_id=setting.year_id, name=facts["name"], advisor="G. Okafor")
    bulk_insert(session, LeadershipTeam, [team | {"id": members.team_id}])
    titles = [*facts["positions"], *[facts["positions"][-1]] * len(members.team)]
    records = [
        source.record(
            team_id=members.team_id,
            student_id=child.id,
            title=title,
            rank=rank,
            starts_on=setting.term_starts_on,
            ends_on=setting.year_ends_on,
        )
        for rank, (child, title) in enumerate(zip(members.team, titles, strict=False))
    ]
    bulk_insert(session, TeamPosition, records)
