"""The school in numbers, for a principal: no name, and no number that stands for few children.

school_figures(session, period, day, today) -> SchoolFigures
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConcernSource, MatchStatus, SessionKind
from peerdesk.models.concerns import Concern, Referral
from peerdesk.models.matches import Match
from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.services.check_in_share import CheckInShare, check_in_share
from peerdesk.services.session_logs.lists import day_bounds
from peerdesk.services.session_logs.use_of_time import (
    Period,
    TimeReport,
    TimeSpan,
    span_of,
    time_report,
)
from peerdesk.services.small_numbers import MINIMUM, Told, tell


@dataclass(frozen=True, slots=True)
class PairFigures:
    """Pairs as they stand today, and what they did in the period."""

    active: Told
    resting: Told
    sessions: Told
    minutes: Told


@dataclass(frozen=True, slots=True)
class ConcernFigures:
    """Concerns that were noticed in the period, and referrals that were sent.

    Attributes:
        by_source: By who noticed them, in the order of the form.
        by_month: By the first day of the month, those without any left out.
    """

    total: Told
    by_source: tuple[tuple[ConcernSource, Told], ...]
    by_month: tuple[tuple[date, Told], ...]
    referrals: Told
    replies: Told


@dataclass(frozen=True, slots=True)
class SchoolFigures:
    """Everything on the page of figures.

    Attributes:
        check_ins: None if they are of too few pairs to be told.
    """

    span: TimeSpan
    pairs: PairFigures
    check_ins: CheckInShare | None
    concerns: ConcernFigures
    time: TimeReport

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to tell of the period yet."""
        told = (self.pairs.active, self.pairs.sessions, self.concerns.total)
        return not self.time.total and all(one.value == 0 for one in told)


def school_figures(session: Session, period: Period, day: date, today: date) -> SchoolFigures:
    """Return the numbers of the month, term or school year around a day."""
    span = span_of(session, period, day)
    last = min(span.last, today)
    share = check_in_share(session, span.first, last)
    return SchoolFigures(
        span,
        _pairs(session, span),
        share if 2 * share.pairs >= MINIMUM or not share.pairs else None,
        _concerns(session, span),
        time_report(session, span),
    )


def _pairs(session: Session, span: TimeSpan) -> PairFigures:
    students: dict[MatchStatus, set[str]] = defaultdict(set)
    counts: dict[MatchStatus, int] = defaultdict(int)
    query = select(Match.status, Match.mentor_id, Match.mentee_id)
    for status, mentor_id, mentee_id in session.execute(query):
        students[status] |= {mentor_id, mentee_id}
        counts[status] += 1
    active, resting = (
        tell([(counts[one], len(students[one]))])[0]
        for one in (MatchStatus.ACTIVE, MatchStatus.ON_HOLD)
    )
    held = _held(session, span)
    children = _children(session, span)
    return PairFigures(active, resting, *(tell([(number, children)])[0] for number in held))


def _held(session: Session, span: TimeSpan) -> tuple[int, int]:
    """Return how many sessions with students were held, and their minutes."""
    since, until = day_bounds(span.first, span.last)
    query = select(func.count(SessionLog.id), func.sum(SessionLog.minutes)).where(
        SessionLog.held_at >= since,
        SessionLog.held_at < until,
        SessionLog.kind != SessionKind.OWN_TIME,
    )
    count, minutes = session.execute(query).one()
    return count or 0, minutes or 0


def _children(session: Session, span: TimeSpan) -> int:
    since, until = day_bounds(span.first, span.last)
    query = (
        select(func.count(func.distinct(SessionAttendance.student_id)))
        .join(SessionLog, SessionLog.id == SessionAttendance.session_log_id)
        .where(SessionLog.held_at >= since, SessionLog.held_at < until)
        .where(SessionLog.kind != SessionKind.OWN_TIME)
    )
    return session.scalar(query) or 0


def _concerns(session: Session, span: TimeSpan) -> ConcernFigures:
    since, until = day_bounds(span.first, span.last)
    query = select(Concern.noticed_by, Concern.noticed_at, Concern.student_id).where(
        Concern.noticed_at >= since, Concern.noticed_at < until
    )
    rows = [(source, at, who) for source, at, who in session.execute(query) if at is not None]
    months = sorted({_month(at) for _source, at, _who in rows})
    by_source = [[who for source, _at, who in rows if source is one] for one in ConcernSource]
    by_month = [[who for _source, at, who in rows if _month(at) == one] for one in months]
    sent = select(Concern.student_id, Referral.replied_on).join(
        Referral, Referral.concern_id == Concern.id
    )
    referred = session.execute(sent.where(Referral.sent_on.between(span.first, span.last))).all()
    answered = [who for who, replied_on in referred if replied_on is not None]
    waiting = [who for who, replied_on in referred if replied_on is None]
    replies, _waiting = _tell([answered, waiting])
    return ConcernFigures(
        _tell([[who for _source, _at, who in rows]])[0],
        tuple(zip(ConcernSource, _tell(by_source), strict=True)),
        tuple(zip(months, _tell(by_month), strict=True)),
        _tell([[who for who, _replied_on in referred]])[0],
        replies,
    )


def _tell(groups: Iterable[Sequence[str]]) -> list[Told]:
    """Return how much is told of each group, a student id for each concern of it."""
    return tell([(len(group), len(set(group))) for group in groups])


def _month(at: datetime) -> date:
    return at.astimezone().date().replace(day=1)
