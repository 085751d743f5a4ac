"""One bundle from bytes to verdict, in the caller's transaction.

Public: `open_file`, `judge`, `note_rejected`, `Opened`, `Verdict`.
"""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, ProgrammingError
from sqlalchemy.orm import Session

from peerdesk.enums import BundleStatus, PeerStatus, Share
from peerdesk.errors import BundleError
from peerdesk.models import local_state
from peerdesk.models.database import SCHEMA_VERSION
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import Stamp, stamp_of
from peerdesk.models.sync_state import ImportLog, Peer, PeerKey, PeerReplica
from peerdesk.services import actions, merge_audit
from peerdesk.services.vaults import own_school_id
from peerdesk.sync import (
    blanking,
    bundle,
    canonical,
    identity,
    join,
    ledger,
    outgoing,
    purging,
    scope,
)
from peerdesk.sync.bundle import Envelope
from peerdesk.sync.ledger import Word
from peerdesk.sync.manifest import Manifest
from peerdesk.sync.merge import Counts, Merging, merge_part, retry_held
from peerdesk.sync.refusals import Refusal, refuse
from peerdesk.sync.withdraw import withdraw

GUARD_SHARE: Final = 0.2
GUARD_ROWS: Final = 50
_MALFORMED: Final = (
    IntegrityError, InterfaceError, ProgrammingError, DataError,
    ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle whose signature holds and that is addressed to us."""

    envelope: Envelope
    cover: Manifest
    digest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a bundle was judged.

    Attributes:
        code: The typed reason; empty for merged.
        forgotten: Originals in the inbox that hold what was withdrawn, to be deleted.
    """

    status: BundleStatus
    code: str = ""
    counts: Counts = field(default_factory=Counts)
    import_id: int | None = None
    forgotten: tuple[str, ...] = ()


class _HeldError(Exception):
    """The bundle waits; leaves the savepoint."""

    def __init__(self, code: Refusal, counts: Counts) -> None:
        super().__init__(code.value)
        self.code, self.counts = code, counts


class _RehearsedError(Exception):
    """The rehearsal is over; leaves the savepoint."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self.verdict = verdict


def open_file(session: Session, data: bytes) -> Opened:
    """Return the bundle in `data` once its lock, signature and address fit.

    Raises:
        BundleError: If anything about the container is wrong, or it is for somebody else.
    """
    keys = identity.own_keys(session)
    if keys is None:
        raise refuse(Refusal.OTHER_KEY)
    envelope = bundle.unseal(data, keys)
    cover = bundle.verify(envelope)
    if cover.audience != own_school_id(session):
        raise refuse(Refusal.OTHER_RECIPIENT)
    return Opened(envelope, cover, bundle.digest_of(envelope.manifest_bytes))


def note_rejected(session: Session, *, file_name: str, stored_as: str, code: str) -> int:
    """Note a file that could not be opened, under its own hash; return its line."""
    digest = "file:" + (stored_as or file_name)
    entry = session.scalar(select(ImportLog).where(ImportLog.digest == digest))
    if entry is None:
        entry = _blank_entry(session, digest)
        session.add(entry)
    entry.status, entry.reason = BundleStatus.REJECTED, code
    entry.file_name, entry.stored_as = file_name, stored_as
    session.flush()
    merge_audit.append(session, entry)
    return entry.id


def judge(
    session: Session,
    *,
    opened: Opened,
    file_name: str = "",
    stored_as: str = "",
    is_approved: bool = False,
    is_rehearsal: bool = False,
) -> Verdict:
    """Merge the bundle, or say why not; whatever is not merged leaves the tables as they were.

    Args:
        session: A writing session.
        opened: The bundle.
        file_name: Name of the file as given.
        stored_as: Name of the original in the inbox.
        is_approved: A person agreed to a bundle that changes much of a school.
        is_rehearsal: Say what would happen; keep nothing at all.
    """
    known = session.scalar(select(ImportLog).where(ImportLog.digest == opened.digest))
    if known is not None and known.status in (BundleStatus.MERGED, BundleStatus.GAP):
        return Verdict(BundleStatus.DUPLICATE)
    stamp = stamp_of(session)
    before = _copy(stamp)
    try:
        with session.begin_nested():
            verdict = _judge(session, opened, (file_name, stored_as), is_approved=is_approved)
            _stop_rehearsal(verdict, is_rehearsal=is_rehearsal)
            return verdict
    except _RehearsedError as rehearsed:
        _restore(stamp, before)
        return replace(rehearsed.verdict, import_id=None, forgotten=())
    except _HeldError as held:
        _restore(stamp, before)
        verdict = Verdict(BundleStatus.HELD, held.code.value, held.counts)
    except BundleError as error:
        _restore(stamp, before)
        verdict = Verdict(BundleStatus.REJECTED, str(error.fields["reason"]))
    except _MALFORMED:
        _restore(stamp, before)
        verdict = Verdict(BundleStatus.REJECTED, Refusal.BAD_ROWS.value)
    if is_rehearsal:
        return verdict
    return _note_refused(session, opened, verdict, (file_name, stored_as))


def _stop_rehearsal(verdict: Verdict, *, is_rehearsal: bool) -> None:
    if is_rehearsal:
        raise _RehearsedError(verdict)


def _judge(
    session: Session, opened: Opened, names: tuple[str, str], *, is_approved: bool
) -> Verdict:
    cover = opened.cover
    peer = _trusted(session, cover)
    if cover.schema > SCHEMA_VERSION:
        raise _HeldError(Refusal.NEWER_SCHEMA, Counts())
    entry = _entry(session, opened, names)
    entry.peer_id, entry.is_genuine = peer.id, True
    session.add(entry)
    session.flush()
    identity.add_lost_ids(session, _lost_ids(session, cover))
    seen = ledger.seen_of_us(session, cover)
    word = ledger.hear(session, peer, cover, opened.digest, stamp_of(session).now())
    level = _level(peer, cover, word)
    merging = _merging(session, peer, cover, entry.id, (seen, level))
    _merge_rows(merging, opened, is_approved=is_approved)
    forgotten = _settle(session, peer, cover, word, merging)
    blanking.note_held(session, peer, stamp_of(session).now())
    entry.status = BundleStatus.MERGED if word.is_whole else BundleStatus.GAP
    entry.reason, entry.is_held_by_us = "", word.is_whole
    entry.stats = canonical.dumps({**asdict(merging.counts), "report": list(cover.report)})
    entry.at_seq = int(local_state.get(session, Key.SEQ, "0"))
    stamp_of(session).kind = actions.MERGE
    session.flush()
    merge_audit.append(session, entry, stamp_of(session).cells)
    if word.is_about_us:
        identity.reidentify(session)
    return Verdict(entry.status, "", merging.counts, entry.id, forgotten)


def _trusted(session: Session, cover: Manifest) -> Peer:
    """Return the peer whose known key signed, or leave: unknown, changed or revoked keys wait."""
    key = session.get(PeerKey, cover.signer)
    if key is not None:
        peer = session.get_one(Peer, key.peer_id)
        if peer.site_id != cover.sender:
            raise _HeldError(Refusal.CHANGED_KEY, Counts())
        if PeerStatus.REVOKED in (key.status, peer.status):
            raise _HeldError(Refusal.REVOKED_SENDER, Counts())
        return peer
    invited = join.accept_token(session, cover)
    if invited is not None:
        return invited
    is_known = session.scalar(select(Peer.id).where(Peer.site_id == cover.sender)) is not None
    raise _HeldError(Refusal.CHANGED_KEY if is_known else Refusal.UNKNOWN_SENDER, Counts())


def _lost_ids(session: Session, cover: Manifest) -> frozenset[str]:
    """Return ids under which the sender heard our keys and that we do not know (a restore)."""
    keys = identity.own_keys(session)
    ours = {replica for replica, signer in cover.voices if keys and signer == keys.signer}
    theirs = set(session.scalars(select(PeerReplica.replica))) | {cover.replica, *cover.lineage}
    return frozenset(mention[0] for mention in cover.heard if mention[0] in ours) - theirs


def _level(peer: Peer, cover: Manifest, word: Word) -> Share:
    """Return the level at which rows are taken over; a late bundle brings nothing back."""
    if peer.is_district or word.is_newest or peer.share is None:
        return cover.share
    return min(cover.share, peer.share, key=lambda share: share.rank)


def _merging(
    session: Session, peer: Peer, cover: Manifest, import_id: int, limits: tuple[int, Share]
) -> Merging:
    rows = session.scalars(select(PeerReplica).where(PeerReplica.peer_id == peer.id)).all()
    former = {name for row in rows for name in (row.replica, *json.loads(row.lineage))}
    own = identity.own_ids(session)
    return Merging(
        session=session,
        import_id=import_id,
        site=cover.sender,
        replica=cover.replica,
        from_district=peer.is_district,
        seen=limits[0],
        level=limits[1],
        sender_ids=frozenset({cover.replica, *cover.lineage, *former}),
        district_ids=own,
        own_ids=own,
    )


def _merge_rows(merging: Merging, opened: Opened, *, is_approved: bool) -> None:
    site = None if merging.from_district else merging.site
    before = _count_rows(merging.session, site, merging.level)
    for index, rows in bundle.read_chunks(opened.envelope, opened.cover):
        part = opened.cover.tables[index]
        if part.table == purging.PART:
            merging.counts.erased += purging.obey(merging.session, purging.from_rows(rows))
        else:
            merge_part(merging, part, rows)
    retry_held(merging)
    merging.counts.erased += purging.wipe_late(merging.session)
    merging.counts.held = _count_held(merging)
    limit = GUARD_SHARE * before
    if not is_approved and before >= GUARD_ROWS and merging.counts.changed > limit:
        raise _HeldError(Refusal.LARGE_CHANGE, merging.counts)


def _count_held(merging: Merging) -> int:
    statement = "SELECT count(*) FROM held_row WHERE import_id = ?"
    held = merging.connection.exec_driver_sql(statement, (merging.import_id,)).scalar()
    return int(held or 0)


def _count_rows(session: Session, site: str | None, level: Share) -> int:
    total = 0
    for table in scope.travelling(level):
        if table.name == scope.SCHOOL:
            continue
        where, values = ("school_id = ?", (site,)) if site else ("1", ())
        statement = f'SELECT count(*) FROM "{table.name}" WHERE deleted_at IS NULL AND {where}'
        total += int(session.connection().exec_driver_sql(statement, values).scalar() or 0)
    return total


def _settle(
    session: Session, peer: Peer, cover: Manifest, word: Word, merging: Merging
) -> tuple[str, ...]:
    """Draw the consequences: level, missing rows, receipts; return originals to forget."""
    if not word.is_newest:
        return ()
    peer.owes_full = peer.owes_full or cover.wants_full
    if peer.is_district:
        peer.token = "" if cover.acks else peer.token
        return ()
    before, peer.share = peer.share, cover.share
    rose = before is not None and cover.share.rank > before.rank
    if cover.base is not None and (rose or not _counts_agree(session, cover, merging)):
        peer.wants_full = True
    if before is None or cover.share.rank >= before.rank:
        return ()
    withdraw(session, cover.sender, cover.share)
    return _above(session, peer, cover.share)


def _above(session: Session, peer: Peer, share: Share) -> tuple[str, ...]:
    rows = session.execute(
        select(ImportLog.stored_as, ImportLog.share).where(ImportLog.peer_id == peer.id)
    )
    return tuple(name for name, level in rows if level and level.rank > share.rank and name)


def _counts_agree(session: Session, cover: Manifest, merging: Merging) -> bool:
    """Return whether we have as many rows made by the sender as it has (held ones included)."""
    held: dict[str, int] = dict(
        merging.connection.exec_driver_sql(
            "SELECT table_name, count(DISTINCT record_id) FROM held_row h JOIN import_log i "
            "ON i.id = h.import_id WHERE i.sender_id = ? GROUP BY 1",
            (cover.sender,),
        ).all()
    )
    known = {table.name for table in scope.travelling(cover.share)}
    return all(
        table not in known
        or sum(outgoing.count_made(session, table, cover.replica)) + held.get(table, 0)
        >= sum(cover.counts[table])
        for table in cover.counts
    )


def _entry(session: Session, opened: Opened, names: tuple[str, str]) -> ImportLog:
    entry = session.scalar(select(ImportLog).where(ImportLog.digest == opened.digest))
    entry = entry or _blank_entry(session, opened.digest)
    cover = opened.cover
    entry.sender_id, entry.sender_name = cover.sender, cover.sender_name
    entry.signer, entry.recipient = cover.signer, cover.recipient
    entry.replica, entry.number, entry.share = cover.replica, cover.number, cover.share
    entry.made_at = datetime.fromtimestamp(cover.made_ms / 1000, UTC)
    entry.file_name = entry.file_name or names[0]
    entry.stored_as = entry.stored_as or names[1]
    return entry


def _blank_entry(session: Session, digest: str) -> ImportLog:
    return ImportLog(
        digest=digest, peer_id=None, sender_id="", sender_name="", signer="", recipient="",
        replica="", number=0, share=None, status=BundleStatus.HELD, reason="", file_name="",
        stored_as="", is_genuine=False, is_held_by_us=False, stats="{}", made_at=None,
        received_at=stamp_of(session).now(), at_seq=0,
    )  # fmt: skip


def _note_refused(
    session: Session, opened: Opened, verdict: Verdict, names: tuple[str, str]
) -> Verdict:
    entry = _entry(session, opened, names)
    key = session.get(PeerKey, opened.cover.signer)
    entry.peer_id = key.peer_id if key else None
    entry.is_genuine = key is not None and key.status is PeerStatus.ACTIVE
    entry.status, entry.reason = verdict.status, verdict.code
    entry.stats = canonical.dumps(asdict(verdict.counts))
    session.add(entry)
    session.flush()
    merge_audit.append(session, entry)
    return replace(verdict, import_id=entry.id)


def _copy(stamp: Stamp) -> tuple[set[str], set[str], int, str, str]:
    return (
        set(stamp.changed), set(stamp.made_tables), len(stamp.cells), stamp.replica, stamp.kind,
    )  # fmt: skip


def _restore(stamp: Stamp, before: tuple[set[str], set[str], int, str, str]) -> None:
    stamp.changed, stamp.made_tables = set(before[0]), set(before[1])
    del stamp.cells[before[2] :]
    stamp.replica, stamp.kind = before[3], before[4]
