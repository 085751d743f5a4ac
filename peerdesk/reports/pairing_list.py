"""The pairing list for staff: which number on a session form is which pair."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, filled, render
from peerdesk.reports.words import full_day, grade_word, short_day, translator
from peerdesk.services.prints.rows import PairingList, PairPerson, PairRow

PAIRS_PER_PAGE: Final = 18
_TOP: Final = 222 * mm
_ROW: Final = 11.5 * mm
_HELPER: Final = 14 * mm
_BUDDY: Final = 76 * mm
_SINCE: Final = 140 * mm
_MET: Final = 172 * mm
_BOX: Final = 6 * mm


def build(data: PairingList, paper: Paper, language: str) -> bytes:
    """Return the PDF of the pairing list, 18 pairs to a page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Buddy pairs"),
        print_class=PrintClass.STAFF_ONLY,
        language=language,
        dates=full_day(data.as_of, language),
        sample=data.sample,
    )
    pages = filled(data.pairs, PAIRS_PER_PAGE)
    return render(frame, paper, [partial(_draw, len(data.pairs), pairs) for pairs in pages])


def _draw(total: int, pairs: Sequence[PairRow], page: Page) -> None:
    translate = translator(page.frame.language)
    page.text((0, 236 * mm), page.frame.title, (Style.ADULT_BOLD, 20))
    if total == 1:
        count = translate("Prints", "1 pair on {day}. Keep this list out of sight of students.")
    else:
        count = translate(
            "Prints", "{count} pairs on {day}. Keep this list out of sight of students."
        )
    subtitle = count.format(count=total, day=page.frame.dates)
    page.text((0, 229.5 * mm), subtitle, (Style.ADULT, 12), width=page.width)
    _draw_headings(page)
    for index, pair in enumerate(pairs):
        _draw_pair(page, pair, _TOP - index * _ROW)
    page.line((0, _TOP - len(pairs) * _ROW), (page.width, _TOP - len(pairs) * _ROW), RULE)


def _draw_headings(page: Page) -> None:
    translate = translator(page.frame.language)
    headings = (
        (10 * mm, translate("Prints", "No."), "right"),
        (_HELPER, translate("Prints", "Helper"), "left"),
        (_BUDDY, translate("Prints", "Buddy"), "left"),
        (_SINCE, translate("Prints", "Since"), "left"),
    )
    for x, heading, align in headings:
        page.text(
            (x, _TOP + 1.5 * mm),
            heading,
            (Style.ADULT_BOLD, 11),
            align="right" if align == "right" else "left",
        )
    met = translate("Prints", "Met")
    page.text((_MET + _BOX / 2, _TOP + 1.5 * mm), met, (Style.ADULT_BOLD, 11), align="center")
    page.line((0, _TOP), (page.width, _TOP), 1.5)


def _draw_pair(page: Page, pair: PairRow, top: float) -> None:
    if top < _TOP:
        page.line((0, top), (page.width, top), RULE)
    upper, lower = top - 5 * mm, top - 9.7 * mm
    page.text((10 * mm, upper), str(pair.number), (Style.ADULT_BOLD, 13), align="right")
    for left, right, person in (
        (_HELPER, _BUDDY, pair.helper),
        (_BUDDY, _SINCE, pair.buddy),
    ):
        room = right - left - 3 * mm
        page.text((left, upper), person.name, (Style.ADULT_BOLD, 12), width=room)
        line = person_line(person, page.frame.language)
        page.text((left, lower), line, (Style.ADULT, 10), width=room, minimum=9)
    page.text((_SINCE, upper), short_day(pair.since, page.frame.language), (Style.ADULT, 11))
    page.canvas.setLineWidth(1)
    page.canvas.rect(_MET, top - _ROW / 2 - _BOX / 2, _BOX, _BOX)


def person_line(person: PairPerson, language: str) -> str:
    """Return grade and homeroom as one short line, e.g. "Grade 5, room 12"."""
    translate = translator(language)
    grade = grade_word(person.grade)
    if person.homeroom:
        text = translate("Prints", "Grade {grade}, {homeroom}")
        return text.format(grade=grade, homeroom=person.homeroom)
    return translate("Prints", "Grade {grade}").format(grade=grade)
