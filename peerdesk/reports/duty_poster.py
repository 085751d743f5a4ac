"""The public duty poster of a week, for the corridor."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, chunked, render
from peerdesk.reports.pictograms import (
    draw_bench_mark,
    draw_pictogram,
    draw_symbol,
    recess_symbol,
    shown_word,
)
from peerdesk.reports.words import clock_time, day_span, short_day, translator, weekday
from peerdesk.services.prints.rows import DutyPoster, HelperMark, PosterRow

ROWS_PER_PAGE: Final = 4
_SLOT_COLUMN: Final = 27 * mm
_GRID_TOP: Final = 169.5 * mm
_GRID_BOTTOM: Final = 6 * mm
_TALLEST: Final = 48 * mm
_PICTOGRAM: Final = 12 * mm
_NAME: Final = 20.0
_NAME_MINIMUM: Final = 18.0


def build(data: DutyPoster, paper: Paper, language: str) -> bytes:
    """Return the PDF of a week's duty poster, four slots to a page."""
    translate = translator(language)
    last = data.days[-1]
    frame = Frame(
        title=translate("Prints", "Bench helpers this week"),
        print_class=PrintClass.PUBLIC,
        language=language,
        dates=day_span(data.days[0], last, language),
        sample=data.sample,
        take_down=translate("Prints", "Take down on {day}").format(day=short_day(last, language)),
        is_landscape=True,
        is_childlike=True,
    )
    pages = chunked(data.rows, ROWS_PER_PAGE)
    return render(frame, paper, [partial(_draw, data, rows) for rows in pages])


def _draw(data: DutyPoster, rows: Sequence[PosterRow], page: Page) -> None:
    page.text((0, 177.5 * mm), page.frame.title, (Style.CHILD_BOLD, 22))
    column = (page.width - _SLOT_COLUMN) / len(data.days)
    for index, day in enumerate(data.days):
        center = _SLOT_COLUMN + (index + 0.5) * column
        at = (center, _GRID_TOP + 1.8 * mm)
        name = weekday(day, page.frame.language)
        page.text(at, name, (Style.CHILD_BOLD, 16), align="center", width=column, minimum=14)
    height = min(_TALLEST, (_GRID_TOP - _GRID_BOTTOM) / max(1, len(rows)))
    top = _GRID_TOP
    for row in rows:
        _draw_row(page, row, (top, height, column))
        top -= height
    page.line((0, top), (page.width, top), 2)


def _draw_row(page: Page, row: PosterRow, grid: tuple[float, float, float]) -> None:
    top, height, column = grid
    page.line((0, top), (page.width, top), 2)
    slot = row.slot
    upper = top - height / 2 + 4.5 * mm
    draw_bench_mark(page.canvas, (7.5 * mm, upper), (slot.bench, slot.shape), 15 * mm)
    draw_symbol(page.canvas, (20.5 * mm, upper), recess_symbol(slot.recess), 8 * mm)
    at = (_SLOT_COLUMN / 2 - 0.5 * mm, upper - 15.5 * mm)
    page.text(at, clock_time(slot.starts_at), (Style.CHILD_BOLD, 18), align="center")
    for index, cell in enumerate(row.cells):
        left = _SLOT_COLUMN + index * column
        page.line((left, top), (left, top - height), RULE)
        if cell is None:
            page.line((left, top), (left + column, top - height), RULE)
        else:
            _draw_cell(page, cell, (left, top), (column, height))


def _draw_cell(
    page: Page,
    cell: Sequence[HelperMark],
    corner: tuple[float, float],
    room: tuple[float, float],
) -> None:
    """Draw each helper as a picture with the name under it; so long names keep their size."""
    column, height = room
    pitch = height / max(2, len(cell))
    for index, helper in enumerate(cell):
        top = corner[1] - index * pitch - (pitch - 19.2 * mm) / 2
        center = corner[0] + column / 2
        at = (center, top - _PICTOGRAM / 2)
        draw_pictogram(page.canvas, at, helper.pictogram, _PICTOGRAM)
        page.text(
            (center, top - _PICTOGRAM - 5.6 * mm),
            shown_word(helper, page.frame.language),
            (Style.CHILD_BOLD, _NAME),
            align="center",
            width=column - 2 * mm,
            minimum=_NAME_MINIMUM,
        )
