"""The school's calendar, recess periods and benches."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import BenchShape, CalendarDayKind, RecessKind
from peerdesk.models.calendar import Bench, CalendarDay, RecessPeriod, SchoolYear, Term
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.sample.source import Source

_FALL: Final = ((8, 12), (12, 18))
_SPRING: Final = ((1, 6), (5, 29))


@dataclass(frozen=True, slots=True)
class Setting:
    """The ids and days that the rest of the sample leans on.

    Attributes:
        year_id: The school year of today.
        last_year_id: The one before.
        year_ends_on: Last day of this school year.
        starts_on: First day of the history: the first day of the term before this one.
        term_starts_on: First day of this term.
        term_ends_on: Its last day.
        recess_ids: Recess periods, by time.
        bench_ids: Benches, by mark.
        closed: Days without school.
    """

    year_id: str
    last_year_id: str
    year_ends_on: date
    starts_on: date
    term_starts_on: date
    term_ends_on: date
    recess_ids: tuple[str, ...]
    bench_ids: tuple[str, ...]
    closed: frozenset[date]

    def school_days(self, first: date, last: date) -> Iterator[date]:
        """Yield the school days from `first` to `last`, both included."""
        for offset in range((last - first).days + 1):
            day = first + timedelta(days=offset)
            if day.isoweekday() <= 5 and day not in self.closed:
                yield day


def add_setting(session: Session, source: Source) -> Setting:
    """Add two school years with terms and holidays, the recess periods and the benches."""
    start = source.today.year if (source.today.month, source.today.day) >= (8, 1) else None
    first_year = (start or source.today.year - 1) - 1
    last_year_id = _add_year(session, source, first_year)
    year_id = _add_year(session, source, first_year + 1)
    closed = _add_days(session, source, first_year)
    begun = [span[0] for span in _terms(first_year) if span[0] <= source.today]
    return Setting(
        year_id=year_id,
        last_year_id=last_year_id,
        year_ends_on=date(first_year + 2, *_SPRING[1]),
        starts_on=begun[-2] if len(begun) > 1 else begun[-1],
        term_starts_on=begun[-1],
        term_ends_on=dict(_terms(first_year))[begun[-1]],
        recess_ids=_add_recess(session, source),
        bench_ids=_add_benches(session, source),
        closed=closed,
    )


def _terms(first_year: int) -> Iterator[tuple[date, date]]:
    for year in (first_year, first_year + 1):
        yield date(year, *_FALL[0]), date(year, *_FALL[1])
        yield date(year + 1, *_SPRING[0]), date(year + 1, *_SPRING[1])


def _add_year(session: Session, source: Source, year: int) -> str:
    record = source.record(
        name=f"{year}/{(year + 1) % 100:02d}",
        starts_on=date(year, *_FALL[0]),
        ends_on=date(year + 1, *_SPRING[1]),
    )
    bulk_insert(session, SchoolYear, [record])
    spans = {"Fall": (year, _FALL), "Spring": (year + 1, _SPRING)}
    terms = [
        source.record(
            school_year_id=record["id"],
            name=f"{name} {in_year}",
            starts_on=date(in_year, *span[0]),
            ends_on=date(in_year, *span[1]),
        )
        for name, (in_year, span) in spans.items()
    ]
    bulk_insert(session, Term, terms)
    return str(record["id"])


def _add_days(session: Session, source: Source, first_year: int) -> frozenset[date]:
    days = [day for year in (first_year, first_year + 1) for day in _holidays(year)]
    records = [
        source.record(day=day, kind=CalendarDayKind.HOLIDAY, label=label) for day, label in days
    ]
    early = _nth(source.today.replace(day=1), 3, 2)
    records.append(
        source.record(day=early, kind=CalendarDayKind.EARLY_RELEASE, label="Early release")
    )
    bulk_insert(session, CalendarDay, records)
    terms = list(_terms(first_year))
    breaks = {
        terms[i][1] + timedelta(days=offset)
        for i in range(len(terms) - 1)
        for offset in range(1, (terms[i + 1][0] - terms[i][1]).days)
    }
    return frozenset(breaks | {day for day, _ in days})


def _holidays(year: int) -> Iterator[tuple[date, str]]:
    yield _nth(date(year, 9, 1), 1, 1), "Labor Day"
    yield _nth(date(year, 10, 1), 1, 2), "Indigenous Peoples’ Day"
    thanksgiving = _nth(date(year, 11, 1), 4, 4)
    yield thanksgiving, "Thanksgiving"
    yield thanksgiving + timedelta(days=1), "Thanksgiving"
    yield _nth(date(year + 1, 1, 1), 1, 3), "Martin Luther King Jr. Day"
    yield _nth(date(year + 1, 2, 1), 1, 3), "Presidents’ Day"
    spring = _nth(date(year + 1, 3, 1), 1, 3)
    for offset in range(5):
        yield spring + timedelta(days=offset), "Spring break"


def _nth(first: date, weekday: int, count: int) -> date:
    """Return the `count`-th ISO `weekday` on or after `first`."""
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))


def _add_recess(session: Session, source: Source) -> tuple[str, ...]:
    records = [
        source.record(
            **recess | {"kind": RecessKind(recess["kind"]), "grades": tuple(recess["grades"])}
        )
        for recess in source.facts["recess"]
    ]
    return tuple(bulk_insert(session, RecessPeriod, records))


def _add_benches(session: Session, source: Source) -> tuple[str, ...]:
    records = [
        source.record(**bench | {"shape": BenchShape(bench["shape"])})
        for bench in source.facts["benches"]
    ]
    return tuple(bulk_insert(session, Bench, records))
