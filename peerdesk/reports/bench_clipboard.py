"""The staff clipboard: who came, how many visits, and what to do when worried."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, chunked, render
from peerdesk.reports.pictograms import draw_bench_mark, draw_symbol, recess_symbol
from peerdesk.reports.sheet_codes import draw_sheet_code
from peerdesk.reports.words import clock_time, day_span, short_day, translator
from peerdesk.services.prints.rows import BenchClipboard, ClipboardCell, ClipboardRow

BOXES: Final = 4
"""Helpers of a place with a box of their own; a bench has no more."""

_USUAL_BOXES: Final = 2
_USUAL_ROWS: Final = 4
_SLOT_COLUMN: Final = 28 * mm
_GRID_TOP: Final = 155 * mm
_ROOM: Final = _GRID_TOP - 38 * mm
_BOX: Final = 8 * mm
_STEP: Final = 8.8 * mm
_BELOW_BOXES: Final = 13 * mm
_TALLEST: Final = 36 * mm
_CODE: Final = 16 * mm


def build(data: BenchClipboard, paper: Paper, language: str) -> bytes:
    """Return the PDF of a week: four slots to a page, fewer where three or four helpers stand."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Bench clipboard"),
        print_class=PrintClass.STAFF_ONLY,
        language=language,
        dates=day_span(data.days[0], data.days[-1], language),
        sample=data.sample,
        is_landscape=True,
    )
    return render(frame, paper, [partial(_draw, data, rows) for rows in _paged(data.rows)])


def _paged(rows: Sequence[ClipboardRow]) -> Sequence[Sequence[ClipboardRow]]:
    """Return the rows of each page, evenly; as many as there is room for if some are taller."""
    if all(_boxes(row) <= _USUAL_BOXES for row in rows):
        return chunked(rows, _USUAL_ROWS)
    pages: list[list[ClipboardRow]] = [[]]
    for row in rows:
        if sum(_least(one) for one in [*pages[-1], row]) > _ROOM:
            pages.append([])
        pages[-1].append(row)
    return pages


def _boxes(row: ClipboardRow) -> int:
    return max((len(cell.helpers[:BOXES]) for cell in row.cells if cell), default=0)


def _least(row: ClipboardRow) -> float:
    """Return the height a row needs for its boxes, the line of stand-ins and the visits."""
    return max(_ROOM / _USUAL_ROWS, _boxes(row) * _STEP + _BELOW_BOXES)


def _draw(data: BenchClipboard, rows: Sequence[ClipboardRow], page: Page) -> None:
    page.text((0, page.top - 7 * mm), page.frame.title, (Style.ADULT_BOLD, 20))
    page.text((0, page.top - 13 * mm), page.frame.dates, (Style.ADULT, 12))
    if data.code:
        _draw_code(page, data.code)
    column = (page.width - _SLOT_COLUMN) / len(data.days)
    _draw_days(page, data.days, column)
    spare = (_ROOM - sum(_least(row) for row in rows)) / max(1, len(rows))
    top = _GRID_TOP
    for row in rows:
        height = min(_least(row) + spare, max(_least(row), _TALLEST))
        _draw_row(page, row, (top, height, column))
        top -= height
    page.line((0, top), (page.width, top), 1.5)
    _draw_worried(page, data)


def _draw_code(page: Page, code: str) -> None:
    translate = translator(page.frame.language)
    draw_sheet_code(page.canvas, (page.width, page.top), code, _CODE)
    how = translate("Prints", "Key it in on Friday: Bench visits, code {code}.")
    at = (page.width - _CODE - 4 * mm, page.top - 13 * mm)
    page.text(at, how.format(code=code), (Style.ADULT, 11), align="right", width=130 * mm)


def _draw_days(page: Page, days: Sequence[date], column: float) -> None:
    for index, day in enumerate(days):
        left = _SLOT_COLUMN + index * column
        at = (left + 2 * mm, _GRID_TOP + 2 * mm)
        page.text(at, short_day(day, page.frame.language), (Style.ADULT_BOLD, 14))


def _draw_row(page: Page, row: ClipboardRow, grid: tuple[float, float, float]) -> None:
    top, height, column = grid
    page.line((0, top), (page.width, top), 1.5)
    draw_bench_mark(page.canvas, (8 * mm, top - 10 * mm), (row.slot.bench, row.slot.shape), 13 * mm)
    draw_symbol(page.canvas, (20 * mm, top - 10 * mm), recess_symbol(row.slot.recess), 6 * mm)
    at = (2 * mm, top - 23 * mm)
    page.text(at, clock_time(row.slot.starts_at), (Style.ADULT_BOLD, 14))
    for index, cell in enumerate(row.cells):
        left = _SLOT_COLUMN + index * column
        page.line((left, top), (left, top - height), RULE)
        if cell is None:
            page.line((left, top), (left + column, top - height), RULE)
        else:
            _draw_cell(page, cell, (left + 2 * mm, top - 1.5 * mm), (column - 3.5 * mm, height))


def _draw_cell(
    page: Page, cell: ClipboardCell, corner: tuple[float, float], room: tuple[float, float]
) -> None:
    left, top = corner
    width, height = room
    translate = translator(page.frame.language)
    for index, name in enumerate(cell.helpers[:BOXES]):
        y = top - _BOX - index * _STEP
        page.canvas.setLineWidth(1)
        page.canvas.rect(left, y, _BOX, _BOX)
        at = (left + _BOX + 1.5 * mm, y + 2.4 * mm)
        page.text(at, name, (Style.ADULT, 14), width=width - _BOX - 1.5 * mm, minimum=11)
    others = (*cell.helpers[BOXES:], *cell.stand_ins)
    bottom = top - height + 3 * mm
    if others:
        at = (left, bottom + 5.4 * mm)
        text = translate("Prints", "or {names}").format(names=", ".join(others))
        page.text(at, text, (Style.ADULT, 12), width=width)
    page.text((left, bottom), translate("Prints", "Visits"), (Style.ADULT, 11))
    foot = bottom - 0.5 * mm
    page.line((left + 13 * mm, foot), (left + width - 13 * mm, foot), RULE)
    page.text((left + width - 12 * mm, bottom), "/", (Style.ADULT, 11))
    page.line((left + width - 10 * mm, foot), (left + width, foot), RULE)


def _draw_worried(page: Page, data: BenchClipboard) -> None:
    translate = translator(page.frame.language)
    blank = "________________"
    lines = (
        translate("Prints", "1. Stay with the child. Listen, do not promise to keep a secret."),
        translate("Prints", "2. Tell {adult} today, before you go home.").format(
            adult=data.adult or blank
        ),
        translate("Prints", "3. In danger now: office, extension {extension}, at once.").format(
            extension=data.extension or blank
        ),
    )
    page.text((0, 30 * mm), translate("Prints", "If you are worried"), (Style.ADULT_BOLD, 14))
    for index, line in enumerate(lines):
        page.text((0, (24 - 6 * index) * mm), line, (Style.ADULT, 13), width=150 * mm)
    notes = (
        translate("Prints", "Tick the box when a helper came."),
        translate("Prints", "Visits: tally marks only, never a name."),
        translate("Prints", "After the / : how many of them went to a game."),
    )
    for index, note in enumerate(notes):
        at = (page.width, (24 - 6 * index) * mm)
        page.text(at, note, (Style.ADULT, 13), align="right", width=95 * mm)
