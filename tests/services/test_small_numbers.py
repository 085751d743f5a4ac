"""No number that stands for few children is told, and none that gives one away."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.services.small_numbers import MINIMUM, Told, hidden_among, tell

NUMBERS = st.lists(st.integers(min_value=0, max_value=40), max_size=8)


@pytest.mark.parametrize(
    ("numbers", "hidden"),
    [
        ([], set()),
        ([0, 0], set()),
        ([12, 30], set()),
        ([3, 4, 20], {0, 1}),
        ([3, 20, 30], {0, 1}),
        ([3, 0, 0], {0}),
        ([9], {0}),
        ([10], set()),
    ],
)
def test_small_ones_are_hidden_with_one_more_if_they_stand_alone(numbers, hidden):
    assert hidden_among(numbers) == hidden


@settings(max_examples=60, deadline=None)
@given(NUMBERS)
def test_no_single_number_can_be_worked_out_from_the_sum(numbers):
    hidden = hidden_among(numbers)
    big = [number for number in numbers if number >= MINIMUM]

    assert len(hidden) != 1 or not big


@settings(max_examples=60, deadline=None)
@given(NUMBERS)
def test_small_number_is_never_told_and_zero_always(numbers):
    told = tell([(number, number) for number in numbers])

    for number, one in zip(numbers, told, strict=True):
        assert one.is_small == (0 < number < MINIMUM)
        assert one.value in {None, number}
        assert number > 0 or one == Told(0)


def test_many_things_of_few_children_are_not_told():
    assert tell([(40, 2)]) == [Told(None, is_small=True)]
