"""Sessions as rows: the list with its filters, and the figures of a week."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import Select, and_, func, literal_column, select, text
from sqlalchemy.orm import Session, aliased

from peerdesk.enums import MatchStatus, SessionKind, SessionMode, SessionMood, SessionTopic
from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import LeadershipTeam
from peerdesk.models.session_logs import SessionAttendance, SessionLog, SheetCode
from peerdesk.services import rights
from peerdesk.services.names import full_name
from peerdesk.services.session_logs.kinds import RULES
from peerdesk.services.session_logs.words import topic_words

_COLUMNS: Final = (
    SessionLog.id, SessionLog.kind, SessionLog.mode, SessionLog.held_at, SessionLog.minutes,
    SessionLog.topic, SessionLog.mood, SessionLog.mood_before, SessionLog.mood_after,
    SessionLog.title, SessionLog.class_name, SessionLog.adults, SessionLog.alias,
    SessionLog.head_count, SessionLog.has_worry, SessionLog.from_paper, SessionLog.team_id,
    SessionLog.match_id, SessionLog.created_at, (SessionLog.note != "").label("has_note"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SessionFilter:
    """What the list shows; an empty filter shows everything.

    Attributes:
        kinds: Only these kinds; empty means all.
        modes: Only these modes; empty means all.
        helper_id: Only sessions at which this student was the helper.
        has_worry: Only sessions that noted a worry.
        since: First day, local.
        until: Last day, local.
        student_id: Only sessions this student was at.
        limit: At most this many rows, the newest.
    """

    kinds: frozenset[SessionKind] = frozenset()
    since: date | None = None
    until: date | None = None
    student_id: str | None = None
    limit: int = 500
    modes: frozenset[SessionMode] = frozenset()
    helper_id: str | None = None
    has_worry: bool = False


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One line of the list.

    Attributes:
        who: "Maya Ortiz + Sam Vance", "Eli Brandt", the name of a team, group or class.
        minutes: 0 if a paper form does not say.
        names: Names of all who attended.
        has_note: A note exists; its text is only read when revealed.
    """

    id: str
    kind: SessionKind
    held_at: datetime
    who: str
    names: tuple[str, ...]
    minutes: int
    topic: SessionTopic | None
    mood: SessionMood | None
    has_note: bool
    has_worry: bool
    from_paper: bool
    mode: SessionMode = SessionMode.IN_PERSON
    mood_before: int | None = None
    mood_after: int | None = None
    head_count: int = 0
    entered_at: datetime | None = None
    match_id: str | None = None


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """A week in numbers.

    Attributes:
        pairs_met: Active pairs with at least one session.
        pairs: Active pairs.
        sessions: Sessions of every kind.
        minutes: Their minutes.
    """

    pairs_met: int
    pairs: int
    sessions: int
    minutes: int


@dataclass(frozen=True, slots=True)
class SilentPair:
    """An active pair that has not met for a while; `last_on` is None if never."""

    match_id: str
    names: str
    last_on: date | None


def list_sessions(session: Session, wanted: SessionFilter) -> list[SessionRow]:
    """Return sessions, newest first."""
    query = _filtered(select(*_COLUMNS), wanted).where(SessionLog.held_at.is_not(None))
    logs = session.execute(
        query.order_by(SessionLog.held_at.desc(), SessionLog.id.desc()).limit(wanted.limit)
    ).all()
    names = _names(session, [log.id for log in logs])
    teams = dict(session.execute(select(LeadershipTeam.id, LeadershipTeam.name)).all())
    topics = topic_words()
    return [
        _row(log, names.get(log.id, ()), teams.get(log.team_id or "", ""), topics) for log in logs
    ]


def note_of(session: Session, log_id: str) -> str:
    """Return the note of one session, or why it is not shown, for when it is revealed."""
    row = session.execute(
        select(SessionLog.kind, SessionLog.note).where(SessionLog.id == log_id)
    ).one_or_none()
    if row is None:
        return ""
    if RULES[row.kind].is_private and not rights.is_counselor(session):
        return translate("Sessions", "Notes of counseling are for the counselor alone.")
    return str(row.note)


def week_figures(session: Session, monday: date) -> WeekFigures:
    """Return the figures of the week that starts on `monday`."""
    since, until = day_bounds(monday, monday + timedelta(days=6))
    within = and_(SessionLog.held_at >= since, SessionLog.held_at < until)
    count, minutes = session.execute(
        select(func.count(SessionLog.id), func.coalesce(func.sum(SessionLog.minutes), 0)).where(
            within
        )
    ).one()
    active = Match.status == MatchStatus.ACTIVE
    pairs = session.scalar(select(func.count(Match.id)).where(active)) or 0
    met = session.scalar(
        select(func.count(func.distinct(Match.id)))
        .join(SessionLog, SessionLog.match_id == Match.id)
        .where(active, within)
    )
    return WeekFigures(met or 0, pairs, count, minutes)


