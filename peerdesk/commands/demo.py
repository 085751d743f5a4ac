"""The command demo: the whole main job on a sample or given roster, all results in one folder."""

import json
import secrets
import shutil
from argparse import Namespace
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, Final

from peerdesk import clock
from peerdesk.commands.console import Console
from peerdesk.commands.demo_district import Exchange, carry_bundles, found_district
from peerdesk.commands.demo_school import SchoolWork, work_of_school
from peerdesk.errors import NotAllowedError, StorageError
from peerdesk.i18n import translate
from peerdesk.resources import resource_path

_MARKER: Final = ".peerdesk-demo"
_PARTS: Final = ("rosters", "vaults", "prints", "invites", "bundles", "replies")
_FILES: Final = ("passphrase.txt", "summary.json")


def demo(options: Namespace, console: Console) -> int:
    """Do the main job in --out and print what came of it."""
    today = clock.today()
    try:
        _clear(options.out)
        passphrase = _new_passphrase(options.out)
        summary = _run(options, today, passphrase, console)
        text = json.dumps(summary, ensure_ascii=False, indent=2)
        (options.out / "summary.json").write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise StorageError(path=str(options.out), problem=error.strerror or "") from error
    console.show(summary)
    _tell(console, options.out, summary)
    return 0


def _run(options: Namespace, today: date, passphrase: str, console: Console) -> dict[str, Any]:
    with ExitStack() as stack:
        console.progress(translate("Demo", "Making the district ..."))
        district = found_district(options.out, passphrase)
        stack.callback(district.close)
        works: list[SchoolWork] = []
        for number in range(1, options.schools + 1):
            work = work_of_school(
                options.out, number, today, passphrase, roster=options.roster, console=console
            )
            stack.callback(work.vault.close)
            works.append(work)
        console.progress(translate("Demo", "Carrying bundles to the district ..."))
        exchange = carry_bundles(options.out, district, [work.vault for work in works], today)
        console.end_progress()
        return _summary(options.out, works, exchange)


def _summary(out: Path, works: list[SchoolWork], exchange: Exchange) -> dict[str, Any]:
    return {
        "students": sum(work.students for work in works),
        "pairs": sum(work.pairs for work in works),
        "unmatched": sum(work.unmatched for work in works),
        "duties": sum(work.duties for work in works),
        "sessions": sum(work.sessions for work in works),
        "prints": [_inside(out, path) for work in works for path in work.prints],
        "bundle": _inside(out, exchange.bundles[0]),
        "bundles": [_inside(out, path) for path in exchange.bundles],
        "merge": exchange.merge,
        "replies": exchange.replies,
        "problems": [problem for work in works for problem in work.problems] + exchange.problems,
    }


def _inside(out: Path, path: Path) -> str:
    return path.relative_to(out).as_posix()


def _clear(out: Path) -> None:
    """Empty the folder of what an earlier demo left; refuse any other content.

    Raises:
        NotAllowedError: If something else is in it.
    """
    if out.exists() and any(out.iterdir()) and not (out / _MARKER).is_file():
        raise NotAllowedError(
            translate("Demo", "{folder} holds something else. Choose a new folder.").format(
                folder=out
            )
        )
    out.mkdir(parents=True, exist_ok=True)
    (out / _MARKER).touch()
    for name in _PARTS:
        shutil.rmtree(out / name, ignore_errors=True)
        (out / name).mkdir()
    for name in _FILES:
        (out / name).unlink(missing_ok=True)


def _new_passphrase(out: Path) -> str:
    """Return four random words, kept beside the vaults so that the commands can open them."""
    words = resource_path("words.txt").read_text(encoding="utf-8").split()
    passphrase = " ".join(secrets.choice(words) for _ in range(4))
    path = out / "passphrase.txt"
    path.touch(mode=0o600)
    path.write_text(passphrase + "\n", encoding="utf-8")
    return passphrase


def _tell(console: Console, out: Path, summary: dict[str, Any]) -> None:
    merged = summary["merge"]["bundles"]
    lines = [
        translate("Demo", "{students} students imported").format(**summary),
        translate("Demo", "{pairs} pairs made, {unmatched} students still wait").format(**summary),
        translate("Demo", "{duties} bench duties in a week").format(**summary),
        translate("Demo", "{sessions} sessions logged").format(**summary),
        translate("Demo", "{count} prints").format(count=len(summary["prints"])),
        translate("Demo", "Bundles merged by the district: {count}").format(count=len(merged)),
        translate("Demo", "Results: {folder}").format(folder=out.resolve()),
        translate("Demo", "The vaults open with the passphrase in passphrase.txt."),
    ]
    for line in [*lines, *summary["problems"]]:
        console.say(line)
