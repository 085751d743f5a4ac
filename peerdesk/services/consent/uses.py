"""Since when a child takes part in something, and whether that was without a yes.

first_unagreed(session, student_id, ask, before) -> date | None
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, ConsentMode, ConsentParty, DutyRole, SessionKind
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.matches import Match
from peerdesk.models.programs import TeamPosition
from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.services.consent.book import Book, current_year_id, open_book
from peerdesk.services.consent.rules import Ask
from peerdesk.services.consent.state import allows, state_on

_SESSIONS: Final = {
    ConsentKind.TAKE_PART: SessionKind.PAIR,
    ConsentKind.TEAM: SessionKind.TEAM,
    ConsentKind.PEER_COUNSELING: SessionKind.PEER_COUNSELING,
    ConsentKind.GROUP: SessionKind.GROUP,
}


def first_unagreed(session: Session, student_id: str, ask: Ask, before: date) -> date | None:
    """Return the first day of this school year, before `before`, without a yes; None if none."""
    book = open_book(session, before, [ask.kind])
    rule = book.rules.get(ask)
    if rule is None or rule.mode is ConsentMode.NONE:
        return None
    kinds = [ask] if rule.mode is not ConsentMode.SHARED else [ask, rule.base]
    for day in sorted(set(_days(session, student_id, ask.kind, before))):
        if not any(_agreed(book, student_id, one, day) for one in kinds):
            return day
    return None


def year_start(session: Session, day: date) -> date | None:
    """Return the first day of the school year of `day`; None if there is no year."""
    year = session.get(SchoolYear, current_year_id(session, day) or "")
    return year.starts_on if year else None


def _agreed(book: Book, student_id: str, ask: Ask, day: date) -> bool:
    entries = book.entries.get((student_id, ask, ConsentParty.GUARDIAN), ())
    return allows(book.rules[ask].mode, state_on(entries, day))


def _days(session: Session, student_id: str, kind: ConsentKind, before: date) -> Iterator[date]:
    first = year_start(session, before) or date.min
    found = [*_begun(session, student_id, kind), *_held(session, student_id, kind)]
    for day in found:
        if day < before:
            yield max(day, first)


def _begun(session: Session, student_id: str, kind: ConsentKind) -> Iterator[date]:
    """Yield when pairs and offices that still go on began, and the days of duty."""
    if kind is ConsentKind.TAKE_PART:
        query = select(Match.first_met_on, Match.started_on).where(
            or_(Match.mentor_id == student_id, Match.mentee_id == student_id),
            Match.closed_on.is_(None),
        )
        for met_on, started_on in session.execute(query):
            yield from (day for day in (met_on or started_on,) if day)
    elif kind is ConsentKind.BENCH:
        duty = select(DutyAssignment.day).where(
            DutyAssignment.student_id == student_id, DutyAssignment.role == DutyRole.ON_DUTY
        )
        yield from (day for day in session.scalars(duty) if day)
    elif kind is ConsentKind.TEAM:
        office = select(TeamPosition.starts_on).where(
            TeamPosition.student_id == student_id, TeamPosition.ends_on.is_(None)
        )
        yield from (day for day in session.scalars(office) if day)


def _held(session: Session, student_id: str, kind: ConsentKind) -> Iterator[date]:
    if kind not in _SESSIONS:
        return
    query = (
        select(SessionLog.held_at)
        .join(SessionAttendance, SessionAttendance.session_log_id == SessionLog.id)
        .where(SessionAttendance.student_id == student_id, SessionLog.kind == _SESSIONS[kind])
    )
    for held_at in session.scalars(query):
        if held_at is not None:
            yield _local(held_at)


def _local(at: datetime) -> date:
    return at.astimezone().date()
