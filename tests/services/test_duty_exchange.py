"""Two helpers swap duties."""

from datetime import timedelta

import pytest
from duty_support import MONDAY, School
from support import make_store

from peerdesk.errors import NotAllowedError
from peerdesk.services import duty
from peerdesk.services.duty.carry import duties_done


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


def test_swap_is_taken_back_by_undo(school):
    before = school.standing()
    swap(school)
    school.store.undo()

    assert school.standing() == before


def test_only_swaps_that_no_rule_forbids_are_offered(school):
    school.assign(0, school.place(2, school.lunch))

    offers = school.store.read(
        lambda s: duty.swap_offers(s, school.place(), school.helpers[0], MONDAY)
    )

    assert offers == []
    with pytest.raises(NotAllowedError, match="cannot swap"):
        swap(school)


def test_offer_says_who_and_when(school):
    offers = school.store.read(
        lambda s: duty.swap_offers(s, school.place(), school.helpers[0], MONDAY)
    )

    assert [(one.place, one.student_id) for one in offers] == [(school.place(2), school.helpers[1])]
    assert offers[0].words.endswith(", Wed A 10:00")
