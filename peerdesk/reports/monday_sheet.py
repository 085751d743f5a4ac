"""The Monday sheet: a week of supervision on one page, with boxes to tick.

Each line has a number; with the number and the letter of its box it is entered back.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, render
from peerdesk.reports.sheet_codes import draw_sheet_code
from peerdesk.reports.words import clock_time, day_span, full_day, short_day, translator, weekday
from peerdesk.services.prints.rows import BenchClipboard, ClipboardCell
from peerdesk.services.prints.work_rows import MondaySheet
from peerdesk.services.worklist.lines import WorkGroup, WorkLine
from peerdesk.services.worklist.week import BENCH_HEAD_ROWS, BENCH_ROWS, HEADING_ROWS

_HEAD: Final = 26.5 * mm
_ROW: Final = 5.9 * mm
_HEADING: Final = HEADING_ROWS * _ROW
_BENCH_HEAD: Final = BENCH_HEAD_ROWS * _ROW
_BENCH_ROW: Final = BENCH_ROWS * _ROW
_LABEL: Final = 18 * mm
_BOX: Final = 4.3 * mm
_BOXES: Final = (11 * mm, 19 * mm)
_TEXT: Final = 27 * mm
_DUE: Final = 124 * mm
_NOTE: Final = 146 * mm
_SMALL: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A row to draw: a heading with what found no room below it, or a numbered line."""

    text: str
    number: int = 0
    line: WorkLine | None = None
    more: str = ""


def build(data: MondaySheet, paper: Paper, language: str) -> bytes:
    """Return the PDF of the Monday sheet."""
    translate = translator(language)
    first, last = _days(data)
    frame = Frame(
        title=translate("Prints", "Monday sheet"),
        print_class=PrintClass.STAFF_ONLY,
        language=language,
        dates=day_span(first, last, language),
        sample=data.sample,
    )
    pages = _paged(data, _rows(data, language))
    drawn = [
        partial(_draw, data=data, rows=rows, is_first=not place) for place, rows in enumerate(pages)
    ]
    return render(frame, paper, drawn)


def _days(data: MondaySheet) -> tuple[date, date]:
    if data.bench is not None:
        return data.bench.days[0], data.bench.days[-1]
    return data.printed_on, data.printed_on


def _rows(data: MondaySheet, language: str) -> list[_Row]:
    translate = translator(language)
    rows, number = [], 0
    for part in data.parts:
        words = translate("Prints", "and {count} more, on Today")
        more = words.format(count=part.left_out) if part.left_out else ""
        rows.append(_Row(part.title, more=more))
        for line in part.lines:
            number += 1
            rows.append(_Row(line.sentence, number, line))
    return rows


def _paged(data: MondaySheet, rows: list[_Row]) -> list[list[_Row]]:
    """Return the rows of each page; a heading is never last on one.

    The lines are chosen to fit on one page; more benches than usual may ask for another.
    """
    high = 252 * mm - 7 * mm - 9 * mm - 6 * mm
    room = [high - _HEAD - _bench_height(data.bench), high - 8 * mm]
    pages: list[list[_Row]] = [[]]
    left = room[0]
    for place, row in enumerate(rows):
        need = _height(row) + (_ROW if _keeps_next(rows, place) else 0)
        if left < need:
            pages.append([])
            left = room[1]
        pages[-1].append(row)
        left -= _height(row)
    return pages


def _height(row: _Row) -> float:
    return _HEADING if row.line is None else _ROW


def _keeps_next(rows: list[_Row], place: int) -> bool:
    follows = rows[place + 1 : place + 2]
    return rows[place].line is None and any(row.line is not None for row in follows)


def _bench_height(bench: BenchClipboard | None) -> float:
    return 0 if bench is None else _BENCH_HEAD + len(bench.rows) * _BENCH_ROW


def _draw(page: Page, data: MondaySheet, rows: list[_Row], *, is_first: bool) -> None:
    top = page.top
    if is_first:
        top = _draw_head(page, data, top)
        if data.bench is not None:
            top = _draw_bench(page, data.bench, top)
    else:
        _draw_letters(page, data, top - 3 * mm)
        top -= 8 * mm
    for row in rows:
        _draw_row(page, row, top)
        top -= _height(row)


