"""Who has which course, who should have it, and what runs out.

list_standing(session, today) -> [CourseStanding]          one line a course
due_people(session, code, today) -> [DuePerson]            who should do it, and who should refresh
person_courses(session, audience, person_id, today) -> [PersonCourse]
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import Audience, MembershipRole, MembershipStatus, ProgramKind
from peerdesk.models.programs import Program, ProgramMembership, TeamPosition
from peerdesk.services.training.book import names_of, read_stories
from peerdesk.services.training.courses import CourseRow, list_courses
from peerdesk.services.training.law import Done, Story
from peerdesk.services.training.people import list_people
from peerdesk.services.training_rules.rules import ACTIVITY_OF, needs
from peerdesk.services.vaults import own_school_id

SOON_DAYS: Final = 30
"""Days before its end from which a course is said to run out."""


class Standing(StrEnum):
    """How one person stands with one course."""

    NONE = "none"
    VALID = "valid"
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class CourseStanding:
    """A course and how the school stands with it.

    Attributes:
        id: Code of the course.
        valid: How many people here have it today, those whose course runs out soon included.
        soon: How many of them have it for at most 30 days more.
        due: How many people should have it and do not.
    """

    id: str
    course: CourseRow
    valid: int
    soon: int
    due: int


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody who should come to a course.

    Attributes:
        until: When the course ran out, or runs out soon; None if never done.
    """

    id: str
    name: str
    standing: Standing
    until: date | None


@dataclass(frozen=True, slots=True)
class PersonCourse:
    """A course of one person.

    Attributes:
        id: Code of the course.
        done_on: When it was done last; None if it never was.
        until: Last day it is good for; None for ever, or if never done.
        is_open: Whether the school offers it now.
    """

    id: str
    name: str
    standing: Standing
    done_on: date | None
    until: date | None
    is_open: bool


def stand(story: Story, code: str, today: date) -> tuple[Standing, Done | None]:
    """Return how somebody stands with a course, and the record that says so."""
    done = [one for one in story.done if one.course == code and one.on <= today]
    if not done:
        return Standing.NONE, None
    best = max(done, key=lambda one: (one.until or date.max, one.on))
    if not best.is_valid(today):
        return Standing.OVER, best
    is_soon = best.until is not None and best.until <= today + timedelta(days=SOON_DAYS)
    return (Standing.SOON if is_soon else Standing.VALID), best


def list_standing(session: Session, today: date) -> list[CourseStanding]:
    """Return every course with how many people have it and how many should."""
    wanted = wanted_courses(session, today)
    found = []
    facts = {audience: _facts(session, audience) for audience in Audience}
    for course in list_courses(session):
        here, stories = facts[course.audience]
        standings = {id_: stand(stories[id_], course.id, today)[0] for id_ in here & set(stories)}
        has = [one for one in standings.values() if one in {Standing.VALID, Standing.SOON}]
        lacks = [
            id_
            for id_ in wanted.get(course.id, frozenset()) & here
            if standings.get(id_, Standing.NONE) in {Standing.NONE, Standing.OVER}
        ]
        soon = has.count(Standing.SOON)
        found.append(CourseStanding(course.id, course, len(has), soon, len(lacks)))
    return found


def due_people(session: Session, code: str, today: date) -> list[DuePerson]:
    """Return who should do a course: whose program needs it, and whose course runs out."""
    course = next((one for one in list_courses(session) if one.id == code), None)
    if course is None:
        return []
    here, stories = _facts(session, course.audience)
    wanted = wanted_courses(session, today).get(code, frozenset())
    rows = []
    for person_id in here:
        standing, done = stand(stories.get(person_id, Story()), code, today)
        needs_it = person_id in wanted and standing in {Standing.NONE, Standing.OVER}
        if needs_it or standing is Standing.SOON:
            rows.append((person_id, standing, done.until if done else None))
    names = names_of(session, course.audience, [row[0] for row in rows])
    found = [DuePerson(id_, names[id_], standing, until) for id_, standing, until in rows]
    return sorted(found, key=lambda row: (row.name.rpartition(" ")[2].casefold(), row.id))


def person_courses(
    session: Session, audience: Audience, person_id: str, today: date
) -> list[PersonCourse]:
    """Return every course offered to such people, and what this one did of the others."""
    story = read_stories(session, audience, [person_id]).get(person_id, Story())
    found = []
    for course in list_courses(session):
        if course.audience is not audience:
            continue
        standing, done = stand(story, course.id, today)
        if course.is_open or done:
            on, until = (done.on, done.until) if done else (None, None)
            found.append(PersonCourse(course.id, course.name, standing, on, until, course.is_open))
    return found


def wanted_courses(session: Session, today: date) -> Mapping[str, frozenset[str]]:
    """Return by the code of a course the students whose task asks for it."""
    asked = needs(session)
    found: dict[str, set[str]] = {}
    for kind, student_id in _tasks(session, today):
        for code in asked[ACTIVITY_OF[kind]] if kind in ACTIVITY_OF else ():
            found.setdefault(code, set()).add(student_id)
    return {code: frozenset(ids) for code, ids in found.items()}


def _tasks(session: Session, today: date) -> Iterable[tuple[ProgramKind, str]]:
    """Yield the kind of program and the student of everybody who helps or is in office."""
    helpers = (
        select(Program.kind, ProgramMembership.student_id)
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(
            Program.school_id == own_school_id(session),
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.status != MembershipStatus.ENDED,
        )
    )
    yield from session.execute(helpers)
    office = select(TeamPosition.student_id).where(
        TeamPosition.school_id == own_school_id(session),
        or_(TeamPosition.ends_on.is_(None), TeamPosition.ends_on >= today),
    )
    for student_id in session.scalars(office):
        yield ProgramKind.LEADERSHIP_TEAM, student_id


def _facts(session: Session, audience: Audience) -> tuple[set[str], dict[str, Story]]:
    """Return who is here, and what everybody did."""
    here = {person.id for person in list_people(session, audience)}
    return here, read_stories(session, audience)
