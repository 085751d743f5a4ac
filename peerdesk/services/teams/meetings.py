"""Meetings of a team: planned with an agenda, held with minutes, attendance and actions.

list_meetings(session, team_id) -> [MeetingRow]            newest first
read_meeting(session, key) -> Meeting                      by id of the meeting or of its session
new_meeting(session, team_id, now) -> Meeting              what the form for minutes begins with
plan_meeting(session, plan, meeting_id=None) -> id         a day and an agenda
keep_minutes(session, draft, key="") -> id                 minutes of a new or a known meeting
bin_meeting(session, key)                                  with its session and its actions
next_meeting(session, team_id, today) -> MeetingRow | None
team_of(session, key) -> the id of its team, or ""

A held meeting is a session of kind team: it is in the list of sessions, and its minutes count
as hours and as time used. A session that was logged without minutes is listed here too.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import SessionKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.programs import LeadershipTeam, TeamPosition
from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.models.stamping import stamp_of
from peerdesk.models.teams import TeamMeeting, TeamMeetingAction
from peerdesk.services.session_logs.entry import (
    SessionEntry,
    bin_session,
    edit_session,
    entry_of,
    last_minutes,
    log_session,
)
from peerdesk.services.teams import breaks
from peerdesk.services.teams.attendance import people_on, who_was_there
from peerdesk.services.teams.follow_up import (
    ActionRow,
    actions_of,
    mark_done,
    put_actions,
)
from peerdesk.services.teams.meeting_rows import Meeting, MeetingPlan, MeetingRow, MinutesDraft
from peerdesk.services.teams.terms import in_office
from peerdesk.services.vaults import own_school_id

MOST_AGENDA: Final = 2_000
MOST_RECORD: Final = 8_000
USUAL_START: Final = time(15, 0)


def list_meetings(session: Session, team_id: str) -> list[MeetingRow]:
    """Return the meetings of a team, newest first; sessions without minutes are among them."""
    query = (
        select(TeamMeeting, SessionLog)
        .outerjoin(SessionLog, SessionLog.id == TeamMeeting.session_log_id)
        .where(TeamMeeting.team_id == team_id)
    )
    kept = [(meeting, log) for meeting, log in session.execute(query)]
    known = {meeting.session_log_id for meeting, _log in kept}
    bare = session.scalars(
        select(SessionLog).where(SessionLog.team_id == team_id, SessionLog.kind == SessionKind.TEAM)
    )
    lists = _Lists(session, team_id)
    rows = [lists.row(meeting, log) for meeting, log in kept]
    rows += [lists.row(None, log) for log in bare if log.id not in known]
    return sorted(rows, key=lambda row: (row.day, row.id), reverse=True)


def next_meeting(session: Session, team_id: str, today: date) -> MeetingRow | None:
    """Return the first planned meeting from today on; None if none is planned."""
    planned = [
        row for row in list_meetings(session, team_id) if not row.is_held and row.day >= today
    ]
    return min(planned, key=lambda row: (row.day, row.id), default=None)


def team_of(session: Session, key: str) -> str:
    """Return the team of a meeting; empty if it is gone."""
    meeting = session.get(TeamMeeting, key)
    log = session.get(SessionLog, key)
    return (meeting.team_id if meeting else log.team_id if log else None) or ""


def read_meeting(session: Session, key: str) -> Meeting:
    """Return a meeting by its id, or by that of its session.

    Raises:
        NotFoundError: If it is gone.
    """
    meeting, log = _found(session, key)
    team_id = meeting.team_id if meeting else (log.team_id if log else None) or ""
    day = _day(meeting, log)
    there = who_was_there(session, log.id) if log else None
    return Meeting(
        id=meeting.id if meeting else "",
        team_id=team_id,
        team=session.get_one(LeadershipTeam, team_id).name,
        log_id=log.id if log else "",
        day=day,
        starts_at=_local(log.held_at).time() if log and log.held_at else USUAL_START,
        minutes=log.minutes if log else last_minutes(session, SessionKind.TEAM),
        agenda=meeting.agenda if meeting else "",
        record=meeting.said if meeting else "",
        people=people_on(session, team_id, day, there),
        actions=actions_of(session, [meeting.id]) if meeting else (),
        carried=_carried(session, team_id, meeting),
    )


def new_meeting(session: Session, team_id: str, now: datetime) -> Meeting:
    """Return what minutes begin with: the team of today, all of them there, at the usual time.

    Raises:
        NotFoundError: If the team is gone.
    """
    team = session.get(LeadershipTeam, team_id)
    if team is None:
        raise NotFoundError(kind="LeadershipTeam", record_id=team_id)
    here = _local(now)
    minutes = last_minutes(session, SessionKind.TEAM)
    began = max(here - timedelta(minutes=minutes), here.replace(hour=0, minute=0))
    starts_at = began.time().replace(
        minute=began.minute - began.minute % 5, second=0, microsecond=0
    )
    people = people_on(session, team_id, here.date(), None)
    return Meeting(
        "", team_id, team.name, "", here.date(), starts_at, minutes, "", "", people, (),
        _carried(session, team_id, None),
    )  # fmt: skip


def plan_meeting(session: Session, plan: MeetingPlan, meeting_id: str = "") -> str:
    """Keep day and agenda of a meeting to come and return its id.

    Raises:
        NotFoundError: If the team, or the meeting to change, is gone.
        InvalidValueError: With the field (`day`, `agenda`).
    """
    _check_team(session, plan.team_id)
    _check_length("agenda", plan.agenda, MOST_AGENDA)
    row = _planned(session, meeting_id) if meeting_id else _added(session, plan.team_id)
    today = _local(stamp_of(session).now()).date()
    if plan.day < today and plan.day != row.day:
        raise InvalidValueError(
            "day", translate("Teams", "This day is over. Write minutes, or enter a day to come.")
        )
    row.day, row.agenda = plan.day, plan.agenda.strip()
    session.flush()
    return row.id


def keep_minutes(session: Session, draft: MinutesDraft, key: str = "") -> str:
    """Keep who was there, what was said, and who does what, in one deed; return the id.

    Args:
        session: A writing session.
        draft: What was typed.
        key: The meeting, or its session, that it is about; empty for one nothing is kept of.

    Raises:
        NotFoundError: If the team, or the meeting, is gone.
        InvalidValueError: With the field (`day`, `starts_at`, `minutes`, `present`, `record`,
            `agenda`, or `actions`).
    """
    _check_team(session, draft.team_id)
    _check_length("agenda", draft.agenda, MOST_AGENDA)
    _check_length("record", draft.record, MOST_RECORD)
    if not draft.present:
        raise InvalidValueError(
            "present",
            translate("Teams", "Tick who was there. If nobody came, plan another day instead."),
        )
    meeting, log = _found(session, key) if key else (None, None)
    meeting = meeting or _added(session, draft.team_id)
    log_id = _keep_session(session, draft, log)
    meeting.session_log_id, meeting.day = log_id, draft.day
    meeting.said, meeting.agenda = draft.record.strip(), draft.agenda.strip()
    put_actions(session, meeting.id, draft.actions, draft.day)
    for action_id in draft.done:
        mark_done(session, action_id, draft.day)
    session.flush()
    return meeting.id


def bin_meeting(session: Session, key: str) -> None:
    """Put a meeting into the bin, with its session and its actions.

    Raises:
        NotFoundError: If it is there already.
    """
    meeting, log = _found(session, key)
    now = stamp_of(session).now()
    if log is not None:
        bin_session(session, log.id)
    if meeting is None:
        return
    meeting.deleted_at = now
    for action in session.scalars(
        select(TeamMeetingAction).where(TeamMeetingAction.meeting_id == meeting.id)
    ):
        action.deleted_at = now


class _Lists:
    """Counts for the rows of one team, read once for all of them."""

    def __init__(self, session: Session, team_id: str) -> None:
        self._positions = session.scalars(
            select(TeamPosition).where(TeamPosition.team_id == team_id)
        ).all()
        self._off = breaks.spans(session)
        own = select(SessionLog.id).where(SessionLog.team_id == team_id)
        there = select(SessionAttendance.session_log_id, func.count()).where(
            SessionAttendance.session_log_id.in_(own)
        )
        self._present = dict(
            session.execute(there.group_by(SessionAttendance.session_log_id)).all()
        )
        open_ones = (
            select(TeamMeetingAction.meeting_id, func.count())
            .where(TeamMeetingAction.done_on.is_(None))
            .group_by(TeamMeetingAction.meeting_id)
        )
        self._open = dict(session.execute(open_ones).all())

    def row(self, meeting: TeamMeeting | None, log: SessionLog | None) -> MeetingRow:
        """Return the row of a meeting, a session without minutes, or both."""
        day = _day(meeting, log)
        expected = {
            one.student_id
            for one in self._positions
            if in_office(one, day) and not breaks.is_resting(self._off.get(one.student_id, ()), day)
        }
        return MeetingRow(
            id=meeting.id if meeting else log.id if log else "",
            day=day,
            is_held=log is not None,
            has_minutes=bool(meeting and (meeting.said or log)),
            minutes=log.minutes if log else 0,
            present=self._present.get(log.id, 0) if log else 0,
            expected=len(expected),
            open_actions=self._open.get(meeting.id, 0) if meeting else 0,
        )


def _keep_session(session: Session, draft: MinutesDraft, log: SessionLog | None) -> str:
    held_at = datetime.combine(draft.day, draft.starts_at).astimezone()
    entry = SessionEntry(SessionKind.TEAM, held_at, draft.minutes, team_id=draft.team_id)
    if log is not None:
        entry = replace(entry_of(session, log.id), held_at=held_at, minutes=draft.minutes)
    entry = replace(entry, student_ids=draft.present)
    try:
        if log is None:
            return log_session(session, entry)
        edit_session(session, log.id, entry)
    except InvalidValueError as error:
        if error.field in _FIELDS:
            raise InvalidValueError(_FIELDS[error.field], error.sentence()) from error
        raise
    return log.id


_FIELDS: Final = {"held_at": "day", "who": "present"}
"""What the form of minutes calls the fields of a session."""


def _found(session: Session, key: str) -> tuple[TeamMeeting | None, SessionLog | None]:
    meeting = session.get(TeamMeeting, key)
    if meeting is None or meeting.deleted_at is not None:
        query = select(TeamMeeting).where(TeamMeeting.session_log_id == key)
        meeting = session.scalars(query.order_by(TeamMeeting.id)).first()
    log_id = meeting.session_log_id if meeting else key
    log = session.get(SessionLog, log_id) if log_id else None
    if log is not None and (log.deleted_at is not None or log.kind is not SessionKind.TEAM):
        log = None
    if meeting is None and log is None:
        raise NotFoundError(kind="TeamMeeting", record_id=key)
    return meeting, log


def _planned(session: Session, meeting_id: str) -> TeamMeeting:
    meeting, _log = _found(session, meeting_id)
    if meeting is None:
        raise NotFoundError(kind="TeamMeeting", record_id=meeting_id)
    return meeting


def _added(session: Session, team_id: str) -> TeamMeeting:
    meeting = TeamMeeting(school_id=own_school_id(session), team_id=team_id)
    session.add(meeting)
    return meeting


def _check_team(session: Session, team_id: str) -> None:
    team = session.get(LeadershipTeam, team_id)
    if team is None or team.deleted_at is not None:
        raise NotFoundError(kind="LeadershipTeam", record_id=team_id)


def _check_length(field: str, text: str, most: int) -> None:
    if len(text) > most:
        sentence = translate("Teams", "This is too long. Keep it under {most} letters.")
        raise InvalidValueError(field, sentence.format(most=most))


def _carried(session: Session, team_id: str, meeting: TeamMeeting | None) -> tuple[ActionRow, ...]:
    """Return what earlier meetings left open."""
    others = select(TeamMeeting.id).where(TeamMeeting.team_id == team_id)
    if meeting is not None:
        others = others.where(TeamMeeting.id != meeting.id, TeamMeeting.day <= meeting.day)
    return actions_of(session, session.scalars(others).all(), open_only=True)


def _day(meeting: TeamMeeting | None, log: SessionLog | None) -> date:
    if log is not None and log.held_at is not None:
        return _local(log.held_at).date()
    return (meeting.day if meeting else None) or date.min


def _local(at: datetime) -> datetime:
    return at.astimezone()
