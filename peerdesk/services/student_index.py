"""Every student's name at hand, for finding as one types.

student_index(session) -> StudentIndex      kept between reads until a student changes
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import Grade, StudentStatus
from peerdesk.models.people import Student
from peerdesk.services.finding.spelling import Spelling
from peerdesk.services.names import folded, full_name

MEMORY: Final = "memory"
"""Key in `Session.info` of what an open store remembers between its reads."""

_COLUMNS: Final = (
    "id",
    "school_id",
    "status",
    "grade",
    "last_name",
    "first_name",
    "preferred_name",
    "student_number",
    "homeroom",
)


class IndexedStudent(NamedTuple):
    """A student as finders know one.

    Attributes:
        key: Folded names, number and homeroom, each word after a space.
        called: The same of the name people call the student by.
        name: "Maya Ortiz".
    """

    key: str
    id: str
    called: str
    name: str
    school_id: str
    is_here: bool
    grade: Grade
    last_name: str
    first_name: str
    preferred_name: str
    number: str
    homeroom: str


class StudentIndex:
    """All students who are not in the bin, by last and first name."""

    def __init__(self, students: list[IndexedStudent]) -> None:
        self.students: Final = sorted(students)
        self.by_id: Final = {student.id: student for student in students}

    @cached_property
    def ids_by_word(self) -> dict[str, list[str]]:
        """Return who has a word in names or number; made when it is first asked for."""
        found: dict[str, list[str]] = defaultdict(list)
        for student in self.students:
            for word in set(student.key.split()):
                found[word].append(student.id)
        return dict(found)

    @cached_property
    def spelling(self) -> Spelling:
        """Return the words there are, to find those that were mistyped."""
        return Spelling(self.ids_by_word)

    def find(self, school_id: str, text: str) -> Iterator[IndexedStudent]:
        """Yield who is at the school and has words in names or number that begin as in `text`."""
        words = typed_words(text)
        rarest = max(words, key=len, default="")
        for student in self.students:
            if rarest not in student.key:  # one look per student, as this runs on each key press
                continue
            if student.is_here and student.school_id == school_id and fits(words, student.key):
                yield student

    def find_called(self, text: str) -> Iterator[IndexedStudent]:
        """Yield who is called by words that begin as those of `text`, of any school."""
        words = typed_words(text)
        rarest = max(words, key=len, default="")
        for student in self.students:
            if rarest in student.called and fits(words, student.called):
                yield student


def student_index(session: Session) -> StudentIndex:
    """Return the index of the students as this session sees them.

    Every change of a student gives it a new change number, so that the greatest of them and the
    number of rows tell whether what is remembered still holds. A write remembers nothing: it may
    be rolled back.
    """
    memory = session.info.get(MEMORY)
    if memory is None:
        return _read(session)
    table = Student.__table__
    newest = select(func.max(table.c.seq)).scalar_subquery()
    count = select(func.count()).select_from(table).scalar_subquery()
    state = tuple(session.execute(select(newest, count)).one())
    known = memory.get(student_index)
    if known is None or known[0] != state:
        known = memory[student_index] = (state, _read(session))
    index = known[1]
    assert isinstance(index, StudentIndex)  # noqa: S101 - put there above
    return index


def typed_words(text: str) -> list[str]:
    """Return the words of `text` as `fits` wants them."""
    return [f" {word}" for word in folded(text).replace(",", " ").replace("-", " ").split()]


def fits(words: list[str], key: str) -> bool:
    """Say whether each of the words begins a word of the key."""
    return all(word in key for word in words)


def find_key(*parts: str) -> str:
    """Return what `fits` looks into: the parts without case and marks."""
    return " " + folded(" ".join(part for part in parts if part)).replace("-", " ")


def _read(session: Session) -> StudentIndex:
    table = Student.__table__.c
    query = select(*(table[name] for name in _COLUMNS)).where(table.deleted_at.is_(None))
    return StudentIndex([_indexed(*row) for row in session.execute(query)])


def _indexed(*row: Any) -> IndexedStudent:
    id_, school_id, status, grade, last, first, preferred, number, homeroom = row
    name = full_name(first, last, preferred)
    return IndexedStudent(
        find_key(last, first, preferred, number, homeroom),
        id_,
        find_key(name),
        name,
        school_id,
        status is StudentStatus.ACTIVE,
        grade,
        last,
        first,
        preferred,
        number,
        homeroom,
    )
