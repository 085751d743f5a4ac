"""The students of the school: the list, who is meant by a few letters, and one in detail.

list_students(session, today) -> [StudentRow]        by name, those who left among them
search_students(session, text, limit=12) -> [FoundStudent]    for pickers, nobody who left
student_detail(session, student_id, today) -> StudentDetail
mark_role(session, student_id, role, today=...) -> membership id; a helper gets a pictogram
give_pictogram(session, student_id) -> key
mark_left(session, student_id, today=...) -> numbers of pairs to close
bring_back(session, student_id)                       remove_student(session, student_id)

Adding and editing by hand stand in `peerdesk.services.student_entry`, what happened so far in
`peerdesk.services.student_timeline`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    Activity,
    ConsentKind,
    CourseCode,
    Grade,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    StudentStatus,
)
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.models.session_logs import SessionAttendance
from peerdesk.models.stamping import stamp_of
from peerdesk.services import consents, programs
from peerdesk.services.consents import ConsentRow
from peerdesk.services.constraints import constraints_of
from peerdesk.services.members import MemberRow, members_of
from peerdesk.services.names import folded, full_name, grade_words, list_name
from peerdesk.services.prints.pictograms import next_pictogram
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.student_index import (
    IndexedStudent,
    find_key,
    fits,
    student_index,
    typed_words,
)
from peerdesk.services.training_rules.rules import able
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class StudentRow:
    """One line of the list.

    Attributes:
        name: "Ortiz, Maya".
        roles: What the student is now in any program, helper first.
        partners: First names of the other side of live pairs.
        lacks_consent: Takes part in a program that asks for consent, and has none that counts.
        lacks_training: Is a helper without the peer support course.
        poster_name: Whether the first name may stand on posters.
        find_key: Folded names and number, for finding.
    """

    id: str
    name: str
    full_name: str
    grade: Grade
    homeroom: str
    number: str
    roles: tuple[MembershipRole, ...]
    partners: tuple[str, ...]
    lacks_consent: bool
    lacks_training: bool
    poster_name: bool
    has_left: bool
    find_key: str


@dataclass(frozen=True, slots=True)
class FoundStudent:
    """A student as pickers and the search show them.

    Attributes:
        name: "Ortiz, Maya".
        detail: "grade 5, 5-A, 1001": two students may have one name.
    """

    id: str
    name: str
    detail: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class StudentDetail:
    """One student, for the side panel.

    Attributes:
        name: "Maya Ortiz", as people call the student.
        pictogram: Key of the pictogram; empty if none is given.
        keep_apart: How many rules keep the student from, or with, somebody; shown on demand.
    """

    id: str
    name: str
    first_name: str
    grade: Grade
    homeroom: str
    number: str
    code: str
    birth_date: date | None
    home_languages: tuple[str, ...]
    interests: tuple[str, ...]
    bus: str
    pictogram: str
    has_left: bool
    left_on: date | None
    members: tuple[MemberRow, ...]
    consents: tuple[ConsentRow, ...]
    courses: frozenset[CourseCode]
    pairs: tuple[str, ...]
    constraints: int


def list_students(session: Session, today: date) -> list[StudentRow]:
    """Return every student of the school by last and first name."""
    query = select(Student).where(Student.school_id == own_school_id(session))
    roles = _roles(session)
    partners = _partners(session)
    takes_part = consents.given(session, ConsentKind.TAKE_PART, today)
    on_posters = consents.given(session, ConsentKind.POSTER_NAME, today)
    ready = able(session, Activity.GUIDE_BUDDY, today)
    rows = []
    for student in session.scalars(query):
        own_roles, needs_consent = roles.get(student.id, ((), False))
        is_helper = MembershipRole.HELPER in own_roles
        rows.append(
            StudentRow(
                id=student.id,
                name=list_name(student.first_name, student.last_name, student.preferred_name),
                full_name=full_name(student.first_name, student.last_name, student.preferred_name),
                grade=student.grade,
                homeroom=student.homeroom,
                number=student.student_number or student.state_id,
                roles=own_roles,
                partners=partners.get(student.id, ()),
                lacks_consent=needs_consent and student.id not in takes_part,
                lacks_training=is_helper and student.id not in ready,
                poster_name=student.id in on_posters,
                has_left=student.status is StudentStatus.LEFT,
                find_key=find_key(
                    student.last_name,
                    student.first_name,
                    student.preferred_name,
                    student.student_number,
                    student.homeroom,
                ),
            )
        )
    return sorted(rows, key=lambda row: (folded(row.name), row.grade.level, row.id))


def search_students(session: Session, text: str, limit: int = 12) -> list[FoundStudent]:
    """Return the students here whose names or number have words that begin with those of `text`.

    Nobody who left is found; an empty text finds everyone. By last and first name.
    """
    found = student_index(session).find(own_school_id(session), text)
    return [_found(student) for student in islice(found, limit)]


def found_students(session: Session, ids: Iterable[str]) -> list[FoundStudent]:
    """Return the students of these ids in their order, as a picker shows them."""
    known = student_index(session).by_id
    return [_found(known[student_id]) for student_id in ids if student_id in known]


def matches(row: StudentRow, text: str) -> bool:
    """Say whether every word of `text` begins a word of the student's names or number."""
    return fits(typed_words(text), row.find_key)


