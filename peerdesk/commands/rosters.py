"""The command import-roster."""

from argparse import Namespace

from peerdesk import clock
from peerdesk.commands.console import Console
from peerdesk.commands.vaults import opened
from peerdesk.enums import VaultRole
from peerdesk.i18n import translate
from peerdesk.services.roster.apply import write_plan
from peerdesk.services.roster.memory import remembered_columns
from peerdesk.services.roster.plan import Plan, plan_import
from peerdesk.services.roster.rows import Choices
from peerdesk.services.roster.source import build_roster, open_path


def import_roster(options: Namespace, console: Console) -> int:
    """Bring in a roster; with --dry-run only say what would happen."""
    today = clock.today()
    with opened(options, VaultRole.SCHOOL) as vault:
        source = open_path(options.file, vault.store.read(remembered_columns))
        roster = build_roster(source, Choices(school=options.school), today)
        console.progress(translate("Commands", "Comparing ..."))
        plan = vault.store.read(lambda session: plan_import(session, roster, today))
        console.end_progress()
        if not options.dry_run:
            label = translate("Commands", "Imported a roster: {count} new students").format(
                count=len(plan.new)
            )
            vault.store.write(
                lambda session: write_plan(session, plan_import(session, roster, today)), label
            )
    _report(console, plan, is_rehearsal=options.dry_run)
    return 0


def _report(console: Console, plan: Plan, *, is_rehearsal: bool) -> None:
    console.show(plan.counts())
    for problem in plan.problems:
        console.say(
            translate("Commands", "Row {row}: {message}").format(
                row=problem.row, message=problem.message
            )
        )
    for note in plan.notes:
        console.say(note)
    summary = translate(
        "Commands", "New {new}, changed {changed}, left {left}, same {same}, problems {problems}."
    )
    counts = plan.counts()
    console.say(summary.format(**counts | {"problems": len(plan.problems)}))
    if is_rehearsal:
        console.say(translate("Commands", "Nothing was written."))
