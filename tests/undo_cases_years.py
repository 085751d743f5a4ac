"""School years, places and what a new year begins with: each deed once."""

from datetime import date, time
from functools import partial

from sqlalchemy import select

from peerdesk.enums import CalendarDayKind, NextYear, RecessKind, RolloverTask
from peerdesk.models.calendar import Bench, CalendarDay, RecessPeriod, Term
from peerdesk.services import calendar, rollover

TODAY = date(2026, 11, 24)


def cases(picks):
    """Return every case by the name of its use case."""
    year, bench = picks.year, picks.id_of(Bench)
    recess = calendar.RecessDraft("Late", RecessKind.AFTERNOON, time(14), time(14, 20))
    term = calendar.TermDraft(picks.spare_year, "Fall", date(2031, 9, 1), date(2031, 12, 19))
    coming = calendar.YearDraft("2029/30", date(2029, 8, 20), date(2030, 5, 31))
    span = calendar.SpanDraft(CalendarDayKind.HOLIDAY, date(2027, 4, 5), date(2027, 4, 9), "Break")
    return {
        "calendar.year.save_year": partial(calendar.save_year, draft=coming),
        "calendar.year.save_term": partial(calendar.save_term, draft=term),
        "calendar.year.remove_term": partial(calendar.remove_term, term_id=picks.id_of(Term)),
        "calendar.year.remove_year": partial(calendar.remove_year, year_id=picks.spare_year),
        "calendar.days.remove_span": lambda s: calendar.remove_span(
            s, list(s.scalars(select(CalendarDay.id).order_by(CalendarDay.day).limit(2)))
        ),
        "calendar.days.save_span": partial(calendar.save_span, draft=span),
        "calendar.places.save_bench": partial(
            calendar.save_bench, draft=calendar.BenchDraft("New oak", "Z")
        ),
        "calendar.places.save_recess": partial(calendar.save_recess, draft=recess),
        "calendar.places.remove_bench": partial(calendar.remove_bench, bench_id=bench, today=TODAY),
        "calendar.places.remove_recess": partial(
            calendar.remove_recess, recess_id=picks.id_of(RecessPeriod), today=TODAY
        ),
        "rollover.students.choose": lambda s: rollover.choose(
            s, year, picks.free[:1], NextYear.RETAIN
        ),
        "rollover.steps.tick_off": lambda s: rollover.tick_off(
            s, year, RolloverTask.CERTIFICATES, TODAY
        ),
    }
