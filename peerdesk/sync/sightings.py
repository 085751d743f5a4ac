"""Is the file that was opened a restored backup or a copy? Asked at every start.

What was last known of a file lies outside of it (`identity.Sentinel`, in the settings folder);
the file in turn knows the machines it was at home on, so that a copy is noticed on a machine
that never saw it.

Public: `look`, `answer`, `remember`, `settle_quietly`.
"""

import json
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.services.store import Store
from peerdesk.sync import canonical, identity
from peerdesk.sync.identity import Sentinel, Sighting

ASKED: Final = frozenset({Sighting.OLDER, Sighting.MOVED})


def look(store: Store, vault_folder: Path, config: Path) -> Sighting:
    """Return what the open file looks like; OLDER and MOVED want a person's answer."""
    now = _now(store, vault_folder)
    sighting = identity.check_sentinel(now, config)
    homes = store.look(_machines)
    if sighting is Sighting.FIRST and homes and now.machine not in homes:
        return Sighting.MOVED
    return sighting


def answer(store: Store, vault_folder: Path, config: Path, *, is_copy: bool) -> None:
    """Settle the question: a copy takes a new replica id, a moved file stays what it is.

    Raises:
        StorageError: If the disk refused.
    """
    if is_copy:
        store.note(identity.reidentify)
    remember(store, vault_folder, config)


def remember(store: Store, vault_folder: Path, config: Path) -> None:
    """Write down, outside of the file, what is true of it now.

    Raises:
        StorageError: If the file refused to note the machine.
        OSError: If the settings folder cannot be written.
    """
    now = _now(store, vault_folder)
    homes = store.look(_machines)
    if now.machine not in homes:
        store.note(partial(_add_machine, machines=[*homes, now.machine]))
    identity.write_sentinel(now, config)


def settle_quietly(store: Store, vault_folder: Path, config: Path) -> Sighting:
    """Look without a person: an older file takes a new id; a moved one is left to the window."""
    sighting = look(store, vault_folder, config)
    if sighting is not Sighting.MOVED:
        answer(store, vault_folder, config, is_copy=sighting is Sighting.OLDER)
    return sighting


def _now(store: Store, vault_folder: Path) -> Sentinel:
    return store.look(partial(identity.sentinel_now, vault_folder=vault_folder))


def _machines(session: Session) -> list[str]:
    return list(json.loads(local_state.get(session, Key.MACHINES, "[]")))


def _add_machine(session: Session, machines: list[str]) -> None:
    local_state.put(session, Key.MACHINES, canonical.dumps(machines))
