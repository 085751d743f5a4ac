"""The public bench helper sheet: who is on duty today, readable from three metres."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import Frame, Page, chunked, render
from peerdesk.reports.pictograms import (
    draw_bench_mark,
    draw_pictogram,
    draw_symbol,
    recess_symbol,
    shown_word,
)
from peerdesk.reports.text import fit_text
from peerdesk.reports.words import clock_time, full_day, short_day, translator, weekday
from peerdesk.services.prints.rows import BenchCard, BenchSheet, HelperMark, SlotMark

CARDS_PER_PAGE: Final = 4
_HELPERS_PER_CARD: Final = 2
_CARDS_TOP: Final = 223 * mm
_CARDS_BOTTOM: Final = 21 * mm
_GAP: Final = 2.3 * mm
_CARD: Final = 48.7 * mm
_MARK_COLUMN: Final = 42 * mm
_PICTOGRAM: Final = 22 * mm
_NAME: Final = 54.0
_NAME_MINIMUM: Final = 36.0
_NAME_LARGEST: Final = 66.0
_LARGEST: Final = 1.6  # cards grow this far when the day has fewer than four


def build(data: BenchSheet, paper: Paper, language: str) -> bytes:
    """Return the PDF of a day's bench helper sheet, four slots to a page."""
    frame = bench_frame(data, language)
    pages = chunked(small_cards(data.cards), CARDS_PER_PAGE)
    most = max(1, *(len(cards) for cards in pages))
    heading = weekday(data.day, language)
    return render(frame, paper, [partial(_draw, heading, cards, most) for cards in pages])


def bench_frame(data: BenchSheet, language: str, *, is_landscape: bool = False) -> Frame:
    """Return what stands around a public print of the helpers of one day."""
    translate = translator(language)
    return Frame(
        title=translate("Prints", "Buddy bench helpers"),
        print_class=PrintClass.PUBLIC,
        language=language,
        dates=full_day(data.day, language),
        sample=data.sample,
        take_down=translate("Prints", "Take down on {day}").format(
            day=short_day(data.take_down_on, language)
        ),
        is_landscape=is_landscape,
        is_childlike=True,
    )


def small_cards(cards: Sequence[BenchCard]) -> list[BenchCard]:
    """Return cards of at most two helpers each: a slot with three of them gets a second card."""
    return [
        replace(card, helpers=tuple(helpers))
        for card in cards
        for helpers in chunked(card.helpers, _HELPERS_PER_CARD)
    ]


def _draw(heading: str, cards: Sequence[BenchCard], most: int, page: Page) -> None:
    translate = translator(page.frame.language)
    page.text((0, 238 * mm), heading, (Style.CHILD_BOLD, 44))
    page.text((0, 227.5 * mm), page.frame.title, (Style.CHILD, 24))
    draw_symbol(page.canvas, (page.width - 13 * mm, 234 * mm), "bench", 26 * mm)
    bottom = _CARDS_BOTTOM if most == CARDS_PER_PAGE else _CARDS_BOTTOM + 14 * mm
    room = _CARDS_TOP - bottom - (most - 1) * _GAP
    scale = min(_LARGEST, room / (most * _CARD))
    top = _CARDS_TOP
    for card in cards:
        _draw_card(page, card, top, scale)
        top -= _CARD * scale + _GAP
    sentence = translate("Prints", "Sit here if you want someone to play with. A helper will come.")
    if most == CARDS_PER_PAGE:
        page.text((0, 12.3 * mm), sentence, (Style.CHILD, 24), width=page.width, minimum=14)
        return
    invitation, _, answer = sentence.partition(". ")
    page.text((0, 23.3 * mm), f"{invitation}.", (Style.CHILD, 24), width=page.width, minimum=14)
    page.text((0, 12.3 * mm), answer, (Style.CHILD, 24), width=page.width, minimum=14)


def _draw_card(page: Page, card: BenchCard, top: float, scale: float) -> None:
    height = _CARD * scale
    page.canvas.setLineWidth(2)
    page.canvas.roundRect(1, top - height, page.width - 2, height, 4 * mm)
    _draw_slot(page, card.slot, top - height / 2, scale)
    pitch = height / 2 if len(card.helpers) > 1 else height
    for index, helper in enumerate(card.helpers):
        _draw_helper(page, helper, top - pitch * (index + 0.5), scale)


def _draw_slot(page: Page, slot: SlotMark, middle: float, scale: float) -> None:
    side = 22 * mm
    upper = middle + 6 * mm * min(scale, 1.2)
    draw_bench_mark(page.canvas, (3.5 * mm + side / 2, upper), (slot.bench, slot.shape), side)
    symbol = (_MARK_COLUMN - 9.5 * mm, upper)
    draw_symbol(page.canvas, symbol, recess_symbol(slot.recess), 10.5 * mm)
    at = (_MARK_COLUMN / 2 - 0.5 * mm, upper - side / 2 - 10.5 * mm)
    page.text(at, clock_time(slot.starts_at), (Style.CHILD_BOLD, 28), align="center")


def _draw_helper(page: Page, helper: HelperMark, middle: float, scale: float) -> None:
    side = _PICTOGRAM * scale
    left = _MARK_COLUMN + 2 * mm
    draw_pictogram(page.canvas, (left + side / 2, middle), helper.pictogram, side)
    start = left + side + 4 * mm
    room = page.width - start - 3 * mm
    name = shown_word(helper, page.frame.language)
    size = min(_NAME * scale, _NAME_LARGEST)
    fitted = fit_text(name, Style.CHILD_BOLD, size, room, minimum=_NAME_MINIMUM)
    baseline = middle - 0.3 * fitted.size
    page.text((start, baseline), fitted.text, (Style.CHILD_BOLD, fitted.size))
