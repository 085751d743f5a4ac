"""How many of the check-ins that were planned have been made."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import MatchStatus
from peerdesk.models.matches import CheckIn, Match
from peerdesk.services.check_in_calendar import CheckInPlan, Done, SchoolDays, due_slots, plan_slots
from peerdesk.services.check_ins import check_in_plan, school_days
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class CheckInShare:
    """Check-ins of a period.

    Attributes:
        planned: Those whose day has come; `made` of them were made.
        pairs: Pairs they were planned for.
    """

    planned: int
    made: int
    pairs: int

    @property
    def percent(self) -> int:
        """Return the share that was made; 0 if none was planned."""
        return round(100 * self.made / self.planned) if self.planned else 0


def check_in_share(session: Session, first: date, last: date) -> CheckInShare:
    """Return the check-ins planned from `first` to `last`, of pairs that do not rest."""
    plan, days = check_in_plan(session), school_days(session)
    done: dict[str, list[Done]] = {}
    query = select(CheckIn.match_id, CheckIn.kind, CheckIn.done_on, CheckIn.due_on)
    for match_id, kind, done_on, due_on in session.execute(query):
        if done_on is not None:
            done.setdefault(match_id, []).append(Done(kind, done_on, due_on))
    planned = made = pairs = 0
    for match in _pairs(session):
        until = min(last, match.closed_on or last)
        of_pair, open_ = _of(match, (first, until), (plan, days), done.get(match.id, []))
        planned += of_pair
        made += of_pair - open_
        pairs += of_pair > 0
    return CheckInShare(planned, made, pairs)


def _pairs(session: Session) -> list[Match]:
    query = select(Match).where(
        Match.school_id == own_school_id(session),
        Match.status.not_in([MatchStatus.PROPOSED, MatchStatus.ON_HOLD]),
        Match.first_met_on.is_not(None),
    )
    return list(session.scalars(query))


def _of(
    match: Match, span: tuple[date, date], rules: tuple[CheckInPlan, SchoolDays], done: list[Done]
) -> tuple[int, int]:
    """Return how many check-ins of a pair were planned in a span, and how many are open."""
    begun = match.first_met_on
    if begun is None:
        return 0, 0
    plan, days = rules
    slots = [one for one in plan_slots(begun, plan, span[1]) if one.planned_on >= span[0]]
    return len(due_slots(slots, [], days)), len(due_slots(slots, done, days))
