"""The command line: names, options and their explanations. Nothing is loaded for it."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from peerdesk import __version__
from peerdesk.enums import Paper, Share, VaultRole
from peerdesk.i18n import translate

_Commands = argparse._SubParsersAction  # noqa: SLF001 - the only name argparse has for it
PRINT_KEYS: Final = (
    "bench-sheet", "bench-clipboard", "duty-poster", "pairing-list",
    "team-roster-public", "team-roster-staff", "session-form",
)  # fmt: skip
"""The prints of the main job, which `demo` makes."""


_MOST_SCHOOLS: Final = 50


class _Prints:
    """The keys of all prints; the catalogue is only loaded when one is asked for."""

    def __iter__(self) -> Iterator[str]:
        from peerdesk.reports.catalog import list_prints  # noqa: PLC0415 - most commands need none

        return (entry.key for entry in list_prints())

    def __contains__(self, key: object) -> bool:
        return key in set(self)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="peerdesk",
        description=translate(
            "Commands",
            "The offline desk for a school's peer support program. "
            "Without a command, the window opens.",
        ),
    )
    parser.add_argument("--version", action="version", version=f"PeerDesk {__version__}")
    parser.add_argument(
        "--sample", action="store_true", help=translate("Commands", "open the sample school")
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (_add_demo, _add_vault_and_roster, _add_daily, _add_exchange, _add_keeping):
        add(commands)
    return parser


def _add_demo(commands: "_Commands[argparse.ArgumentParser]") -> None:
    demo = _command(
        commands,
        "demo",
        translate("Commands", "do the whole main job on a sample or given roster"),
        needs_vault=False,
    )
    demo.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="DIR",
        help=translate("Commands", "a new folder for all results"),
    )
    demo.add_argument(
        "--roster",
        type=Path,
        metavar="FILE",
        help=translate("Commands", "a roster of your own, instead of the sample"),
    )
    demo.add_argument(
        "--schools",
        type=_count,
        default=1,
        metavar="N",
        help=translate("Commands", "how many schools send to the district (1)"),
    )


def _add_vault_and_roster(commands: "_Commands[argparse.ArgumentParser]") -> None:
    new = _command(commands, "new", translate("Commands", "make a vault"))
    new.add_argument(
        "--role",
        required=True,
        choices=[role.value for role in VaultRole],
        help=translate("Commands", "whose desk it is"),
    )
    new.add_argument(
        "--name", required=True, help=translate("Commands", "name of the school or the office")
    )
    new.add_argument(
        "--paper",
        choices=[paper.value for paper in Paper],
        default=Paper.LETTER,
        help=translate("Commands", "paper of the prints (letter)"),
    )
    roster = _command(
        commands, "import-roster", translate("Commands", "bring in a roster from a file")
    )
    roster.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=translate("Commands", "CSV, text with tabs, Excel (.xlsx) or a OneRoster zip"),
    )
    roster.add_argument(
        "--school",
        metavar="ID|NAME",
        help=translate("Commands", "which school of a file that holds several"),
    )
    roster.add_argument("--dry-run", action="store_true", help=_only_says())


def _add_daily(commands: "_Commands[argparse.ArgumentParser]") -> None:
    match = _command(commands, "match", translate("Commands", "find a helper for every buddy"))
    match.add_argument(
        "--accept", action="store_true", help=translate("Commands", "make pairs of the draft")
    )
    rota = _command(commands, "rota", translate("Commands", "fill a week of bench duty"))
    rota.add_argument(
        "--week",
        type=_day,
        required=True,
        metavar="YYYY-MM-DD",
        help=translate("Commands", "any day of the week to fill"),
    )
    paper = _command(commands, "print", translate("Commands", "make a print as a PDF"))
    paper.add_argument("what", choices=_Prints(), metavar="WHAT", help="%(choices)s")
    paper.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FILE",
        help=translate("Commands", "the PDF, or a folder for it"),
    )
    paper.add_argument(
        "--paper",
        choices=[paper.value for paper in Paper],
        help=translate("Commands", "another paper than the vault's"),
    )
    paper.add_argument(
        "--date",
        type=_day,
        metavar="YYYY-MM-DD",
        help=translate("Commands", "the day, or a day of the week, it is for"),
    )
    paper.add_argument(
        "--language",
        choices=["en", "es"],
        help=translate("Commands", "another language than the vault's"),
    )


def _add_exchange(commands: "_Commands[argparse.ArgumentParser]") -> None:
    for name, explanation in (
        ("invite", translate("Commands", "make the file that lets a school join the district")),
        ("reply", translate("Commands", "make the return bundle for a school")),
    ):
        to_school = _command(commands, name, explanation)
        to_school.add_argument(
            "--school",
            required=True,
            metavar="NAME",
            help=translate("Commands", "name of the school"),
        )
        to_school.add_argument(
            "--out", type=Path, required=True, metavar="FILE", help=_file_or_folder()
        )
    join = _command(commands, "join", translate("Commands", "join a district by its invite file"))
    join.add_argument(
        "invite",
        type=Path,
        metavar="INVITE",
        help=translate("Commands", "the file from the district"),
    )
    _add_bundle(commands)
    merge = _command(
        commands, "merge", translate("Commands", "merge bundles from files or folders")
    )
    merge.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE|FOLDER",
        help=translate("Commands", "bundles, or folders of bundles"),
    )


def _add_bundle(commands: "_Commands[argparse.ArgumentParser]") -> None:
    bundle = _command(commands, "bundle", translate("Commands", "make a bundle for the district"))
    bundle.add_argument("--out", type=Path, required=True, metavar="FILE", help=_file_or_folder())
    bundle.add_argument(
        "--share",
        choices=[share.value for share in Share],
        help=translate("Commands", "what the district may see (as last time, at first counts)"),
    )
    bundle.add_argument(
        "--again", action="store_true", help=translate("Commands", "the last bundle once more")
    )
    bundle.add_argument(
        "--text", action="store_true", help=translate("Commands", "as text, for a mail")
    )
    bundle.add_argument(
        "--basis",
        metavar="TEXT",
        help=translate("Commands", "the agreement that allows names; kept for the next bundles"),
    )


def _add_keeping(commands: "_Commands[argparse.ArgumentParser]") -> None:
    _command(commands, "check", translate("Commands", "look for damage in a vault"))
    _command(commands, "undo", translate("Commands", "take back the last action"))
    backup = _command(commands, "backup", translate("Commands", "make a backup and read it back"))
    backup.add_argument(
        "--to",
        type=Path,
        metavar="FOLDER",
        help=translate("Commands", "another place than usual, such as a stick"),
    )
    restore = _command(
        commands, "restore", translate("Commands", "put a backup in the place of a vault's file")
    )
    restore.add_argument(
        "backup", type=Path, metavar="BACKUP", help=translate("Commands", "the backup's folder")
    )
    restore.add_argument("--dry-run", action="store_true", help=_only_says())
    _add_erase(commands)
    export = _command(commands, "export", translate("Commands", "write everything as CSV files"))
    export.add_argument(
        "--out",
        type=Path,
        required=True,
        metavar="FOLDER",
        help=translate("Commands", "a new or empty folder; the files are not encrypted"),
    )


def _add_erase(commands: "_Commands[argparse.ArgumentParser]") -> None:
    erase = _command(commands, "erase", translate("Commands", "erase one student for good"))
    erase.add_argument(
        "student", metavar="STUDENT", help=translate("Commands", "id, code or student number")
    )
    erase.add_argument("--dry-run", action="store_true", help=_only_says())
    erase.add_argument(
        "--yes", action="store_true", help=translate("Commands", "do not ask for the word")
    )
    erase.add_argument(
        "--delete-backups",
        action="store_true",
        help=translate("Commands", "make a new backup, then delete the older ones"),
    )
    erase.add_argument(
        "--proof",
        type=Path,
        metavar="FILE",
        help=translate("Commands", "write the page that proves it, without a name"),
    )


def _command(
    commands: "_Commands[argparse.ArgumentParser]",
    name: str,
    explanation: str,
    *,
    needs_vault: bool = True,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name, help=explanation, description=explanation
    )
    parser.add_argument("--json", action="store_true", help=translate("Commands", "answer as JSON"))
    if needs_vault:
        parser.add_argument(
            "--vault",
            type=Path,
            required=True,
            metavar="DIR",
            help=translate("Commands", "the folder with the data"),
        )
        parser.add_argument(
            "--passphrase-file",
            type=Path,
            metavar="FILE",
            help=translate(
                "Commands",
                "its first line is the passphrase (- reads standard input); else you are asked",
            ),
        )
    return parser


def _only_says() -> str:
    return translate("Commands", "only say what would happen")


def _file_or_folder() -> str:
    return translate("Commands", "the file to write, or a folder for it")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = translate("Commands", "{text} is not a day. Write it as 2026-11-30.")
        raise argparse.ArgumentTypeError(problem.format(text=text)) from None


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_SCHOOLS:
        problem = translate("Commands", "{text} is not a number from 1 to {most}.")
        raise argparse.ArgumentTypeError(problem.format(text=text, most=_MOST_SCHOOLS))
    return int(text)
