"""The fonts that prints may use, loaded once and only when a print asks for them."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Final

import uharfbuzz
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from peerdesk.resources import resource_path

_SCRIPTS: Final = (
    "", "Arabic", "Hebrew", "Cherokee", "CanadianAboriginal", "Ethiopic", "Armenian", "Georgian",
    "Devanagari", "Myanmar", "Khmer", "Thai", "Lao",
)  # fmt: skip


class Style(StrEnum):
    """The four ways text is set: for children or adults, plain or strong."""

    CHILD = "Andika-Regular"
    CHILD_BOLD = "Andika-Bold"
    ADULT = "AtkinsonHyperlegible-Regular"
    ADULT_BOLD = "AtkinsonHyperlegible-Bold"

    __hash__ = str.__hash__  # Enum's own is Python code, and every word asks for it

    @property
    def weight(self) -> str:
        """Return ``Regular`` or ``Bold``."""
        return self.value.rpartition("-")[2]


class Face:
    """One font file for shaping and for the PDF.

    Attributes:
        name: The name under which ReportLab knows it.
        shaper: The HarfBuzz font, scaled to its units per em.
        units: Units per em.
        is_markless: Whether it misplaces marks that are not part of a letter (Atkinson sets
            the acute of Diné "į́" beside the letter), so that such words need another face.
        is_plain: Whether its letters stand alone, so that kerning and ligatures can stay off.
    """

    def __init__(self, name: str) -> None:
        path = resource_path(f"fonts/{name}.ttf")
        self.name = name
        face = uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes()))
        self.shaper = uharfbuzz.Font(face)
        self.units = face.upem
        self.is_markless = name.startswith("AtkinsonHyperlegible")
        self.is_plain = name.partition("-")[0] in {"Andika", "AtkinsonHyperlegible", "NotoSans"}
        pdfmetrics.registerFont(TTFont(name, str(path), shapable=False))

    def covers(self, text: str) -> bool:
        """Return whether every character of `text` has a glyph."""
        return all(self.shaper.get_nominal_glyph(ord(character)) for character in text)


@cache
def load_face(name: str) -> Face:
    """Return the face of this file name without suffix."""
    return Face(name)


def chain(style: Style) -> Sequence[str]:
    """Return the file names to try for a style, the wanted one first."""
    names = [style.value, f"Andika-{style.weight}"]
    names += [f"NotoSans{script}-{style.weight}" for script in _SCRIPTS]
    return tuple(dict.fromkeys(names))


def pictogram_face() -> Face:
    """Return the face of pictograms and symbols."""
    return load_face("PeerDeskPictograms")
