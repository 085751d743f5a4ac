"""Use of time: derived from what was logged, with an override, in whole percents."""

from collections import Counter
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import NOW, make_store

from peerdesk.enums import SessionKind, SessionTopic, UseOfTime
from peerdesk.models.calendar import SchoolYear, Term
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.session_logs.use_of_time import (
    COUNTED,
    Period,
    TimeSpan,
    _shares,
    span_of,
    time_report,
)
from peerdesk.services.session_logs.words import duration_words, use_sentence
from peerdesk.services.vaults import own_school_id

NOVEMBER = TimeSpan(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def log(store, kind, minutes, **fields):
    entry = SessionEntry(kind, fields.pop("held_at", NOW), minutes, **fields)
    store.write(partial(log_session, entry=entry), "Logged")


def report(store, span=NOVEMBER):
    return store.read(partial(time_report, span=span))


def minutes_of(found):
    return {share.use: share.minutes for share in found.shares}


def test_time_is_derived_from_what_was_logged(store):
    log(store, SessionKind.LESSON, 60, class_name="02-A")
    log(store, SessionKind.CONSULTATION, 20, adults="Ms. Lee")
    log(store, SessionKind.OWN_TIME, 15, topic=SessionTopic.PLANNING)
    log(store, SessionKind.OWN_TIME, 5, topic=SessionTopic.DUTY)

    found = report(store)

    assert minutes_of(found) == {
        UseOfTime.DIRECT: 60, UseOfTime.INDIRECT: 20, UseOfTime.PROGRAM: 15, UseOfTime.OTHER: 5
    }  # fmt: skip
    assert (found.for_students, found.is_enough, found.total) == (80, True, 100)
    assert [line.minutes for line in found.lines] == [60, 20, 15, 5]


def test_one_percent_less_is_below_the_line(store):
    log(store, SessionKind.LESSON, 79, class_name="02-A")
    log(store, SessionKind.OWN_TIME, 21, topic=SessionTopic.OFFICE)

    found = report(store)

    assert (found.for_students, found.is_enough) == (79, False)
    assert "below the 80 %" in use_sentence(found.for_students, is_enough=found.is_enough)


def test_entry_may_say_otherwise(store):
    log(store, SessionKind.LESSON, 30, class_name="02-A", time_use=UseOfTime.OTHER)

    assert minutes_of(report(store))[UseOfTime.OTHER] == 30


def test_form_that_a_helper_filled_in_is_not_the_counselors_time(store):
    log(store, SessionKind.PEER_COUNSELING, 20, alias="Blue kite", from_paper=True)

    found = report(store)

    assert (found.total, found.not_mine, found.lines) == (0, 20, ())


def test_other_months_do_not_count(store):
    log(store, SessionKind.WORKSHOP, 60, head_count=9, held_at=NOW - timedelta(days=40))

    assert report(store).total == 0


def test_day_of_more_than_ten_hours_is_pointed_out(store):
    for _ in range(2):
        log(store, SessionKind.WORKSHOP, 301, head_count=9)

    assert report(store).long_days == (NOW.astimezone().date(),)


@given(st.lists(st.integers(0, 5_000), min_size=4, max_size=4))
@settings(max_examples=50)
def test_percents_are_whole_and_make_a_hundred(minutes):
    shares = _shares(Counter(dict(zip(COUNTED, minutes, strict=True))))

    assert sum(share.percent for share in shares) == (100 if any(minutes) else 0)
    off = [abs(share.percent * sum(minutes) - share.minutes * 100) for share in shares]
    assert max(off) <= sum(minutes)


def test_periods_follow_the_school_calendar(store):
    def add_term(session):
        year = session.query(SchoolYear).one()
        session.add(
            Term(
                school_id=own_school_id(session), school_year_id=year.id, name="Fall",
                starts_on=date(2026, 8, 17), ends_on=date(2026, 12, 18),
            )
        )  # fmt: skip

    store.write(add_term, "Term")
    day = date(2026, 11, 24)

    def span(period):
        return store.read(partial(span_of, period=period, day=day))

    assert span(Period.WEEK) == TimeSpan(date(2026, 11, 23), date(2026, 11, 29))
    assert span(Period.MONTH) == NOVEMBER
    assert span(Period.TERM) == TimeSpan(date(2026, 8, 17), date(2026, 12, 18), "Fall")
    assert span(Period.YEAR).name == "2026/27"


def test_term_that_is_none_is_the_month(store):
    found = store.read(partial(span_of, period=Period.TERM, day=date(2026, 7, 4)))

    assert found == TimeSpan(date(2026, 7, 1), date(2026, 7, 31))


@pytest.mark.parametrize(("minutes", "words"), [(45, "45 min"), (120, "2 h"), (135, "2 h 15 min")])
def test_time_is_said_in_hours_and_minutes(minutes, words):
    assert duration_words(minutes) == words
