"""Words one slip of the finger away from what was typed.

Four out of five misspelt words differ from the right one by one wrong letter, one letter too
few, one too many, or two neighbours in the wrong order (F. J. Damerau, "A technique for
computer detection and correction of spelling errors", CACM 7(3), 1964). So these four are
tried, and no others. The candidates are made from what was typed, as in P. Norvig's "How to
write a spelling corrector" (2007), but a letter is only tried where some word goes on with
it: that keeps the number of tries small in every script, and needs no alphabet.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

LEAST: Final = 3
"""Shorter words are near to nearly everything."""

_LEAST_BEGUN: Final = 4
_LAST_SIGN: Final = "\U0010ffff"


class Spelling:
    """Knows which words there are."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: Final = sorted(set(words))

    def begun(self, typed: str) -> list[str]:
        """Return the words that begin with `typed`, in order."""
        low, high = self._range(typed)
        return self._words[low:high]

    def near(self, typed: str) -> set[str]:
        """Return the words that are `typed` but for one slip.

        From four letters on also the words that begin so, as one searches while typing. Words
        that begin with exactly what was typed are not among them.
        """
        if len(typed) < LEAST:
            return set()
        found = set()
        for candidate, is_whole in self._candidates(typed):
            low, high = self._range(candidate)
            if not is_whole and len(typed) >= _LEAST_BEGUN:
                found.update(self._words[low:high])
            elif low < high and self._words[low] == candidate:
                found.add(candidate)
        return {word for word in found if not word.startswith(typed)}

    def _candidates(self, typed: str) -> Iterator[tuple[str, bool]]:
        """Yield what may have been meant, and whether only as a whole word."""
        for position in range(len(typed)):
            head, tail = typed[:position], typed[position:]
            low, high = self._range(head)
            if low == high:
                return
            yield head + tail[1:], len(tail) == 1
            if len(tail) > 1:
                yield head + tail[1] + tail[0] + tail[2:], False
            for letter in self._following(head, low, high):
                yield head + letter + tail, False
                yield head + letter + tail[1:], len(tail) == 1

    def _following(self, head: str, low: int, high: int) -> Iterator[str]:
        """Yield each letter that follows `head` in some word."""
        depth = len(head)
        while low < high:
            word = self._words[low]
            if len(word) == depth:
                low += 1
                continue
            yield word[depth]
            low = bisect_left(self._words, head + word[depth] + _LAST_SIGN, low, high)

    def _range(self, head: str) -> tuple[int, int]:
        if not head:
            return 0, len(self._words)
        low = bisect_left(self._words, head)
        return low, bisect_left(self._words, head + _LAST_SIGN, low)
