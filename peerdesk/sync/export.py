"""Make a bundle: what goes, the rows, the finished file, proven by reading it back.

Public:
- `preview(session, share, today) -> WhatGoes`: what goes and what never goes, with counts.
- `make_bundle(store, order) -> MadeBundle`: the school's bundle for its district.
- `build(session, peer_id, order...) -> Built`: the bytes; `deliver` writes and checks them.
- `list_exports(session) -> list[ExportRow]`, newest first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk import __version__
from peerdesk.enums import PeerStatus, Share
from peerdesk.errors import NoBasisError, NoDistrictError
from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.calendar import School
from peerdesk.models.database import SCHEMA_VERSION
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import stamp_of
from peerdesk.models.sync_state import ExportLog, Peer, PeerKey, PeerReplica
from peerdesk.services import actions
from peerdesk.services.store import Store
from peerdesk.services.vaults import own_school_id
from peerdesk.sync import (
    blanking,
    bundle,
    canonical,
    carrying,
    identity,
    ledger,
    manifest,
    scope,
    trust,
    views,
)
from peerdesk.sync.figures import refresh_figures
from peerdesk.sync.manifest import Manifest
from peerdesk.sync.outgoing import Collected, own_counts, where_clause

FULL_EVERY: Final = 10
SILENCE: Final = timedelta(days=60)
OUTBOX: Final = "outbox"


@dataclass(frozen=True, slots=True)
class Built:
    """A finished bundle, not yet on any disk."""

    data: bytes
    digest: str
    file_name: str
    check_code: str
    number: int
    rows: int
    share: Share
    is_full: bool


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """A bundle that lies where it was wanted and reads back.

    Attributes:
        files: What must be carried: the bundle, or each of its numbered parts.
    """

    files: tuple[Path, ...]
    check_code: str
    number: int
    rows: int
    size_bytes: int
    share: Share
    is_full: bool

    @property
    def path(self) -> Path:
        """Return the file, or the first of its parts."""
        return self.files[0]


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One line of the list of bundles made."""

    file_name: str
    check_code: str
    number: int
    rows: int
    size_bytes: int
    share: Share
    is_full: bool
    made_at: datetime
    is_acknowledged: bool


@dataclass(frozen=True, slots=True)
class Going:
    """How many records of one kind go, of all there are."""

    table: str
    going: int
    total: int


@dataclass(frozen=True, slots=True)
class WhatGoes:
    """What a bundle at this level would hold.

    Attributes:
        going: Kinds of record that travel.
        never: (table, column) of everything that stays whatever the level.
        withheld: (table, column) of what stays at this level.
        is_full: Everything goes again.
        withdraws: The level is lower than last time; the district blanks what went before.
    """

    share: Share
    going: tuple[Going, ...]
    never: tuple[tuple[str, str], ...]
    withheld: tuple[tuple[str, str], ...]
    is_full: bool
    withdraws: bool


def district_of(session: Session) -> Peer:
    """Return the district a school has joined.

    Raises:
        NoDistrictError: If it has joined none.
    """
    peer = session.scalar(select(Peer).where(Peer.is_district, Peer.status == PeerStatus.ACTIVE))
    if peer is None:
        raise NoDistrictError
    return peer


def preview(session: Session, share: Share, now: datetime) -> WhatGoes:
    """Return what a bundle of the school for its district would hold now.

    Raises:
        NoDistrictError: If the school has joined no district.
    """
    peer = district_of(session)
    is_full = _must_be_full(session, peer, share, now)
    since = 0 if is_full else ledger.base_of(session, peer.id, share).to_seq
    going = []
    for table in scope.travelling(share):
        where, values = where_clause(session, table, peer, since, None)
        counts = session.connection().exec_driver_sql(
            f'SELECT count(*), (SELECT count(*) FROM "{table.name}" WHERE deleted_at IS NULL) '
            f'FROM "{table.name}" WHERE {where} AND deleted_at IS NULL',
            values,
        )
        going.append(Going(table.name, *counts.one()))
    columns = scope.list_columns()
    tables = {table.name: set(table.columns) for table in scope.travelling(share)}
    return WhatGoes(
        share,
        tuple(going),
        tuple((table, name) for table, name, level in columns if level is None),
        tuple((t, n) for t, n, level in columns if level and n not in tables.get(t, ())),
        is_full,
        peer.share is not None and share.rank < peer.share.rank,
    )


def list_exports(session: Session) -> list[ExportRow]:
    """Return the bundles made, newest first."""
    held = {
        mention[2]
        for acks in session.scalars(select(PeerReplica.acks))
        for mention in canonical.loads(acks)
    }
    query = select(ExportLog).order_by(ExportLog.number.desc(), ExportLog.made_at.desc())
    return [
        ExportRow(
            row.file_name, row.check_code, row.number, row.rows, row.size_bytes, row.share,
            row.is_full, row.made_at, row.digest in held,
        )
        for row in session.scalars(query)
    ]  # fmt: skip


