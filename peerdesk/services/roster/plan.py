"""Compare a checked roster with what is stored: the rehearsal of an import.

`plan_import` decides everything; `apply` only writes what the plan says, so what is shown
before is what happens. Who is who follows from ids alone, never from a name.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import StaffRole, StudentStatus
from peerdesk.i18n import translate
from peerdesk.models.people import Staff, Student
from peerdesk.services.names import folded
from peerdesk.services.roster.rows import (
    ID_FIELDS,
    Field,
    Roster,
    RosterStaff,
    RosterStudent,
    RowProblem,
)
from peerdesk.services.vaults import own_school_id

MISSING_LIMIT: Final = 0.25
"""When more of the school than this is missing, the file is probably a part of the roster."""

_Person = tuple[str, date]

_ID_COLUMNS: Final = {
    Field.NUMBER: "student_number",
    Field.STATE_ID: "state_id",
    Field.SOURCED_ID: "roster_id",
}
_COLUMNS: Final = (
    "id",
    "student_number",
    "state_id",
    "roster_id",
    "first_name",
    "middle_name",
    "last_name",
    "preferred_name",
    "birth_date",
    "grade",
    "gender",
    "homeroom",
    "home_languages",
    "bus",
    "status",
    "left_on",
    "deleted_at",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One column of a record that the roster changes."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody else with the same name and birth date: perhaps the same child.

    Attributes:
        student_id: The stored student, or None if the twin stands in the file itself.
        number: The twin's student number (or other id).
        row: Row of the twin in the file, or 0.
    """

    student_id: str | None
    number: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class PlannedStudent:
    """What becomes of one student.

    Attributes:
        student_id: The stored record; None for a new one.
        row: Row in the file; 0 for a student who is missing from it.
        values: Column values to write.
        changes: What differs, for people; empty for new ones.
        is_revived: The record was in the bin and comes back.
    """

    student_id: str | None
    row: int
    name: str
    number: str
    values: Mapping[str, Any]
    changes: tuple[Change, ...] = ()
    twin: Twin | None = None
    is_revived: bool = False


