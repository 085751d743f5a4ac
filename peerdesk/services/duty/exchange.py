"""Two helpers swap duties: neither gains nor owes anything, and it is noted whose was whose."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import DutyRole
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.services.duty.rows import Place
from peerdesk.services.duty.sheet import Sheet, Stand, load_sheet
from peerdesk.services.duty.words import dated_place
from peerdesk.services.rota import Assignment
from peerdesk.services.vaults import own_school_id

MOST_OFFERS: Final = 24
MOST_WEEKS: Final = 6
"""Weeks that are looked through: the week of the duty and those nearest to it."""


@dataclass(frozen=True, slots=True)
class SwapOffer:
    """A duty that could be swapped against.

    Attributes:
        name: Who holds it: "Ana".
        when: "Tue 1 Dec, A 10:00".
    """

    place: Place
    student_id: str
    name: str
    when: str

    @property
    def words(self) -> str:
        """Return "Ana, Tue 1 Dec, A 10:00"."""
        return translate("Duty", "{name}, {place}").format(name=self.name, place=self.when)


def swap_offers(session: Session, place: Place, student_id: str, today: date) -> list[SwapOffer]:
    """Return coming duties that `student_id` could swap against, nearest day first, at most 24.

    Of all planned weeks near the duty; only those where no rule speaks against either helper
    in the other's place.
    """
    here = _Side(load_sheet(session, place.day))
    mine = here.duty(place, student_id)
    if mine is None:
        return []
    found = [
        _offer(there.sheet, stand)
        for there in _weeks(session, here, today)
        for other in there.sheet.places()
        if other.day >= today
        for stand in there.sheet.present(other)
        if _fits((here, mine), (there, there.duty(other, stand.student_id)))
    ]
    found.sort(key=lambda one: (abs(one.place.day - place.day), one.place, one.name))
    return found[:MOST_OFFERS]


def swap_duties(
    session: Session, place: Place, student_id: str, other: Place, other_id: str
) -> None:
    """Let two helpers take each other's duty; both still count for whom they were planned.

    Raises:
        NotAllowedError: If a rule speaks against one of them in the other's place.
        NotFoundError: If one of them does not stand there.
    """
    mine, theirs = _duty(session, place, student_id), _duty(session, other, other_id)
    here = _Side(load_sheet(session, place.day))
    there = here if other.day in here.sheet.days else _Side(load_sheet(session, other.day))
    if not _fits((here, here.duty(place, student_id)), (there, there.duty(other, other_id))):
        raise NotAllowedError(
            translate("Duty", "These two cannot swap: a rule keeps one of them out.")
        )
    _hand_over(mine, other_id)
    _hand_over(theirs, student_id)


class _Side:
    """A week that takes part in a swap, with who stands where in it."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.book = sheet.book()

    def duty(self, place: Place, student_id: str) -> Assignment | None:
        """Return the duty if it is the helper's own to give: not locked, no standing in."""
        for stand in self.sheet.present(place):
            is_own = stand.student_id == student_id and student_id in self.sheet.crew.helpers
            if is_own and not stand.is_locked and not stand.is_stand_in:
                duty = Assignment(place.key, student_id)
                return duty if place.key in self.book.slots else None
        return None

    def take(self, duty: Assignment) -> None:
        self.book.take(self.book.slots[duty.slot_id], duty.supporter_id)

    def put(self, duty: Assignment) -> None:
        self.book.put(self.book.slots[duty.slot_id], duty.supporter_id)

    def welcomes(self, duty: Assignment) -> bool:
        """Return whether no rule speaks against one more duty."""
        supporter = self.book.supporters.get(duty.supporter_id)
        slot = self.book.slots[duty.slot_id]
        return supporter is not None and not self.book.blockers(supporter, slot)


def _fits(one: tuple[_Side, Assignment | None], two: tuple[_Side, Assignment | None]) -> bool:
    """Return whether each may stand in the other's place once both have left their own."""
    (here, mine), (there, theirs) = one, two
    if mine is None or theirs is None or mine.slot_id == theirs.slot_id:
        return False
    if mine.supporter_id == theirs.supporter_id:
        return False
    here.take(mine)
    there.take(theirs)
    goes, comes = (
        replace(theirs, supporter_id=mine.supporter_id),
        replace(mine, supporter_id=theirs.supporter_id),
    )
    fits = there.welcomes(goes)
    if fits:
        there.put(goes)
        fits = here.welcomes(comes)
        there.take(goes)
    here.put(mine)
    there.put(theirs)
    return fits


def _hand_over(duty: DutyAssignment, student_id: str) -> None:
    planned = duty.swapped_from_id or duty.student_id
    duty.student_id = student_id
    duty.swapped_from_id = None if planned == student_id else planned
    duty.by_hand = True


def _weeks(session: Session, here: _Side, today: date) -> Iterator[_Side]:
    """Yield the planned weeks from `today` on, those nearest to the week of `here`."""
    query = (
        select(DutyAssignment.day)
        .where(
            DutyAssignment.school_id == own_school_id(session),
            DutyAssignment.role == DutyRole.ON_DUTY,
            DutyAssignment.day >= today,
        )
        .distinct()
    )
    middle = here.sheet.week.monday
    days = [day for day in session.scalars(query) if day is not None]
    mondays = {day - timedelta(days=day.weekday()) for day in days}
    for monday in sorted(mondays, key=lambda one: (abs(one - middle), one))[:MOST_WEEKS]:
        yield here if monday == middle else _Side(load_sheet(session, monday))


def _offer(sheet: Sheet, stand: Stand) -> SwapOffer:
    bench, recess = sheet.benches[stand.place.bench_id], sheet.recesses[stand.place.recess_id]
    when = dated_place(stand.place.day, bench, recess)
    return SwapOffer(stand.place, stand.student_id, sheet.names.get(stand.student_id, ""), when)


def _duty(session: Session, place: Place, student_id: str) -> DutyAssignment:
    query = select(DutyAssignment).where(
        DutyAssignment.day == place.day,
        DutyAssignment.recess_period_id == place.recess_id,
        DutyAssignment.bench_id == place.bench_id,
        DutyAssignment.student_id == student_id,
        DutyAssignment.role == DutyRole.ON_DUTY,
    )
    duty = session.scalars(query.order_by(DutyAssignment.id)).first()
    if duty is None:
        raise NotFoundError(kind="DutyAssignment", record_id=place.key)
    return duty
