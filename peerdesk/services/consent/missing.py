"""Whose slip is missing, and whose yes runs out soon, by homeroom.

list_missing(session, today, asks=None) -> [MissingRow]
lacking(session, today, student_ids, asks) -> [MissingRow]   whoever is named, member or not
list_expiring(session, today, within=30) -> [ExpiringRow]
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentMode, Grade
from peerdesk.models.people import Student
from peerdesk.services.consent.book import Book, Standing, open_book
from peerdesk.services.consent.concerned import Look, look_at
from peerdesk.services.consent.rules import Ask
from peerdesk.services.consent.state import ConsentState
from peerdesk.services.names import full_name, list_name

EXPIRING_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Pupil:
    """A student as lists and slips name one."""

    id: str
    name: str
    full_name: str
    first_name: str
    grade: Grade
    homeroom: str
    language: str


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A student whose slip is missing.

    Attributes:
        id: The student's id.
        asks: What is missing, shared slips counted once.
        names: The same in words.
        state: The furthest state of what is missing: overdue, asked, expired, not asked.
        due_on: By when a slip that is out comes back.
        assent_only: Only the child's own yes is missing.
    """

    id: str
    pupil: Pupil
    asks: tuple[Ask, ...]
    names: tuple[str, ...]
    state: ConsentState
    asked_on: date | None
    due_on: date | None
    assent_only: bool


@dataclass(frozen=True, slots=True)
class ExpiringRow:
    """A yes that runs out soon."""

    id: str
    pupil: Pupil
    ask: Ask
    name: str
    expires_on: date


_ORDER: Final = (
    ConsentState.OVERDUE, ConsentState.ASKED, ConsentState.EXPIRED, ConsentState.STANDS,
    ConsentState.NOTIFIED, ConsentState.MISSING,
)  # fmt: skip


def list_missing(
    session: Session,
    today: date,
    asks: Collection[Ask] | None = None,
    look: Look | None = None,
) -> list[MissingRow]:
    """Return who lacks an answer, by homeroom and name; somebody who said no lacks none."""
    look = look or look_at(session, today)
    book = look.book
    open_: dict[str, dict[Ask, Standing]] = {}
    for ask, ids in look.who.items():
        for student_id in ids:
            standing = book.standing(student_id, ask)
            if standing.lacks_guardian or standing.lacks_assent:
                open_.setdefault(student_id, {})[asked_with(book, ask)] = standing
    if asks is not None:
        wanted = set(asks)
        open_ = {
            student_id: kept
            for student_id, found in open_.items()
            if (kept := {ask: one for ask, one in found.items() if ask in wanted})
        }
    pupils = pupils_of(session, open_)
    rows = [_row(book, pupils[one], found) for one, found in open_.items() if one in pupils]
    return sorted(rows, key=lambda row: by_homeroom(row.pupil))


def lacking(
    session: Session, today: date, student_ids: Collection[str], asks: Collection[Ask]
) -> list[MissingRow]:
    """Return which of these students lack an answer to these questions, members or not."""
    book = open_book(session, today)
    found: dict[str, dict[Ask, Standing]] = {}
    for student_id in student_ids:
        for ask in asks:
            standing = book.standing(student_id, ask)
            if standing.lacks_guardian or standing.lacks_assent:
                found.setdefault(student_id, {})[asked_with(book, ask)] = standing
    pupils = pupils_of(session, found)
    rows = [_row(book, pupils[one], asked) for one, asked in found.items() if one in pupils]
    return sorted(rows, key=lambda row: by_homeroom(row.pupil))


def list_expiring(
    session: Session, today: date, within: int = EXPIRING_DAYS, look: Look | None = None
) -> list[ExpiringRow]:
    """Return whose yes runs out within so many days, the first first."""
    look = look or look_at(session, today)
    book = look.book
    last = today + timedelta(days=within)
    found: dict[tuple[str, Ask], date] = {}
    for ask, ids in look.who.items():
        for student_id in ids:
            standing = book.standing(student_id, ask)
            until = standing.entry.expires_on if standing.entry else None
            if standing.is_allowed and until is not None and until <= last:
                found[student_id, asked_with(book, ask)] = until
    pupils = pupils_of(session, {student_id for student_id, _ in found})
    rows = [
        ExpiringRow(student_id, pupils[student_id], ask, book.rules[ask].name, until)
        for (student_id, ask), until in found.items()
        if student_id in pupils
    ]
    return sorted(rows, key=lambda row: (row.expires_on, by_homeroom(row.pupil)))


def asked_with(book: Book, ask: Ask) -> Ask:
    """Return the question on whose slip this one is asked."""
    rule = book.rules[ask]
    return rule.base if rule.mode is ConsentMode.SHARED else ask


def pupils_of(session: Session, ids: Collection[str]) -> dict[str, Pupil]:
    """Return these students by id."""
    query = select(
        Student.id, Student.first_name, Student.last_name, Student.preferred_name,
        Student.grade, Student.homeroom, Student.home_languages,
    ).where(Student.id.in_(list(ids)))  # fmt: skip
    return {
        one.id: Pupil(
            one.id,
            list_name(one.first_name, one.last_name, one.preferred_name),
            full_name(one.first_name, one.last_name, one.preferred_name),
            one.preferred_name or one.first_name,
            one.grade,
            one.homeroom,
            next(iter(one.home_languages), ""),
        )
        for one in session.execute(query)
    }


def by_homeroom(pupil: Pupil) -> tuple[int, str, str, str]:
    """Return the key that sorts slips into the stacks of homerooms, the youngest first."""
    return pupil.grade.level, pupil.homeroom, pupil.name.casefold(), pupil.id


def _row(book: Book, pupil: Pupil, found: dict[Ask, Standing]) -> MissingRow:
    order = list(book.rules)
    asks = tuple(sorted(found, key=order.index))
    lacking = [one for one in found.values() if one.lacks_guardian]
    states = [one.guardian if one.lacks_guardian else one.child for one in found.values()]
    entries = [one.entry for one in lacking if one.entry is not None]
    state = min(states, key=lambda one: _ORDER.index(one) if one in _ORDER else len(_ORDER))
    is_out = state in {ConsentState.ASKED, ConsentState.OVERDUE}
    return MissingRow(
        pupil.id,
        pupil,
        asks,
        tuple(book.rules[ask].name for ask in asks),
        state,
        max((one.asked_on for one in entries if one.asked_on), default=None) if is_out else None,
        max((one.due_on for one in entries if one.due_on), default=None) if is_out else None,
        assent_only=not lacking,
    )
