"""Check-ins that were made: what was found, with whom, and what became of the record.

list_check_ins(session, match_id) -> [CheckInRow]     newest first, without notes
note_of_check_in(session, check_in_id) -> str
entry_of(session, check_in_id) -> CheckInEntry        as it was entered, note included
pair_of_check_in(session, check_in_id) -> (helper, buddy)
log_check_in(session, CheckInEntry(...), today) -> id
edit_check_in(session, check_in_id, CheckInEntry(...), today)
bin_check_in(session, check_in_id)
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CheckInKind, CheckInMethod, CheckInNature
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.matches import CheckIn, Match
from peerdesk.models.stamping import stamp_of
from peerdesk.services.match_states import check_day, find_match

MOST_MINUTES: Final = 480
MOST_SIGNS: Final = 4000


class SpokeWith(StrEnum):
    """Who was asked at a check-in."""

    HELPER = "helper"
    BUDDY = "buddy"
    FAMILY = "family"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class CheckInEntry:
    """A check-in as the panel holds it.

    Attributes:
        due_on: `DueCheckIn.planned_on` of the one it answers; None if none was due.
        spoke_with: Who was asked.
        feels_safe: The answer to "Do you both feel safe?"; None if it was not asked.
    """

    match_id: str
    done_on: date
    kind: CheckInKind = CheckInKind.PAIR
    method: CheckInMethod = CheckInMethod.IN_PERSON
    minutes: int = 5
    nature: CheckInNature = CheckInNature.GOING_WELL
    note: str = ""
    due_on: date | None = None
    spoke_with: tuple[SpokeWith, ...] = ()
    feels_safe: bool | None = None

    @property
    def is_worry(self) -> bool:
        """Return whether an adult must look: a worry, or a child who does not feel safe."""
        return self.nature is CheckInNature.WORRY or self.feels_safe is False


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """A check-in that was made; its note is only read when it is revealed."""

    id: str
    kind: CheckInKind
    done_on: date
    method: CheckInMethod
    minutes: int
    nature: CheckInNature
    has_note: bool
    spoke_with: tuple[SpokeWith, ...] = ()
    feels_safe: bool | None = None


def list_check_ins(session: Session, match_id: str) -> list[CheckInRow]:
    """Return the check-ins of a pair, newest first."""
    query = select(CheckIn).where(CheckIn.match_id == match_id)
    rows = session.scalars(query.order_by(CheckIn.done_on.desc(), CheckIn.id.desc()))
    return [
        CheckInRow(
            c.id,
            c.kind,
            c.done_on,
            c.method,
            c.minutes,
            c.nature,
            bool(c.note),
            _asked(c),
            c.feels_safe,
        )
        for c in rows
        if c.done_on is not None
    ]


def note_of_check_in(session: Session, check_in_id: str) -> str:
    """Return the note of one check-in, for when it is revealed."""
    return session.scalar(select(CheckIn.note).where(CheckIn.id == check_in_id)) or ""


def entry_of(session: Session, check_in_id: str) -> CheckInEntry:
    """Return a check-in as it was entered, to be corrected.

    Raises:
        NotFoundError: If there is none.
    """
    record = _find(session, check_in_id)
    assert record.done_on is not None  # noqa: S101 - only kept with a day
    return CheckInEntry(
        match_id=record.match_id,
        done_on=record.done_on,
        kind=record.kind,
        method=record.method,
        minutes=record.minutes,
        nature=record.nature,
        note=record.note,
        due_on=record.due_on,
        spoke_with=_asked(record),
        feels_safe=record.feels_safe,
    )


def pair_of_check_in(session: Session, check_in_id: str) -> tuple[str, str]:
    """Return the ids of helper and buddy that a check-in was about.

    Raises:
        NotFoundError: If there is none.
    """
    match = find_match(session, _find(session, check_in_id).match_id)
    return match.mentor_id, match.mentee_id


def log_check_in(session: Session, entry: CheckInEntry, today: date) -> str:
    """Keep a check-in and return its id.

    Raises:
        InvalidValueError: If the day cannot be, or minutes or note are out of range.
        NotAllowedError: If the pair had ended by then.
        NotFoundError: If there is no such pair.
    """
    match = _check(session, entry, today)
    record = CheckIn(school_id=match.school_id, match_id=match.id)
    _fill(record, entry)
    session.add(record)
    session.flush()
    return record.id


def edit_check_in(session: Session, check_in_id: str, entry: CheckInEntry, today: date) -> None:
    """Correct a check-in; the pair it is about stays.

    Raises:
        InvalidValueError, NotAllowedError: As `log_check_in`.
        NotFoundError: If there is none.
    """
    record = _find(session, check_in_id)
    _check(session, entry, today)
    _fill(record, entry)


def bin_check_in(session: Session, check_in_id: str) -> None:
    """Put a check-in into the bin.

    Raises:
        NotFoundError: If there is none.
    """
    _find(session, check_in_id).deleted_at = stamp_of(session).now()


def _find(session: Session, check_in_id: str) -> CheckIn:
    record = session.get(CheckIn, check_in_id)
    if record is None or record.deleted_at is not None:
        raise NotFoundError(kind="CheckIn", record_id=check_in_id)
    return record


def _check(session: Session, entry: CheckInEntry, today: date) -> Match:
    match = find_match(session, entry.match_id)
    check_day(session, "done_on", entry.done_on, today)
    if match.closed_on is not None and entry.done_on > match.closed_on:
        raise NotAllowedError(
            translate("CheckIns", "This pair had ended by then. Check the date of the check-in.")
        )
    if not 1 <= entry.minutes <= MOST_MINUTES:
        sentence = translate("CheckIns", "Enter the minutes as a number from 1 to {most}.")
        raise InvalidValueError("minutes", sentence.format(most=MOST_MINUTES))
    if len(entry.note) > MOST_SIGNS:
        raise InvalidValueError(
            "note", translate("CheckIns", "This note is too long. Keep to one page.")
        )
    return match


def _fill(record: CheckIn, entry: CheckInEntry) -> None:
    record.kind, record.due_on, record.done_on = entry.kind, entry.due_on, entry.done_on
    record.method, record.minutes = entry.method, entry.minutes
    record.nature, record.note = entry.nature, entry.note.strip()
    record.spoke_with = tuple(one.value for one in entry.spoke_with)
    record.feels_safe = entry.feels_safe


def _asked(record: CheckIn) -> tuple[SpokeWith, ...]:
    return tuple(one for one in SpokeWith if one.value in record.spoke_with)
