"""The application: a page for the student and one for a teacher, printed back to back."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fill_in import FormPen
from peerdesk.reports.flow import Flow
from peerdesk.reports.page import RULE, Frame, Page, render
from peerdesk.reports.text import text_width
from peerdesk.reports.words import Translate, full_day, translator
from peerdesk.services.prints.selection_rows import SelectionForms

_SIZE: Final = 14.0
_ROOM: Final = 10.5 * mm
_SEEN_LINES: Final = 5


def build(data: SelectionForms, paper: Paper, language: str) -> bytes:
    """Return the PDF of the two pages of one application."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Application"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
        class_note=translate("Prints", "when filled in"),
    )
    return render(frame, paper, [partial(_student, data), partial(_teacher, data)])


def _student(data: SelectionForms, page: Page) -> None:
    translate = translator(page.frame.language)
    flow = Flow(page, page.top - 2 * mm)
    flow.title(translate("Prints", "I want to be on the team"))
    if data.team:
        flow.paragraph(data.team, _SIZE)
    flow.space(4 * mm)
    _blanks(
        page,
        flow,
        ((translate("Prints", "Name"), 0.6), (translate("Prints", "Grade"), 0.4)),
    )
    questions = (
        (translate("Prints", "Why do you want to be on the team?"), 3),
        (translate("Prints", "Tell about a time you helped someone."), 4),
        (translate("Prints", "What do you like to do? What are you good at?"), 2),
    )
    for question, count in questions:
        flow.heading(question)
        for _ in range(count):
            flow.space(_ROOM)
            page.line((0, flow.y), (page.width, flow.y), RULE)
        flow.space(2 * mm)
    flow.heading(translate("Prints", "I promise"))
    flow.points(_promises(translate), _SIZE)
    flow.sign([translate("Prints", "My name"), translate("Prints", "Date")])
    _give_back(data, flow, translate)


def _promises(translate: Translate) -> list[str]:
    return [
        translate("Prints", "I come to the meetings. If I cannot, I say so before."),
        translate("Prints", "If anyone may get hurt, I tell an adult at once."),
    ]


def _give_back(data: SelectionForms, flow: Flow, translate: Translate) -> None:
    adult = data.adult or translate("Prints", "the school office")
    words = translate(
        "Prints", "Give this page to {adult}. Only adults who choose the team read it."
    )
    flow.paragraph(words.format(adult=adult))


def _teacher(data: SelectionForms, page: Page) -> None:
    translate = translator(page.frame.language)
    pen = FormPen(page, page.top - 2 * mm)
    pen.title(translate("Prints", "Teacher's page"))
    pen.space(2 * mm)
    pen.words(
        translate(
            "Prints",
            "For the student named here. Write what you have seen at school: facts, nothing about "
            "the family or health. Your page is one voice among several; it decides nothing alone.",
        )
    )
    pen.space(3 * mm)
    name, day = translate("Prints", "Student"), translate("Prints", "Date")
    pen.row((name, "", 0.65), (day, "", 0.35))
    pen.row((translate("Prints", "Teacher"), "", 1.0))
    pen.heading(translate("Prints", "What I see"))
    for line in _seen(translate):
        pen.space(3 * mm)
        pen.words(line, strong=True)
        pen.boxes("", [(word, False) for word in _marks(translate)])
    pen.heading(translate("Prints", "One thing I have seen"))
    pen.ruled(_SEEN_LINES)
    pen.space(4 * mm)
    answers = (
        translate("Prints", "yes"),
        translate("Prints", "not now"),
        translate("Prints", "talk to me first"),
    )
    pen.boxes(translate("Prints", "I recommend"), [(word, False) for word in answers])
    pen.space(4 * mm)
    adult = data.adult or translate("Prints", "the school office")
    words = translate("Prints", "Hand it to {adult} yourself. Do not send it with the student.")
    pen.words(words.format(adult=adult))


def _seen(translate: Translate) -> list[str]:
    return [
        translate("Prints", "Is kind to younger students"),
        translate("Prints", "Lets others join in"),
        translate("Prints", "Keeps a promise"),
        translate("Prints", "Tells an adult when something is wrong"),
        translate("Prints", "Can miss some class time without falling behind"),
    ]


def _marks(translate: Translate) -> list[str]:
    return [
        translate("Prints", "not yet"),
        translate("Prints", "a little"),
        translate("Prints", "mostly"),
        translate("Prints", "clearly"),
        translate("Prints", "I cannot tell"),
    ]


def _blanks(page: Page, flow: Flow, cells: Sequence[tuple[str, float]]) -> None:
    flow.space(9 * mm)
    left = 0.0
    for prompt, share in cells:
        right = left + share * page.width - 4 * mm
        page.text((left, flow.y), prompt, (page.frame.strong, _SIZE))
        start = left + text_width(prompt, page.frame.strong, _SIZE) + 2 * mm
        page.line((start, flow.y - 1 * mm), (right, flow.y - 1 * mm), RULE)
        left += share * page.width
