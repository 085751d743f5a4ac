"""School years, terms, special days, and the week they make."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CalendarDayKind
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import CalendarDay, SchoolYear, Term
from peerdesk.models.people import Consent
from peerdesk.models.programs import LeadershipTeam
from peerdesk.models.stamping import stamp_of
from peerdesk.services.calendar.places import clock_of
from peerdesk.services.calendar.records import check_name, found, own, save
from peerdesk.services.calendar.rows import (
    SCHOOL_DAYS,
    DayRow,
    SchoolDay,
    SchoolWeek,
    TermDraft,
    TermRow,
    YearDraft,
    YearRow,
)
from peerdesk.services.vaults import own_school_id

LONGEST_YEAR: Final = 366


def list_years(session: Session) -> list[YearRow]:
    """Return the school years, oldest first."""
    rows = [YearRow(y.id, y.name, y.starts_on, y.ends_on) for y in own(session, SchoolYear)]
    return sorted(rows, key=lambda row: (row.starts_on or date.min, row.id))


def save_year(session: Session, draft: YearDraft, year_id: str | None = None) -> str:
    """Add or change a school year.

    Raises:
        InvalidValueError: If it has no name, ends before it starts, is longer than a year,
            overlaps another year or leaves one of its terms out.
        NotFoundError: If there is no such year.
    """
    _check_span(draft.name, draft.starts_on, draft.ends_on)
    _check_year(session, draft, year_id)
    fields = {"name": draft.name.strip(), "starts_on": draft.starts_on, "ends_on": draft.ends_on}
    return save(session, SchoolYear, year_id, fields)


def remove_year(session: Session, year_id: str) -> None:
    """Take a school year away that was added by mistake, with its terms.

    Raises:
        NotAllowedError: If answers of families or a team belong to it.
        NotFoundError: If there is no such year.
    """
    year = found(session, SchoolYear, year_id)
    for kind in (Consent, LeadershipTeam):
        used = select(kind.id).where(kind.school_year_id == year_id)
        if session.scalar(used.limit(1)) is not None:
            raise NotAllowedError(
                translate(
                    "Calendar",
                    "Consent forms or a team belong to this school year. Change its days instead.",
                )
            )
    for term in list_terms(session, year_id):
        remove_term(session, term.id)
    year.deleted_at = stamp_of(session).now()


def list_terms(session: Session, year_id: str | None = None) -> list[TermRow]:
    """Return the terms of a year (of all years), oldest first."""
    rows = [
        TermRow(t.id, t.school_year_id, t.name, t.starts_on, t.ends_on)
        for t in own(session, Term)
        if year_id in {None, t.school_year_id}
    ]
    return sorted(rows, key=lambda row: (row.starts_on or date.min, row.id))


def save_term(session: Session, draft: TermDraft, term_id: str | None = None) -> str:
    """Add or change a term.

    Raises:
        InvalidValueError: If it has no name, ends before it starts, leaves its year or overlaps
            another term.
        NotFoundError: If there is no such term or year.
    """
    _check_span(draft.name, draft.starts_on, draft.ends_on)
    year = found(session, SchoolYear, draft.year_id)
    first, last = year.starts_on or date.min, year.ends_on or date.max
    if draft.starts_on < first or draft.ends_on > last:
        problem = translate("Calendar", "Enter dates inside the school year {name}.")
        raise InvalidValueError("starts_on", problem.format(name=year.name))
    others = [term for term in list_terms(session, draft.year_id) if term.id != term_id]
    _check_overlap(draft.starts_on, draft.ends_on, others)
    fields = {
        "school_year_id": draft.year_id,
        "name": draft.name.strip(),
        "starts_on": draft.starts_on,
        "ends_on": draft.ends_on,
    }
    return save(session, Term, term_id, fields)


def remove_term(session: Session, term_id: str) -> None:
    """Take a term away.

    Raises:
        NotFoundError: If there is no such term.
    """
    found(session, Term, term_id).deleted_at = stamp_of(session).now()


def list_days(session: Session, first: date, last: date) -> list[DayRow]:
    """Return the special days from `first` to `last`, by date."""
    query = select(CalendarDay).where(
        CalendarDay.school_id == own_school_id(session), CalendarDay.day.between(first, last)
    )
    rows = [
        DayRow(d.id, d.day, d.kind, d.label, clock_of(d.until_minute) if d.until_minute else None)
        for d in session.scalars(query)
        if d.day
    ]
    return sorted(rows, key=lambda row: (row.day, row.kind, row.id))


def mark_day(session: Session, day: date, kind: CalendarDayKind, label: str = "") -> str:
    """Note that `day` is special; the same kind twice is one note."""
    known = _special(session, day, kind)
    if known is not None:
        known.label = label.strip() or known.label
        return known.id
    return save(session, CalendarDay, None, {"day": day, "kind": kind, "label": label.strip()})


def clear_day(session: Session, day: date, kind: CalendarDayKind) -> None:
    """Make `day` ordinary again as far as `kind` goes.

    Raises:
        NotFoundError: If it is not marked so.
    """
    known = _special(session, day, kind)
    if known is None:
        raise NotFoundError(kind="CalendarDay", record_id=day.isoformat())
    known.deleted_at = stamp_of(session).now()


def school_week(session: Session, day: date) -> SchoolWeek:
    """Return Monday to Friday of the week of `day`, with what is special about each day."""
    monday = day - timedelta(days=day.weekday())
    friday = monday + timedelta(days=SCHOOL_DAYS - 1)
    marked: dict[date, dict[CalendarDayKind, DayRow]] = {}
    for row in list_days(session, monday, friday):
        marked.setdefault(row.day, {})[row.kind] = row
    years, terms = list_years(session), list_terms(session)
    dates = [monday + timedelta(days=offset) for offset in range(SCHOOL_DAYS)]
    days = tuple(_school_day(each, marked.get(each, {}), years, terms) for each in dates)
    return SchoolWeek(monday, days)


def _check_span(name: str, starts_on: date, ends_on: date) -> None:
    check_name(name)
    if ends_on <= starts_on:
        raise InvalidValueError(
            "ends_on", translate("Calendar", "Enter a last day after the first day.")
        )


def _check_year(session: Session, draft: YearDraft, year_id: str | None) -> None:
    if (draft.ends_on - draft.starts_on).days > LONGEST_YEAR:
        raise InvalidValueError(
            "ends_on", translate("Calendar", "Enter a last day within a year of the first day.")
        )
    others = [year for year in list_years(session) if year.id != year_id]
    _check_overlap(draft.starts_on, draft.ends_on, others)
    for term in list_terms(session, year_id) if year_id else []:
        first, last = term.starts_on or draft.starts_on, term.ends_on or draft.ends_on
        if first < draft.starts_on or last > draft.ends_on:
            problem = translate("Calendar", "{name} lies outside these days. Change it first.")
            field = "starts_on" if first < draft.starts_on else "ends_on"
            raise InvalidValueError(field, problem.format(name=term.name))


def _check_overlap(first: date, last: date, others: Sequence[YearRow] | Sequence[TermRow]) -> None:
    for other in others:
        if other.starts_on and other.ends_on and other.starts_on <= last and first <= other.ends_on:
            problem = translate("Calendar", "These days overlap with {name}. Enter other days.")
            field = "ends_on" if first < other.starts_on else "starts_on"
            raise InvalidValueError(field, problem.format(name=other.name))


def _special(session: Session, day: date, kind: CalendarDayKind) -> CalendarDay | None:
    query = select(CalendarDay).where(
        CalendarDay.school_id == own_school_id(session),
        CalendarDay.day == day,
        CalendarDay.kind == kind,
    )
    return session.scalars(query.order_by(CalendarDay.id)).first()


def _school_day(
    day: date,
    marks: Mapping[CalendarDayKind, DayRow],
    years: Sequence[YearRow],
    terms: Sequence[TermRow],
) -> SchoolDay:
    is_school = CalendarDayKind.HOLIDAY not in marks and _is_in_term(day, years, terms)
    label = next((mark.label for mark in marks.values() if mark.label), "")
    early = marks.get(CalendarDayKind.EARLY_RELEASE)
    until = early.until if early else None
    return SchoolDay(day, is_school, CalendarDayKind.INDOOR_RECESS in marks, label, until)


def _is_in_term(day: date, years: Sequence[YearRow], terms: Sequence[TermRow]) -> bool:
    """Return whether there is school: outside all years and between two terms there is none."""
    spans = [(y.starts_on, y.ends_on) for y in years if y.starts_on and y.ends_on]
    if spans and not any(first <= day <= last for first, last in spans):
        return False
    known = [(t.starts_on, t.ends_on) for t in terms if t.starts_on and t.ends_on]
    is_before = any(last < day for _first, last in known)
    is_after = any(first > day for first, _last in known)
    return any(first <= day <= last for first, last in known) or not (is_before and is_after)
