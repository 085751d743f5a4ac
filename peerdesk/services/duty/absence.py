"""A helper is away: what falls out, and who could stand in."""

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import MatchStatus
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.duty import Absence, DutyAssignment, Substitution
from peerdesk.models.matches import Match
from peerdesk.models.stamping import stamp_of
from peerdesk.services.duty.fill import add_duty
from peerdesk.services.duty.ranking import Ranking
from peerdesk.services.duty.rows import FallsOut, LostDuty, MarkedAbsent, Place
from peerdesk.services.duty.sheet import Sheet, duties_between, load_sheet
from peerdesk.services.duty.words import clock, weekday_short
from peerdesk.services.members import student_tags
from peerdesk.services.vaults import own_school_id

LONGEST_DAYS = 200


def falls_out(session: Session, student_id: str, first: date, last: date) -> FallsOut:
    """Return the duties and pairs that an absence from `first` to `last` would leave behind.

    Raises:
        InvalidValueError: If the last day is before the first, or far after it.
        NotFoundError: If there is no such student.
    """
    tag = student_tags(session, [student_id]).get(student_id)
    if tag is None:
        raise NotFoundError(kind="Student", record_id=student_id)
    _check(first, last)
    mine = [duty for duty in duties_between(session, first, last) if duty.student_id == student_id]
    sheets: dict[date, Sheet] = {}
    lost = []
    for duty in mine:
        place = _place(duty)
        monday = place.day - timedelta(days=place.day.weekday())
        if monday not in sheets:
            sheets[monday] = load_sheet(session, monday)
        if sheets[monday].has_duty(place):
            lost.append(_lost(sheets[monday], duty.id, place, student_id))
    return FallsOut(student_id, tag.full_name, tuple(lost), _pairs(session, student_id))


def mark_absent(
    session: Session,
    student_id: str,
    first: date,
    last: date,
    *,
    stand_ins: Mapping[str, str] | None = None,
    note: str = "",
) -> MarkedAbsent:
    """Mark a student absent and put stand-ins into the places that fall out.

    Args:
        session: A writing session.
        student_id: Who is away.
        first: First day away.
        last: Last day away, the same for one day.
        stand_ins: Chosen stand-in by assignment id; duties not named stay uncovered.
        note: Why, in the counselor's words; never leaves.

    Raises:
        InvalidValueError: If the days make no sense, or a stand-in does not fit.
        NotFoundError: If there is no such student or stand-in.
    """
    lost = falls_out(session, student_id, first, last).duties
    absence_id = _absence(session, student_id, first, last, note)
    chosen, covered = dict(stand_ins or {}), 0
    for duty in lost:
        stand_in = chosen.get(duty.assignment_id)
        if stand_in is not None:
            _substitute(session, duty, student_id, stand_in)
            session.flush()
            covered += 1
    session.flush()
    return MarkedAbsent(absence_id, covered, len(lost) - covered)


def end_absence(session: Session, absence_id: str) -> None:
    """Take an absence back; the helper's duties count again, stand-ins stay.

    Raises:
        NotFoundError: If there is none.
    """
    absence = session.get(Absence, absence_id)
    if absence is None or absence.deleted_at is not None:
        raise NotFoundError(kind="Absence", record_id=absence_id)
    absence.deleted_at = stamp_of(session).now()


def absences_on(session: Session, day: date) -> dict[str, str]:
    """Return the id of the absence of each student who is away on `day`."""
    query = select(Absence.student_id, Absence.id).where(
        Absence.school_id == own_school_id(session),
        Absence.starts_on <= day,
        or_(Absence.ends_on.is_(None), Absence.ends_on >= day),
    )
    return dict(session.execute(query.order_by(Absence.id)).all())


def _check(first: date, last: date) -> None:
    if not 0 <= (last - first).days <= LONGEST_DAYS:
        raise InvalidValueError(
            "last", translate("Duty", "Enter a last day on or after the first day.")
        )


def _place(duty: DutyAssignment) -> Place:
    return Place(duty.day or date.min, duty.recess_period_id, duty.bench_id)


def _lost(sheet: Sheet, assignment_id: str, place: Place, student_id: str) -> LostDuty:
    bench, recess = sheet.benches[place.bench_id], sheet.recesses[place.recess_id]
    words = translate("Duty", "{day} {time}, bench {mark}").format(
        day=weekday_short(place.day), time=clock(recess.starts_at), mark=bench.mark
    )
    fits = [
        one
        for one in Ranking(sheet).candidates(place)
        if not one.problems and one.student_id != student_id
    ]
    return LostDuty(assignment_id, place, words, tuple(fits))


def _pairs(session: Session, student_id: str) -> tuple[str, ...]:
    query = select(Match.mentor_id, Match.mentee_id).where(
        Match.status.in_([MatchStatus.ACTIVE, MatchStatus.CLOSING]),
        or_(Match.mentor_id == student_id, Match.mentee_id == student_id),
    )
    others = [
        mentee if mentor == student_id else mentor for mentor, mentee in session.execute(query)
    ]
    tags = student_tags(session, others)
    return tuple(sorted(tag.full_name for tag in tags.values()))


def _absence(session: Session, student_id: str, first: date, last: date, note: str) -> str:
    """Return the absence that covers these days: one that touches them is widened."""
    query = select(Absence).where(
        Absence.student_id == student_id,
        Absence.starts_on <= last,
        Absence.ends_on >= first,
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


def _substitute(session: Session, duty: LostDuty, absent_id: str, stand_in_id: str) -> None:
    sheet = load_sheet(session, duty.place.day)
    if stand_in_id not in sheet.crew.helpers:
        raise NotFoundError(kind="ProgramMembership", record_id=stand_in_id)
    if Ranking(sheet).blockers(stand_in_id, duty.place):
        raise InvalidValueError(
            "stand_in",
            translate("Duty", "{place}: this helper cannot stand in. Choose another one.").format(
                place=duty.words
            ),
        )
    add_duty(session, duty.place, stand_in_id, by_hand=True)
    session.add(
        Substitution(
            school_id=own_school_id(session),
            assignment_id=duty.assignment_id,
            absent_student_id=absent_id,
            stand_in_student_id=stand_in_id,
        )
    )
