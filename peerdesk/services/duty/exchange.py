"""Two helpers swap duties: neither gains nor owes anything, and it is noted whose was whose."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import DutyRole
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.services.duty.rows import Place
from peerdesk.services.duty.sheet import Sheet, Stand, load_sheet
from peerdesk.services.duty.words import place_label
from peerdesk.services.rota import Book

MOST_OFFERS: Final = 8


@dataclass(frozen=True, slots=True)
class SwapOffer:
    """A duty that could be swapped against; `words` is "Ana, Tue A 10:00"."""

    place: Place
    student_id: str
    words: str


def swap_offers(session: Session, place: Place, student_id: str, today: date) -> list[SwapOffer]:
    """Return duties of the same week that `student_id` could swap against, nearest day first.

    Only those where no rule speaks against either helper in the other's place.
    """
    sheet = load_sheet(session, place.day)
    near = sorted(
        (other for other in sheet.places() if other.day >= today),
        key=lambda other: (abs(other.day - place.day), other),
    )
    found = [
        SwapOffer(other, stand.student_id, _words(sheet, stand))
        for other in near
        for stand in sheet.present(other)
        if not stand.is_locked and _fits(sheet, (place, student_id), (other, stand.student_id))
    ]
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
    sheet = load_sheet(session, place.day)
    if other.day not in sheet.days or not _fits(sheet, (place, student_id), (other, other_id)):
        raise NotAllowedError(
            translate("Duty", "These two cannot swap: a rule keeps one of them out.")
        )
    _hand_over(mine, other_id)
    _hand_over(theirs, student_id)


def _hand_over(duty: DutyAssignment, student_id: str) -> None:
    planned = duty.swapped_from_id or duty.student_id
    duty.student_id = student_id
    duty.swapped_from_id = None if planned == student_id else planned
    duty.by_hand = True


def _fits(sheet: Sheet, one: tuple[Place, str], two: tuple[Place, str]) -> bool:
    """Return whether each may stand in the other's place once both have left their own."""
    (place, student), (other, holder) = one, two
    if place == other or student == holder or not {student, holder} <= set(sheet.crew.helpers):
        return False
    full = sheet.book()
    gone = {(place.key, student), (other.key, holder)}
    stay = {a for a in full.assignments if (a.slot_id, a.supporter_id) not in gone}
    book = Book(full.problem, frozenset(stay))
    if {place.key, other.key} - set(book.slots):
        return False
    blocked = book.blockers(book.supporters[student], book.slots[other.key])
    book.put(book.slots[other.key], student)
    blocked += book.blockers(book.supporters[holder], book.slots[place.key])
    return not blocked


def _words(sheet: Sheet, stand: Stand) -> str:
    bench, recess = sheet.benches[stand.place.bench_id], sheet.recesses[stand.place.recess_id]
    return translate("Duty", "{name}, {place}").format(
        name=sheet.names.get(stand.student_id, ""),
        place=place_label(stand.place.day, bench, recess),
    )


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
