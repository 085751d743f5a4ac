"""Cards that helpers wear at the wrist or on a lanyard: a picture, and a first name if agreed."""

from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.card_sheet import CARD_HEIGHT, CARD_WIDTH, card_pages
from peerdesk.reports.fonts import Style
from peerdesk.reports.marked import fit_mark
from peerdesk.reports.page import Frame, Page, render
from peerdesk.reports.pictograms import draw_pictogram
from peerdesk.reports.text import draw_text, wrap_text
from peerdesk.reports.words import plain_day, translator
from peerdesk.services.prints.rows import HelperMark
from peerdesk.services.prints.wall_rows import HelperCards

PICTOGRAM: Final = 32 * mm
NAME: Final = 30.0
NAME_MINIMUM: Final = 16.0
_INSET: Final = 4 * mm
_HOLE: Final = 2.5 * mm
_BACK: Final = 13.5
_LEADING: Final = 6.2 * mm
_ROLE_ROOM: Final = CARD_WIDTH - PICTOGRAM - 3 * _INSET


def build(data: HelperCards, paper: Paper, language: str) -> bytes:
    """Return the PDF of the fronts, eight to a page."""

    def draw(page: Page, helper: HelperMark, corner: tuple[float, float]) -> None:
        _draw_front(page, data.school, helper, corner)

    return render(_frame(data, language), paper, card_pages(data.helpers, draw))


def build_backs(data: HelperCards, paper: Paper, language: str) -> bytes:
    """Return the PDF of the backs, as many pages as there are of fronts; all backs are alike."""

    def draw(page: Page, _helper: HelperMark, corner: tuple[float, float]) -> None:
        _draw_back(page, data, corner)

    return render(_frame(data, language), paper, card_pages(data.helpers, draw))


def _frame(data: HelperCards, language: str) -> Frame:
    translate = translator(language)
    return Frame(
        title=translate("Prints", "Helper cards"),
        print_class=PrintClass.PUBLIC,
        language=language,
        dates=plain_day(data.printed_on, language),
        sample=data.sample,
        is_childlike=True,
    )


def _draw_front(page: Page, school: str, helper: HelperMark, corner: tuple[float, float]) -> None:
    translate = translator(page.frame.language)
    x, y = corner
    _draw_hole(page, corner)
    middle = y + CARD_HEIGHT / 2 + 1 * mm
    draw_pictogram(page.canvas, (x + _INSET + PICTOGRAM / 2, middle), helper.pictogram, PICTOGRAM)
    left = x + 2 * _INSET + PICTOGRAM
    fitted = fit_mark(helper, page.frame.language, (NAME, NAME_MINIMUM), _ROLE_ROOM)
    at = (left, middle - 1 * mm)
    draw_text(page.canvas, at, fitted.text, (Style.CHILD_BOLD, fitted.size))
    role = translate("Prints", "Helper")
    page.text((left, middle - 9 * mm), role, (Style.CHILD, 16), width=_ROLE_ROOM, minimum=12)
    at = (x + CARD_WIDTH / 2, y + 3.5 * mm)
    room = CARD_WIDTH - 2 * _INSET
    page.text(at, school, (Style.CHILD, 11), align="center", width=room)


def _draw_back(page: Page, data: HelperCards, corner: tuple[float, float]) -> None:
    translate = translator(page.frame.language)
    x, y = corner
    _draw_hole(page, corner)
    room, top = CARD_WIDTH - 2 * _INSET, y + CARD_HEIGHT - 12.5 * mm
    lines = wrap_text(
        translate(
            "Prints",
            "I listen. If someone is hurt, or may get hurt, I tell an adult today.",
        ),
        Style.CHILD,
        _BACK,
        room,
    )
    for line in lines:
        page.text((x + _INSET, top), line, (Style.CHILD, _BACK))
        top -= _LEADING
    adult = translate("Prints", "My adult: {adult}").format(adult=data.adult or "____________")
    at = (x + _INSET, top - 2 * mm)
    page.text(at, adult, (Style.CHILD_BOLD, _BACK + 2), width=room, minimum=11)
    found = translate("Prints", "Found this card? Please bring it to the office.")
    page.text((x + _INSET, y + 3.5 * mm), found, (Style.CHILD, 11), width=room)


def _draw_hole(page: Page, corner: tuple[float, float]) -> None:
    page.canvas.setLineWidth(1)
    center = (corner[0] + CARD_WIDTH / 2, corner[1] + CARD_HEIGHT - 5 * mm)
    page.canvas.circle(*center, _HOLE, stroke=1, fill=0)
