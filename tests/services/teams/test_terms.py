"""One seat for one title, and how an office goes from one to the next."""

from datetime import date, timedelta

import pytest

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.services import teams
from peerdesk.services.teams import Position
from peerdesk.services.teams.terms import Successor, hand_over, is_single

DAY = timedelta(days=1)


def roster(look, team, day):
    rows = look(teams.list_members, team.id, day)
    return {(row.name, row.title) for row in rows if row.is_current}


@pytest.mark.parametrize(
    ("title", "single"),
    [("Captain", True), ("Member", False), (" member ", False), ("Co-captain", False),
     ("Miembro", False), ("Secretary", True)],
)  # fmt: skip
def test_one_seat_for_every_title_but_those_that_many_share(title, single):
    assert is_single(title) is single


def test_second_captain_is_refused_and_no_error_carries_a_name(do, team):
    with pytest.raises(InvalidValueError, match="has a captain already") as caught:
        do(teams.add_member, team.id, Position(team.students[4], "captain", team.today))

    assert caught.value.field == "title"
    assert "Maya" not in str(caught.value)


def test_title_is_free_again_after_its_last_day(do, team):
    do(teams.end_position, team.positions[0], team.today)

    with pytest.raises(InvalidValueError, match="until Tue 24 Nov"):
        do(teams.add_member, team.id, Position(team.students[4], "Captain", team.today))
    do(teams.add_member, team.id, Position(team.students[4], "Captain", team.today + DAY))


def test_change_of_position_takes_no_seat_that_is_taken(do, team):
    wanted = Position(team.students[1], "Captain", team.today)

    with pytest.raises(InvalidValueError, match="Co-Captain"):
        do(teams.change_position, team.positions[1], wanted)
    do(teams.change_position, team.positions[0], Position("", "Captain", team.today))


def test_captain_hands_over_in_one_deed_that_one_undo_takes_back(store, do, look, team):
    before = roster(look, team, team.today)

    do(hand_over, team.positions[0], Successor(team.students[1], team.today), team.today)

    after = roster(look, team, team.today)
    assert ("Brandt, Eli", "Captain") in after
    assert not any(name == "Ortiz, Maya" for name, _title in after)
    assert ("Ortiz, Maya", "Captain") in roster(look, team, team.today - DAY)
    store.undo()
    assert roster(look, team, team.today) == before


def test_old_captain_may_stay_as_a_member(do, look, team):
    successor = Successor(team.students[4], team.today, stays_as="Member")

    do(hand_over, team.positions[0], successor, team.today)

    after = roster(look, team, team.today)
    assert {("Ortiz, Maya", "Member"), ("Tran, Jo", "Captain")} <= after


def test_story_of_a_title_names_every_holder_newest_first(do, look, team):
    do(hand_over, team.positions[0], Successor(team.students[1], team.today), team.today)

    rows = look(teams.list_holders, "captain")

    assert [(row.name, row.starts_on) for row in rows] == [
        ("Eli Brandt", team.today), ("Maya Ortiz", date(2026, 9, 1)),
    ]  # fmt: skip
    assert rows[0].team == "Peer Leaders 2026/27"


@pytest.mark.parametrize(
    ("student", "span", "field"),
    [
        (0, (date(2026, 11, 24), None), "student_id"),
        (None, (date(2026, 11, 24), None), "student_id"),
        (1, (date(2026, 9, 1), None), "starts_on"),
        (1, (date(2026, 11, 24), date(2026, 11, 1)), "ends_on"),
    ],
)
def test_impossible_hand_over_changes_nothing(do, look, team, student, span, field):
    before = look(teams.list_members, team.id, team.today)
    who = "nobody" if student is None else team.students[student]

    with pytest.raises(InvalidValueError) as caught:
        do(hand_over, team.positions[0], Successor(who, *span), team.today)

    assert caught.value.field == field
    assert look(teams.list_members, team.id, team.today) == before


def test_office_that_is_over_long_since_is_not_handed_over(do, team):
    do(teams.end_position, team.positions[0], date(2026, 10, 1))

    with pytest.raises(InvalidValueError, match="ends on Thu 1 Oct"):
        do(hand_over, team.positions[0], Successor(team.students[1], team.today), team.today)
    with pytest.raises(NotFoundError):
        do(hand_over, "gone", Successor(team.students[1], team.today), team.today)


def test_nobody_gets_two_places_on_one_day(do, team):
    new = team.students[4]
    do(teams.add_member, team.id, Position(new, "Member", team.today))

    with pytest.raises(InvalidValueError, match="that very day"):
        do(hand_over, team.positions[0], Successor(new, team.today), team.today)
