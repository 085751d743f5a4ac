"""The pictograms a helper may own, and the choice of one that no one can mix up."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from peerdesk.resources import resource_path


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One silhouette.

    Attributes:
        key: What is stored with the helper, e.g. ``pine-tree``.
        character: Its character in the pictogram font.
        family: Silhouettes that look or sound alike; only one of them is given in a school.
        words: The word by language code; English and Spanish always.
    """

    key: str
    character: str
    family: str
    words: MappingProxyType[str, str]

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
    return next((pictogram for pictogram in list_pictograms() if pictogram.key == key), None)


def next_pictogram(taken: Iterable[str]) -> Pictogram:
    """Return the first pictogram whose family no one in the school has yet.

    When every family is given, an unused member of a given family follows; when all
    are used, the one that the fewest own.

    Args:
        taken: Keys that are given out, one for each owner.
    """
    owners = Counter(taken)
    families = {pictogram.family for pictogram in list_pictograms() if owners[pictogram.key]}
    return min(
        list_pictograms(),
        key=lambda pictogram: (owners[pictogram.key], pictogram.family in families),
    )
