"""Say when a helper is not free, and repair the rota for it, by keyboard."""

from datetime import UTC, datetime

import pytest
from duty_support import MONDAY, School
from keys_support import named

from peerdesk.services import duty

NOW = datetime(2026, 11, 23, 7, 50, tzinfo=UTC)
MOST_KEYS = 12


@pytest.fixture
def school(store):
    made = School(store)
    made.assign(0, made.place())
    made.assign(2, made.place())
    return made


@pytest.fixture
def shell(school, open_shell):
    return open_shell(MONDAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def busy(school):
    return school.store.read(lambda s: duty.busy_grid(s, school.helpers[0], MONDAY)).busy


def test_times_are_ticked_from_the_cell_and_the_rota_is_repaired(school, shell, keys):
    shell.go_to("duty")

    keys.press("Ctrl+F", "Enter")
    keys.reach(named("When Maya is free…"))
    keys.press("Space", "Space", "Alt+D")

    assert busy(school) == {f"1:{school.morning}"}
    assert shell.page.term.plan.goes == 1
    keys.press("Space")
    assert school.helpers[0] not in school.standing()[school.place()]
    assert keys.count <= MOST_KEYS


def test_ticks_are_taken_back_with_one_key(school, shell, keys):
    shell.go_to("duty")
    keys.press("Ctrl+F", "Enter")
    keys.reach(named("When Maya is free…"))
    keys.press("Space", "Space", "Ctrl+Enter", "Ctrl+Z")

    assert busy(school) == frozenset()
