"""Compare a checked roster with what is stored: the rehearsal of an import.

`plan_import` decides everything; `apply` only writes what the plan says, so what is shown
before is what happens. Who is who follows from ids alone, never from a name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import StudentStatus
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.services.roster.plan_staff import plan_staff
from peerdesk.services.roster.planned import Change, Plan, PlannedAdult, PlannedStudent, Twin
from peerdesk.services.roster.rows import ID_FIELDS, Field, Roster, RosterStudent, RowProblem
from peerdesk.services.roster.twins import with_twins
from peerdesk.services.vaults import own_school_id

__all__ = [
    "Change",
    "Plan",
    "PlannedAdult",
    "PlannedStudent",
    "Twin",
    "import_label",
    "plan_import",
]

MISSING_LIMIT: Final = 0.25
"""When more of the school than this is missing, the file is probably a part of the roster."""

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
    "merged_into_id",
)


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
    staff_new, staff_changed = plan_staff(session, roster.staff)
    has_too_many = len(missing) > MISSING_LIMIT * planner.count_after(known.count_active)
    marks_missing = not has_too_many if mark_missing is None else mark_missing
    notes = (_missing_note(len(missing)),) if missing and not marks_missing else ()
    return Plan(
        new=with_twins(planner.new, known.stored),
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
    """The stored students, found by any of their ids, and by those of records they took in."""

    def __init__(self, stored: Sequence[Any]) -> None:
        self.stored = stored
        self._by_id: dict[tuple[Field, str], Any] = {}
        self._aliases: set[tuple[Field, str]] = set()
        by_record = {student.id: student for student in stored}
        ordered = sorted(stored, key=lambda one: one.deleted_at is not None)
        for student in ordered:
            kept = _kept(student, by_record)
            for field, column in _ID_COLUMNS.items():
                text = getattr(student, column)
                if text and (field, text.casefold()) not in self._by_id:
                    self._by_id[field, text.casefold()] = kept
                    if kept is not student:
                        self._aliases.add((field, text.casefold()))

    def is_alias(self, ids: Mapping[Field, str]) -> bool:
        """Say whether these are ids of a record that was merged into another one."""
        aliases = self._aliases
        return bool(aliases) and any((f, text.casefold()) in aliases for f, text in ids.items())

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


def _kept(student: Any, by_record: Mapping[str, Any]) -> Any:
    """Return the record that took this one in, over several merges; itself if none did."""
    seen = {student.id}
    while student.merged_into_id in by_record and student.merged_into_id not in seen:
        student = by_record[student.merged_into_id]
        seen.add(student.id)
    return student


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
        """Plan every student; those known by an id that was merged away come last."""
        for student in sorted(students, key=lambda one: self._known.is_alias(_ids(one))):
            found = self._known.find(_ids(student))
            if len(found) == 1 and found[0].id in self.seen and self._is_alias(student):
                self.same += 1
            elif len(found) > 1 or (found and found[0].id in self.seen):
                self._refuse(student, found)
            elif not found:
                self._add_unknown(student)
            else:
                self.seen[found[0].id] = student.row
                self._add_known(student, found[0])

    def _is_alias(self, student: RosterStudent) -> bool:
        return self._known.is_alias(_ids(student))

    def count_after(self, before: int) -> int:
        """Return how many students are on the roster after the import, the missing included.

        The share of the missing must not change by the import itself.
        """
        returned = sum(
            any(c.column == "status" for c in student.changes) for student in self.changed
        )
        return before + len(self.new) + returned - len(self.leavers)

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
        if self._is_alias(student):
            values = {c: value for c, value in values.items() if c not in _ID_COLUMNS.values()}
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
