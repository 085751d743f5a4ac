"""Write down who came to a training, for many at once.

check_people(session, entry, person_ids) -> {person id: sentence}   who is not ready, and why
record_attendance(session, entry, came, today, event_id=None) -> Recorded
record_anyway(...)                                      also those who are not ready
tick_course(session, student_id, code, today) -> id     one course of one student, by hand
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Audience, Competency, TrainingKind
from peerdesk.errors import InvalidValueError, NotAllowedError
from peerdesk.i18n import translate
from peerdesk.models.stamping import stamp_of
from peerdesk.models.training import StaffTraining, TrainingRecord
from peerdesk.services.training import book, law
from peerdesk.services.training.courses import CourseRow, find_course, list_courses
from peerdesk.services.training.events import TrainingEntry, check_entry, write_event
from peerdesk.services.training.law import Law, Problem, Story
from peerdesk.services.training.words import problem_sentence
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody who came, and what was seen of them."""

    person_id: str
    competency: Competency = Competency.NOT_CHECKED


@dataclass(frozen=True, slots=True)
class Refused:
    """Somebody whose training was not written down, and why."""

    person_id: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was written down.

    Attributes:
        event_id: The training; empty if nobody was in order, so that nothing was written.
        saved: How many people.
        refused: Who was not in order, by name.
    """

    event_id: str
    saved: int
    refused: tuple[Refused, ...]


def check_people(
    session: Session, entry: TrainingEntry, person_ids: Iterable[str], event_id: str | None = None
) -> dict[str, str]:
    """Return why each of these people is not ready for the training; nothing for the others."""
    course = find_course(session, entry.course)
    ids = list(person_ids)
    stories = book.read_stories(session, course.audience, ids)
    there = _at_event(session, course.audience, event_id)
    covered = _coverage(session, course, entry)
    names = {row.id: row.name for row in list_courses(session)}
    found: dict[str, str] = {}
    for person_id in ids:
        if person_id in there:
            continue
        snags = law.problems(course.law, stories.get(person_id, Story()), entry.day, entry.kind)
        said = [problem_sentence(one, names) for one in (*snags, *covered)]
        if said:
            found[person_id] = "; ".join(said)
    return found


def record_attendance(
    session: Session,
    entry: TrainingEntry,
    came: Sequence[Came],
    today: date,
    event_id: str | None = None,
    gone: Collection[str] = (),
) -> Recorded:
    """Write down the training and everybody who came and was ready; name the others.

    Args:
        session: A writing session.
        entry: What was held, where and when.
        came: Who came; somebody who is written down at this training already is changed.
        today: Nothing can have been held after it.
        event_id: The training that was planned, or that is written down already.
        gone: People who are written down there by mistake.

    Raises:
        InvalidValueError: With the field that must be mended.
        NotFoundError: If the course or the training is gone.
    """
    check_entry(session, entry)
    _check_held(entry, came, today)
    _take_off(session, event_id, gone)
    why_not = check_people(session, entry, [one.person_id for one in came], event_id)
    return _write_down(session, entry, came, event_id, why_not)


def record_anyway(
    session: Session,
    entry: TrainingEntry,
    came: Sequence[Came],
    today: date,
    event_id: str | None = None,
) -> Recorded:
    """Write down everybody who came, ready or not: a counselor answers for it.

    Raises:
        InvalidValueError, NotFoundError: As `record_attendance`.
    """
    check_entry(session, entry)
    _check_held(entry, came, today)
    return _write_down(session, entry, came, event_id, {})


def tick_course(session: Session, student_id: str, code: str, today: date) -> str:
    """Write down that a student did a course today, without a training; return the record's id.

    Raises:
        NotAllowedError: If something comes first; the sentence says what.
        NotFoundError: If there is no such course.
    """
    course = find_course(session, code)
    entry = TrainingEntry(code, today)
    why_not = check_people(session, entry, [student_id])
    if why_not:
        text = translate("Training", "Not yet: {why}.")
        raise NotAllowedError(text.format(why=why_not[student_id]))
    record = TrainingRecord(
        school_id=own_school_id(session),
        student_id=student_id,
        course=code,
        done_on=today,
        expires_on=law.good_until(course.law.valid_months, today),
    )
    session.add(record)
    session.flush()
    return record.id


def dates_of(
    valid_months: int, entry: TrainingEntry, competency: Competency
) -> tuple[date | None, date | None]:
    """Return from when and until when somebody has the course; None twice for not at all."""
    if entry.kind is TrainingKind.FEEDBACK or competency is Competency.AGAIN:
        return None, None
    return entry.day, law.good_until(valid_months, entry.day)


def _take_off(session: Session, event_id: str | None, gone: Collection[str]) -> None:
    """Put what is written down of these people at a training into the bin."""
    if event_id is None or not gone:
        return
    students = select(TrainingRecord).where(
        TrainingRecord.event_id == event_id, TrainingRecord.student_id.in_(list(gone))
    )
    adults = select(StaffTraining).where(
        StaffTraining.event_id == event_id, StaffTraining.staff_id.in_(list(gone))
    )
    now = stamp_of(session).now()
    for record in (*session.scalars(students), *session.scalars(adults)):
        record.deleted_at = now
    session.flush()


def _write_down(
    session: Session,
    entry: TrainingEntry,
    came: Sequence[Came],
    event_id: str | None,
    why_not: Mapping[str, str],
) -> Recorded:
    course = find_course(session, entry.course)
    ready = [one for one in came if one.person_id not in why_not]
    refused = _refused(session, course.audience, why_not)
    if not ready:
        return Recorded("", 0, refused)
    event_id = write_event(session, entry, event_id, is_held=True)
    for law_ in _renewed(session, course):
        _write_records(session, course.audience, law_, entry, ready, event_id)
    session.flush()
    return Recorded(event_id, len(ready), refused)


def _renewed(session: Session, course: CourseRow) -> list[Law]:
    """Return the course, and the one that doing it renews."""
    if not course.law.refresher_of:
        return [course.law]
    return [course.law, find_course(session, course.law.refresher_of).law]


def _write_records(
    session: Session,
    audience: Audience,
    law_: Law,
    entry: TrainingEntry,
    came: Sequence[Came],
    event_id: str,
) -> None:
    there = _at_event(session, audience, event_id, law_.code)
    for one in came:
        done_on, expires_on = dates_of(law_.valid_months, entry, one.competency)
        record = there.get(one.person_id)
        if record is None:
            record = _new_record(session, audience, one.person_id)
            record.course, record.event_id = law_.code, event_id
            session.add(record)
        record.done_on, record.expires_on = done_on, expires_on
        record.competency = one.competency


def _new_record(
    session: Session, audience: Audience, person_id: str
) -> TrainingRecord | StaffTraining:
    own = own_school_id(session)
    if audience is Audience.STUDENTS:
        return TrainingRecord(school_id=own, student_id=person_id)
    return StaffTraining(school_id=own, staff_id=person_id)


def _at_event(
    session: Session, audience: Audience, event_id: str | None, code: str = ""
) -> dict[str, TrainingRecord | StaffTraining]:
    """Return who is written down at a training already, for one course of it or any."""
    if event_id is None:
        return {}
    found: dict[str, TrainingRecord | StaffTraining] = {}
    if audience is Audience.STUDENTS:
        students = select(TrainingRecord).where(TrainingRecord.event_id == event_id)
        found = {one.student_id: one for one in session.scalars(students) if _is(one, code)}
    else:
        adults = select(StaffTraining).where(StaffTraining.event_id == event_id)
        found = {one.staff_id: one for one in session.scalars(adults) if _is(one, code)}
    return found


def _is(record: TrainingRecord | StaffTraining, code: str) -> bool:
    return not code or record.course == code


def _coverage(session: Session, course: CourseRow, entry: TrainingEntry) -> tuple[Problem, ...]:
    if course.audience is Audience.STAFF or entry.kind is not TrainingKind.COURSE:
        return ()
    found = book.coverage_of(session, course.law, entry.day)
    return () if found is None else (found,)


def _refused(
    session: Session, audience: Audience, why_not: Mapping[str, str]
) -> tuple[Refused, ...]:
    names = book.names_of(session, audience, why_not)
    rows = [Refused(id_, names.get(id_, ""), text) for id_, text in why_not.items()]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.person_id)))


def _check_held(entry: TrainingEntry, came: Sequence[Came], today: date) -> None:
    if entry.day > today:
        raise InvalidValueError(
            "day",
            translate("Training", "Enter a day that is not in the future: nobody came yet."),
        )
    if not came:
        raise InvalidValueError("people", translate("Training", "Tick who came."))