def silent_pairs(session: Session, today: date, days: int = 14) -> list[SilentPair]:
    """Return active pairs without a session in the last `days` days, longest silence first."""
    mentor, mentee = aliased(Student), aliased(Student)
    last = func.max(SessionLog.held_at)
    query = (
        select(Match, mentor, mentee, last)
        .join(mentor, mentor.id == Match.mentor_id)
        .join(mentee, mentee.id == Match.mentee_id)
        .outerjoin(
            SessionLog, and_(SessionLog.match_id == Match.id, SessionLog.deleted_at.is_(None))
        )
        .where(Match.status == MatchStatus.ACTIVE)
        .group_by(Match.id)
    )
    silent = []
    for match, helper, buddy, last_at in session.execute(query):
        last_on = last_at.astimezone().date() if last_at else None
        since = last_on or match.started_on or today
        if (today - since).days >= days:
            silent.append((since, SilentPair(match.id, pair_names(helper, buddy), last_on)))
    return [pair for _since, pair in sorted(silent, key=lambda item: (item[0], item[1].names))]


def sheets_out(session: Session) -> int:
    """Return how many printed forms have not come back and are not declared void."""
    query = select(func.count(SheetCode.id)).where(
        SheetCode.returned_on.is_(None), SheetCode.voided_on.is_(None)
    )
    return session.scalar(query) or 0


def pair_names(helper: Student, buddy: Student) -> str:
    """Return "Maya Ortiz + Sam Vance", helper first."""
    return f"{_name(helper)} + {_name(buddy)}"


def day_bounds(first: date, last: date) -> tuple[datetime, datetime]:
    """Return the instants at which `first` begins and the day after `last` begins, locally."""
    start = datetime.combine(first, time.min).astimezone()
    return start, datetime.combine(last + timedelta(days=1), time.min).astimezone()


def _filtered(query: Any, wanted: SessionFilter) -> Any:
    if wanted.since:
        query = query.where(SessionLog.held_at >= day_bounds(wanted.since, wanted.since)[0])
    if wanted.until:
        query = query.where(SessionLog.held_at < day_bounds(wanted.until, wanted.until)[1])
    if wanted.helper_id:
        helped = _attended(wanted.helper_id).where(SessionAttendance.is_helper.is_(True))
        query = query.where(SessionLog.id.in_(helped))
    if wanted.student_id:
        query = query.where(SessionLog.id.in_(_attended(wanted.student_id)))
    return _of_what(query, wanted)


def _of_what(query: Any, wanted: SessionFilter) -> Any:
    """Filter by kind, mode and worry; the plain texts name the indexes over the few rows."""
    if len(wanted.kinds) == 1:
        query = query.where(SessionLog.kind == next(iter(wanted.kinds)))
    elif wanted.kinds:
        by_time = literal_column("+session_log.kind", SessionLog.kind.type)  # not kind by kind
        query = query.where(by_time.in_(sorted(wanted.kinds)))
    if wanted.modes:
        query = query.where(SessionLog.mode.in_(sorted(wanted.modes)))
        if SessionMode.IN_PERSON not in wanted.modes:
            query = query.where(text("session_log.mode <> 'in_person'"))
    if wanted.has_worry:
        query = query.where(text("session_log.has_worry = 1"))
    return query


def _attended(student_id: str) -> Select[Any]:
    return select(SessionAttendance.session_log_id).where(
        SessionAttendance.student_id == student_id
    )


def _names(session: Session, log_ids: list[str]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(log_ids), 500):
        query = (
            select(
                SessionAttendance.session_log_id,
                Student.first_name,
                Student.last_name,
                Student.preferred_name,
            )
            .join(Student, Student.id == SessionAttendance.student_id)
            .where(SessionAttendance.session_log_id.in_(log_ids[start : start + 500]))
            .order_by(SessionAttendance.id)
        )
        for log_id, first, last, preferred in session.execute(query):
            names[log_id] = (*names.get(log_id, ()), full_name(first, last, preferred))
    return names


def _row(
    log: Any, names: tuple[str, ...], team: str, topics: Mapping[SessionTopic, str]
) -> SessionRow:
    return SessionRow(
        id=log.id,
        kind=log.kind,
        held_at=log.held_at,
        who=team or _who(log, names, topics),
        names=names,
        minutes=log.minutes,
        topic=log.topic,
        mood=log.mood,
        has_note=bool(log.has_note),
        has_worry=bool(log.has_worry),
        from_paper=log.from_paper,
        mode=log.mode,
        mood_before=log.mood_before,
        mood_after=log.mood_after,
        head_count=log.head_count or len(names),
        entered_at=log.created_at,
        match_id=log.match_id,
    )


def _who(log: Any, names: tuple[str, ...], topics: Mapping[SessionTopic, str]) -> str:
    """Return in words whom or what a session was about."""
    if log.kind is SessionKind.PAIR:
        return " + ".join(names)
    if log.kind is SessionKind.OWN_TIME:
        return topics[log.topic] if log.topic else ""
    said = ": ".join(part for part in (log.class_name, log.title, log.adults) if part)
    words = [*([said] if said else []), *([] if log.title else names), log.alias]
    joined = ", ".join(word for word in words if word)
    return joined or translate("Sessions", "{n} students").format(n=log.head_count)


def _name(student: Student) -> str:
    return full_name(student.first_name, student.last_name, student.preferred_name)
