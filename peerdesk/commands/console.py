"""What a command reads from and writes to: a person at a terminal, or another program."""

import getpass
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from peerdesk.errors import InvalidValueError, UnreadableFileError
from peerdesk.i18n import translate


@dataclass(frozen=True, slots=True)
class Console:
    """The way a command talks.

    Attributes:
        as_json: One JSON value on `out` and no sentences there.
        out: For results.
        err: For progress and refusals.
    """

    as_json: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def say(self, sentence: str) -> None:
        """Tell a person; silent when another program listens."""
        if not self.as_json:
            self.out.write(sentence + "\n")

    def show(self, value: Mapping[str, Any]) -> None:
        """Give another program the result; silent when a person listens."""
        if self.as_json:
            json.dump(value, self.out, ensure_ascii=False, indent=2, default=str)
            self.out.write("\n")

    def refuse(self, sentence: str) -> None:
        """Say why something was not done."""
        self.err.write(sentence + "\n")

    def progress(self, step: str) -> None:
        """Show on a terminal what is being done; the next step replaces the line."""
        if self.err.isatty():
            self.err.write(f"\r\x1b[K{step}")
            self.err.flush()

    def end_progress(self) -> None:
        """Clear the progress line."""
        if self.err.isatty():
            self.err.write("\r\x1b[K")
            self.err.flush()


def read_passphrase(file: Path | None, *, is_new: bool = False) -> str:
    """Return the passphrase: the first line of `file`, or what a person types.

    Args:
        file: Where it stands; "-" is standard input; None asks on the terminal.
        is_new: Ask twice, since a slip would lock everybody out.

    Raises:
        InvalidValueError: If nobody is there to type it, or the two do not agree.
        UnreadableFileError: If the file cannot be read or has no passphrase in it.
    """
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise InvalidValueError(
            "passphrase",
            translate("Commands", "Give the passphrase with --passphrase-file, or use a terminal."),
        )
    first = getpass.getpass(translate("Commands", "Passphrase: "))
    if is_new and getpass.getpass(translate("Commands", "The same again: ")) != first:
        raise InvalidValueError(
            "passphrase", translate("Commands", "The two are not the same. Try again.")
        )
    return first


def _first_line(file: Path) -> str:
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problem = getattr(error, "strerror", None) or translate("Commands", "it is not plain text")
        raise UnreadableFileError(path=str(file), problem=problem) from error
    first = next(iter(text.splitlines()), "")
    if not first:
        problem = translate("Commands", "no passphrase stands in its first line")
        raise UnreadableFileError(path=str(file), problem=problem)
    return first
