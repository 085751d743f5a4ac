"""The command print."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from peerdesk import clock
from peerdesk.commands.console import Console
from peerdesk.commands.vaults import opened
from peerdesk.enums import Paper, VaultRole
from peerdesk.errors import StorageError
from peerdesk.i18n import translate
from peerdesk.reports.batch import Order, record_print
from peerdesk.reports.catalog import Preview, day_to_print, preview, title_of
from peerdesk.services.store import Store
from peerdesk.services.vaults import write_whole


def make_print(options: Namespace, console: Console) -> int:
    """Make one print as a PDF."""
    with opened(options, VaultRole.SCHOOL) as vault:
        day = options.date or day_to_print(clock.today(), clock.now().astimezone().hour)
        paper = Paper(options.paper) if options.paper else vault.info.paper
        language = options.language or vault.info.language
        made = print_to(vault.store, options.what, options.out, day, paper, language)
    for notice in made.notices:
        console.say(notice)
    path = path_of(made, options.out)
    console.say(translate("Commands", "Printed: {path}").format(path=path))
    console.show({"file": str(path), "withheld": made.withheld, "notices": list(made.notices)})
    return 0


def print_to(store: Store, key: str, out: Path, day: date, paper: Paper, language: str) -> Preview:
    """Write the PDF of a print to a file or into a folder, and keep what it settled.

    Raises:
        PrintNotReadyError: If something it needs is missing.
        StorageError: If it cannot be written.
    """

    def use_case(session: Session) -> Preview:
        made = preview(session, key, {"date": day}, paper, language)
        order = Order((key,), made.options, paper, language)
        record_print(session, order, made.pdf, printer="", is_out=True)
        return made

    label = translate("Commands", "Printed: {title}").format(title=title_of(key))
    made = store.write(use_case, label).value
    path = path_of(made, out)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, made.pdf)
    except OSError as error:
        raise StorageError(path=str(path), problem=error.strerror or "") from error
    return made


def path_of(made: Preview, out: Path) -> Path:
    """Return where the PDF lies: `out`, or a file of its own name in the folder `out`."""
    return out / made.file_name if out.is_dir() else out
