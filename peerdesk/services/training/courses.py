"""The courses of the school: those every school starts with, changed or not, and its own.

list_courses(session, open_only=False) -> [CourseRow]     in the order of the lists
find_course(session, code) -> CourseRow
save_course(session, draft, code=None) -> code            adds one, or changes that one
set_open(session, code, is_open=...)                      offered, or no longer
seed_courses(session) -> how many were missing            the same ids on every computer
"""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import Audience
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.training import Course
from peerdesk.services.names import folded
from peerdesk.services.training.builtin import VERSION, Builtin, builtin_courses
from peerdesk.services.training.law import Law
from peerdesk.services.training.words import course_name
from peerdesk.services.vaults import own_school_id

_RANGES: Final[Mapping[str, tuple[int, int]]] = {
    "minutes": (5, 1200),
    "spacing_days": (0, 60),
    "valid_months": (0, 120),
    "coverage_percent": (0, 100),
}


@dataclass(frozen=True, slots=True)
class CourseDraft:
    """A course as a form holds it; fields as in `models.training.Course`."""

    name: str
    audience: Audience = Audience.STUDENTS
    minutes: int = 45
    outline: str = ""
    needs: tuple[str, ...] = ()
    spacing_days: int = 0
    valid_months: int = 0
    coverage_percent: int = 0
    coverage_course: str = ""
    refresher_of: str = ""


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A course.

    Attributes:
        id: Its code.
        name: What it is called, in the language of the screen if it is the program's name.
        is_builtin: Came with the program.
        draft: What a form shows of it; its name is empty for the program's name.
    """

    id: str
    name: str
    audience: Audience
    is_open: bool
    is_builtin: bool
    draft: CourseDraft

    @property
    def law(self) -> Law:
        """Return what the course asks for."""
        said = self.draft
        return Law(
            self.id, said.needs, said.spacing_days, said.valid_months, said.coverage_percent,
            said.coverage_course, said.refresher_of,
        )  # fmt: skip


def list_courses(session: Session, *, open_only: bool = False) -> list[CourseRow]:
    """Return the courses of the school."""
    query = (
        select(Course)
        .where(Course.school_id == own_school_id(session))
        .order_by(Course.rank, Course.code)
    )
    rows = [_row(course) for course in session.scalars(query)]
    return [row for row in rows if row.is_open or not open_only]


def find_course(session: Session, code: str) -> CourseRow:
    """Return the course of this code.

    Raises:
        NotFoundError: If there is none.
    """
    return _row(_course(session, code))


def save_course(session: Session, draft: CourseDraft, code: str | None = None) -> str:
    """Add a course of the school's own, or change the one of this code; return its code.

    A built-in course keeps its audience; an empty name is the program's name for it.

    Raises:
        InvalidValueError: With the field that must be mended.
        NotFoundError: If the course to change is not there.
    """
    known = {row.id: row for row in list_courses(session)}
    course = _course(session, code) if code else None
    _check_name(known, draft, code)
    for field, (low, high) in _RANGES.items():
        _check_range(field, getattr(draft, field), low, high)
    _check_pointers(known, draft, code)
    if course is None:
        course = _new_course(session, draft)
    for field_ in fields(CourseDraft):
        setattr(course, field_.name, getattr(draft, field_.name))
    course.name = draft.name.strip()
    session.flush()
    return course.code


def set_open(session: Session, code: str, *, is_open: bool) -> None:
    """Offer a course, or no longer; whoever did it keeps it either way.

    Raises:
        NotFoundError: If there is no such course.
    """
    _course(session, code).is_open = is_open


def seed_courses(session: Session) -> int:
    """Give the school the courses that come with the program; return how many were missing.

    A course somebody put into the bin stays there.
    """
    school_id = own_school_id(session)
    ids = {code: course_id(school_id, code) for code in builtin_courses()}
    query = select(Course.id).where(Course.id.in_(ids.values()))
    there = set(session.scalars(query.execution_options(include_deleted=True)))
    missing = [
        _seed(one, rank, ids[one.code], school_id)
        for rank, one in enumerate(builtin_courses().values())
        if ids[one.code] not in there
    ]
    session.add_all(missing)
    local_state.put(session, Key.COURSES, VERSION)
    return len(missing)


def course_id(school_id: str, code: str) -> str:
    """Return the id by which every computer of a school knows its course of this code."""
    return str(uuid.uuid5(uuid.UUID(school_id), f"course:{code}"))


def _seed(one: Builtin, rank: int, id_: str, school_id: str) -> Course:
    return Course(
        id=id_, school_id=school_id, code=one.code, audience=one.audience, minutes=one.minutes,
        needs=one.needs, spacing_days=one.spacing_days, valid_months=one.valid_months,
        coverage_percent=one.coverage_percent, coverage_course=one.coverage_course, rank=rank,
    )  # fmt: skip


def _row(course: Course) -> CourseRow:
    values = {field.name: getattr(course, field.name) for field in fields(CourseDraft)}
    return CourseRow(
        course.code,
        course_name(course.code, course.name),
        course.audience,
        course.is_open,
        course.code in builtin_courses(),
        CourseDraft(**values),
    )


def _course(session: Session, code: str) -> Course:
    query = select(Course).where(Course.code == code, Course.school_id == own_school_id(session))
    course = session.scalars(query).first()
    if course is None:
        raise NotFoundError(kind="Course", record_id=code)
    return course


def _new_course(session: Session, draft: CourseDraft) -> Course:
    school_id = own_school_id(session)
    code = _free_code(session, draft.name)
    rank = session.scalar(select(func.max(Course.rank))) or 0
    course = Course(
        id=course_id(school_id, code), school_id=school_id, code=code, rank=max(rank + 1, 100)
    )
    session.add(course)
    return course


def _free_code(session: Session, name: str) -> str:
    """Return a code made of the name that no course has or had."""
    word = "own_" + (re.sub(r"[^a-z0-9]+", "_", folded(name)).strip("_")[:40] or "course")
    query = select(Course.code).where(Course.code.startswith(word, autoescape=True))
    taken = set(session.scalars(query.execution_options(include_deleted=True)))
    numbers = range(2, len(taken) + 3)
    return next(code for code in (word, *(f"{word}_{n}" for n in numbers)) if code not in taken)


def _check_name(known: Mapping[str, CourseRow], draft: CourseDraft, code: str | None) -> None:
    name = draft.name.strip()
    if not name and not (code and known[code].is_builtin):
        raise InvalidValueError("name", translate("Training", "Enter what the course is called."))
    others = {folded(row.name) for row in known.values() if row.id != code}
    if name and folded(name) in others:
        raise InvalidValueError(
            "name", translate("Training", "There is a course of this name. Enter another one.")
        )
    if code and known[code].is_builtin and draft.audience is not known[code].audience:
        raise InvalidValueError(
            "audience",
            translate("Training", "This course came with PeerDesk: it stays for whom it is."),
        )


def _check_range(field: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        text = translate("Training", "Enter a number from {low} to {high}.")
        raise InvalidValueError(field, text.format(low=low, high=high))


def _check_pointers(known: Mapping[str, CourseRow], draft: CourseDraft, code: str | None) -> None:
    if code in draft.needs or _comes_round(known, draft.needs, code):
        raise InvalidValueError(
            "needs",
            translate("Training", "These courses need each other. Choose what comes first."),
        )
    if any(need not in known for need in draft.needs):
        raise InvalidValueError(
            "needs", translate("Training", "One of these courses is gone. Choose others.")
        )
    covering = known.get(draft.coverage_course)
    if draft.coverage_percent and (covering is None or covering.audience is not Audience.STAFF):
        raise InvalidValueError(
            "coverage_course", translate("Training", "Choose the course that staff do first.")
        )
    if draft.refresher_of and (draft.refresher_of not in known or draft.refresher_of == code):
        raise InvalidValueError(
            "refresher_of", translate("Training", "Choose the course that this one renews.")
        )


def _comes_round(known: Mapping[str, CourseRow], needs: Sequence[str], code: str | None) -> bool:
    """Return whether following what the needed courses need leads back to `code`."""
    seen: set[str] = set()
    pending = list(needs)
    while pending:
        one = pending.pop()
        if one in seen or one not in known:
            continue
        seen.add(one)
        pending.extend(known[one].draft.needs)
    return code in seen
