"""What someone was typing: kept in the database, so that a crash or a lock loses nothing."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from peerdesk.models.history import Draft
from peerdesk.models.stamping import stamp_of


def keep_draft(session: Session, key: str, content: Mapping[str, Any]) -> None:
    """Keep what is typed in the form `key`, in place of what was kept before."""
    draft = session.get(Draft, key)
    text, now = json.dumps(content, ensure_ascii=False), stamp_of(session).now()
    if draft is None:
        session.add(Draft(key=key, content=text, changed_at=now))
    else:
        draft.content, draft.changed_at = text, now


def find_draft(session: Session, key: str) -> dict[str, Any] | None:
    """Return what was kept for the form `key`, or None."""
    draft = session.get(Draft, key)
    if draft is None:
        return None
    content: dict[str, Any] = json.loads(draft.content)
    return content


def drop_draft(session: Session, key: str) -> None:
    """Forget the draft of the form `key`, once it is saved or thrown away."""
    draft = session.get(Draft, key)
    if draft is not None:
        session.delete(draft)
