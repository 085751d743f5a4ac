"""Where each student goes when the school year ends: a pure plan over plain rows."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from peerdesk.enums import Grade, NextYear

GRADES: Final = tuple(Grade)
LEAVING: Final = frozenset({NextYear.LEAVE, NextYear.OTHER_SCHOOL})


@dataclass(frozen=True, slots=True)
class Pupil:
    """What the plan needs to know of a student on the roster."""

    id: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Move:
    """Where one student goes.

    Attributes:
        after: The grade of the new year; None for someone who leaves.
        is_exception: Chosen by a person, not by the grade.
    """

    student_id: str
    goes: NextYear
    before: Grade
    after: Grade | None
    is_exception: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everyone goes; every student of the roster is in it exactly once.

    Attributes:
        highest: The last grade of the school; who is in it leaves.
    """

    moves: tuple[Move, ...]
    highest: Grade | None

    @property
    def counts(self) -> Counter[NextYear]:
        """Return how many go where."""
        return Counter(move.goes for move in self.moves)

    @property
    def before(self) -> int:
        """Return how many are on the roster now."""
        return len(self.moves)

    @property
    def after(self) -> int:
        """Return how many of them stay."""
        return sum(move.after is not None for move in self.moves)

    @property
    def leavers(self) -> tuple[str, ...]:
        """Return the ids of those who leave."""
        return tuple(move.student_id for move in self.moves if move.after is None)


def next_grade(grade: Grade) -> Grade | None:
    """Return the grade above; None above grade 12."""
    place = GRADES.index(grade) + 1
    return GRADES[place] if place < len(GRADES) else None


def make_plan(
    pupils: Iterable[Pupil], choices: Mapping[str, NextYear], gone: Iterable[Grade] = ()
) -> Plan:
    """Return where everyone goes.

    Without a choice a student goes up one grade, and leaves from the highest grade of the
    school. A chosen grade above 12 is no grade: that student leaves too.

    Args:
        pupils: Everyone on the roster.
        choices: What a person chose, by student id; unknown ids do not matter.
        gone: Grades of those who left at the end of this year already; they count for the
            highest grade.
    """
    everyone = list(pupils)
    grades = (*(pupil.grade for pupil in everyone), *gone)
    highest = max(grades, key=GRADES.index, default=None)
    return Plan(tuple(_move(pupil, choices.get(pupil.id), highest) for pupil in everyone), highest)


def _move(pupil: Pupil, choice: NextYear | None, highest: Grade | None) -> Move:
    usual = NextYear.LEAVE if pupil.grade == highest else NextYear.NEXT_GRADE
    goes = choice or usual
    after = _after(pupil.grade, goes)
    if after is None and goes not in LEAVING:
        goes = NextYear.LEAVE
    return Move(pupil.id, goes, pupil.grade, after, is_exception=choice is not None)


def _after(grade: Grade, goes: NextYear) -> Grade | None:
    match goes:
        case NextYear.RETAIN:
            return grade
        case NextYear.NEXT_GRADE:
            return next_grade(grade)
        case NextYear.LEAVE | NextYear.OTHER_SCHOOL:
            return None
