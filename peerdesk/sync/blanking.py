"""Blank what was deleted 90 days ago and both sides know to be deleted (C4).

Of a blanked record its id, its place (school, pointers it may not be without), when it was
deleted and a mark are left. The mark lies in `versions` under the name "blanked" as
[n, ms, replica] and takes the place of the versions of all content, `deleted_at` included. It
travels like any version and stands above every version of a cell, so a late bundle, an old
backup or a second computer brings nothing back: what it says is absorbed. Whoever has the
content still blanks it on hearing of the mark; of two marks the larger one counts. With that
a blanked row is the top of the order in which rows are merged, and merging stays commutative,
associative and idempotent whichever side blanks first.

When: a deletion is held by both sides from the moment an own bundle that has it is
acknowledged by every live replica of the peer (`ExportLog.held_at`). 90 days later the content
goes, at the opening of the file or before the next bundle. Only what travels at the level of
the exchange is concerned: a record the other side was never told of is held by one side.

Public: `blank_due`, `upkeep`, `note_held`, `blank`, `forget`, `KEPT_CONTENT`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import PeerStatus, Share
from peerdesk.models.base import instant_text
from peerdesk.models.stamping import BLANKED, next_seq, stamp_of
from peerdesk.models.sync_state import ExportLog, Peer
from peerdesk.services.store import Store
from peerdesk.services.vaults import own_school_id
from peerdesk.sync import canonical, ledger, scope
from peerdesk.sync.scope import TableScope

KEPT_CONTENT: Final = timedelta(days=90)
_COPIES: Final = ("merge_conflict", "held_row", "merged_row")
_AT_ONCE: Final = 500


def upkeep(store: Store) -> None:
    """Blank what is due; the program's own upkeep, whoever opened the file.

    Raises:
        StorageError: If the disk refused.
    """
    store.note(_blank_for_all)


def _blank_for_all(session: Session) -> None:
    now = stamp_of(session).now()
    peers = select(Peer).where(Peer.status == PeerStatus.ACTIVE, Peer.share.is_not(None))
    for peer in session.scalars(peers).all():
        blank_due(session, peer, peer.share or Share.COUNTS, now)


def blank_due(session: Session, peer: Peer, share: Share, now: datetime) -> int:
    """Blank the school's records that both sides hold as deleted for 90 days; return how many.

    Args:
        session: A writing session.
        peer: The other side.
        share: The level at which records travel between the two.
        now: This instant.
    """
    before = instant_text(now - KEPT_CONTENT)
    held = _held_since(session, peer, share, now - KEPT_CONTENT)
    site = own_school_id(session) if peer.is_district else peer.site_id
    if not held or not site:
        return 0
    session.flush()
    done = sum(
        _blank_table(session, table, (site, before, held)) for table in scope.travelling(share)
    )
    if done:
        session.expire_all()
    return done


def note_held(session: Session, peer: Peer, now: datetime) -> None:
    """Note since when every live replica of the peer holds our bundles."""
    if peer.share is None:
        return
    base = ledger.base_of(session, peer.id, peer.share)
    session.connection().exec_driver_sql(
        "UPDATE export_log SET held_at = ? "
        "WHERE peer_id = ? AND share = ? AND to_seq <= ? AND held_at IS NULL",
        (instant_text(now), peer.id, peer.share.value, base.to_seq),
    )


def blank(session: Session, table: str, ids: Sequence[str]) -> None:
    """Delete and blank records at once, wherever they are, with every trace of them here."""
    if not ids:
        return
    now, seq = instant_text(stamp_of(session).now()), next_seq(session)
    run = session.connection().exec_driver_sql
    for some in _parts(ids):
        places = ", ".join("?" * len(some))
        rows = run(
            f'SELECT id, versions FROM "{table}" WHERE id IN ({places})', tuple(some)
        ).fetchall()
        run(
            f'UPDATE "{table}" SET deleted_at = coalesce(deleted_at, ?), versions = ?, '
            "source = NULL, seq = ? WHERE id = ?",
            [(now, _marked(session, table, versions), seq, row_id) for row_id, versions in rows],
        )
        run(
            f"DELETE FROM action_cell WHERE table_name = ? AND record_id IN ({places})",
            (table, *some),
        )
    forget(session, table, ids)


def forget(session: Session, table: str, ids: Sequence[str]) -> None:
    """Blank what never travels of records that were blanked, and every copy of their content."""
    connection, cells = session.connection(), scope.content_of(table)
    sets = "".join(f'"{name}" = ?, ' for name in cells)
    for some in _parts(ids):
        places = ", ".join("?" * len(some))
        connection.exec_driver_sql(
            f'UPDATE "{table}" SET {sets}seq = ? WHERE id IN ({places})',
            (*cells.values(), next_seq(session), *some),
        )
        which = f"table_name = ? AND record_id IN ({places})"
        for copy in _COPIES:
            connection.exec_driver_sql(f"DELETE FROM {copy} WHERE {which}", (table, *some))
        connection.exec_driver_sql(
            f"DELETE FROM action_cell WHERE {which} AND column_name <> 'deleted_at'",
            (table, *some),
        )


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def _held_since(session: Session, peer: Peer, share: Share, instant: datetime) -> int:
    """Return our change number up to which the peer holds our rows since before `instant`."""
    query = select(func.max(ExportLog.to_seq)).where(
        ExportLog.peer_id == peer.id, ExportLog.share == share, ExportLog.held_at <= instant
    )
    held = session.scalar(query) or 0
    return min(held, ledger.base_of(session, peer.id, share).to_seq) if held else 0


def _blank_table(session: Session, table: TableScope, due: tuple[str, str, int]) -> int:
    if "school_id" not in table.columns:
        return 0
    connection = session.connection()
    rows = connection.exec_driver_sql(
        f'SELECT id, versions FROM "{table.name}" WHERE school_id = ? AND deleted_at < ? '
        "AND seq <= ? AND json_type(versions, '$.blanked') IS NULL "
        "AND id NOT IN (SELECT record_id FROM purged WHERE table_name = ?)",
        (*due, table.name),
    ).fetchall()
    if not rows:
        return 0
    seq = next_seq(session)
    connection.exec_driver_sql(
        f'UPDATE "{table.name}" SET versions = ?, source = NULL, seq = ? WHERE id = ?',
        [(_marked(session, table.name, versions), seq, record_id) for record_id, versions in rows],
    )
    forget(session, table.name, [row[0] for row in rows])
    stamp_of(session).changed.add(table.model)
    return len(rows)


def _marked(session: Session, table: str, versions: str | None) -> str:
    known: dict[str, Any] = canonical.loads(versions) if versions else {}
    stamp = stamp_of(session)
    edits = known.get("deleted_at", [0])[0]
    gone = {*scope.content_of(table), "deleted_at"}
    kept = {column: mark for column, mark in known.items() if column not in gone}
    ms = int(stamp.now().timestamp() * 1000)
    return canonical.dumps({**kept, BLANKED: [edits + 1, ms, stamp.replica]})