def _draw_head(page: Page, data: MondaySheet, top: float) -> float:
    translate = translator(page.frame.language)
    draw_sheet_code(page.canvas, (page.width, top - 1 * mm), data.code, 20 * mm)
    page.text((0, top - 9 * mm), page.frame.title, (Style.ADULT_BOLD, 22))
    made = translate("Prints", "{days}. Printed on {day}.")
    words = made.format(days=page.frame.dates, day=full_day(data.printed_on, page.frame.language))
    page.text((0, top - 15.5 * mm), words, (Style.ADULT, 11), width=140 * mm)
    how = translate(
        "Prints", "Tick a box. Enter it back under Today, Monday sheet: number and letter."
    )
    page.text((0, top - 20.5 * mm), how, (Style.ADULT, _SMALL), width=155 * mm)
    _draw_letters(page, data, top - _HEAD + 1 * mm)
    return top - _HEAD


def _draw_letters(page: Page, data: MondaySheet, y: float) -> None:
    translate = translator(page.frame.language)
    for left, letter in zip(_BOXES, data.letters, strict=True):
        page.text((left + _BOX / 2, y), letter.upper(), (Style.ADULT_BOLD, 11), align="center")
    done, not_done = (letter.upper() for letter in data.letters)
    legend = translate("Prints", "{done} = done, {not} = not")
    page.text((_TEXT, y), legend.format_map({"done": done, "not": not_done}), (Style.ADULT, _SMALL))
    page.text((_DUE, y), translate("Prints", "Due"), (Style.ADULT, _SMALL))
    page.text((_NOTE, y), translate("Prints", "Day, remark"), (Style.ADULT, _SMALL))


def _draw_bench(page: Page, bench: BenchClipboard, top: float) -> float:
    translate = translator(page.frame.language)
    y = top - 3.4 * mm
    page.text((0, y), translate("Prints", "Bench this week"), (Style.ADULT_BOLD, 11))
    wide = (page.width - _LABEL) / len(bench.days)
    y -= 4.2 * mm
    for place, day in enumerate(bench.days):
        words = f"{weekday(day, page.frame.language)[:3]} {day.day}"
        page.text((_LABEL + place * wide, y), words, (Style.ADULT_BOLD, _SMALL))
    y = top - _BENCH_HEAD
    for row in bench.rows:
        page.line((0, y), (page.width, y), RULE)
        mark = f"{row.slot.bench} {clock_time(row.slot.starts_at)}"
        page.text((0, y - 4.2 * mm), mark, (Style.ADULT_BOLD, 11), width=_LABEL - 1 * mm)
        for place, cell in enumerate(row.cells):
            _draw_cell(page, cell, (_LABEL + place * wide, y), wide - 1.5 * mm)
        y -= _BENCH_ROW
    page.line((0, y), (page.width, y), RULE)
    return top - _bench_height(bench)


def _draw_cell(
    page: Page, cell: ClipboardCell | None, at: tuple[float, float], width: float
) -> None:
    if cell is None:
        page.text((at[0], at[1] - 4.5 * mm), "\u2013", (Style.ADULT, _SMALL))
        return
    names = [*cell.helpers, *cell.stand_ins][:2]
    for place, name in enumerate(names or ["______"]):
        y = at[1] - (3.6 + 3.8 * place) * mm
        page.text((at[0], y), name, (Style.ADULT, _SMALL), width=width, minimum=9)


def _draw_row(page: Page, row: _Row, top: float) -> None:
    if row.line is None:
        y = top - 3.5 * mm
        page.text((0, y), row.text, (Style.ADULT_BOLD, 11), width=_DUE)
        page.text((page.width, y), row.more, (Style.ADULT, _SMALL), align="right")
        page.line((0, top - _HEADING), (page.width, top - _HEADING), RULE)
        return
    y = top - 4.4 * mm
    page.text((8 * mm, y), str(row.number), (Style.ADULT_BOLD, 12), align="right")
    page.canvas.setLineWidth(1)
    for left in _BOXES:
        page.canvas.rect(left, y - 0.8 * mm, _BOX, _BOX)
    text = row.text if not row.line.note else f"{row.text}, {row.line.note}"
    page.text((_TEXT, y), text, (Style.ADULT, 11), width=_DUE - _TEXT - 2 * mm)
    due = row.line.word
    if row.line.due_on is not None and row.line.group is not WorkGroup.SILENT:
        due = short_day(row.line.due_on, page.frame.language)
    page.text((_DUE, y), due, (Style.ADULT, _SMALL), width=_NOTE - _DUE - 1 * mm, minimum=9)
    page.line((_NOTE, y - 0.8 * mm), (page.width, y - 0.8 * mm), RULE)
