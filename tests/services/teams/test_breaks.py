"""A helper rests, keeps the place, and comes back."""

from datetime import datetime, timedelta

import pytest
from support import NOW

from peerdesk.enums import MembershipRole, MembershipStatus, SessionKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.session_logs import SessionAttendance
from peerdesk.services import programs, teams
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.teams import breaks

WEEK = timedelta(days=7)


@pytest.fixture
def helper(do, team):
    """Let the captain be a helper of pairs too."""
    student = team.students[0]
    return do(programs.mark_member, student, MembershipRole.HELPER, today=team.today)


def status(look, membership):
    return look(lambda session: session.get(ProgramMembership, membership).status)


def captain(look, team, day):
    return look(teams.list_members, team.id, day)[0]


def test_place_stays_while_the_programs_rest(do, look, team, helper):
    do(breaks.take_break, team.students[0], team.today, team.today + WEEK)

    row = captain(look, team, team.today)
    assert (row.title, row.is_current, row.on_break.back_on) == (
        "Captain", True, team.today + WEEK,
    )  # fmt: skip
    assert status(look, helper) is MembershipStatus.ON_BREAK


def test_return_lets_go_on_what_the_break_let_rest(do, look, team, helper):
    key = do(breaks.take_break, team.students[0], team.today)

    do(breaks.come_back, key, team.today + WEEK)

    assert status(look, helper) is MembershipStatus.ACTIVE
    assert captain(look, team, team.today + WEEK).on_break is None
    assert captain(look, team, team.today + WEEK - timedelta(days=1)).on_break is not None


def test_return_wakes_nothing_that_rested_before(do, look, team, helper):
    do(programs.set_break, helper, on_break=True)
    key = do(breaks.take_break, team.students[0], team.today)

    do(breaks.come_back, key, team.today)

    assert status(look, helper) is MembershipStatus.ON_BREAK


def test_team_session_without_names_leaves_out_who_rests(do, look, team):
    do(breaks.take_break, team.students[0], team.today)
    held_at = datetime.combine(team.today, NOW.time(), NOW.tzinfo)
    do(log_session, SessionEntry(SessionKind.TEAM, held_at, 40, team_id=team.id))

    rows = look(lambda session: {row.student_id for row in session.query(SessionAttendance).all()})

    assert rows == set(team.students[1:4])


@pytest.mark.parametrize("days", [0, -3, 900])
def test_return_must_be_to_come_and_not_too_far(do, team, days):
    back_on = team.today + timedelta(days=days)

    with pytest.raises(InvalidValueError) as caught:
        do(breaks.take_break, team.students[0], team.today, back_on)

    assert caught.value.field == "back_on"


def test_nobody_rests_twice_and_what_is_over_is_gone(do, look, team):
    key = do(breaks.take_break, team.students[0], team.today)
    with pytest.raises(InvalidValueError, match="on break already"):
        do(breaks.take_break, team.students[0], team.today)
    do(breaks.change_return, key, team.today + WEEK, team.today)
    assert look(breaks.resting, team.today)[team.students[0]].back_on == team.today + WEEK
    do(breaks.come_back, key, team.today)

    for use_case, args in ((breaks.come_back, (team.today,)), (breaks.take_break, (team.today,))):
        with pytest.raises(NotFoundError):
            do(use_case, "gone", *args)
    with pytest.raises(NotFoundError):
        do(breaks.change_return, key, None, team.today)
