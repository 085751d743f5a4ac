"""The nomination ballot: two to a page, cut apart; nobody writes their own name on it.

Everything a child reads is set large. There is no code and no number on it, so that no ballot
can be led back to a child.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.half_sheets import draw_slips
from peerdesk.reports.page import Frame, Page, filled, render
from peerdesk.reports.text import text_width
from peerdesk.reports.words import full_day, translator
from peerdesk.services.prints.selection_rows import A_PAGE, SelectionForms

_PROMPT: Final = 28.0
_SAID: Final = 16.0
_LINES: Final = 3
_PITCH: Final = 14.5 * mm


def build(data: SelectionForms, paper: Paper, language: str) -> bytes:
    """Return the PDF of ballots, two to a page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Nomination ballot"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
        class_note=translate("Prints", "when filled in"),
        is_childlike=True,
    )
    slips = range(-(-data.count // A_PAGE) * A_PAGE)
    return render(frame, paper, [partial(_draw, page) for page in filled(slips, A_PAGE)])


def _draw(slips: Sequence[int], page: Page) -> None:
    draw_slips(page, slips, lambda _slip, top: _draw_slip(page, top))


def _draw_slip(page: Page, top: float) -> None:
    frame = page.frame
    translate = translator(frame.language)
    y = top - 9 * mm
    page.text((0, y), translate("Prints", "Who would you talk to?"), (frame.strong, _PROMPT))
    y -= 8.5 * mm
    think = translate("Prints", "You are sad or have a problem. Name 3 students you would tell.")
    page.text((0, y), think, (frame.plain, _SAID), width=page.width, minimum=14)
    for number in range(1, _LINES + 1):
        y -= _PITCH
        _line(page, (0, y), str(number), page.width)
    y -= 13 * mm
    trust = translate("Prints", "2 adults at school I trust")
    page.text((0, y), trust, (frame.strong, _PROMPT), width=page.width, minimum=24)
    y -= _PITCH
    half = (page.width - 8 * mm) / 2
    _line(page, (0, y), "1", half)
    _line(page, (half + 8 * mm, y), "2", half)
    y -= 9 * mm
    secret = translate(
        "Prints", "Do not write your own name. Fold it. Nobody will know it is yours."
    )
    page.text((0, y), secret, (frame.plain, _SAID), width=page.width, minimum=13)


def _line(page: Page, at: tuple[float, float], number: str, width: float) -> None:
    frame = page.frame
    page.text(at, number, (frame.strong, _PROMPT))
    left = at[0] + text_width(number, frame.strong, _PROMPT) + 3 * mm
    page.line((left, at[1] - 1 * mm), (at[0] + width, at[1] - 1 * mm), 1)
