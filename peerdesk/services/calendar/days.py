"""Holidays and early release, a range at once, and which days are school days."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CalendarDayKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import CalendarDay
from peerdesk.models.stamping import stamp_of
from peerdesk.services.calendar.places import clock_of, minute_of
from peerdesk.services.calendar.rows import SCHOOL_DAYS
from peerdesk.services.calendar.year import list_years, school_week
from peerdesk.services.vaults import own_school_id

LONGEST_DAYS: Final = 120
PLANNED: Final = (CalendarDayKind.HOLIDAY, CalendarDayKind.EARLY_RELEASE)
"""Kinds that are known long before; indoor recess is the weather of one day."""


@dataclass(frozen=True, slots=True)
class SpanDraft:
    """A holiday or early release from `first` to `last` as a form holds it.

    Attributes:
        last: The same day for one day.
        until: When school ends on an early release day, if known.
    """

    kind: CalendarDayKind
    first: date
    last: date
    label: str = ""
    until: time | None = None


@dataclass(frozen=True, slots=True)
class SpanRow:
    """School days in a row that are special in one way; a weekend does not part them.

    Attributes:
        id: The id of its first day.
        ids: The ids of its days, by date.
    """

    id: str
    ids: tuple[str, ...]
    kind: CalendarDayKind
    first: date
    last: date
    label: str
    until: time | None

    @property
    def days(self) -> int:
        """Return how many school days it is."""
        return len(self.ids)


def list_spans(session: Session, first: date, last: date) -> list[SpanRow]:
    """Return holidays and early release days from `first` to `last`, by date."""
    query = (
        select(CalendarDay)
        .where(
            CalendarDay.school_id == own_school_id(session),
            CalendarDay.kind.in_(PLANNED),
            CalendarDay.day.between(first, last),
        )
        .order_by(CalendarDay.kind, CalendarDay.day, CalendarDay.id)
    )
    rows = [_row(run) for run in _runs(list(session.scalars(query)))]
    return sorted(rows, key=lambda row: (row.first, row.kind, row.id))


def save_span(session: Session, draft: SpanDraft, ids: Sequence[str] = ()) -> str:
    """Mark the school days from first to last, in place of the days `ids`; return the first id.

    Raises:
        InvalidValueError: If the last day is before the first, no weekday is among them, they
            lie outside every school year, or one of them is marked already.
        NotFoundError: If one of `ids` is gone.
    """
    days = _weekdays(draft.first, draft.last)
    _check(session, draft, days)
    remove_span(session, ids)
    session.flush()
    _check_free(session, days)
    until = minute_of(draft.until) if draft.until else 0
    made = [
        CalendarDay(
            school_id=own_school_id(session),
            day=day,
            kind=draft.kind,
            label=draft.label.strip(),
            until_minute=until if draft.kind is CalendarDayKind.EARLY_RELEASE else 0,
        )
        for day in days
    ]
    session.add_all(made)
    session.flush()
    return made[0].id


def remove_span(session: Session, ids: Iterable[str]) -> None:
    """Make days ordinary again.

    Raises:
        NotFoundError: If one of them is gone.
    """
    now = stamp_of(session).now()
    for day_id in ids:
        day = session.get(CalendarDay, day_id)
        if day is None or day.deleted_at is not None:
            raise NotFoundError(kind="CalendarDay", record_id=day_id)
        day.deleted_at = now


def school_days(session: Session, first: date, last: date) -> list[date]:
    """Return the days with school from `first` to `last`, both included."""
    found: list[date] = []
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        week = school_week(session, monday)
        found += [one.day for one in week.days if one.is_school and first <= one.day <= last]
        monday += timedelta(days=7)
    return found


def is_school_day(session: Session, day: date) -> bool:
    """Return whether there is school on `day`."""
    return school_days(session, day, day) == [day]


def next_school_day(session: Session, day: date) -> date:
    """Return `day`, or the first school day after it; `day` if none comes within 120 days."""
    monday = day - timedelta(days=day.weekday())
    while monday <= day + timedelta(days=LONGEST_DAYS):
        for one in school_week(session, monday).days:
            if one.is_school and one.day >= day:
                return one.day
        monday += timedelta(days=7)
    return day


def _runs(days: Sequence[CalendarDay]) -> Iterator[list[CalendarDay]]:
    """Yield days that follow each other with the same kind, words and time."""
    run: list[CalendarDay] = []
    for day in days:
        if run and not _follows(run[-1], day):
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _follows(before: CalendarDay, after: CalendarDay) -> bool:
    if before.day is None or after.day is None:
        return False
    is_alike = (before.kind, before.label, before.until_minute) == (
        after.kind,
        after.label,
        after.until_minute,
    )
    return is_alike and _weekdays(before.day, after.day) in (
        [before.day, after.day],
        [before.day],
    )


def _row(run: Sequence[CalendarDay]) -> SpanRow:
    head = run[0]
    return SpanRow(
        head.id,
        tuple(one.id for one in run),
        head.kind,
        head.day or date.min,
        run[-1].day or date.min,
        head.label,
        clock_of(head.until_minute) if head.until_minute else None,
    )


def _weekdays(first: date, last: date) -> list[date]:
    count = max(-1, (last - first).days) + 1
    days = (first + timedelta(days=offset) for offset in range(min(count, LONGEST_DAYS * 2)))
    return [day for day in days if day.isoweekday() <= SCHOOL_DAYS]


def _check(session: Session, draft: SpanDraft, days: Sequence[date]) -> None:
    if draft.last < draft.first:
        raise InvalidValueError(
            "last", translate("Calendar", "Enter a last day on or after the first day.")
        )
    if (draft.last - draft.first).days >= LONGEST_DAYS:
        raise InvalidValueError(
            "last",
            translate("Calendar", "Enter at most {count} days at once.").format(count=LONGEST_DAYS),
        )
    if not days:
        raise InvalidValueError(
            "first", translate("Calendar", "There is no school on a weekend. Enter a weekday.")
        )
    years = [(y.starts_on, y.ends_on) for y in list_years(session) if y.starts_on and y.ends_on]
    if not any(start <= draft.first and draft.last <= end for start, end in years):
        raise InvalidValueError(
            "first",
            translate("Calendar", "Enter days inside a school year, or add that year first."),
        )


def _check_free(session: Session, days: Sequence[date]) -> None:
    for row in list_spans(session, days[0], days[-1]):
        problem = translate(
            "Calendar",
            "{label} is on one of these days already. Change that entry or enter other days.",
        )
        raise InvalidValueError("first", problem.format(label=row.label or kind_words()[row.kind]))


def kind_words() -> dict[CalendarDayKind, str]:
    """Return what each kind of special day is called."""
    return {
        CalendarDayKind.HOLIDAY: translate("Calendar", "Holiday"),
        CalendarDayKind.EARLY_RELEASE: translate("Calendar", "Early release"),
        CalendarDayKind.INDOOR_RECESS: translate("Calendar", "Indoor recess"),
    }
