"""Break and return: a helper rests, keeps the place, and comes back.

take_break(session, student_id, today, back_on=None) -> id     duties and pairs' programs rest too
change_return(session, break_id, back_on, today)               another day, or none
come_back(session, break_id, today)                            what this break let rest goes on
resting(session, day) -> {student id: Break}                   who is on break that day
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import MembershipRole, MembershipStatus
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.teams import ServiceBreak
from peerdesk.services.programs import set_break
from peerdesk.services.vaults import own_school_id

LONGEST_DAYS: Final = 366


@dataclass(frozen=True, slots=True)
class Break:
    """One break.

    Attributes:
        back_on: First day back, as planned; None if nobody knows.
    """

    id: str
    student_id: str
    starts_on: date
    back_on: date | None


def take_break(session: Session, student_id: str, today: date, back_on: date | None = None) -> str:
    """Let a helper rest from today on and return the break's id.

    The place on the team stays; what the student does as helper in the programs rests too.

    Raises:
        NotFoundError: If there is no such student.
        InvalidValueError: With field `back_on`, or `student_id` if on break already.
    """
    if session.get(Student, student_id) is None:
        raise NotFoundError(kind="Student", record_id=student_id)
    if student_id in resting(session, today):
        raise InvalidValueError(
            "student_id", translate("Teams", "This student is on break already.")
        )
    _check_back(back_on, today)
    active = session.scalars(
        select(ProgramMembership.id).where(
            ProgramMembership.student_id == student_id,
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.status == MembershipStatus.ACTIVE,
        )
    ).all()
    for membership_id in active:
        set_break(session, membership_id, on_break=True)
    row = ServiceBreak(
        school_id=own_school_id(session),
        student_id=student_id,
        starts_on=today,
        back_on=back_on,
        paused=tuple(active),
    )
    session.add(row)
    session.flush()
    return row.id


def change_return(session: Session, break_id: str, back_on: date | None, today: date) -> None:
    """Plan the return for another day, or for none.

    Raises:
        NotFoundError: If the break is gone or over.
        InvalidValueError: With field `back_on`.
    """
    row = _open(session, break_id)
    _check_back(back_on, today)
    row.back_on = back_on


def come_back(session: Session, break_id: str, today: date) -> None:
    """End a break; memberships that still rest because of it go on.

    Raises:
        NotFoundError: If the break is gone or over.
    """
    row = _open(session, break_id)
    row.ended_on = max(today, row.starts_on or today)
    for membership_id in row.paused:
        member = session.get(ProgramMembership, membership_id)
        if member is not None and member.status is MembershipStatus.ON_BREAK:
            set_break(session, membership_id, on_break=False)


def resting(session: Session, day: date) -> dict[str, Break]:
    """Return who is on break on a day, by student id."""
    query = (
        select(ServiceBreak)
        .where(
            ServiceBreak.starts_on <= day,
            or_(ServiceBreak.ended_on.is_(None), ServiceBreak.ended_on > day),
        )
        .order_by(ServiceBreak.id)
    )
    return {
        row.student_id: Break(row.id, row.student_id, row.starts_on, row.back_on)
        for row in session.scalars(query)
        if row.starts_on is not None
    }


def spans(
    session: Session, student_ids: Collection[str] | None = None
) -> dict[str, list[tuple[date, date]]]:
    """Return first and last day of every break, by student id."""
    query = select(ServiceBreak.student_id, ServiceBreak.starts_on, ServiceBreak.ended_on)
    if student_ids is not None:
        query = query.where(ServiceBreak.student_id.in_(student_ids))
    found: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for student_id, starts_on, ended_on in session.execute(query):
        found[student_id].append((starts_on or date.min, ended_on or date.max))
    return found


def is_resting(spans_of: Collection[tuple[date, date]], day: date) -> bool:
    """Return whether a day falls into a break; the day of the return does not."""
    return any(first <= day < last for first, last in spans_of)


def _open(session: Session, break_id: str) -> ServiceBreak:
    row = session.get(ServiceBreak, break_id)
    if row is None or row.deleted_at is not None or row.ended_on is not None:
        raise NotFoundError(kind="ServiceBreak", record_id=break_id)
    return row


def _check_back(back_on: date | None, today: date) -> None:
    if back_on is None:
        return
    if back_on <= today:
        raise InvalidValueError(
            "back_on", translate("Teams", "Enter a day to come, or leave the return open.")
        )
    if (back_on - today).days > LONGEST_DAYS:
        raise InvalidValueError(
            "back_on", translate("Teams", "Enter a day within a year, or end the office instead.")
        )
