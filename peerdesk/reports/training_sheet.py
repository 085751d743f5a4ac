"""The sign-in sheet of a training: who is expected, a line to sign, two boxes for the trainer."""

from collections.abc import Sequence
from datetime import time
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass, TrainingKind
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, chunked, render
from peerdesk.reports.sheet_codes import draw_sheet_code
from peerdesk.reports.training_words import course_title
from peerdesk.reports.words import clock_time, full_day, translator
from peerdesk.services.prints.training_rows import SignInPerson, SignInSheet

ROWS: Final = 16
_ROW: Final = 10.5 * mm
_BOX: Final = 5.5 * mm
_BLANKS: Final = 2
"""Rows kept free for somebody nobody expected."""

_SIGN: Final = 94 * mm
_SHOWN: Final = 150 * mm
_AGAIN: Final = 169 * mm

_Numbered = tuple[int, SignInPerson]


def build(data: SignInSheet, paper: Paper, language: str) -> bytes:
    """Return the PDF of the sheet, sixteen people to a page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Sign-in sheet"),
        print_class=PrintClass.STAFF_ONLY,
        language=language,
        dates=full_day(data.day or data.printed_on, language),
        sample=data.sample,
    )
    blank = SignInPerson("", "")
    people = [*data.people, *[blank] * _BLANKS]
    people += [blank] * (-len(people) % ROWS)
    numbered = list(enumerate(people, start=1))
    return render(frame, paper, [partial(_draw, data, rows) for rows in chunked(numbered, ROWS)])


def _draw(data: SignInSheet, rows: Sequence[_Numbered], page: Page) -> None:
    if data.code:
        draw_sheet_code(page.canvas, (page.width, page.top - 1 * mm), data.code, 23 * mm)
    translate = translator(page.frame.language)
    room = page.width - 28 * mm
    title = (Style.ADULT_BOLD, 22)
    y = page.top - 8 * mm
    page.text((0, y), translate("Prints", "Training: sign in"), title, width=room)
    for number, (prompt, said) in enumerate(_facts(data, page.frame.language)):
        _draw_fact(page, y - (9 + 7.5 * number) * mm, prompt, said)
    top = y - 44 * mm
    _draw_head(page, top)
    for place, (number, person) in enumerate(rows):
        _draw_row(page, top - place * _ROW, number, person)
    words = translate(
        "Prints", "The two boxes are for the adult: can do it, or comes again. Give back today."
    )
    page.text((0, top - len(rows) * _ROW - 6 * mm), words, (Style.ADULT, 11), width=page.width)


def _facts(data: SignInSheet, language: str) -> list[tuple[str, str]]:
    translate = translator(language)
    course = course_title(data.course, language) if data.course else ""
    kinds = {
        TrainingKind.COURSE: "",
        TrainingKind.REFRESHER: translate("Prints", "refresher"),
        TrainingKind.FEEDBACK: translate("Prints", "feedback session"),
    }
    what = ", ".join(part for part in (course, kinds[data.kind]) if part)
    when = full_day(data.day, language) if data.day else ""
    if data.starts_minute is not None:
        when = f"{when}, {clock_time(time(data.starts_minute // 60, data.starts_minute % 60))}"
    return [
        (translate("Prints", "Course"), what),
        (translate("Prints", "When"), when),
        (translate("Prints", "Where"), data.place),
        (translate("Prints", "Led by"), data.trainer),
    ]


def _draw_fact(page: Page, y: float, prompt: str, said: str) -> None:
    page.text((0, y), f"{prompt}:", (Style.ADULT_BOLD, 12))
    left, right = 28 * mm, page.width - 27 * mm
    if said:
        page.text((left, y), said, (Style.ADULT, 12), width=right - left)
    else:
        page.line((left, y - 1), (right, y - 1), RULE)


def _draw_head(page: Page, top: float) -> None:
    translate = translator(page.frame.language)
    page.line((0, top), (page.width, top), 1.5)
    heads = (
        (9 * mm, translate("Prints", "Name")),
        (_SIGN, translate("Prints", "I am here (sign)")),
        (_SHOWN - 6 * mm, translate("Prints", "can do it")),
        (_AGAIN - 4 * mm, translate("Prints", "again")),
    )
    for left, text in heads:
        page.text((left, top + 2 * mm), text, (Style.ADULT_BOLD, 10.5))


def _draw_row(page: Page, top: float, number: int, person: SignInPerson) -> None:
    base = top - 7 * mm
    page.text((0, base), f"{number}", (Style.ADULT, 11))
    if person.name:
        name = (Style.ADULT_BOLD, 12)
        page.text((9 * mm, base), person.name, name, width=62 * mm, minimum=10)
        detail = (Style.ADULT, 10.5)
        page.text((_SIGN - 3 * mm, base), person.detail, detail, align="right", width=18 * mm)
    page.canvas.setLineWidth(1)
    for left in (_SHOWN, _AGAIN):
        page.canvas.rect(left, top - 8 * mm, _BOX, _BOX)
    page.line((0, top - _ROW), (page.width, top - _ROW), RULE)
