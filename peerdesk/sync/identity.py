"""Who this file is: its site, its replica id, its keys, and the sentinel outside the file.

Public: `own_keys`, `ensure_keys`, `own_ids`, `add_lost_ids`, `reidentify`, `write_sentinel`,
`check_sentinel`.
"""

import hashlib
import json
import uuid
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from sqlalchemy.orm import Session

from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.services.replicas import own_lineage, reidentify
from peerdesk.services.vaults import write_whole
from peerdesk.sync import canonical
from peerdesk.sync.trust import Keys, generate_keys

__all__ = (
    "Sentinel", "Sighting", "add_lost_ids", "check_sentinel", "ensure_keys", "own_ids",
    "own_keys", "own_lineage", "reidentify", "sentinel_now", "write_sentinel",
)  # fmt: skip


def own_keys(session: Session) -> Keys | None:
    """Return the keys of this school or district; None before they were made."""
    text = local_state.get(session, Key.IDENTITY)
    return Keys(**json.loads(text)) if text else None


def ensure_keys(session: Session) -> Keys:
    """Return the keys of this school or district; makes them the first time."""
    keys = own_keys(session)
    if keys is None:
        keys = generate_keys()
        local_state.put(session, Key.IDENTITY, canonical.dumps(asdict(keys)))
    return keys


def own_ids(session: Session) -> frozenset[str]:
    """Return every replica id this file ever had."""
    return frozenset((local_state.get(session, Key.REPLICA), *own_lineage(session)))


def add_lost_ids(session: Session, ids: frozenset[str]) -> None:
    """Take over ids the other side heard us speak under and that a restore made us forget."""
    lineage = own_lineage(session)
    lost = sorted(ids - own_ids(session))
    if lost:
        local_state.put(session, Key.LINEAGE, canonical.dumps([*lineage, *lost]))


class Sighting(StrEnum):
    """What the sentinel says about the file that was opened."""

    FIRST = "first"
    SAME = "same"
    OLDER = "older"
    MOVED = "moved"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Sentinel:
    """What was last known of a file, kept outside of it; never a name.

    Attributes:
        replica: Its replica id.
        former: Its former ids (of the open file only; not kept).
    """

    database_id: str
    seq: int
    machine: str
    path: str
    replica: str = ""
    former: tuple[str, ...] = ()


def sentinel_now(session: Session, vault_folder: Path) -> Sentinel:
    """Return what is true of the open file now."""
    return Sentinel(
        local_state.get(session, Key.DATABASE_ID),
        int(local_state.get(session, Key.SEQ, "0")),
        hashlib.sha256(f"peerdesk-{uuid.getnode():x}".encode()).hexdigest()[:16],
        _path_mark(vault_folder),
        local_state.get(session, Key.REPLICA),
        tuple(own_lineage(session)),
    )


def _path_mark(folder: Path) -> str:
    """Return a mark of a place that does not tell it; folders may bear a name."""
    return hashlib.sha256(f"peerdesk-{folder.resolve()}".encode()).hexdigest()[:16]


def write_sentinel(sentinel: Sentinel, folder: Path) -> None:
    """Remember the file in `folder` (the user's settings), for the next start."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(_path(sentinel, folder), canonical.dumps(_kept(sentinel)).encode())


def check_sentinel(sentinel: Sentinel, folder: Path) -> Sighting:
    """Compare the open file with what was remembered.

    Returns:
        OLDER when the file has gone back in time (a restored backup), MOVED when it lies
        on another machine or in another place (a copy, or a move); after asking the user,
        answer both with `reidentify` and `write_sentinel`. RENAMED when it took a new replica
        id since, as an in-app restore does: there is nothing left to ask.
    """
    path = _path(sentinel, folder)
    try:
        known = Sentinel(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return Sighting.FIRST
    if known.replica and known.replica in sentinel.former:
        return Sighting.RENAMED
    if sentinel.seq < known.seq:
        return Sighting.OLDER
    if (sentinel.machine, sentinel.path) != (known.machine, known.path):
        return Sighting.MOVED
    return Sighting.SAME


def _kept(sentinel: Sentinel) -> dict[str, object]:
    return {name: value for name, value in asdict(sentinel).items() if name != "former"}


def _path(sentinel: Sentinel, folder: Path) -> Path:
    return folder / f"vault-{sentinel.database_id}.json"
