"""Names in right-to-left letters inside lines that are read from left to right."""

import re
from typing import Final

_LETTER: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_BEGINS_RIGHT: Final = re.compile(rf"[\W\d_]*[{_LETTER}]")
_NAME: Final = re.compile(rf"[{_LETTER}](?:[{_LETTER}\s.,’'-]*[{_LETTER}])?\.?")


def in_order(text: str) -> str:
    """Return `text` with each such name set apart, so that what stands beside it stays there.

    Without, the number in "name   25 duties" is drawn before the name.
    """
    if text.isascii():
        return text
    return "\n".join(_NAME.sub("\u2067\\g<0>\u2069", line) for line in text.split("\n"))


def begins_right(text: str) -> bool:
    """Return whether a label would take `text` to the right edge."""
    return not text.isascii() and _BEGINS_RIGHT.match(text) is not None
