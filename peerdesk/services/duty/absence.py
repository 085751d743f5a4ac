"""A helper is away: what falls out, who could stand in, and who is back."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, MatchStatus
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.duty import Absence, DutyAssignment, Substitution
from peerdesk.models.matches import Match
from peerdesk.services.consent import blocks
from peerdesk.services.day_words import weekday_short
from peerdesk.services.duty.absence_days import (
    check_days,
    check_this_year,
    covered_by,
    covered_duties,
    keep_absence,
    shorten,
)
from peerdesk.services.duty.fill import add_duty
from peerdesk.services.duty.ranking import Ranking
from peerdesk.services.duty.rows import FallsOut, LostDuty, MarkedAbsent, Place
from peerdesk.services.duty.sheet import Sheet, duties_between, load_sheet
from peerdesk.services.duty.words import clock
from peerdesk.services.members import student_tags
from peerdesk.services.vaults import own_school_id


def falls_out(session: Session, student_id: str, first: date, last: date) -> FallsOut:
    """Return the duties and pairs that an absence from `first` to `last` would leave behind.

    Duties that a stand-in took already are not among them.

    Raises:
        InvalidValueError: If the days make no sense.
        NotFoundError: If there is no such student.
    """
    tag = student_tags(session, [student_id]).get(student_id)
    if tag is None:
        raise NotFoundError(kind="Student", record_id=student_id)
    check_days(session, first, last)
    lost = lost_duties(session, frozenset({student_id}), first, last)
    return FallsOut(student_id, tag.full_name, lost, _pairs(session, student_id))


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
        InvalidValueError: If the days make no sense, the student is marked absent on all of
            them already and no stand-in is chosen, or a stand-in does not fit.
        NotFoundError: If there is no such student or stand-in.
    """
    lost = falls_out(session, student_id, first, last).duties
    check_this_year(session, first)
    if not stand_ins and covered_by(session, student_id, first, last) is not None:
        raise InvalidValueError(
            "first",
            translate(
                "Duty",
                "This student is marked absent on these days already. Enter other days, or "
                "press Is back.",
            ),
        )
    known = covered_by(session, student_id, first, last)
    absence_id = known or keep_absence(session, student_id, first, last, note)
    return put_stand_ins(session, absence_id, lost, stand_ins or {})


def end_absence(session: Session, absence_id: str, back_on: date | None = None) -> None:
    """End an absence before `back_on`, or take it back as a whole.

    The helper has the duties of the days from then on again; stand-ins for them are free.

    Raises:
        InvalidValueError: If it has ended already.
        NotFoundError: If there is none.
    """
    shorten(session, absence_id, back_on)


def absences_on(session: Session, day: date) -> dict[str, str]:
    """Return the id of the absence of each student who is away on `day`."""
    query = select(Absence.student_id, Absence.id).where(
        Absence.school_id == own_school_id(session),
        Absence.starts_on <= day,
        or_(Absence.ends_on.is_(None), Absence.ends_on >= day),
    )
    return dict(session.execute(query.order_by(Absence.id)).all())


def lost_duties(
    session: Session, student_ids: frozenset[str], first: date, last: date
) -> tuple[LostDuty, ...]:
    """Return the duties of these students that nobody covers, with who could come in."""
    theirs = [
        duty for duty in duties_between(session, first, last) if duty.student_id in student_ids
    ]
    covered = covered_duties(session, [duty.id for duty in theirs])
    sheets: dict[date, Sheet] = {}
    lost = []
    for duty in theirs:
        place = _place(duty)
        monday = place.day - timedelta(days=place.day.weekday())
        if monday not in sheets:
            sheets[monday] = load_sheet(session, monday)
        if duty.id not in covered and sheets[monday].has_duty(place):
            lost.append(_lost(sheets[monday], duty, place, student_ids))
    return tuple(lost)


def put_stand_ins(
    session: Session, absence_id: str, lost: Iterable[LostDuty], stand_ins: Mapping[str, str]
) -> MarkedAbsent:
    """Put the chosen stand-ins into the places that fall out, and count.

    Raises:
        InvalidValueError: If one does not fit.
        NotFoundError: If one is no bench helper.
    """
    covered = uncovered = 0
    for duty in lost:
        stand_in = stand_ins.get(duty.assignment_id)
        if stand_in is None:
            uncovered += 1
        else:
            _substitute(session, duty, stand_in)
            session.flush()
            covered += 1
    session.flush()
    return MarkedAbsent(absence_id, covered, uncovered)


def _place(duty: DutyAssignment) -> Place:
    return Place(duty.day or date.min, duty.recess_period_id, duty.bench_id)


def _lost(sheet: Sheet, duty: DutyAssignment, place: Place, away: frozenset[str]) -> LostDuty:
    bench, recess = sheet.benches[place.bench_id], sheet.recesses[place.recess_id]
    words = translate("Duty", "{day} {time}, bench {mark}").format(
        day=weekday_short(place.day), time=clock(recess.starts_at), mark=bench.mark
    )
    if len(away) > 1:
        name = sheet.names.get(duty.student_id, "")
        words = translate("Duty", "{name}: {place}").format(name=name, place=words)
    fits = [
        one
        for one in Ranking(sheet).candidates(place)
        if not one.problems and one.student_id not in away
    ]
    return LostDuty(duty.id, place, words, tuple(fits))


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


def _substitute(session: Session, duty: LostDuty, stand_in_id: str) -> None:
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
    if not sheet.crew.helpers[stand_in_id].has_consent:
        blocks.check(session, ConsentKind.BENCH, [stand_in_id], duty.place.day, field="stand_in")
    absent_id = session.get_one(DutyAssignment, duty.assignment_id).student_id
    add_duty(session, duty.place, stand_in_id, by_hand=True)
    session.add(
        Substitution(
            school_id=own_school_id(session),
            assignment_id=duty.assignment_id,
            absent_student_id=absent_id,
            stand_in_student_id=stand_in_id,
        )
    )
