"""Split text into runs of one font and one direction, and place their glyphs.

No font has every script, a name may mix two, and ReportLab draws nothing for a letter that
its font lacks. So every letter with its marks goes to the first font of the chain that has
all of it, right-to-left parts are ordered as Unicode says, and HarfBuzz places the glyphs.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import uharfbuzz
from bidi import algorithm as bidi

from peerdesk.reports.fonts import Face, Style, chain, load_face

BOX: Final = 0.6
"""Width in em of a letter no font has."""

_WORDS: Final = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A placed glyph; offsets and advance in units per em of its face."""

    index: int
    x_offset: int
    y_offset: int
    advance: int


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Letters of one font and direction.

    Attributes:
        face: None where no font has the letters.
        glyphs: From left to right.
        em_width: Width at a size of one point.
        is_simple: Drawing the letters one after the other gives the same picture.
    """

    text: str
    face: Face | None
    is_reversed: bool
    glyphs: tuple[Glyph, ...]
    em_width: float
    is_simple: bool


@lru_cache(maxsize=4096)
def split_runs(text: str, style: Style) -> tuple[Run, ...]:
    """Return the runs of one line in the order in which they stand from left to right."""
    text = clean(text)
    levels = _levels(text)
    runs: list[tuple[str, Face | None, int]] = []
    position = 0
    for part, face in _faced(text, style):
        level = levels[position]
        position += len(part)
        if runs and runs[-1][1] is face and runs[-1][2] == level:
            runs[-1] = (runs[-1][0] + part, face, level)
        else:
            runs.append((part, face, level))
    return tuple(_run(part, face, level % 2 == 1) for part, face, level in _visual_order(runs))


def missing_letters(text: str, style: Style) -> str:
    """Return the letters that no shipped font has; what stands in their place says `undrawn`."""
    return "".join(run.text for run in split_runs(text, style) if run.face is None)


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Return `text` composed (NFC), on one line, without control characters."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(character for character in composed if unicodedata.category(character) != "Cc")


def _run(text: str, face: Face | None, is_reversed: bool) -> Run:  # noqa: FBT001 - private
    if face is None:
        return Run(text, None, is_reversed, (), len(text) * BOX, is_simple=False)
    glyphs = _place(text, face, is_reversed)
    em_width = float(sum(glyph.advance for glyph in glyphs) / face.units)
    is_simple = not is_reversed and _is_simple(text, face, glyphs)
    return Run(text, face, is_reversed, glyphs, em_width, is_simple)


def _place(text: str, face: Face, is_reversed: bool) -> tuple[Glyph, ...]:  # noqa: FBT001 - private
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if is_reversed else "ltr"
    features = {"kern": False, "liga": False} if face.is_plain else {}
    uharfbuzz.shape(face.shaper, buffer, features)
    return tuple(
        Glyph(info.codepoint, position.x_offset, position.y_offset, position.x_advance)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


def _is_simple(text: str, face: Face, glyphs: tuple[Glyph, ...]) -> bool:
    return len(glyphs) == len(text) and all(
        glyph.index == face.shaper.get_nominal_glyph(ord(character))
        and not (glyph.x_offset or glyph.y_offset)
        and glyph.advance == face.shaper.get_glyph_h_advance(glyph.index)
        for glyph, character in zip(glyphs, text, strict=True)
    )


def _levels(text: str) -> list[int]:
    """Return the embedding level of each character: odd ones run from right to left."""
    if not any(unicodedata.bidirectional(character) in {"R", "AL", "AN"} for character in text):
        return [0] * len(text)
    storage = bidi.get_empty_storage()
    base = bidi.get_base_level(text)
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    bidi.get_embedding_levels(text, storage)
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, False)
    bidi.resolve_implicit_levels(storage, False)
    resolved = iter(storage["chars"])
    levels: list[int] = []
    for character in text:
        invisible = unicodedata.bidirectional(character) in bidi.X9_REMOVED
        levels.append((levels[-1] if levels else base) if invisible else next(resolved)["level"])
    return levels


def _clusters(text: str) -> Iterator[str]:
    """Yield each letter together with the marks and joiners that belong to it."""
    cluster = ""
    for character in text:
        if cluster and not (
            unicodedata.category(character).startswith("M") or character in "\u200c\u200d"
        ):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _faced(text: str, style: Style) -> Iterator[tuple[str, Face | None]]:
    """Yield each letter with its font: one font for a whole word wherever one has it all."""
    face: Face | None = None
    for word in _WORDS.findall(text):
        whole = _face_for(word, style)
        for cluster in _clusters(word):
            if face is None or not word.isspace():
                face = whole or _face_for(cluster, style)
            yield cluster, face


def _face_for(letters: str, style: Style) -> Face | None:
    letters = letters.replace("\u200c", "").replace("\u200d", "") or " "
    marked = any(unicodedata.combining(character) for character in letters)
    faces = (load_face(name) for name in chain(style))
    return next(
        (face for face in faces if face.covers(letters) and not (marked and face.is_markless)), None
    )


def _visual_order(
    runs: Iterable[tuple[str, Face | None, int]],
) -> list[tuple[str, Face | None, int]]:
    """Return runs reordered as rule L2 of the Unicode bidirectional algorithm asks."""
    ordered = list(runs)
    highest = max((level for _, _, level in ordered), default=0)
    for threshold in range(highest, 0, -1):
        start = 0
        while start < len(ordered):
            end = start
            while end < len(ordered) and ordered[end][2] >= threshold:
                end += 1
            ordered[start:end] = reversed(ordered[start:end])
            start = max(end, start + 1)
    return ordered
