"""Take a whole rollover back, until the first entry of the new year."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.history import Action
from peerdesk.models.matches import Match
from peerdesk.models.people import Consent
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.calendar import YearRow
from peerdesk.services.rollover.year import done_steps, years_of


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What taking the rollover back would do.

    Attributes:
        action_ids: What to undo, the newest first.
        labels: The same in words.
        why_not: Why it cannot be taken back any more, in a sentence; empty if it can.
    """

    action_ids: tuple[int, ...]
    labels: tuple[str, ...]
    why_not: str


def taking_back(session: Session, today: date) -> TakingBack:
    """Return the steps that can be taken back, the newest first.

    Raises:
        NotAllowedError: If the calendar holds no school year that has begun.
    """
    years = years_of(session, today)
    steps = done_steps(session, years.ending.id).values()
    actions: dict[int, str] = {}
    for step in steps:
        query = select(Action.id, Action.label).where(
            Action.from_seq < step.arrived_seq,
            Action.to_seq >= step.arrived_seq,
            Action.undone_by_id.is_(None),
        )
        actions |= dict(session.execute(query.limit(1)).all())
    ids = sorted(actions, reverse=True)
    return TakingBack(
        tuple(ids), tuple(actions[one] for one in ids), _why_not(session, years.coming, len(ids))
    )


def _why_not(session: Session, coming: YearRow | None, steps: int) -> str:
    if not steps:
        return translate("Rollover", "No step is done yet.")
    entries = 0 if coming is None or coming.starts_on is None else _entries(session, coming)
    if not entries:
        return ""
    return translate(
        "Rollover",
        "The new year holds {count} entries already. Undo single actions instead (Ctrl+Z).",
    ).format(count=entries)


def _entries(session: Session, coming: YearRow) -> int:
    """Return how many sessions, duties, pairs and consents the new year holds."""
    first = coming.starts_on or date.max
    begins = datetime.combine(first, time()).astimezone()
    queries = (
        select(func.count(SessionLog.id)).where(SessionLog.held_at >= begins),
        select(func.count(DutyAssignment.id)).where(DutyAssignment.day >= first),
        select(func.count(Match.id)).where(Match.started_on >= first),
        select(func.count(Consent.id)).where(Consent.school_year_id == coming.id),
    )
    return sum(session.scalar(query) or 0 for query in queries)
