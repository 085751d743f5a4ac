"""The chosen beside the school: true shares, and no small group given away."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selection_support import open_round, opened_by
from support import add_students, make_store

from peerdesk.enums import Grade
from peerdesk.errors import NotAllowedError
from peerdesk.services.selection import balance
from peerdesk.services.selection.balance import LEAST_SHOWN, REST, Enrolled, Side, weigh

GRADES = (Grade.G03, Grade.G04, Grade.G05, Grade.G06)


def enrolled(counts, gender="f"):
    """Return students by grade, as many as `counts` says."""
    pairs = [(grade, n) for grade, count in zip(GRADES, counts, strict=False) for n in range(count)]
    return [Enrolled(f"{grade.value}-{n}", grade, gender, "en", "") for grade, n in pairs]


def grades_of(found):
    return next(one for one in found if one.side is Side.GRADE)


def test_shares_are_of_all_enrolled_and_of_all_chosen():
    students = enrolled((30, 10))

    (side,) = weigh(students, ["03-0", "03-1", "03-2", "04-0"])

    assert [(one.key, one.of_enrolled, one.of_chosen) for one in side.shares] == [
        ("03", 0.75, 0.75),
        ("04", 0.25, 0.25),
    ]


def test_side_on_which_all_are_alike_is_left_out():
    assert [one.side for one in weigh(enrolled((12, 12)), [])] == [Side.GRADE]


def test_tick_moves_the_share_at_once_and_nobody_chosen_is_zero():
    students = enrolled((12, 12))

    before, after = (grades_of(weigh(students, ids)).shares for ids in ([], ["03-1"]))

    assert [one.of_chosen for one in before] == [0, 0]
    assert [one.of_chosen for one in after] == [1, 0]


def test_small_group_stands_with_the_next_smallest():
    shares = grades_of(weigh(enrolled((30, 20, 3)), [])).shares

    assert [(one.key, one.enrolled) for one in shares] == [("03", 30), (REST, 23)]


def test_only_small_groups_show_nothing():
    assert grades_of(weigh(enrolled((4, 3)), ["03-0"])).shares == ()


@settings(max_examples=60)
@given(st.lists(st.integers(1, 40), min_size=2, max_size=4))
def test_no_line_is_of_a_small_group_and_the_sum_is_kept(counts):
    students = enrolled(counts)

    shares = grades_of(weigh(students, [one.id for one in students[::3]])).shares

    assert all(one.enrolled >= LEAST_SHOWN for one in shares)
    assert sum(one.enrolled for one in shares) in {0, len(students)}
    assert [one.key for one in shares].count(REST) <= 1


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """Give a store with a round that is open for grade 4."""
    store = make_store(tmp_path_factory.mktemp("balance"))
    add_students(store, 10, grades=(Grade.G01, Grade.G04))
    yield store, open_round(store, grades=(Grade.G04,))
    store.close()


def test_enrolled_are_those_of_the_open_grades(school):
    store, round_id = school

    found = store.read(partial(balance.enrolled_for, round_id=round_id))

    assert {one.grade for one in found} == {Grade.G04}
    assert len(found) == 5


def test_balance_is_for_the_counselor(school):
    store, round_id = school

    with pytest.raises(NotAllowedError):
        opened_by(store, "assistant").read(partial(balance.enrolled_for, round_id=round_id))


def test_every_side_and_group_has_words():
    words = balance.side_words()

    assert set(words) == set(Side)
    assert balance.group_words(Side.LANGUAGE, "es") == "Spanish"
    assert balance.group_words(Side.GENDER, "f") == "girls"
    assert balance.group_words(Side.GENDER, "z") == "z"
    assert balance.group_words(Side.BUS, "4") == "bus 4"
    assert balance.group_words(Side.GRADE, "") == "not on the roster"
    assert balance.group_words(Side.GRADE, REST, is_rest=True) == "others together"
