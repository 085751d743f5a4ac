"""Rows of the sheets with numbered lines: the Monday sheet, and the lines of the check-in sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.services.calendar import school_week
from peerdesk.services.prints.duty_rows import clipboard_rows
from peerdesk.services.prints.rows import BenchClipboard
from peerdesk.services.worklist.lines import WorkLine
from peerdesk.services.worklist.week import (
    MONDAY_SHEET,
    SheetLines,
    SheetPart,
    find_lines,
    sheet_lines_of,
)


@dataclass(frozen=True, slots=True)
class MondaySheet:
    """The supervision of one week on paper.

    Attributes:
        code: Of this sheet, to find it again.
        bench: Who is on duty this week; None without school or benches.
        parts: What waits, by group; numbered through from 1.
        letters: The letters of the boxes, as they are typed.
    """

    printed_on: date
    code: str
    bench: BenchClipboard | None
    parts: tuple[SheetPart, ...]
    letters: tuple[str, ...]
    sample: bool


def monday_rows(
    session: Session, code: str, keys: Sequence[str], today: date, *, sample: bool
) -> MondaySheet:
    """Return the Monday sheet of the week of `today`, with these lines if they are given."""
    from peerdesk.services.worklist.marks import mark_letters  # noqa: PLC0415 - only for paper

    return MondaySheet(
        today,
        code,
        _bench(session, today, sample=sample),
        printed_lines(session, MONDAY_SHEET, keys, today).parts,
        tuple(mark_letters(MONDAY_SHEET)),
        sample,
    )


def printed_lines(session: Session, print_key: str, keys: Sequence[str], today: date) -> SheetLines:
    """Return the lines of a sheet, cut to those of these keys if any are given."""
    found = sheet_lines_of(session, print_key, today)
    if not keys:
        return found
    known: dict[str, WorkLine] = find_lines(session, keys, today)
    parts = []
    for part in found.parts:
        lines = tuple(known[key] for key in keys if key in known and known[key].group == part.group)
        parts.append(SheetPart(part.group, part.title, lines, part.left_out))
    return SheetLines(tuple(part for part in parts if part.lines))


def _bench(session: Session, today: date, *, sample: bool) -> BenchClipboard | None:
    if not any(day.is_school for day in school_week(session, today).days):
        return None
    board = clipboard_rows(session, today, sample=sample)
    return board if board.rows and board.days else None
