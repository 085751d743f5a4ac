"""When helpers are not free, and what that does to the rota."""

from datetime import timedelta

import pytest
from duty_support import MONDAY, School
from support import add_students, make_store

from peerdesk.enums import MembershipRole
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.programs import ProgramMembership
from peerdesk.services import duty, programs
from peerdesk.services.duty import Fill, TermWish

FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
def school(tmp_path):
    store = make_store(tmp_path)
    yield School(store)
    store.close()


def grid(school, student_id=None):
    who = student_id or school.helpers[0]
    return school.store.read(lambda s: duty.busy_grid(s, who, MONDAY))


def set_busy(school, *keys):
    school.write(lambda s: duty.set_busy(s, school.helpers[0], frozenset(keys)))


def trouble(school):
    return school.store.read(lambda s: duty.rota_trouble(s, MONDAY))


def test_recesses_are_offered_by_weekday(school):
    rows = grid(school).rows

    assert [row.words for row in rows] == ["Morning 10:00", "Lunch 12:15"]
    assert rows[0].weekdays == (1, 2, 3, 4, 5)


def test_rota_leaves_a_helper_out_where_not_free(school):
    set_busy(school, *(f"{day}:{school.morning}" for day in (1, 2)), f"5:{school.lunch}")
    school.fill()

    mine = [place for place, here in school.standing().items() if school.helpers[0] in here]
    taken = {(0, school.morning), (1, school.morning), (4, school.lunch)}
    assert mine
    assert not {(place.day.weekday(), place.recess_id) for place in mine} & taken


def test_every_day_holds_for_days_that_recess_comes_to_later(school):
    keys = frozenset(f"{day}:{school.lunch}" for day in range(1, 6))
    set_busy(school, *keys)

    stored = school.store.read(
        lambda s: s.query(ProgramMembership).filter_by(student_id=school.helpers[0]).one().busy
    )
    assert stored == (school.lunch,)
    assert grid(school).busy == keys


def test_times_hold_for_every_program_of_the_student(school):
    student, helper = school.helpers[0], MembershipRole.HELPER
    school.write(lambda s: programs.mark_member(s, student, helper, today=MONDAY))

    set_busy(school, f"1:{school.morning}")

    stored = school.store.read(
        lambda s: [m.busy for m in s.query(ProgramMembership).filter_by(student_id=student)]
    )
    assert stored == [(f"1:{school.morning}",)] * 2


def test_planned_duties_are_told_and_repaired(school):
    school.fill()
    mine = grid(school).duties
    held = {one.key for one in mine}

    set_busy(school, *held)
    assert trouble(school).busy == len(mine) > 0
    wish = TermWish(MONDAY, FRIDAY, 4, 0, mode=Fill.MOVE)
    base = school.store.read(lambda s: duty.term_base(s, wish, MONDAY))
    school.write(lambda s: duty.accept_term(s, duty.plan_term(base)))

    assert not trouble(school).busy
    assert not held & {one.key for one in grid(school).duties}
    assert all(len(here) == 2 for here in school.standing().values())


def test_locked_duty_is_no_trouble_but_is_warned_of(school):
    school.assign(0, school.place())
    school.write(lambda s: duty.set_locked(s, school.place(), locked=True))

    set_busy(school, f"1:{school.morning}")

    assert not trouble(school).busy
    sentences = [warning.sentence for warning in school.week().warnings]
    assert "Maya is not free at Mon A 10:00." in sentences


def test_undo_makes_the_helper_free_again(school):
    set_busy(school, f"1:{school.morning}")
    school.store.undo()

    assert grid(school).busy == frozenset()


def test_time_that_is_no_recess_is_refused(school):
    with pytest.raises(InvalidValueError, match="recess times have changed"):
        set_busy(school, "1:elsewhere")

    assert grid(school).busy == frozenset()


def test_student_in_no_program_has_no_times(school):
    (other,) = add_students(school.store, 1)

    with pytest.raises(NotFoundError):
        grid(school, other)
