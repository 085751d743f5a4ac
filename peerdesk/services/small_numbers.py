"""Small numbers are not told where single children could be known by them.

hidden_among(numbers) -> places          which of a group of numbers stay untold
tell(counts) -> [Told]                   what is told of each
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MINIMUM: Final = 10
"""Children that must stand behind a number before it is told."""


@dataclass(frozen=True, slots=True)
class Told:
    """A number as it is told.

    Attributes:
        value: None if it is not told.
        is_small: Not told because fewer than ten children stand behind it; the others that
            are not told would give such a one away.
    """

    value: int | None
    is_small: bool = False


def hidden_among(numbers: Sequence[int], minimum: int = MINIMUM) -> frozenset[int]:
    """Return the places of the small ones, and of one more if a single one could be worked out.

    Args:
        numbers: How many children stand behind each part of one whole.
        minimum: From how many on a number is told.
    """
    small = {place for place, number in enumerate(numbers) if 0 < number < minimum}
    if len(small) == 1:
        others = [place for place, number in enumerate(numbers) if number >= minimum]
        small |= set(sorted(others, key=lambda place: numbers[place])[:1])
    return frozenset(small)


def tell(counts: Sequence[tuple[int, int]], minimum: int = MINIMUM) -> list[Told]:
    """Return what is told of the parts of one whole.

    Args:
        counts: Of each part its value, and how many children stand behind it.
        minimum: From how many children on a number is told.
    """
    hidden = hidden_among([children for _value, children in counts], minimum)
    return [
        Told(None, 0 < children < minimum) if place in hidden else Told(value)
        for place, (value, children) in enumerate(counts)
    ]
