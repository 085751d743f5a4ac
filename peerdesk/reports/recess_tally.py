"""The sheet for looks at recess: zones across, a row for every five minutes, boxes for numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, chunked, filled, render
from peerdesk.reports.sheet_codes import draw_sheet_code
from peerdesk.reports.words import Translate, clock_time, full_day, translator
from peerdesk.services.prints.bench_rows import RecessLook, RecessTally

ZONES_PER_PAGE: Final = 4
ROWS_PER_PAGE: Final = 8
_TIMES: Final = 22 * mm
_WIDEST: Final = 32 * mm
_GRID_TOP: Final = 117 * mm
_TALLEST: Final = 15 * mm
_CODE: Final = 16 * mm


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page: a recess, some of its minutes, some of the zones."""

    look: RecessLook
    minutes: Sequence[int]
    zones: Sequence[str]


def build(data: RecessTally, paper: Paper, language: str) -> bytes:
    """Return the PDF: a landscape page for each recess, more for many zones."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Recess scan"),
        print_class=PrintClass.STAFF_ONLY,
        language=language,
        dates=full_day(data.day, language),
        sample=data.sample,
        is_landscape=True,
    )
    sheets = [
        _Sheet(look, minutes, zones)
        for look in data.looks
        for zones in chunked(data.zones, ZONES_PER_PAGE)
        for minutes in filled(look.minutes, ROWS_PER_PAGE)
    ]
    return render(frame, paper, [partial(_draw, data.code, sheet) for sheet in sheets])


def _draw(code: str, sheet: _Sheet, page: Page) -> None:
    translate = translator(page.frame.language)
    y = page.top - 8 * mm
    page.text((0, y), page.frame.title, (Style.ADULT_BOLD, 20))
    span = f"{clock_time(sheet.look.starts_at)} \u2013 {clock_time(sheet.look.ends_at)}"
    words = f"{page.frame.dates}, {sheet.look.name}, {span}"
    page.text((0, y - 8 * mm), words, (Style.ADULT, 14), width=150 * mm)
    who = translate("Prints", "Who looked")
    page.text((156 * mm, y - 8 * mm), who, (Style.ADULT, 12), width=30 * mm)
    right = page.width - _CODE - 4 * mm if code else page.width
    page.line((186 * mm, y - 9 * mm), (right, y - 9 * mm), RULE)
    if code:
        draw_sheet_code(page.canvas, (page.width, page.top), code, _CODE)
        how = translate("Prints", "Key it in: Bench visits, code {code}.").format(code=code)
        page.text((right, y), how, (Style.ADULT, 11), align="right", width=110 * mm)
    for index, line in enumerate(_how(translate)):
        page.text((0, y - (16 + 6 * index) * mm), line, (Style.ADULT, 12), width=page.width)
    _draw_grid(page, sheet, translate)


def _how(translate: Translate) -> tuple[str, ...]:
    return (
        translate(
            "Prints",
            "Every 5 minutes look once over each zone, left to right. Count every child once. "
            "Numbers only, never a name.",
        ),
        translate(
            "Prints",
            "Alone: by themselves, nobody within two big steps, not in a game with others.",
        ),
        translate(
            "Prints",
            "In pairs: two children together; write 2 for each pair. In groups: three or more "
            "together.",
        ),
        translate("Prints", "Nobody there: write 0. Did not look: leave the row empty."),
    )


def _draw_grid(page: Page, sheet: _Sheet, translate: Translate) -> None:
    count = len(sheet.zones)
    column = min(_WIDEST, (page.width - _TIMES) / (3 * count))
    right = _TIMES + 3 * count * column
    heads = (
        translate("Prints", "Alone"),
        translate("Prints", "In pairs"),
        translate("Prints", "In groups"),
    )
    for number, zone in enumerate(sheet.zones):
        left = _TIMES + 3 * number * column
        at = (left + 1.5 * mm, _GRID_TOP + 8.5 * mm)
        page.text(at, zone, (Style.ADULT_BOLD, 14), width=3 * column - 3 * mm)
        for part, words in enumerate(heads):
            middle = (left + (part + 0.5) * column, _GRID_TOP + 2 * mm)
            page.text(middle, words, (Style.ADULT, 11), align="center", width=column - 1 * mm)
    height = min(_TALLEST, (_GRID_TOP - page.bottom - 2 * mm) / len(sheet.minutes))
    for row, minute in enumerate(sheet.minutes):
        top = _GRID_TOP - row * height
        page.line((0, top), (right, top), RULE if row else 2)
        _draw_time(page, sheet.look, minute, top - height / 2)
    bottom = _GRID_TOP - len(sheet.minutes) * height
    page.line((0, bottom), (right, bottom), 2)
    for line in range(3 * count + 1):
        x = _TIMES + line * column
        is_edge = line % 3 == 0
        top = _GRID_TOP + (14 * mm if is_edge else 7 * mm)
        page.line((x, top), (x, bottom), 2 if is_edge else RULE)


def _draw_time(page: Page, look: RecessLook, minute: int, middle: float) -> None:
    starts = datetime.combine(datetime.min.date(), look.starts_at)  # noqa: DTZ901 - a wall clock
    at = (starts + timedelta(minutes=minute)).time()
    page.text((0, middle - 1.8 * mm), clock_time(at), (Style.ADULT_BOLD, 16))
