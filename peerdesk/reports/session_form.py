"""The session log form: two to a page, cut apart, each with its own code.

It asks in the order of the screen, has no room for a story and no name on it. For grade 3
and below everything a child reads is set in 28 points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass, SessionMood, SessionTopic
from peerdesk.reports.fonts import Style
from peerdesk.reports.half_sheets import CODE, draw_slips
from peerdesk.reports.page import Frame, Page, filled, render
from peerdesk.reports.pictograms import draw_symbol
from peerdesk.reports.sheet_codes import draw_sheet_code
from peerdesk.reports.text import text_width
from peerdesk.reports.words import Translate, full_day, translator
from peerdesk.services.prints.rows import SessionForms, SessionSlip
from peerdesk.services.session_logs.kinds import PAIR_TOPICS
from peerdesk.services.session_logs.stack import MINUTES

YOUNG_SIZE: Final = 28.0
OLDER_SIZE: Final = 14.0
_CHOICES: Final = 3
_GAP: Final = 2 * mm  # between a symbol and its word


@dataclass(frozen=True, slots=True)
class _Measure:
    """Sizes of one slip: prompt size, icon side, distance of lines."""

    size: float
    icon: float
    pitch: float


_YOUNG: Final = _Measure(YOUNG_SIZE, 9.5 * mm, 15.1 * mm)
_OLDER: Final = _Measure(OLDER_SIZE, 9 * mm, 15.1 * mm)


def build(data: SessionForms, paper: Paper, language: str) -> bytes:
    """Return the PDF of a stack of session forms, two to a page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Session forms"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
        class_note=translate("Prints", "when filled in"),
        is_childlike=True,
    )
    pages = filled(data.slips, 2)
    return render(frame, paper, [partial(_draw, data.adult, page) for page in pages])


def _draw(adult: str, slips: Sequence[SessionSlip], page: Page) -> None:
    draw_slips(page, slips, lambda slip, top: _draw_slip(page, slip, adult, top))


def _draw_slip(page: Page, slip: SessionSlip, adult: str, top: float) -> None:
    measure = _YOUNG if slip.young else _OLDER
    draw_sheet_code(page.canvas, (page.width, top), slip.code, CODE)
    lines = (
        partial(_draw_who, page, slip),
        partial(_draw_minutes, page),
        partial(_draw_topics, page, 0),
        partial(_draw_topics, page, 1),
        partial(_draw_moods, page),
        partial(_draw_worried, page, adult),
        partial(_draw_told, page),
    )
    for index, draw in enumerate(lines):
        draw(measure=measure, y=top - (index + 0.72) * measure.pitch)


def _prompt_width(page: Page, measure: _Measure) -> float:
    """Return where answers begin: after the widest prompt of this language."""
    prompts = _prompts(translator(page.frame.language))
    widest = max(text_width(prompt, Style.CHILD_BOLD, measure.size) for prompt in prompts)
    return widest + 4 * mm


def _prompts(translate: Translate) -> tuple[str, str, str]:
    return (
        translate("Prints", "Minutes"),
        translate("Prints", "About"),
        translate("Prints", "It was"),
    )


def _draw_who(page: Page, slip: SessionSlip, *, measure: _Measure, y: float) -> None:
    translate = translator(page.frame.language)
    right = page.width - CODE - 6 * mm
    x = _draw_word(page, (0, y), translate("Prints", "Pair"), measure)
    if slip.pair_number is None:
        x = _draw_blank(page, x, x + 26 * mm, y)
    else:
        x = _draw_word(page, (x, y), str(slip.pair_number), measure)
    x = _draw_word(page, (x + 4 * mm, y), translate("Prints", "Date"), measure)
    _draw_blank(page, x, right, y)


def _draw_minutes(page: Page, *, measure: _Measure, y: float) -> None:
    prompt, _, _ = _prompts(translator(page.frame.language))
    page.text((0, y), prompt, (Style.CHILD_BOLD, measure.size))
    left = _prompt_width(page, measure)
    right = page.width - CODE - 4 * mm
    radius = measure.icon * 0.56
    step = (right - left - 2 * radius) / (len(MINUTES) - 1)
    for index, minutes in enumerate(MINUTES):
        x = left + radius + index * step
        page.canvas.setLineWidth(1.2)
        page.canvas.circle(x, y + measure.size * 0.36, radius)
        size = min(measure.size, 20.0)
        page.text(
            (x, y + (measure.size - size) * 0.36), str(minutes), (Style.CHILD, size), align="center"
        )


