"""Who holds what: the rules of acknowledgement, fork and identity (`peerdesk.sync`, rules 1-6).

Public: `base_of`, `statements`, `hear`, `Word`, `is_superseded_fork`.
Both sides run the same code; "the peer" is the district for a school and the other way round.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Share
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.sync_state import ExportLog, Peer, PeerReplica
from peerdesk.sync import canonical, identity
from peerdesk.sync.manifest import Manifest, Mention

KEPT: int = 16
HEARD: int = 4


@dataclass(frozen=True, slots=True)
class Base:
    """The newest own bundle that every live replica of the peer holds; none means everything."""

    digest: str | None
    to_seq: int


@dataclass(frozen=True, slots=True)
class Statements:
    """What a manifest says about the exchange so far."""

    lineage: tuple[str, ...]
    acks: tuple[Mention, ...]
    heard: tuple[Mention, ...]
    history: tuple[tuple[int, str], ...]
    forks: tuple[str, ...]
    voices: tuple[tuple[str, str], ...]


def live_replicas(session: Session, peer_id: str) -> list[PeerReplica]:
    """Return the peer's replicas that were not superseded by a later id of theirs."""
    rows = session.scalars(select(PeerReplica).where(PeerReplica.peer_id == peer_id)).all()
    gone = {former for row in rows for former in json.loads(row.lineage)}
    return [row for row in rows if row.replica not in gone]


def base_of(session: Session, peer_id: str, share: Share) -> Base:
    """Return what the next bundle to the peer may rest on (rule 1)."""
    best: Base | None = None
    for row in live_replicas(session, peer_id):
        newest = _newest_held(session, row, share)
        if best is None or newest.to_seq < best.to_seq:
            best = newest
    return best or Base(None, 0)


def _newest_held(session: Session, row: PeerReplica, share: Share) -> Base:
    digests = [mention[2] for mention in json.loads(row.acks)]
    made = session.execute(
        select(ExportLog.digest, ExportLog.to_seq)
        .where(ExportLog.digest.in_(digests), ExportLog.share == share)
        .order_by(ExportLog.to_seq.desc())
        .limit(1)
    ).first()
    return Base(made[0], made[1]) if made else Base(None, 0)


def sole_replica(session: Session, peer_id: str) -> str | None:
    """Return the peer's only live replica if it was never seen twice: its echo may be omitted."""
    live = live_replicas(session, peer_id)
    return live[0].replica if len(live) == 1 and not live[0].is_forked else None


