"""What has happened to a rota that was made: who fell out, who came new."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from peerdesk.enums import Activity
from peerdesk.models.duty import DutyAssignment
from peerdesk.services.duty.absence_days import covered_duties
from peerdesk.services.duty.crew import active_helpers, agreed_helpers, away_days
from peerdesk.services.duty.free import not_free
from peerdesk.services.duty.sheet import duties_between
from peerdesk.services.training_rules.rules import able

FAR: date = date.max


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a rota should be looked at again.

    Attributes:
        absent: Coming duties of absent helpers that nobody covers.
        left: Coming duties of those who are no bench helpers any more.
        busy: Coming duties at times when their helper is not free.
        newcomers: Helpers who may stand and have no coming duty, where weeks ahead are planned.
        last: Last day with a duty; None where nothing is planned.
    """

    absent: int
    left: int
    newcomers: int
    last: date | None
    busy: int = 0

    @property
    def is_any(self) -> bool:
        """Return whether there is anything to repair."""
        return bool(self.absent or self.left or self.busy or self.newcomers)


def rota_trouble(session: Session, today: date) -> Trouble:
    """Return what has happened to the duties from `today` on."""
    duties = duties_between(session, today, FAR)
    if not duties:
        return Trouble(0, 0, 0, None)
    last = max(duty.day for duty in duties if duty.day is not None)
    helpers = active_helpers(session)
    left = [duty for duty in duties if duty.student_id not in helpers]
    absent = _uncovered(session, duties, today, last)
    busy = {duty.student_id for duty in duties}
    ready = able(session, Activity.STAND_AT_BENCH, today)
    agreed = agreed_helpers(session, today)
    new = {id_ for id_ in helpers - busy if id_ in ready and (agreed is None or id_ in agreed)}
    is_planned = last >= today + timedelta(days=7)
    taken = not_free(session, [duty for duty in duties if duty.student_id in helpers])
    return Trouble(len(absent), len(left), len(new) if is_planned else 0, last, len(taken))


def _uncovered(
    session: Session, duties: Sequence[DutyAssignment], today: date, last: date
) -> list[str]:
    away = away_days(session, today, last)
    lost = [duty.id for duty in duties if duty.day in away.get(duty.student_id, frozenset())]
    covered = covered_duties(session, lost)
    return [id_ for id_ in lost if id_ not in covered]
