"""Make a term's rota and print its first sheet, by keyboard."""

from datetime import UTC, datetime

import pytest
from duty_support import MONDAY, School

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
MOST_KEYS = 5


@pytest.fixture
def school(store):
    return School(store)


@pytest.fixture
def shell(school, open_shell):
    return open_shell(MONDAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def test_rota_of_a_term_is_made_accepted_and_printed_in_five_keys(school, shell, keys):
    shell.go_to("duty")

    keys.press("Alt+T", "Alt+M", "Space")

    weeks = shell.page.term.weeks.table.shown_rows
    assert len(school.stored()) == 20 * len(weeks)
    keys.press("Ctrl+P")
    assert shell._preview is not None
    assert keys.count <= MOST_KEYS


def test_plan_is_taken_back_with_one_key(school, shell, keys):
    shell.go_to("duty")
    keys.press("Alt+T", "Alt+M", "Space")

    keys.press("Ctrl+Z")

    assert school.stored() == []


def test_plan_can_be_left_without_a_trace(school, shell, keys):
    shell.go_to("duty")
    keys.press("Alt+T", "Alt+M", "Esc")

    assert school.stored() == []
    assert shell.page.view.isVisible()
