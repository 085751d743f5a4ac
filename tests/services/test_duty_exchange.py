"""Two helpers swap duties."""

from datetime import timedelta

import pytest
from duty_support import MONDAY, School
from support import make_store

from peerdesk.enums import ConstraintKind, ConstraintReason, CourseCode
from peerdesk.errors import NotAllowedError
from peerdesk.models.people import PairConstraint
from peerdesk.models.programs import ProgramMembership
from peerdesk.services import duty, programs, vaults
from peerdesk.services.duty.carry import duties_done
from peerdesk.services.duty.sheet import load_sheet

NEXT_WEEK = 7


@pytest.fixture
def school(tmp_path):
    store = make_store(tmp_path)
    school = School(store)
    school.assign(0, school.place())
    school.assign(1, school.place(2))
    yield school
    store.close()


def swap(school):
    one, two = school.helpers[:2]
    school.write(lambda s: duty.swap_duties(s, school.place(), one, school.place(2), two))


def offers(school, place=None):
    here = place or school.place()
    return school.store.read(lambda s: duty.swap_offers(s, here, school.helpers[0], MONDAY))


def counted(school):
    after = MONDAY + timedelta(days=7)
    done = school.store.read(lambda s: duties_done(s, MONDAY, after))
    return {student: sum(counts.values()) for student, counts in done.items()}


def test_swapped_helpers_stand_in_each_others_place(school):
    swap(school)

    standing = school.standing()
    assert standing[school.place()] == [school.helpers[1]]
    assert standing[school.place(2)] == [school.helpers[0]]


def test_swapped_duty_counts_for_whom_it_was_planned(school):
    before = counted(school)
    swap(school)
    school.write(lambda s: duty.clear(s, school.place()))

    assert before == {school.helpers[0]: 1, school.helpers[1]: 1}
    assert counted(school) == {school.helpers[1]: 1}


def test_agreed_swap_stays_when_the_week_is_filled_afresh(school):
    swap(school)

    school.write(lambda s: duty.fill_week(s, MONDAY, MONDAY, mode=duty.Fill.AFRESH))

    standing = school.standing()
    assert school.helpers[1] in standing[school.place()]
    assert school.helpers[0] in standing[school.place(2)]


def test_swap_is_taken_back_by_undo(school):
    before = school.standing()
    swap(school)
    school.store.undo()

    assert school.standing() == before


def test_only_swaps_that_no_rule_forbids_are_offered(school):
    school.assign(0, school.place(2, school.lunch))

    assert offers(school) == []
    with pytest.raises(NotAllowedError, match="cannot swap"):
        swap(school)


def test_offer_says_who_and_when(school):
    found = offers(school)

    assert [(one.place, one.student_id) for one in found] == [(school.place(2), school.helpers[1])]
    assert found[0].words.endswith(", Wed 25 Nov, A 10:00")


def test_duty_of_another_week_can_be_swapped_against(school):
    later = school.place(NEXT_WEEK + 1)
    school.assign(2, later)

    assert [one.place for one in offers(school)] == [school.place(2), later]
    one, three = school.helpers[0], school.helpers[2]
    school.write(lambda s: duty.swap_duties(s, school.place(), one, later, three))

    assert school.standing()[school.place()] == [three]
    assert school.standing(MONDAY + timedelta(days=NEXT_WEEK))[later] == [one]


def untrain(school, session):
    programs.withdraw_training(session, school.helpers[1], CourseCode.BENCH_SCRIPT)


def make_busy(school, session):
    for member in session.query(ProgramMembership).filter_by(student_id=school.helpers[1]):
        member.busy = (f"1:{school.morning}",)


def send_home(school, session):
    duty.mark_absent(session, school.helpers[1], MONDAY, MONDAY)


def keep_apart(school, session):
    one, other = sorted(school.helpers[1:3])
    session.add(
        PairConstraint(
            school_id=vaults.own_school_id(session),
            student_a_id=one,
            student_b_id=other,
            kind=ConstraintKind.KEEP_APART,
            reason=ConstraintReason.SAFETY,
        )
    )


def fill_their_week(school, session):
    for offset in (1, 3, 4):
        duty.assign(session, school.place(offset), school.helpers[1])


def lock(school, session):
    duty.set_locked(session, school.place(2), locked=True)


@pytest.mark.parametrize(
    "forbid", [untrain, make_busy, send_home, keep_apart, lock], ids=lambda one: one.__name__
)
def test_rule_against_the_partner_keeps_the_swap_out(school, forbid):
    school.assign(2, school.place())
    assert len(offers(school)) == 1

    school.write(lambda s: forbid(school, s))

    assert offers(school) == []
    with pytest.raises(NotAllowedError):
        swap(school)


def test_full_week_of_the_partner_keeps_a_swap_from_another_week_out(school):
    later = school.place(NEXT_WEEK)
    school.write(lambda s: duty.clear(s, school.place()))
    school.assign(0, later)
    school.write(lambda s: fill_their_week(school, s))
    for offset in (1, 2):
        school.assign(1, school.place(NEXT_WEEK + offset, school.lunch))
    school.assign(1, school.place(NEXT_WEEK + 3, school.lunch))

    assert [one.place for one in offers(school, later)] == [
        school.place(NEXT_WEEK + offset, school.lunch) for offset in (1, 2, 3)
    ]


def loads(school):
    week = MONDAY + timedelta(days=NEXT_WEEK)
    book = school.store.read(lambda s: load_sheet(s, week).book())
    return {id_: book.load[id_] for id_ in school.helpers}


def test_rota_weighs_both_as_if_nobody_had_swapped(school):
    later = school.place(NEXT_WEEK)
    school.assign(2, later)
    before = loads(school)

    one, three = school.helpers[0], school.helpers[2]
    school.write(lambda s: duty.swap_duties(s, school.place(), one, later, three))

    assert loads(school) == before


def test_swap_shows_who_was_planned_and_leaves_the_counts(school):
    before = {row.student_id: row.this_term for row in school.week().fairness}
    swap(school)

    week = school.week()
    here = next(cell for cell in week.cells if cell.place == school.place())
    assert [(one.name, one.swapped_with) for one in here.helpers] == [("Eli", "Maya")]
    assert {row.student_id: row.this_term for row in week.fairness} == before


def test_swapping_back_leaves_no_mark(school):
    swap(school)
    one, two = school.helpers[:2]
    school.write(lambda s: duty.swap_duties(s, school.place(), two, school.place(2), one))

    assert not any(one.swapped_with for cell in school.week().cells for one in cell.helpers)
