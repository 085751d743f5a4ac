"""The hours helpers give in a school year: from what is logged, and from what is typed in.

hours_of(session, span, student_ids=None) -> {student id: Hours}
year_span(session, today) -> Span                   the school year of a day
add_hours(session, entry, today) -> ids             the same time for one student or many
change_hours(session, entry_id, entry, today)       remove_hours(session, entry_id)
list_hours(session, student_id, span) -> [HoursRow] what was typed in, newest first
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CalendarDayKind, SessionKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import CalendarDay, RecessPeriod
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.models.stamping import stamp_of
from peerdesk.models.teams import HoursEntry
from peerdesk.models.training import TrainingEvent, TrainingRecord
from peerdesk.services.calendar import list_years
from peerdesk.services.day_words import short_date
from peerdesk.services.duty.crew import away_days
from peerdesk.services.session_logs.lists import day_bounds
from peerdesk.services.teams.breaks import is_resting, spans
from peerdesk.services.teams.terms import Span
from peerdesk.services.vaults import own_school_id

LEAST_MINUTES: Final = 1
MOST_MINUTES: Final = 600
MOST_WORDS: Final = 120


class Source(StrEnum):
    """What hours come from, in the order in which they are told."""

    MEETING = "meeting"
    HELPING = "helping"
    DUTY = "duty"
    SUPERVISION = "supervision"
    TRAINING = "training"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class Hours:
    """The time of one helper.

    Attributes:
        minutes: By source; sources without time are left out.
    """

    minutes: Mapping[Source, int]

    @property
    def total(self) -> int:
        """Return all minutes."""
        return sum(self.minutes.values())

    @property
    def rounded(self) -> int:
        """Return whole hours, as certificates tell them."""
        return (self.total + 30) // 60


@dataclass(frozen=True, slots=True)
class HoursDraft:
    """Hours as typed in.

    Attributes:
        title: What they were for.
    """

    student_ids: tuple[str, ...]
    day: date
    minutes: int
    title: str


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Hours that were typed in."""

    id: str
    student_id: str
    day: date
    minutes: int
    title: str


NO_HOURS: Final = Hours(MappingProxyType({}))
_KINDS: Final = MappingProxyType(
    {
        SessionKind.TEAM: Source.MEETING,
        SessionKind.PAIR: Source.HELPING,
        SessionKind.PEER_COUNSELING: Source.HELPING,
        SessionKind.SUPERVISION: Source.SUPERVISION,
    }
)
"""Sessions that count; a helper who drops in or sits in a group comes for themselves."""

_Given = tuple[str, date, int]
"""Student, day and minutes."""


def source_words() -> dict[Source, str]:
    """Return what each source is called."""
    return {
        Source.MEETING: translate("Teams", "Team meetings"),
        Source.HELPING: translate("Teams", "Helping other students"),
        Source.DUTY: translate("Teams", "Bench duty"),
        Source.SUPERVISION: translate("Teams", "Meetings with staff"),
        Source.TRAINING: translate("Teams", "Training"),
        Source.BY_HAND: translate("Teams", "Entered by hand"),
    }


def year_span(session: Session, today: date) -> Span:
    """Return first and last day of the school year of a day; the last one before, if none is."""
    begun = [y for y in list_years(session) if y.starts_on and y.starts_on <= today]
    newest = max(begun, key=lambda year: year.starts_on or date.min, default=None)
    return Span(newest.starts_on, newest.ends_on) if newest else Span(None, None)


def hours_of(
    session: Session, span: Span, today: date, student_ids: Collection[str] | None = None
) -> dict[str, Hours]:
    """Return the hours of these students (of all, without ids), by id.

    Days on break do not count, nor does anything after `today`.
    """
    first = span.first or date(2000, 1, 1)
    last = min(span.last or today, today)
    off = spans(session, student_ids)
    wanted = None if student_ids is None else set(student_ids)
    minutes: dict[str, dict[Source, int]] = defaultdict(dict)
    for source, given in _everything(session, first, last):
        for student_id, day, count in given:
            is_off = student_id in off and is_resting(off[student_id], day)
            if (wanted is None or student_id in wanted) and not is_off:
                known = minutes[student_id]
                known[source] = known.get(source, 0) + count
    return {
        student_id: Hours({source: known[source] for source in Source if source in known})
        for student_id, known in minutes.items()
    }


def add_hours(session: Session, draft: HoursDraft, today: date) -> list[str]:
    """Keep hours for one student or many and return the ids of the entries.

    Raises:
        InvalidValueError: With the field (`student_ids`, `day`, `minutes`, `title`).
    """
    known = select(Student.id).where(Student.id.in_(draft.student_ids))
    if not draft.student_ids or set(session.scalars(known)) != set(draft.student_ids):
        raise InvalidValueError("student_ids", translate("Teams", "Choose whose hours they are."))
    _check(session, draft, today)
    rows = [
        HoursEntry(
            school_id=own_school_id(session),
            student_id=student_id,
            day=draft.day,
            minutes=draft.minutes,
            title=draft.title.strip(),
        )
        for student_id in dict.fromkeys(draft.student_ids)
    ]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def change_hours(session: Session, entry_id: str, draft: HoursDraft, today: date) -> None:
    """Change day, minutes and words of an entry.

    Raises:
        NotFoundError: If it is gone.
        InvalidValueError: As `add_hours`.
    """
    row = _entry(session, entry_id)
    _check(session, draft, today)
    row.day, row.minutes, row.title = draft.day, draft.minutes, draft.title.strip()


