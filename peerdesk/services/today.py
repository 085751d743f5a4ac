"""Today: what to begin with; what waits stands in `peerdesk.services.worklist`."""

from dataclasses import dataclass
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.base import Synced
from peerdesk.models.calendar import Bench, RecessPeriod
from peerdesk.models.local_state import Key
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.training import TrainingRecord


@dataclass(frozen=True, slots=True)
class StarterLine:
    """A first step, ticked by doing it."""

    sentence: str
    is_done: bool
    place: str


def starter_list(session: Session) -> list[StarterLine]:
    """Return the five first steps in order."""
    has = partial(_has_any, session)
    return [
        StarterLine(translate("Today", "Bring in your roster"), has(Student), "students"),
        StarterLine(translate("Today", "Train one helper"), has(TrainingRecord), "students"),
        StarterLine(
            translate("Today", "Set up a bench and a recess"),
            has(Bench) and has(RecessPeriod),
            "duty",
        ),
        StarterLine(translate("Today", "Match a pair"), has(Match), "buddies"),
        StarterLine(
            translate("Today", "Print a sheet"),
            bool(local_state.get(session, Key.LAST_PRINTED)),
            "duty",
        ),
    ]


def note_printed(session: Session, key: str) -> None:
    """Remember that a sheet was printed or saved, for the starter list."""
    local_state.put(session, Key.LAST_PRINTED, key)


def _has_any(session: Session, kind: type[Synced]) -> bool:
    return session.scalar(select(kind.id).limit(1)) is not None
