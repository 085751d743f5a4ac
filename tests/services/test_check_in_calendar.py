"""When check-ins are due: the numbers of the standard, and laws that hold for every calendar."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.enums import CheckInKind
from peerdesk.services.check_in_calendar import (
    CheckInPlan,
    Done,
    SchoolDays,
    add_months,
    due_slots,
    plan_slots,
)

PAIR, KEY = CheckInKind.PAIR, CheckInKind.KEY_PERSON
YEAR = (date(2026, 8, 17), date(2027, 5, 28))
MONDAY = date(2026, 9, 14)
days = st.dates(date(2026, 8, 17), date(2027, 5, 1))
plans = st.builds(
    CheckInPlan,
    st.integers(0, 14),
    st.integers(0, 4),
    st.integers(0, 12),
    st.integers(0, 12),
)
holidays = st.frozensets(st.dates(YEAR[0], YEAR[1]), max_size=40)
calendars = st.builds(SchoolDays, st.just((YEAR,)), st.just(()), holidays)
talks = st.lists(st.builds(Done, st.sampled_from(CheckInKind), days), max_size=5)


def planned(plan=None, *, until=date(2027, 3, 31), kind=PAIR):
    slots = plan_slots(MONDAY, plan or CheckInPlan(), until)
    return [slot.planned_on for slot in slots if slot.kind is kind]


def test_the_standard_asks_after_two_days_twice_in_the_first_month_then_monthly():
    assert planned(until=date(2026, 12, 31)) == [
        date(2026, 9, 16),
        date(2026, 9, 28),
        date(2026, 10, 12),
        date(2026, 11, 14),
        date(2026, 12, 14),
    ]


def test_a_key_person_is_asked_each_quarter():
    assert planned(kind=KEY) == [date(2026, 12, 14), date(2027, 3, 14)]


def test_a_program_sets_its_own_numbers():
    plan = CheckInPlan(first_days=0, in_first_month=1, every_months=3, key_person_months=0)

    assert planned(plan) == [date(2026, 10, 12), date(2027, 1, 14)]
    assert planned(plan, kind=KEY) == []


def test_a_day_without_school_skips_forward_over_weekend_and_holiday():
    closed = SchoolDays((YEAR,), (), frozenset({date(2026, 11, 16)}))
    slots = [s for s in plan_slots(MONDAY, CheckInPlan(), date(2026, 11, 30)) if s.kind is PAIR]

    assert due_slots(slots[-1:], [], closed)[0].due_on == date(2026, 11, 17)


def test_between_two_terms_there_is_no_school():
    terms = ((YEAR[0], date(2026, 12, 18)), (date(2027, 1, 4), YEAR[1]))
    calendar = SchoolDays((YEAR,), terms)

    assert calendar.from_day(date(2026, 12, 21)) == date(2027, 1, 4)
    assert calendar.from_day(date(2027, 6, 1)) is None


def test_one_talk_answers_everything_missed_before_it():
    slots = plan_slots(MONDAY, CheckInPlan(key_person_months=0), date(2026, 11, 30))

    due = due_slots(slots, [Done(PAIR, date(2026, 10, 13))], SchoolDays((YEAR,)))

    assert [one.planned_on for one in due] == [date(2026, 11, 14)]


def test_a_talk_soon_after_the_last_one_does_not_answer_the_next():
    slots = plan_slots(MONDAY, CheckInPlan(key_person_months=0), date(2026, 10, 31))

    due = due_slots(slots, [Done(PAIR, date(2026, 9, 17))], SchoolDays((YEAR,)))

    assert [one.planned_on for one in due] == [date(2026, 9, 28), date(2026, 10, 12)]


def test_months_end_on_their_last_day():
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


@given(days, plans, calendars, talks)
def test_every_due_day_is_a_school_day_not_before_its_plan_and_in_order(
    start, plan, calendar, done
):
    due = due_slots(plan_slots(start, plan, YEAR[1]), done, calendar)

    assert all(calendar.has_school(one.due_on) for one in due)
    assert all(one.due_on >= one.planned_on > start for one in due)
    assert due == sorted(due, key=lambda one: (one.due_on, one.kind))
    assert len({(one.kind, one.due_on) for one in due}) == len(due)


@given(days, plans, calendars, talks, calendars)
def test_what_was_done_is_never_due_again_even_in_another_calendar(
    start, plan, calendar, done, other
):
    slots = plan_slots(start, plan, YEAR[1])
    for one in due_slots(slots, done, calendar):
        made = Done(one.kind, start, one.planned_on)

        later = due_slots(slots, [*done, made], other)

        assert all(each.planned_on > one.planned_on for each in later if each.kind is one.kind)


@given(days, plans, talks)
def test_a_further_talk_never_makes_more_due(start, plan, done):
    slots, calendar = plan_slots(start, plan, YEAR[1]), SchoolDays((YEAR,))
    before = set(due_slots(slots, done[1:], calendar))

    assert set(due_slots(slots, done, calendar)) <= before


@given(days, plans, st.integers(0, 200))
def test_a_longer_look_ahead_only_adds(start, plan, more):
    near, far = start + timedelta(days=60), start + timedelta(days=60 + more)

    assert set(plan_slots(start, plan, near)) <= set(plan_slots(start, plan, far))
