"""What a file knows of the files it exchanges bundles with. Never synced."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from peerdesk.enums import BundleStatus, ConflictDecision, PeerStatus, Share
from peerdesk.models.base import Base


class Peer(Base):
    """The other side: the district (in a school's file) or one school (in the district's).

    Attributes:
        site_id: Id of the peer's own School row; None until its first bundle told us.
        token: School's file: the one-time token to bring along until the first receipt;
            district's file: SHA-256 of the token of an open invite. Empty once used.
        share: The level of the peer's newest bundle; in a school's file the level chosen last.
        wants_full: The next bundle to this peer asks it to send everything.
        owes_full: The peer asked us to send everything.
        basis: Why names may go to it, as typed; empty while they may not.
        basis_by: Key slot of whoever typed it.
    """

    __tablename__ = "peer"

    id: Mapped[str] = mapped_column(primary_key=True)
    site_id: Mapped[str | None] = mapped_column(index=True)
    name: Mapped[str]
    code: Mapped[str]
    is_district: Mapped[bool]
    status: Mapped[PeerStatus]
    token: Mapped[str]
    share: Mapped[Share | None]
    wants_full: Mapped[bool]
    owes_full: Mapped[bool]
    added_at: Mapped[datetime]
    basis: Mapped[str] = mapped_column(server_default="")
    basis_by: Mapped[str] = mapped_column(server_default="")
    basis_at: Mapped[datetime | None]


class PeerKey(Base):
    """The public keys of one computer of a peer.

    Attributes:
        verify_key: Ed25519 public key, hex; what it signs.
        recipient: age public key; what is locked for it.
        status: ACTIVE, or REVOKED when the computer was lost.
    """

    __tablename__ = "peer_key"

    verify_key: Mapped[str] = mapped_column(primary_key=True)
    peer_id: Mapped[str] = mapped_column(ForeignKey("peer.id"), index=True)
    recipient: Mapped[str]
    status: Mapped[PeerStatus]
    added_at: Mapped[datetime]


class PeerReplica(Base):
    """The newest word of each replica of a peer.

    Attributes:
        acks: JSON list of (replica, number, digest) of our bundles it holds.
        lineage: JSON list of its former ids.
        history: JSON list of (number, digest) of its last exports.
        is_forked: The id was seen on two files.
    """

    __tablename__ = "peer_replica"

    replica: Mapped[str] = mapped_column(primary_key=True)
    peer_id: Mapped[str] = mapped_column(ForeignKey("peer.id"), index=True)
    number: Mapped[int]
    acks: Mapped[str]
    lineage: Mapped[str]
    history: Mapped[str]
    is_forked: Mapped[bool]
    last_at: Mapped[datetime]


class ExportLog(Base):
    """Bundles this file made; a copy of each lies in the outbox under `file_name`.

    Attributes:
        basis: Why names were allowed to go with it; empty below names.
        held_at: When every live replica of the peer was first known to hold it.
    """

    __tablename__ = "export_log"

    digest: Mapped[str] = mapped_column(primary_key=True)
    peer_id: Mapped[str] = mapped_column(ForeignKey("peer.id"), index=True)
    replica: Mapped[str]
    number: Mapped[int]
    to_seq: Mapped[int] = mapped_column(BigInteger)
    share: Mapped[Share]
    is_full: Mapped[bool]
    file_name: Mapped[str]
    check_code: Mapped[str]
    size_bytes: Mapped[int]
    rows: Mapped[int]
    made_at: Mapped[datetime]
    basis: Mapped[str] = mapped_column(server_default="")
    held_at: Mapped[datetime | None]


class ImportLog(Base):
    """Bundles this file was given, whatever became of them.

    Attributes:
        digest: SHA-256 of the manifest; of the file when it could not be opened.
        sender_id: Id of the school or district that speaks, as the bundle says.
        sender_name: Its name, as the bundle says.
        signer: Public key it was signed with; empty when it could not be opened.
        recipient: Public age key the sender answers to.
        is_genuine: Signed with a key we know.
        is_held_by_us: We may say that we hold it: merged, its base held, never taken back.
        reason: The typed reason it was refused or held, or "undone".
        stats: JSON: new, changed, deleted, same, conflicts, held.
        at_seq: Our change number right after merging; names the action.
    """

    __tablename__ = "import_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    peer_id: Mapped[str | None] = mapped_column(ForeignKey("peer.id"), index=True)
    sender_id: Mapped[str]
    sender_name: Mapped[str]
    signer: Mapped[str]
    recipient: Mapped[str]
    replica: Mapped[str]
    number: Mapped[int]
    share: Mapped[Share | None]
    status: Mapped[BundleStatus]
    reason: Mapped[str]
    file_name: Mapped[str]
    stored_as: Mapped[str]
    is_genuine: Mapped[bool]
    is_held_by_us: Mapped[bool]
    stats: Mapped[str]
    made_at: Mapped[datetime | None]
    received_at: Mapped[datetime]
    at_seq: Mapped[int] = mapped_column(BigInteger)


class MergeAudit(Base):
    """One line of the record of merges; only ever added (`peerdesk.services.merge_audit`).

    Attributes:
        number: Counts up from 1 without a gap.
        operator: Key slot of whoever merged, refused or took back.
        digest: The bundle, which stands for every row in it.
        cells: How many cells were changed here, and `cells_sha` the hash of them.
        previous: Hash of the line before.
        sha: Hash of this line, `previous` included.
    """

    __tablename__ = "merge_audit"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    operator: Mapped[str]
    digest: Mapped[str] = mapped_column(index=True)
    sender_id: Mapped[str]
    status: Mapped[str]
    reason: Mapped[str]
    stats: Mapped[str]
    cells: Mapped[int]
    cells_sha: Mapped[str]
    previous: Mapped[str]
    sha: Mapped[str]


AUDIT_GUARDS: Final = tuple(
    f"CREATE TRIGGER keep_merge_audit_{change} BEFORE {change.upper()} ON merge_audit "
    "BEGIN SELECT RAISE(ABORT, 'the record of merges is only added to'); END"
    for change in ("update", "delete")
)
"""Triggers that refuse to change or remove a line of the record of merges."""


class MergedRow(Base):
    """How a row that a merge changed was stamped before, so that the merge can be taken back."""

    __tablename__ = "merged_row"
    __table_args__ = (Index("ix_merged_row_record", "table_name", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("import_log.id"), index=True)
    table_name: Mapped[str]
    record_id: Mapped[str]
    versions: Mapped[str | None]
    source: Mapped[str | None]


class MergeConflict(Base):
    """Two sides changed one cell without knowing of each other; the loser is kept.

    Attributes:
        kind: "edit", "deleted" (edited on one side, deleted on the other) or "authority"
            (the school asks for what only the district may change).
        kept: Stored value in force, as JSON.
        lost: Stored value that lost, as JSON.
        theirs_won: The value in force came in the bundle.
    """

    __tablename__ = "merge_conflict"
    __table_args__ = (Index("ix_merge_conflict_record", "table_name", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("import_log.id"), index=True)
    kind: Mapped[str]
    table_name: Mapped[str]
    record_id: Mapped[str]
    column_name: Mapped[str]
    kept: Mapped[str]
    kept_version: Mapped[str]
    lost: Mapped[str]
    lost_version: Mapped[str]
    theirs_won: Mapped[bool]
    decision: Mapped[ConflictDecision | None]
    decided_at: Mapped[datetime | None]


class HeldRow(Base):
    """A row of a merged bundle that waits.

    Attributes:
        reason: "orphan" (parent not here yet; retried at every import), "scope" (not of the
            sender's schools) or "jump" (a cell's counter is out of all proportion).
        columns: JSON list of column names.
        row: JSON list of stored values in that order.
    """

    __tablename__ = "held_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("import_log.id"), index=True)
    table_name: Mapped[str]
    record_id: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str]
    columns: Mapped[str]
    row: Mapped[str]


class Placement(Base):
    """Every school a student was ever at, so that rows travel when they enter a view."""

    __tablename__ = "placement"

    student_id: Mapped[str] = mapped_column(primary_key=True)
    site_id: Mapped[str] = mapped_column(primary_key=True)
    is_now: Mapped[bool]


class Purged(Base):
    """A record erased for good by order of the district; kept for ever, sent in full bundles.

    Attributes:
        at_ms: When it was ordered.
        signer: Public Ed25519 key of who ordered it, hex.
        signature: Over table, id and time, hex.
    """

    __tablename__ = "purged"

    table_name: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    at_ms: Mapped[int] = mapped_column(BigInteger)
    signer: Mapped[str]
    signature: Mapped[str]


class Erasure(Base):
    """One student was erased for good; what the page that proves it says. No name, no id.

    Attributes:
        operator: Key slot of whoever did it.
        records: JSON: for each table how many records went.
        notes: How many private notes went.
        drafts: How many unfinished texts went.
        labels: How many lines of the history lost a name.
        originals: How many kept bundles were removed.
        backups_deleted: How many backups were deleted with it.
        backups_left: How many backups made before were still there.
        last_backup_on: The day by which the last of those is thinned away; None if some stay.
    """

    __tablename__ = "erasure"

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    operator: Mapped[str]
    records: Mapped[str]
    notes: Mapped[int]
    drafts: Mapped[int]
    labels: Mapped[int]
    originals: Mapped[int]
    backups_deleted: Mapped[int]
    backups_left: Mapped[int]
    last_backup_on: Mapped[date | None]
