"""Add and edit students by hand.

entry_of(session, student_id) -> StudentEntry
check_entry(session, entry, today, student_id=None) -> {field name: sentence}
namesake(session, entry) -> sentence                 who has this name already
add_student(session, entry, today=...) -> id
edit_student(session, student_id, entry, today=...)
"""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Grade
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.services.names import folded, full_name, grade_words
from peerdesk.services.roster.apply import new_codes
from peerdesk.services.roster.values import clean, has_control, parse_languages
from peerdesk.services.students import get_student
from peerdesk.services.vaults import own_school_id

_OLDEST_YEARS = 30


@dataclass(frozen=True, slots=True)
class StudentEntry:
    """What a form holds; text as typed.

    Attributes:
        home_languages: Names or ISO codes, separated by commas.
        interests: Words, separated by commas.
    """

    student_number: str = ""
    first_name: str = ""
    middle_name: str = ""
    last_name: str = ""
    preferred_name: str = ""
    grade: Grade = Grade.KINDERGARTEN
    birth_date: date | None = None
    gender: str = ""
    homeroom: str = ""
    home_languages: str = ""
    interests: str = ""
    bus: str = ""


def entry_of(session: Session, student_id: str) -> StudentEntry:
    """Return a student as the form shows it.

    Raises:
        NotFoundError: If there is no such student.
    """
    student = get_student(session, student_id)
    columns = {name: getattr(student, name) for name in StudentEntry.__dataclass_fields__}
    columns["home_languages"] = ", ".join(student.home_languages)
    columns["interests"] = ", ".join(student.interests)
    return StudentEntry(**columns)


def check_entry(
    session: Session, entry: StudentEntry, today: date, student_id: str | None = None
) -> dict[str, str]:
    """Return what must be mended, by field; empty if all is well.

    Args:
        session: Any session.
        entry: What was typed.
        today: Nobody is born later.
        student_id: The student being edited, who may keep the number.
    """
    found: dict[str, str] = {}
    for name, text in asdict(entry).items():
        if isinstance(text, str) and has_control(clean(text)):
            found[name] = translate(
                "Students", "This holds signs that cannot be shown. Type it again."
            )
    if not clean(entry.first_name) and not clean(entry.last_name):
        found["first_name"] = translate("Students", "Enter the student's name.")
    number = clean(entry.student_number)
    if not number:
        found["student_number"] = translate(
            "Students", "Enter the student number, so that the next roster finds this student."
        )
    owner = _owner(session, number, student_id) if number else ""
    if owner:
        found["student_number"] = translate(
            "Students", "{name} has this number. Enter another one."
        ).format(name=owner)
    if entry.birth_date is not None and not _is_plausible(entry.birth_date, today):
        found["birth_date"] = translate("Students", "Enter the student's date of birth.")
    return found


def namesake(session: Session, entry: StudentEntry) -> str:
    """Return in a sentence who has this name already; empty if nobody has."""
    wanted = (folded(clean(entry.first_name)), folded(clean(entry.last_name)))
    query = select(Student).where(Student.school_id == own_school_id(session))
    for student in session.scalars(query.order_by(Student.id)):
        if (folded(student.first_name), folded(student.last_name)) == wanted:
            sentence = translate(
                "Students",
                "{name}, {grade}, number {number} is on the roster already. Is this another child?",
            )
            return sentence.format(
                name=full_name(student.first_name, student.last_name),
                grade=grade_words(student.grade),
                number=student.student_number or "–",
            )
    return ""


def add_student(session: Session, entry: StudentEntry, *, today: date) -> str:
    """Add one student and return the id.

    Raises:
        InvalidValueError: If a field cannot be stored.
    """
    _refuse(check_entry(session, entry, today))
    (code,) = new_codes(session, 1)
    student = Student(school_id=own_school_id(session), code=code, **_columns(entry))
    session.add(student)
    session.flush()
    return student.id


def edit_student(session: Session, student_id: str, entry: StudentEntry, *, today: date) -> None:
    """Replace what is known of a student.

    Raises:
        InvalidValueError: If a field cannot be stored.
        NotFoundError: If there is no such student.
    """
    student = get_student(session, student_id)
    _refuse(check_entry(session, entry, today, student_id))
    for name, value in _columns(entry).items():
        if getattr(student, name) != value:
            setattr(student, name, value)


def _refuse(found: dict[str, str]) -> None:
    if found:
        field, sentence = next(iter(found.items()))
        raise InvalidValueError(field, sentence)


def _columns(entry: StudentEntry) -> dict[str, Any]:
    columns: dict[str, Any] = {
        name: clean(value) if isinstance(value, str) and not isinstance(value, Grade) else value
        for name, value in asdict(entry).items()
    }
    columns["home_languages"] = parse_languages(entry.home_languages)
    columns["interests"] = tuple(
        dict.fromkeys(word for part in entry.interests.split(",") if (word := clean(part)))
    )
    return columns


def _owner(session: Session, number: str, student_id: str | None) -> str:
    query = select(Student).where(
        Student.student_number == number, Student.school_id == own_school_id(session)
    )
    for student in session.scalars(query):
        if student.id != student_id:
            return full_name(student.first_name, student.last_name, student.preferred_name)
    return ""


def _is_plausible(birth_date: date, today: date) -> bool:
    return birth_date < today and today.year - birth_date.year <= _OLDEST_YEARS
