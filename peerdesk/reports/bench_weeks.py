"""The bench over weeks on one page: visits, children alone, before and after the bench began."""

from functools import partial
from itertools import pairwise
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, render
from peerdesk.reports.text import wrap_text
from peerdesk.reports.words import Translate, full_day, short_day, translator
from peerdesk.services.bench_life import story_words
from peerdesk.services.bench_life.geometry import Plot, plot
from peerdesk.services.bench_life.story import StoryWeek, percent
from peerdesk.services.prints.bench_rows import BenchWeeks

ROWS: Final = 12
_LEFT: Final = 14 * mm
_PANEL: Final = 48 * mm
_ROW: Final = 6.2 * mm
_COLUMNS: Final = (0.0, 48 * mm, 76 * mm, 118 * mm, 150 * mm)


def build(data: BenchWeeks, paper: Paper, language: str) -> bytes:
    """Return the PDF, one portrait page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Bench over weeks"),
        print_class=PrintClass.STAFF_ONLY,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )
    return render(frame, paper, [partial(_draw, data)])


def _draw(data: BenchWeeks, page: Page) -> None:
    translate = translator(page.frame.language)
    y = page.top - 8 * mm
    page.text((0, y), page.frame.title, (Style.ADULT_BOLD, 20))
    y -= 4 * mm
    for number, sentence in enumerate(story_words(data.story, translate)):
        style = Style.ADULT if number else Style.ADULT_BOLD
        for line in wrap_text(sentence, style, 12, page.width):
            y -= 5.6 * mm
            page.text((0, y), line, (style, 12))
    marks = plot(data.story)
    y -= 10 * mm
    _draw_visits(page, marks, y, translate)
    y -= _PANEL + 14 * mm
    _draw_alone(page, marks, y, translate)
    _draw_labels(page, marks, y - _PANEL)
    _draw_table(page, data.story.weeks, y - _PANEL - 16 * mm, translate)


def _wide(page: Page) -> float:
    return page.width - _LEFT


def _draw_panel(page: Page, top: float, words: tuple[str, str], scale: tuple[str, str]) -> None:
    page.text((0, top + 3 * mm), words[0], (Style.ADULT_BOLD, 12))
    page.text((page.width, top + 3 * mm), words[1], (Style.ADULT, 11), align="right")
    bottom = top - _PANEL
    page.line((_LEFT, bottom), (page.width, bottom), 1)
    page.line((_LEFT, top), (_LEFT, bottom), 1)
    at = _LEFT - 1.5 * mm
    page.text((at, top - 3.4 * mm), scale[0], (Style.ADULT, 10), align="right")
    page.text((at, bottom), scale[1], (Style.ADULT, 10), align="right")


def _draw_visits(page: Page, marks: Plot, top: float, translate: Translate) -> None:
    note = translate("Prints", "Thick line: the bench began") if marks.began is not None else ""
    words = (translate("Prints", "Visits each week"), note)
    _draw_panel(page, top, words, (str(marks.most_visits), "0"))
    bottom = top - _PANEL
    for bar in marks.bars:
        left, right = _LEFT + bar.left * _wide(page), _LEFT + bar.right * _wide(page)
        page.canvas.setLineWidth(RULE)
        page.canvas.rect(left, bottom, right - left, bar.height * _PANEL, stroke=1, fill=1)
    _draw_began(page, marks, top)


def _draw_alone(page: Page, marks: Plot, top: float, translate: Translate) -> None:
    note = translate("Prints", "Dashed: mean before and after") if marks.levels else ""
    words = (translate("Prints", "Children alone in scans of recess"), note)
    _draw_panel(page, top, words, (f"{marks.most_percent} %", "0"))
    bottom = top - _PANEL
    for run in marks.runs:
        spots = [(_LEFT + dot.x * _wide(page), bottom + dot.y * _PANEL) for dot in run]
        for start, end in pairwise(spots):
            page.line(start, end, 1.2)
        for x, y in spots:
            page.canvas.circle(x, y, 1.3 * mm, stroke=0, fill=1)
    page.canvas.setDash(5, 3)
    for level in marks.levels:
        y = bottom + level.y * _PANEL
        left, right = _LEFT + level.left * _wide(page), _LEFT + level.right * _wide(page)
        page.line((left, y), (right, y), 1.5)
    page.canvas.setDash()
    _draw_began(page, marks, top)


def _draw_began(page: Page, marks: Plot, top: float) -> None:
    if marks.began is not None:
        x = _LEFT + marks.began * _wide(page)
        page.line((x, top), (x, top - _PANEL), 2.5)


def _draw_labels(page: Page, marks: Plot, bottom: float) -> None:
    for x, monday in marks.labels:
        words = short_day(monday, page.frame.language).split(" ", 1)[1]
        at = (_LEFT + x * _wide(page), bottom - 5 * mm)
        page.text(at, words, (Style.ADULT, 10), align="center")


def _draw_table(page: Page, weeks: tuple[StoryWeek, ...], top: float, translate: Translate) -> None:
    heads = (
        translate("Prints", "Week of"),
        translate("Prints", "Visits"),
        translate("Prints", "Recesses counted"),
        translate("Prints", "Alone"),
        translate("Prints", "Scans"),
    )
    for left, words in zip(_COLUMNS, heads, strict=True):
        page.text((left, top), words, (Style.ADULT_BOLD, 11))
    page.line((0, top - 1.6 * mm), (page.width, top - 1.6 * mm), 1)
    room = int((top - page.bottom - 2 * mm) / _ROW)
    for number, week in enumerate(reversed(weeks[-min(ROWS, room) :]), start=1):
        y = top - number * _ROW
        cells = (
            short_day(week.monday, page.frame.language),
            "\u2013" if week.visits is None else str(week.visits),
            str(week.counted),
            percent(week.alone),
            str(week.scans),
        )
        for left, words in zip(_COLUMNS, cells, strict=True):
            page.text((left, y), words, (Style.ADULT, 11))
