"""Absences in full: several days, back early, a whole class, early release, bad input."""

from datetime import date, time, timedelta

import pytest
from duty_support import MONDAY, School
from support import add_students, make_store

from peerdesk.enums import CalendarDayKind, Grade
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.services import calendar, duty
from peerdesk.services.calendar import SpanDraft

FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
def school(tmp_path):
    store = make_store(tmp_path)
    school = School(store)
    school.fill()
    yield school
    store.close()


def out(school, helper, first=MONDAY, last=FRIDAY):
    return school.store.read(lambda s: duty.falls_out(s, helper, first, last))


def mark(school, helper, first=MONDAY, last=FRIDAY, stand_ins=None):
    return school.write(lambda s: duty.mark_absent(s, helper, first, last, stand_ins=stand_ins))


def away(school, day=MONDAY):
    return school.store.read(lambda s: duty.away_on(s, day))


def one_each(lost):
    """Choose for each duty a stand-in nobody chose yet."""
    chosen = {}
    for one in lost.duties:
        free = [c.student_id for c in one.stand_ins if c.student_id not in chosen.values()]
        chosen[one.assignment_id] = free[0]
    return chosen


def test_back_early_ends_the_absence_and_frees_the_later_stand_ins(school):
    helper = school.helpers[0]
    before = school.standing()
    absence = mark(school, helper, stand_ins=one_each(out(school, helper))).absence_id
    wednesday = MONDAY + timedelta(days=2)

    school.write(lambda s: duty.end_absence(s, absence, wednesday))

    later = {place: ids for place, ids in school.standing().items() if place.day >= wednesday}
    assert later == {place: ids for place, ids in before.items() if place.day >= wednesday}
    assert away(school, wednesday) == []
    assert [row.last for row in away(school)] == [MONDAY + timedelta(days=1)]


def test_back_early_is_undone_as_one_action(school):
    helper = school.helpers[0]
    absence = mark(school, helper, stand_ins=one_each(out(school, helper))).absence_id
    before = school.standing()
    school.write(lambda s: duty.end_absence(s, absence, MONDAY + timedelta(days=1)))

    school.store.undo()

    assert school.standing() == before


def test_absence_that_ended_already_cannot_end_again(school):
    absence = mark(school, school.helpers[0], last=MONDAY).absence_id

    with pytest.raises(InvalidValueError) as refused:
        school.write(lambda s: duty.end_absence(s, absence, FRIDAY))

    assert "ended already" in refused.value.sentence()


def test_student_away_already_is_refused_with_the_way_out(school):
    mark(school, school.helpers[0])

    with pytest.raises(InvalidValueError) as refused:
        mark(school, school.helpers[0], MONDAY, MONDAY)

    assert refused.value.field == "first"
    assert "press Is back" in refused.value.sentence()


def test_stand_in_may_be_chosen_later_for_a_marked_absence(school):
    helper = school.helpers[0]
    first = mark(school, helper).absence_id

    done = mark(school, helper, stand_ins=one_each(out(school, helper)))

    assert done.absence_id == first
    assert done.uncovered == 0
    assert out(school, helper).duties == ()


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (MONDAY, MONDAY - timedelta(days=1), "last"),
        (MONDAY, MONDAY + timedelta(days=201), "last"),
        (date(2026, 8, 1), MONDAY, "first"),
        (date(2099, 6, 2), date(2099, 6, 3), "first"),
    ],
)
def test_days_that_make_no_sense_are_refused_at_their_field(school, first, last, field):
    with pytest.raises(InvalidValueError) as refused:
        mark(school, school.helpers[0], first, last)

    assert refused.value.field == field


def test_whole_class_is_away_in_one_act_with_stand_ins_from_other_classes(school):
    others = add_students(school.store, 3, grades=(Grade.G02,))
    going = school.helpers[:4]
    school.write(lambda s: _move(s, going, "Field"))
    lost = school.store.read(lambda s: duty.class_falls_out(s, "Field", MONDAY, MONDAY))
    stand_ins = one_each(lost)

    done = school.write(
        lambda s: duty.mark_class_absent(s, "Field", MONDAY, MONDAY, stand_ins=stand_ins)
    )

    (row,) = away(school)
    assert (row.name, row.detail, len(row.ids)) == ("Class Field", "4 students", 4)
    assert done.uncovered == 0
    assert not set(stand_ins.values()) & set(going)
    assert not set(others) & set(school.store.read(lambda s: duty.absences_on(s, MONDAY)))


def test_class_comes_back_and_its_marking_is_undone_as_a_whole(school):
    going = school.helpers[:4]
    school.write(lambda s: _move(s, going, "Field"))
    school.write(lambda s: duty.mark_class_absent(s, "Field", MONDAY, FRIDAY))
    (row,) = away(school)

    school.write(lambda s: duty.end_absences(s, row.ids, MONDAY + timedelta(days=1)))
    ended = away(school, FRIDAY)
    school.store.undo()
    undone = away(school, FRIDAY)
    school.store.undo()

    assert (ended, len(undone), away(school)) == ([], 1, [])


def test_class_that_is_away_already_or_unknown_is_refused(school):
    school.write(lambda s: _move(s, school.helpers, "Field"))
    school.write(lambda s: duty.mark_class_absent(s, "Field", MONDAY, MONDAY))

    with pytest.raises(InvalidValueError):
        school.write(lambda s: duty.mark_class_absent(s, "Field", MONDAY, MONDAY))
    with pytest.raises(NotFoundError):
        school.write(lambda s: duty.mark_class_absent(s, "Nowhere", MONDAY, MONDAY))


def test_classes_are_found_by_the_beginning_of_their_name(school):
    found = school.store.read(lambda s: duty.find_classes(s, "05"))

    assert [(row.homeroom, row.students) for row in found] == [("05-A", 8)]
    assert school.store.read(lambda s: duty.find_classes(s, "")) == []


def test_early_release_takes_away_the_recess_that_is_after_it(school):
    noon = SpanDraft(CalendarDayKind.EARLY_RELEASE, MONDAY, MONDAY, "Snow", time(12))
    school.write(lambda s: calendar.save_span(s, noon))

    cells = school.week().cells

    assert [c.place.recess_id for c in cells if c.place.day == MONDAY] == [school.morning]


def _move(session, ids, homeroom):
    from peerdesk.models.people import Student

    for student_id in ids:
        session.get_one(Student, student_id).homeroom = homeroom
