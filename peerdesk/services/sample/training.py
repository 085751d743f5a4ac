"""What was taught at the sample school: days of training, who came, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Competency, TrainingKind
from peerdesk.i18n import translate
from peerdesk.models.people import Staff
from peerdesk.models.stamping import bulk_insert
from peerdesk.models.training import (
    StaffTraining,
    TrainingEvent,
    TrainingInvite,
    TrainingRecord,
)
from peerdesk.services.sample.enrolment import Members
from peerdesk.services.sample.source import Source
from peerdesk.services.training.builtin import builtin_courses
from peerdesk.services.training.law import good_until

_SIXTEEN: Final = 16


@dataclass(frozen=True, slots=True)
class _Day:
    """A day of training: which course, how many days ago, how many came."""

    course: str
    days: int
    minute: int
    place: str
    count: int = _SIXTEEN
    kind: TrainingKind = TrainingKind.COURSE


def add_training(session: Session, source: Source, members: Members) -> None:
    """Add days of training held since summer, for helpers and for adults, and two to come."""
    helpers = [child.id for child in members.helpers]
    adults = list(session.scalars(select(Staff.id).where(Staff.is_active).order_by(Staff.id)))
    for day in _held():
        _add_held(session, source, day, helpers[: day.count])
    for day in _of_staff():
        _add_held(session, source, day, adults[: day.count], is_staff=True)
    for day in _coming():
        _add_planned(session, source, day, helpers[: day.count])
    session.flush()


def _held() -> Sequence[_Day]:
    library, gym = translate("Sample", "Library"), translate("Sample", "Gym")
    return (
        _Day("active_listening", 68, 13 * 60, library, 24),
        _Day("safe_space", 54, 13 * 60, library, 18),
        _Day("signs_of_distress", 47, 13 * 60, library, 15),
        _Day("peer_support", 12, 12 * 60 + 40, gym, 14, TrainingKind.FEEDBACK),
        _Day("facilitating_groups", 5, 13 * 60, library, 6),
    )


def _of_staff() -> Sequence[_Day]:
    lounge = translate("Sample", "Staff lounge")
    return (
        _Day("staff_first_response", 96, 8 * 60 + 30, lounge, 4),
        _Day("staff_limits", 95, 8 * 60 + 30, lounge, 9),
    )


def _coming() -> Sequence[_Day]:
    library = translate("Sample", "Library")
    return (
        _Day("limits_of_confidentiality", 0, 14 * 60 + 45, library, 8),
        _Day("understanding", -9, 13 * 60, library, 14),
    )


def _add_held(
    session: Session, source: Source, day: _Day, ids: Sequence[str], *, is_staff: bool = False
) -> None:
    """Add a day and the records of whoever came; the last one comes again."""
    event_id = _add_event(session, source, day, is_held=True)
    on = _day_of(source, day)
    until = good_until(builtin_courses()[day.course].valid_months, on)
    who = "staff_id" if is_staff else "student_id"
    rows: list[dict[str, Any]] = []
    for number, person_id in enumerate(ids, start=1):
        again = number == len(ids) and not is_staff and len(ids) > 2
        is_done = day.kind is not TrainingKind.FEEDBACK and not again
        rows.append(
            source.record(
                course=day.course,
                event_id=event_id,
                competency=Competency.AGAIN if again else Competency.SHOWN,
                done_on=on if is_done else None,
                expires_on=until if is_done else None,
                **{who: person_id},
            )
        )
    bulk_insert(session, StaffTraining if is_staff else TrainingRecord, rows)


def _add_planned(session: Session, source: Source, day: _Day, ids: Sequence[str]) -> None:
    event_id = _add_event(session, source, day, is_held=False)
    rows = [source.record(event_id=event_id, student_id=one, staff_id=None) for one in ids]
    bulk_insert(session, TrainingInvite, rows)


def _add_event(session: Session, source: Source, day: _Day, *, is_held: bool) -> str:
    record = source.record(
        course=day.course,
        kind=day.kind,
        day=_day_of(source, day),
        starts_minute=day.minute,
        minutes=builtin_courses()[day.course].minutes,
        place=day.place,
        trainer=translate("Sample", "Ms. Begay"),
        note="",
        is_held=is_held,
    )
    bulk_insert(session, TrainingEvent, [record])
    return str(record["id"])


def _day_of(source: Source, day: _Day) -> date:
    """Return the day it is held: never on a weekend, and today stays today."""
    on = source.today - timedelta(days=day.days)
    step = 1 if day.days < 0 else -1
    while on.weekday() > 4 and day.days:
        on += timedelta(days=step)
    return on
