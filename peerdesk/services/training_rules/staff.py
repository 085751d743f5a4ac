"""Courses of the staff: who has done them, how many have, and what waits for them.

staff_courses(session, today) -> [StaffCourse]            coverage, in the order of the lists
staff_at(session, course, today) -> [StaffLine]           every adult and one course, by name
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Audience, StaffRole
from peerdesk.models.people import Staff
from peerdesk.services.names import full_name, list_name
from peerdesk.services.training.book import read_stories
from peerdesk.services.training.courses import CourseRow, list_courses
from peerdesk.services.training.law import Done, Story, coverage_problem
from peerdesk.services.vaults import own_school_id

SOON: Final = timedelta(days=60)


class StaffState(StrEnum):
    """How an adult stands with a course."""

    DONE = "done"
    SOON = "soon"
    OVER = "over"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A course of students that asks for so many trained adults.

    Attributes:
        wanted: How many adults must have done it.
        is_reached: Enough have.
    """

    name: str
    percent: int
    wanted: int
    is_reached: bool


@dataclass(frozen=True, slots=True)
class StaffCourse:
    """A course of the staff.

    Attributes:
        id: Its code.
        done: Adults who have it today.
        adults: Adults of the school.
        waits: Courses of students that wait for it.
    """

    id: str
    name: str
    done: int
    adults: int
    waits: tuple[Waiting, ...]

    @property
    def percent(self) -> int:
        """Return the share of the staff who have it, in whole percent, rounded down."""
        return self.done * 100 // self.adults if self.adults else 0


@dataclass(frozen=True, slots=True)
class StaffLine:
    """An adult and one course.

    Attributes:
        full_name: "Grace Okafor", for sentences.
        until: Last day it is good for; None for ever, or if it was not done.
    """

    id: str
    name: str
    full_name: str
    role: StaffRole
    state: StaffState
    done_on: date | None
    until: date | None


def staff_courses(session: Session, today: date) -> list[StaffCourse]:
    """Return the open courses of the staff with their coverage, and what waits for each."""
    adults = {person.id for person in _adults(session)}
    stories = read_stories(session, Audience.STAFF, adults)
    courses = list_courses(session, open_only=True)
    found = []
    for course in courses:
        if course.audience is Audience.STAFF:
            done = sum(_best(story, course.id, today)[0] in _HAS for story in stories.values())
            waits = tuple(_waiting(courses, course.id, len(adults), done))
            found.append(StaffCourse(course.id, course.name, done, len(adults), waits))
    return found


def staff_at(session: Session, course: str, today: date) -> list[StaffLine]:
    """Return every adult of the school with how they stand at a course: who lacks it first."""
    people = _adults(session)
    stories = read_stories(session, Audience.STAFF, {person.id for person in people})
    lines = []
    for person in people:
        state, done = _best(stories.get(person.id, Story()), course, today)
        lines.append(
            StaffLine(
                person.id,
                list_name(person.first_name, person.last_name),
                full_name(person.first_name, person.last_name),
                person.role,
                state,
                done.on if done else None,
                done.until if done else None,
            )
        )
    rank = {state: place for place, state in enumerate(_FIRST)}
    return sorted(lines, key=lambda one: (rank[one.state], one.name.casefold(), one.id))


_HAS: Final = frozenset({StaffState.DONE, StaffState.SOON})
_FIRST: Final = (StaffState.OVER, StaffState.MISSING, StaffState.SOON, StaffState.DONE)


def _adults(session: Session) -> list[Staff]:
    query = select(Staff).where(Staff.is_active, Staff.school_id == own_school_id(session))
    return list(session.scalars(query))


def _best(story: Story, course: str, today: date) -> tuple[StaffState, Done | None]:
    """Return how somebody stands at a course, and the record that says so."""
    done = [one for one in story.done if one.course == course and one.on <= today]
    if not done:
        return StaffState.MISSING, None
    last = max(done, key=lambda one: (one.until or date.max, one.on))
    if not last.is_valid(today):
        return StaffState.OVER, last
    is_soon = last.until is not None and last.until <= today + SOON
    return (StaffState.SOON if is_soon else StaffState.DONE), last


def _waiting(courses: list[CourseRow], staff_course: str, adults: int, done: int) -> list[Waiting]:
    found = []
    for course in courses:
        law = course.law
        if law.coverage_percent and law.coverage_course == staff_course:
            problem = coverage_problem(law, adults, done)
            wanted = -(-law.coverage_percent * max(adults, 1) // 100)
            reached = problem is None
            found.append(Waiting(course.name, law.coverage_percent, wanted, is_reached=reached))
    return found
