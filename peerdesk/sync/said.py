"""What the district said about the school's bundles, from its newest replies.

Public: `list_said`, `Said`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import BundleStatus
from peerdesk.i18n import translate
from peerdesk.models.sync_state import ExportLog, ImportLog, Peer
from peerdesk.services.unmerge import UNDONE
from peerdesk.sync.refusals import Refusal, sentence


@dataclass(frozen=True, slots=True)
class Said:
    """What became of one of our bundles at the district.

    Attributes:
        held: Records that wait there (for another record, or since they are not this school's).
        conflicts: Cells both sides had changed; one value is in force, the other is kept.
        words: What a person should know, as a sentence; empty when all is well.
    """

    number: int
    file_name: str
    status: BundleStatus
    held: int
    conflicts: int
    words: str


def list_said(session: Session) -> list[Said]:
    """Return what the newest reply says of each bundle with something to know, newest first."""
    stats = session.scalar(
        select(ImportLog.stats)
        .join(Peer, Peer.id == ImportLog.peer_id)
        .where(Peer.is_district, ImportLog.is_genuine)
        .where(ImportLog.status.in_((BundleStatus.MERGED, BundleStatus.GAP)))
        .order_by(ImportLog.number.desc(), ImportLog.id.desc())
        .limit(1)
    )
    made = {row.digest: row.file_name for row in session.scalars(select(ExportLog))}
    report = json.loads(stats).get("report", []) if stats else []
    return [said for said in _read(report, made) if said.words]


def _read(report: list[dict[str, Any]], made: dict[str, str]) -> Iterator[Said]:
    for entry in report:
        name = made.get(str(entry.get("digest")))
        status = str(entry.get("status"))
        if name is None or status not in set(BundleStatus):
            continue
        held, conflicts = _count(entry, "held"), _count(entry, "conflicts")
        words = _words(BundleStatus(status), str(entry.get("reason", "")), held, conflicts)
        yield Said(_count(entry, "no"), name, BundleStatus(status), held, conflicts, words)


def _count(entry: dict[str, Any], name: str) -> int:
    value = entry.get(name)
    return value if isinstance(value, int) else 0


def _words(status: BundleStatus, reason: str, held: int, conflicts: int) -> str:
    if reason == UNDONE:
        return translate("Bundles", "The district took it back.")
    if reason in set(Refusal):
        return sentence(Refusal(reason))
    parts = []
    if status is BundleStatus.GAP:
        parts.append(translate("Bundles", "An earlier bundle is missing there."))
    if held:
        parts.append(translate("Bundles", "Records that wait there: {count}.").format(count=held))
    if conflicts:
        text = translate("Bundles", "Changed on both sides: {count}.")
        parts.append(text.format(count=conflicts))
    return " ".join(parts)
