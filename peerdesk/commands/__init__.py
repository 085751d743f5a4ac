"""The product without a window: every command calls the same services as the pages.

Exit status: 0 done, 1 refused with a sentence on standard error, 2 wrong usage. Each command
loads what it needs when it runs.
"""

import importlib
import os
import sys
import traceback
from argparse import Namespace
from pathlib import Path
from typing import Final

from peerdesk.commands.console import Console
from peerdesk.errors import PeerDeskError
from peerdesk.i18n import translate

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
    try:
        command = getattr(importlib.import_module(f"peerdesk.commands.{module}"), function)
        return int(command(options, console))
    except PeerDeskError as error:
        sentence = error.sentence()
    except BrokenPipeError:  # whoever read the answer has heard enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except KeyboardInterrupt:
        sentence = translate("Commands", "Stopped. What was not finished is as it was before.")
    except Exception as error:  # noqa: BLE001 - a message or a value may hold a name of a child
        sentence = _mistake(error)
    console.end_progress()
    console.refuse(sentence)
    return REFUSED


def _mistake(error: Exception) -> str:
    """Return what a person can pass on about a defect: what failed where, no value, no message."""
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(frames))
    return translate(
        "Commands",
        "PeerDesk made a mistake. What was saved before is safe. "
        "Report this line, it holds no names: {kind} at {where}",
    ).format(kind=type(error).__name__, where=where)
