"""The outline of a course on one page: what is done, and how long each step takes."""

from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.flow import Flow
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, filled, render
from peerdesk.reports.text import wrap_text
from peerdesk.reports.training_words import course_title
from peerdesk.reports.words import full_day, translator
from peerdesk.services.prints.training_rows import CourseOutline

_SIZE: Final = 13.0
_LEAD: Final = 6.6 * mm
_STEPS: Final = 11
"""Steps on a page."""

_LEFT: Final = 26 * mm


def build(data: CourseOutline, paper: Paper, language: str) -> bytes:
    """Return the PDF of the outline."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Course outline"),
        print_class=PrintClass.PUBLIC,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )
    return render(
        frame, paper, [partial(_draw, data, list(steps)) for steps in filled(data.steps, _STEPS)]
    )


def _draw(data: CourseOutline, steps: list[tuple[int, str]], page: Page) -> None:
    language = page.frame.language
    translate = translator(language)
    flow = Flow(page, page.top - 2 * mm)
    flow.title(course_title(data.course, language))
    flow.space(2 * mm)
    parts = [data.school, translate("Prints", "{n} minutes").format(n=data.minutes)]
    flow.paragraph(", ".join(part for part in parts if part), 12)
    if data.first:
        names = ", ".join(course_title(one, language) for one in data.first)
        flow.paragraph(translate("Prints", "Comes after: {courses}").format(courses=names), 12)
    y = flow.y - 4 * mm
    page.line((0, y), (page.width, y), 1.5)
    for minutes, text in steps:
        y = _draw_step(page, y, minutes, text)
    flow.y = y - 4 * mm
    for prompt in (translate("Prints", "Bring along"), translate("Prints", "For next time")):
        flow.space(9 * mm)
        page.text((0, flow.y), f"{prompt}:", (Style.ADULT_BOLD, 12))
        page.line((42 * mm, flow.y - 1), (page.width, flow.y - 1), RULE)


def _draw_step(page: Page, top: float, minutes: int, text: str) -> float:
    """Draw one step and the line below it; return where that is."""
    lines = wrap_text(text, Style.ADULT, _SIZE, page.width - _LEFT)
    y = top - 6.5 * mm
    if minutes:
        page.text((0, y), f"{minutes} min", (Style.ADULT_BOLD, _SIZE))
    for number, line in enumerate(lines):
        page.text((_LEFT, y - number * _LEAD), line, (Style.ADULT, _SIZE))
    bottom = y - (len(lines) - 1) * _LEAD - 3.5 * mm
    page.line((0, bottom), (page.width, bottom), RULE)
    return bottom
