"""The goodbye card: two to a page, one that each of a pair gives to the other."""

from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import Frame, Page, render
from peerdesk.reports.pictograms import draw_symbol
from peerdesk.reports.text import wrap_text
from peerdesk.reports.words import family_language, full_day, translator
from peerdesk.services.prints.pair_rows import Child, PairFacts, PairPapers

_CUT: Final = 126 * mm
_HEIGHT: Final = 106 * mm
_INSET: Final = 9 * mm


def build(data: PairPapers, paper: Paper, language: str) -> bytes:
    """Return the PDF of the cards, one page for each pair, each in the reader's language."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Goodbye card"),
        print_class=PrintClass.HOME,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
        is_childlike=True,
    )
    return render(frame, paper, [partial(_draw, pair) for pair in data.pairs])


def _draw(pair: PairFacts, page: Page) -> None:
    _draw_card(page, _CUT + 7 * mm, pair.buddy, pair.helper.first_name)
    _draw_card(page, _CUT - 8 * mm - _HEIGHT, pair.helper, pair.buddy.first_name)
    page.canvas.saveState()
    page.canvas.setDash(4, 4)
    page.line((8 * mm, _CUT), (page.width, _CUT), 0.75)
    page.canvas.restoreState()
    draw_symbol(page.canvas, (3 * mm, _CUT), "scissors", 5 * mm)


def _draw_card(page: Page, bottom: float, to: Child, sender: str) -> None:
    translate = translator(family_language(to.language, page.frame.language))
    page.canvas.setLineWidth(2)
    page.canvas.roundRect(0.5 * mm, bottom, page.width - 1 * mm, _HEIGHT, 6 * mm)
    room = page.width - 2 * _INSET
    y = bottom + _HEIGHT - 20 * mm
    goodbye = translate("Prints", "Goodbye, {name}!").format(name=to.first_name)
    page.text((_INSET, y), goodbye, (Style.CHILD_BOLD, 34), width=room, minimum=20)
    thanks = translate("Prints", "Thank you for our time together.")
    for line in wrap_text(thanks, Style.CHILD, 24, room):
        y -= 12 * mm
        page.text((_INSET, y), line, (Style.CHILD, 24))
    y -= 15 * mm
    page.text((_INSET, y), translate("Prints", "I liked it when we"), (Style.CHILD, 20))
    for _ in range(2):
        y -= 14 * mm
        page.line((_INSET, y), (page.width - _INSET, y), 1)
    signed = translate("Prints", "From {name}").format(name=sender)
    at = (page.width - _INSET, bottom + 9 * mm)
    page.text(at, signed, (Style.CHILD_BOLD, 24), align="right", width=room, minimum=16)
