"""Days of absence as they are stored: checked, widened, ended."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.duty import Absence, DutyAssignment, Substitution
from peerdesk.models.stamping import stamp_of
from peerdesk.services.calendar import list_years
from peerdesk.services.vaults import own_school_id

LONGEST_DAYS: Final = 200


def check_days(session: Session, first: date, last: date) -> None:
    """Refuse days that make no sense.

    Raises:
        InvalidValueError: If the last day is before the first or far after it, or the first is
            before the first or after the last school year entered.
    """
    if not 0 <= (last - first).days <= LONGEST_DAYS:
        raise InvalidValueError(
            "last", translate("Duty", "Enter a last day on or after the first day.")
        )
    years = [(year.starts_on, year.ends_on) for year in list_years(session)]
    if any(start and end and start <= first <= end for start, end in years):
        return
    if any(start and start > first for start, _end in years):
        raise _before_year()
    if any(end and end < first for _start, end in years):
        raise InvalidValueError(
            "first", translate("Duty", "This day is after the school year. Enter an earlier day.")
        )


def check_this_year(session: Session, first: date) -> None:
    """Refuse an absence that began in a school year that is over.

    Raises:
        InvalidValueError: If it did.
    """
    today = stamp_of(session).now().astimezone().date()
    starts = (year.starts_on for year in list_years(session))
    begun = [start for start in starts if start is not None and start <= today]
    if begun and first < max(begun):
        raise _before_year()


def _before_year() -> InvalidValueError:
    return InvalidValueError(
        "first", translate("Duty", "This day is before the school year. Enter a later day.")
    )


def covered_by(session: Session, student_id: str, first: date, last: date) -> str | None:
    """Return the absence that holds all of these days already, if one does."""
    query = select(Absence.id).where(
        Absence.student_id == student_id, Absence.starts_on <= first, Absence.ends_on >= last
    )
    return session.scalars(query.order_by(Absence.id)).first()


def keep_absence(session: Session, student_id: str, first: date, last: date, note: str) -> str:
    """Store an absence and return its id: one that touches these days is widened."""
    query = select(Absence).where(
        Absence.student_id == student_id,
        Absence.starts_on <= last,
        Absence.ends_on >= first,
        Absence.homeroom == "",
    )
    known = session.scalars(query.order_by(Absence.id)).first()
    if known is None:
        known = Absence(school_id=own_school_id(session), student_id=student_id)
        known.starts_on, known.ends_on = first, last
        session.add(known)
    known.starts_on = min(known.starts_on or first, first)
    known.ends_on = max(known.ends_on or last, last)
    known.note = note.strip() or known.note
    session.flush()
    return known.id


def shorten(session: Session, absence_id: str, back_on: date | None) -> None:
    """End an absence before `back_on`, or take it back; stand-ins of the rest are free again.

    Raises:
        NotFoundError: If there is none.
    """
    absence = session.get(Absence, absence_id)
    if absence is None or absence.deleted_at is not None:
        raise NotFoundError(kind="Absence", record_id=absence_id)
    first, last = absence.starts_on or date.min, absence.ends_on or date.max
    since = max(back_on or first, first)
    if since > last:
        raise InvalidValueError(
            "back_on", translate("Duty", "This absence has ended already. Open the list again.")
        )
    if since == first:
        absence.deleted_at = stamp_of(session).now()
    else:
        absence.ends_on = since - timedelta(days=1)
    _release(session, absence.student_id, since, last)


def covered_duties(session: Session, assignment_ids: Iterable[str]) -> frozenset[str]:
    """Return which of these duties have a stand-in who still stands there."""
    theirs = aliased(DutyAssignment)
    query = (
        select(Substitution.assignment_id)
        .join(DutyAssignment, DutyAssignment.id == Substitution.assignment_id)
        .join(theirs, theirs.student_id == Substitution.stand_in_student_id)
        .where(
            Substitution.assignment_id.in_(list(assignment_ids)),
            theirs.day == DutyAssignment.day,
            theirs.recess_period_id == DutyAssignment.recess_period_id,
            theirs.bench_id == DutyAssignment.bench_id,
        )
    )
    return frozenset(session.scalars(query))


def _release(session: Session, student_id: str, first: date, last: date) -> None:
    """Send the stand-ins of `student_id` home: the helper takes these duties again."""
    query = (
        select(Substitution, DutyAssignment)
        .join(DutyAssignment, DutyAssignment.id == Substitution.assignment_id)
        .where(
            Substitution.absent_student_id == student_id, DutyAssignment.day.between(first, last)
        )
    )
    now = stamp_of(session).now()
    for substitution, duty in session.execute(query).all():
        substitution.deleted_at = now
        standing = select(DutyAssignment).where(
            DutyAssignment.student_id == substitution.stand_in_student_id,
            DutyAssignment.day == duty.day,
            DutyAssignment.recess_period_id == duty.recess_period_id,
            DutyAssignment.bench_id == duty.bench_id,
        )
        for stand_in in session.scalars(standing):
            stand_in.deleted_at = now
