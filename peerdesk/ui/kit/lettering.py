"""One font for a whole text: the first family that has all of its letters.

Qt falls back letter by letter, so that a name like "Nguyễn" or "Shánídíí́n" would mix two
fonts in one word.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication, QWidget

_MARKLESS: Final = "Atkinson Hyperlegible"  # sets a mark beside its letter instead of above it
_FALLBACK: Final = ("Noto Sans", "Noto Sans Arabic")


def whole_font(font: QFont, text: str) -> QFont:
    """Return `font`, or one of the same size that draws all of `text` in a single family."""
    if text.isascii():
        return font
    families = tuple(font.families()) or (font.family(),)
    best = whole_family(families, _letters(text))
    if best in {"", families[0]}:
        return font
    whole = QFont(font)
    whole.setFamilies([best, *(family for family in families if family != best)])
    return whole


def set_whole_font(widget: QWidget, text: str) -> None:
    """Give `widget` the family that has all of `text`; size and weight stay the theme's."""
    body = QApplication.font()
    whole = whole_font(body, text)
    is_own = widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
    if whole is body and not is_own:
        return
    font = QFont(widget.font())
    font.setFamilies(whole.families())
    widget.setFont(font)


@lru_cache(maxsize=2048)
def whole_family(families: tuple[str, ...], letters: str) -> str:
    """Return the first of these and the shipped families that has all letters, or nothing."""
    wanted = dict.fromkeys([*families, *_FALLBACK])
    return next((family for family in wanted if _covers(family, letters)), "")


def _letters(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(sorted({one for one in composed if one.isalpha() or unicodedata.combining(one)}))


def _covers(family: str, letters: str) -> bool:
    if family == _MARKLESS and any(unicodedata.combining(letter) for letter in letters):
        return False
    face = _face(family)
    return face is not None and all(face.supportsCharacter(ord(letter)) for letter in letters)


@lru_cache(maxsize=16)
def _face(family: str) -> QRawFont | None:
    if family not in QFontDatabase.families():
        return None
    face = QRawFont.fromFont(QFont(family))
    return face if face.isValid() else None
