"""The table of the school: which courses each activity asks for, and who has them.

needs(session) -> {activity: course codes}         the school's rules, else the usual ones
set_rule(session, activity, course, is_needed=...)
use_usual(session)                                 every activity as it was at the beginning
able(session, activity, today) -> student ids      who may do it
lacking(session, student_ids, today) -> {student id: {activity: course codes}}
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import Activity, CourseCode, ProgramKind
from peerdesk.models.people import Student
from peerdesk.models.stamping import stamp_of
from peerdesk.models.training import TrainingRecord
from peerdesk.models.training_rules import TrainingRule
from peerdesk.services.vaults import own_school_id

Needs = Mapping[Activity, tuple[str, ...]]

ACTIVITY_OF: Final[Mapping[ProgramKind, Activity]] = MappingProxyType(
    {
        ProgramKind.PEER_MENTORING: Activity.GUIDE_BUDDY,
        ProgramKind.BUDDY_BENCH: Activity.STAND_AT_BENCH,
        ProgramKind.LEADERSHIP_TEAM: Activity.SERVE_ON_TEAM,
        ProgramKind.PEER_COUNSELING: Activity.HOLD_COUNSELING,
        ProgramKind.SUPPORT_GROUP: Activity.LEAD_GROUP,
    }
)
"""What a helper of each program does."""

USUAL: Final[Needs] = MappingProxyType(
    {
        Activity.GUIDE_BUDDY: (CourseCode.PEER_SUPPORT.value,),
        Activity.STAND_AT_BENCH: (CourseCode.BENCH_SCRIPT.value,),
        Activity.HOLD_COUNSELING: (CourseCode.PEER_SUPPORT.value, CourseCode.LIMITS.value),
        Activity.LEAD_GROUP: (CourseCode.LIMITS.value,),
        Activity.SERVE_ON_TEAM: (CourseCode.PEER_SUPPORT.value,),
        Activity.MENTOR_HELPER: (CourseCode.PEER_SUPPORT.value,),
    }
)
"""The rules of a school that changed nothing."""


def needs(session: Session) -> dict[Activity, tuple[str, ...]]:
    """Return the courses that each activity asks for, the usual ones first."""
    chosen: dict[Activity, dict[str, bool]] = defaultdict(dict)
    query = select(TrainingRule.activity, TrainingRule.course, TrainingRule.is_needed)
    own = query.where(TrainingRule.school_id == own_school_id(session))
    for activity, course, is_needed in session.execute(own.order_by(TrainingRule.course)):
        chosen[activity][course] = is_needed
    found = {}
    for activity in Activity:
        wanted = dict.fromkeys(USUAL[activity], True) | chosen[activity]
        found[activity] = tuple(course for course, is_needed in wanted.items() if is_needed)
    return found


def set_rule(session: Session, activity: Activity, course: str, *, is_needed: bool) -> None:
    """Let an activity ask for a course, or no longer."""
    school_id = own_school_id(session)
    rule_id = str(uuid.uuid5(uuid.UUID(school_id), f"training:{activity.value}:{course}"))
    query = select(TrainingRule).where(TrainingRule.id == rule_id)
    rule = session.scalars(query.execution_options(include_deleted=True)).one_or_none()
    if rule is None:
        rule = TrainingRule(id=rule_id, school_id=school_id, activity=activity, course=course)
        session.add(rule)
    rule.deleted_at = None
    rule.is_needed = is_needed
    session.flush()


def use_usual(session: Session) -> int:
    """Take back every rule the school made, and return how many there were."""
    now = stamp_of(session).now()
    query = select(TrainingRule).where(TrainingRule.school_id == own_school_id(session))
    rules = session.scalars(query).all()
    for rule in rules:
        rule.deleted_at = now
    return len(rules)


def able(session: Session, activity: Activity, today: date) -> frozenset[str]:
    """Return the students who have done every course the activity asks for, in time."""
    wanted = needs(session)[activity]
    if not wanted:
        return frozenset(session.scalars(select(Student.id)))
    done = _done(session, wanted, today)
    return frozenset(id_ for id_, courses in done.items() if len(courses) == len(wanted))


def lacking(
    session: Session, student_ids: Collection[str], today: date
) -> dict[str, dict[Activity, tuple[str, ...]]]:
    """Return for each student what each activity still asks for; empty where nothing is."""
    wanted = needs(session)
    every = {course for courses in wanted.values() for course in courses}
    done = _done(session, every, today, student_ids)
    return {
        student_id: {
            activity: tuple(one for one in courses if one not in done.get(student_id, ()))
            for activity, courses in wanted.items()
        }
        for student_id in student_ids
    }


def _done(
    session: Session,
    courses: Iterable[str],
    today: date,
    student_ids: Collection[str] | None = None,
) -> dict[str, set[str]]:
    """Return which of these courses each student has done, and still has."""
    query = select(TrainingRecord.student_id, TrainingRecord.course).where(
        TrainingRecord.course.in_(sorted(courses)),
        TrainingRecord.done_on <= today,
        or_(TrainingRecord.expires_on.is_(None), TrainingRecord.expires_on >= today),
    )
    if student_ids is not None:
        query = query.where(TrainingRecord.student_id.in_(list(student_ids)))
    done: dict[str, set[str]] = defaultdict(set)
    for student_id, course in session.execute(query):
        done[student_id].add(course)
    return done
