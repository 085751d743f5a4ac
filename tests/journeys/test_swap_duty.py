"""Let two helpers swap duties and hang up the new sheet, by keyboard."""

from datetime import UTC, datetime, timedelta

import pytest
from duty_support import MONDAY, School

NOW = datetime(2026, 11, 23, 7, 50, tzinfo=UTC)
NEXT_WEEK = MONDAY + timedelta(days=7)
MOST_SWAP_KEYS = 3


@pytest.fixture
def school(store):
    made = School(store)
    made.assign(0, made.place())
    made.assign(1, made.place(8))
    return made


@pytest.fixture
def shell(school, open_shell):
    return open_shell(MONDAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def test_duty_is_swapped_against_one_of_the_next_week_and_printed(school, shell, keys):
    shell.go_to("duty")

    keys.press("Ctrl+F", "S", "Enter")
    swap_keys = keys.count
    keys.press("Ctrl+P")

    assert school.standing()[school.place()] == [school.helpers[1]]
    assert school.standing(NEXT_WEEK)[school.place(8)] == [school.helpers[0]]
    assert shell._preview is not None
    assert swap_keys <= MOST_SWAP_KEYS


def test_swap_is_taken_back_with_one_key(school, shell, keys):
    shell.go_to("duty")
    keys.press("Ctrl+F", "S", "Enter")

    keys.press("Ctrl+Z")

    assert school.standing()[school.place()] == [school.helpers[0]]
    assert school.standing(NEXT_WEEK)[school.place(8)] == [school.helpers[1]]


def test_swap_can_be_left_without_a_trace(school, shell, keys):
    before = school.stored()
    shell.go_to("duty")

    keys.press("Ctrl+F", "S", "Esc", "Esc")

    assert school.stored() == before
    assert keys.focus is shell.page.view.grid
