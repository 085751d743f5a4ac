"""Mark several students at once; who cannot be marked is named first, with the reason.

look_at(session, student_ids, mark) -> Marks         who is ready, and who is held up by what
mark_many(session, student_ids, mark, *, today) -> membership ids
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import MembershipRole, MembershipStatus, ProgramKind, StudentStatus
from peerdesk.errors import NotAllowedError
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.services.names import full_name
from peerdesk.services.students import mark_role


class Mark(StrEnum):
    """What several students are marked as."""

    BENCH_HELPER = "bench_helper"
    HELPER = "helper"
    BUDDY = "buddy"

    @property
    def role(self) -> MembershipRole:
        """Return the role it gives."""
        return MembershipRole.BUDDY if self is Mark.BUDDY else MembershipRole.HELPER

    @property
    def kind(self) -> ProgramKind:
        """Return the program it belongs to."""
        is_bench = self is Mark.BENCH_HELPER
        return ProgramKind.BUDDY_BENCH if is_bench else ProgramKind.PEER_MENTORING


@dataclass(frozen=True, slots=True)
class Marks:
    """What marking would do.

    Attributes:
        ready: Ids of those who can be marked, in the order asked.
        held: A sentence for each reason, naming everybody it holds up.
    """

    ready: tuple[str, ...]
    held: tuple[str, ...]


def look_at(session: Session, student_ids: Collection[str], mark: Mark) -> Marks:
    """Return who of these can be marked, and why the others cannot."""
    query = select(Student).where(Student.id.in_(list(student_ids)))
    students = {one.id: one for one in session.scalars(query)}
    marked = _marks_of(session, student_ids)
    ready: list[str] = []
    held: dict[str, list[str]] = defaultdict(list)
    for student_id in student_ids:
        student = students.get(student_id)
        if student is None:
            continue
        sentence = _held(student, marked[student_id], mark)
        if sentence:
            name = full_name(student.first_name, student.last_name, student.preferred_name)
            held[sentence].append(name)
        else:
            ready.append(student_id)
    told = (sentence.format(names=", ".join(names)) for sentence, names in held.items())
    return Marks(tuple(ready), tuple(told))


def mark_many(
    session: Session, student_ids: Collection[str], mark: Mark, *, today: date
) -> list[str]:
    """Mark all of these; a helper who has no pictogram is given one.

    Raises:
        NotAllowedError: If one of them cannot be marked; nobody is then.
    """
    marks = look_at(session, student_ids, mark)
    if marks.held:
        raise NotAllowedError(marks.held[0])
    return [
        mark_role(session, student_id, mark.role, today=today, kind=mark.kind)
        for student_id in marks.ready
    ]


def _held(student: Student, marked: Collection[Mark], mark: Mark) -> str:
    if student.status is not StudentStatus.ACTIVE:
        return translate("Marking", "No longer at this school: {names}. Bring them back first.")
    if mark in marked:
        return {
            Mark.BENCH_HELPER: translate("Marking", "Bench helpers already: {names}."),
            Mark.HELPER: translate("Marking", "Helpers already: {names}."),
            Mark.BUDDY: translate("Marking", "Buddies already: {names}."),
        }[mark]
    if mark is Mark.HELPER and Mark.BUDDY in marked:
        return translate(
            "Marking",
            "Buddies themselves: {names}. If both is meant, tick Helper on the student's own page.",
        )
    if mark is Mark.BUDDY and Mark.HELPER in marked:
        return translate(
            "Marking",
            "Helpers themselves: {names}. If both is meant, tick Buddy on the student's own page.",
        )
    return ""


def _marks_of(session: Session, student_ids: Iterable[str]) -> dict[str, set[Mark]]:
    query = (
        select(ProgramMembership.student_id, ProgramMembership.role, Program.kind)
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(
            ProgramMembership.student_id.in_(list(student_ids)),
            ProgramMembership.status != MembershipStatus.ENDED,
        )
    )
    marks = {(mark.role, mark.kind): mark for mark in Mark}
    found: dict[str, set[Mark]] = defaultdict(set)
    for student_id, role, kind in session.execute(query):
        if (role, kind) in marks:
            found[student_id].add(marks[role, kind])
    return found
