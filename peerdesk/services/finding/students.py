"""Find students by what was typed, mistyped words among it, the likeliest first.

How results are ranked, each point deciding only where those before it are equal:

1. Who fits as typed stands before who fits only if a word was mistyped.
2. Fewer words that are only begun: "jo" is Jo before Johanna.
3. Opened lately: what was used last is the best simple guess at what is used next
   (S. Fitchett, A. Cockburn, "AccessRank: predicting what users will do next", CHI 2012).
4. By last and first name, as on every list.

Mistyped words are looked up as in `peerdesk.services.finding.spelling`, one slip in each word,
and only where few fit as typed. A grade or a homeroom among the words narrows: "maya 5". Words
may stand in any order; case and marks do not matter.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.services.names import folded, full_name, grade_short, grade_words, list_name
from peerdesk.services.student_index import (
    IndexedStudent,
    StudentIndex,
    find_key,
    student_index,
    typed_words,
)
from peerdesk.services.vaults import own_school_id

_FEW: Final = 2
_GRADE_WORDS: Final = frozenset({" grade", " grado", " gr"})
_ORDINALS: Final = ("st", "nd", "rd", "th")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, taken apart.

    Attributes:
        names: Words of names and numbers, as `fits` wants them.
        rooms: Words that narrow to a grade or a homeroom, in the same form.
    """

    names: tuple[str, ...]
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundStudents:
    """Who fits as typed, and who fits but for a slip.

    Attributes:
        suggestion: The name that was probably meant, if nobody fits as typed.
    """

    exact: tuple[IndexedStudent, ...]
    near: tuple[IndexedStudent, ...] = ()
    suggestion: str = ""


def find_students(
    session: Session, text: str, limit: int = 6, recent: Collection[str] = ()
) -> FoundStudents:
    """Return at most `limit` students of the school in all; nobody who left.

    Args:
        session: Of a read.
        text: As typed.
        limit: How many.
        recent: Ids of students who were opened lately.
    """
    return find_in(student_index(session), own_school_id(session), text, limit, recent)


def find_in(
    index: StudentIndex, school_id: str, text: str, limit: int, recent: Collection[str]
) -> FoundStudents:
    """Return the same from an index that is at hand."""
    asked = take_apart(text)
    if not asked.names:
        return FoundStudents(())
    order = _Order(asked, recent)
    found = index.find(school_id, "".join(asked.names))
    fitting = [student for student in found if _is_in(student, asked.rooms)]
    exact = nsmallest(limit, fitting, key=order.place_of)
    if len(exact) > _FEW:
        return FoundStudents(tuple(exact))
    known = {student.id for student in exact}
    slips = (
        student
        for student in _near(index, asked)
        if student.is_here and student.school_id == school_id and student.id not in known
    )
    near = nsmallest(limit - len(exact), slips, key=order.place_of)
    suggestion = _suggested(index, asked, near[0]) if near and not exact else ""
    return FoundStudents(tuple(exact), tuple(near), suggestion)


def take_apart(text: str) -> Asked:
    """Return the names in `text`, and the words that narrow."""
    words = [word for word in typed_words(text) if word not in _GRADE_WORDS]
    numbers = [word for word in words if _is_grade(word)]
    names = [word for word in words if word not in numbers]
    if not names:
        return Asked(tuple(words))
    return Asked(tuple(names), tuple(_cardinal(word) for word in numbers))


def name_and_detail(student: IndexedStudent) -> tuple[str, str]:
    """Return "Ortiz, Maya" and "grade 5, 5-A, 1001": two students may have one name."""
    parts = (grade_words(student.grade), student.homeroom, student.number)
    name = list_name(student.first_name, student.last_name, student.preferred_name)
    return name, ", ".join(part for part in parts if part)


class _Order:
    """Where a student stands among those who fit, as the module says."""

    def __init__(self, asked: Asked, recent: Collection[str]) -> None:
        self._asked = asked
        self._recent = frozenset(recent)

    def place_of(self, student: IndexedStudent) -> tuple[int, bool, str]:
        key = f"{student.key} "
        begun = sum(f"{word} " not in key for word in self._asked.names)
        return begun, student.id not in self._recent, student.key


def _is_grade(word: str) -> bool:
    number = _cardinal(word).strip()
    return number.isdecimal() and len(number) <= 2


def _cardinal(word: str) -> str:
    for ending in _ORDINALS:
        if word.endswith(ending) and word[1 : -len(ending)].isdecimal():
            return word[: -len(ending)]
    return word


def _is_in(student: IndexedStudent, rooms: Iterable[str]) -> bool:
    """Say whether each word is the student's grade or stands in the name of the homeroom."""
    if not rooms:
        return True
    room = f"{find_key(student.homeroom)} {grade_short(student.grade).casefold()} "
    return all(f"{word} " in room for word in rooms)


def _near(index: StudentIndex, asked: Asked) -> list[IndexedStudent]:
    """Return who fits with at most one slip in each word."""
    holders = sorted((_holders(index, word.strip()) for word in asked.names), key=len)
    common = set.intersection(*holders) if holders else set()
    found = (index.by_id[id_] for id_ in common)
    return [student for student in found if _is_in(student, asked.rooms)]


def _holders(index: StudentIndex, word: str) -> set[str]:
    """Return the ids of those with a word that begins so, or is near; numbers must be right."""
    has_number = any(sign.isdecimal() for sign in word)
    near = set() if has_number else index.spelling.near(word)
    begun = index.spelling.begun(word)
    return {id_ for known in (*begun, *near) for id_ in index.ids_by_word[known]}


def _suggested(index: StudentIndex, asked: Asked, student: IndexedStudent) -> str:
    """Return the one word that was meant, or the whole name if several words were typed."""
    name = full_name(student.first_name, student.last_name, student.preferred_name)
    if len(asked.names) > 1:
        return name
    near = index.spelling.near(asked.names[0].strip())
    parts = f"{student.preferred_name} {student.first_name} {student.last_name}"
    words = parts.replace("-", " ").split()
    return next((word for word in words if folded(word) in near), name)
