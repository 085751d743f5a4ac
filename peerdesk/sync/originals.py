"""The kept bundles of a vault, once somebody in them was erased for good.

Bundles that came lie in the inbox as they were sent; those that hold a student who was erased
are removed, except one that still waits for a person. Copies of bundles made before lie in the
outbox, locked for the other side: whether they hold the student cannot be read here, so they
are all removed. Nothing is lost by it: a bundle carries state, so the next one covers them.

The orders to erase also lie beside the database, ids and signatures only, so that they are
obeyed again when an old backup is put in its place.

Public: `count`, `sweep`, `keep_orders`, `obey_kept`.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import BundleStatus, Share
from peerdesk.errors import BundleError
from peerdesk.models.sync_state import ExportLog, ImportLog, Purged
from peerdesk.services.store import Store
from peerdesk.services.unmerge import UNDONE
from peerdesk.services.vaults import write_whole
from peerdesk.sync import bundle, canonical, identity, purging, scope
from peerdesk.sync.trust import Keys

ORDERS_NAME: Final = "erased.json"


def count(store: Store, inbox: Path, outbox: Path, student_id: str) -> int:
    """Return how many kept bundles would be removed if a student were erased now."""
    return len(store.read(lambda session: _found(session, inbox, outbox, [student_id])))


def sweep(store: Store, inbox: Path, outbox: Path) -> int:
    """Remove the kept bundles that hold somebody who was erased for good; return how many."""
    doomed = store.look(lambda session: _found(session, inbox, outbox, _erased(session)))
    for path in doomed:
        path.unlink(missing_ok=True)
    return len(doomed)


def keep_orders(store: Store, folder: Path) -> None:
    """Write every order to erase beside the database; ids and signatures, never a name."""
    given = store.look(purging.orders)
    write_whole(folder / ORDERS_NAME, canonical.dumps([list(order) for order in given]).encode())


def obey_kept(store: Store, folder: Path) -> int:
    """Obey orders that lie beside the file and are not in it: an old backup was put back.

    Raises:
        StorageError: If the disk refused.
    """
    try:
        rows = json.loads((folder / ORDERS_NAME).read_bytes())
    except (OSError, ValueError):
        return 0
    given = purging.from_rows(rows if isinstance(rows, list) else [])
    known = set(store.look(purging.orders))
    if not set(given) - known:
        return 0
    store.note(lambda session: purging.obey(session, given, is_own=True))
    return len(set(given) - known)


def _erased(session: Session) -> list[str]:
    query = select(Purged.record_id).where(Purged.table_name == scope.STUDENT)
    return list(session.scalars(query))


def _found(session: Session, inbox: Path, outbox: Path, ids: list[str]) -> list[Path]:
    keys = identity.own_keys(session)
    if not ids or keys is None:
        return []
    return [*_in_inbox(session, inbox, keys, ids), *_in_outbox(session, outbox, ids)]


def _in_inbox(session: Session, inbox: Path, keys: Keys, ids: list[str]) -> Iterator[Path]:
    words = [record_id.encode() for record_id in ids]
    query = select(ImportLog.stored_as).where(
        (ImportLog.status != BundleStatus.HELD) | (ImportLog.reason == UNDONE)
    )
    for name in session.scalars(query):
        path = inbox / name
        if name and path.is_file() and _holds(path, keys, words):
            yield path


def _holds(path: Path, keys: Keys, words: list[bytes]) -> bool:
    """Return whether a bundle has one of the words; one that cannot be read tells nothing."""
    try:
        envelope = bundle.unseal(path.read_bytes(), keys)
        return bundle.mentions(envelope, bundle.verify(envelope), words)
    except BundleError:
        return False


def _in_outbox(session: Session, outbox: Path, ids: list[str]) -> Iterator[Path]:
    """Yield copies made before the students were erased, at a level that tells of students."""
    ordered = select(Purged.at_ms).where(
        Purged.table_name == scope.STUDENT, Purged.record_id.in_(ids)
    )
    newest = max(session.scalars(ordered), default=None)
    query = select(ExportLog).where(ExportLog.share != Share.COUNTS)
    for made in session.scalars(query):
        path = outbox / made.file_name
        is_before = newest is None or made.made_at.timestamp() * 1000 <= newest
        if is_before and path.is_file():
            yield path
