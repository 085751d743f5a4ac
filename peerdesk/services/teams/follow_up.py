"""Actions of meetings: who does what until when; open ones are carried to the next meeting.

actions_of(session, meeting_ids, open_only=False) -> [ActionRow]    the first due first
open_actions(session, team_id) -> [ActionRow]
put_actions(session, meeting_id, drafts, day)    what one meeting has, as typed
mark_done(session, action_id, day)               reopen_action(session, action_id)
remove_action(session, action_id)
list_owners(session, team_id, today) -> [Owner]  who can take one on
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.people import Staff, Student
from peerdesk.models.programs import TeamPosition
from peerdesk.models.stamping import stamp_of
from peerdesk.models.teams import TeamMeeting, TeamMeetingAction
from peerdesk.services.names import full_name
from peerdesk.services.teams.terms import in_office
from peerdesk.services.vaults import own_school_id

MOST_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """An action as typed in.

    Attributes:
        title: What is to be done.
        owner_id: The student or the adult who does it; empty for nobody yet.
        id: Of an action that is there already.
    """

    title: str
    owner_id: str = ""
    due_on: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action of a meeting.

    Attributes:
        owner: Name of who does it; empty for nobody yet.
        met_on: Day of the meeting it came from.
    """

    id: str
    meeting_id: str
    title: str
    owner_id: str
    owner: str
    due_on: date | None
    done_on: date | None
    met_on: date


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody who can take an action on."""

    id: str
    name: str
    is_adult: bool


def list_owners(session: Session, team_id: str, today: date) -> list[Owner]:
    """Return the members of a team by name, then the adults of the school."""
    members = session.execute(
        select(TeamPosition, Student)
        .join(Student, Student.id == TeamPosition.student_id)
        .where(TeamPosition.team_id == team_id)
        .order_by(Student.first_name, Student.last_name, Student.id)
    )
    owners = {
        student.id: Owner(student.id, _name(student), is_adult=False)
        for position, student in members
        if in_office(position, today)
    }
    adults = session.scalars(
        select(Staff)
        .where(Staff.is_active, Staff.school_id == own_school_id(session))
        .order_by(Staff.last_name, Staff.first_name, Staff.id)
    )
    owners |= {
        one.id: Owner(one.id, full_name(one.first_name, one.last_name), is_adult=True)
        for one in adults
    }
    return list(owners.values())


def open_actions(session: Session, team_id: str) -> tuple[ActionRow, ...]:
    """Return what is open of all meetings of a team."""
    ids = session.scalars(select(TeamMeeting.id).where(TeamMeeting.team_id == team_id)).all()
    return actions_of(session, ids, open_only=True)


def actions_of(
    session: Session, meeting_ids: Collection[str], *, open_only: bool = False
) -> tuple[ActionRow, ...]:
    """Return the actions of these meetings, the first due first, those without a day last."""
    query = (
        select(TeamMeetingAction, TeamMeeting.day, Student, Staff)
        .join(TeamMeeting, TeamMeeting.id == TeamMeetingAction.meeting_id)
        .outerjoin(Student, Student.id == TeamMeetingAction.student_id)
        .outerjoin(Staff, Staff.id == TeamMeetingAction.staff_id)
        .where(TeamMeetingAction.meeting_id.in_(meeting_ids))
    )
    if open_only:
        query = query.where(TeamMeetingAction.done_on.is_(None))
    rows = [
        ActionRow(
            row.id,
            row.meeting_id,
            row.title,
            row.student_id or row.staff_id or "",
            _owner(student, adult),
            row.due_on,
            row.done_on,
            day or date.min,
        )
        for row, day, student, adult in session.execute(query)
    ]
    return tuple(sorted(rows, key=lambda row: (row.due_on or date.max, row.id)))


def put_actions(
    session: Session, meeting_id: str, drafts: Sequence[ActionDraft], day: date
) -> None:
    """Let a meeting have these actions: new ones are made, those left out go to the bin.

    Raises:
        InvalidValueError: With field `actions`.
        NotFoundError: If an action to change is gone.
    """
    rows = session.scalars(
        select(TeamMeetingAction).where(TeamMeetingAction.meeting_id == meeting_id)
    )
    known = {row.id: row for row in rows}
    for row_id in known.keys() - {draft.id for draft in drafts}:
        known[row_id].deleted_at = stamp_of(session).now()
    for draft in drafts:
        _check(draft, day)
        row = known.get(draft.id)
        if row is None and draft.id:
            raise NotFoundError(kind="TeamMeetingAction", record_id=draft.id)
        if row is None:
            row = TeamMeetingAction(school_id=own_school_id(session), meeting_id=meeting_id)
            session.add(row)
        _fill(session, row, draft)


def mark_done(session: Session, action_id: str, day: date) -> None:
    """Note that an action was done on a day.

    Raises:
        NotFoundError: If it is gone.
    """
    _action(session, action_id).done_on = day


def reopen_action(session: Session, action_id: str) -> None:
    """Take back that an action was done.

    Raises:
        NotFoundError: If it is gone.
    """
    _action(session, action_id).done_on = None


def remove_action(session: Session, action_id: str) -> None:
    """Put an action into the bin.

    Raises:
        NotFoundError: If it is there already.
    """
    _action(session, action_id).deleted_at = stamp_of(session).now()


def _action(session: Session, action_id: str) -> TeamMeetingAction:
    row = session.get(TeamMeetingAction, action_id)
    if row is None or row.deleted_at is not None:
        raise NotFoundError(kind="TeamMeetingAction", record_id=action_id)
    return row


def _fill(session: Session, row: TeamMeetingAction, draft: ActionDraft) -> None:
    row.title, row.due_on = draft.title.strip(), draft.due_on
    is_student = bool(draft.owner_id) and session.get(Student, draft.owner_id) is not None
    if draft.owner_id and not is_student and session.get(Staff, draft.owner_id) is None:
        raise InvalidValueError("actions", translate("Teams", "Choose who does it."))
    row.student_id = draft.owner_id if is_student else None
    row.staff_id = draft.owner_id if draft.owner_id and not is_student else None


def _check(draft: ActionDraft, day: date) -> None:
    if not draft.title.strip():
        raise InvalidValueError("actions", translate("Teams", "Enter what is to be done."))
    if len(draft.title) > MOST_WORDS:
        sentence = translate("Teams", "This is too long. Keep it under {most} letters.")
        raise InvalidValueError("actions", sentence.format(most=MOST_WORDS))
    if draft.due_on is not None and draft.due_on < day:
        sentence = translate("Teams", "{title}: the day is before the meeting. Enter a later one.")
        raise InvalidValueError("actions", sentence.format(title=draft.title.strip()))


def _owner(student: Student | None, adult: Staff | None) -> str:
    if student is not None:
        return _name(student)
    return full_name(adult.first_name, adult.last_name) if adult is not None else ""


def _name(student: Student) -> str:
    return full_name(student.first_name, student.last_name, student.preferred_name)
