"""Commands between schools and their district: invite, join, bundle, merge, reply."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from peerdesk import clock
from peerdesk.commands.console import Console
from peerdesk.commands.vaults import opened
from peerdesk.enums import BundleStatus, Share, VaultRole
from peerdesk.errors import NotAllowedError, StorageError, UnreadableFileError
from peerdesk.i18n import translate
from peerdesk.services.store import Store
from peerdesk.services.vaults import OpenVault, write_whole
from peerdesk.sync.carrying import carry_words, send_again
from peerdesk.sync.export import OUTBOX, MadeBundle, list_exports, make_bundle
from peerdesk.sync.inbox import INBOX, Judged, as_json, make_reply, merge_files
from peerdesk.sync.join import (
    create_invite,
    current_district,
    join_district,
    list_schools,
    record_basis,
)


def invite(options: Namespace, console: Console) -> int:
    """Make the file that lets one school join the district."""
    with opened(options, VaultRole.DISTRICT) as vault:
        path, words = make_invite(vault.store, options.school, options.out)
    console.say(translate("Commands", "Invite: {path}").format(path=path))
    console.say(
        translate("Commands", "The school must see these words: {words}").format(
            words=" ".join(words)
        )
    )
    console.show({"invite": str(path), "words": list(words)})
    return 0


def make_invite(store: Store, school: str, out: Path) -> tuple[Path, tuple[str, ...]]:
    """Write an invite for `school` to a file or into a folder; return its path and words."""
    label = translate("Commands", "Invited a school")
    made = store.write(lambda session: create_invite(session, school), label).value
    path = out / made.file_name if out.is_dir() else out
    try:
        write_whole(path, made.data)
    except OSError as error:
        raise StorageError(path=str(path), problem=error.strerror or "") from error
    return path, made.words


def join(options: Namespace, console: Console) -> int:
    """Join a district by its invite file."""
    data = read_file(options.invite)
    with opened(options, VaultRole.SCHOOL) as vault:
        label = translate("Commands", "Joined a district")
        district = vault.store.write(lambda session: join_district(session, data), label).value
    console.say(
        translate("Commands", "Joined {name}. Compare these words by phone: {words}").format(
            name=district.name, words=" ".join(district.words)
        )
    )
    console.show({"district": district.name, "words": list(district.words)})
    return 0


def read_file(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        UnreadableFileError: If it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path=str(path), problem=error.strerror or "") from error


def bundle(options: Namespace, console: Console) -> int:
    """Make a bundle for the district, or copy the last one again."""
    if options.again:
        return _again(options, console)
    with opened(options, VaultRole.SCHOOL) as vault:
        share = _share(vault.store, options.share)
        if options.basis is not None:
            _record_basis(vault.store, options.basis)
        console.progress(translate("Commands", "Making the bundle ..."))
        made = make_bundle(
            vault.store,
            share=share,
            outbox=vault.info.folder / OUTBOX,
            target=vault.info.folder / OUTBOX if options.text else options.out,
            today=clock.today(),
        )
        if options.text:
            texts = send_again(made.path.parent, made.path.name, options.out, as_text=True)
            made = replace(made, files=tuple(texts))
        console.end_progress()
    report_bundle(made, console)
    return 0


def _again(options: Namespace, console: Console) -> int:
    with opened(options, VaultRole.SCHOOL) as vault:
        made = vault.store.read(list_exports)
        if not made:
            raise NotAllowedError(translate("Commands", "No bundle was made yet."))
        outbox, name = vault.info.folder / OUTBOX, made[0].file_name
        written = send_again(outbox, name, options.out, as_text=options.text)
    for path in written:
        console.say(translate("Commands", "The same bundle again: {path}").format(path=path))
    if words := carry_words(written):
        console.say(words)
    parts = [str(path) for path in written]
    console.show({"bundle": parts[0], "parts": parts, "number": made[0].number})
    return 0


def _record_basis(store: Store, text: str) -> None:
    label = translate("Commands", "Wrote down why names may go")
    store.write(partial(record_basis, text=text, by=store.who.slot), label)


def _share(store: Store, wanted: str | None) -> Share:
    """Return the level asked for, else the one chosen last, else the lowest."""
    if wanted is not None:
        return Share(wanted)
    district = store.read(current_district)
    return district.share if district is not None and district.share else Share.COUNTS


def report_bundle(made: MadeBundle, console: Console) -> None:
    """Say where a bundle lies and what it holds."""
    console.say(
        translate(
            "Commands", "Bundle {number}: {path}\n{rows} records, {size} bytes, code {code}."
        ).format(
            number=made.number,
            path=made.path,
            rows=made.rows,
            size=made.size_bytes,
            code=made.check_code,
        )
    )
    if words := carry_words(made.files):
        console.say(words)
    console.show(
        {
            "bundle": str(made.path),
            "parts": [str(path) for path in made.files],
            "number": made.number,
            "rows": made.rows,
            "bytes": made.size_bytes,
            "share": made.share.value,
            "full": made.is_full,
            "check_code": made.check_code,
        }
    )


def merge(options: Namespace, console: Console) -> int:
    """Merge bundles; status 1 if one of them was refused."""
    with opened(options) as vault:
        judged = merge_all(vault, options.files, console)
    console.show(as_json(judged))
    for row in judged:
        console.say(_line(row))
    refused = [row for row in judged if row.status is BundleStatus.REJECTED]
    for row in refused:
        console.refuse(f"{row.file}: {row.reason}")
    return 1 if refused else 0


def merge_all(vault: OpenVault, files: Sequence[Path], console: Console) -> list[Judged]:
    """Merge files and folders of bundles, with progress.

    Raises:
        NotAllowedError: If there is no bundle among them.
    """

    def progress(done: int, total: int, name: str) -> bool:
        step = translate("Commands", "Merging {done} of {total}: {name}")
        console.progress(step.format(done=done + 1, total=total, name=name))
        return True

    judged = merge_files(vault.store, files, vault.info.folder / INBOX, progress=progress)
    console.end_progress()
    if not judged:
        raise NotAllowedError(translate("Commands", "There is no bundle in this folder."))
    return judged


def _line(row: Judged) -> str:
    words = {
        BundleStatus.MERGED: translate("Commands", "merged"),
        BundleStatus.DUPLICATE: translate("Commands", "already merged"),
        BundleStatus.GAP: translate("Commands", "merged, an earlier one is missing"),
        BundleStatus.HELD: translate("Commands", "waits for a decision"),
        BundleStatus.REJECTED: translate("Commands", "refused"),
    }
    counts = translate("Commands", "{new} new, {changed} changed, {conflicts} conflicts").format(
        new=row.counts.new, changed=row.counts.changed, conflicts=row.counts.conflicts
    )
    return f"{row.file}: {words[row.status]} ({counts}) {row.reason}".rstrip()


def reply(options: Namespace, console: Console) -> int:
    """Make the return bundle for a school."""
    with opened(options, VaultRole.DISTRICT) as vault:
        made = make_reply(
            vault.store,
            peer_of(vault.store, options.school),
            outbox=vault.info.folder / OUTBOX,
            target=options.out,
        )
    report_bundle(made, console)
    return 0


def peer_of(store: Store, school: str) -> str:
    """Return the id of the school known by this name or code.

    Raises:
        NotAllowedError: With the names that are known.
    """
    rows = store.read(list_schools)
    wanted = school.strip().casefold()
    for row in rows:
        if wanted in {row.name.casefold(), row.code.casefold(), row.peer_id}:
            return row.peer_id
    names = ", ".join(row.name for row in rows) or translate("Commands", "none yet")
    raise NotAllowedError(
        translate("Commands", "No school is called {school}. Known: {names}.").format(
            school=school, names=names
        )
    )