@dataclass(frozen=True, slots=True)
class PlannedAdult:
    """What becomes of one adult."""

    staff_id: str | None
    row: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do.

    Attributes:
        new: Students who are made or come back from the bin.
        changed: Students with at least one other value, those who returned among them.
        leavers: Students here whom the file calls left.
        missing: Students here whom the file does not name at all.
        unknown_leavers: Rows of the file about people who left and were never here.
        marks_missing: Whether the missing are to be marked as left.
        same: How many students stay as they are.
    """

    new: tuple[PlannedStudent, ...]
    changed: tuple[PlannedStudent, ...]
    leavers: tuple[PlannedStudent, ...]
    missing: tuple[PlannedStudent, ...]
    unknown_leavers: int
    marks_missing: bool
    same: int
    problems: tuple[RowProblem, ...]
    staff_new: tuple[PlannedAdult, ...]
    staff_changed: tuple[PlannedAdult, ...]
    notes: tuple[str, ...]

    @property
    def left(self) -> int:
        """Return how many students the file says, or lets conclude, are gone."""
        return len(self.leavers) + len(self.missing) + self.unknown_leavers

    @property
    def to_mark_left(self) -> tuple[PlannedStudent, ...]:
        """Return the students that will be marked as left."""
        return self.leavers + self.missing if self.marks_missing else self.leavers

    @property
    def twins(self) -> tuple[PlannedStudent, ...]:
        """Return the new students who may be somebody already known."""
        return tuple(student for student in self.new if student.twin is not None)

    @property
    def writes_anything(self) -> bool:
        """Say whether the import would change anything."""
        adults = self.staff_new or self.staff_changed
        return bool(self.new or self.changed or self.to_mark_left or adults)

    def counts(self) -> dict[str, Any]:
        """Return the counts as the command line prints them."""
        problems = [{"row": p.row, "message": p.message} for p in self.problems]
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "left": self.left,
            "same": self.same,
            "problems": problems,
        }


def plan_import(
    session: Session, roster: Roster, today: date, *, mark_missing: bool | None = None
) -> Plan:
    """Return what importing `roster` will do to the students and staff of this school.

    Args:
        session: Any session; nothing is written.
        roster: The checked roster of one school.
        today: Day on which leavers are marked.
        mark_missing: Whether students missing from a complete roster are marked as left;
            None does so unless so many are missing that the file is probably a part.
    """
    known = _Known(_stored(session))
    planner = _Planner(known, today)
    planner.add(roster.students)
    missing = _missing(known, planner.seen, roster, today) if roster.is_complete else ()
    staff_new, staff_changed = _plan_staff(session, roster.staff)
    has_too_many = len(missing) > MISSING_LIMIT * known.count_active
    marks_missing = not has_too_many if mark_missing is None else mark_missing
    notes = (_missing_note(len(missing)),) if missing and not marks_missing else ()
    return Plan(
        new=_with_twins(planner.new, known),
        changed=tuple(planner.changed),
        leavers=tuple(planner.leavers),
        missing=missing,
        unknown_leavers=planner.unknown_leavers,
        marks_missing=marks_missing,
        same=planner.same,
        problems=tuple(sorted((*roster.problems, *planner.problems), key=lambda p: p.row)),
        staff_new=staff_new,
        staff_changed=staff_changed,
        notes=(*roster.notes, *notes),
    )


def import_label(plan: Plan) -> str:
    """Return what the undo bar and the history say of this import."""
    count = len(plan.new) + len(plan.changed) + len(plan.to_mark_left)
    if count == 1:
        return translate("Roster", "Imported 1 student")
    return translate("Roster", "Imported {count} students").format(count=count)


def _missing_note(count: int) -> str:
    return translate(
        "Roster",
        "{count} students of this school are not in the file. They stay as they are, because "
        "the file "
        "looks like a part of the roster. Mark them as left only if it is the whole one.",
    ).format(count=count)


def _stored(session: Session) -> list[Any]:
    table = Student.__table__.c
    query = select(*(table[name] for name in _COLUMNS)).where(
        table.school_id == own_school_id(session)
    )
    return list(session.execute(query))


class _Known:
    """The stored students, found by any of their ids."""

    def __init__(self, stored: Sequence[Any]) -> None:
        self.stored = stored
        self._by_id: dict[tuple[Field, str], Any] = {}
        ordered = sorted(stored, key=lambda one: one.deleted_at is not None)
        for student in ordered:
            for field, column in _ID_COLUMNS.items():
                text = getattr(student, column)
                if text:
                    self._by_id.setdefault((field, text.casefold()), student)

    @property
    def count_active(self) -> int:
        """Return how many students are on the roster now."""
        return sum(map(is_here, self.stored))

    def find(self, ids: Mapping[Field, str]) -> list[Any]:
        """Return the different stored students that these ids name; the first id counts most."""
        found: dict[str, Any] = {}
        for field, text in ids.items():
            student = self._by_id.get((field, text.casefold())) if text else None
            if student is not None:
                found[student.id] = student
        return list(found.values())


def is_here(student: Any) -> bool:
    """Say whether a stored student is on the roster now."""
    return student.deleted_at is None and student.status is StudentStatus.ACTIVE


class _Planner:
    """Sorts the students of a roster into new, changed, left, same and problem."""

    def __init__(self, known: _Known, today: date) -> None:
        self.new: list[PlannedStudent] = []
        self.changed: list[PlannedStudent] = []
        self.leavers: list[PlannedStudent] = []
        self.problems: list[RowProblem] = []
        self.unknown_leavers = 0
        self.same = 0
        self.seen: dict[str, int] = {}
        self._known = known
        self._today = today

    def add(self, students: Iterable[RosterStudent]) -> None:
        """Plan every student."""
        for student in students:
            found = self._known.find(_ids(student))
            if len(found) > 1 or (found and found[0].id in self.seen):
                self._refuse(student, found)
            elif not found:
                self._add_unknown(student)
            else:
                self.seen[found[0].id] = student.row
                self._add_known(student, found[0])

    def _refuse(self, student: RosterStudent, found: Sequence[Any]) -> None:
        """The ids of one row name two students, or two rows name one."""
        self.seen |= {stored.id: self.seen.get(stored.id, student.row) for stored in found}
        message = translate(
            "Roster", "The ids of this row belong to two different students. Correct one of them."
        )
        if len(found) == 1:
            text = translate(
                "Roster",
                "This row and row {row} are about the same student. Correct one of the ids.",
            )
            message = text.format(row=self.seen[found[0].id])
        self.problems.append(RowProblem(student.row, Field.NUMBER, message, student.raw))

    def _add_unknown(self, student: RosterStudent) -> None:
        if student.has_left:
            self.unknown_leavers += 1
            return
        self.new.append(_planned(student, None, _values(student)))

    def _add_known(self, student: RosterStudent, stored: Any) -> None:
        if student.has_left:
            if is_here(stored):
                self.leavers.append(_leaver(stored, student.row, self._today))
            else:
                self.same += 1
            return
        values = {column: value for column, value in _values(student).items() if value}
        values["status"], values["left_on"] = StudentStatus.ACTIVE, None
        is_revived = stored.deleted_at is not None
        if is_revived:
            values["deleted_at"] = None
        changes = tuple(
            Change(column, getattr(stored, column), value)
            for column, value in values.items()
            if getattr(stored, column) != value
        )
        if not changes:
            self.same += 1
            return
        written = {change.column: change.after for change in changes}
        planned = replace(_planned(student, stored.id, written), changes=changes)
        if is_revived:
            self.new.append(replace(planned, is_revived=True))
        else:
            self.changed.append(planned)


def _ids(student: RosterStudent) -> dict[Field, str]:
    return {
        Field.NUMBER: student.number,
        Field.STATE_ID: student.state_id,
        Field.SOURCED_ID: student.sourced_id,
    }


def _planned(
    student: RosterStudent, student_id: str | None, values: Mapping[str, Any]
) -> PlannedStudent:
    name = ", ".join(part for part in (student.family_name, student.given_name) if part)
    number = student.number or student.state_id or student.sourced_id
    return PlannedStudent(student_id, student.row, name, number, values)


def _values(student: RosterStudent) -> dict[str, Any]:
    return {
        "student_number": student.number,
        "state_id": student.state_id,
        "roster_id": student.sourced_id,
        "first_name": student.given_name,
        "middle_name": student.middle_name,
        "last_name": student.family_name,
        "preferred_name": student.preferred_name,
        "birth_date": student.birth_date,
        "grade": student.grade,
        "gender": student.gender,
        "homeroom": student.homeroom,
        "home_languages": student.languages,
        "bus": student.bus,
    }


def _leaver(stored: Any, row: int, today: date) -> PlannedStudent:
    name = ", ".join(part for part in (stored.last_name, stored.first_name) if part)
    values = {"status": StudentStatus.LEFT, "left_on": today}
    changes = (Change("status", StudentStatus.ACTIVE, StudentStatus.LEFT),)
    return PlannedStudent(stored.id, row, name, stored.student_number, values, changes)


def _missing(
    known: _Known, seen: Mapping[str, int], roster: Roster, today: date
) -> tuple[PlannedStudent, ...]:
    """Return who is here and not in the file; rows with a problem still name their student."""
    named = {
        student.id
        for problem in roster.problems
        for student in known.find({field: problem.raw.text(field) for field in ID_FIELDS})
    }
    gone = [s for s in known.stored if is_here(s) and s.id not in seen and s.id not in named]
    planned = (_leaver(stored, 0, today) for stored in gone)
    return tuple(sorted(planned, key=lambda student: (student.name.casefold(), student.number)))


def _with_twins(new: Sequence[PlannedStudent], known: _Known) -> tuple[PlannedStudent, ...]:
    """Mark new students whose name and birth date somebody else has."""
    born = Counter(student.values.get("birth_date") for student in new)
    born.update(stored.birth_date for stored in known.stored if stored.birth_date in born)
    people: dict[_Person, list[Twin]] = {}
    for stored in known.stored:
        if stored.deleted_at is None and stored.birth_date in born:
            twin = Twin(stored.id, stored.student_number or stored.state_id or stored.roster_id)
            person = _person(stored.last_name, stored.first_name, stored.birth_date)
            people.setdefault(person, []).append(twin)
    made: dict[int, _Person] = {}
    for student in new:
        birth_date = student.values.get("birth_date")
        if not student.is_revived and birth_date is not None and born[birth_date] > 1:
            values = student.values
            person = _person(values["last_name"], values["first_name"], birth_date)
            people.setdefault(person, []).append(Twin(None, student.number, student.row))
            made[student.row] = person
    twins = {row: _other(people[person], row) for row, person in made.items()}
    return tuple(
        replace(student, twin=twins[student.row]) if twins.get(student.row) else student
        for student in new
    )


def _other(people: Sequence[Twin], row: int) -> Twin | None:
    return next((twin for twin in people if twin.row != row), None)


def _person(last_name: str, first_name: str, birth_date: date) -> _Person:
    name = f"{last_name}\n{first_name}"
    return name.casefold() if name.isascii() else folded(name), birth_date


def _plan_staff(
    session: Session, staff: Sequence[RosterStaff]
) -> tuple[tuple[PlannedAdult, ...], tuple[PlannedAdult, ...]]:
    """Return the adults to make and to change; an adult missing from the file stays."""
    table = Staff.__table__.c
    names = ("id", "roster_id", "staff_number", "first_name", "last_name", "email", "role")
    query = select(*(table[name] for name in names), table.is_active, table.deleted_at)
    stored = list(session.execute(query.where(table.school_id == own_school_id(session))))
    by_roster_id = {one.roster_id: one for one in stored if one.roster_id}
    by_number = {one.staff_number: one for one in stored if one.staff_number}
    new: list[PlannedAdult] = []
    changed: list[PlannedAdult] = []
    for adult in staff:
        found = by_roster_id.get(adult.sourced_id) or by_number.get(adult.number)
        values = _staff_values(adult)
        if found is None:
            if not adult.has_left:
                new.append(PlannedAdult(None, adult.row, values))
            continue
        values = {
            name: value for name, value in values.items() if value not in {"", StaffRole.OTHER}
        }
        values |= {"is_active": not adult.has_left, "deleted_at": None}
        differing = {name: v for name, v in values.items() if getattr(found, name) != v}
        if differing:
            changed.append(PlannedAdult(found.id, adult.row, differing))
    return tuple(new), tuple(changed)


def _staff_values(adult: RosterStaff) -> dict[str, Any]:
    return {
        "roster_id": adult.sourced_id,
        "staff_number": adult.number,
        "first_name": adult.given_name,
        "last_name": adult.family_name,
        "email": adult.email,
        "role": adult.role,
    }
