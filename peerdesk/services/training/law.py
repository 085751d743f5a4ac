"""Is somebody ready for a course on a day, and until when is it good; nothing else.

good_until(months, day) -> last day, None for ever
problems(law, story, day, kind) -> (Problem, ...)     empty: ready
coverage_problem(law, adults, covered) -> Problem | None
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from peerdesk.enums import TrainingKind


class Snag(StrEnum):
    """Why somebody is not ready for a course."""

    MISSING = "missing"
    RAN_OUT = "ran_out"
    TOO_SOON = "too_soon"
    NEVER_DONE = "never_done"
    ALREADY = "already"
    COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that stands against it.

    Attributes:
        course: Code of the course it is about.
        day: When that course ran out; or the first day that is not too soon.
        reached: How many adults have done the course they should.
        wanted: How many should have.
    """

    snag: Snag
    course: str
    day: date | None = None
    reached: int = 0
    wanted: int = 0


@dataclass(frozen=True, slots=True)
class Law:
    """What a course asks for; fields as in `models.training.Course`."""

    code: str
    needs: tuple[str, ...] = ()
    spacing_days: int = 0
    valid_months: int = 0
    coverage_percent: int = 0
    coverage_course: str = ""
    refresher_of: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A course somebody did.

    Attributes:
        until: Last day it is good for; None for ever.
    """

    course: str
    on: date
    until: date | None = None

    def is_valid(self, day: date) -> bool:
        """Return whether it counts on a day: not before it was done, not after it ran out."""
        return self.on <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Story:
    """What one person did.

    Attributes:
        done: Courses done, in any order.
        came: Code and day of every time the person was at a course, done or not.
    """

    done: tuple[Done, ...] = ()
    came: frozenset[tuple[str, date]] = field(default_factory=frozenset)


def good_until(months: int, day: date) -> date | None:
    """Return the last day a course done on `day` is good for: the same day, months later.

    A day that the last month does not have becomes its last day. None for ever.
    """
    if months <= 0:
        return None
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def problems(law: Law, story: Story, day: date, kind: TrainingKind) -> tuple[Problem, ...]:
    """Return what stands against doing a course on a day; the coverage of staff is not asked.

    A refresher asks only that the course was done before; a feedback session asks nothing.
    """
    match kind:
        case TrainingKind.FEEDBACK:
            return ()
        case TrainingKind.REFRESHER:
            return _never(law.code, story, day)
        case TrainingKind.COURSE:
            return _against_course(law, story, day)


def coverage_problem(law: Law, adults: int, covered: int) -> Problem | None:
    """Return that too few adults have done the course they do first; None if enough have."""
    if not law.coverage_percent or covered * 100 >= law.coverage_percent * max(adults, 1):
        return None
    wanted = -(-law.coverage_percent * max(adults, 1) // 100)
    return Problem(Snag.COVERAGE, law.coverage_course, reached=covered, wanted=wanted)


def _against_course(law: Law, story: Story, day: date) -> tuple[Problem, ...]:
    if any(one.course == law.code and one.on == day for one in story.done):
        return (Problem(Snag.ALREADY, law.code, day),)
    found = [problem for code in law.needs for problem in _need(code, story, day)]
    if law.refresher_of:
        found += _never(law.refresher_of, story, day)
    return tuple(found) or _spacing(law, story, day)


def _never(code: str, story: Story, day: date) -> tuple[Problem, ...]:
    if any(one.course == code and one.on <= day for one in story.done):
        return ()
    return (Problem(Snag.NEVER_DONE, code),)


def _need(code: str, story: Story, day: date) -> tuple[Problem, ...]:
    before = [one for one in story.done if one.course == code and one.on <= day]
    if any(one.is_valid(day) for one in before):
        return ()
    ends = [one.until for one in before if one.until is not None]
    return (Problem(Snag.RAN_OUT, code, max(ends)) if ends else Problem(Snag.MISSING, code),)


def _spacing(law: Law, story: Story, day: date) -> tuple[Problem, ...]:
    if not law.spacing_days:
        return ()
    last = _last_days(law, story, day)
    gap = timedelta(days=law.spacing_days)
    late = [(on + gap, code) for code, on in last if on + gap > day]
    if not late:
        return ()
    first_day, code = max(late)
    return (Problem(Snag.TOO_SOON, code, first_day),)


def _last_days(law: Law, story: Story, day: date) -> Collection[tuple[str, date]]:
    """Return the last day up to `day` of each needed course, and of this course itself."""
    needed = {(one.course, one.on) for one in story.done if one.course in law.needs}
    own = {(code, on) for code, on in story.came if code == law.code}
    latest: dict[str, date] = {}
    for code, on in needed | own:
        if on <= day and (code not in latest or on > latest[code]):
            latest[code] = on
    return latest.items()
