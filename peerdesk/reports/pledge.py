"""What a helper signs: the pledge, and the limits of confidentiality with a card to keep."""

from collections.abc import Callable
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import AcknowledgementKind, Paper, PrintClass
from peerdesk.reports.card_sheet import CARD_HEIGHT, CARD_WIDTH
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, render_mixed
from peerdesk.reports.pictograms import draw_symbol
from peerdesk.reports.text import wrap_text
from peerdesk.reports.words import Translate, plain_day, translator
from peerdesk.services.prints.home_language import COMPLETE, printed_in
from peerdesk.services.prints.pledge_rows import PledgePapers, Signer

_TITLE: Final = 26.0
_SIZE: Final = 19.0
_LEADING: Final = 8.6 * mm
_INDENT: Final = 10 * mm
_BOX: Final = 6 * mm
_CARD_SIZE: Final = 12.0
_CARD_LEADING: Final = 5.4 * mm
_LINE: Final = "__________________"


def build(data: PledgePapers, paper: Paper, language: str, *, one_language: bool = False) -> bytes:
    """Return the PDF: for each helper a page for each paper that is still to be signed.

    Args:
        data: The helpers and what all papers say.
        paper: Its size.
        language: For families whose language is not known.
        one_language: Print all in `language`, whatever families speak.
    """
    frames = {code: _frame(data, code) for code in (language, *COMPLETE)}
    pages = []
    for signer in data.signers:
        own = language if one_language else printed_in(signer.language, language)[0]
        pages += [(frames[own], partial(_DRAWING[kind], data, signer)) for kind in signer.kinds]
    return render_mixed(frames[language], paper, pages)


