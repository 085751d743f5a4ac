"""One child on the roster twice: find the two records, compare them, make one of them.

find_same(session) -> [Candidate]                         two records that look like one child
compare(session, one_id, other_id) -> Comparison           side by side, and what hangs on each
merge_students(session, keep_id, other_id) -> rows moved   one undoable deed
tell_apart(session, one_id, other_id)                      two children: never asked again

Everything about the other record goes to the one that is kept. The other one lies in the bin
with its ids, so that the next roster that still names it means the child that was kept.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any, Final

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from peerdesk.enums import MembershipStatus, StudentStatus
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.base import Synced
from peerdesk.models.database import synced_models
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.stamping import BLANKED, stamp_of
from peerdesk.models.worklist import PutOff
from peerdesk.services.names import folded, grade_short, list_name
from peerdesk.services.records import Shown, column_words, kind_words, listed, shown
from peerdesk.services.vaults import own_school_id

_SHOWN: Final = (
    "student_number", "state_id", "roster_id", "first_name", "middle_name", "last_name",
    "preferred_name", "birth_date", "grade", "homeroom", "gender", "home_languages", "interests",
    "bus", "pictogram", "status",
)  # fmt: skip
_TOLD: Final = (
    Student.id, Student.first_name, Student.last_name, Student.preferred_name, Student.birth_date,
    Student.grade, Student.homeroom, Student.student_number,
)  # fmt: skip
_APART: Final = "two_children:"
"""What is put off for good is never asked again; no line of the work list has such a key."""

_FILLED: Final = tuple(name for name in _SHOWN if name not in {"student_number", "status"})
_ONCE: Final[Mapping[str, tuple[str, ...]]] = {
    "pair_constraint": ("student_a_id", "student_b_id", "kind"),
    "session_attendance": ("session_log_id", "student_id"),
    "duty_assignment": ("day", "recess_period_id", "student_id"),
    "team_position": ("team_id", "student_id", "ends_on"),
    "service_break": ("student_id", "ended_on"),
    "recognition": ("student_id", "day", "title"),
    "helper_mentor": ("mentor_student_id", "new_student_id", "program_id", "ends_on"),
    "next_year_choice": ("school_year_id", "student_id"),
    "application": ("round_id", "student_id"),
    "acknowledgement": ("student_id", "school_year_id", "kind", "version"),
    "consent": ("student_id", "school_year_id", "kind", "topic_id", "party"),
    "program_membership": ("program_id", "student_id", "role", "ended_on"),
    "training_record": ("student_id", "course", "done_on", "event_id"),
    "training_invite": ("event_id", "student_id"),
}
"""What a child has once: of two that became alike, the older or weaker one goes to the bin."""

_STANDING: Final = (
    MembershipStatus.ENDED, MembershipStatus.WAITING, MembershipStatus.ON_BREAK,
    MembershipStatus.ACTIVE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Child:
    """One record of a student.

    Attributes:
        detail: Grade, homeroom and number: the two have one name.
    """

    id: str
    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be one child.

    Attributes:
        id: Both ids, for finding the line again.
        is_sure: Names and birth dates are the same; else only names and grade.
    """

    id: str
    one: Child
    other: Child
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records side by side.

    Attributes:
        fields: What a field is called, and what stands in it on either side.
        records: What kind of record hangs on them, and how many on either side.
        why_not: Why they cannot be one child; empty if they can.
    """

    one: Child
    other: Child
    fields: tuple[tuple[str, Shown, Shown], ...]
    records: tuple[tuple[str, int, int], ...]
    why_not: str


def find_same(session: Session) -> list[Candidate]:
    """Return every two records with one name and one birth date, or one grade where that lacks.

    Two that were told apart once are left out.
    """
    query = select(*_TOLD).where(Student.school_id == own_school_id(session))
    named: dict[str, list[Any]] = {}
    for student in session.execute(query):
        named.setdefault(_name_key(student), []).append(student)
    found = [
        _candidate(one, other)
        for some in named.values()
        for one, other in combinations(sorted(some, key=lambda s: s.id), 2)
        if _alike(one, other)
    ]
    told_apart = _told_apart(session) if found else frozenset()
    asked = [pair for pair in found if pair.id not in told_apart]
    return sorted(asked, key=lambda pair: (not pair.is_sure, folded(pair.one.name), pair.id))


def tell_apart(session: Session, one_id: str, other_id: str) -> None:
    """Remember that two records are two children: they are not asked about again.

    Raises:
        NotFoundError: If one of them is gone.
        NotAllowedError: If they are the same record.
    """
    if _student(session, one_id) is _student(session, other_id):
        raise NotAllowedError(translate("SameChild", "Choose two different records."))
    key = _APART + _pair_id(one_id, other_id)
    if key[len(_APART) :] not in _told_apart(session):
        own = own_school_id(session)
        session.add(PutOff(school_id=own, line_key=key, until=date.max))


def compare(session: Session, one_id: str, other_id: str) -> Comparison:
    """Return two records side by side.

    Raises:
        NotFoundError: If one of them is gone.
    """
    one, other = _student(session, one_id), _student(session, other_id)
    fields = tuple(
        (column_words("student", name), _cell(session, one, name), _cell(session, other, name))
        for name in _SHOWN
    )
    counts = {key: _counts(session, key) for key in (one_id, other_id)}
    tables = sorted({*counts[one_id], *counts[other_id]}, key=kind_words)
    records = tuple(
        (kind_words(table), counts[one_id].get(table, 0), counts[other_id].get(table, 0))
        for table in tables
    )
    why_not = _why_not(session, one_id, other_id)
    return Comparison(_child(one), _child(other), fields, records, why_not)


def merge_students(session: Session, keep_id: str, other_id: str) -> int:
    """Make one record of two and return how many records moved.

    Raises:
        NotFoundError: If one of them is gone.
        NotAllowedError: If they are the same record, or a pair with each other.
    """
    keep, other = _student(session, keep_id), _student(session, other_id)
    why_not = _why_not(session, keep_id, other_id)
    if why_not:
        raise NotAllowedError(why_not)
    for name in _FILLED:
        if not getattr(keep, name) and getattr(other, name):
            setattr(keep, name, getattr(other, name))
    if StudentStatus.ACTIVE in {keep.status, other.status}:
        keep.status, keep.left_on = StudentStatus.ACTIVE, None
    about = list(_about(session, other_id))
    for record, column in about:
        setattr(record, column, keep_id)
    session.flush()
    moved = [record for record, _column in about]
    _bin_doubled(session, keep_id, moved)
    other.merged_into_id, other.deleted_at = keep_id, stamp_of(session).now()
    return len(moved)


def _student(session: Session, student_id: str) -> Student:
    student = session.get(Student, student_id)
    if student is None or student.deleted_at is not None:
        raise NotFoundError(kind="Student", record_id=student_id)
    return student


def _told_apart(session: Session) -> frozenset[str]:
    """Return the ids of the candidates nobody is asked about any more."""
    query = select(PutOff.line_key).where(PutOff.line_key.startswith(_APART))
    keys = session.scalars(query.where(PutOff.deleted_at.is_(None)))
    return frozenset(key.removeprefix(_APART) for key in keys)


def _pair_id(one_id: str, other_id: str) -> str:
    return "|".join(sorted((one_id, other_id)))


def _name_key(student: Any) -> str:
    return f"{folded(student.last_name)}\n{folded(student.first_name)}"


def _alike(one: Any, other: Any) -> bool:
    if one.birth_date and other.birth_date:
        return bool(one.birth_date == other.birth_date)
    return bool(one.grade == other.grade)


def _candidate(one: Any, other: Any) -> Candidate:
    is_sure = one.birth_date is not None and one.birth_date == other.birth_date
    return Candidate(_pair_id(one.id, other.id), _child(one), _child(other), is_sure)


def _child(student: Any) -> Child:
    parts = (grade_short(student.grade), student.homeroom, student.student_number)
    detail = ", ".join(part for part in parts if part)
    name = list_name(student.first_name, student.last_name, student.preferred_name)
    return Child(student.id, name, detail)


def _cell(session: Session, student: Student, name: str) -> Shown:
    """Return a field as the screens show it; who compares may see all of it."""
    value = getattr(student, name)
    if isinstance(value, tuple):
        return listed(name, value)
    if isinstance(value, StrEnum):
        return shown(session, "student", name, value.value)
    return value or ""


def _pointers() -> Iterator[tuple[type[Synced], Column[Any]]]:
    """Yield every column that points at a student."""
    for model in synced_models():
        for column in model.__table__.c:  # type: ignore[attr-defined]
            if any(key.column.table.name == "student" for key in column.foreign_keys):
                yield model, column


def _about(session: Session, student_id: str) -> Iterator[tuple[Synced, str]]:
    """Yield every record that points at a student, in the bin too, and by which column."""
    for model, column in _pointers():
        query = select(model).where(column == student_id)
        for record in session.scalars(query.execution_options(include_deleted=True)).all():
            if BLANKED not in (record.versions or ""):
                yield record, column.name


def _counts(session: Session, student_id: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for record, _column in _about(session, student_id):
        if record.deleted_at is None:
            name = type(record).__table__.name  # type: ignore[attr-defined]
            found[name] = found.get(name, 0) + 1
    return found


def _why_not(session: Session, one_id: str, other_id: str) -> str:
    if one_id == other_id:
        return translate("SameChild", "Choose two different records.")
    both = {one_id, other_id}
    query = select(Match.number).where(Match.mentor_id.in_(both), Match.mentee_id.in_(both))
    number = session.scalar(query.limit(1))
    if number is not None:
        text = translate("SameChild", "They are pair {number} with each other: two children.")
        return text.format(number=number)
    return ""


def _bin_doubled(session: Session, keep_id: str, moved: list[Synced]) -> None:
    """Put into the bin what the child has twice by now, or has with itself."""
    now = stamp_of(session).now()
    names = {type(record).__table__.name: type(record) for record in moved}  # type: ignore[attr-defined]
    for table, model in names.items():
        if table == "pair_constraint":
            _sort_rules(session, model, keep_id)
        columns = _ONCE.get(table, ())
        groups: dict[tuple[Any, ...], list[Any]] = {}
        for record, _column in _of(session, model, keep_id):
            if record.deleted_at is None and columns:
                key = tuple(getattr(record, name) for name in columns)
                groups.setdefault(key, []).append(record)
        for some in groups.values():
            for weaker in sorted(set(some), key=_worth)[:-1]:
                weaker.deleted_at = now


def _of(session: Session, model: type[Synced], keep_id: str) -> Iterator[tuple[Synced, str]]:
    for kind, column in _pointers():
        if kind is model:
            for record in session.scalars(select(model).where(column == keep_id)).all():
                yield record, column.name


def _sort_rules(session: Session, model: type[Synced], keep_id: str) -> None:
    """Keep the two of a rule in order, and drop a rule of a child with itself."""
    for record, _column in _of(session, model, keep_id):
        rule: Any = record
        if rule.student_a_id == rule.student_b_id:
            rule.deleted_at = stamp_of(session).now()
        elif rule.student_a_id > rule.student_b_id:
            rule.student_a_id, rule.student_b_id = rule.student_b_id, rule.student_a_id
    session.flush()


def _worth(record: Any) -> tuple[Any, ...]:
    """Return what tells the record that counts: answered last, standing highest, made last."""
    standing = getattr(record, "status", None)
    rank = _STANDING.index(standing) if standing in _STANDING else 0
    answered = getattr(record, "answered_on", None) or date.min
    return (rank, answered, record.created_at, record.id)
