"""From ballots on paper to places on the team, by keyboard alone."""

from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton
from selection_support import add_adults, listed
from support import TODAY, add_students, ask_nobody

from peerdesk.enums import CandidateStatus, ConsentKind, Grade
from peerdesk.services import teams
from peerdesk.services.selection import rounds

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BALLOT = ("may", "eli", "sam", "oka", "her")
BALLOT_KEYS = 5 * 4
BUDGET = 145


@pytest.fixture
def shell(store, open_shell):
    add_students(store, 8, grades=(Grade.G04, Grade.G05))
    add_adults(store)
    ask_nobody(store, ConsentKind.TEAM)
    made = open_shell(TODAY, NOW)
    made.go_to("selection")
    return made


@pytest.fixture
def keys(shell, hands):
    made = hands(shell)
    made.press("Ctrl+N")
    made.type("2")
    made.press("Ctrl+Return")
    made.press("Alt+1")
    return made


def key_ballots(keys, count):
    for _ in range(count):
        for letters in BALLOT:
            keys.type(letters)
            keys.press("Enter")


def round_of(store):
    return store.read(rounds.current_round)


def stands(store):
    return {row.name: row.status for row in listed(store, round_of(store).id)}


def nominate(keys):
    key_ballots(keys, 5)
    keys.press("Alt+2", "Home", "Shift+Down", "Shift+Down", "Ctrl+N")


def test_ballot_takes_three_letters_and_enter_for_each_name(shell, keys):
    before = keys.count

    key_ballots(keys, 1)

    assert keys.count - before == BALLOT_KEYS
    assert shell.page.ballots.count.text().startswith("1 ballot")


def test_team_is_chosen_from_ballot_to_place(shell, keys, store):
    nominate(keys)
    assert len(stands(store)) == 3

    keys.press("Alt+3", "Ctrl+A", "Ctrl+N", "Ctrl+N", "Ctrl+N")
    assert set(stands(store).values()) == {CandidateStatus.APPLIED}
    for _ in range(2):
        keys.press("F2", "4", "3", "3", "4", "2", "Ctrl+Return", "Down")
    keys.press("Alt+4", "Home", "Space", "Down", "Space", "Ctrl+N")
    keys.press("Alt+3", "Home", "Shift+Down", "Ctrl+N")

    team = round_of(store).team_id
    members = store.read(partial(teams.list_members, team_id=team, today=TODAY))
    assert len(members) == 2
    assert sorted(stands(store).values()) == ["accepted", "accepted", "applied"]
    assert keys.count <= BUDGET
    keys.press("Ctrl+Z")
    assert store.read(partial(teams.list_members, team_id=team, today=TODAY)) == []


def test_last_ballot_is_taken_back_by_keyboard(shell, keys):
    key_ballots(keys, 2)

    keys.press("Alt+K")

    assert shell.page.ballots.count.text().startswith("1 ballot")
    button = shell.page.ballots.take_back_button
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
