"""Take a whole rollover back, until the first entry of the new year."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.errors import NotAllowedError, PeerDeskError
from peerdesk.i18n import translate
from peerdesk.models.acknowledgements import Acknowledgement
from peerdesk.models.bench_life import BenchTally, RecessObservation
from peerdesk.models.concerns import Concern
from peerdesk.models.duty import Absence, DutyAssignment
from peerdesk.models.history import Action
from peerdesk.models.matches import CheckIn, Match
from peerdesk.models.people import Consent
from peerdesk.models.programs import ProgramMembership, TeamPosition
from peerdesk.models.selection import SelectionRound
from peerdesk.models.session_logs import SessionLog
from peerdesk.models.teams import HoursEntry, Recognition, TeamMeeting
from peerdesk.models.training import StaffTraining, TrainingRecord
from peerdesk.services.calendar import YearRow
from peerdesk.services.rollover.year import done_steps, years_of
from peerdesk.services.store import Store

_DAYS: Final = (
    Absence.starts_on, BenchTally.day, CheckIn.done_on, DutyAssignment.day, HoursEntry.day,
    Match.started_on, ProgramMembership.joined_on, RecessObservation.day, Recognition.day,
    StaffTraining.done_on, TeamMeeting.day, TeamPosition.starts_on, TrainingRecord.done_on,
)  # fmt: skip
_MOMENTS: Final = (Concern.noticed_at, SessionLog.held_at)
_OF_A_YEAR: Final = (Acknowledgement, Consent, SelectionRound)


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


def take_back(store: Store, today: date) -> frozenset[str]:
    """Undo the whole rollover, or nothing of it; return which kinds of record changed.

    Raises:
        NotAllowedError: If the new year has an entry by now.
        UndoRefusedError: If later work stands on one of the steps.
    """
    back = store.read(partial(taking_back, today=today))
    if back.why_not:
        raise NotAllowedError(back.why_not)
    changed: frozenset[str] = frozenset()
    for done, action_id in enumerate(back.action_ids):
        try:
            changed |= store.undo(action_id).changed
        except PeerDeskError:
            for _one in range(done):
                store.redo()
            raise
    return changed


def _why_not(session: Session, coming: YearRow | None, steps: int) -> str:
    if not steps:
        return translate("Rollover", "No step is done yet.")
    entries = 0 if coming is None or coming.starts_on is None else _entries(session, coming)
    if not entries:
        return ""
    return translate(
        "Rollover",
        "The new year has entries already ({count}), so the rollover stays. Undo single actions "
        "instead (Ctrl+Z).",
    ).format(count=entries)


def _entries(session: Session, coming: YearRow) -> int:
    """Return how many records of daily work the new year holds."""
    first = coming.starts_on or date.max
    begins = datetime.combine(first, time()).astimezone()
    queries = [
        *(select(func.count(day.class_.id)).where(day >= first) for day in _DAYS),
        *(select(func.count(at.class_.id)).where(at >= begins) for at in _MOMENTS),
        *(select(func.count(one.id)).where(one.school_year_id == coming.id) for one in _OF_A_YEAR),
    ]
    return sum(session.scalar(query) or 0 for query in queries)
