"""The papers of bench life as the catalogue makes them: clipboard, recess sheet, page of weeks.

with_code(session, key, chosen) -> Options    a fresh code for clipboard or recess sheet
record(session, key, chosen) -> int           to be called in a write, after printing
"""

from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.i18n import translate
from peerdesk.reports import bench_clipboard, bench_weeks, recess_tally
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.services import bench_life
from peerdesk.services.prints import bench_rows, duty_rows

RECESS: Final = "recess-tally"
KEYS: Final = frozenset({"bench-clipboard", RECESS})
"""Prints whose sheet carries a code of a week, or of a day."""


def with_code(session: Session, _key: str, chosen: Options) -> Options:
    """Return the options with a fresh code; nothing is stored."""
    return replace(chosen, codes=(bench_life.fresh_code(session),))


def record(session: Session, key: str, chosen: Options) -> int:
    """Remember a printed clipboard or recess sheet; a second time changes nothing."""
    code, day = chosen.codes[0], chosen.day if key == RECESS else None
    return int(bench_life.store_board(session, code, chosen.monday, chosen.today, day))


def board(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the clipboard of a week."""
    code = chosen.codes[0] if chosen.codes else ""
    rows = duty_rows.clipboard_rows(session, chosen.day, sample=chosen.sample, code=code)
    return bench_clipboard.build(rows, paper, language)


def tally(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the sheet for looks at recess of one day."""
    code = chosen.codes[0] if chosen.codes else ""
    rows = bench_rows.recess_tally_rows(session, chosen.day, sample=chosen.sample, code=code)
    return recess_tally.build(rows, paper, language)


def weeks(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the bench over weeks."""
    rows = bench_rows.bench_weeks_rows(session, chosen.today, sample=chosen.sample)
    return bench_weeks.build(rows, paper, language)


def need(session: Session, options: Options) -> Need | None:
    """Return what is missing for the sheet of looks: a zone, and a day with recess."""
    rows = bench_rows.recess_tally_rows(session, options.day, sample=False)
    if not rows.zones:
        return Need(
            translate("Catalog", "Add a zone of the playground under Settings, Benches, first."),
            "settings",
        )
    if not rows.looks:
        sentence = translate(
            "Catalog", "There is no outdoor recess on this day. Choose another day."
        )
        return Need(sentence, "settings")
    return None


def need_weeks(session: Session, options: Options) -> Need | None:
    """Return what is missing for the page of weeks: something counted."""
    if bench_rows.bench_weeks_rows(session, options.today, sample=False).story.weeks:
        return None
    sentence = translate(
        "Catalog", "Nothing is counted yet. Enter visits or a scan under Bench visits first."
    )
    return Need(sentence, "bench_life")
