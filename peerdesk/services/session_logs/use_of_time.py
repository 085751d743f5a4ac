"""Where the counselor's time went, derived from what was logged anyway.

ASCA asks that at least 80 % of it is direct and indirect student services; below 20 % program
management; nothing that is not school counseling.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import String, func, select
from sqlalchemy.orm import Session

from peerdesk.enums import SessionKind, SessionTopic, UseOfTime
from peerdesk.models.calendar import SchoolYear, Term
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.session_logs.kinds import use_of_time
from peerdesk.services.session_logs.lists import day_bounds
from peerdesk.services.vaults import own_school_id

GOAL: Final = 80
"""Percent of the time that should be direct and indirect student services."""

LONG_DAY: Final = 10 * 60
"""Minutes of one day above which something was probably mistyped."""

COUNTED: Final = (UseOfTime.DIRECT, UseOfTime.INDIRECT, UseOfTime.PROGRAM, UseOfTime.OTHER)
_FOR_STUDENTS: Final = (UseOfTime.DIRECT, UseOfTime.INDIRECT)


class Period(StrEnum):
    """How long a view is."""

    WEEK = "week"
    MONTH = "month"
    TERM = "term"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """First and last day of a view; `name` is that of a term or a school year."""

    first: date
    last: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class UseShare:
    """One of the four uses: minutes, and percent of all that counts."""

    use: UseOfTime
    minutes: int
    percent: int


@dataclass(frozen=True, slots=True)
class TimeLine:
    """What was done: sessions of one kind (own time: of one topic) that count as one use."""

    kind: SessionKind
    topic: SessionTopic | None
    use: UseOfTime
    count: int
    minutes: int


@dataclass(frozen=True, slots=True)
class TimeReport:
    """A period in figures.

    Attributes:
        total: Minutes that count.
        shares: The four uses in order; their percents make 100 together.
        lines: What was done, the longest first.
        not_mine: Minutes of sessions that were held without the counselor.
        long_days: Days with more than ten hours.
    """

    span: TimeSpan
    total: int
    shares: tuple[UseShare, ...]
    lines: tuple[TimeLine, ...]
    not_mine: int
    long_days: tuple[date, ...]

    @property
    def for_students(self) -> int:
        """Return the percent of direct and indirect student services."""
        return sum(share.percent for share in self.shares if share.use in _FOR_STUDENTS)

    @property
    def is_enough(self) -> bool:
        """Return whether it reaches the 80 %."""
        return self.for_students >= GOAL


def span_of(session: Session, period: Period, day: date) -> TimeSpan:
    """Return the week, month, term or school year around a day; a term that is none, the month."""
    if period is Period.WEEK:
        monday = day - timedelta(days=day.weekday())
        return TimeSpan(monday, monday + timedelta(days=6))
    if period is not Period.MONTH:
        model = Term if period is Period.TERM else SchoolYear
        row = session.execute(
            select(model.starts_on, model.ends_on, model.name).where(
                model.school_id == own_school_id(session),
                model.starts_on <= day,
                model.ends_on >= day,
            )
        ).first()
        if row is not None and row[0] is not None and row[1] is not None:
            return TimeSpan(row[0], row[1], row[2])
    first = day.replace(day=1)
    return TimeSpan(first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1))


def time_report(session: Session, span: TimeSpan) -> TimeReport:
    """Return where the time of a span went."""
    lines: Counter[tuple[SessionKind, SessionTopic | None, UseOfTime]] = Counter()
    counts: Counter[tuple[SessionKind, SessionTopic | None, UseOfTime]] = Counter()
    uses: Counter[UseOfTime] = Counter()
    days: Counter[str] = Counter()
    for part in _logged(session, span):
        use = part.time_use or use_of_time(part.kind, part.topic, from_paper=part.from_paper)
        uses[use] += part.minutes
        if use is UseOfTime.NOT_MINE:
            continue
        key = (part.kind, part.topic if part.kind is SessionKind.OWN_TIME else None, use)
        lines[key] += part.minutes
        counts[key] += part.count
        days[part.day] += part.minutes
    ordered = sorted(lines, key=lambda key: (-lines[key], key[0], key[1] or ""))
    return TimeReport(
        span=span,
        total=sum(uses[use] for use in COUNTED),
        shares=_shares(uses),
        lines=tuple(TimeLine(*key, counts[key], lines[key]) for key in ordered),
        not_mine=uses[UseOfTime.NOT_MINE],
        long_days=tuple(date.fromisoformat(day) for day in sorted(days) if days[day] > LONG_DAY),
    )


def _logged(session: Session, span: TimeSpan) -> Iterator[Any]:
    """Yield minutes and count of each kind, topic and use, by day."""
    since, until = day_bounds(span.first, span.last)
    day = func.date(SessionLog.held_at, "localtime", type_=String)
    parts = (SessionLog.kind, SessionLog.topic, SessionLog.from_paper, SessionLog.time_use)
    query = (
        select(
            *parts,
            day.label("day"),
            func.sum(SessionLog.minutes).label("minutes"),
            func.count(SessionLog.id).label("count"),
        )
        .where(SessionLog.held_at >= since, SessionLog.held_at < until)
        .group_by(*parts, day)
    )
    yield from session.execute(query)


def _shares(uses: Counter[UseOfTime]) -> tuple[UseShare, ...]:
    """Return whole percents that make 100: what is cut off goes to the largest remainders."""
    total = sum(uses[use] for use in COUNTED)
    if not total:
        return tuple(UseShare(use, 0, 0) for use in COUNTED)
    exact = {use: uses[use] * 100 / total for use in COUNTED}
    percents = {use: int(exact[use]) for use in COUNTED}
    missing = 100 - sum(percents.values())
    for use in sorted(COUNTED, key=lambda use: percents[use] - exact[use])[:missing]:
        percents[use] += 1
    return tuple(UseShare(use, uses[use], percents[use]) for use in COUNTED)
