"""The rule table as its page shows it, and how helpers stand against it.

rule_table(session) -> RuleTable
waiting_for(session, activity, today) -> [WaitingRow]     helpers who may not do it yet
standings(session, student_id, today) -> [Standing]       what one student may do
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    Activity,
    Audience,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    StudentStatus,
)
from peerdesk.models.people import Student
from peerdesk.models.programs import Program, ProgramMembership, TeamPosition
from peerdesk.services.members import StudentTag, student_tags
from peerdesk.services.training.naming import course_audiences, course_names
from peerdesk.services.training_rules.rules import ACTIVITY_OF, USUAL, lacking, needs
from peerdesk.services.training_rules.words import activity_words, cannot
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course as a line of the table.

    Attributes:
        id: Its code.
        needed: What asks for it.
    """

    id: str
    name: str
    needed: frozenset[Activity]


@dataclass(frozen=True, slots=True)
class RuleTable:
    """Courses against activities.

    Attributes:
        is_usual: The school changed nothing.
    """

    lines: tuple[CourseLine, ...]
    is_usual: bool


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A helper who may not do an activity yet.

    Attributes:
        missing: Names of the courses, in the order of the lists.
    """

    student: StudentTag
    missing: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the student's id."""
        return self.student.id


@dataclass(frozen=True, slots=True)
class Standing:
    """What one student may do.

    Attributes:
        activity: In words, "Guide a buddy".
        missing: Names of the courses that come first; empty if the student may.
        sentence: Why not yet, naming the student; empty if the student may.
    """

    activity: str
    missing: tuple[str, ...]
    sentence: str

    @property
    def may(self) -> bool:
        """Return whether nothing is missing."""
        return not self.missing


def rule_table(session: Session) -> RuleTable:
    """Return the courses of helpers, and those that something asks for."""
    wanted = needs(session)
    audiences = course_audiences(session)
    asked = {code for courses in wanted.values() for code in courses}
    names = course_names(session)
    shown = [
        code
        for code in dict.fromkeys((*names, *sorted(asked)))
        if code in asked or audiences.get(code) is Audience.STUDENTS
    ]
    lines = tuple(
        CourseLine(
            code,
            names.get(code, code),
            frozenset(activity for activity, courses in wanted.items() if code in courses),
        )
        for code in shown
    )
    return RuleTable(lines, is_usual=wanted == dict(USUAL))


def waiting_for(session: Session, activity: Activity, today: date) -> list[WaitingRow]:
    """Return the helpers whom an activity is for and who lack a course for it, by name."""
    ids = _whom(session, activity, today)
    missing = lacking(session, ids, today)
    tags, names = student_tags(session, ids), course_names(session)
    rows = [
        WaitingRow(tag, tuple(names.get(code, code) for code in missing[tag.id][activity]))
        for tag in tags.values()
        if missing[tag.id][activity]
    ]
    return sorted(rows, key=lambda row: (row.student.list_name.casefold(), row.id))


def standings(session: Session, student_id: str, today: date) -> list[Standing]:
    """Return what a student may do and may not yet, in the order of the table."""
    missing = lacking(session, [student_id], today)[student_id]
    names = course_names(session)
    tags = student_tags(session, [student_id])
    name = tags[student_id].full_name if student_id in tags else ""
    return [
        Standing(
            words,
            tuple(names.get(code, code) for code in missing[activity]),
            cannot(activity, name, missing[activity], names) if missing[activity] else "",
        )
        for activity, words in activity_words().items()
    ]


def _whom(session: Session, activity: Activity, today: date) -> Sequence[str]:
    """Return the students an activity is for: helpers of its program, else all helpers."""
    if activity is Activity.SERVE_ON_TEAM:
        return session.scalars(
            select(TeamPosition.student_id)
            .where(
                or_(TeamPosition.starts_on.is_(None), TeamPosition.starts_on <= today),
                or_(TeamPosition.ends_on.is_(None), TeamPosition.ends_on >= today),
            )
            .distinct()
        ).all()
    query = (
        select(ProgramMembership.student_id)
        .join(Program, Program.id == ProgramMembership.program_id)
        .join(Student, Student.id == ProgramMembership.student_id)
        .where(
            ProgramMembership.school_id == own_school_id(session),
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.status == MembershipStatus.ACTIVE,
            Student.status == StudentStatus.ACTIVE,
        )
        .distinct()
    )
    kinds = {kind for kind, one in ACTIVITY_OF.items() if one is activity}
    if kinds & {ProgramKind.PEER_MENTORING, ProgramKind.BUDDY_BENCH}:
        query = query.where(Program.kind.in_(kinds))
    if activity is Activity.MENTOR_HELPER:
        query = query.where(ProgramMembership.is_experienced.is_(True))
    return session.scalars(query).all()