def statements(session: Session, peer_id: str) -> Statements:
    """Return what our next manifest says to the peer."""
    run = session.connection().exec_driver_sql
    acks = run(
        "SELECT replica, number, digest FROM import_log WHERE peer_id = ? AND status = 'merged' "
        "AND is_held_by_us = 1 ORDER BY id DESC LIMIT ?",
        (peer_id, KEPT),
    )
    heard = run(
        "SELECT replica, number, digest FROM (SELECT replica, number, digest, row_number() OVER "
        "(PARTITION BY replica ORDER BY id DESC) AS place FROM import_log "
        "WHERE peer_id = ? AND is_genuine = 1) WHERE place <= ?",
        (peer_id, HEARD),
    )
    history = run(
        "SELECT number, digest FROM export_log WHERE peer_id = ? AND replica = ? "
        "ORDER BY number DESC LIMIT ?",
        (peer_id, local_state.get(session, Key.REPLICA), KEPT),
    )
    voices = run(
        "SELECT DISTINCT replica, signer FROM import_log WHERE peer_id = ? AND is_genuine = 1 "
        "ORDER BY id DESC LIMIT 1000",
        (peer_id,),
    )
    forks = run("SELECT replica FROM peer_replica WHERE peer_id = ? AND is_forked = 1", (peer_id,))
    return Statements(
        tuple(identity.own_lineage(session)[-1000:]),
        tuple((row[0], row[1], row[2]) for row in acks),
        tuple((row[0], row[1], row[2]) for row in heard)[:1000],
        tuple((row[0], row[1]) for row in history),
        tuple(row[0] for row in forks)[:1000],
        tuple((row[0], row[1]) for row in voices),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """What a bundle means for the exchange.

    Attributes:
        is_whole: Its base is held, so it may be acknowledged.
        is_fork: Its replica id exists on two files.
        is_newest: No newer bundle of this replica is known.
        is_about_us: We are to take a new replica id.
    """

    is_whole: bool
    is_fork: bool
    is_newest: bool
    is_about_us: bool


def seen_of_us(session: Session, cover: Manifest) -> int:
    """Return our change number up to which the sender had seen us."""
    digests = [mention[2] for mention in cover.acks]
    query = select(ExportLog.to_seq).where(ExportLog.digest.in_(digests))
    return max(session.scalars(query), default=0)


def hear(session: Session, peer: Peer, cover: Manifest, digest: str, now: datetime) -> Word:
    """Note the word of a replica (rules 3 to 6) and say what it means."""
    own = local_state.get(session, Key.REPLICA)
    word = Word(
        is_whole=cover.omits in (None, own) and _holds_base(session, cover.base),
        is_fork=_is_fork(session, cover, digest),
        is_newest=_is_newest(session, cover),
        is_about_us=own in cover.forks or _made_elsewhere(session, own, cover),
    )
    if word.is_newest or word.is_fork:
        _note(session, peer, cover, now)
    if word.is_fork:
        session.get_one(PeerReplica, cover.replica).is_forked = True
    session.flush()
    return word


def _holds_base(session: Session, base: str | None) -> bool:
    return base is None or _exists(
        session,
        "SELECT 1 FROM import_log WHERE digest = ? AND status = 'merged' AND is_held_by_us = 1",
        (base,),
    )


def _is_newest(session: Session, cover: Manifest) -> bool:
    known = session.get(PeerReplica, cover.replica)
    return known is None or cover.number > known.number


def _is_fork(session: Session, cover: Manifest, digest: str) -> bool:
    """Return whether a number has two digests, or a superseded id speaks again (rule 4)."""
    other = (
        "SELECT 1 FROM import_log WHERE replica = ? AND number = ? AND digest <> ? "
        "AND is_genuine = 1"
    )
    named = [*cover.history, (cover.number, digest)]
    if any(_exists(session, other, (cover.replica, number, made)) for number, made in named):
        return True
    lineages = session.scalars(
        select(PeerReplica.lineage).where(PeerReplica.replica != cover.replica)
    )
    is_superseded = any(cover.replica in json.loads(lineage) for lineage in lineages)
    return is_superseded and not _is_merely_late(session, cover, digest)


def _is_merely_late(session: Session, cover: Manifest, digest: str) -> bool:
    known = session.get(PeerReplica, cover.replica)
    return known is not None and [cover.number, digest] in json.loads(known.history)


def _made_elsewhere(session: Session, own: str, cover: Manifest) -> bool:
    """Return whether the peer heard a bundle under our id that we never made (rule 5)."""
    return any(
        replica == own
        and not _exists(session, "SELECT 1 FROM export_log WHERE digest = ?", (digest,))
        for replica, _number, digest in cover.heard
    )


def _note(session: Session, peer: Peer, cover: Manifest, now: datetime) -> None:
    row = session.get(PeerReplica, cover.replica)
    if row is None:
        row = PeerReplica(replica=cover.replica, peer_id=peer.id, is_forked=False)
        session.add(row)
    row.number = cover.number
    row.acks = canonical.dumps([list(mention) for mention in cover.acks])
    row.lineage = canonical.dumps(list(cover.lineage))
    row.history = canonical.dumps([list(entry) for entry in cover.history])
    row.last_at = now


def _exists(session: Session, statement: str, values: tuple[object, ...]) -> bool:
    return session.connection().exec_driver_sql(statement, values).first() is not None
