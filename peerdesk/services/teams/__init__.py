"""The Student Leadership Team: who holds which position, and until when.

list_teams(session, today) -> [TeamRow]        list_members(session, team_id, today) -> [MemberRow]
list_holders(session, title) -> [HolderRow]    who held a position, in all teams and years

terms      one seat for one title, and how an office is handed over
breaks     a helper rests, keeps the place, and comes back
meetings   agenda, minutes and who was there; follow_up: what came of them
hours      what each helper gave, and from where that is known
recognition    who was thanked for what
"""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, Grade
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.people import Student
from peerdesk.models.programs import LeadershipTeam, TeamPosition
from peerdesk.models.stamping import stamp_of
from peerdesk.services.consent import blocks
from peerdesk.services.names import folded, full_name, list_name
from peerdesk.services.student_index import student_index
from peerdesk.services.teams.breaks import Break, resting
from peerdesk.services.teams.hours import NO_HOURS, Hours, hours_of, year_span
from peerdesk.services.teams.terms import Span, check_seat, in_office
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team, and how many serve on it today.

    Attributes:
        year: Name of its school year; empty if it belongs to none.
    """

    id: str
    name: str
    advisor: str
    members: int
    year: str = ""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One position of a team.

    Attributes:
        hours: What the student gave in this school year, on the team and elsewhere.
        is_current: In office on the day that was asked for.
        on_break: The break the student is on that day, or None.
    """

    id: str
    student_id: str
    name: str
    grade: Grade
    homeroom: str
    title: str
    starts_on: date | None
    ends_on: date | None
    hours: Hours
    is_current: bool
    on_break: Break | None = None

    @property
    def minutes(self) -> int:
        """Return all minutes of the year."""
        return self.hours.total


@dataclass(frozen=True, slots=True)
class HolderRow:
    """Somebody who held a position.

    Attributes:
        team: Name and school year of the team.
    """

    id: str
    student_id: str
    name: str
    team: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Position:
    """What a student is on a team.

    Attributes:
        title: "Captain", "Secretary", "Member".
        ends_on: Last day of office, or None while open.
    """

    student_id: str
    title: str
    starts_on: date | None = None
    ends_on: date | None = None


def list_teams(session: Session, today: date) -> list[TeamRow]:
    """Return the teams, the newest first."""
    query = (
        select(LeadershipTeam, SchoolYear.name)
        .outerjoin(SchoolYear, SchoolYear.id == LeadershipTeam.school_year_id)
        .order_by(LeadershipTeam.id.desc())
    )
    return [
        TeamRow(team.id, team.name, team.advisor, _count(session, team.id, today), year or "")
        for team, year in session.execute(query)
    ]


def add_team(session: Session, name: str, today: date, advisor: str = "") -> str:
    """Add a team in the school year of `today` and return its id.

    Raises:
        InvalidValueError: If the name is blank.
    """
    if not name.strip():
        raise InvalidValueError("name", translate("Teams", "Enter a name for the team."))
    year = session.scalar(
        select(SchoolYear.id).where(SchoolYear.starts_on <= today, SchoolYear.ends_on >= today)
    )
    team = LeadershipTeam(
        school_id=own_school_id(session),
        name=name.strip(),
        advisor=advisor.strip(),
        school_year_id=year,
    )
    session.add(team)
    session.flush()
    return team.id


def current_team(session: Session, today: date) -> str:
    """Return the id of the newest team; the first one is made when there is none."""
    found = session.scalar(select(LeadershipTeam.id).order_by(LeadershipTeam.id.desc()).limit(1))
    return found or add_team(session, translate("Teams", "Student Leadership Team"), today)


def change_team(session: Session, team_id: str, name: str, advisor: str) -> None:
    """Give a team another name or advisor.

    Raises:
        NotFoundError: If it is gone.
        InvalidValueError: If the name is blank.
    """
    team = session.get(LeadershipTeam, team_id)
    if team is None:
        raise NotFoundError(kind="LeadershipTeam", record_id=team_id)
    if not name.strip():
        raise InvalidValueError("name", translate("Teams", "Enter a name for the team."))
    team.name, team.advisor = name.strip(), advisor.strip()


def list_members(session: Session, team_id: str, today: date) -> list[MemberRow]:
    """Return the positions of a team: those in office first, by rank, then former ones."""
    query = (
        select(TeamPosition, Student)
        .join(Student, Student.id == TeamPosition.student_id)
        .where(TeamPosition.team_id == team_id)
        .order_by(TeamPosition.rank, Student.last_name, Student.first_name, TeamPosition.id)
    )
    found = session.execute(query).all()
    ids = {student.id for _position, student in found}
    given, off = hours_of(session, year_span(session, today), today, ids), resting(session, today)
    rows = [
        MemberRow(
            id=position.id,
            student_id=student.id,
            name=list_name(student.first_name, student.last_name, student.preferred_name),
            grade=student.grade,
            homeroom=student.homeroom,
            title=position.title,
            starts_on=position.starts_on,
            ends_on=position.ends_on,
            hours=given.get(student.id, NO_HOURS),
            is_current=in_office(position, today),
            on_break=off.get(student.id),
        )
        for position, student in found
    ]
    return sorted(rows, key=lambda row: not row.is_current)


