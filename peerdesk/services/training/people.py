"""Whom a training is for: the people of a school, and the groups they can be taken from.

list_people(session, audience) -> [Person]         by last name
list_groups(session, audience, today) -> [Group]   programs, teams, everybody; the likeliest first
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import Audience, MembershipRole, MembershipStatus, StudentStatus
from peerdesk.i18n import translate
from peerdesk.models.people import Staff, Student
from peerdesk.models.programs import LeadershipTeam, Program, ProgramMembership, TeamPosition
from peerdesk.services.names import folded, full_name, grade_short, list_name
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who may come to a training.

    Attributes:
        name: As lists have it, "Ortiz, Maya".
        full_name: As sentences have it, "Maya Ortiz".
        detail: Grade and homeroom of a student; empty for an adult.
    """

    id: str
    name: str
    full_name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Group:
    """People who are trained together.

    Attributes:
        id: "program:..." or "team:..." with the id of the record, or "all".
    """

    id: str
    name: str
    person_ids: frozenset[str]


def list_people(session: Session, audience: Audience) -> list[Person]:
    """Return every student who is here, or every adult who works here."""
    own = own_school_id(session)
    if audience is Audience.STAFF:
        adults = select(Staff.id, Staff.first_name, Staff.last_name).where(
            Staff.is_active, Staff.school_id == own
        )
        found = [
            Person(id_, list_name(first, last), full_name(first, last), "")
            for id_, first, last in session.execute(adults)
        ]
    else:
        students = select(Student).where(
            Student.status == StudentStatus.ACTIVE, Student.school_id == own
        )
        found = [_student(student) for student in session.scalars(students)]
    return sorted(found, key=lambda one: (folded(one.name), one.id))


def list_groups(session: Session, audience: Audience, today: date) -> list[Group]:
    """Return the groups that somebody is in; the last one is everybody."""
    everybody = Group(
        "all",
        translate("Training", "All students")
        if audience is Audience.STUDENTS
        else translate("Training", "All staff"),
        frozenset(person.id for person in list_people(session, audience)),
    )
    if audience is Audience.STAFF:
        return [everybody]
    found = [*_programs(session), *_teams(session, today)]
    return [group for group in found if group.person_ids] + [everybody]


def _student(student: Student) -> Person:
    names = (student.first_name, student.last_name, student.preferred_name)
    where = [part for part in (grade_short(student.grade), student.homeroom) if part]
    return Person(student.id, list_name(*names), full_name(*names), ", ".join(where))


def _programs(session: Session) -> Iterable[Group]:
    query = (
        select(Program.id, Program.name, ProgramMembership.student_id)
        .join(ProgramMembership, ProgramMembership.program_id == Program.id)
        .where(
            Program.school_id == own_school_id(session),
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.status != MembershipStatus.ENDED,
        )
        .order_by(Program.id)
    )
    names: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    for program_id, name, student_id in session.execute(query):
        names[program_id] = name
        members.setdefault(program_id, set()).add(student_id)
    words = translate("Training", "Helpers: {program}")
    return [
        Group(f"program:{id_}", words.format(program=names[id_]), frozenset(members[id_]))
        for id_ in members
    ]


def _teams(session: Session, today: date) -> Iterable[Group]:
    query = (
        select(LeadershipTeam.id, LeadershipTeam.name, TeamPosition.student_id)
        .join(TeamPosition, TeamPosition.team_id == LeadershipTeam.id)
        .where(
            LeadershipTeam.school_id == own_school_id(session),
            or_(TeamPosition.ends_on.is_(None), TeamPosition.ends_on >= today),
        )
        .order_by(LeadershipTeam.id.desc())
    )
    names: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    for team_id, name, student_id in session.execute(query):
        names[team_id] = name
        members.setdefault(team_id, set()).add(student_id)
    return [Group(f"team:{id_}", names[id_], frozenset(members[id_])) for id_ in members]
