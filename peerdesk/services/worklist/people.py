"""Lines about students: training that is missing or runs out, roles, one child entered twice."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from peerdesk.enums import Activity, MembershipRole, MembershipStatus, ProgramKind
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.models.training import TrainingRecord
from peerdesk.services.names import full_name
from peerdesk.services.same_child import find_same
from peerdesk.services.training.naming import course_names
from peerdesk.services.training_rules.rules import able
from peerdesk.services.worklist.lines import WorkGroup, WorkLine, due_word

EXPIRY_DAYS: Final = 30
_NAMES: Final = (Student.id, Student.first_name, Student.last_name, Student.preferred_name)


def training_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each helper whose training is missing or runs out within a month."""
    ready = able(session, Activity.GUIDE_BUDDY, today)
    helpers = _members().where(ProgramMembership.role == MembershipRole.HELPER)
    missing = translate("Work", "{name} is not trained yet")
    for student_id, *names in session.execute(helpers):
        if student_id not in ready:
            yield WorkLine(
                f"untrained:{student_id}",
                WorkGroup.TRAINING,
                missing.format(name=full_name(*names)),
                translate("Work", "Missing"),
                "neutral",
                "students",
                student_id,
            )
    yield from _expiring(session, today)


def both_lines(session: Session, _today: date) -> Iterator[WorkLine]:
    """Return a line for each helper who is a buddy too: it may be meant, or a slip."""
    roles = func.count(func.distinct(ProgramMembership.role))
    query = _members().group_by(*_NAMES).having(roles > 1)
    words = translate("Work", "{name} is helper and buddy: is that meant?")
    for student_id, *names in session.execute(query):
        yield WorkLine(
            f"both:{student_id}",
            WorkGroup.PAIR,
            words.format(name=full_name(*names)),
            translate("Work", "Check"),
            "neutral",
            "students",
            student_id,
        )


def twin_lines(session: Session, _today: date) -> Iterator[WorkLine]:
    """Return one line for all records that look like one child, however many they are."""
    found = find_same(session)
    if not found:
        return
    words = translate("Work", "{name} is on the roster twice, it seems")
    if len(found) > 1:
        words = translate("Work", "{n} times two records look like one child")
    yield WorkLine(
        f"same_child:{len(found)}:{found[0].id}",
        WorkGroup.SCHOOL,
        words.format(name=found[0].one.name, n=len(found)),
        translate("Work", "Check"),
        "neutral",
        "same_child",
        found[0].id,
    )


def _expiring(session: Session, today: date) -> Iterator[WorkLine]:
    last = func.max(TrainingRecord.expires_on)
    query = (
        select(TrainingRecord.course, last, *_NAMES)
        .join(Student, Student.id == TrainingRecord.student_id)
        .where(TrainingRecord.expires_on.is_not(None))
        .group_by(TrainingRecord.student_id, TrainingRecord.course)
        .having(last >= today, last <= today + timedelta(days=EXPIRY_DAYS))
    )
    words = translate("Work", "{name}: {course} runs out")
    found = session.execute(query).all()
    courses = course_names(session) if found else {}
    for course, expires_on, student_id, *names in found:
        assert expires_on is not None  # noqa: S101 - the query leaves those out
        yield WorkLine(
            f"training:{student_id}:{course}:{expires_on}",
            WorkGroup.TRAINING,
            words.format(name=full_name(*names), course=courses.get(course, course)),
            due_word(expires_on, today),
            "neutral",
            "students",
            student_id,
            expires_on,
        )


def _members() -> Select[str, str, str, str]:
    return (
        select(*_NAMES)
        .join(ProgramMembership, ProgramMembership.student_id == Student.id)
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(
            Program.kind == ProgramKind.PEER_MENTORING,
            ProgramMembership.status != MembershipStatus.ENDED,
        )
        .distinct()
    )
