"""How a team runs: each deed once, on the sample school."""

from datetime import date, time, timedelta
from functools import partial

from sqlalchemy import select

from peerdesk.models.programs import TeamPosition
from peerdesk.models.teams import (
    HoursEntry,
    Recognition,
    ServiceBreak,
    TeamMeeting,
    TeamMeetingAction,
)
from peerdesk.services.teams import breaks, follow_up, hours, meetings, recognition, terms
from peerdesk.services.teams.follow_up import ActionDraft
from peerdesk.services.teams.hours import HoursDraft
from peerdesk.services.teams.meeting_rows import MeetingPlan, MinutesDraft
from peerdesk.services.teams.recognition import RecognitionDraft
from peerdesk.services.teams.terms import Successor

TODAY = date(2026, 11, 24)
WEEK = timedelta(days=7)


def first(kind, *where):
    """Return a reading of the first such record."""
    return lambda session: session.scalars(select(kind.id).where(*where).order_by(kind.id)).first()


def on(kind, do, *where):
    """Return a case that does something to the first such record."""
    return lambda session: do(session, first(kind, *where)(session))


def _minutes(session, helper):
    team = session.scalars(select(TeamPosition.team_id)).first()
    draft = MinutesDraft(
        team, TODAY - timedelta(days=1), time(15, 0), 40, (helper,), "Decided.", "Vests",
        (ActionDraft("Paint", helper, TODAY + WEEK), ActionDraft("Ask")),
        (first(TeamMeetingAction, TeamMeetingAction.done_on.is_(None))(session),),
    )  # fmt: skip
    return meetings.keep_minutes(session, draft)


def _plan(session):
    team = session.scalars(select(TeamPosition.team_id)).first()
    return meetings.plan_meeting(session, MeetingPlan(team, TODAY + WEEK, "Vests"))


def _handed(session):
    held = session.scalars(
        select(TeamPosition).where(TeamPosition.ends_on > TODAY).order_by(TeamPosition.rank)
    ).all()
    successor = Successor(held[-1].student_id, TODAY, held[0].ends_on, "Member")
    return terms.hand_over(session, held[0].id, successor, TODAY)


def _changed_hours(session, row_id):
    draft = HoursDraft((), TODAY, 90, "Book fair")
    hours.change_hours(session, row_id, draft, TODAY)


def cases(helper):
    """Return the cases by the name of their use case."""
    done = TeamMeetingAction.done_on
    thanks = RecognitionDraft((helper,), TODAY, "Stepping in")
    given = HoursDraft((helper,), TODAY, 45, "Book fair")
    return {
        "teams.breaks.take_break": partial(
            breaks.take_break, student_id=helper, today=TODAY, back_on=TODAY + WEEK
        ),
        "teams.breaks.change_return": on(
            ServiceBreak, lambda s, i: breaks.change_return(s, i, TODAY + 2 * WEEK, TODAY)
        ),
        "teams.breaks.come_back": on(ServiceBreak, lambda s, i: breaks.come_back(s, i, TODAY)),
        "teams.follow_up.mark_done": on(
            TeamMeetingAction, lambda s, i: follow_up.mark_done(s, i, TODAY), done.is_(None)
        ),
        "teams.follow_up.reopen_action": on(
            TeamMeetingAction, follow_up.reopen_action, done.is_not(None)
        ),
        "teams.follow_up.remove_action": on(TeamMeetingAction, follow_up.remove_action),
        "teams.hours.add_hours": partial(hours.add_hours, draft=given, today=TODAY),
        "teams.hours.change_hours": on(HoursEntry, _changed_hours),
        "teams.hours.remove_hours": on(HoursEntry, hours.remove_hours),
        "teams.meetings.bin_meeting": on(
            TeamMeeting, meetings.bin_meeting, TeamMeeting.session_log_id.is_not(None)
        ),
        "teams.meetings.keep_minutes": partial(_minutes, helper=helper),
        "teams.meetings.plan_meeting": _plan,
        "teams.recognition.recognize": partial(recognition.recognize, draft=thanks, today=TODAY),
        "teams.recognition.remove_recognition": on(Recognition, recognition.remove_recognition),
        "teams.terms.hand_over": _handed,
    }
