"""Parse the command line, then open the window or run a command."""

import sys
from collections.abc import Sequence

from peerdesk.commands.parser import build_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run PeerDesk and return its exit status."""
    _speak_utf8()
    options = build_parser().parse_args(arguments)
    if options.command is None:
        from peerdesk import app  # noqa: PLC0415 - commands need no Qt

        return app.run(sample=options.sample)
    from peerdesk import commands  # noqa: PLC0415 - the window needs none of them

    return commands.run(options)


def _speak_utf8() -> None:
    """Write names right on a Windows console, too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
