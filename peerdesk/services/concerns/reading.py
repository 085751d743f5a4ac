"""Who read a concern: the history keeps it, with who and when and nothing of what was read."""

from datetime import datetime, time
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models.concerns import Concern
from peerdesk.models.history import READ, Action, ActionCell
from peerdesk.models.stamping import CellChange, stamp_of
from peerdesk.services.actions import begin_action, record_cells
from peerdesk.services.concerns.rows import readable
from peerdesk.services.rights import slot_of

_COLUMN: Final = "read"


def note_read(session: Session, concern_id: str) -> bool:
    """Keep in the history that whoever asks read a concern, once a day; return whether it is new.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If somebody else recorded it and no counselor asks.
    """
    readable(session, concern_id)
    now, actor = stamp_of(session).now(), slot_of(session)
    if _was_read(session, concern_id, actor, now):
        return False
    seq = begin_action(session)
    action = Action(
        at=now,
        actor=actor,
        label=translate("Concerns", "Read a concern"),
        kind=READ,
        from_seq=seq,
        to_seq=seq,
        tables="",
    )
    session.add(action)
    session.flush()
    cell = CellChange(Concern.__tablename__, concern_id, _COLUMN, None, None)
    record_cells(session, action.id, [cell])
    return True


def _was_read(session: Session, concern_id: str, actor: str, now: datetime) -> bool:
    since = datetime.combine(now.astimezone().date(), time()).astimezone()
    about = exists().where(
        ActionCell.action_id == Action.id,
        ActionCell.record_id == concern_id,
        ActionCell.column_name == _COLUMN,
    )
    query = select(Action.id).where(
        Action.kind == READ, Action.actor == actor, Action.at >= since, about
    )
    return session.scalar(query.limit(1)) is not None
