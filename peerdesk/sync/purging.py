"""Erase records for good, everywhere (C4): a signed list that dominates every version.

Whoever leads (the district, or a school without one) orders it; the order is signed, kept for
ever and goes along in every bundle, so that neither an old backup nor a late bundle brings a
child back. An order is good whoever carries it, since it bears its own signature: a school
hands it back to a district that was restored.

Public: `purge`, `orders`, `obey`, `wipe_late`, `drop_purged`, `as_lines`, `from_rows`.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Connection, Table, select
from sqlalchemy.orm import Session

from peerdesk.enums import PeerStatus
from peerdesk.errors import NotAllowedError
from peerdesk.i18n import translate
from peerdesk.models.database import synced_tables
from peerdesk.models.stamping import BLANKED, next_seq, stamp_of
from peerdesk.models.sync_state import Peer, PeerKey, Purged
from peerdesk.services import actions
from peerdesk.services.selection.ballots import forget_nominees
from peerdesk.sync import canonical, identity, scope, traces

_SIGNED: Final = b"peerdesk-purge-1\0"
_COPIES: Final = ("merge_conflict", "held_row", "merged_row", "action_cell")
_NOBODY: Final = "f" * 16
"""Stands for the replica in the mark of an erased record, which the order itself blanks."""
PART: Final = "purged"
COLUMNS: Final = ("table", "id", "ms", "key", "signature")

Order = tuple[str, str, int, str, str]
"""Table, id, milliseconds, signing key and signature, as they travel."""


def purge(session: Session, table: str, ids: Iterable[str]) -> int:
    """Erase records and what belongs to them alone, here and at every place that hears of it.

    With a student go the rows that speak of this student only (consent, training,
    memberships). It cannot be undone. Returns how many records were erased.

    Raises:
        NotAllowedError: If this school has a district, whose order it is to give.
    """
    led_by = select(Peer).where(Peer.is_district, Peer.status == PeerStatus.ACTIVE)
    if session.scalar(led_by) is not None:
        raise NotAllowedError(
            translate("Exchange", "Your district erases records for good. Ask it to.")
        )
    keys = identity.ensure_keys(session)
    at = int(stamp_of(session).now().timestamp() * 1000)
    made = []
    for name, record_id in _with_followers(session, table, list(ids)):
        signature = keys.sign(_message(name, record_id, at)).hex()
        made.append((name, record_id, at, keys.signer, signature))
    return obey(session, made)


def orders(session: Session) -> list[Order]:
    """Return every order ever given or heard, to go along in a bundle."""
    query = select(Purged).order_by(Purged.at_ms, Purged.table_name, Purged.record_id)
    return [
        (row.table_name, row.record_id, row.at_ms, row.signer, row.signature)
        for row in session.scalars(query)
    ]


def obey(session: Session, given: Sequence[Order], *, is_own: bool = False) -> int:
    """Carry out the orders that are new and signed by one who may; return how many.

    Args:
        session: A writing session.
        given: Orders as they came.
        is_own: They lay beside this very file; if it is so old that it has no keys yet, they
            are its own whoever signed.
    """
    leaders = _leaders(session)
    if is_own and identity.own_keys(session) is None:
        leaders |= {order[3] for order in given}
    tables = {table.name: table for table in synced_tables()}
    new = [
        order
        for order in given
        if order[0] in tables
        and order[3] in leaders
        and session.get(Purged, (order[0], order[1])) is None
        and _is_genuine(order)
    ]
    students = [order[1] for order in new if order[0] == scope.STUDENT]
    found = [traces.find(session, student_id) for student_id in students]
    for name, record_id, at, signer, signature in new:
        session.add(
            Purged(
                table_name=name, record_id=record_id, at_ms=at, signer=signer, signature=signature
            )
        )
        _erase(session, tables[name], record_id, at)
    if new:
        session.flush()
        for trace in found:
            traces.wipe(session, trace)
        twins = [one for trace in found for one in trace.rows.get(scope.STUDENT, ())]
        forget_nominees(session, [*students, *twins])
        session.expire_all()
        stamp_of(session).kind = stamp_of(session).kind or actions.GROUND
    return len(new)


def wipe_late(session: Session) -> int:
    """Blank what came in since and points at a student erased for good; return how many."""
    query = select(Purged.record_id).where(Purged.table_name == scope.STUDENT)
    found = [traces.find(session, student_id) for student_id in session.scalars(query).all()]
    for trace in found:
        traces.wipe(session, trace)
    return sum(len(ids) for trace in found for ids in trace.rows.values())


def drop_purged(connection: Connection, table: str, marks: dict[str, Any]) -> tuple[int, int]:
    """Let staged rows that were erased for good bring nothing.

    A row that is here already is left out; one that is not (a restored file) is taken as an
    empty tombstone, so that what points at it has something to point at.

    Returns:
        How many were left out, and how many were emptied.
    """
    purged = "id IN (SELECT record_id FROM purged WHERE table_name = ?)"
    gone = connection.exec_driver_sql(
        f'DELETE FROM temp.staged WHERE {purged} AND id IN (SELECT id FROM "{table}") RETURNING id',
        (table,),
    ).fetchall()
    names = {row[1] for row in connection.exec_driver_sql("PRAGMA temp.table_info(staged)")}
    cells = {name: value for name, value in scope.content_of(table).items() if name in names}
    sets = "".join(f'"{name}" = ?, ' for name in cells)
    emptied = connection.exec_driver_sql(
        f"UPDATE temp.staged SET {sets}versions = "
        f"(SELECT '{{\"{BLANKED}\":[1,' || p.at_ms || ',\"{_NOBODY}\"]}}' FROM purged p "
        "WHERE p.table_name = ? AND p.record_id = temp.staged.id), "
        f"deleted_at = created_at WHERE {purged} RETURNING id",
        (*cells.values(), table, table),
    ).fetchall()
    for (record_id,) in (*gone, *emptied):
        marks.pop(record_id, None)
    return len(gone), len(emptied)


def _erase(session: Session, table: Table, record_id: str, at: int) -> None:
    mark = canonical.dumps({BLANKED: [1, at, _NOBODY]})
    connection = session.connection()
    cells = scope.content_of(table.name)
    sets = "".join(f'"{name}" = ?, ' for name in cells)
    connection.exec_driver_sql(
        f'UPDATE "{table.name}" SET {sets}versions = ?, deleted_at = created_at, '
        "source = NULL, seq = ? WHERE id = ?",
        (*cells.values(), mark, next_seq(session), record_id),
    )
    for copy in _COPIES:
        connection.exec_driver_sql(
            f"DELETE FROM {copy} WHERE table_name = ? AND record_id = ?", (table.name, record_id)
        )
    for model in (mapper for mapper in Purged.registry.mappers if mapper.local_table is table):
        stamp_of(session).changed.add(model.class_.__name__)


def _with_followers(session: Session, table: str, ids: list[str]) -> list[tuple[str, str]]:
    found = [(table, record_id) for record_id in ids]
    if table != scope.STUDENT:
        return found
    for child in synced_tables():
        if "student_id" not in child.c:
            continue
        for record_id in ids:
            rows = session.connection().exec_driver_sql(
                f'SELECT id FROM "{child.name}" WHERE student_id = ?', (record_id,)
            )
            found += [(child.name, row[0]) for row in rows]
    return found


def _leaders(session: Session) -> set[str]:
    """Return the signing keys of whoever may order it: the district's, and our own."""
    keys = identity.own_keys(session)
    query = select(PeerKey.verify_key).join(Peer, Peer.id == PeerKey.peer_id)
    led = set(session.scalars(query.where(Peer.is_district)))
    return led | ({keys.signer} if keys else set())


def _is_genuine(order: Order) -> bool:
    table, record_id, at, signer, signature = order
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer))
        key.verify(bytes.fromhex(signature), _message(table, record_id, at))
    except (InvalidSignature, ValueError):
        return False
    return True


def _message(table: str, record_id: str, at: int) -> bytes:
    return _SIGNED + canonical.dumps([table, record_id, at]).encode()


def as_lines(given: Sequence[Order]) -> list[str]:
    """Return orders as lines of a bundle."""
    return [canonical.dumps(list(order)) for order in given]


def from_rows(rows: Sequence[Sequence[Any]]) -> list[Order]:
    """Return the orders that lines of a bundle hold; what is not well formed is left out."""
    return [
        (row[0], row[1], row[2], row[3], row[4])
        for row in rows
        if [type(cell) for cell in row] == [str, str, int, str, str] and len(json.dumps(row)) < 1000
    ]