def _draw_topics(page: Page, row: int, *, measure: _Measure, y: float) -> None:
    translate = translator(page.frame.language)
    if row == 0:
        page.text((0, y), _prompts(translate)[1], (Style.CHILD_BOLD, measure.size))
    topics = PAIR_TOPICS[row * _CHOICES : (row + 1) * _CHOICES]
    words = _topic_words(translate)
    _draw_choices(page, [(f"topic-{topic.value}", words[topic]) for topic in topics], measure, y)


def _draw_moods(page: Page, *, measure: _Measure, y: float) -> None:
    translate = translator(page.frame.language)
    page.text((0, y), _prompts(translate)[2], (Style.CHILD_BOLD, measure.size))
    words = _mood_words(translate)
    _draw_choices(page, [(f"mood-{mood.value}", words[mood]) for mood in SessionMood], measure, y)


def _draw_choices(
    page: Page, choices: Sequence[tuple[str, str]], measure: _Measure, y: float
) -> None:
    edges = _choice_edges(page, measure)
    for (symbol, word), left, right in zip(choices, edges, edges[1:], strict=False):
        middle = y + measure.size * 0.33
        draw_symbol(page.canvas, (left + measure.icon / 2, middle), symbol, measure.icon)
        start = left + measure.icon + _GAP
        font = (Style.CHILD, measure.size)
        page.text((start, y), word, font, width=right - start - 1 * mm, minimum=12)


def _choice_edges(page: Page, measure: _Measure) -> list[float]:
    """Return the left edges of the columns of choices, wide where this language needs it."""
    translate = translator(page.frame.language)
    words = [*_topic_words(translate).values(), *_mood_words(translate).values()]
    widths = [
        max(text_width(word, Style.CHILD, measure.size) for word in words[column::_CHOICES])
        + measure.icon
        + _GAP
        for column in range(_CHOICES)
    ]
    left = _prompt_width(page, measure)
    spare = (page.width - left - sum(widths)) / _CHOICES
    return [left, *(left + edge for edge in accumulate(width + spare for width in widths))]


def _draw_worried(page: Page, adult: str, *, measure: _Measure, y: float) -> None:
    translate = translator(page.frame.language)
    adult = adult or translate("Prints", "an adult")
    if measure is _YOUNG:
        text = translate("Prints", "Worried? Tell {adult} now.")
    else:
        text = translate("Prints", "Worried about someone? Tell {adult} now.")
    text = text.format(adult=adult)
    draw_symbol(page.canvas, (5 * mm, y + measure.size * 0.33), "worried", 9 * mm)
    page.text(
        (12 * mm, y), text, (Style.CHILD_BOLD, measure.size), width=page.width - 12 * mm, minimum=14
    )


def _draw_told(page: Page, *, measure: _Measure, y: float) -> None:
    translate = translator(page.frame.language)
    back = translate("Prints", "Give back today")
    right = page.width - text_width(back, Style.CHILD, measure.size)
    page.text((page.width, y), back, (Style.CHILD, measure.size), align="right")
    x = _draw_word(page, (0, y), translate("Prints", "I told"), measure)
    _draw_blank(page, x, right - 6 * mm, y)


def _draw_word(page: Page, at: tuple[float, float], word: str, measure: _Measure) -> float:
    page.text(at, word, (Style.CHILD_BOLD, measure.size))
    return at[0] + text_width(word, Style.CHILD_BOLD, measure.size) + 3 * mm


def _draw_blank(page: Page, left: float, right: float, y: float) -> float:
    page.line((left, y - 1), (right, y - 1), 1)
    return right


def _topic_words(translate: Translate) -> dict[SessionTopic, str]:
    return {
        SessionTopic.FRIENDS: translate("Prints", "friends"),
        SessionTopic.SCHOOL: translate("Prints", "school"),
        SessionTopic.FAMILY: translate("Prints", "family"),
        SessionTopic.FEELINGS: translate("Prints", "feelings"),
        SessionTopic.PLAY: translate("Prints", "play"),
        SessionTopic.OTHER: translate("Prints", "other"),
    }


def _mood_words(translate: Translate) -> dict[SessionMood, str]:
    return {
        SessionMood.GOOD: translate("Prints", "good"),
        SessionMood.OK: translate("Prints", "ok"),
        SessionMood.HARD: translate("Prints", "hard"),
    }
