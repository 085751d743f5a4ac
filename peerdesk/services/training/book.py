"""What everybody did, read once for as many people as are asked about."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import Audience
from peerdesk.models.people import Staff, Student
from peerdesk.models.training import StaffTraining, TrainingEvent, TrainingRecord
from peerdesk.services.names import full_name
from peerdesk.services.training.law import Done, Law, Problem, Story, coverage_problem
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class RecordRow:
    """Somebody at a course, whichever table it lies in.

    Attributes:
        id: Of the record.
        day: When it was: the day it was done, or the day of its training.
    """

    id: str
    person_id: str
    course: str
    done_on: date | None
    expires_on: date | None
    event_id: str | None
    day: date | None


def read_records(
    session: Session, audience: Audience, person_ids: Collection[str] | None = None
) -> list[RecordRow]:
    """Return the records of these people (of all, without ids)."""
    model = TrainingRecord if audience is Audience.STUDENTS else StaffTraining
    person = TrainingRecord.student_id if model is TrainingRecord else StaffTraining.staff_id
    query = (
        select(
            model.id, person, model.course, model.done_on, model.expires_on, model.event_id,
            func.coalesce(model.done_on, TrainingEvent.day),
        )
        .outerjoin(TrainingEvent, TrainingEvent.id == model.event_id)
        .where(model.school_id == own_school_id(session))
    )  # fmt: skip
    if person_ids is not None:
        query = query.where(person.in_(list(person_ids)))
    return [RecordRow(*row) for row in session.execute(query)]


def read_stories(
    session: Session, audience: Audience, person_ids: Collection[str] | None = None
) -> dict[str, Story]:
    """Return the story of each of these people (of all, without ids)."""
    done: dict[str, list[Done]] = defaultdict(list)
    came: dict[str, set[tuple[str, date]]] = defaultdict(set)
    for row in read_records(session, audience, person_ids):
        if row.done_on is not None:
            done[row.person_id].append(Done(row.course, row.done_on, row.expires_on))
        if row.day is not None:
            came[row.person_id].add((row.course, row.day))
    return {
        person_id: Story(tuple(done[person_id]), frozenset(came[person_id]))
        for person_id in {*done, *came}
    }


def names_of(session: Session, audience: Audience, person_ids: Collection[str]) -> dict[str, str]:
    """Return the full names of these people by id, and of nobody else."""
    if audience is Audience.STUDENTS:
        students = select(
            Student.id, Student.first_name, Student.last_name, Student.preferred_name
        ).where(Student.id.in_(list(person_ids)))
        return {id_: full_name(*names) for id_, *names in session.execute(students)}
    adults = select(Staff.id, Staff.first_name, Staff.last_name).where(
        Staff.id.in_(list(person_ids))
    )
    return {id_: full_name(*names) for id_, *names in session.execute(adults)}


def coverage_of(session: Session, law: Law, day: date) -> Problem | None:
    """Return that too few adults are ready for a course of students; None if enough are."""
    if not law.coverage_percent:
        return None
    adults = set(
        session.scalars(
            select(Staff.id).where(Staff.is_active, Staff.school_id == own_school_id(session))
        )
    )
    stories = read_stories(session, Audience.STAFF)
    covered = sum(
        any(done.course == law.coverage_course and done.is_valid(day) for done in story.done)
        for person_id, story in stories.items()
        if person_id in adults
    )
    return coverage_problem(law, len(adults), covered)