def list_holders(session: Session, title: str) -> list[HolderRow]:
    """Return who holds and held a position in any team and year, the newest first."""
    query = (
        select(TeamPosition, Student, LeadershipTeam.name, SchoolYear.name)
        .join(Student, Student.id == TeamPosition.student_id)
        .join(LeadershipTeam, LeadershipTeam.id == TeamPosition.team_id)
        .outerjoin(SchoolYear, SchoolYear.id == LeadershipTeam.school_year_id)
        .order_by(TeamPosition.starts_on.desc(), TeamPosition.id.desc())
    )
    return [
        HolderRow(
            held.id,
            student.id,
            full_name(student.first_name, student.last_name, student.preferred_name),
            " ".join(part for part in (team, year) if part),
            held.starts_on,
            held.ends_on,
        )
        for held, student, team, year in session.execute(query)
        if folded(held.title) == folded(title.strip())
    ]


def add_member(session: Session, team_id: str, position: Position) -> str:
    """Give a student a position and return its id.

    Raises:
        InvalidValueError: With the field (`student_id`, `title`, `ends_on`).
        ConsentNeededError: If the family has not agreed.
        NotFoundError: If the team is gone.
    """
    if session.get(LeadershipTeam, team_id) is None:
        raise NotFoundError(kind="LeadershipTeam", record_id=team_id)
    _check(position)
    if session.get(Student, position.student_id) is None:
        raise InvalidValueError("student_id", translate("Teams", "Choose a student."))
    start = position.starts_on or stamp_of(session).now().date()
    standing = session.scalars(
        select(TeamPosition).where(
            TeamPosition.team_id == team_id, TeamPosition.student_id == position.student_id
        )
    )
    if any(in_office(other, start) for other in standing):
        raise InvalidValueError(
            "student_id",
            translate("Teams", "This student is on the team already. Change the position instead."),
        )
    check_seat(session, team_id, position.title, Span(start, position.ends_on))
    rank = session.scalar(
        select(func.max(TeamPosition.rank)).where(TeamPosition.team_id == team_id)
    )
    blocks.check(session, ConsentKind.TEAM, [position.student_id], start, field="student_id")
    row = TeamPosition(
        school_id=own_school_id(session),
        team_id=team_id,
        student_id=position.student_id,
        title=position.title.strip(),
        starts_on=start,
        ends_on=position.ends_on,
        rank=0 if rank is None else rank + 1,
    )
    session.add(row)
    session.flush()
    return row.id


def change_position(session: Session, position_id: str, wanted: Position) -> None:
    """Change title and dates of a position; one that has ended begins again only with a yes.

    Raises:
        NotFoundError: If it is gone.
        InvalidValueError: With the field (`title`, `ends_on`).
        ConsentNeededError: If it is to last longer, and the family has not agreed.
    """
    row = _position(session, position_id)
    _check(wanted)
    span = Span(wanted.starts_on, wanted.ends_on)
    check_seat(session, row.team_id, wanted.title, span, but=(position_id,))
    today = stamp_of(session).now().astimezone().date()
    if row.ends_on is not None and row.ends_on < min(today, wanted.ends_on or date.max):
        blocks.check(session, ConsentKind.TEAM, [row.student_id], today, field="student_id")
    row.title, row.starts_on, row.ends_on = wanted.title.strip(), wanted.starts_on, wanted.ends_on


def end_position(session: Session, position_id: str, last_day: date) -> None:
    """End a student's office; the record stays on the team's history.

    Raises:
        NotFoundError: If it is gone.
    """
    _position(session, position_id).ends_on = last_day


def remove_position(session: Session, position_id: str) -> None:
    """Put a position that was given by mistake into the bin.

    Raises:
        NotFoundError: If it is there already.
    """
    _position(session, position_id).deleted_at = stamp_of(session).now()


def move_position(session: Session, position_id: str, step: int) -> None:
    """Move a position up (-1) or down (1) the roster.

    Raises:
        NotFoundError: If it is gone.
    """
    row = _position(session, position_id)
    rows = list(
        session.scalars(
            select(TeamPosition)
            .where(TeamPosition.team_id == row.team_id)
            .order_by(TeamPosition.rank, TeamPosition.id)
        )
    )
    at = rows.index(row)
    to = max(0, min(len(rows) - 1, at + step))
    rows.insert(to, rows.pop(at))
    for rank, other in enumerate(rows):
        other.rank = rank


def find_candidates(session: Session, text: str, limit: int = 12) -> list[tuple[str, str, Grade]]:
    """Return id, name and grade of students whose names begin with the words typed."""
    if not text.strip():
        return []
    found = islice(student_index(session).find_called(text), limit)
    return [(student.id, student.name, student.grade) for student in found]


def _position(session: Session, position_id: str) -> TeamPosition:
    row = session.get(TeamPosition, position_id)
    if row is None:
        raise NotFoundError(kind="TeamPosition", record_id=position_id)
    return row


def _check(position: Position) -> None:
    if not position.title.strip():
        raise InvalidValueError(
            "title", translate("Teams", "Enter the position, for example Captain or Member.")
        )
    if position.starts_on and position.ends_on and position.ends_on < position.starts_on:
        raise InvalidValueError(
            "ends_on", translate("Teams", "The last day is before the first. Change one of them.")
        )


def _count(session: Session, team_id: str, today: date) -> int:
    rows = session.scalars(select(TeamPosition).where(TeamPosition.team_id == team_id))
    return sum(in_office(row, today) for row in rows)
