"""Minutes of a meeting: attendance, what was said, actions that are carried on."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from support import NOW

from peerdesk.enums import SessionKind, StaffRole
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.people import Staff
from peerdesk.models.session_logs import SessionLog
from peerdesk.services import teams
from peerdesk.services.session_logs.entry import SessionEntry, bin_session, log_session
from peerdesk.services.teams import breaks, follow_up, meetings
from peerdesk.services.teams.follow_up import ActionDraft
from peerdesk.services.teams.meeting_rows import MeetingPlan, MinutesDraft
from peerdesk.services.vaults import own_school_id

WEEK = timedelta(days=7)


@pytest.fixture
def draft(team):
    """Give minutes of yesterday: two of four there, one action."""
    action = ActionDraft("Paint the sign", team.students[0], team.today + WEEK)
    return MinutesDraft(
        team.id, team.today - timedelta(days=1), time(2, 0), 40, tuple(team.students[:2]),
        "A sign is painted.", "Sign\nVests", (action,),
    )  # fmt: skip


@pytest.fixture
def kept(do, draft):
    return do(meetings.keep_minutes, draft)


def test_minutes_say_who_was_there_and_name_the_absent(look, kept):
    meeting = look(meetings.read_meeting, kept)

    assert [one.name for one in meeting.present] == ["Maya Ortiz", "Eli Brandt"]
    assert [one.name for one in meeting.absent] == ["Sam Vance", "Ana Ruiz"]
    assert (meeting.record, meeting.minutes, meeting.starts_at) == (
        "A sign is painted.", 40, time(2, 0),
    )  # fmt: skip


def test_meeting_is_a_session_so_that_hours_count_it(look, team, kept):
    meeting = look(meetings.read_meeting, kept)
    log = look(lambda session: session.get(SessionLog, meeting.log_id).kind)

    rows = look(teams.list_members, team.id, team.today)

    assert log is SessionKind.TEAM
    assert [row.minutes for row in rows] == [40, 40, 0, 0]


def test_one_undo_takes_minutes_session_and_actions_back(store, look, team, kept):
    store.undo()

    assert look(meetings.list_meetings, team.id) == []
    assert look(follow_up.open_actions, team.id) == ()
    assert look(teams.list_members, team.id, team.today)[0].minutes == 0


def test_minutes_are_changed_with_attendance_and_actions(do, look, team, draft, kept):
    (known,) = look(meetings.read_meeting, kept).actions
    stays = ActionDraft("Paint two signs", team.students[1], team.today + WEEK, known.id)
    more = ActionDraft("Ask for vests")
    changed = replace(draft, present=tuple(team.students[2:4]), actions=(stays, more))

    assert do(meetings.keep_minutes, changed, kept) == kept

    meeting = look(meetings.read_meeting, kept)
    assert [one.name for one in meeting.present] == ["Sam Vance", "Ana Ruiz"]
    assert [(row.title, row.owner) for row in meeting.actions] == [
        ("Paint two signs", "Eli Brandt"), ("Ask for vests", ""),
    ]  # fmt: skip
    assert [row.present for row in look(meetings.list_meetings, team.id)] == [2]


def test_action_left_out_goes_to_the_bin(do, look, team, draft, kept):
    do(meetings.keep_minutes, replace(draft, actions=()), kept)

    assert look(follow_up.open_actions, team.id) == ()


def test_open_action_is_carried_to_the_next_minutes_and_done_there(do, look, team, draft, kept):
    coming = look(meetings.new_meeting, team.id, NOW)
    (carried,) = coming.carried
    today = replace(draft, day=team.today, actions=(), done=(carried.id,))

    do(meetings.keep_minutes, today)

    assert (carried.title, carried.owner) == ("Paint the sign", "Maya Ortiz")
    assert look(follow_up.open_actions, team.id) == ()
    (row,) = look(meetings.read_meeting, kept).actions
    assert row.done_on == team.today


def test_adult_takes_an_action_on(do, look, team, draft):
    def add(session):
        adult = Staff(school_id=own_school_id(session), first_name="Rosa", last_name="Begay",
                      role=StaffRole.COUNSELOR)  # fmt: skip
        session.add(adult)
        session.flush()
        return adult.id

    adult = do(add)
    owners = look(follow_up.list_owners, team.id, team.today)
    do(meetings.keep_minutes, replace(draft, actions=(ActionDraft("Call", adult),)))

    assert [owner.name for owner in owners if owner.is_adult] == ["Rosa Begay"]
    assert [row.owner for row in look(follow_up.open_actions, team.id)] == ["Rosa Begay"]


def test_who_rests_is_neither_there_nor_absent(do, look, team):
    do(breaks.take_break, team.students[3], team.today)

    meeting = look(meetings.new_meeting, team.id, NOW)

    assert [one.name for one in meeting.people if one.on_break] == ["Ana Ruiz"]
    assert len(meeting.present) == 3
    assert meeting.absent == ()


def test_planned_meeting_becomes_the_one_with_minutes(do, look, team, draft):
    planned = do(meetings.plan_meeting, MeetingPlan(team.id, team.today, "Vests"))
    assert look(meetings.next_meeting, team.id, team.today).id == planned

    do(meetings.keep_minutes, replace(draft, day=team.today), planned)

    (row,) = look(meetings.list_meetings, team.id)
    assert (row.id, row.is_held, row.expected) == (planned, True, 4)
    assert look(meetings.next_meeting, team.id, team.today) is None


def test_session_logged_without_minutes_gets_them(do, look, team, draft):
    log = do(log_session, SessionEntry(SessionKind.TEAM, NOW, 30, team_id=team.id))
    (bare,) = look(meetings.list_meetings, team.id)
    assert (bare.id, bare.has_minutes, bare.present) == (log, False, 4)

    do(meetings.keep_minutes, replace(draft, day=team.today), log)

    (row,) = look(meetings.list_meetings, team.id)
    assert (row.has_minutes, row.present) == (True, 2)
    assert look(meetings.team_of, log) == team.id


def test_binned_meeting_takes_its_session_along(do, look, team, kept):
    do(meetings.bin_meeting, kept)

    assert look(meetings.list_meetings, team.id) == []
    assert look(teams.list_members, team.id, team.today)[0].minutes == 0
    with pytest.raises(NotFoundError):
        look(meetings.read_meeting, kept)


def test_session_that_was_binned_leaves_the_minutes(do, look, team, kept):
    log = look(meetings.read_meeting, kept).log_id

    do(bin_session, log)

    (row,) = look(meetings.list_meetings, team.id)
    assert (row.id, row.is_held) == (kept, False)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"present": ()}, "present"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 481}, "minutes"),
        ({"day": date(2026, 12, 1)}, "day"),
        ({"day": date(2026, 2, 1)}, "day"),
        ({"record": "x" * 9000}, "record"),
        ({"agenda": "x" * 3000}, "agenda"),
        ({"actions": (ActionDraft(" "),)}, "actions"),
        ({"actions": (ActionDraft("x" * 201),)}, "actions"),
        ({"actions": (ActionDraft("Ask", "nobody"),)}, "actions"),
        ({"actions": (ActionDraft("Ask", "", date(2026, 9, 2)),)}, "actions"),
    ],
)
def test_wrong_minutes_are_refused_whole(do, look, team, draft, change, field):
    with pytest.raises(InvalidValueError) as caught:
        do(meetings.keep_minutes, replace(draft, **change))

    assert caught.value.field == field
    assert look(meetings.list_meetings, team.id) == []


def test_plan_is_for_a_day_to_come_and_can_change(do, look, team):
    with pytest.raises(InvalidValueError, match="This day is over"):
        do(meetings.plan_meeting, MeetingPlan(team.id, team.today - WEEK))
    planned = do(meetings.plan_meeting, MeetingPlan(team.id, team.today, "A"))

    do(meetings.plan_meeting, MeetingPlan(team.id, team.today + WEEK, "B"), planned)

    meeting = look(meetings.read_meeting, planned)
    assert (meeting.day, meeting.agenda) == (team.today + WEEK, "B")


def test_what_is_gone_is_said(do, look, team, draft):
    gone = (
        (meetings.keep_minutes, replace(draft, team_id="gone")),
        (meetings.plan_meeting, MeetingPlan("gone", team.today)),
        (follow_up.remove_action, "gone"),
        (follow_up.reopen_action, "gone"),
    )
    for use_case, argument in gone:
        with pytest.raises(NotFoundError):
            do(use_case, argument)
    with pytest.raises(NotFoundError):
        do(meetings.keep_minutes, replace(draft, done=("gone",)))
    with pytest.raises(NotFoundError):
        look(meetings.new_meeting, "gone", NOW)
    with pytest.raises(NotFoundError):
        do(meetings.plan_meeting, MeetingPlan(team.id, team.today), "gone")


def test_done_action_can_be_opened_again_and_removed(do, look, team, kept):
    (row,) = look(follow_up.open_actions, team.id)
    do(follow_up.mark_done, row.id, team.today)
    assert look(follow_up.open_actions, team.id) == ()
    do(follow_up.reopen_action, row.id)
    assert look(follow_up.open_actions, team.id) == (row,)

    do(follow_up.remove_action, row.id)

    assert look(meetings.read_meeting, kept).actions == ()
