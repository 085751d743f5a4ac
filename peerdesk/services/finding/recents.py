"""What was opened last: kept in the encrypted file, for each person who opens it.

It says what somebody looked at, so it never travels: facts of this file go into no bundle.
"""

import json
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.services.rights import slot_of

MOST: Final = 8

Opened = tuple[str, str]
"""What kind of thing it was, and its id or key."""


def note_opened(session: Session, kind: str, key: str) -> None:
    """Remember that this was opened, as the newest of at most `MOST`."""
    everyone = _everyone(session)
    opened = [[kind, key], *(one for one in everyone.get(slot_of(session), []) if one[1] != key)]
    local_state.put(session, Key.RECENTS, json.dumps(everyone | {slot_of(session): opened[:MOST]}))


def list_opened(session: Session) -> list[Opened]:
    """Return what whoever asks opened, the newest first."""
    return [(kind, key) for kind, key in _everyone(session).get(slot_of(session), [])]


def clear_opened(session: Session) -> None:
    """Forget what whoever asks opened."""
    everyone = _everyone(session)
    everyone.pop(slot_of(session), None)
    local_state.put(session, Key.RECENTS, json.dumps(everyone))


def _everyone(session: Session) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = json.loads(local_state.get(session, Key.RECENTS, "{}"))
    return found
