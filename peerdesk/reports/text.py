"""Set text on a page: widths, alignment, fitting and wrapping, for every script."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final, Literal

import uharfbuzz
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from peerdesk.reports.fonts import Face, Style
from peerdesk.reports.shaping import Glyph, Run, split_runs
from peerdesk.reports.undrawn import printable

Align = Literal["left", "center", "right"]

_INVISIBLE: Final = 3  # text rendering mode: neither filled nor stroked


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text that fits its place, and the size at which it does."""

    text: str
    size: float


def text_width(text: str, style: Style, size: float) -> float:
    """Return the width in points of one line."""
    return size * sum(run.em_width for run in split_runs(printable(text, style), style))


def draw_text(
    canvas: Canvas,
    at: tuple[float, float],
    text: str,
    font: tuple[Style, float],
    *,
    align: Align = "left",
) -> None:
    """Draw one line with its baseline at `at`; no letter is ever left out silently."""
    style, size = font
    x, y = at
    text = printable(text, style)
    if align != "left":
        x -= text_width(text, style, size) * (0.5 if align == "center" else 1)
    for run in split_runs(text, style):
        _draw_run(canvas, (x, y), run, size)
        x += run.em_width * size


def fit_text(text: str, style: Style, size: float, width: float, *, minimum: float) -> Fitted:
    """Return `text` at the largest size up to `size` that stays within `width`.

    Below `minimum` words go from the end, then letters with an ellipsis: what is read from
    three metres must stay large.
    """
    text = printable(text, style)
    if text_width(text, style, size) <= width:
        return Fitted(text, size)
    return _first_fitting(_fewer_words(text), (style, size), width, minimum)


def clip_text(text: str, style: Style, size: float, width: float, *, minimum: float) -> Fitted:
    """Return `text` like `fit_text`, but an ellipsis stands wherever something is left out."""
    text = printable(text, style)
    if text_width(text, style, size) <= width:
        return Fitted(text, size)
    shorter = (f"{text[:count].rstrip(' -,')}…" for count in range(len(text) - 1, 1, -1))
    return _first_fitting(chain([text], shorter), (style, size), width, minimum)


def wrap_text(text: str, style: Style, size: float, width: float) -> list[str]:
    """Return the lines of a paragraph, broken between words."""
    lines: list[str] = []
    for word in printable(text, style).split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, style, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _first_fitting(
    candidates: Iterable[str], font: tuple[Style, float], width: float, minimum: float
) -> Fitted:
    style, size = font
    for candidate in candidates:
        needed = text_width(candidate, style, size)
        fitting = size if needed <= width else int(2 * size * width / needed) / 2
        if fitting >= minimum:
            return Fitted(candidate, fitting)
    return Fitted("…", minimum)


def _fewer_words(text: str) -> Iterator[str]:
    yield text
    words = text.split(" ")
    yield from (" ".join(words[:count]) for count in range(len(words) - 1, 0, -1))
    halves = words[0].split("-")
    yield from ("-".join(halves[:count]) for count in range(len(halves) - 1, 0, -1))
    yield from (f"{words[0][:count].rstrip('-')}…" for count in range(len(words[0]) - 1, 1, -1))


def _draw_run(canvas: Canvas, at: tuple[float, float], run: Run, size: float) -> None:
    if run.face is None:
        return  # `printable` has left nothing here that could be seen
    if run.is_simple:
        canvas.setFont(run.face.name, size)
        canvas.drawString(*at, run.text)
    else:
        _draw_outlines(canvas, at, run.face, (run.glyphs, size))
        _draw_invisible(canvas, at, run, size)


def _draw_outlines(
    canvas: Canvas, at: tuple[float, float], face: Face, placed: tuple[tuple[Glyph, ...], float]
) -> None:
    """Fill the outlines of shaped glyphs: marks sit where HarfBuzz puts them."""
    glyphs, size = placed
    scale = size / face.units
    path = canvas.beginPath()
    x = at[0]
    for glyph in glyphs:
        origin = (x + glyph.x_offset * scale, at[1] + glyph.y_offset * scale)
        face.shaper.draw_glyph(glyph.index, _pen(), (path, origin, scale))
        x += glyph.advance * scale
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)


def _draw_invisible(canvas: Canvas, at: tuple[float, float], run: Run, size: float) -> None:
    """Lay the letters over their outlines, so that the print can be searched and read aloud."""
    assert run.face is not None  # noqa: S101
    line = canvas.beginText(*at)
    line.setFont(run.face.name, size)
    line.setTextRenderMode(_INVISIBLE)
    line.textOut(run.text[::-1] if run.is_reversed else run.text)
    line.setTextRenderMode(0)
    canvas.drawText(line)


_Target = tuple[PDFPathObject, tuple[float, float], float]


@cache
def _pen() -> uharfbuzz.DrawFuncs:
    pen = uharfbuzz.DrawFuncs()
    pen.set_move_to_func(lambda x, y, target: target[0].moveTo(*_mapped(target, x, y)))
    pen.set_line_to_func(lambda x, y, target: target[0].lineTo(*_mapped(target, x, y)))
    pen.set_cubic_to_func(_cubic)
    pen.set_close_path_func(lambda target: target[0].close())
    return pen


def _cubic(*values: Any) -> None:
    *numbers, target = values
    points = [_mapped(target, *numbers[index : index + 2]) for index in (0, 2, 4)]
    target[0].curveTo(*(value for point in points for value in point))


def _mapped(target: _Target, x: float, y: float) -> tuple[float, float]:
    _, (left, bottom), scale = target
    return left + x * scale, bottom + y * scale