def student_detail(session: Session, student_id: str, today: date) -> StudentDetail:
    """Return what the side panel shows.

    Raises:
        NotFoundError: If there is no such student.
    """
    student = get_student(session, student_id)
    return StudentDetail(
        id=student.id,
        name=full_name(student.first_name, student.last_name, student.preferred_name),
        first_name=student.preferred_name or student.first_name,
        grade=student.grade,
        homeroom=student.homeroom,
        number=student.student_number or student.state_id or student.roster_id,
        code=student.code,
        birth_date=student.birth_date,
        home_languages=student.home_languages,
        interests=student.interests,
        bus=student.bus,
        pictogram=student.pictogram,
        has_left=student.status is StudentStatus.LEFT,
        left_on=student.left_on,
        members=tuple(members_of(session, student_id, today)),
        consents=tuple(consents.consents_of(session, student_id, today)),
        courses=frozenset(
            course
            for course in CourseCode
            if student_id in programs.trained(session, course, today)
        ),
        pairs=_pair_names(session, student_id),
        constraints=len(constraints_of(session, student_id, today)),
    )


def get_student(session: Session, student_id: str) -> Student:
    """Return the mapped student; for services only.

    Raises:
        NotFoundError: If there is no such student.
    """
    student = session.get(Student, student_id)
    if student is None or student.deleted_at is not None:
        raise NotFoundError(kind="Student", record_id=student_id)
    return student


def mark_role(
    session: Session,
    student_id: str,
    role: MembershipRole,
    *,
    today: date,
    kind: ProgramKind = ProgramKind.PEER_MENTORING,
) -> str:
    """Make a student helper or buddy and return the membership's id; a helper gets a pictogram."""
    membership_id = programs.mark_member(session, student_id, role, today=today, kind=kind)
    if role is MembershipRole.HELPER:
        give_pictogram(session, student_id)
    return membership_id


def give_pictogram(session: Session, student_id: str) -> str:
    """Return the student's pictogram, giving one that nobody at the school has if need be."""
    student = get_student(session, student_id)
    if not student.pictogram:
        student.pictogram = next_pictogram(_pictograms(session)).key
        session.flush()
    return student.pictogram


def mark_left(session: Session, student_id: str, *, today: date) -> tuple[int, ...]:
    """Mark a student as left; nothing is deleted. Return the numbers of pairs to close."""
    from peerdesk.services.roster.apply import pairs_of  # noqa: PLC0415 - lists need no roster

    student = get_student(session, student_id)
    student.status, student.left_on = StudentStatus.LEFT, today
    return pairs_of(session, [student_id])


