"""What Today says of a team: offices that end, returns, actions due."""

from datetime import time, timedelta

import pytest

from peerdesk.enums import CourseCode
from peerdesk.services import programs, teams
from peerdesk.services.teams import Position, breaks, follow_up, meetings
from peerdesk.services.teams.follow_up import ActionDraft
from peerdesk.services.teams.meeting_rows import MeetingPlan, MinutesDraft
from peerdesk.services.teams.readiness import ReadyState, ready
from peerdesk.services.teams.terms import Successor, hand_over
from peerdesk.services.worklist.lines import Done
from peerdesk.services.worklist.teams import (
    action_lines,
    meeting_lines,
    return_lines,
    term_lines,
)

DAY = timedelta(days=1)


@pytest.fixture
def lines(look, team):
    """Give a function that returns the lines of a source."""
    return lambda source, today=team.today: look(lambda s: list(source(s, today)))


def ended(do, team, place, last_day):
    do(teams.end_position, team.positions[place], last_day)


def test_office_that_ends_within_a_month_waits_for_somebody(do, lines, team):
    ended(do, team, 0, team.today + 30 * DAY)

    (line,) = lines(term_lines)

    assert line.sentence == "Maya Ortiz, Captain: the office ends"
    assert (line.word, line.place, line.record_id) == ("In 30 days", "team", team.positions[0])
    assert lines(term_lines, team.today - DAY) == []


def test_empty_seat_waits_on_until_somebody_has_it(do, lines, team):
    ended(do, team, 0, team.today - DAY)
    assert [line.word for line in lines(term_lines)] == ["1 day late"]

    do(teams.add_member, team.id, Position(team.students[4], "Captain", team.today))

    assert lines(term_lines) == []


def test_handed_over_office_is_no_news(do, lines, team):
    do(hand_over, team.positions[0], Successor(team.students[4], team.today), team.today)

    assert lines(term_lines) == []


def test_member_who_left_is_no_news(do, lines, team):
    ended(do, team, 1, team.today)

    assert lines(term_lines) == []


def test_offices_that_end_with_the_year_are_one_line(do, lines, team):
    last = team.today.replace(year=2027, month=5, day=28)
    for place in range(3):
        ended(do, team, place, last)

    (line,) = lines(term_lines, last - 20 * DAY)

    assert line.sentence == "Peer Leaders: 3 offices end with the school year"
    assert line.count == 3


def test_return_is_named_a_week_ahead_and_done_from_paper(do, look, lines, team):
    do(breaks.take_break, team.students[0], team.today - 3 * DAY, team.today + DAY)
    (line,) = lines(return_lines)
    assert (line.sentence, line.word) == ("Maya Ortiz comes back from a break", "Tomorrow")

    do(line.done, Done(team.today, team.today))

    assert lines(return_lines) == []
    assert look(breaks.resting, team.today) == {}


def test_break_without_a_day_is_no_line(do, lines, team):
    do(breaks.take_break, team.students[0], team.today)

    assert lines(return_lines) == []


def test_action_waits_from_two_days_before_it_is_due(do, look, lines, team):
    actions = (
        ActionDraft("Paint", team.students[0], team.today + 2 * DAY),
        ActionDraft("Ask", "", team.today + 3 * DAY),
        ActionDraft("Some day"),
    )
    draft = MinutesDraft(
        team.id, team.today - DAY, time(2), 30, tuple(team.students[:2]), actions=actions
    )
    key = do(meetings.keep_minutes, draft)
    (line,) = lines(action_lines)
    assert (line.sentence, line.place, line.record_id) == ("Maya Ortiz: Paint", "minutes", key)

    do(line.done, Done(team.today, team.today))

    assert lines(action_lines) == []
    assert [row.title for row in look(follow_up.open_actions, team.id)] == ["Ask", "Some day"]


def test_meeting_that_was_planned_asks_for_its_minutes(do, lines, team):
    key = do(meetings.plan_meeting, MeetingPlan(team.id, team.today))

    (line,) = lines(meeting_lines, team.today + DAY)

    assert (line.sentence, line.record_id) == ("Peer Leaders: the meeting has no minutes yet", key)
    assert lines(meeting_lines) == []
    assert lines(meeting_lines, team.today + 40 * DAY) == []


@pytest.mark.parametrize(
    ("expires_in", "state"),
    [(-1, ReadyState.OVER), (30, ReadyState.SOON), (31, ReadyState.GOOD), (None, ReadyState.GOOD)],
)
def test_roster_tells_how_a_course_stands(do, look, team, expires_in, state):
    expires_on = None if expires_in is None else team.today + expires_in * DAY
    course = CourseCode.LIMITS
    do(programs.record_training, team.students[:1], course, done_on=team.today - 90 * DAY,
       expires_on=expires_on)  # fmt: skip

    found = look(ready, team.students, team.today)

    assert {key: one.state for key, one in found.items()} == {
        (team.students[0], course.value): state
    }
