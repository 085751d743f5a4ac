"""Draw pictograms, symbols and bench marks: everything a child reads without letters."""

import json
import math
from functools import cache

from reportlab.pdfgen.canvas import Canvas

from peerdesk.enums import BenchShape, RecessKind
from peerdesk.reports.fonts import Style, pictogram_face
from peerdesk.reports.text import draw_text, fit_text
from peerdesk.reports.undrawn import drawable_name
from peerdesk.resources import resource_path
from peerdesk.services.prints.pictograms import find_pictogram
from peerdesk.services.prints.rows import HelperMark


def draw_pictogram(canvas: Canvas, center: tuple[float, float], key: str, side: float) -> None:
    """Draw a pictogram so that its ink just fills a square of `side` around `center`."""
    pictogram = find_pictogram(key)
    if pictogram is not None and pictogram.is_number:
        _draw_number(canvas, center, pictogram.character, side)
    elif pictogram is not None:
        _draw_character(canvas, center, pictogram.character, side)


def draw_symbol(canvas: Canvas, center: tuple[float, float], name: str, side: float) -> None:
    """Draw a symbol of the prints, e.g. ``bench`` or ``mood-good``, the same way."""
    _draw_character(canvas, center, _symbols()[name], side)


def recess_symbol(kind: RecessKind) -> str:
    """Return the symbol that tells when a recess is."""
    return f"recess-{kind.value}"


def shown_word(mark: HelperMark, language: str) -> str:
    """Return what stands beside the pictogram: the name, or else the pictogram's word."""
    pictogram = find_pictogram(mark.pictogram)
    return drawable_name(mark.name) or (pictogram.word(language) if pictogram else "")


def draw_bench_mark(
    canvas: Canvas, center: tuple[float, float], mark: tuple[str, BenchShape], side: float
) -> None:
    """Draw a bench's letter in white on its black shape."""
    label, shape = mark
    x, y = center
    _draw_shape(canvas, center, shape, side)
    room = side * (0.52 if shape is BenchShape.TRIANGLE else 0.66)
    fitted = fit_text(label, Style.CHILD_BOLD, side * 0.62, room, minimum=side * 0.2)
    drop = fitted.size * 0.355 + (side * 0.13 if shape is BenchShape.TRIANGLE else 0)
    canvas.setFillGray(1)
    canvas.setStrokeGray(1)
    draw_text(canvas, (x, y - drop), fitted.text, (Style.CHILD_BOLD, fitted.size), align="center")
    canvas.setFillGray(0)
    canvas.setStrokeGray(0)


def _draw_shape(
    canvas: Canvas, center: tuple[float, float], shape: BenchShape, side: float
) -> None:
    x, y = center
    half = side / 2
    match shape:
        case BenchShape.CIRCLE:
            canvas.circle(x, y, half, stroke=0, fill=1)
        case BenchShape.SQUARE:
            edge = side * 0.93
            canvas.rect(x - edge / 2, y - edge / 2, edge, edge, stroke=0, fill=1)
        case BenchShape.TRIANGLE:
            foot, base = y - half * 0.9, half * 1.1
            _fill_polygon(canvas, [(x - base, foot), (x + base, foot), (x, y + half)])
        case BenchShape.DIAMOND:
            reach = half * math.sqrt(1.5)
            _fill_polygon(canvas, [(x - reach, y), (x, y - reach), (x + reach, y), (x, y + reach)])


def _fill_polygon(canvas: Canvas, points: list[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _draw_number(canvas: Canvas, center: tuple[float, float], number: str, side: float) -> None:
    """Draw a number in a heavy ring; nothing else looks like it, and no two are alike."""
    x, y = center
    weight = side * 0.09
    canvas.saveState()
    canvas.setLineWidth(weight)
    canvas.circle(x, y, (side - weight) / 2, stroke=1, fill=0)
    canvas.restoreState()
    fitted = fit_text(number, Style.CHILD_BOLD, side * 0.62, side * 0.66, minimum=side * 0.2)
    at = (x, y - fitted.size * 0.355)
    draw_text(canvas, at, fitted.text, (Style.CHILD_BOLD, fitted.size), align="center")


def _draw_character(
    canvas: Canvas, center: tuple[float, float], character: str, side: float
) -> None:
    face = pictogram_face()
    left, bottom, width, height = _ink(character)
    scale = side / max(width, height)
    canvas.setFont(face.name, scale * face.units)
    canvas.drawString(
        center[0] - (left + width / 2) * scale, center[1] - (bottom + height / 2) * scale, character
    )


@cache
def _ink(character: str) -> tuple[float, float, float, float]:
    """Return left, bottom, width and height of a character's ink in font units."""
    shaper = pictogram_face().shaper
    extents = shaper.get_glyph_extents(shaper.get_nominal_glyph(ord(character)))
    return (
        extents.x_bearing,
        extents.y_bearing + extents.height,
        extents.width,
        -extents.height,
    )


@cache
def _symbols() -> dict[str, str]:
    table = json.loads(resource_path("pictograms-symbols.json").read_text(encoding="utf-8"))
    return {name: chr(int(codepoint, 16)) for name, codepoint in table.items()}
