"""What someone was typing: kept in the database, so that a crash or a lock loses nothing.

A draft belongs to whoever typed it: nobody else who opens the file finds it in their forms.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from peerdesk.models.history import Draft
from peerdesk.models.stamping import stamp_of
from peerdesk.services.rights import slot_of


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft, and when it was kept last."""

    content: dict[str, Any]
    at: datetime


def keep_draft(session: Session, key: str, content: Mapping[str, Any]) -> None:
    """Keep what is typed in the form `key`, in place of what was kept before.

    The same once more changes nothing: a draft is as old as the last word of it.
    """
    draft = session.get(Draft, _own(session, key))
    text, now = json.dumps(content, ensure_ascii=False), stamp_of(session).now()
    if draft is None:
        session.add(Draft(key=_own(session, key), content=text, changed_at=now))
    elif draft.content != text:
        draft.content, draft.changed_at = text, now


def find_draft(session: Session, key: str) -> dict[str, Any] | None:
    """Return what was kept for the form `key`, or None."""
    kept = find_kept(session, key)
    return kept.content if kept else None


def find_kept(session: Session, key: str) -> Kept | None:
    """Return what was kept for the form `key` and when, or None."""
    draft = session.get(Draft, _own(session, key))
    return Kept(json.loads(draft.content), draft.changed_at) if draft else None


def drop_draft(session: Session, key: str) -> None:
    """Forget the draft of the form `key`, once it is saved or thrown away."""
    draft = session.get(Draft, _own(session, key))
    if draft is not None:
        session.delete(draft)


def _own(session: Session, key: str) -> str:
    return f"{slot_of(session)}/{key}"
