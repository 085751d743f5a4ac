"""The counseling form: two to a page, for a session that a trained student holds.

It asks in the order of the stack page, carries no name, and repeats the limits of
confidentiality where the helper reads them.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from peerdesk.enums import Paper, PrintClass, SessionTopic
from peerdesk.reports.fonts import Style
from peerdesk.reports.half_sheets import CODE, draw_slips
from peerdesk.reports.page import Frame, Page, filled, render
from peerdesk.reports.pictograms import draw_pictogram, draw_symbol
from peerdesk.reports.sheet_codes import draw_sheet_code
from peerdesk.reports.text import text_width
from peerdesk.reports.words import Translate, full_day, translator
from peerdesk.services.prints.session_rows import CounselingForms, CounselingSlip
from peerdesk.services.session_logs.kinds import COUNSELING_TOPICS
from peerdesk.services.session_logs.stack import MINUTES

_SIZE: Final = 13.0
_PITCH: Final = 12.2 * mm
_BOX: Final = 5 * mm
_LEFT: Final = 34 * mm  # where answers begin
_FACE: Final = 4.6 * mm
_PLACES: Final = {3: (1, 3, 5), 5: (1, 2, 3, 4, 5)}


def build(data: CounselingForms, paper: Paper, language: str) -> bytes:
    """Return the PDF of a stack of counseling forms, two to a page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Counseling forms"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
        class_note=translate("Prints", "when filled in"),
        is_childlike=True,
    )
    return render(frame, paper, [partial(_draw, data, page) for page in filled(data.slips, 2)])


def _draw(data: CounselingForms, slips: Sequence[CounselingSlip], page: Page) -> None:
    draw_slips(page, slips, lambda slip, top: _draw_slip(page, data, slip, top))


def _draw_slip(page: Page, data: CounselingForms, slip: CounselingSlip, top: float) -> None:
    translate = translator(page.frame.language)
    draw_sheet_code(page.canvas, (page.width, top), slip.code, CODE)
    rows = [top - (number + 0.72) * _PITCH for number in range(8)]
    _draw_helper(page, slip, rows[0])
    _draw_minutes(page, rows[1])
    words = topic_words(translate)
    topics = [words[topic] for topic in COUNSELING_TOPICS]
    _draw_boxes(page, rows[2], translate("Prints", "About"), topics[:4])
    _draw_boxes(page, rows[3], "", topics[4:])
    _draw_faces(page, rows[4], translate("Prints", "Felt before"), data.faces)
    _draw_faces(page, rows[5], translate("Prints", "Felt after"), data.faces)
    _draw_worry(page, data.adult, rows[6])
    limits = translate(
        "Prints",
        "I keep it to myself, unless someone is hurt or may be hurt. Then I tell an adult today.",
    )
    page.text((0, rows[7]), limits, (Style.CHILD, 12), width=page.width, minimum=10)


def _draw_helper(page: Page, slip: CounselingSlip, y: float) -> None:
    translate = translator(page.frame.language)
    right = page.width - CODE - 6 * mm
    page.text((0, y), translate("Prints", "Helper"), (Style.CHILD_BOLD, _SIZE))
    if slip.pictogram:
        draw_pictogram(page.canvas, (_LEFT + 5 * mm, y + 1.5 * mm), slip.pictogram, 10 * mm)
    else:
        page.line((_LEFT, y - 1), (_LEFT + 34 * mm, y - 1), 1)
    word = translate("Prints", "Date")
    start = _LEFT + 40 * mm
    page.text((start, y), word, (Style.CHILD_BOLD, _SIZE))
    page.line(
        (start + text_width(word, Style.CHILD_BOLD, _SIZE) + 3 * mm, y - 1), (right, y - 1), 1
    )


def _draw_minutes(page: Page, y: float) -> None:
    translate = translator(page.frame.language)
    page.text((0, y), translate("Prints", "Minutes"), (Style.CHILD_BOLD, _SIZE))
    radius = 4.8 * mm
    for number, minutes in enumerate(MINUTES):
        x = _LEFT + radius + number * 22 * mm
        page.canvas.setLineWidth(1.2)
        page.canvas.circle(x, y + _SIZE * 0.36, radius)
        page.text((x, y), str(minutes), (Style.CHILD, _SIZE), align="center")


def _draw_boxes(page: Page, y: float, prompt: str, words: Sequence[str]) -> None:
    page.text((0, y), prompt, (Style.CHILD_BOLD, _SIZE))
    step = (page.width - _LEFT) / 4
    for number, word in enumerate(words):
        x = _LEFT + number * step
        page.canvas.setLineWidth(1.2)
        page.canvas.rect(x, y - 1 * mm, _BOX, _BOX)
        start = x + _BOX + 1.5 * mm
        page.text((start, y), word, (Style.CHILD, _SIZE), width=step - _BOX - 4 * mm, minimum=9)


def _draw_faces(page: Page, y: float, prompt: str, faces: int) -> None:
    page.text((0, y), prompt, (Style.CHILD_BOLD, _SIZE), width=_LEFT - 2 * mm, minimum=10)
    for number, place in enumerate(_PLACES[faces]):
        draw_face(page.canvas, (_LEFT + _FACE + number * 24 * mm, y + 1.2 * mm), place)


def draw_face(canvas: Canvas, middle: tuple[float, float], place: int) -> None:
    """Draw a face in lines only: 1 mouth down, 3 straight, 5 mouth up."""
    x, y = middle
    canvas.setLineWidth(1.2)
    canvas.circle(x, y, _FACE)
    for side in (-1, 1):
        canvas.circle(x + side * _FACE * 0.36, y + _FACE * 0.25, _FACE * 0.1, stroke=0, fill=1)
    bend = (place - 3) * _FACE * 0.2
    left, right, low = x - _FACE * 0.5, x + _FACE * 0.5, y - _FACE * 0.35 + bend / 2
    path = canvas.beginPath()
    path.moveTo(left, low)
    path.curveTo(x - _FACE * 0.2, low - bend * 1.6, x + _FACE * 0.2, low - bend * 1.6, right, low)
    canvas.drawPath(path)


def _draw_worry(page: Page, adult: str, y: float) -> None:
    translate = translator(page.frame.language)
    text = translate("Prints", "Worried? Tell {adult} now. I told")
    text = text.format(adult=adult or translate("Prints", "an adult"))
    draw_symbol(page.canvas, (4 * mm, y + _SIZE * 0.33), "worried", 8 * mm)
    page.text((11 * mm, y), text, (Style.CHILD_BOLD, _SIZE), width=112 * mm, minimum=11)
    back = translate("Prints", "Give back today")
    right = page.width - text_width(back, Style.CHILD, 12) - 4 * mm
    start = 13 * mm + min(text_width(text, Style.CHILD_BOLD, _SIZE), 112 * mm)
    page.line((start, y - 1), (right, y - 1), 1)
    page.text((page.width, y), back, (Style.CHILD, 12), align="right")


def topic_words(translate: Translate) -> dict[SessionTopic, str]:
    """Return the topics of the form in the language of the paper."""
    return {
        SessionTopic.FRIENDS: translate("Prints", "friends"),
        SessionTopic.SCHOOL: translate("Prints", "school"),
        SessionTopic.FAMILY: translate("Prints", "family"),
        SessionTopic.FEELINGS: translate("Prints", "feelings"),
        SessionTopic.STRESS: translate("Prints", "worries"),
        SessionTopic.BULLYING: translate("Prints", "bullying"),
        SessionTopic.OTHER: translate("Prints", "other"),
    }
