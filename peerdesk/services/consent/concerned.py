"""Who has to be asked for what: members, those in office, and everyone a survey is for.

concerned(session, book) -> {Ask: frozenset of student ids}
look_at(session, day) -> Look     both at once, for several lists
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, ConsentMode, MembershipRole, MembershipStatus, StudentStatus
from peerdesk.models.people import Student
from peerdesk.models.programs import Program, ProgramMembership, TeamPosition
from peerdesk.services.consent.book import Book, open_book
from peerdesk.services.consent.rules import CONSENT_OF, Ask, Rule
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class Look:
    """The book of a day with whom each question concerns, read once for several lists."""

    book: Book
    who: Mapping[Ask, frozenset[str]]


_SHOWN: frozenset[ConsentKind] = frozenset({ConsentKind.BENCH, ConsentKind.TEAM})


def look_at(session: Session, day: date) -> Look:
    """Return the book of `day` and whom each question concerns."""
    book = open_book(session, day)
    return Look(book, concerned(session, book))


def concerned(session: Session, book: Book) -> Mapping[Ask, frozenset[str]]:
    """Return for each question the students here whom it concerns on the day of `book`.

    First names are asked for of those who hang on posters; photos, and surveys in general,
    only of those who were asked before.
    """
    here = _here(session)
    found: dict[Ask, set[str]] = {ask: set() for ask in book.rules}
    for student_id, asked, _party in book.entries:
        if asked in found:
            found[asked].add(student_id)
    for ask, ids in _members(session, book).items():
        found.setdefault(ask, set()).update(ids)
        if ask.kind in _SHOWN:
            found[Ask(ConsentKind.POSTER_NAME)].update(_helpers(session, ask, ids))
    for ask, rule in book.rules.items():
        found[ask] |= _of_grades(here, rule) if ask.topic_id is not None else set()
    _share(found, book.rules)
    return {ask: frozenset(ids & here.keys()) for ask, ids in found.items()}


def _share(found: dict[Ask, set[str]], rules: Mapping[Ask, Rule]) -> None:
    """Ask with a shared slip whomever the activities concern that share it."""
    for ask, rule in rules.items():
        if rule.mode is ConsentMode.SHARED:
            found[rule.base] |= found[ask]


def _here(session: Session) -> dict[str, str]:
    """Return the grade of every student of the school who has not left."""
    query = select(Student.id, Student.grade).where(
        Student.school_id == own_school_id(session), Student.status == StudentStatus.ACTIVE
    )
    return {student_id: grade.value for student_id, grade in session.execute(query)}


def _members(session: Session, book: Book) -> dict[Ask, set[str]]:
    members: dict[Ask, set[str]] = defaultdict(set)
    query = (
        select(Program.kind, ProgramMembership.student_id)
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(
            ProgramMembership.status != MembershipStatus.ENDED,
            Program.school_id == own_school_id(session),
        )
    )
    for kind, student_id in session.execute(query):
        if kind in CONSENT_OF:
            members[Ask(CONSENT_OF[kind])].add(student_id)
    office = select(TeamPosition.student_id, TeamPosition.starts_on, TeamPosition.ends_on)
    for student_id, first, last in session.execute(office):
        if (first is None or first <= book.day) and (last is None or book.day <= last):
            members[Ask(ConsentKind.TEAM)].add(student_id)
    return members


def _helpers(session: Session, ask: Ask, ids: set[str]) -> set[str]:
    """Return who hangs on posters: the team, and the helpers of the bench."""
    if ask.kind is ConsentKind.TEAM:
        return ids
    query = select(ProgramMembership.student_id).where(
        ProgramMembership.role == MembershipRole.HELPER,
        ProgramMembership.status != MembershipStatus.ENDED,
    )
    return ids & set(session.scalars(query))


def _of_grades(here: Mapping[str, str], rule: Rule) -> set[str]:
    return {one for one, grade in here.items() if not rule.grades or grade in rule.grades}
