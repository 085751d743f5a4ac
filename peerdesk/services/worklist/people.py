"""Lines about students: consent that is missing, training that is missing or runs out."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import MembershipRole
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.models.programs import TrainingRecord
from peerdesk.services.members import MemberRow, list_members
from peerdesk.services.names import full_name
from peerdesk.services.worklist.lines import WorkGroup, WorkLine, due_word

EXPIRY_DAYS: Final = 30


def consent_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each helper or buddy whose family has not agreed yet."""
    members = [
        *list_members(session, MembershipRole.HELPER, today),
        *list_members(session, MembershipRole.BUDDY, today),
    ]
    missing = {member.student.id: member for member in members if not member.has_consent}
    for student_id, member in missing.items():
        yield _line(f"consent:{student_id}", WorkGroup.CONSENT, member)


def training_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each helper whose training is missing or runs out within a month."""
    for member in list_members(session, MembershipRole.HELPER, today):
        if not member.is_trained:
            yield _line(f"untrained:{member.student.id}", WorkGroup.TRAINING, member)
    last = func.max(TrainingRecord.expires_on)
    query = (
        select(Student, TrainingRecord.course, last)
        .join(Student, Student.id == TrainingRecord.student_id)
        .where(TrainingRecord.expires_on.is_not(None))
        .group_by(TrainingRecord.student_id, TrainingRecord.course)
        .having(last >= today, last <= today + timedelta(days=EXPIRY_DAYS))
    )
    for student, course, expires_on in session.execute(query):
        assert expires_on is not None  # noqa: S101 - the query leaves those out
        name = full_name(student.first_name, student.last_name, student.preferred_name)
        yield WorkLine(
            f"training:{student.id}:{course}:{expires_on}",
            WorkGroup.TRAINING,
            translate("Work", "{name}: training expires").format(name=name),
            due_word(expires_on, today),
            "neutral",
            "students",
            student.id,
            expires_on,
        )


def _line(key: str, group: WorkGroup, member: MemberRow) -> WorkLine:
    name = member.student.full_name
    untrained = translate("Work", "{name} is not trained yet").format(name=name)
    return WorkLine(
        key,
        group,
        untrained if group is WorkGroup.TRAINING else name,
        translate("Work", "Missing"),
        "neutral" if group is WorkGroup.TRAINING else "warn",
        "students",
        member.student.id,
    )
