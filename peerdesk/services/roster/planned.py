"""What an import will do, as rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peerdesk.services.roster.rows import RowProblem


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
