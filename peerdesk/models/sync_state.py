"""What a file knows of the files it exchanges bundles with. Never synced."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from peerdesk.enums import BundleStatus, ConflictDecision, PeerStatus, Share
from peerdesk.models.base import Base


class Peer(Base):
    """The other side: the district (in a school's file) or one school (in the district's).

    Attributes:
        site_id: Id of the peer's own School row; None until its first bundle told us.
        age_recipient: Public age key bundles to this peer are encrypted to.
        verify_key: Its Ed25519 public key, hex.
        token_hash: SHA-256 of the one-time token of the invite, hex; empty once used.
        share: The highest level the peer's bundles may show now.
        share_no: Number of the bundle that set `share`.
    """

    __tablename__ = "peer"

    id: Mapped[str] = mapped_column(primary_key=True)
    site_id: Mapped[str | None] = mapped_column(index=True)
    name: Mapped[str]
    code: Mapped[str]
    is_district: Mapped[bool]
    status: Mapped[PeerStatus]
    age_recipient: Mapped[str]
    verify_key: Mapped[str]
    token_hash: Mapped[str]
    share: Mapped[Share | None]
    share_no: Mapped[int]
    wants_full: Mapped[bool]
    added_at: Mapped[datetime]


class PeerReplica(Base):
    """The newest word of each replica of a peer."""

    __tablename__ = "peer_replica"

    replica: Mapped[str] = mapped_column(primary_key=True)
    peer_id: Mapped[str] = mapped_column(ForeignKey("peer.id"), index=True)
    no: Mapped[int]
    acks: Mapped[str]
    lineage: Mapped[str]
    hist: Mapped[str]
    is_forked: Mapped[bool]
    last_at: Mapped[datetime]


class ExportLog(Base):
    """Bundles this file made."""

    __tablename__ = "export_log"

    digest: Mapped[str] = mapped_column(primary_key=True)
    peer_id: Mapped[str] = mapped_column(ForeignKey("peer.id"), index=True)
    replica: Mapped[str]
    no: Mapped[int]
    to_seq: Mapped[int] = mapped_column(BigInteger)
    share: Mapped[Share]
    is_full: Mapped[bool]
    file_name: Mapped[str]
    check_code: Mapped[str]
    size_bytes: Mapped[int]
    rows: Mapped[int]
    made_at: Mapped[datetime]


class ImportLog(Base):
    """Bundles this file was given, whatever became of them.

    Attributes:
        digest: SHA-256 of the manifest; of the file when it could not be opened.
        status: How it was judged.
        is_held_by_us: False once we re-identified and stopped claiming to hold it.
        stats: JSON: new, changed, deleted, same, conflicts, held.
    """

    __tablename__ = "import_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(unique=True)
    peer_id: Mapped[str | None] = mapped_column(ForeignKey("peer.id"), index=True)
    replica: Mapped[str]
    no: Mapped[int]
    status: Mapped[BundleStatus]
    reason: Mapped[str]
    file_name: Mapped[str]
    stored_as: Mapped[str]
    is_held_by_us: Mapped[bool]
    stats: Mapped[str]
    made_at: Mapped[datetime | None]
    received_at: Mapped[datetime]
    action_id: Mapped[int | None]


class MergeConflict(Base):
    """Two sides changed one cell without knowing of each other; the loser is kept."""

    __tablename__ = "merge_conflict"
    __table_args__ = (Index("ix_merge_conflict_record", "table_name", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("import_log.id"), index=True)
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
    """A row of a merged bundle that waits: parent not here yet, authority, or an odd version."""

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
