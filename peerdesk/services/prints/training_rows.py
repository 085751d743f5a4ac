"""What the papers of training need: sign-in sheet, outline of a course, certificates."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Audience, TrainingKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import School
from peerdesk.models.training import TrainingEvent
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.prints.people_rows import term_words
from peerdesk.services.prints.sheet_codes import ALPHABET, new_code, parse_code
from peerdesk.services.training.builtin import builtin_outline
from peerdesk.services.training.courses import CourseRow, find_course, list_courses
from peerdesk.services.training.events import EventRow, entry_of, event_people, list_events
from peerdesk.services.training.people import list_people
from peerdesk.services.vaults import own_school_id

_STEP: Final = re.compile(r"(\d{1,3})\s+(.+)")


@dataclass(frozen=True, slots=True)
class CourseTitle:
    """What a course is called on paper.

    Attributes:
        own: The school's name for it; empty for the program's, in the language of the paper.
    """

    code: str
    own: str


@dataclass(frozen=True, slots=True)
class SignInPerson:
    """Somebody who is expected; `detail` is grade and homeroom, empty for an adult."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class SignInSheet:
    """The list on which people sign in.

    Attributes:
        code: By which the training is found again; empty on a sheet for any training.
        course: None leaves a line to write on.
        day: None leaves a line to write on.
    """

    printed_on: date
    code: str
    course: CourseTitle | None
    kind: TrainingKind
    day: date | None
    starts_minute: int | None
    place: str
    trainer: str
    people: tuple[SignInPerson, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class CourseOutline:
    """How a course goes.

    Attributes:
        steps: Minutes (0 if not said) and what is done.
        first: Courses that come first.
    """

    printed_on: date
    course: CourseTitle
    minutes: int
    steps: tuple[tuple[int, str], ...]
    first: tuple[CourseTitle, ...]
    school: str
    sample: bool


@dataclass(frozen=True, slots=True)
class TrainingCertificates:
    """Certificates of everybody who did a course at a training, by last name.

    What the course was called does not stand on them.

    Attributes:
        hours: How long the training was, in whole hours; 0 tells nothing.
    """

    printed_on: date
    names: tuple[str, ...]
    is_staff: bool
    day: date
    hours: int
    term: str
    school: str
    signer: str
    sample: bool


def sign_in_sheet(session: Session, event_id: str, today: date, *, sample: bool) -> SignInSheet:
    """Return the sheet of a training, or of the next one; an empty sheet if there is none."""
    event = _wanted(session, event_id, today)
    if event is None:
        return SignInSheet(
            today, "", None, TrainingKind.COURSE, None, None, "", adult_to_tell(session), (), sample
        )
    details = {one.id: one.detail for one in list_people(session, event.audience)}
    people = tuple(
        SignInPerson(one.name, details.get(one.person_id, ""))
        for one in event_people(session, event.id)
    )
    return SignInSheet(
        today, event_code(event.id), _title(session, event.course), event.kind, event.day,
        event.starts_minute, event.place, event.trainer or adult_to_tell(session), people, sample,
    )  # fmt: skip


def event_code(event_id: str) -> str:
    """Return the code of a training on its sheet; always the same one."""
    digest = iter(hashlib.sha256(f"training:{event_id}".encode()).digest())
    return new_code(lambda letters: letters[next(digest) % len(ALPHABET)])


def find_event(session: Session, typed: str) -> str:
    """Return the id of the training whose sheet has this code.

    Raises:
        InvalidValueError: If it is no code, or no training has it.
    """
    code = parse_code(typed)
    query = select(TrainingEvent.id).where(TrainingEvent.school_id == own_school_id(session))
    for event_id in session.scalars(query):
        if event_code(event_id) == code:
            return event_id
    raise InvalidValueError(
        "sheet_code",
        translate("Training", "No day of training has this code. Look at the sheet again."),
    )


def course_outline(
    session: Session, code: str, language: str, today: date, *, sample: bool
) -> CourseOutline:
    """Return the outline of a course, in the language of the paper if it came with the program."""
    course = find_course(session, code) if code else list_courses(session, open_only=True)[0]
    text = course.draft.outline or builtin_outline(course.id, language)
    return CourseOutline(
        today,
        CourseTitle(course.id, _own(course)),
        course.draft.minutes,
        tuple(_step(line) for line in text.splitlines() if line.strip()),
        tuple(_title(session, need) for need in course.draft.needs),
        session.get_one(School, own_school_id(session)).name,
        sample,
    )


def certificates(
    session: Session, event_id: str, today: date, *, sample: bool
) -> TrainingCertificates | None:
    """Return the certificates of a training, or of the last one; None if nobody did a course."""
    event = _held(session, event_id, today)
    if event is None:
        return None
    names = tuple(one.name for one in event_people(session, event.id) if one.done_on is not None)
    if not names:
        return None
    minutes = entry_of(session, event.id).minutes
    return TrainingCertificates(
        today, names, event.audience is Audience.STAFF, event.day, (minutes + 30) // 60,
        term_words(session, event.day), session.get_one(School, own_school_id(session)).name,
        adult_to_tell(session), sample,
    )  # fmt: skip


def _wanted(session: Session, event_id: str, today: date) -> EventRow | None:
    """Return the training asked for, else the next one that is planned."""
    rows = list_events(session, today)
    if event_id:
        return next((row for row in rows if row.id == event_id), None)
    coming = [row for row in rows if not row.is_held and row.day >= today]
    return min(coming, key=lambda row: (row.day, row.starts_minute or 0), default=None)


def _held(session: Session, event_id: str, today: date) -> EventRow | None:
    rows = [row for row in list_events(session, today) if row.is_held]
    if event_id:
        return next((row for row in rows if row.id == event_id), None)
    courses = (row for row in rows if row.kind is not TrainingKind.FEEDBACK and row.came)
    return next(courses, None)


def _title(session: Session, code: str) -> CourseTitle:
    try:
        return CourseTitle(code, _own(find_course(session, code)))
    except NotFoundError:
        return CourseTitle(code, "")


def _own(course: CourseRow) -> str:
    """Return the school's own name of a course; "" for the program's."""
    return course.draft.name


def _step(line: str) -> tuple[int, str]:
    found = _STEP.fullmatch(line.strip())
    return (int(found[1]), found[2]) if found else (0, line.strip())
