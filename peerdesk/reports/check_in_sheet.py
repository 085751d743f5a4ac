"""The check-in sheet: what staff ask about each pair that is due, with boxes to tick."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.flow import Flow
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, filled, render
from peerdesk.reports.sheet_codes import draw_sheet_code
from peerdesk.reports.words import full_day, short_day, translator
from peerdesk.services.check_ins import DueCheckIn, DueKind
from peerdesk.services.prints.pair_rows import CheckInSheet

PAIRS_PER_PAGE: Final = 11
_ROW: Final = 16 * mm
_BOX: Final = 5.5 * mm


def build(data: CheckInSheet, paper: Paper, language: str) -> bytes:
    """Return the PDF of the sheet, eleven pairs to a page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Check-in sheet"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )
    pages = filled(list(enumerate(data.due, start=1)), PAIRS_PER_PAGE)
    return render(frame, paper, [partial(_draw, due, data.code) for due in pages])


def _draw(due: Sequence[tuple[int, DueCheckIn]], code: str, page: Page) -> None:
    translate = translator(page.frame.language)
    if code:
        draw_sheet_code(page.canvas, (page.width, page.top - 1 * mm), code, 19 * mm)
    flow = Flow(page, page.top - 2 * mm)
    flow.title(translate("Prints", "How are the pairs doing?"))
    flow.points(
        [
            translate("Prints", "What do you do together? What do you like best?"),
            translate("Prints", "Do you both feel safe? Is there anything you do not like?"),
            translate("Prints", "Do you meet as often as you want? What do you need from us?"),
            translate("Prints", "To the helper: thank you. What are you proud of?"),
        ]
    )
    top = flow.y - 4 * mm
    for place, (number, one) in enumerate(due):
        _draw_row(page, one, number, top - place * _ROW)
    page.line((0, top - len(due) * _ROW), (page.width, top - len(due) * _ROW), RULE)


def _draw_row(page: Page, due: DueCheckIn, number: int, top: float) -> None:
    translate = translator(page.frame.language)
    page.line((0, top), (page.width, top), RULE)
    page.text((0, top - 6 * mm), f"{number}", (Style.ADULT_BOLD, 13))
    name = (Style.ADULT_BOLD, 12)
    page.text((10 * mm, top - 6 * mm), due.names, name, width=80 * mm, minimum=10)
    kind, day = _kind(due.kind, page.frame.language), short_day(due.due_on, page.frame.language)
    pair = translate("Prints", "pair {number}").format(number=due.number)
    since = f"{kind}, {day}, {pair}"
    page.text((10 * mm, top - 12 * mm), since, (Style.ADULT, 10.5), width=80 * mm)
    words = (
        translate("Prints", "goes well"),
        translate("Prints", "needs help"),
        translate("Prints", "worry"),
    )
    page.canvas.setLineWidth(1)
    for place, word in enumerate(words):
        left = (94 + 28 * place) * mm
        page.canvas.rect(left, top - 7.5 * mm, _BOX, _BOX)
        page.text((left, top - 12 * mm), word, (Style.ADULT, 10.5), width=27 * mm)
    minutes = translate("Prints", "minutes: ____")
    page.text((page.width, top - 6 * mm), minutes, (Style.ADULT, 10.5), align="right")


def _kind(kind: DueKind, language: str) -> str:
    translate = translator(language)
    match kind:
        case DueKind.FIRST_MEETING:
            return translate("Prints", "First meeting")
        case DueKind.CHECK_IN:
            return translate("Prints", "Check-in")
        case DueKind.KEY_PERSON:
            return translate("Prints", "Family or teacher")
        case DueKind.REST_OVER:
            return translate("Prints", "The rest is over")
        case DueKind.GOODBYE:
            return translate("Prints", "Goodbye")
