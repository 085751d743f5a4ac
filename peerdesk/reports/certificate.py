"""The certificate of a peer helper: landscape, within line art, for the wall at home."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, render
from peerdesk.reports.words import full_day, plain_day, translator
from peerdesk.services.prints.pair_rows import CertificateRow, Certificates
from peerdesk.services.prints.training_rows import TrainingCertificates

_NAME: Final = 40.0
_BODY: Final = 16.0
_BOTTOM: Final = 11 * mm
_CORNER: Final = 9 * mm


def build(data: Certificates, paper: Paper, language: str) -> bytes:
    """Return the PDF of the certificates, one page for each helper."""
    return render(
        _frame(data, language), paper, [partial(_draw, data, helper) for helper in data.helpers]
    )


def build_training(data: TrainingCertificates, paper: Paper, language: str) -> bytes:
    """Return the PDF of the certificates of a training, one page for each person."""
    return render(
        _frame(data, language), paper, [partial(_draw_trained, data, name) for name in data.names]
    )


def _frame(data: Certificates | TrainingCertificates, language: str) -> Frame:
    translate = translator(language)
    return Frame(
        title=translate("Prints", "Certificate"),
        print_class=PrintClass.HOME,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
        is_landscape=True,
    )


def _draw(data: Certificates, helper: CertificateRow, page: Page) -> None:
    translate = translator(page.frame.language)
    title = translate("Prints", "Certificate of service")
    hours = _service if data.is_service else _hours
    lines = [data.term, hours(helper.hours, page.frame.language)]
    role = helper.role or translate("Prints", "Peer Helper")
    _draw_words(page, data.school, title, helper.name, role)
    _draw_lines(page, lines)
    _draw_signature(page, data)


def _draw_trained(data: TrainingCertificates, name: str, page: Page) -> None:
    """Draw one certificate; the name of the course stays off it, since it goes home."""
    language = page.frame.language
    translate = translator(language)
    title = translate("Prints", "Certificate of training")
    role, words = translate("Prints", "Peer Helper"), translate("Prints", "Helper training, {day}")
    if data.is_staff:
        role = translate("Prints", "Staff training")
        words = translate("Prints", "Completed on {day}")
    _draw_words(page, data.school, title, name, role)
    _draw_lines(page, [words.format(day=plain_day(data.day, language)), _length(data, language)])
    _draw_signature(page, data)


def _draw_words(page: Page, school: str, title: str, name: str, role: str) -> None:
    translate = translator(page.frame.language)
    _draw_border(page)
    middle, room = page.width / 2, page.width - 50 * mm
    page.text((middle, 145 * mm), school, (Style.ADULT, _BODY), align="center", width=room)
    page.text((middle, 128 * mm), title, (Style.ADULT_BOLD, 30), align="center", width=room)
    page.text(
        (middle, 111 * mm), translate("Prints", "goes to"), (Style.ADULT, _BODY), align="center"
    )
    large = (Style.ADULT_BOLD, _NAME)
    page.text((middle, 92 * mm), name, large, align="center", width=room, minimum=20)
    page.line((middle - 85 * mm, 86 * mm), (middle + 85 * mm, 86 * mm), 1)
    page.text((middle, 74 * mm), role, (Style.ADULT_BOLD, 22), align="center", width=room)


def _draw_lines(page: Page, lines: Sequence[str]) -> None:
    middle, room = page.width / 2, page.width - 50 * mm
    for number, line in enumerate(line for line in lines if line):
        at = (middle, (62 - 9 * number) * mm)
        page.text(at, line, (Style.ADULT, _BODY), align="center", width=room)


def _length(data: TrainingCertificates, language: str) -> str:
    """Return the term, and how long it was."""
    translate = translator(language)
    hours = translate("Prints", "{hours} hours").format(hours=data.hours)
    if data.hours == 1:
        hours = translate("Prints", "1 hour")
    return ", ".join(part for part in (data.term, hours if data.hours else "") if part)


def _hours(hours: int, language: str) -> str:
    translate = translator(language)
    if hours == 0:
        return ""
    if hours == 1:
        return translate("Prints", "1 hour for other students")
    return translate("Prints", "{hours} hours for other students").format(hours=hours)


def _service(hours: int, language: str) -> str:
    translate = translator(language)
    if hours == 0:
        return ""
    if hours == 1:
        return translate("Prints", "1 hour of service")
    return translate("Prints", "{hours} hours of service").format(hours=hours)


def _draw_signature(page: Page, data: Certificates | TrainingCertificates) -> None:
    translate = translator(page.frame.language)
    left, right, width, y = 30 * mm, page.width - 30 * mm, 78 * mm, 32 * mm
    page.line((left, y), (left + width, y), RULE)
    page.line((right - width, y), (right, y), RULE)
    day = plain_day(data.printed_on, page.frame.language)
    page.text((left, y + 2 * mm), day, (Style.ADULT, 14))
    signer = data.signer or translate("Prints", "For the school")
    page.text((left, y - 5.5 * mm), translate("Prints", "Date"), (Style.ADULT, 11))
    page.text((right - width, y - 5.5 * mm), signer, (Style.ADULT, 11), width=width)


def _draw_border(page: Page) -> None:
    """Draw two frames with a star of lines in each corner."""
    canvas, top = page.canvas, page.top - 1 * mm
    for inset, weight in ((1 * mm, 2.5), (4 * mm, 0.75)):
        canvas.setLineWidth(weight)
        canvas.rect(inset, _BOTTOM + inset, page.width - 2 * inset, top - _BOTTOM - 2 * inset)
    for x in (4 * mm + _CORNER, page.width - 4 * mm - _CORNER):
        for y in (_BOTTOM + 4 * mm + _CORNER, top - 4 * mm - _CORNER):
            _draw_rosette(page, x, y)


def _draw_rosette(page: Page, x: float, y: float) -> None:
    canvas = page.canvas
    canvas.saveState()
    canvas.translate(x, y)
    canvas.setLineWidth(1)
    for _ in range(8):
        canvas.rotate(45)
        canvas.ellipse(1.2 * mm, -1.5 * mm, 6.5 * mm, 1.5 * mm)
    canvas.restoreState()
