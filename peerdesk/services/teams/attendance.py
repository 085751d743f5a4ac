"""The check list of a meeting: who is on the team that day, and who was there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.models.people import Student
from peerdesk.models.programs import TeamPosition
from peerdesk.models.session_logs import SessionAttendance
from peerdesk.services.names import full_name
from peerdesk.services.teams import breaks
from peerdesk.services.teams.terms import in_office


@dataclass(frozen=True, slots=True)
class Attendee:
    """One line of the check list.

    Attributes:
        on_break: Rests on that day, so is neither expected nor missed.
    """

    student_id: str
    name: str
    title: str
    is_present: bool
    on_break: bool


def who_was_there(session: Session, log_id: str) -> frozenset[str]:
    """Return the students at a session."""
    query = select(SessionAttendance.student_id).where(SessionAttendance.session_log_id == log_id)
    return frozenset(session.scalars(query))


def people_on(
    session: Session, team_id: str, day: date, there: Collection[str] | None
) -> tuple[Attendee, ...]:
    """Return the check list of a day by rank: the team of that day and whoever was there.

    Without `there` everyone who is not on break is ticked.
    """
    off = breaks.spans(session)
    query = (
        select(TeamPosition, Student)
        .join(Student, Student.id == TeamPosition.student_id)
        .where(TeamPosition.team_id == team_id)
        .order_by(TeamPosition.rank, Student.last_name, Student.first_name, TeamPosition.id)
    )
    lines: dict[str, Attendee] = {}
    for position, student in session.execute(query):
        if in_office(position, day):
            on_break = breaks.is_resting(off.get(student.id, ()), day)
            is_present = student.id in there if there is not None else not on_break
            lines.setdefault(
                student.id, _line(student, position.title, is_present=is_present, on_break=on_break)
            )
    guests = session.scalars(
        select(Student)
        .where(Student.id.in_([one for one in there or () if one not in lines]))
        .order_by(Student.last_name, Student.first_name, Student.id)
    )
    for guest in guests:
        lines[guest.id] = _line(guest, "", is_present=True, on_break=False)
    return tuple(lines.values())


def _line(student: Student, title: str, *, is_present: bool, on_break: bool) -> Attendee:
    name = full_name(student.first_name, student.last_name, student.preferred_name)
    return Attendee(student.id, name, title, is_present, on_break)
