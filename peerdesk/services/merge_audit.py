"""The record of merges: one line for each bundle that came, chained by hashes (C7).

A line is written in the transaction of the merge, of its undo, or of the refusal. It holds the
digest of the bundle (which stands for every row in it), what became of it, the counts, and a
hash of the cells that were changed here. Each line carries the hash of the line before it, so
that a line that was changed, taken out or moved is noticed by `find_breaks`. Nothing in it is
about a child: no value is in a line, only the hash of all of them.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models.base import instant_text
from peerdesk.models.stamping import CellChange, canonical_json, stamp_of
from peerdesk.models.sync_state import ImportLog, MergeAudit
from peerdesk.services.rights import WHO, Who

BEGINNING: Final = "0" * 64
"""What the first line names as the hash before it."""

_GUARDS: Final = frozenset({"keep_merge_audit_update", "keep_merge_audit_delete"})


def append(session: Session, entry: ImportLog, cells: Sequence[CellChange] = ()) -> None:
    """Add what became of a bundle; nothing if the last line of that bundle says the same.

    Args:
        session: A writing session.
        entry: The bundle's line of the inbox, as it is now.
        cells: What the merge changed here.
    """
    known = session.scalar(
        select(MergeAudit)
        .where(MergeAudit.digest == entry.digest)
        .order_by(MergeAudit.number.desc())
        .limit(1)
    )
    if known is not None and _says(known) == _says(entry):
        return
    last = session.scalar(select(MergeAudit).order_by(MergeAudit.number.desc()).limit(1))
    who = session.info.get(WHO)
    line = MergeAudit(
        number=last.number + 1 if last else 1,
        at=stamp_of(session).now(),
        operator=who.slot if isinstance(who, Who) else "",
        digest=entry.digest,
        sender_id=entry.sender_id,
        status=entry.status.value,
        reason=entry.reason,
        stats=entry.stats,
        cells=len(cells),
        cells_sha=_hash_cells(cells),
        previous=last.sha if last else BEGINNING,
        sha="",
    )
    line.sha = _hash(line)
    session.add(line)
    session.flush()


def find_breaks(session: Session) -> Iterator[str]:
    """Yield in a sentence each where the record of merges is not what was written."""
    expected, previous = 1, BEGINNING
    for line in session.scalars(select(MergeAudit).order_by(MergeAudit.number)):
        if line.number != expected:
            yield translate(
                "Check", "The record of merges lacks the lines {first} to {last}."
            ).format(first=expected, last=line.number - 1)
        elif line.previous != previous:
            yield translate(
                "Check", "Line {number} of the record of merges does not follow the one before it."
            ).format(number=line.number)
        if line.sha != _hash(line):
            yield translate("Check", "Line {number} of the record of merges was changed.").format(
                number=line.number
            )
        expected, previous = line.number + 1, line.sha
    yield from _unlike_inbox(session)


def find_lost_guards(triggers: Iterable[str]) -> Iterator[str]:
    """Yield a sentence if something removed what keeps the record from being changed."""
    if not set(triggers) >= _GUARDS:
        yield translate("Check", "The record of merges lost its guard.")


def _unlike_inbox(session: Session) -> Iterator[str]:
    """Compare the last line of each bundle with what the inbox says of it."""
    newest = select(func.max(MergeAudit.number)).group_by(MergeAudit.digest)
    lines = {
        line.digest: line
        for line in session.scalars(select(MergeAudit).where(MergeAudit.number.in_(newest)))
    }
    for entry in session.scalars(select(ImportLog).order_by(ImportLog.id)):
        line = lines.pop(entry.digest, None)
        if line is None:
            yield translate(
                "Check", "The record of merges has no line for entry {entry} of the inbox."
            ).format(entry=entry.id)
        elif _says(line) != _says(entry):
            yield translate(
                "Check", "Entry {entry} of the inbox differs from the record of merges."
            ).format(entry=entry.id)
    for line in lines.values():
        yield translate(
            "Check", "The inbox lacks the bundle of line {number} of the record of merges."
        ).format(number=line.number)


def _says(line: MergeAudit | ImportLog) -> tuple[str, str, str, str]:
    return line.sender_id, str(line.status), line.reason, line.stats


def _hash_cells(cells: Sequence[CellChange]) -> str:
    digest = hashlib.sha256()
    for cell in cells:
        row = [cell.table, cell.record_id, cell.column, cell.before, cell.after]
        digest.update(canonical_json(row).encode() + b"\n")
    return digest.hexdigest()


def _hash(line: MergeAudit) -> str:
    values: list[Any] = [
        line.number, instant_text(line.at), line.operator, line.digest, line.sender_id,
        line.status, line.reason, line.stats, line.cells, line.cells_sha, line.previous,
    ]  # fmt: skip
    return hashlib.sha256(canonical_json(values).encode()).hexdigest()
