"""The lines of the inbox: what became of each bundle, as rows and in words.

Public: `Judged`, `BundleRow`, `HeldRowLine`, `list_bundles`, `list_held_rows`, `as_json`,
`can_undo`, `words_of`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import BundleStatus, Share
from peerdesk.i18n import translate
from peerdesk.models.sync_state import HeldRow, ImportLog
from peerdesk.services.unmerge import UNDONE
from peerdesk.sync import trust
from peerdesk.sync.judging import Verdict
from peerdesk.sync.merge import Counts
from peerdesk.sync.refusals import Refusal, sentence


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one file.

    Attributes:
        file: Its name as it was given.
        code: The typed reason, empty when there is nothing to explain.
        reason: The same as a sentence.
        import_id: Its line in the inbox; None for a rehearsal or a duplicate.
        words: Six words to compare by phone, when the sender waits for approval.
        paths: The files it was put together from; empty for a line of the inbox.
    """

    file: str
    status: BundleStatus
    code: str = ""
    reason: str = ""
    import_id: int | None = None
    sender_name: str = ""
    number: int = 0
    made_at: datetime | None = None
    share: Share | None = None
    check_code: str = ""
    words: tuple[str, ...] = ()
    counts: Counts = field(default_factory=Counts)
    paths: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class BundleRow:
    """One line of the inbox."""

    import_id: int
    judged: Judged
    received_at: datetime
    can_undo: bool


@dataclass(frozen=True, slots=True)
class HeldRowLine:
    """A record of a merged bundle that waits."""

    table: str
    record_id: str
    reason: str


def as_json(judged: Iterable[Judged]) -> dict[str, Any]:
    """Return the answer of `merge --json`."""
    return {
        "bundles": [
            {
                "file": row.file,
                "status": row.status.value,
                "reason": row.reason,
                "new": row.counts.new,
                "changed": row.counts.changed,
                "conflicts": row.counts.conflicts,
            }
            for row in judged
        ]
    }


def list_bundles(session: Session, limit: int = 500) -> list[BundleRow]:
    """Return the lines of the inbox, newest first."""
    query = select(ImportLog).order_by(ImportLog.received_at.desc(), ImportLog.id.desc())
    return [
        BundleRow(entry.id, _from_log(entry), entry.received_at, can_undo(entry))
        for entry in session.scalars(query.limit(limit))
    ]


def list_held_rows(session: Session, import_id: int | None = None) -> list[HeldRowLine]:
    """Return the records that wait, of one bundle or of all."""
    query = select(HeldRow).order_by(HeldRow.id)
    if import_id is not None:
        query = query.where(HeldRow.import_id == import_id)
    return [
        HeldRowLine(row.table_name, row.record_id, row.reason) for row in session.scalars(query)
    ]


def can_undo(entry: ImportLog) -> bool:
    """Return whether a merge can be taken back."""
    return entry.status in (BundleStatus.MERGED, BundleStatus.GAP) and entry.at_seq > 0


def words_of(verdict: Verdict) -> str:
    """Return what became of a bundle as a sentence; empty when there is nothing to say."""
    if verdict.status is BundleStatus.DUPLICATE:
        return translate("Bundles", "Already merged. Nothing was changed.")
    if verdict.status is BundleStatus.GAP:
        return translate(
            "Bundles",
            "Merged, but an earlier bundle of this sender is missing. "
            "The next reply asks for what is missing.",
        )
    if verdict.status is BundleStatus.MERGED and verdict.counts.erased:
        return translate(
            "Bundles",
            "Merged. Records were erased for good; the kept bundles that held them are removed.",
        )
    if verdict.code == UNDONE:
        return translate("Bundles", "Taken back. It can be merged again.")
    return sentence(Refusal(verdict.code)) if verdict.code else ""


def _from_log(entry: ImportLog) -> Judged:
    known = json.loads(entry.stats)
    counts = Counts(**{name: known.get(name, 0) for name in Counts.__dataclass_fields__})
    verdict = Verdict(entry.status, entry.reason, counts, entry.id)
    waits = entry.reason in (Refusal.UNKNOWN_SENDER, Refusal.CHANGED_KEY) and entry.signer
    words = trust.check_words(trust.fingerprint(entry.recipient, entry.signer)) if waits else ()
    return Judged(
        entry.file_name, entry.status, entry.reason, words_of(verdict), entry.id,
        entry.sender_name, entry.number, entry.made_at, entry.share,
        trust.check_code(entry.digest) if entry.signer else "", words, counts,
    )  # fmt: skip
