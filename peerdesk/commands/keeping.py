"""Commands about a vault as a whole: new, check, undo, export."""

from argparse import Namespace

from peerdesk.commands.console import Console, read_passphrase
from peerdesk.commands.vaults import opened
from peerdesk.enums import Paper, VaultRole
from peerdesk.errors import DamagedFileError
from peerdesk.i18n import translate
from peerdesk.services.export_all import export_everything
from peerdesk.services.integrity import find_problems
from peerdesk.services.vaults import SetUp, create_vault


def new(options: Namespace, console: Console) -> int:
    """Make a vault and show its recovery code once."""
    passphrase = read_passphrase(options.passphrase_file, is_new=True)
    set_up = SetUp(VaultRole(options.role), options.name, Paper(options.paper))
    made = create_vault(options.vault, passphrase, set_up)
    made.opened.close()
    console.say(translate("Commands", "Made the vault {folder}.").format(folder=options.vault))
    console.say(
        translate(
            "Commands", "Recovery code: {code}\nWrite it down now: it is not shown again."
        ).format(code=made.recovery_code)
    )
    console.show({"vault": str(options.vault), "recovery_code": made.recovery_code})
    return 0


def check(options: Namespace, console: Console) -> int:
    """Look for damage; status 1 if there is any."""
    try:
        with opened(options) as vault:
            problems = vault.store.read(lambda session: find_problems(session, options.vault))
    except DamagedFileError as error:
        console.show({"ok": False, "problems": [error.sentence()]})
        raise
    console.show({"ok": not problems, "problems": problems})
    for problem in problems:
        console.say(problem)
    if problems:
        console.refuse(
            translate("Commands", "{count} problems. Restore the newest backup.").format(
                count=len(problems)
            )
        )
        return 1
    console.say(translate("Commands", "No problems."))
    return 0


def undo(options: Namespace, console: Console) -> int:
    """Take back the last action."""
    with opened(options) as vault:
        undone = vault.store.undo()
    console.say(undone.label)
    console.show({"undone": undone.label})
    return 0


def export(options: Namespace, console: Console) -> int:
    """Write everything as CSV files."""
    with opened(options) as vault:
        tables = vault.store.read(lambda session: export_everything(session, options.out))
    console.say(
        translate("Commands", "Wrote {count} files to {folder}. They are not encrypted.").format(
            count=len(tables), folder=options.out
        )
    )
    console.show({"folder": str(options.out), "tables": {t.file_name: t.rows for t in tables}})
    return 0
