"""Bundles on their way in: opened, trusted, judged, merged, or kept with a reason in words.

Public:
- `merge_files(store, paths, inbox, ...) -> list[Judged]`: files and folders, each bundle judged
  and merged in its own transaction; Stop keeps whole ones.
- `judge_files(store, paths, ...) -> list[Judged]`: the same as a rehearsal; nothing is kept.
- `merge_again(store, import_id, inbox, is_approved=...) -> Judged`: a bundle that was held.
- `list_bundles(session) -> list[BundleRow]`, newest first; `list_held_rows(session, import_id)`.
- `undo_merge(store, import_id)`; `make_reply(store, peer_id, ...) -> MadeBundle`.
- `as_json(judged)`: the shape that `merge --json` prints.

`status` is merged, duplicate, gap (merged, but an earlier bundle is missing), held (waits for a
person or an update) or rejected (wrong key, damaged, tampered); `reason` is a sentence.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import BackupReason, BundleStatus, Share
from peerdesk.errors import BundleError, NotFoundError, StorageError, UnreadableFileError
from peerdesk.i18n import translate
from peerdesk.models.history import Action
from peerdesk.models.stamping import stamp_of
from peerdesk.models.sync_state import ImportLog, Peer
from peerdesk.services import actions
from peerdesk.services.store import Store
from peerdesk.services.vaults import write_whole
from peerdesk.sync import bundle, carrying, export, judging, originals, trust
from peerdesk.sync.export import MadeBundle
from peerdesk.sync.inbox_lines import (
    BundleRow,
    HeldRowLine,
    Judged,
    as_json,
    can_undo,
    list_bundles,
    list_held_rows,
    words_of,
)
from peerdesk.sync.judging import Opened, Verdict
from peerdesk.sync.merge import Counts
from peerdesk.sync.refusals import Refusal, refuse

INBOX: Final = "inbox"
__all__ = (
    "INBOX", "BundleRow", "HeldRowLine", "Judged", "as_json", "judge_files", "list_bundles",
    "list_files", "list_held_rows", "make_reply", "merge_again", "merge_files", "undo_merge",
)  # fmt: skip


def merge_files(
    store: Store,
    paths: Iterable[Path],
    inbox: Path,
    *,
    is_approved: bool = False,
    progress: Callable[[int, int, str], bool] | None = None,
) -> list[Judged]:
    """Judge and merge files and folders of bundles; return one line each, in the order given.

    Args:
        store: The store of this vault.
        paths: Bundle files, or folders that hold some.
        inbox: Folder of the vault that keeps the originals.
        is_approved: A person has seen that a bundle changes much of a school, and wants it.
        progress: Called before each file with done, total, name; False stops.
    """
    with carrying.gathered(list_files(paths)) as found:
        files = list(found.whole)
        if files:
            store.protect(BackupReason.BEFORE_MERGE)
        judged = _merge_in_order(store, files, inbox, is_approved=is_approved, progress=progress)
    return judged + _broken(found)


def _merge_in_order(
    store: Store,
    files: Sequence[Path],
    inbox: Path,
    *,
    is_approved: bool,
    progress: Callable[[int, int, str], bool] | None,
) -> list[Judged]:
    order = sorted(range(len(files)), key=lambda at: (_age(store, files[at]), at))
    judged: dict[int, Judged] = {}
    for done, at in enumerate(order):
        if progress is not None and not progress(done, len(files), files[at].name):
            break
        judged[at] = _merge_file(store, files[at], inbox, is_approved=is_approved)
    return [judged[at] for at in sorted(judged)]


def judge_files(store: Store, paths: Iterable[Path]) -> list[Judged]:
    """Say what `merge_files` would do; nothing is kept."""
    with carrying.gathered(list_files(paths)) as found:
        judged = [
            replace(_rehearse(store, path), paths=files) for path, files in found.whole.items()
        ]
    return judged + _broken(found)


def _broken(found: carrying.Gathered) -> list[Judged]:
    return [replace(_refused(one.name, one.error), paths=one.files) for one in found.broken]


def _rehearse(store: Store, path: Path) -> Judged:
    try:
        opened = _open(store, path)
    except BundleError as error:
        return _refused(path.name, error)
    rehearse = partial(judging.judge, opened=opened, is_rehearsal=True)
    return _judged(path.name, opened, store.write(rehearse, "").value, None)


def list_files(paths: Iterable[Path]) -> list[Path]:
    """Return the bundle files among `paths`; a folder stands for the bundles it holds."""
    files: list[Path] = []
    for path in paths:
        inside = sorted(filter(carrying.is_carried, path.iterdir())) if path.is_dir() else [path]
        files += [file for file in inside if file not in files]
    return files


def merge_again(store: Store, import_id: int, inbox: Path, *, is_approved: bool = True) -> Judged:
    """Merge a bundle that waits in the inbox (approved by a person, or after an update).

    Raises:
        NotFoundError: If the line or its file is gone.
    """
    entry = store.read(lambda session: session.get(ImportLog, import_id))
    if entry is None or not (inbox / entry.stored_as).is_file():
        raise NotFoundError(kind="ImportLog", record_id=import_id)
    judged = _merge_file(store, inbox / entry.stored_as, inbox, is_approved=is_approved)
    return replace(judged, file=entry.file_name)


def undo_merge(store: Store, import_id: int) -> None:
    """Take a merge back: the file is as before, and the sender will send everything again.

    Raises:
        NotFoundError: If it was not merged, or taken back already.
        UndoRefusedError: If later work stands on it.
    """
    action_id = store.read(partial(_action_of, import_id=import_id))
    if action_id is None:
        raise NotFoundError(kind="ImportLog", record_id=import_id)
    store.undo(action_id)


def make_reply(
    store: Store, peer_id: str, *, outbox: Path, target: Path, is_full: bool = False
) -> MadeBundle:
    """Make the return bundle for a school: receipts, what became of its bundles, its rows.

    Raises:
        NotFoundError: If the school has sent nothing yet.
        StorageError: If it could not be written or does not read back.
    """

    def use_case(session: Session) -> export.Built:
        peer = session.get(Peer, peer_id)
        if peer is None or peer.site_id is None:
            raise NotFoundError(kind="Peer", record_id=peer_id)
        share = peer.share or Share.COUNTS
        report = _report(session, peer)
        full = is_full or peer.owes_full
        peer.owes_full = False
        now = stamp_of(session).now()
        stamp_of(session).kind = actions.GROUND
        return export.build(session, peer, share, now=now, is_full=full, report=report)

    built = store.write(use_case, translate("History", "Made a reply for a school")).value
    return export.deliver(built, outbox, target)


def _action_of(session: Session, import_id: int) -> int | None:
    entry = session.get(ImportLog, import_id)
    if entry is None or not can_undo(entry):
        return None
    return session.scalar(
        select(Action.id).where(
            Action.from_seq < entry.at_seq,
            Action.to_seq >= entry.at_seq,
            Action.undone_by_id.is_(None),
        )
    )


def _open(store: Store, path: Path) -> Opened:
    try:
        if path.stat().st_size > bundle.FILE_BYTES:
            raise refuse(Refusal.TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path=str(path), problem=error.strerror or "") from error
    return store.read(partial(judging.open_file, data=data))


def _age(store: Store, path: Path) -> tuple[str, int]:
    """Return sender and number, so that bundles of one sender are merged in their order."""
    try:
        opened = _open(store, path)
    except BundleError:
        return "", 0
    return opened.cover.replica, opened.cover.number


def _merge_file(store: Store, path: Path, inbox: Path, *, is_approved: bool) -> Judged:
    stored_as = _keep_original(path, inbox)
    try:
        opened = _open(store, path)
    except BundleError as error:
        refused = _refused(path.name, error)
        if refused.code == Refusal.NOT_A_BUNDLE:
            stored_as = _forget(inbox / stored_as)
        note = partial(
            judging.note_rejected, file_name=path.name, stored_as=stored_as, code=refused.code
        )
        label = translate("History", "Refused a bundle")
        return replace(refused, import_id=store.write(note, label).value)
    verdict = _merge_opened(store, opened, path.name, stored_as, is_approved=is_approved)
    for name in verdict.forgotten:
        (inbox / name).unlink(missing_ok=True)
    if verdict.counts.erased:
        originals.sweep(store, inbox, inbox.parent / export.OUTBOX)
        originals.keep_orders(store, inbox.parent)
    return _judged(path.name, opened, verdict, verdict.import_id)


def _forget(copy: Path) -> str:
    """Delete the copy of a file that is no bundle: it may be a list of names in the clear."""
    copy.unlink(missing_ok=True)
    return ""


def _merge_opened(
    store: Store, opened: Opened, file_name: str, stored_as: str, *, is_approved: bool
) -> Verdict:
    work = partial(
        judging.judge,
        opened=opened,
        file_name=file_name,
        stored_as=stored_as,
        is_approved=is_approved,
    )
    label = translate("History", "Merged bundle {number} of {school}").format(
        number=opened.cover.number, school=opened.cover.sender_name
    )
    return store.write(work, label).value


def _keep_original(path: Path, inbox: Path) -> str:
    """Copy the file into the inbox, named by its own hash; never modify it."""
    try:
        if path.stat().st_size > bundle.FILE_BYTES:
            return ""
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path=str(path), problem=error.strerror or "") from error
    name = hashlib.sha256(data).hexdigest()[:32] + bundle.SUFFIX
    try:
        if not (inbox / name).is_file():
            inbox.mkdir(parents=True, exist_ok=True)
            write_whole(inbox / name, data)
    except OSError as error:
        raise StorageError(path=str(inbox), problem=error.strerror or "") from error
    return name


def _refused(file_name: str, error: BundleError) -> Judged:
    return Judged(
        file_name,
        BundleStatus.REJECTED,
        code=str(error.fields.get("reason", "")),
        reason=error.sentence(),
    )


def _judged(file_name: str, opened: Opened, verdict: Verdict, import_id: int | None) -> Judged:
    cover = opened.cover
    waits = verdict.code in (Refusal.UNKNOWN_SENDER, Refusal.CHANGED_KEY)
    words = trust.check_words(trust.fingerprint(cover.recipient, cover.signer)) if waits else ()
    return Judged(
        file_name, verdict.status, verdict.code, words_of(verdict), import_id,
        cover.sender_name, cover.number, datetime.fromtimestamp(cover.made_ms / 1000, UTC),
        cover.share, trust.check_code(opened.digest), words, verdict.counts,
    )  # fmt: skip


def _report(session: Session, peer: Peer) -> Sequence[dict[str, Any]]:
    """Return what became of the school's newest bundles, for its own list."""
    entries = session.scalars(
        select(ImportLog)
        .where(ImportLog.peer_id == peer.id)
        .order_by(ImportLog.id.desc())
        .limit(20)
    )
    return [
        {
            "digest": entry.digest,
            "no": entry.number,
            "status": entry.status.value,
            "reason": entry.reason,
            **{
                name: value
                for name, value in json.loads(entry.stats).items()
                if name in Counts.__dataclass_fields__
            },
        }
        for entry in entries
    ]
