"""Lines about the leadership team: offices that end, breaks that are over, actions due."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.people import Staff, Student
from peerdesk.models.programs import LeadershipTeam, TeamPosition
from peerdesk.models.teams import ServiceBreak, TeamMeeting, TeamMeetingAction
from peerdesk.services.names import folded, full_name
from peerdesk.services.teams import breaks, follow_up
from peerdesk.services.teams.terms import is_single
from peerdesk.services.worklist.lines import Done, WorkGroup, WorkLine, due_tone, due_word

TERM_DAYS: Final = 30
RETURN_DAYS: Final = 7
ACTION_DAYS: Final = 2
MINUTES_DAYS: Final = 21
_ENDED_DAYS: Final = 7
_NAMES: Final = (Student.first_name, Student.last_name, Student.preferred_name)


def term_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each office that ends within a month and that nobody takes over.

    When a year ends every office does: those that end with it are one line for each team.
    """
    query = (
        select(TeamPosition, LeadershipTeam.name, SchoolYear.ends_on, *_NAMES)
        .join(Student, Student.id == TeamPosition.student_id)
        .join(LeadershipTeam, LeadershipTeam.id == TeamPosition.team_id)
        .outerjoin(SchoolYear, SchoolYear.id == LeadershipTeam.school_year_id)
        .where(
            TeamPosition.ends_on >= today - timedelta(days=_ENDED_DAYS),
            TeamPosition.ends_on <= today + timedelta(days=TERM_DAYS),
        )
        .order_by(TeamPosition.rank, TeamPosition.id)
    )
    taken = _taken_over(session, today)
    with_year: dict[str, list[tuple[TeamPosition, str]]] = {}
    text = translate("Work", "{name}, {title}: the office ends")
    for held, team, year_ends_on, *names in session.execute(query):
        if held.ends_on is None or not _is_told(held, taken, today):
            continue
        if year_ends_on is not None and held.ends_on >= year_ends_on:
            with_year.setdefault(held.team_id, []).append((held, team))
            continue
        yield WorkLine(
            f"term:{held.id}:{held.ends_on}",
            WorkGroup.TEAM,
            text.format(name=full_name(*names), title=held.title),
            due_word(held.ends_on, today),
            due_tone(held.ends_on, today),
            "team",
            held.id,
            held.ends_on,
        )
    for ending in with_year.values():
        yield _year_line(ending, today)


def return_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each helper who is to come back from a break within a week."""
    query = (
        select(ServiceBreak, *_NAMES)
        .join(Student, Student.id == ServiceBreak.student_id)
        .where(
            ServiceBreak.ended_on.is_(None),
            ServiceBreak.back_on <= today + timedelta(days=RETURN_DAYS),
        )
    )
    text = translate("Work", "{name} comes back from a break")
    for row, *names in session.execute(query):
        assert row.back_on is not None  # noqa: S101 - the query leaves those out
        yield WorkLine(
            f"break:{row.id}:{row.back_on}",
            WorkGroup.TEAM,
            text.format(name=full_name(*names)),
            due_word(row.back_on, today),
            due_tone(row.back_on, today),
            "team",
            row.student_id,
            row.back_on,
            done=partial(_come_back, break_id=row.id),
        )


def action_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each action of a meeting that is due or almost."""
    query = (
        select(TeamMeetingAction, Student, Staff)
        .join(TeamMeeting, TeamMeeting.id == TeamMeetingAction.meeting_id)
        .outerjoin(Student, Student.id == TeamMeetingAction.student_id)
        .outerjoin(Staff, Staff.id == TeamMeetingAction.staff_id)
        .where(
            TeamMeetingAction.done_on.is_(None),
            TeamMeetingAction.due_on <= today + timedelta(days=ACTION_DAYS),
        )
    )
    owned = translate("Work", "{name}: {title}")
    for row, student, adult in session.execute(query):
        assert row.due_on is not None  # noqa: S101 - the query leaves those out
        owner = _owner(student, adult)
        yield WorkLine(
            f"team_action:{row.id}",
            WorkGroup.TEAM,
            owned.format(name=owner, title=row.title) if owner else row.title,
            due_word(row.due_on, today),
            due_tone(row.due_on, today),
            "minutes",
            row.meeting_id,
            row.due_on,
            done=partial(_mark, action_id=row.id),
        )


def meeting_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each meeting of the last weeks that was planned and has no minutes."""
    query = (
        select(TeamMeeting, LeadershipTeam.name)
        .join(LeadershipTeam, LeadershipTeam.id == TeamMeeting.team_id)
        .where(
            TeamMeeting.session_log_id.is_(None),
            TeamMeeting.day < today,
            TeamMeeting.day >= today - timedelta(days=MINUTES_DAYS),
        )
    )
    text = translate("Work", "{team}: the meeting has no minutes yet")
    for row, team in session.execute(query):
        assert row.day is not None  # noqa: S101 - the query leaves those out
        yield WorkLine(
            f"meeting:{row.id}:{row.day}",
            WorkGroup.TEAM,
            text.format(team=team),
            due_word(row.day, today),
            due_tone(row.day, today),
            "minutes",
            row.id,
            row.day,
        )


def _is_told(held: TeamPosition, taken: set[tuple[str, str]], today: date) -> bool:
    """Return whether an end is news: of one seat until somebody has it, of others to come."""
    if is_single(held.title):
        return (held.team_id, folded(held.title)) not in taken
    return held.ends_on is not None and held.ends_on > today


def _year_line(ending: list[tuple[TeamPosition, str]], today: date) -> WorkLine:
    held, team = ending[0]
    assert held.ends_on is not None  # noqa: S101 - only those come here
    many = translate("Work", "{team}: {n} offices end with the school year")
    one = translate("Work", "{team}: 1 office ends with the school year")
    return WorkLine(
        f"terms:{held.team_id}:{held.ends_on}",
        WorkGroup.TEAM,
        (one if len(ending) == 1 else many).format(team=team, n=len(ending)),
        due_word(held.ends_on, today),
        due_tone(held.ends_on, today),
        "team",
        held.id,
        held.ends_on,
        count=len(ending),
    )


def _taken_over(session: Session, today: date) -> set[tuple[str, str]]:
    """Return team and title of offices that somebody holds beyond the next month, or will."""
    query = select(TeamPosition.team_id, TeamPosition.title, TeamPosition.ends_on)
    late = today + timedelta(days=TERM_DAYS)
    return {
        (team_id, folded(title))
        for team_id, title, ends_on in session.execute(query)
        if ends_on is None or ends_on > late
    }


def _owner(student: Student | None, adult: Staff | None) -> str:
    if student is not None:
        return full_name(student.first_name, student.last_name, student.preferred_name)
    return full_name(adult.first_name, adult.last_name) if adult is not None else ""


def _come_back(session: Session, done: Done, *, break_id: str) -> None:
    breaks.come_back(session, break_id, done.done_on)


def _mark(session: Session, done: Done, *, action_id: str) -> None:
    follow_up.mark_done(session, action_id, done.done_on)
