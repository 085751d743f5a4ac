"""Whether this file has just been restored, and from which backup; kept until it looks right.

note_restored(session, made_at)          in the file that is put in place
restored_from(session) -> Restored | None
accept_restored(session)                 it looks right: asked no more
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import MatchStatus
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog


@dataclass(frozen=True, slots=True)
class RestoredFrom:
    """What the file holds since it was restored.

    Attributes:
        made_at: When the backup was made.
    """

    made_at: datetime
    students: int
    pairs: int
    sessions: int


def note_restored(session: Session, made_at: datetime) -> None:
    """Remember from which backup this file comes."""
    local_state.put(session, Key.RESTORED_FROM, made_at.isoformat())


def restored_from(session: Session) -> RestoredFrom | None:
    """Return from which backup this file comes, until it was said to look right."""
    text = local_state.get(session, Key.RESTORED_FROM)
    if not text:
        return None
    return RestoredFrom(
        datetime.fromisoformat(text),
        session.scalar(select(func.count(Student.id))) or 0,
        session.scalar(select(func.count(Match.id)).where(Match.status == MatchStatus.ACTIVE)) or 0,
        session.scalar(select(func.count(SessionLog.id))) or 0,
    )


def accept_restored(session: Session) -> None:
    """Keep the restored file: it looks right."""
    local_state.put(session, Key.RESTORED_FROM, "")