def _frame(data: PledgePapers, language: str) -> Frame:
    translate = translator(language)
    return Frame(
        title=translate("Prints", "Papers for helpers to sign"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=", ".join(part for part in (data.year, plain_day(data.printed_on, language)) if part),
        sample=data.sample,
        is_childlike=True,
    )


def promises(translate: Translate) -> tuple[str, ...]:
    """Return the promises of the pledge, one sentence or two each."""
    return (
        translate("Prints", "I am kind and fair to everyone."),
        translate("Prints", "I listen. I do not have to fix things."),
        translate("Prints", "I come when it is my turn. If I cannot come, I tell my adult."),
        translate("Prints", "I do not tell others what a student tells me. I never post it."),
        translate("Prints", "I tell an adult the same day if someone may get hurt."),
        translate("Prints", "I ask my adult when I am not sure what to do."),
        translate("Prints", "When my adult asks me, I answer within one day."),
    )


def dangers(translate: Translate) -> tuple[str, ...]:
    """Return when a helper must tell an adult."""
    return (
        translate("Prints", "Someone is hurting a student."),
        translate("Prints", "A student may hurt themselves."),
        translate("Prints", "A student may hurt someone else."),
    )


def statement(translate: Translate, adult: str) -> str:
    """Return what a helper says to a student before they talk."""
    words = translate(
        "Prints",
        "“What you tell me stays with me and my adult, {adult}. But I must tell an adult today if "
        "someone is hurting you, if you may hurt yourself, or if you may hurt someone else.”",
    )
    return words.format(adult=adult or _LINE)


def _draw_pledge(data: PledgePapers, signer: Signer, page: Page) -> None:
    translate = translator(page.frame.language)
    y = _draw_head(page, translate("Prints", "My pledge as a helper"), data, signer)
    for promise in promises(translate):
        y = _draw_item(page, promise, y) - 3 * mm
    free = translate("Prints", "I may stop or take a break at any time. I just tell my adult.")
    y = _draw_words(page, free, y - 3 * mm, Style.CHILD_BOLD)
    _draw_signatures(page, data, max(y - 16 * mm, page.bottom + 34 * mm))


def _draw_limits(data: PledgePapers, signer: Signer, page: Page) -> None:
    translate = translator(page.frame.language)
    title = translate("Prints", "What stays with me, and what I must tell")
    y = _draw_head(page, title, data, signer)
    y = _draw_words(page, translate("Prints", "Before we talk, I say:"), y, Style.CHILD_BOLD)
    y = _draw_words(page, statement(translate, data.adult), y, Style.CHILD)
    tell = translate("Prints", "I must tell an adult today when:")
    y = _draw_words(page, tell, y - 2 * mm, Style.CHILD_BOLD)
    for danger in dangers(translate):
        y = _draw_item(page, danger, y)
    never = translate("Prints", "I never promise to keep this secret.")
    y = _draw_words(page, never, y - 1 * mm, Style.CHILD_BOLD)
    _draw_signatures(page, data, y - 13 * mm)
    _draw_card(page, data)


def _draw_head(page: Page, title: str, data: PledgePapers, signer: Signer) -> float:
    translate = translator(page.frame.language)
    y = page.top - 10 * mm
    page.text((0, y), title, (Style.CHILD_BOLD, _TITLE), width=page.width, minimum=20)
    y -= 10 * mm
    who = translate("Prints", "Helper: {name}").format(name=signer.name)
    page.text((0, y), who, (Style.CHILD_BOLD, _SIZE), width=page.width * 0.6, minimum=12)
    where = ", ".join(part for part in (data.school, data.year) if part)
    at = (page.width, y)
    page.text(at, where, (Style.CHILD, 12), align="right", width=page.width * 0.38)
    page.line((0, y - 3.5 * mm), (page.width, y - 3.5 * mm), 1.5)
    return y - 13 * mm


def _draw_words(page: Page, text: str, y: float, style: Style) -> float:
    for line in wrap_text(text, style, _SIZE, page.width):
        page.text((0, y), line, (style, _SIZE), width=page.width, minimum=12)
        y -= _LEADING
    return y - 1.5 * mm


def _draw_item(page: Page, text: str, y: float) -> float:
    """Draw a sentence behind a box that the helper ticks."""
    page.canvas.setLineWidth(1.25)
    page.canvas.rect(0.5 * mm, y - 0.8 * mm, _BOX, _BOX)
    for line in wrap_text(text, Style.CHILD, _SIZE, page.width - _INDENT):
        page.text((_INDENT, y), line, (Style.CHILD, _SIZE))
        y -= _LEADING
    return y - 1.5 * mm


def _draw_signatures(page: Page, data: PledgePapers, y: float) -> None:
    """Draw three lines to sign on; the adult's name stands under the second, with the version."""
    translate = translator(page.frame.language)
    gap = 6 * mm
    widths = (page.width * 0.38, page.width * 0.38, page.width * 0.24 - 2 * gap)
    adult = data.adult or translate("Prints", "Adult")
    named = (translate("Prints", "Helper"), adult, translate("Prints", "Date"))
    left = 0.0
    for width, words in zip(widths, named, strict=True):
        page.line((left, y), (left + width, y), RULE)
        page.text((left, y - 5.5 * mm), words, (Style.CHILD, 12), width=width)
        left += width + gap
    version = translate("Prints", "Text {version}").format(version=data.version)
    give = translate("Prints", "Give this page back to your adult.")
    page.text((0, y - 12 * mm), f"{give} {version}", (Style.CHILD, 11), width=page.width)


def _draw_card(page: Page, data: PledgePapers) -> None:
    """Draw the card to keep, to be cut out along its dashed edge."""
    translate = translator(page.frame.language)
    x, y = 4 * mm, page.bottom + 1 * mm
    page.canvas.saveState()
    page.canvas.setDash(4, 3)
    page.canvas.setLineWidth(RULE)
    page.canvas.rect(x, y, CARD_WIDTH, CARD_HEIGHT)
    page.canvas.restoreState()
    draw_symbol(page.canvas, (x, y + CARD_HEIGHT), "scissors", 4 * mm)
    left, room, top = x + 4 * mm, CARD_WIDTH - 8 * mm, y + CARD_HEIGHT - 7.5 * mm
    adult = translate("Prints", "My adult: {adult}").format(adult=data.adult or _LINE)
    page.text((left, top), adult, (Style.CHILD_BOLD, 14), width=room, minimum=11)
    lines = [translate("Prints", "I tell an adult today when:"), *dangers(translate)]
    if data.extension:
        office = translate("Prints", "Or the office: extension {number}")
        lines.append(office.format(number=data.extension))
    for number, line in enumerate(lines):
        top -= _CARD_LEADING + (1.5 * mm if number == 0 else 0.8 * mm)
        text = f"• {line}" if 0 < number <= len(dangers(translate)) else line
        style = Style.CHILD if number else Style.CHILD_BOLD
        page.text((left, top), text, (style, _CARD_SIZE), width=room)
    keep = translate("Prints", "Cut out this card and keep it.")
    page.text((x + CARD_WIDTH + 8 * mm, y + 3 * mm), keep, (Style.CHILD, 12))


_Draw = Callable[[PledgePapers, Signer, Page], None]
_DRAWING: Final[dict[AcknowledgementKind, _Draw]] = {
    AcknowledgementKind.PLEDGE: _draw_pledge,
    AcknowledgementKind.LIMITS: _draw_limits,
}
