"""The school's year, recess periods and benches on a real file."""

from datetime import date, time

import pytest
from support import TODAY, make_store

from peerdesk.enums import BenchShape, CalendarDayKind, DutyRole, Grade, RecessKind
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.people import Student
from peerdesk.services import calendar
from peerdesk.services.calendar import BenchDraft, RecessDraft, TermDraft, YearDraft
from peerdesk.services.vaults import own_school_id

LUNCH = RecessDraft("Lunch", RecessKind.LUNCH, time(12, 15), time(12, 40), (Grade.G01, Grade.G02))
MORNING = RecessDraft("Morning", RecessKind.MORNING, time(10), time(10, 20), weekdays=(3, 1))


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def save_recess(store, draft, recess_id=None):
    return store.write(lambda s: calendar.save_recess(s, draft, recess_id), "Saved").value


def save_bench(store, draft, bench_id=None):
    return store.write(lambda s: calendar.save_bench(s, draft, bench_id), "Saved").value


def test_recesses_are_listed_by_time(store):
    save_recess(store, LUNCH)
    save_recess(store, MORNING)

    rows = store.read(calendar.list_recesses)

    assert [row.name for row in rows] == ["Morning", "Lunch"]
    assert rows[0].weekdays == (1, 3)
    assert (rows[1].starts_at, rows[1].grades) == (time(12, 15), (Grade.G01, Grade.G02))


def test_recess_happens_on_its_weekdays_only(store):
    save_recess(store, MORNING)
    save_recess(store, LUNCH)

    morning, lunch = store.read(calendar.list_recesses)

    assert [morning.is_on(date(2026, 11, day)) for day in range(23, 29)] == [1, 0, 1, 0, 0, 0]
    assert [lunch.is_on(date(2026, 11, day)) for day in range(23, 29)] == [1, 1, 1, 1, 1, 0]


def test_recess_is_changed_in_place_and_the_change_undone(store):
    recess_id = save_recess(store, LUNCH)
    save_recess(store, MORNING, recess_id)

    store.undo()

    assert [(r.id, r.name) for r in store.read(calendar.list_recesses)] == [(recess_id, "Lunch")]


def test_next_bench_offers_a_free_letter_and_another_shape(store):
    save_bench(store, BenchDraft("Oak", "a"))

    draft = store.read(calendar.next_bench)

    assert (draft.mark, draft.shape) == ("B", BenchShape.SQUARE)
    assert [b.mark for b in store.read(calendar.list_benches)] == ["A"]


def test_closed_bench_is_left_out_when_only_open_ones_are_asked_for(store):
    save_bench(store, BenchDraft("Oak", "A", is_open=False))

    assert store.read(lambda s: calendar.list_benches(s, open_only=True)) == []
    assert len(store.read(calendar.list_benches)) == 1


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (BenchDraft(" ", "B"), "name"),
        (BenchDraft("Elm", ""), "mark"),
        (BenchDraft("Elm", "a"), "mark"),
        (BenchDraft("Elm", "B", needed=0), "needed"),
        (BenchDraft("Elm", "B", dislike=4), "dislike"),
    ],
)
def test_unusable_bench_is_refused_for_the_field_to_mend(store, draft, field):
    save_bench(store, BenchDraft("Oak", "A"))

    with pytest.raises(InvalidValueError) as refused:
        save_bench(store, draft)

    assert refused.value.field == field
    assert refused.value.sentence().startswith(("Enter", "Another bench"))


def test_recess_that_ends_before_it_starts_is_refused(store):
    with pytest.raises(InvalidValueError) as refused:
        save_recess(store, RecessDraft("Lunch", RecessKind.LUNCH, time(12), time(11)))

    assert refused.value.field == "ends_at"


def test_removed_bench_takes_only_coming_duties_along(store):
    bench_id = save_bench(store, BenchDraft("Oak", "A"))
    recess_id = save_recess(store, LUNCH)
    store.write(lambda s: add_duties(s, bench_id, recess_id), "Planned")

    store.write(lambda s: calendar.remove_bench(s, bench_id, TODAY), "Removed bench A")

    days = store.read(lambda s: [duty.day for duty in s.query(DutyAssignment)])
    assert days == [date(2026, 11, 23)]
    store.undo()
    assert len(store.read(lambda s: s.query(DutyAssignment).all())) == 2


def add_duties(session, bench_id, recess_id):
    own = own_school_id(session)
    session.add(Student(school_id=own, id="child", first_name="Maya", grade=Grade.G05))
    for day in (date(2026, 11, 23), TODAY):
        places = {"bench_id": bench_id, "recess_period_id": recess_id, "student_id": "child"}
        session.add(DutyAssignment(school_id=own, day=day, role=DutyRole.ON_DUTY, **places))


def test_removed_recess_is_gone_and_removing_it_again_is_refused(store):
    recess_id = save_recess(store, LUNCH)
    store.write(lambda s: calendar.remove_recess(s, recess_id, TODAY), "Removed Lunch")

    with pytest.raises(NotFoundError):
        store.write(lambda s: calendar.remove_recess(s, recess_id, TODAY), "Removed Lunch")

    assert store.read(calendar.list_recesses) == []


def week(store, day=TODAY):
    return store.read(lambda s: calendar.school_week(s, day))


def test_week_knows_holidays_and_indoor_recess(store):
    def mark(session):
        calendar.mark_day(session, date(2026, 11, 26), CalendarDayKind.HOLIDAY, "Thanksgiving")
        calendar.mark_day(session, TODAY, CalendarDayKind.INDOOR_RECESS)

    store.write(mark, "Marked")

    found = week(store)
    assert found.monday == date(2026, 11, 23)
    assert [day.has_duty for day in found.days] == [True, False, True, False, True]
    assert (found.days[3].is_school, found.days[3].label) == (False, "Thanksgiving")


