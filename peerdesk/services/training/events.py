"""Trainings that are planned and that were held.

plan_event(session, entry, person_ids, event_id=None) -> id   who is expected, replaced as a whole
list_events(session, today) -> [EventRow]                     newest first
entry_of(session, event_id) -> TrainingEntry
event_people(session, event_id) -> [EventPerson]              who came and who is expected, by name
remove_event(session, event_id)                               with everything written down there
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import Audience, Competency, TrainingKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.stamping import stamp_of
from peerdesk.models.training import (
    StaffTraining,
    TrainingEvent,
    TrainingInvite,
    TrainingRecord,
)
from peerdesk.services.training.book import names_of
from peerdesk.services.training.courses import find_course
from peerdesk.services.training.naming import course_audiences, course_names
from peerdesk.services.training.words import course_name
from peerdesk.services.vaults import own_school_id

_LONGEST: int = 1200


@dataclass(frozen=True, slots=True)
class TrainingEntry:
    """A training as a form holds it; fields as in `models.training.TrainingEvent`."""

    course: str
    day: date
    kind: TrainingKind = TrainingKind.COURSE
    starts_minute: int | None = None
    minutes: int = 0
    place: str = ""
    trainer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """A training of the list.

    Attributes:
        course_name: What its course is called.
        came: How many people are written down.
        expected: How many were expected.
        is_waiting: Its day is here or past and nobody wrote down who came.
    """

    id: str
    course: str
    course_name: str
    audience: Audience
    kind: TrainingKind
    day: date
    starts_minute: int | None
    place: str
    trainer: str
    came: int
    expected: int
    is_held: bool
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class EventPerson:
    """Somebody at a training, or expected there.

    Attributes:
        id: Of the record; of the invitation of somebody who has not come.
        came: Whether the person is written down.
        done_on: The day from which the person has the course; None if not.
    """

    id: str
    person_id: str
    name: str
    came: bool
    competency: Competency
    done_on: date | None
    expires_on: date | None


def plan_event(
    session: Session, entry: TrainingEntry, person_ids: Iterable[str], event_id: str | None = None
) -> str:
    """Plan a training, or change the plan; return its id.

    Raises:
        InvalidValueError: With the field that must be mended.
        NotFoundError: If the course or the training is gone.
    """
    check_entry(session, entry)
    event_id = write_event(session, entry, event_id)
    is_student = find_course(session, entry.course).audience is Audience.STUDENTS
    wanted = dict.fromkeys(person_ids)
    now, own = stamp_of(session).now(), own_school_id(session)
    query = select(TrainingInvite).where(TrainingInvite.event_id == event_id)
    for invite in session.scalars(query):
        person_id = invite.student_id if is_student else invite.staff_id
        if person_id in wanted:
            del wanted[person_id]
        else:
            invite.deleted_at = now
    session.add_all(
        TrainingInvite(
            school_id=own,
            event_id=event_id,
            student_id=person_id if is_student else None,
            staff_id=None if is_student else person_id,
        )
        for person_id in wanted
    )
    session.flush()
    return event_id


def list_events(session: Session, today: date) -> list[EventRow]:
    """Return every training, the newest first."""
    names, audiences = course_names(session), course_audiences(session)
    came, expected = _came(session), _expected(session)
    query = (
        select(TrainingEvent)
        .where(TrainingEvent.school_id == own_school_id(session), TrainingEvent.day.is_not(None))
        .order_by(TrainingEvent.day.desc(), TrainingEvent.starts_minute.desc(), TrainingEvent.id)
    )
    return [
        EventRow(
            event.id, event.course, names.get(event.course) or course_name(event.course),
            audiences.get(event.course, Audience.STUDENTS), event.kind, event.day,
            event.starts_minute, event.place, event.trainer, came[event.id], expected[event.id],
            event.is_held, not event.is_held and event.day <= today,
        )
        for event in session.scalars(query)
        if event.day is not None
    ]  # fmt: skip


def entry_of(session: Session, event_id: str) -> TrainingEntry:
    """Return a training as a form holds it.

    Raises:
        NotFoundError: If it is gone.
    """
    event = _event(session, event_id)
    assert event.day is not None  # noqa: S101 - written by check_entry alone
    return TrainingEntry(
        event.course, event.day, event.kind, event.starts_minute, event.minutes, event.place,
        event.trainer, event.note,
    )  # fmt: skip


def event_people(session: Session, event_id: str) -> list[EventPerson]:
    """Return who came to a training and who was expected and did not, by last name.

    Raises:
        NotFoundError: If the training is gone.
    """
    event = _event(session, event_id)
    audience = course_audiences(session).get(event.course, Audience.STUDENTS)
    is_student = audience is Audience.STUDENTS
    found: dict[str, tuple[str, bool, Competency, date | None, date | None]] = {}
    person = TrainingInvite.student_id if is_student else TrainingInvite.staff_id
    invited = select(TrainingInvite.id, person).where(
        TrainingInvite.event_id == event_id, person.is_not(None)
    )
    for id_, person_id in session.execute(invited):
        found[person_id or ""] = (id_, False, Competency.NOT_CHECKED, None, None)
    for record, person_id in _records_at(session, event, is_student=is_student):
        found[person_id] = (
            record.id, True, record.competency, record.done_on, record.expires_on,
        )  # fmt: skip
    names = names_of(session, audience, found)
    rows = [
        EventPerson(row[0], person_id, names[person_id], *row[1:])
        for person_id, row in found.items()
        if person_id in names
    ]
    return sorted(rows, key=lambda row: (row.name.rpartition(" ")[2].casefold(), row.name, row.id))


def remove_event(session: Session, event_id: str) -> int:
    """Put a training into the bin, with what was written down there; return how many people.

    Raises:
        NotFoundError: If it is gone.
    """
    event, now = _event(session, event_id), stamp_of(session).now()
    records = [
        *session.scalars(select(TrainingRecord).where(TrainingRecord.event_id == event_id)),
        *session.scalars(select(StaffTraining).where(StaffTraining.event_id == event_id)),
    ]
    invites = session.scalars(select(TrainingInvite).where(TrainingInvite.event_id == event_id))
    for row in (*records, *invites, event):
        row.deleted_at = now
    return len(records)


def check_entry(session: Session, entry: TrainingEntry) -> None:
    """Check what a form says of a training.

    Raises:
        InvalidValueError: With the field that must be mended.
        NotFoundError: If there is no such course.
    """
    if not entry.course:
        raise InvalidValueError("course", translate("Training", "Choose a course."))
    find_course(session, entry.course)
    if not 0 <= entry.minutes <= _LONGEST:
        text = translate("Training", "Enter a number from {low} to {high}.")
        raise InvalidValueError("minutes", text.format(low=0, high=_LONGEST))


def write_event(
    session: Session, entry: TrainingEntry, event_id: str | None, *, is_held: bool = False
) -> str:
    """Add a training or change it, and return its id; for the services of training only."""
    if event_id is None:
        event = TrainingEvent(school_id=own_school_id(session))
        session.add(event)
    else:
        event = _event(session, event_id)
    event.course, event.day, event.kind = entry.course, entry.day, entry.kind
    event.starts_minute, event.minutes = entry.starts_minute, entry.minutes
    event.place, event.trainer = entry.place.strip(), entry.trainer.strip()
    event.note = entry.note.strip()
    event.is_held = event.is_held or is_held
    session.flush()
    return event.id


def _event(session: Session, event_id: str) -> TrainingEvent:
    event = session.get(TrainingEvent, event_id)
    if event is None or event.deleted_at is not None:
        raise NotFoundError(kind="TrainingEvent", record_id=event_id)
    return event


def _records_at(
    session: Session, event: TrainingEvent, *, is_student: bool
) -> list[tuple[TrainingRecord | StaffTraining, str]]:
    """Return the records of a training about its own course, not about one it renews."""
    if is_student:
        query = select(TrainingRecord).where(
            TrainingRecord.event_id == event.id, TrainingRecord.course == event.course
        )
        return [(record, record.student_id) for record in session.scalars(query)]
    adults = select(StaffTraining).where(
        StaffTraining.event_id == event.id, StaffTraining.course == event.course
    )
    return [(record, record.staff_id) for record in session.scalars(adults)]


def _came(session: Session) -> Counter[str]:
    found: Counter[str] = Counter()
    for model in (TrainingRecord, StaffTraining):
        person = TrainingRecord.student_id if model is TrainingRecord else StaffTraining.staff_id
        query = (
            select(model.event_id, func.count(func.distinct(person)))
            .where(model.event_id.is_not(None))
            .group_by(model.event_id)
        )
        found.update({event_id: n for event_id, n in session.execute(query) if event_id})
    return found


def _expected(session: Session) -> Counter[str]:
    query = select(TrainingInvite.event_id, func.count()).group_by(TrainingInvite.event_id)
    return Counter(dict(session.execute(query).all()))