def bring_back(session: Session, student_id: str) -> None:
    """Put a student who left on the roster again."""
    student = get_student(session, student_id)
    student.status, student.left_on = StudentStatus.ACTIVE, None


def remove_student(session: Session, student_id: str) -> None:
    """Put a student who was added by mistake into the bin.

    Raises:
        NotAllowedError: If something happened already: then the student has left instead.
    """
    student = get_student(session, student_id)
    pairs = select(Match.id).where(
        or_(Match.mentor_id == student_id, Match.mentee_id == student_id)
    )
    sessions = select(SessionAttendance.id).where(SessionAttendance.student_id == student_id)
    duties = select(DutyAssignment.id).where(DutyAssignment.student_id == student_id)
    if any(session.scalar(query.limit(1)) for query in (pairs, sessions, duties)):
        raise NotAllowedError(
            translate(
                "Students",
                "This student has pairs, sessions or duties. Choose Mark as left, so that they "
                "are kept.",
            )
        )
    student.deleted_at = stamp_of(session).now()


def _found(student: IndexedStudent) -> FoundStudent:
    parts = (grade_words(student.grade), student.homeroom, student.number)
    name = list_name(student.first_name, student.last_name, student.preferred_name)
    detail = ", ".join(part for part in parts if part)
    return FoundStudent(student.id, name, detail, student.grade)


def _roles(session: Session) -> dict[str, tuple[tuple[MembershipRole, ...], bool]]:
    """Return roles, and whether one of their programs asks for consent, by student."""
    query = (
        select(ProgramMembership.student_id, ProgramMembership.role, Program.needs_consent)
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(ProgramMembership.status != MembershipStatus.ENDED)
    )
    found: dict[str, tuple[set[MembershipRole], bool]] = {}
    for student_id, role, needs_consent in session.execute(query):
        roles, asks = found.get(student_id, (set(), False))
        found[student_id] = (roles | {role}, asks or needs_consent)
    order = (MembershipRole.HELPER, MembershipRole.BUDDY)
    return {
        student_id: (tuple(role for role in order if role in roles), asks)
        for student_id, (roles, asks) in found.items()
    }


def _live_pairs(session: Session) -> Iterable[tuple[str, str]]:
    query = select(Match.mentor_id, Match.mentee_id).where(Match.status.in_(LIVE_MATCHES))
    return [(mentor_id, mentee_id) for mentor_id, mentee_id in session.execute(query)]


def _partners(session: Session) -> dict[str, tuple[str, ...]]:
    pairs = _live_pairs(session)
    ids = {student_id for pair in pairs for student_id in pair}
    query = select(Student.id, Student.first_name, Student.preferred_name).where(
        Student.id.in_(ids)
    )
    names = {row.id: row.preferred_name or row.first_name for row in session.execute(query)}
    found: dict[str, tuple[str, ...]] = {}
    for mentor_id, mentee_id in pairs:
        for one, other in ((mentor_id, mentee_id), (mentee_id, mentor_id)):
            found[one] = (*found.get(one, ()), names.get(other, ""))
    return found


def _pair_names(session: Session, student_id: str) -> tuple[str, ...]:
    others = [
        mentee_id if mentor_id == student_id else mentor_id
        for mentor_id, mentee_id in _live_pairs(session)
        if student_id in {mentor_id, mentee_id}
    ]
    query = select(Student).where(Student.id.in_(others))
    names = (full_name(s.first_name, s.last_name, s.preferred_name) for s in session.scalars(query))
    return tuple(sorted(names))


def _pictograms(session: Session) -> list[str]:
    query = select(Student.pictogram).where(
        Student.pictogram != "",
        Student.school_id == own_school_id(session),
        Student.status == StudentStatus.ACTIVE,
    )
    return list(session.scalars(query))