def remove_hours(session: Session, entry_id: str) -> None:
    """Put an entry into the bin.

    Raises:
        NotFoundError: If it is there already.
    """
    _entry(session, entry_id).deleted_at = stamp_of(session).now()


def list_hours(session: Session, student_id: str, span: Span) -> list[HoursRow]:
    """Return what was typed in for a student, newest first."""
    query = (
        select(HoursEntry)
        .where(HoursEntry.student_id == student_id)
        .order_by(HoursEntry.day.desc(), HoursEntry.id.desc())
    )
    first, last = span.first or date.min, span.last or date.max
    return [
        HoursRow(row.id, row.student_id, row.day, row.minutes, row.title)
        for row in session.scalars(query)
        if row.day is not None and first <= row.day <= last
    ]


def _everything(
    session: Session, first: date, last: date
) -> Iterator[tuple[Source, Iterable[_Given]]]:
    readers: tuple[Callable[[Session, date, date], Iterable[tuple[Source, _Given]]], ...] = (
        _sessions, _duties, _trainings, _by_hand,
    )  # fmt: skip
    for read in readers:
        for source, given in read(session, first, last):
            yield source, (given,)


def _sessions(session: Session, first: date, last: date) -> Iterator[tuple[Source, _Given]]:
    start, end = day_bounds(first, last)
    query = (
        select(
            SessionLog.kind, SessionLog.held_at, SessionLog.minutes,
            SessionAttendance.student_id, SessionAttendance.is_helper,
        )
        .join(SessionAttendance, SessionAttendance.session_log_id == SessionLog.id)
        .where(
            SessionLog.kind.in_(list(_KINDS)), SessionLog.held_at >= start, SessionLog.held_at < end
        )
    )  # fmt: skip
    for kind, held_at, minutes, student_id, is_helper in session.execute(query):
        if is_helper or kind is SessionKind.TEAM:
            yield _KINDS[kind], (student_id, _local_day(held_at), minutes)


def _duties(session: Session, first: date, last: date) -> Iterator[tuple[Source, _Given]]:
    """Yield duties of days gone by, for whoever stood there; not of the absent, nor indoors."""
    own = own_school_id(session)
    indoor = select(CalendarDay.day).where(
        CalendarDay.school_id == own, CalendarDay.kind == CalendarDayKind.INDOOR_RECESS
    )
    query = (
        select(
            DutyAssignment.student_id, DutyAssignment.day,
            RecessPeriod.ends_minute - RecessPeriod.starts_minute,
        )
        .join(RecessPeriod, RecessPeriod.id == DutyAssignment.recess_period_id)
        .where(
            DutyAssignment.school_id == own,
            DutyAssignment.day >= first,
            DutyAssignment.day <= last,
            DutyAssignment.day.not_in(indoor),
        )
    )  # fmt: skip
    away = away_days(session, first, last)
    for student_id, day, minutes in session.execute(query):
        if day is not None and day not in away.get(student_id, frozenset()):
            yield Source.DUTY, (student_id, day, minutes)


def _trainings(session: Session, first: date, last: date) -> Iterator[tuple[Source, _Given]]:
    query = (
        select(TrainingRecord.student_id, TrainingEvent.day, TrainingEvent.minutes)
        .join(TrainingEvent, TrainingEvent.id == TrainingRecord.event_id)
        .where(
            TrainingEvent.day >= first, TrainingEvent.day <= last, TrainingEvent.minutes > 0,
            TrainingEvent.is_held.is_(True),
        )
    )  # fmt: skip
    for student_id, day, minutes in session.execute(query):
        if day is not None:
            yield Source.TRAINING, (student_id, day, minutes)


def _by_hand(session: Session, first: date, last: date) -> Iterator[tuple[Source, _Given]]:
    query = select(HoursEntry.student_id, HoursEntry.day, HoursEntry.minutes).where(
        HoursEntry.day >= first, HoursEntry.day <= last
    )
    for student_id, day, minutes in session.execute(query):
        if day is not None:
            yield Source.BY_HAND, (student_id, day, minutes)


def _local_day(held_at: datetime | None) -> date:
    assert held_at is not None  # noqa: S101 - the query compares it
    return held_at.astimezone().date()


def _entry(session: Session, entry_id: str) -> HoursEntry:
    row = session.get(HoursEntry, entry_id)
    if row is None or row.deleted_at is not None:
        raise NotFoundError(kind="HoursEntry", record_id=entry_id)
    return row


def _check(session: Session, draft: HoursDraft, today: date) -> None:
    if not LEAST_MINUTES <= draft.minutes <= MOST_MINUTES:
        sentence = translate("Teams", "Enter the minutes as a number from {low} to {high}.")
        raise InvalidValueError("minutes", sentence.format(low=LEAST_MINUTES, high=MOST_MINUTES))
    if draft.day > today:
        raise InvalidValueError(
            "day", translate("Teams", "This day has not come yet. Enter the day it was done.")
        )
    first = year_span(session, today).first
    if first is not None and draft.day < first:
        sentence = translate("Teams", "This school year began on {day}. Enter a day since then.")
        raise InvalidValueError("day", sentence.format(day=short_date(first)))
    check_title(draft.title, translate("Teams", "Enter what the time was for, in a few words."))


def check_title(title: str, sentence: str) -> None:
    """Let a few words pass.

    Raises:
        InvalidValueError: With field `title`: the sentence if there are none, or that they
            are too many.
    """
    if not title.strip():
        raise InvalidValueError("title", sentence)
    if len(title.strip()) > MOST_WORDS:
        problem = translate("Teams", "This is too long. Keep it under {most} letters.")
        raise InvalidValueError("title", problem.format(most=MOST_WORDS))