def test_day_marked_twice_is_one_note_and_clears_at_once(store):
    for _ in range(2):
        store.write(
            lambda s: calendar.mark_day(s, TODAY, CalendarDayKind.INDOOR_RECESS, "Storm"), "Marked"
        )

    store.write(lambda s: calendar.clear_day(s, TODAY, CalendarDayKind.INDOOR_RECESS), "Cleared")

    assert store.read(lambda s: calendar.list_days(s, TODAY, TODAY)) == []
    with pytest.raises(NotFoundError):
        store.write(lambda s: calendar.clear_day(s, TODAY, CalendarDayKind.HOLIDAY), "Cleared")


def test_no_school_outside_the_year_and_between_terms(store):
    def add_terms(session):
        year_id = calendar.list_years(session)[0].id
        fall = TermDraft(year_id, "Fall", date(2026, 8, 17), date(2026, 12, 18))
        spring = TermDraft(year_id, "Spring", date(2027, 1, 5), date(2027, 5, 28))
        return [calendar.save_term(session, term) for term in (fall, spring)]

    store.write(add_terms, "Added terms")

    assert not any(day.is_school for day in week(store, date(2026, 12, 24)).days)
    assert not any(day.is_school for day in week(store, date(2027, 7, 6)).days)
    assert all(day.is_school for day in week(store, date(2027, 1, 12)).days)


def test_term_outside_its_year_is_refused_and_a_term_can_be_removed(store):
    year_id = store.read(calendar.list_years)[0].id
    good = TermDraft(year_id, "Fall", date(2026, 9, 1), date(2026, 12, 1))
    term_id = store.write(lambda s: calendar.save_term(s, good), "Added").value

    bad = TermDraft(year_id, "Fall", date(2025, 9, 1), date(2026, 12, 1))
    with pytest.raises(InvalidValueError):
        store.write(lambda s: calendar.save_term(s, bad), "Added")
    store.write(lambda s: calendar.remove_term(s, term_id), "Removed")

    assert store.read(calendar.list_terms) == []


def test_year_is_added_changed_and_listed_oldest_first(store):
    draft = YearDraft("2025/26", date(2025, 8, 18), date(2026, 5, 29))
    year_id = store.write(lambda s: calendar.save_year(s, draft), "Added").value

    renamed = YearDraft("2025-26", date(2025, 8, 18), date(2026, 5, 29))
    store.write(lambda s: calendar.save_year(s, renamed, year_id), "Changed")

    assert [year.name for year in store.read(calendar.list_years)] == ["2025-26", "2026/27"]
    backwards = YearDraft("x", date(2026, 8, 18), date(2026, 5, 29))
    with pytest.raises(InvalidValueError):
        store.write(lambda s: calendar.save_year(s, backwards), "Added")


def test_terms_of_a_year_may_not_overlap(store):
    year = store.read(calendar.list_years)[0].id
    fall = TermDraft(year, "Fall", date(2026, 8, 17), date(2026, 12, 18))
    store.write(lambda s: calendar.save_term(s, fall), "Saved")
    spring = TermDraft(year, "Spring", date(2026, 12, 18), date(2027, 5, 28))

    with pytest.raises(InvalidValueError) as refused:
        store.write(lambda s: calendar.save_term(s, spring), "Saved")

    assert "Fall" in refused.value.sentence()


def test_year_may_not_shrink_below_its_terms(store):
    year = store.read(calendar.list_years)[0]
    fall = TermDraft(year.id, "Fall", date(2026, 8, 17), date(2026, 12, 18))
    store.write(lambda s: calendar.save_term(s, fall), "Saved")
    shorter = calendar.YearDraft("2026/27", date(2026, 9, 1), date(2027, 5, 28))

    with pytest.raises(InvalidValueError) as refused:
        store.write(lambda s: calendar.save_year(s, shorter, year.id), "Saved")

    assert refused.value.field == "starts_on"


def test_year_is_at_most_a_year_long(store):
    longer = calendar.YearDraft("Long", date(2028, 8, 1), date(2029, 9, 1))

    with pytest.raises(InvalidValueError) as refused:
        store.write(lambda s: calendar.save_year(s, longer), "Saved")

    assert refused.value.field == "ends_on"


def test_year_that_families_answered_for_stays(store):
    from support import add_students

    from peerdesk.enums import ConsentKind, ConsentStatus
    from peerdesk.services import consents

    (student,) = add_students(store, 1)
    year = store.read(calendar.list_years)[0].id
    yes = (ConsentKind.TAKE_PART, ConsentStatus.GIVEN)
    store.write(lambda s: consents.record_consent(s, student, *yes, today=TODAY), "Noted")

    with pytest.raises(NotAllowedError):
        store.write(lambda s: calendar.remove_year(s, year), "Removed")


def test_school_days_leave_out_holidays_and_weekends(store):
    thanks = calendar.SpanDraft(
        CalendarDayKind.HOLIDAY, date(2026, 11, 26), date(2026, 11, 27), "Thanksgiving"
    )
    store.write(lambda s: calendar.save_span(s, thanks), "Saved")

    days = store.read(lambda s: calendar.school_days(s, date(2026, 11, 25), date(2026, 12, 1)))

    assert days == [date(2026, 11, 25), date(2026, 11, 30), date(2026, 12, 1)]
    assert store.read(lambda s: calendar.next_school_day(s, date(2026, 11, 26))) == days[1]
    assert not store.read(lambda s: calendar.is_school_day(s, date(2026, 11, 28)))
    assert store.read(lambda s: calendar.next_school_day(s, date(2030, 1, 1))) == date(2030, 1, 1)
