"""A team of four in a real file: Maya leads, Eli, Sam and Ana are members."""

from datetime import date
from types import SimpleNamespace

import pytest
from support import TODAY, add_students, ask_nobody, make_store

from peerdesk.enums import ConsentKind
from peerdesk.services import teams
from peerdesk.services.teams import Position

SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def store(tmp_path):
    """Give a school's file."""
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def do(store):
    """Give a function that runs a use case in a write and returns its value."""
    return lambda use_case, *args, **more: (
        store.write(lambda session: use_case(session, *args, **more), "Did").value
    )


@pytest.fixture
def look(store):
    """Give a function that reads."""
    return lambda reading, *args, **more: store.read(
        lambda session: reading(session, *args, **more)
    )


@pytest.fixture
def team(store, do):
    """Give the team: its id, its students, its positions."""
    ask_nobody(store, ConsentKind.TEAM)
    ids = add_students(store, 6)
    team_id = do(teams.add_team, "Peer Leaders", TODAY)
    titles = ("Captain", "Member", "Member", "Member")
    held = [
        do(teams.add_member, team_id, Position(student, title, SEPTEMBER))
        for student, title in zip(ids, titles, strict=False)
    ]
    return SimpleNamespace(id=team_id, students=ids, positions=held, today=TODAY)
