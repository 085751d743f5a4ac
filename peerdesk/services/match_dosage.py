"""How much time pairs spend together, against what the program asks for.

dosages(session, match_ids, today) -> {match id: Dosage}
dosage_words(dosage) -> str
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.programs import program_rules

MONTH_DAYS: Final = 30
_MOST_ASKED: Final = 500


@dataclass(frozen=True, slots=True)
class Dosage:
    """The time of one pair.

    Attributes:
        minutes: In the last 30 days (of a pair that ended: in its last 30).
        target: What the program asks for in a month.
        expected: The part of the target for the days the pair existed, at most the target.
        months: (first day of the month, minutes) of the last three months, oldest first.
        total: Minutes since the pair began.
    """

    minutes: int
    target: int
    expected: int
    months: tuple[tuple[date, int], ...]
    total: int

    @property
    def is_enough(self) -> bool:
        """Return whether the pair has what the program asks for."""
        return self.minutes >= self.expected


def dosages(session: Session, match_ids: Collection[str], today: date) -> dict[str, Dosage]:
    """Return the time of each of these pairs."""
    target = program_rules(session).target_minutes
    spans = _spans(session, match_ids, today)
    held = _held(session, match_ids)
    return {match_id: _dosage(held[match_id], span, target) for match_id, span in spans.items()}


def dosage_words(dosage: Dosage) -> str:
    """Return the last 30 days in words."""
    if not dosage.target:
        words = translate("Dosage", "{minutes} minutes in the last 30 days")
    elif dosage.expected < dosage.target:
        words = translate("Dosage", "{minutes} minutes so far, {expected} would be on course")
    else:
        words = translate("Dosage", "{minutes} of {target} minutes in the last 30 days")
    return words.format(minutes=dosage.minutes, target=dosage.target, expected=dosage.expected)


def _spans(
    session: Session, match_ids: Collection[str], today: date
) -> dict[str, tuple[date, date]]:
    query = select(Match.id, Match.started_on, Match.closed_on)
    if len(match_ids) <= _MOST_ASKED:
        query = query.where(Match.id.in_(match_ids))
    wanted = set(match_ids)
    return {
        match_id: (started_on or closed_on or today, closed_on or today)
        for match_id, started_on, closed_on in session.execute(query)
        if match_id in wanted
    }


def _held(session: Session, match_ids: Collection[str]) -> dict[str, list[tuple[date, int]]]:
    query = select(SessionLog.match_id, SessionLog.held_at, SessionLog.minutes)
    if len(match_ids) <= _MOST_ASKED:
        query = query.where(SessionLog.match_id.in_(match_ids))
    held: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for match_id, held_at, minutes in session.execute(query):
        if match_id is not None and held_at is not None:
            held[match_id].append((held_at.astimezone().date(), minutes))
    return held


def _dosage(held: list[tuple[date, int]], span: tuple[date, date], target: int) -> Dosage:
    first, last = span
    since = last - timedelta(days=MONTH_DAYS - 1)
    days = min(MONTH_DAYS, max(1, (last - first).days + 1))
    by_month: dict[date, int] = defaultdict(int)
    for day, minutes in held:
        by_month[day.replace(day=1)] += minutes
    months = _last_months(last)
    return Dosage(
        minutes=sum(minutes for day, minutes in held if since <= day <= last),
        target=target,
        expected=target * days // MONTH_DAYS,
        months=tuple((month, by_month[month]) for month in months if month >= first.replace(day=1)),
        total=sum(minutes for _day, minutes in held),
    )


def _last_months(last: date) -> tuple[date, ...]:
    this = last.replace(day=1)
    before = (this - timedelta(days=1)).replace(day=1)
    return (before - timedelta(days=1)).replace(day=1), before, this
