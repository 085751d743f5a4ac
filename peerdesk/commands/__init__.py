"""The product without a window: every command calls the same services as the pages.

Exit status: 0 done, 1 refused with a sentence on standard error, 2 wrong usage. Each command
loads what it needs when it runs.
"""

import importlib
from argparse import Namespace
from typing import Final

from peerdesk.commands.console import Console
from peerdesk.errors import PeerDeskError

DONE: Final = 0
REFUSED: Final = 1

_WHERE: Final = {
    "new": "keeping.new",
    "check": "keeping.check",
    "undo": "keeping.undo",
    "export": "keeping.export",
    "erase": "erasing.erase",
    "backup": "backups.backup",
    "restore": "backups.restore",
    "import-roster": "rosters.import_roster",
    "match": "daily.match",
    "rota": "daily.rota",
    "print": "printing.make_print",
    "invite": "exchange.invite",
    "join": "exchange.join",
    "bundle": "exchange.bundle",
    "merge": "exchange.merge",
    "reply": "exchange.reply",
    "demo": "demo.demo",
}


def run(options: Namespace) -> int:
    """Run the command of `options` and return its exit status."""
    console = Console(as_json=options.json)
    module, function = _WHERE[options.command].split(".")
    command = getattr(importlib.import_module(f"peerdesk.commands.{module}"), function)
    try:
        return int(command(options, console))
    except PeerDeskError as error:
        console.end_progress()
        console.refuse(error.sentence())
        return REFUSED
