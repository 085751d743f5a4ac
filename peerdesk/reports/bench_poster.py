"""The public bench poster: one bench and one recess to a page, readable from afar."""

from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper
from peerdesk.reports.bench_sheet import bench_frame, small_cards
from peerdesk.reports.fonts import Style
from peerdesk.reports.marked import fit_mark
from peerdesk.reports.page import Page, render
from peerdesk.reports.pictograms import (
    draw_bench_mark,
    draw_pictogram,
    draw_symbol,
    recess_symbol,
)
from peerdesk.reports.text import draw_text
from peerdesk.reports.words import clock_time, translator, weekday
from peerdesk.services.prints.rows import BenchCard, BenchSheet, HelperMark

NAME: Final = 110.0
NAME_MINIMUM: Final = 54.0
"""Below this a name is not read from three metres any more: the picture's word stands there."""

PICTOGRAM: Final = 60 * mm
_MARK: Final = 26 * mm
_BAND: Final = 30.5 * mm
_INVITATION: Final = 10 * mm


def build(data: BenchSheet, paper: Paper, language: str) -> bytes:
    """Return the PDF of a day's posters, one bench and recess to a page, two helpers at most."""
    frame = bench_frame(data, language, is_landscape=True)
    heading = weekday(data.day, language)
    cards = small_cards(data.cards)
    return render(frame, paper, [partial(_draw, heading, card) for card in cards])


def _draw(heading: str, card: BenchCard, page: Page) -> None:
    _draw_band(page, heading, card)
    top, bottom = page.top - _BAND, page.bottom + _INVITATION
    pitch = (top - bottom) / len(card.helpers)
    for index, helper in enumerate(card.helpers):
        _draw_helper(page, helper, top - (index + 0.5) * pitch)
    translate = translator(page.frame.language)
    sentence = translate("Prints", "Sit here if you want someone to play with. A helper will come.")
    page.text(
        (page.width / 2, page.bottom + 1.5 * mm),
        sentence,
        (Style.CHILD, 24),
        align="center",
        width=page.width,
        minimum=18,
    )


def _draw_band(page: Page, heading: str, card: BenchCard) -> None:
    """Draw which bench, which recess, what time and what day it is for."""
    slot, middle = card.slot, page.top - _MARK / 2 - 1 * mm
    draw_bench_mark(page.canvas, (_MARK / 2, middle), (slot.bench, slot.shape), _MARK)
    draw_symbol(page.canvas, (_MARK + 18 * mm, middle), recess_symbol(slot.recess), 18 * mm)
    at = (_MARK + 33 * mm, middle - 8 * mm)
    page.text(at, clock_time(slot.starts_at), (Style.CHILD_BOLD, 60))
    at = (page.width, middle - 3 * mm)
    page.text(at, heading, (Style.CHILD_BOLD, 44), align="right", width=110 * mm, minimum=30)
    at = (page.width, middle - 13 * mm)
    page.text(at, page.frame.title, (Style.CHILD, 24), align="right", width=110 * mm, minimum=18)
    page.line((0, page.top - _BAND + 1 * mm), (page.width, page.top - _BAND + 1 * mm), 2)


def _draw_helper(page: Page, helper: HelperMark, middle: float) -> None:
    draw_pictogram(page.canvas, (PICTOGRAM / 2, middle), helper.pictogram, PICTOGRAM)
    left = PICTOGRAM + 7 * mm
    room = page.width - left
    fitted = fit_mark(helper, page.frame.language, (NAME, NAME_MINIMUM), room)
    at = (left, middle - 0.3 * fitted.size)
    draw_text(page.canvas, at, fitted.text, (Style.CHILD_BOLD, fitted.size))
