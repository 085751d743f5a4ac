"""Commands that keep copies: backup, restore."""

from argparse import Namespace
from typing import Any

from peerdesk import clock
from peerdesk.commands.console import Console, read_passphrase
from peerdesk.commands.vaults import opened
from peerdesk.i18n import translate
from peerdesk.services.backups.making import BackupRow, make_backup
from peerdesk.services.backups.restoring import Preview, look_into, restore_backup
from peerdesk.services.backups.schedule import copy_to


def backup(options: Namespace, console: Console) -> int:
    """Back a vault up into its own folder or another one, read back and compared."""
    with opened(options) as vault:
        console.progress(translate("Commands", "Backing up ..."))
        if options.to is None:
            row = make_backup(vault.store, options.vault, clock.now())
        else:
            row = copy_to(vault.store, options.vault, options.to, clock.now())
        console.end_progress()
    console.say(translate("Commands", "Backed up and read back: {path}").format(path=row.path))
    console.show(_as_json(row))
    return 0


def restore(options: Namespace, console: Console) -> int:
    """Show what a backup holds and, unless only a look is wanted, put it in place."""
    passphrase = read_passphrase(options.passphrase_file)
    if options.dry_run:
        preview = look_into(options.backup, passphrase, options.vault)
        console.say(_words(preview))
        console.show({"restored": False, **_preview_json(preview)})
        return 0
    console.progress(translate("Commands", "Restoring ..."))
    restored = restore_backup(options.backup, passphrase, options.vault, clock.now())
    console.end_progress()
    console.say(_words(restored.preview))
    console.say(translate("Commands", "Restored to {folder}.").format(folder=options.vault))
    if restored.set_aside is not None:
        text = translate("Commands", "The file of before is kept in {folder}.")
        console.say(text.format(folder=restored.set_aside))
    aside = None if restored.set_aside is None else str(restored.set_aside)
    console.show({"restored": True, **_preview_json(restored.preview), "set_aside": aside})
    return 0


def _words(preview: Preview) -> str:
    return translate(
        "Commands",
        "{school}, backed up {when}: {students} students, {pairs} active pairs, "
        "{sessions} session logs.",
    ).format(
        school=preview.school_name,
        when=preview.backup.made_at.astimezone().strftime("%Y-%m-%d %H:%M"),
        students=preview.students,
        pairs=preview.pairs,
        sessions=preview.sessions,
    )


def _preview_json(preview: Preview) -> dict[str, Any]:
    return {
        **_as_json(preview.backup),
        "school": preview.school_name,
        "changed_at": preview.changed_at,
        "students": preview.students,
        "pairs": preview.pairs,
        "sessions": preview.sessions,
    }


def _as_json(row: BackupRow) -> dict[str, Any]:
    return {
        "backup": str(row.path),
        "made_at": row.made_at.isoformat(),
        "reason": row.reason.value,
        "bytes": row.size_bytes,
    }
