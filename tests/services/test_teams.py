"""Positions on the leadership team and their terms of office."""

from dataclasses import replace
from datetime import timedelta

import pytest
from support import NOW, TODAY, add_students, ask_nobody, make_store

from peerdesk.enums import ConsentKind, ConsentMode, SessionKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.services import teams
from peerdesk.services.consent.blocks import ConsentNeededError
from peerdesk.services.consent.rules import set_rule
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.teams import Position


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def team(store):
    ask_nobody(store, ConsentKind.TEAM)
    return do(store, teams.add_team, "Leadership Team", TODAY)


def do(store, use_case, *args):
    return store.write(lambda session: use_case(session, *args), "Did").value


def members(store, team):
    return store.read(lambda session: teams.list_members(session, team, TODAY))


def test_member_serves_from_the_first_day(store, team):
    (student,) = add_students(store, 1)
    do(store, teams.add_member, team, Position(student, "Captain", TODAY))

    (row,) = members(store, team)

    assert (row.name, row.title, row.is_current) == ("Ortiz, Maya", "Captain", True)
    assert store.read(lambda s: teams.list_teams(s, TODAY))[0].members == 1


def test_ended_office_stays_in_the_history(store, team):
    first, second = add_students(store, 2)
    old = do(store, teams.add_member, team, Position(first, "Captain", TODAY - timedelta(days=9)))
    do(store, teams.end_position, old, TODAY - timedelta(days=1))
    do(store, teams.add_member, team, Position(second, "Captain", TODAY))

    rows = members(store, team)

    assert [(row.student_id, row.is_current) for row in rows] == [(second, True), (first, False)]


def test_one_student_holds_one_position_at_a_time(store, team):
    (student,) = add_students(store, 1)
    do(store, teams.add_member, team, Position(student, "Captain", TODAY))

    with pytest.raises(InvalidValueError, match="student_id"):
        do(store, teams.add_member, team, Position(student, "Member", TODAY))


@pytest.mark.parametrize(
    ("position", "field"),
    [
        (Position("x", " "), "title"),
        (Position("x", "Member", TODAY, TODAY - timedelta(days=1)), "ends_on"),
        (Position("nobody", "Member"), "student_id"),
    ],
)
def test_impossible_position_is_refused_with_its_field(store, team, position, field):
    with pytest.raises(InvalidValueError) as caught:
        do(store, teams.add_member, team, position)

    assert caught.value.field == field


def test_position_is_changed_and_moved(store, team):
    ids = add_students(store, 3)
    rows = [do(store, teams.add_member, team, Position(i, "Member", TODAY)) for i in ids]
    do(store, teams.change_position, rows[2], Position(ids[2], "Captain", TODAY, None))

    do(store, teams.move_position, rows[2], -5)

    assert [row.title for row in members(store, team)] == ["Captain", "Member", "Member"]


def test_office_that_ended_begins_again_only_with_a_yes(store, team):
    (student,) = add_students(store, 1)
    held = Position(student, "Member", TODAY - timedelta(days=30), TODAY - timedelta(days=1))
    office = do(store, teams.add_member, team, held)
    store.write(
        lambda s: set_rule(s, ConsentKind.TEAM, ConsentMode.ACTIVE, needs_assent=False, days=14),
        "Asked for a yes",
    )

    with pytest.raises(ConsentNeededError, match="no yes"):
        do(store, teams.change_position, office, replace(held, ends_on=None))

    do(store, teams.change_position, office, replace(held, title="Scribe"))


def test_hours_come_from_logged_team_sessions(store, team):
    (student,) = add_students(store, 1)
    do(store, teams.add_member, team, Position(student, "Member", TODAY))
    do(store, log_session, SessionEntry(SessionKind.TEAM, NOW, 40, team_id=team))

    assert members(store, team)[0].minutes == 40


def test_team_needs_a_name(store, team):
    with pytest.raises(InvalidValueError):
        do(store, teams.add_team, " ", TODAY)
    with pytest.raises(InvalidValueError):
        do(store, teams.change_team, team, "", "")


def test_team_can_be_renamed(store, team):
    do(store, teams.change_team, team, "Peer Leaders", "Ms. Lee")

    (row,) = store.read(lambda session: teams.list_teams(session, TODAY))

    assert (row.name, row.advisor) == ("Peer Leaders", "Ms. Lee")


@pytest.mark.parametrize(
    ("use_case", "args"),
    [
        (teams.end_position, (TODAY,)),
        (teams.move_position, (1,)),
        (teams.change_position, (Position("x", "Member"),)),
        (teams.change_team, ("a", "b")),
        (teams.add_member, (Position("x", "Member"),)),
    ],
)
def test_what_is_gone_is_said(store, use_case, args):
    with pytest.raises(NotFoundError):
        do(store, use_case, "gone", *args)


def test_candidates_are_found_by_the_beginning_of_their_names(store):
    add_students(store, 10)

    found = store.read(lambda session: teams.find_candidates(session, "jose"))

    assert [name for _id, name, _grade in found] == ["José St. Clair"]
    assert store.read(lambda session: teams.find_candidates(session, "")) == []


def test_first_member_needs_no_team_to_be_made_first(store):
    made = do(store, teams.current_team, TODAY)

    assert do(store, teams.current_team, TODAY) == made
    assert store.read(lambda session: teams.list_teams(session, TODAY))[0].id == made