def make_bundle(
    store: Store,
    *,
    share: Share,
    outbox: Path,
    target: Path,
    today: date,
    is_full: bool = False,
) -> MadeBundle:
    """Make the school's bundle for its district and put it at `target`.

    Args:
        store: The school's store.
        share: How much the district may see; the school decides anew every time.
        outbox: Folder of the vault that keeps a copy of every bundle.
        target: A folder (a USB stick), or the file to write.
        today: Date for the figures and the file name.
        is_full: Send everything whatever the district holds.

    Raises:
        NoDistrictError: If the school has joined no district.
        NoBasisError: If names shall go and nobody said why they may.
        StorageError: If it could not be written or does not read back.
    """

    def use_case(session: Session) -> Built:
        peer = district_of(session)
        if share is Share.NAMES and not peer.basis:
            raise NoBasisError
        refresh_figures(session, own_school_id(session), today)
        now = stamp_of(session).now()
        full = is_full or _must_be_full(session, peer, share, now)
        built = build(session, peer, share, now=now, is_full=full)
        peer.share = share
        peer.owes_full = False
        stamp_of(session).kind = actions.GROUND
        return built

    built = store.write(use_case, translate("History", "Made a bundle for the district")).value
    return deliver(built, outbox, target)


def deliver(built: Built, outbox: Path, target: Path) -> MadeBundle:
    """Write a bundle to the outbox and to `target` under a temporary name, and read it back.

    Raises:
        StorageError: If either could not be written or differs from what was made.
    """
    path = target / built.file_name if target.is_dir() else target
    carrying.write_checked(outbox / built.file_name, built.data)
    files = tuple(carrying.write_out(path, built.data))
    return MadeBundle(
        files, built.check_code, built.number, built.rows, len(built.data), built.share,
        built.is_full,
    )  # fmt: skip


def build(
    session: Session,
    peer: Peer,
    share: Share,
    *,
    now: datetime,
    is_full: bool = False,
    report: Sequence[dict[str, Any]] = (),
) -> Built:
    """Return the bundle for `peer`, signed and locked, noted in the export log."""
    if not peer.is_district:
        views.refresh(session)
    blanking.blank_due(session, peer, share, now)
    base = ledger.Base(None, 0) if is_full else ledger.base_of(session, peer.id, share)
    only = None if is_full or peer.is_district else ledger.sole_replica(session, peer.id)
    collected = Collected(session, peer, base.to_seq, only)
    packed = bundle.compress_lines(collected.lines(share))
    keys = identity.ensure_keys(session)
    locks = _locks(session, peer)
    number = local_state.next_number(session, Key.EXPORT_NO)
    own = session.get_one(School, own_school_id(session))
    said = ledger.statements(session, peer.id)
    cover = Manifest(
        app=__version__, schema=SCHEMA_VERSION, sender=own.id, sender_name=own.name[:200],
        audience=peer.site_id or "", audience_key=trust.fingerprint(*locks[0]),
        signer=keys.signer, recipient=keys.recipient,
        replica=local_state.get(session, Key.REPLICA), number=number,
        made_ms=int(now.timestamp() * 1000), share=share, tables=tuple(collected.parts),
        plain_bytes=packed.plain_bytes, payload_sha=packed.sha,
        token=(peer.token or None) if peer.is_district else None, base=base.digest, omits=only,
        lineage=said.lineage, acks=said.acks, heard=said.heard, history=said.history,
        voices=said.voices, forks=said.forks,
        counts=own_counts(session, share) if peer.is_district else {},
        report=tuple(report), wants_full=peer.wants_full,
    )  # fmt: skip
    digest = bundle.digest_of(manifest.encode(cover))
    data = bundle.seal(cover, packed, keys, [recipient for recipient, _signer in locks])
    code = own.code or "SCHOOL"
    built = Built(
        data, digest, f"{code}-{now.astimezone():%Y-%m-%d}-no{number}{bundle.SUFFIX}",
        trust.check_code(digest), number, cover.rows, share, base.digest is None,
    )  # fmt: skip
    _note_export(session, peer, cover, built, now)
    peer.wants_full = False
    return built


def _note_export(
    session: Session, peer: Peer, cover: Manifest, built: Built, now: datetime
) -> None:
    session.add(
        ExportLog(
            digest=built.digest,
            peer_id=peer.id,
            replica=cover.replica,
            number=built.number,
            to_seq=int(local_state.get(session, Key.SEQ, "0")),
            share=built.share,
            is_full=built.is_full,
            file_name=built.file_name,
            check_code=built.check_code,
            size_bytes=len(built.data),
            rows=built.rows,
            made_at=now,
            basis=peer.basis if built.share is Share.NAMES else "",
        )
    )
    session.flush()


def _locks(session: Session, peer: Peer) -> list[tuple[str, str]]:
    """Return (age recipient, signing key) of the peer's computers, newest first."""
    query = (
        select(PeerKey.recipient, PeerKey.verify_key)
        .where(PeerKey.peer_id == peer.id, PeerKey.status == PeerStatus.ACTIVE)
        .order_by(PeerKey.added_at.desc())
    )
    return [(row[0], row[1]) for row in session.execute(query)]


def _must_be_full(session: Session, peer: Peer, share: Share, now: datetime) -> bool:
    """Return whether everything goes: every tenth time, after silence, at a new level."""
    made = session.scalars(
        select(ExportLog)
        .where(ExportLog.peer_id == peer.id)
        .order_by(ExportLog.number.desc())
        .limit(FULL_EVERY - 1)
    ).all()
    if not made or peer.owes_full or made[0].share is not share:
        return True
    if len(made) == FULL_EVERY - 1 and not any(row.is_full for row in made):
        return True
    heard = session.scalar(
        select(func.max(PeerReplica.last_at)).where(PeerReplica.peer_id == peer.id)
    )
    return heard is None or now - heard > SILENCE
