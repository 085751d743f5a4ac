"""The pictograms a helper may own, and the choice of one that no one can mix up."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import count
from types import MappingProxyType
from typing import Final

from peerdesk.resources import resource_path

_NUMBER: Final = "number-"
_NUMBERED: Final = re.compile(f"{_NUMBER}([1-9][0-9]{{0,2}})")


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One silhouette.

    Attributes:
        key: What is stored with the helper, e.g. ``pine-tree``.
        character: Its character in the pictogram font; of a numbered badge, its number.
        family: Silhouettes that look or sound alike; only one of them is given in a school.
        words: The word by language code; English and Spanish always.
    """

    key: str
    character: str
    family: str
    words: MappingProxyType[str, str]

    @property
    def is_number(self) -> bool:
        """Return whether it is a numbered badge rather than a picture."""
        return self.character.isdecimal()

    def word(self, language: str) -> str:
        """Return the word that stands in the place of a name."""
        return self.words.get(language, self.words["en"])


@cache
def list_pictograms() -> tuple[Pictogram, ...]:
    """Return all pictograms in the order in which they are given out."""
    rows = json.loads(resource_path("pictograms.json").read_text(encoding="utf-8"))
    return tuple(
        Pictogram(
            key=row["key"],
            character=chr(int(row["codepoint"], 16)),
            family=row["family"],
            words=MappingProxyType({"en": row["en"], "es": row["es"]}),
        )
        for row in rows
    )


def find_pictogram(key: str) -> Pictogram | None:
    """Return the pictogram of this key, or None if there is none (any more)."""
    number = _NUMBERED.fullmatch(key)
    if number is not None:
        return number_badge(int(number[1]))
    return next((pictogram for pictogram in list_pictograms() if pictogram.key == key), None)


def number_badge(number: int) -> Pictogram:
    """Return a number in a ring, for a school with more helpers than families of pictures."""
    words = MappingProxyType({"en": f"Helper {number}", "es": f"Ayudante {number}"})
    key = f"{_NUMBER}{number}"
    return Pictogram(key, str(number), family=key, words=words)


def next_pictogram(taken: Iterable[str]) -> Pictogram:
    """Return the first pictogram whose family no one in the school has yet.

    When every family is given, a number in a ring follows: two of one family, or one picture
    twice, would send a child to the wrong helper.

    Args:
        taken: Keys that are given out, one for each owner.
    """
    keys = set(taken)
    families = {found.family for key in keys if (found := find_pictogram(key)) is not None}
    for pictogram in list_pictograms():
        if pictogram.family not in families:
            return pictogram
    return next(badge for badge in map(number_badge, count(1)) if badge.key not in keys)
