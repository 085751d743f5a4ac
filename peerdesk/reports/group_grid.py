"""The attendance grid of a support group: one row a student, one column a meeting."""

from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, render
from peerdesk.reports.words import full_day, translator
from peerdesk.services.prints.session_rows import GRID_ROWS, GroupGrid

_COLUMNS: Final = 10
_NAME: Final = 52 * mm
_ROW: Final = 8.2 * mm
_HEAD: Final = 12 * mm


def build(data: GroupGrid, paper: Paper, language: str) -> bytes:
    """Return the PDF of the grid, one landscape page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Group attendance"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
        is_landscape=True,
    )
    return render(frame, paper, [partial(_draw, data)])


def _draw(data: GroupGrid, page: Page) -> None:
    translate = translator(page.frame.language)
    y = page.top - 8 * mm
    page.text((0, y), translate("Prints", "Group attendance"), (Style.ADULT_BOLD, 18))
    y -= 9 * mm
    _draw_said(page, (0, y), translate("Prints", "Group"), data.title)
    _draw_said(page, (page.width / 2, y), translate("Prints", "Led by"), data.leader)
    top = y - 6 * mm
    _draw_grid(page, data, top)
    low = top - _HEAD - (GRID_ROWS + 1) * _ROW
    words = translate(
        "Prints",
        "Tick who is there, write the date above and the minutes below. A dash means: not there.",
    )
    page.text((0, low - 6 * mm), words, (Style.ADULT, 11), width=page.width)


def _draw_said(page: Page, at: tuple[float, float], prompt: str, text: str) -> None:
    page.text(at, f"{prompt}:", (Style.ADULT_BOLD, 12))
    left = at[0] + 24 * mm
    if text:
        page.text((left, at[1]), text, (Style.ADULT, 12), width=page.width / 2 - 28 * mm)
    else:
        page.line((left, at[1] - 1), (at[0] + page.width / 2 - 8 * mm, at[1] - 1), RULE)


def _draw_grid(page: Page, data: GroupGrid, top: float) -> None:
    translate = translator(page.frame.language)
    step = (page.width - _NAME) / _COLUMNS
    bottom = top - _HEAD - (GRID_ROWS + 1) * _ROW
    for number in range(_COLUMNS + 1):
        x = _NAME + number * step
        page.line((x, top), (x, bottom), RULE)
    page.line((0, top), (0, bottom), RULE)
    page.line((0, top), (page.width, top), 1.5)
    for number in range(GRID_ROWS + 2):
        y = top - _HEAD - number * _ROW
        page.line((0, y), (page.width, y), 1.5 if number in {0, GRID_ROWS} else RULE)
    page.text((2 * mm, top - 8 * mm), translate("Prints", "Name"), (Style.ADULT_BOLD, 12))
    for number in range(_COLUMNS):
        page.text(
            (_NAME + (number + 0.5) * step, top - 4.5 * mm),
            str(number + 1),
            (Style.ADULT, 10),
            align="center",
        )
    for number, name in enumerate(data.names):
        y = top - _HEAD - (number + 1) * _ROW + 2.4 * mm
        page.text((2 * mm, y), name, (Style.ADULT, 12), width=_NAME - 4 * mm)
    low = (2 * mm, bottom + 2.4 * mm)
    page.text(low, translate("Prints", "Minutes"), (Style.ADULT_BOLD, 12))
