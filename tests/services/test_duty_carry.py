"""What is carried from one term into the next, and what weighs nothing: sickness and weather."""

from collections import Counter
from datetime import date, timedelta

import pytest
from duty_support import MONDAY, School
from support import make_store

from peerdesk.enums import CalendarDayKind
from peerdesk.services import calendar, duty
from peerdesk.services.calendar import SpanDraft, TermDraft
from peerdesk.services.duty import Fill, TermWish
from peerdesk.services.duty.carry import carried_loads, duties_done
from peerdesk.services.duty.fill import add_duty

FRIDAY = MONDAY + timedelta(days=4)
BREAK = timedelta(days=61)


@pytest.fixture
def school(tmp_path):
    store = make_store(tmp_path)
    yield School(store)
    store.close()


def add_terms(school, ends=MONDAY - timedelta(days=1)):
    year = school.store.read(calendar.list_years)[0].id
    for name, first, last in (
        ("Fall", date(2026, 9, 1), ends),
        ("Winter", MONDAY, MONDAY + timedelta(days=60)),
    ):
        draft = TermDraft(year, name, first, last)
        school.write(lambda s, draft=draft: calendar.save_term(s, draft))


def serve(school, helper, *offsets, recess=None):
    """Note duties of the past as they stood, whatever held then."""
    who = school.helpers[helper]
    for offset in offsets:
        place = school.place(offset, recess)
        school.write(lambda s, place=place: add_duty(s, place, who).id)


def plan(school, mode=Fill.EMPTY, **limits):
    wish = TermWish(MONDAY, FRIDAY, limits.get("week", 4), 0, mode=mode)
    base = school.store.read(lambda s: duty.term_base(s, wish, MONDAY))
    return duty.plan_term(base)


def loads(school):
    planned = plan(school)
    found = Counter(one.supporter_id for one in planned.rota.assignments)
    return [found[helper] for helper in school.helpers]


def carried(school):
    def read(session):
        done = duties_done(session, MONDAY, MONDAY)
        return carried_loads(session, MONDAY, done, {school.bench: 1}, school.helpers)

    found = school.store.read(read)
    return [found[helper] for helper in school.helpers]


def test_who_did_more_last_term_does_less_in_this_one(school):
    add_terms(school)
    serve(school, 0, -7, -6, -5, -4)
    for helper in range(1, 8):
        serve(school, helper, -(3 + helper % 2) - 4, recess=school.lunch)

    assert carried(school) == [2] + [0] * 7
    assert loads(school)[0] == min(loads(school)) == 1


def test_who_did_less_last_term_does_more_in_this_one(school):
    add_terms(school)
    for helper in range(7):
        serve(school, helper, -7 + helper % 5, recess=school.lunch)
        serve(school, helper, -14 + helper % 5)
    serve(school, 7, -14, recess=school.lunch)

    assert carried(school) == [1] * 7 + [0]
    assert loads(school)[7] == max(loads(school)) > 20 / 8


def test_no_more_than_two_duties_are_carried(school):
    add_terms(school)
    for week in range(1, 5):
        serve(school, 0, *(-7 * week + day for day in range(3)))
    serve(school, 1, -7, recess=school.lunch)

    assert carried(school)[:2] == [4, 0]
    assert max(carried(school)) == 4


def test_long_break_wipes_the_slate(school):
    add_terms(school, ends=MONDAY - BREAK)
    serve(school, 0, -70, -69, -68)

    assert carried(school) == [0] * 8


def test_indoor_day_of_last_term_counts_for_nobody(school):
    add_terms(school)
    serve(school, 0, -7)
    serve(school, 1, -6)
    day = MONDAY - timedelta(days=7)
    school.write(lambda s: duty.set_indoor(s, day, indoor=True))

    done = school.store.read(lambda s: duties_done(s, date(2026, 9, 1), MONDAY))

    assert set(done) == {school.helpers[1]}


def test_stand_in_is_credited_and_the_sick_owe_nothing(school):
    school.assign(0, school.place())
    sick, stand_in = school.helpers[0], school.helpers[3]
    duty_id = school.stored()[0][0]
    school.write(lambda s: duty.mark_absent(s, sick, MONDAY, MONDAY, stand_ins={duty_id: stand_in}))

    after = MONDAY + timedelta(days=7)
    done = school.store.read(lambda s: duties_done(s, MONDAY, after))

    assert {who: sum(counts.values()) for who, counts in done.items()} == {sick: 1, stand_in: 1}
    names = {row.student_id: row.this_term for row in school.week().fairness}
    assert (names[sick], names[stand_in]) == (1, 1)


@pytest.mark.parametrize("kind", [CalendarDayKind.HOLIDAY, CalendarDayKind.INDOOR_RECESS])
def test_day_without_duty_is_left_out_of_week_and_term(school, kind):
    day = MONDAY + timedelta(days=2)
    school.write(lambda s: calendar.mark_day(s, day, kind, "No duty"))

    planned = plan(school)
    school.fill()

    assert not [one for one in planned.rota.assignments if one.slot_id.startswith(str(day))]
    days = {place.day for place, here in school.standing().items() if here}
    assert days == {MONDAY + timedelta(days=offset) for offset in (0, 1, 3, 4)}


def test_early_release_leaves_out_only_the_recesses_after_it(school):
    kind = CalendarDayKind.EARLY_RELEASE
    noon = calendar.list_recesses
    lunch = next(r for r in school.store.read(noon) if r.id == school.lunch)
    span = SpanDraft(kind, MONDAY, MONDAY, "Early release", until=lunch.starts_at)
    school.write(lambda s: calendar.save_span(s, span))

    planned = plan(school)
    school.fill()

    there = {
        one.slot_id.split("|")[1]
        for one in planned.rota.assignments
        if one.slot_id.startswith(str(MONDAY))
    }
    assert there == {school.morning}
    stood = {
        place.recess_id for place, here in school.standing().items() if here and place.day == MONDAY
    }
    assert stood == {school.morning}


def test_weather_after_the_plan_takes_duty_and_count_away(school):
    school.fill()
    before = sum(row.this_week for row in school.week().fairness)

    school.write(lambda s: duty.set_indoor(s, MONDAY, indoor=True))

    assert before - sum(row.this_week for row in school.week().fairness) == 4
    assert not [cell for cell in school.week().cells if cell.place.day == MONDAY]
    assert not [warning for warning in school.week().warnings if warning.place.day == MONDAY]
