"""The poster of the steps at the bench: what a helper does, in words a child reads alone."""

from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import Frame, Page, render
from peerdesk.reports.pictograms import draw_symbol
from peerdesk.reports.text import draw_text, wrap_text
from peerdesk.reports.words import Translate, plain_day, short_day, translator
from peerdesk.services.prints.wall_rows import ScriptPoster

SIZE: Final = 28.0
"""Andika at this size has the letters that children of seven to nine read fastest."""

_TITLE: Final = 40.0
_LEADING: Final = 11.5 * mm
_NUMBER: Final = 17 * mm
_LEFT: Final = 46 * mm


def build(data: ScriptPoster, paper: Paper, language: str) -> bytes:
    """Return the PDF of the poster, one page."""
    translate = translator(language)
    down = data.take_down_on
    frame = Frame(
        title=translate("Prints", "Help at the bench"),
        print_class=PrintClass.PUBLIC,
        language=language,
        dates=plain_day(data.printed_on, language),
        sample=data.sample,
        take_down=translate("Prints", "Take down on {day}").format(day=short_day(down, language))
        if down
        else "",
        is_childlike=True,
    )
    return render(frame, paper, [_draw])


def steps(translate: Translate) -> tuple[tuple[str, str, str], ...]:
    """Return the steps: symbol, what to do, and what to say."""
    say, ask = translate("Prints", "Say:"), translate("Prints", "Ask:")
    yes, no = translate("Prints", "Yes? Play."), translate("Prints", "No? That is OK.")
    return (
        ("bench", translate("Prints", "Walk over. Smile."), ""),
        ("mood-good", say, translate("Prints", "“Hi! I am a helper.”")),
        ("topic-play", ask, translate("Prints", "“Want to play?”")),
        ("topic-friends", yes, translate("Prints", "Invite others.")),
        ("topic-other", no, translate("Prints", "Just listen.")),
        (
            "worried",
            translate("Prints", "Hurt or worried?"),
            translate("Prints", "Tell an adult now."),
        ),
    )


def _draw(page: Page) -> None:
    translate = translator(page.frame.language)
    top = page.top - 15 * mm
    title = (Style.CHILD_BOLD, _TITLE)
    page.text((0, top), page.frame.title, title, width=page.width, minimum=30)
    top -= 7 * mm
    rows = steps(translate)
    pitch = (top - page.bottom) / len(rows)
    for number, row in enumerate(rows, start=1):
        _draw_step(page, number, row, (top - (number - 0.5) * pitch, pitch))


def _draw_step(
    page: Page, number: int, step: tuple[str, str, str], place: tuple[float, float]
) -> None:
    symbol, do, say = step
    middle, pitch = place
    page.line((0, middle + pitch / 2), (page.width, middle + pitch / 2), 2)
    canvas = page.canvas
    canvas.circle(_NUMBER / 2, middle, _NUMBER / 2 - 1 * mm, stroke=0, fill=1)
    canvas.setFillGray(1)
    draw_text(
        canvas,
        (_NUMBER / 2, middle - 3.6 * mm),
        f"{number}",
        (Style.CHILD_BOLD, SIZE),
        align="center",
    )
    canvas.setFillGray(0)
    draw_symbol(canvas, (_NUMBER + 13 * mm, middle), symbol, 20 * mm)
    room = page.width - _LEFT
    lines = [(line, Style.CHILD_BOLD) for line in wrap_text(do, Style.CHILD_BOLD, SIZE, room)]
    lines += [(line, Style.CHILD) for line in wrap_text(say, Style.CHILD, SIZE, room) if line]
    y = middle + (len(lines) - 1) * _LEADING / 2 - 0.26 * SIZE
    for line, style in lines:
        page.text((_LEFT, y), line, (style, SIZE), width=room, minimum=22)
        y -= _LEADING
