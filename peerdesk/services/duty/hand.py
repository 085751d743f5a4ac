"""Change duty by hand: choose, clear, lock; the answer says in words what to look at."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CalendarDayKind, ConsentKind, DutyRole
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.stamping import stamp_of
from peerdesk.services.calendar import MOST_HELPERS, clear_day, list_days, mark_day
from peerdesk.services.consent import blocks
from peerdesk.services.duty.fill import add_duty
from peerdesk.services.duty.ranking import Ranking
from peerdesk.services.duty.rows import Place
from peerdesk.services.duty.sheet import Sheet, load_sheet
from peerdesk.services.duty.warnings import at_one_time, week_warnings
from peerdesk.services.rota import Relax


def assign(session: Session, place: Place, student_id: str) -> tuple[str, ...]:
    """Put a helper into a place and return what to look at, in words; empty when all is well.

    Raises:
        NotAllowedError: If there is no duty then, the place is full, the helper stands at
            another bench then, or is kept apart from someone there.
        InvalidValueError: If the helper stands there already.
        ConsentNeededError: If the family has not agreed.
        NotFoundError: If the student is no bench helper.
    """
    sheet = load_sheet(session, place.day)
    _check(sheet, place, student_id)
    if not sheet.crew.helpers[student_id].has_consent:
        blocks.check(session, ConsentKind.BENCH, [student_id], place.day, field="helper")
    add_duty(session, place, student_id, by_hand=True)
    session.flush()
    after = load_sheet(session, place.day)
    before = {warning.sentence for warning in week_warnings(sheet, place.day)}
    found = [warning for warning in week_warnings(after, place.day) if not warning.is_gap]
    return tuple(one.sentence for one in found if one.sentence not in before)


def swap(session: Session, place: Place, student_id: str, new_student_id: str) -> tuple[str, ...]:
    """Put another helper in the place of one who stands there.

    Raises:
        NotAllowedError, InvalidValueError, NotFoundError: As `assign` and `clear`.
    """
    clear(session, place, student_id)
    session.flush()
    return assign(session, place, new_student_id)


def clear(session: Session, place: Place, student_id: str | None = None) -> int:
    """Take one helper (or everyone who is not locked) out of a place; return how many.

    Raises:
        NotAllowedError: If only locked helpers stand there.
        NotFoundError: If nobody (or not this helper) stands there.
    """
    duties = _duties(session, place, student_id)
    loose = [duty for duty in duties if not duty.is_locked]
    if not loose:
        raise NotAllowedError(
            translate("Duty", "This place is locked. Press L to unlock it, then clear it.")
        )
    now = stamp_of(session).now()
    for duty in loose:
        duty.deleted_at = now
    return len(loose)


def set_locked(session: Session, place: Place, *, locked: bool) -> int:
    """Lock or unlock everyone in a place, so that filling leaves them there; return how many.

    Raises:
        NotFoundError: If nobody stands there.
    """
    duties = _duties(session, place, None)
    for duty in duties:
        duty.is_locked = locked
    return len(duties)


def set_indoor(session: Session, day: date, *, indoor: bool) -> None:
    """Note that there is no outdoor recess on `day` (or that there is): no duty, no count."""
    kind = CalendarDayKind.INDOOR_RECESS
    if indoor:
        mark_day(session, day, kind, translate("Duty", "Indoor recess"))
    elif kind in {one.kind for one in list_days(session, day, day)}:
        clear_day(session, day, kind)


def _duties(session: Session, place: Place, student_id: str | None) -> list[DutyAssignment]:
    query = select(DutyAssignment).where(
        DutyAssignment.day == place.day,
        DutyAssignment.recess_period_id == place.recess_id,
        DutyAssignment.bench_id == place.bench_id,
        DutyAssignment.role == DutyRole.ON_DUTY,
    )
    if student_id is not None:
        query = query.where(DutyAssignment.student_id == student_id)
    duties = list(session.scalars(query))
    if not duties:
        raise NotFoundError(kind="DutyAssignment", record_id=place.key)
    return duties


def _check(sheet: Sheet, place: Place, student_id: str) -> None:
    if not sheet.has_duty(place):
        raise NotAllowedError(translate("Duty", "There is no bench duty at this time."))
    if student_id not in sheet.crew.helpers:
        raise NotFoundError(kind="ProgramMembership", record_id=student_id)
    if student_id in {stand.student_id for stand in sheet.standing(place)}:
        raise InvalidValueError("helper", translate("Duty", "This helper stands there already."))
    if len(sheet.present(place)) >= MOST_HELPERS:
        raise NotAllowedError(
            translate("Duty", "{count} helpers stand there already. Clear one first.").format(
                count=MOST_HELPERS
            )
        )
    rules = Ranking(sheet).blockers(student_id, place)
    if Relax.KEEP_APART in rules:
        raise NotAllowedError(
            translate("Duty", "This helper is kept apart from someone there. Choose another one.")
        )
    if Relax.HELPERS in rules:
        text = translate("Duty", "This helper stands at {place} already. Clear that place first.")
        raise NotAllowedError(text.format(place=at_one_time(sheet, student_id, place)))
