"""Parse the command line, then open the window or run a command."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType


def main(arguments: Sequence[str] | None = None) -> int:
    """Run PeerDesk and return its exit status."""
    _speak_utf8()
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        return int(load_window().run())
    try:
        return _obey(given)
    except KeyboardInterrupt:
        return 1


def _obey(given: Sequence[str]) -> int:
    from peerdesk.commands.parser import build_parser  # noqa: PLC0415 - a click gives no words

    options = build_parser().parse_args(given)
    if options.command is None:
        return int(load_window().run(sample=options.sample))
    from peerdesk import commands  # noqa: PLC0415 - the window needs none of them

    return commands.run(options)


def load_window() -> ModuleType:
    """Import `peerdesk.app`, which commands do not need, in the order that takes least time.

    Qt for Python reads the source of every module that is imported after it, so the database comes
    first. What an import makes stays: looking for garbage among it, now or later, finds nothing.
    """
    gc.disable()
    try:
        import_module("peerdesk.models.database")
        return import_module("peerdesk.app")
    finally:
        gc.freeze()
        gc.enable()


def _speak_utf8() -> None:
    """Write names right on a Windows console, too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
