"""Who may stand at the benches, what each has done this term, and the rules of the school."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from math import gcd
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    Activity,
    ConsentKind,
    ConstraintKind,
    Grade,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    StudentStatus,
)
from peerdesk.models import local_state
from peerdesk.models.duty import Absence
from peerdesk.models.local_state import Key
from peerdesk.models.people import Student
from peerdesk.models.programs import Program, ProgramMembership, TeamPosition
from peerdesk.services.calendar import BenchRow, RecessRow
from peerdesk.services.consents import given
from peerdesk.services.constraints import duos
from peerdesk.services.duty.carry import carried_loads, duties_done, term_start
from peerdesk.services.members import StudentTag, student_tags
from peerdesk.services.rota import Rules, Supporter
from peerdesk.services.training_rules.rules import lacking
from peerdesk.services.vaults import own_school_id

USUAL_WEEK_LIMIT: Final = 2
NOT_OUT_THEN: Final = 2
LANGUAGE_SHARE: Final = 0.05
LANGUAGE_LEAST: Final = 3
MAIN_LANGUAGE: Final = "en"


@dataclass(frozen=True, slots=True)
class Helper:
    """A bench helper.

    Attributes:
        lacks: Names of the courses that the school's rules ask for first.
        has_consent: The family agreed, where the program asks for it.
        busy: "weekday:recess_id" with ISO weekday, or a bare recess id.
        carried: Load of the term before the week, weighed by how disliked the benches were.
        duties: Number of duties of the term before the week.
        is_leader: Holds office on a leadership team.
    """

    tag: StudentTag
    is_experienced: bool
    lacks: tuple[str, ...]
    has_consent: bool
    languages: frozenset[str]
    busy: frozenset[str]
    carried: int
    duties: int
    is_leader: bool

    @property
    def is_trained(self) -> bool:
        """Return whether no course is missing."""
        return not self.lacks

    @property
    def is_ready(self) -> bool:
        """Return whether this helper may stand at a bench."""
        return self.is_trained and self.has_consent


@dataclass(frozen=True, slots=True)
class Crew:
    """All bench helpers of one week, by student id, and when each is away."""

    helpers: dict[str, Helper]
    away: dict[str, frozenset[date]]
    rules: Rules
    weights: dict[str, int]

    def supporter(self, helper: Helper, recesses: Iterable[RecessRow]) -> Supporter:
        """Return the helper as the rota sees them."""
        times = [(day, recess) for recess in recesses for day in range(7)]
        grade = helper.tag.grade
        return Supporter(
            helper.tag.id,
            trained=helper.is_ready,
            experienced=helper.is_experienced,
            free=frozenset((d, r.id) for d, r in times if not _is_busy(helper, d, r)),
            away=self.away.get(helper.tag.id, frozenset()),
            languages=helper.languages,
            wishes={(d, r.id): NOT_OUT_THEN for d, r in times if not _is_out(grade, r)},
            carried=helper.carried,
        )


def week_limit(session: Session) -> int:
    """Return how many duties a week the school allows each helper."""
    return int(local_state.get(session, Key.DUTY_WEEK_LIMIT, str(USUAL_WEEK_LIMIT)))


def set_week_limit(session: Session, limit: int) -> None:
    """Allow each helper `limit` duties a week, 1 to 5."""
    local_state.put(session, Key.DUTY_WEEK_LIMIT, str(min(5, max(1, limit))))


def day_limit(session: Session) -> int:
    """Return how many duties a day the school allows each helper."""
    return int(local_state.get(session, Key.DUTY_DAY_LIMIT, "1"))


def gap_days(session: Session) -> int:
    """Return how many days without duty the school wishes between two duties."""
    return int(local_state.get(session, Key.DUTY_GAP_DAYS, "1"))


def set_limits(session: Session, *, week: int, day: int, gap: int) -> None:
    """Allow each helper `week` duties a week and `day` a day, with `gap` days between them."""
    set_week_limit(session, week)
    local_state.put(session, Key.DUTY_DAY_LIMIT, str(min(2, max(1, day))))
    local_state.put(session, Key.DUTY_GAP_DAYS, str(min(4, max(0, gap))))


def crew_of(session: Session, monday: date, benches: Iterable[BenchRow]) -> Crew:
    """Return the bench helpers as they stand in the week of `monday`."""
    members = _members(session)
    tags = student_tags(session, set(members))
    weights = _weights(benches)
    start = term_start(session, monday)
    done = duties_done(session, start, monday)
    carried = carried_loads(session, start, done, weights, tags)
    lacks = _lacks(session, tags, monday)
    agreed = agreed_helpers(session, monday + timedelta(days=4))
    languages = _languages(session, tags)
    leaders = _leaders(session, monday)
    helpers = {
        id_: Helper(
            tag,
            is_experienced=any(member.is_experienced for member in members[id_]),
            lacks=lacks[id_],
            has_consent=agreed is None or id_ in agreed,
            languages=frozenset(languages[id_]),
            busy=frozenset(busy for member in members[id_] for busy in member.busy),
            carried=carried[id_],
            duties=sum(done[id_].values()),
            is_leader=id_ in leaders,
        )
        for id_, tag in tags.items()
    }
    rules = Rules(
        max_per_day=day_limit(session),
        max_per_week=week_limit(session),
        min_gap_days=gap_days(session),
        recess_languages=_wanted_languages(session, helpers),
        keep_apart=duos(session, ConstraintKind.KEEP_APART, monday),
    )
    return Crew(helpers, away_days(session, monday, monday + timedelta(days=6)), rules, weights)


def _lacks(session: Session, ids: Collection[str], day: date) -> dict[str, tuple[str, ...]]:
    """Return the names of the courses each helper still needs for the bench."""
    from peerdesk.services.training.naming import course_names  # noqa: PLC0415 - it knows the duty

    names, bench = course_names(session), Activity.STAND_AT_BENCH
    missing = lacking(session, ids, day)
    return {id_: tuple(names.get(one, one) for one in missing[id_][bench]) for id_ in ids}


def away_days(session: Session, first: date, last: date) -> dict[str, frozenset[date]]:
    """Return the days from `first` to `last` on which each absent student is away."""
    query = select(Absence.student_id, Absence.starts_on, Absence.ends_on).where(
        Absence.school_id == own_school_id(session), Absence.starts_on <= last
    )
    away: dict[str, set[date]] = defaultdict(set)
    for student_id, starts_on, ends_on in session.execute(query):
        start = max(first, starts_on or first)
        for offset in range((min(last, ends_on or last) - start).days + 1):
            away[student_id].add(start + timedelta(days=offset))
    return {student_id: frozenset(days) for student_id, days in away.items()}


def _is_out(grade: Grade, recess: RecessRow) -> bool:
    return not recess.grades or grade in recess.grades


def _is_busy(helper: Helper, weekday: int, recess: RecessRow) -> bool:
    return recess.id in helper.busy or f"{weekday + 1}:{recess.id}" in helper.busy


def active_helpers(session: Session) -> frozenset[str]:
    """Return the students who are bench helpers now."""
    return frozenset(_members(session))


def _members(session: Session) -> dict[str, list[ProgramMembership]]:
    query = (
        select(ProgramMembership)
        .join(Program, Program.id == ProgramMembership.program_id)
        .join(Student, Student.id == ProgramMembership.student_id)
        .where(
            Program.kind == ProgramKind.BUDDY_BENCH,
            ProgramMembership.school_id == own_school_id(session),
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.status == MembershipStatus.ACTIVE,
            Student.status == StudentStatus.ACTIVE,
        )
        .order_by(ProgramMembership.id)
    )
    members: dict[str, list[ProgramMembership]] = defaultdict(list)
    for member in session.scalars(query):
        members[member.student_id].append(member)
    return members


def agreed_helpers(session: Session, day: date) -> frozenset[str] | None:
    """Return whose families agree by the end of the week; None where the program asks nobody."""
    query = select(Program.needs_consent).where(
        Program.kind == ProgramKind.BUDDY_BENCH, Program.school_id == own_school_id(session)
    )
    if any(session.scalars(query)):
        return given(session, ConsentKind.BENCH, day)
    return None


def _languages(session: Session, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    query = select(Student.id, Student.home_languages).where(Student.id.in_(list(ids)))
    return dict(session.execute(query).all())


def _leaders(session: Session, day: date) -> frozenset[str]:
    query = select(TeamPosition.student_id, TeamPosition.ends_on)
    rows = session.execute(query)
    return frozenset(id_ for id_, ends_on in rows if ends_on is None or ends_on >= day)


def _wanted_languages(session: Session, helpers: dict[str, Helper]) -> tuple[str, ...]:
    """Return the home languages that enough children speak and some helper can."""
    query = select(Student.home_languages).where(
        Student.school_id == own_school_id(session), Student.status == StudentStatus.ACTIVE
    )
    homes = session.scalars(query).all()
    speak = Counter(language for languages in homes for language in languages)
    least = max(LANGUAGE_LEAST, LANGUAGE_SHARE * len(homes))
    can = {language for helper in helpers.values() for language in helper.languages}
    wanted = {language for language, count in speak.items() if count >= least}
    return tuple(sorted((wanted & can) - {MAIN_LANGUAGE}))


def _weights(benches: Iterable[BenchRow]) -> dict[str, int]:
    """Return how much a duty at each bench counts: half as much again for each dislike."""
    raw = {bench.id: 2 + bench.dislike for bench in benches}
    shared = reduce(gcd, raw.values(), 0) or 1
    return {bench_id: weight // shared for bench_id, weight in raw.items()}
