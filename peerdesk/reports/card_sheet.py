"""Cards of the size of a credit card, eight to a page, with lines to cut along."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeVar

from reportlab.lib.units import mm

from peerdesk.reports.page import RULE, Page, filled
from peerdesk.reports.pictograms import draw_symbol

CARD_WIDTH: Final = 85.6 * mm
CARD_HEIGHT: Final = 54 * mm
PER_PAGE: Final = 8
_COLUMNS: Final = 2
_ROWS: Final = PER_PAGE // _COLUMNS
_BEYOND: Final = 3 * mm

Card = TypeVar("Card")
DrawCard = Callable[[Page, Card, tuple[float, float]], None]


def card_pages(cards: Sequence[Card], draw: DrawCard[Card]) -> list[Callable[[Page], None]]:
    """Return what draws each page: `draw(page, card, lower left corner)` for every card."""
    return [partial(_draw_page, part, draw) for part in filled(cards, PER_PAGE)]


def _draw_page(cards: Sequence[Card], draw: DrawCard[Card], page: Page) -> None:
    left = (page.width - _COLUMNS * CARD_WIDTH) / 2
    room = page.top - page.bottom - _ROWS * CARD_HEIGHT
    bottom = page.bottom + room / 2
    _draw_cuts(page, left, bottom)
    for place, card in enumerate(cards):
        row, column = divmod(place, _COLUMNS)
        corner = (left + column * CARD_WIDTH, bottom + (_ROWS - 1 - row) * CARD_HEIGHT)
        draw(page, card, corner)


def _draw_cuts(page: Page, left: float, bottom: float) -> None:
    """Draw dashed lines around all cards, a little longer than the cards reach."""
    right, top = left + _COLUMNS * CARD_WIDTH, bottom + _ROWS * CARD_HEIGHT
    page.canvas.saveState()
    page.canvas.setDash(4, 3)
    for column in range(_COLUMNS + 1):
        x = left + column * CARD_WIDTH
        page.line((x, bottom - _BEYOND), (x, top + _BEYOND), RULE)
    for row in range(_ROWS + 1):
        y = bottom + row * CARD_HEIGHT
        page.line((left - _BEYOND, y), (right + _BEYOND, y), RULE)
    page.canvas.restoreState()
    draw_symbol(page.canvas, (left - 1.2 * mm, top + 4.5 * mm), "scissors", 4 * mm)
