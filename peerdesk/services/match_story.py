"""One pair from its beginning to its end, as its panel tells it.

pair_story(session, match_id, today) -> PairStory
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    CheckInKind,
    CheckInNature,
    ClosureReason,
    MatchSide,
    SessionMood,
)
from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.check_in_records import list_check_ins
from peerdesk.services.check_ins import DueCheckIn, next_checkins
from peerdesk.services.match_exit import exit_replies
from peerdesk.services.match_states import find_match
from peerdesk.services.matches import PairRow, pair_of

_MOST_SESSIONS = 5


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happened to a pair, in words."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class PairSession:
    """A session of a pair."""

    id: str
    on: date
    minutes: int
    mood: SessionMood | None


@dataclass(frozen=True, slots=True)
class PairStory:
    """Everything about one pair.

    Attributes:
        due: What staff owe it, those to come included.
        sessions: The newest five, newest first; `sessions_count` counts all.
        events: Its life, newest first.
        replies: Answers at the end, by side and question key.
    """

    row: PairRow
    due: tuple[DueCheckIn, ...]
    sessions: tuple[PairSession, ...]
    sessions_count: int
    events: tuple[LifeEvent, ...]
    replies: dict[tuple[MatchSide, str], str]
    first_met_on: date | None
    agreed_on: date | None
    hold_until: date | None
    goodbye_on: date | None


def pair_story(session: Session, match_id: str, today: date) -> PairStory:
    """Return one pair, whatever its state.

    Raises:
        NotFoundError: If there is none.
    """
    match = find_match(session, match_id)
    events = sorted(_events(session, match), key=lambda event: event.on, reverse=True)
    return PairStory(
        row=pair_of(session, match_id, today),
        due=tuple(next_checkins(session, match_id, today)),
        sessions=_sessions(session, match_id),
        sessions_count=session.scalar(
            select(func.count(SessionLog.id)).where(SessionLog.match_id == match_id)
        )
        or 0,
        events=tuple(events),
        replies=exit_replies(session, match_id),
        first_met_on=match.first_met_on,
        agreed_on=match.agreed_on,
        hold_until=match.hold_until,
        goodbye_on=match.goodbye_on,
    )


def reason_words(reason: ClosureReason) -> str:
    """Return why a pair ended, in words."""
    return {
        ClosureReason.COMPLETED: translate("Matching", "Completed: it did its job"),
        ClosureReason.MOVED: translate("Matching", "Moved or changed school"),
        ClosureReason.LOST_INTEREST: translate("Matching", "Lost interest"),
        ClosureReason.TOO_BUSY: translate("Matching", "Too busy"),
        ClosureReason.RULE_BREACH: translate("Matching", "A rule was broken"),
        ClosureReason.AGED_OUT: translate("Matching", "Grew out of the program"),
        ClosureReason.OTHER: translate("Matching", "Another reason"),
    }[reason]


def nature_words(nature: CheckInNature) -> str:
    """Return how a pair was found to be, in words."""
    return {
        CheckInNature.GOING_WELL: translate("CheckIns", "Going well"),
        CheckInNature.NEEDS_HELP: translate("CheckIns", "Needs help"),
        CheckInNature.WORRY: translate("CheckIns", "A worry"),
    }[nature]


def _sessions(session: Session, match_id: str) -> tuple[PairSession, ...]:
    query = (
        select(SessionLog)
        .where(SessionLog.match_id == match_id, SessionLog.held_at.is_not(None))
        .order_by(SessionLog.held_at.desc(), SessionLog.id.desc())
        .limit(_MOST_SESSIONS)
    )
    return tuple(
        PairSession(log.id, log.held_at.astimezone().date(), log.minutes, log.mood)
        for log in session.scalars(query)
        if log.held_at is not None
    )


def _events(session: Session, match: Match) -> Iterator[LifeEvent]:
    if match.approved_on:
        yield LifeEvent(match.approved_on, translate("Matching", "Matched"))
    if match.first_met_on:
        met = translate("Matching", "First meeting, with {staff}")
        yield LifeEvent(match.first_met_on, met.format(staff=match.first_met_with))
    elif match.started_on and match.started_on != match.approved_on:
        yield LifeEvent(match.started_on, translate("Matching", "Began"))
    if match.agreed_on:
        yield LifeEvent(match.agreed_on, translate("Matching", "Match agreement signed"))
    for check in list_check_ins(session, match.id):
        words = (
            translate("Matching", "Check-in: {found}")
            if check.kind is CheckInKind.PAIR
            else translate("Matching", "Talk with family or teacher: {found}")
        )
        yield LifeEvent(check.done_on, words.format(found=nature_words(check.nature)))
    if match.goodbye_on:
        yield LifeEvent(match.goodbye_on, translate("Matching", "Goodbye meeting"))
    if match.closed_on and match.closure_reason:
        words = translate("Matching", "Ended: {reason}")
        yield LifeEvent(match.closed_on, words.format(reason=reason_words(match.closure_reason)))
