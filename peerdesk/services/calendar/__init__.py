"""The school's year, terms, special days, recess periods and benches.

Reading (rows are frozen; lists are in the order in which people think of them)
    list_years(session) -> [YearRow]               oldest first
    list_terms(session, year_id=None) -> [TermRow] oldest first
    list_days(session, first, last) -> [DayRow]    special days, by date
    list_recesses(session) -> [RecessRow]          by time
    list_benches(session, *, open_only=False) -> [BenchRow]  by mark
    school_week(session, day) -> SchoolWeek        Monday to Friday of the week of `day`
    next_bench(session) -> BenchDraft              free letter and shape, for a form
    list_spans(session, first, last) -> [SpanRow]  holidays and early release, a range a row
    school_days(session, first, last) -> [date]    is_school_day(session, day) -> bool
    next_school_day(session, day) -> date
Writing (each returns the id; with an id given, that record is changed)
    save_year(session, draft, year_id=None)        save_term(session, draft, term_id=None)
    save_recess(session, draft, recess_id=None)    save_bench(session, draft, bench_id=None)
    save_span(session, draft, ids=())              remove_span(session, ids)
    mark_day(session, day, kind, label="")         clear_day(session, day, kind)
    remove_term(session, term_id)                  remove_year(session, year_id)
    remove_recess(session, recess_id, today)       remove_bench(session, bench_id, today)
"""

from peerdesk.services.calendar.days import (
    PLANNED,
    SpanDraft,
    SpanRow,
    is_school_day,
    kind_words,
    list_spans,
    next_school_day,
    remove_span,
    save_span,
    school_days,
)
from peerdesk.services.calendar.places import (
    list_benches,
    list_recesses,
    next_bench,
    remove_bench,
    remove_recess,
    save_bench,
    save_recess,
)
from peerdesk.services.calendar.rows import (
    MOST_HELPERS,
    BenchDraft,
    BenchRow,
    DayRow,
    RecessDraft,
    RecessRow,
    SchoolDay,
    SchoolWeek,
    TermDraft,
    TermRow,
    YearDraft,
    YearRow,
)
from peerdesk.services.calendar.year import (
    clear_day,
    list_days,
    list_terms,
    list_years,
    mark_day,
    remove_term,
    remove_year,
    save_term,
    save_year,
    school_week,
)

__all__ = [
    "MOST_HELPERS",
    "PLANNED",
    "BenchDraft",
    "BenchRow",
    "DayRow",
    "RecessDraft",
    "RecessRow",
    "SchoolDay",
    "SchoolWeek",
    "SpanDraft",
    "SpanRow",
    "TermDraft",
    "TermRow",
    "YearDraft",
    "YearRow",
    "clear_day",
    "is_school_day",
    "kind_words",
    "list_benches",
    "list_days",
    "list_recesses",
    "list_spans",
    "list_terms",
    "list_years",
    "mark_day",
    "next_bench",
    "next_school_day",
    "remove_bench",
    "remove_recess",
    "remove_span",
    "remove_term",
    "remove_year",
    "save_bench",
    "save_recess",
    "save_span",
    "save_term",
    "save_year",
    "school_days",
    "school_week",
]
