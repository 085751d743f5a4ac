"""The life of a pair: which state may follow which, and why another may not.

find_match(session, match_id) -> Match
may_move(now, to) -> bool
move(match, to)                   sets the state, or refuses in a sentence
living(match) -> Match            the same, or the sentence that it has ended
check_day(session, field, day, today, since=None)   a day that something was done on
check_coming(session, field, day)                   a day that something is planned for
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import MatchStatus
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.matches import Match
from peerdesk.services.day_words import plain_date
from peerdesk.services.vaults import own_school_id

_S = MatchStatus

NEXT: Final[Mapping[MatchStatus, frozenset[MatchStatus]]] = MappingProxyType(
    {
        _S.PROPOSED: frozenset({_S.APPROVED, _S.ACTIVE, _S.CLOSED}),
        _S.APPROVED: frozenset({_S.ACTIVE, _S.ON_HOLD, _S.CLOSING, _S.CLOSED}),
        _S.ACTIVE: frozenset({_S.ON_HOLD, _S.CLOSING, _S.CLOSED}),
        _S.ON_HOLD: frozenset({_S.ACTIVE, _S.ON_HOLD, _S.CLOSING, _S.CLOSED}),
        _S.CLOSING: frozenset({_S.ACTIVE, _S.CLOSING, _S.CLOSED}),
        _S.CLOSED: frozenset(),
    }
)
"""State: the states that may follow it. Nothing follows the end but undoing it."""


def find_match(session: Session, match_id: str) -> Match:
    """Return a pair, whatever its state.

    Raises:
        NotFoundError: If there is none.
    """
    match = session.get(Match, match_id)
    if match is None or match.deleted_at is not None:
        raise NotFoundError(kind="Match", record_id=match_id)
    return match


def may_move(now: MatchStatus, to: MatchStatus) -> bool:
    """Return whether a pair may go from one state to the other."""
    return to in NEXT[now]


def move(match: Match, to: MatchStatus) -> None:
    """Give a pair another state.

    Raises:
        NotAllowedError: If this state may not follow the one it has.
    """
    if not may_move(match.status, to):
        raise NotAllowedError(_why_not(match.status, to))
    match.status = to
    if to is not MatchStatus.ON_HOLD:
        match.hold_until = None


def living(match: Match) -> Match:
    """Return a pair that has not ended.

    Raises:
        NotAllowedError: If it has.
    """
    if match.status is MatchStatus.CLOSED:
        raise NotAllowedError(_why_not(match.status, match.status))
    return match


def check_day(
    session: Session, field: str, day: date, today: date, *, since: date | None = None
) -> None:
    """Check the day on which something was done.

    Args:
        session: The session.
        field: Where the sentence stands.
        day: The day.
        today: The last day it can be.
        since: When the pair was made. Nothing is done in an earlier school year than that.

    Raises:
        InvalidValueError: If it has not come yet, or lies before the first school year here, or
            before the one in which the pair was made.
    """
    if day > today:
        raise InvalidValueError(
            field, translate("Matching", "This day has not come yet. Enter when it was done.")
        )
    query = select(func.min(SchoolYear.starts_on))
    first = session.scalar(query.where(SchoolYear.school_id == own_school_id(session)))
    if first is not None and day < first:
        sentence = translate(
            "Matching", "{day} is before the first school year here. Check the date."
        )
        raise InvalidValueError(field, sentence.format(day=plain_date(day)))
    if since is not None and day < _year_start(session, since):
        sentence = translate(
            "Matching",
            "{day} is before the school year in which this pair was made. Check the date.",
        )
        raise InvalidValueError(field, sentence.format(day=plain_date(day)))


def check_coming(session: Session, field: str, day: date) -> None:
    """Check the day that something is planned for.

    Raises:
        InvalidValueError: If it lies behind the last school year entered here.
    """
    query = select(func.max(SchoolYear.ends_on))
    last = session.scalar(query.where(SchoolYear.school_id == own_school_id(session)))
    if last is not None and day > last:
        sentence = translate(
            "Matching", "{day} is after this school year, which ends on {last}. Check the date."
        )
        raise InvalidValueError(field, sentence.format(day=plain_date(day), last=plain_date(last)))


def _year_start(session: Session, day: date) -> date:
    """Return when the school year of `day` began; the beginning of time if it is in none."""
    query = select(func.max(SchoolYear.starts_on)).where(
        SchoolYear.school_id == own_school_id(session), SchoolYear.starts_on <= day
    )
    return session.scalar(query) or date.min


def _why_not(now: MatchStatus, to: MatchStatus) -> str:
    if now is MatchStatus.CLOSED:
        return translate(
            "Matching", "This pair has ended already. Undo the end, or match the two anew."
        )
    if now is to is MatchStatus.ACTIVE:
        return translate("Matching", "This pair is active already.")
    if now is MatchStatus.CLOSING:
        return translate("Matching", "This pair is saying goodbye. Let it go on first, or end it.")
    if now is MatchStatus.PROPOSED:
        return translate("Matching", "This pair is only a proposal. Accept it first.")
    return translate("Matching", "This pair has begun. It cannot go back to an earlier state.")
