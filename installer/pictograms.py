"""Put the pictograms that were drawn for PeerDesk into the pictogram font.

Run after a change of resources/pictograms-drawn.json: python installer/pictograms.py
(needs the package fonttools, which nothing else here does).

A drawing is a list of shapes on a square of 24 by 24, y downwards:
  oval x y rx ry              filled
  hole x y rx ry              the same, cut out of what one shape filled before
  area x y x y ...            a filled polygon
  line width x y x y ...      a stroke with round ends and corners
  arch x y inner outer a b    part of a ring, from angle a to b in degrees, clockwise
Nothing is thinner than 1.3 (0.8 mm at 15 mm), so that a cheap printer keeps it.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

RESOURCES: Final = Path(__file__).resolve().parent.parent / "resources"
FONT: Final = RESOURCES / "fonts" / "PeerDeskPictograms.ttf"
DRAWN: Final = RESOURCES / "pictograms-drawn.json"
SIDE: Final = 24
_STEPS: Final = 48

Points = list[tuple[float, float]]


def main() -> int:
    """Draw every glyph of the list; a glyph that is there already is drawn anew."""
    font = TTFont(str(FONT), recalcTimestamp=False)
    for key, drawing in json.loads(DRAWN.read_text(encoding="utf-8")).items():
        _put(font, key, int(drawing["codepoint"], 16), drawing["shapes"])
    font.save(str(FONT))
    return 0


def outlines(shapes: Sequence[Sequence[Any]]) -> Iterator[Points]:
    """Yield closed outlines: filled ones clockwise as seen, holes the other way round."""
    for kind, *values in shapes:
        if kind == "hole":
            yield _turned(_oval(*values), clockwise=False)
        else:
            for points in _DRAW[kind](*values):
                yield _turned(points, clockwise=True)


def _put(font: TTFont, key: str, codepoint: int, shapes: Sequence[Sequence[Any]]) -> None:
    name = font.getBestCmap().get(codepoint) or key
    units = font["head"].unitsPerEm / SIDE
    drop = font["hhea"].descent
    pen = TTGlyphPen(None)
    for points in outlines(shapes):
        placed = [(round(x * units), round((SIDE - y) * units) + drop) for x, y in points]
        pen.moveTo(placed[0])
        for point in placed[1:]:
            pen.lineTo(point)
        pen.closePath()
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    if name not in font.getGlyphOrder():
        font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (font["head"].unitsPerEm, glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[codepoint] = name


def _oval(x: float, y: float, rx: float, ry: float) -> Points:
    turns = [2 * math.pi * step / _STEPS for step in range(_STEPS)]
    return [(x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns]


def _area(*values: float) -> list[Points]:
    return [_pairs(values)]


def _line(width: float, *values: float) -> list[Points]:
    points, half = _pairs(values), width / 2
    parts = [_oval(x, y, half, half) for x, y in points]
    for (x1, y1), (x2, y2) in pairwise(points):
        length = math.hypot(x2 - x1, y2 - y1)
        dx, dy = (y2 - y1) / length * half, (x1 - x2) / length * half
        parts.append(
            [(x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)]
        )
    return parts


def _arch(*values: float) -> list[Points]:
    x, y, inner, outer, first, last = values
    turns = [math.radians(first + (last - first) * step / _STEPS) for step in range(_STEPS + 1)]
    edge = [(x + outer * math.cos(turn), y + outer * math.sin(turn)) for turn in turns]
    back = [(x + inner * math.cos(turn), y + inner * math.sin(turn)) for turn in reversed(turns)]
    return [edge + (back if inner else [(x, y)])]


def _turned(points: Points, *, clockwise: bool) -> Points:
    """Return the outline in the wanted direction, as it is seen with y downwards."""
    following = points[1:] + points[:1]
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, following, strict=True))
    return points if (area > 0) is clockwise else points[::-1]


def _pairs(values: Sequence[float]) -> Points:
    return list(zip(values[::2], values[1::2], strict=True))


_DRAW: Final[dict[str, Any]] = {
    "oval": lambda *values: [_oval(*values)],
    "area": _area,
    "line": _line,
    "arch": _arch,
}

if __name__ == "__main__":
    sys.exit(main())
