"""Prints with numbered lines: their code, what is kept of them, and how they are made.

with_code(session, key, chosen) -> Options    a fresh code, and the lines as they stand now
record(session, key, chosen) -> int           to be called in a write, after printing
"""

from dataclasses import replace
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.i18n import speaking, translate
from peerdesk.reports import monday_sheet
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.reports.words import lines_translator
from peerdesk.services.prints import work_rows
from peerdesk.services.worklist import sheets
from peerdesk.services.worklist.marks import mark_letters
from peerdesk.services.worklist.week import MONDAY_SHEET, WORK_SHEETS, week_lines

KEYS: Final = WORK_SHEETS


def with_code(session: Session, key: str, chosen: Options) -> Options:
    """Return the options with a fresh code and the keys of what stands on the sheet."""
    lines = work_rows.printed_lines(session, key, (), chosen.today).lines
    code = sheets.fresh_code(session)
    return replace(chosen, codes=(code,), lines=tuple(line.key for line in lines))


def record(session: Session, key: str, chosen: Options) -> int:
    """Keep what stands on a printed sheet; a second time changes nothing."""
    lines = work_rows.printed_lines(session, key, chosen.lines, chosen.today).lines
    return int(sheets.store_sheet(session, chosen.codes[0], key, lines, chosen.today))


def monday(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the Monday sheet; its lines are told in the language of the paper."""
    letters = tuple(mark_letters(MONDAY_SHEET))
    with speaking(lines_translator(language)):
        rows = work_rows.monday_rows(
            session, chosen.codes[0], chosen.lines, chosen.today, sample=chosen.sample
        )
    rows = replace(rows, letters=letters)
    return monday_sheet.build(rows, paper, language)


def need_work(session: Session, options: Options) -> Need | None:
    """Return what is missing for the Monday sheet: something to do."""
    if week_lines(session, options.today):
        return None
    sentence = translate("Catalog", "Nothing waits this week, so there is nothing to print.")
    return Need(sentence, "buddies")
