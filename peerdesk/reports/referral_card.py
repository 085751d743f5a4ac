"""Cards for students: whom to talk to here, and which number to call."""

from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.card_sheet import CARD_HEIGHT, CARD_WIDTH, PER_PAGE, card_pages
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import Frame, Page, render
from peerdesk.reports.words import plain_day, translator
from peerdesk.services.prints.wall_rows import ReferralCards

_INSET: Final = 4 * mm
_SIZE: Final = 14.0
_LEAST: Final = 10.0
_LEADING: Final = 6.4 * mm
_MOST_PHONES: Final = 4


def build(data: ReferralCards, paper: Paper, language: str) -> bytes:
    """Return the PDF of one page of cards, all alike."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Someone to talk to"),
        print_class=PrintClass.PUBLIC,
        language=language,
        dates=plain_day(data.printed_on, language),
        sample=data.sample,
        is_childlike=True,
    )
    return render(frame, paper, card_pages([data] * PER_PAGE, _draw))


def _draw(page: Page, data: ReferralCards, corner: tuple[float, float]) -> None:
    translate = translator(page.frame.language)
    x, y = corner[0] + _INSET, corner[1] + CARD_HEIGHT - 8.5 * mm
    room = CARD_WIDTH - 2 * _INSET
    page.text((x, y), page.frame.title, (Style.CHILD_BOLD, 18), width=room, minimum=12)
    y -= 1.2 * mm
    here = " · ".join(data.adults) or "______________________"
    for line, style in [
        (translate("Prints", "Here: {adults}").format(adults=here), Style.CHILD_BOLD),
        *((phone, Style.CHILD) for phone in _phones(data, page.frame.language)),
    ]:
        y -= _LEADING
        page.text((x, y), line, (style, _SIZE), width=room, minimum=_LEAST)
    bottom = corner[1] + 4.2 * mm
    page.line((x, bottom + 4.8 * mm), (x + room, bottom + 4.8 * mm), 0.75)
    danger = translate("Prints", "In danger: tell any adult now.")
    page.text((x, bottom), danger, (Style.CHILD_BOLD, 13), width=room, minimum=11)


def _phones(data: ReferralCards, language: str) -> tuple[str, ...]:
    translate = translator(language)
    usual = (
        translate("Prints", "Suicide and crisis line: call or text 988"),
        translate("Prints", "Emergency: 911"),
    )
    return (data.phones or usual)[:_MOST_PHONES]
