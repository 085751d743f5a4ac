"""What each member of a team has learned, as the roster of a team shows it.

ready(session, student_ids, today) -> {(student id, course code): Ready}
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CourseCode
from peerdesk.models.training import TrainingRecord

SOON: Final = timedelta(days=30)
COURSES: Final = (CourseCode.PEER_SUPPORT, CourseCode.LIMITS, CourseCode.BENCH_SCRIPT)
"""The courses of a helper's tasks, in the order of the roster."""


class ReadyState(StrEnum):
    """How a course stands."""

    MISSING = "missing"
    GOOD = "good"
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Ready:
    """One course of one student.

    Attributes:
        done_on: The last time it was done; None if it is missing.
        expires_on: Until when that is good; None for ever.
    """

    state: ReadyState
    done_on: date | None = None
    expires_on: date | None = None


MISSING: Final = Ready(ReadyState.MISSING)


def ready(
    session: Session, student_ids: Collection[str], today: date
) -> dict[tuple[str, str], Ready]:
    """Return how the courses of a helper stand, by student and course; missing ones are left out.

    Of several records the one that is good for longest counts.
    """
    query = select(
        TrainingRecord.student_id,
        TrainingRecord.course,
        TrainingRecord.done_on,
        TrainingRecord.expires_on,
    ).where(
        TrainingRecord.student_id.in_(student_ids),
        TrainingRecord.course.in_([course.value for course in COURSES]),
        TrainingRecord.done_on <= today,
    )
    best: dict[tuple[str, str], tuple[date, date]] = {}
    for student_id, course, done_on, expires_on in session.execute(query):
        found = (expires_on or date.max, done_on or date.min)
        key = (student_id, str(course))
        best[key] = max(best.get(key, found), found)
    return {
        key: Ready(_state(last, today), done_on, None if last == date.max else last)
        for key, (last, done_on) in best.items()
    }


def _state(last: date, today: date) -> ReadyState:
    if last < today:
        return ReadyState.OVER
    return ReadyState.SOON if last - today <= SOON else ReadyState.GOOD
