"""Read what is typed from the clipboard into one cell: "5", "5/2", "5-1", "0"."""

import re
from typing import Final

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.services.bench_life.rows import MOST_CHILDREN, MOST_VISITS, TallyEntry

_SHAPE: Final = re.compile(r"(\d*)(?:/(\d+))?(?:-(\d+))?")
_MOST_DIGITS: Final = 6


def parse_tally(typed: str, helpers: int) -> TallyEntry:
    """Return what a cell says: visits, children brought to a game, boxes without a tick.

    ``5`` is five visits, ``5/2`` that two of them came into a game, ``5-1`` that the helper of
    box 1 did not come. Nothing at all means that nobody counted.

    Raises:
        InvalidValueError: If it says something impossible; the sentence tells what.
    """
    found = _SHAPE.fullmatch(typed.replace(" ", ""))
    if found is None:
        raise InvalidValueError(
            "visits",
            translate("BenchLife", "Type the number of visits, for example 5. Leave out words."),
        )
    visits, helped, boxes = found.groups()
    entry = TallyEntry(_number(visits), _number(helped), _boxes(boxes))
    check_entry(entry, helpers)
    return entry


def check_entry(entry: TallyEntry, helpers: int) -> None:
    """Refuse what cannot have been.

    Raises:
        InvalidValueError: With a sentence that says what to change.
    """
    sentence = _wrong_boxes(entry, helpers) or _wrong_count(entry)
    if sentence:
        raise InvalidValueError("visits", sentence)


def entry_text(entry: TallyEntry) -> str:
    """Return a cell as it would be typed."""
    text = "" if entry.visits is None else str(entry.visits)
    if entry.helped is not None:
        text += f"/{entry.helped}"
    if entry.missing:
        text += "-" + "".join(str(number) for number in entry.missing)
    return text


def parse_count(typed: str) -> int | None:
    """Return how many children were seen, or None for an empty cell.

    Raises:
        InvalidValueError: If it is no number, or too many.
    """
    plain = typed.strip()
    if not plain:
        return None
    number = int(plain) if plain.isdecimal() and len(plain) <= _MOST_DIGITS else -1
    if not 0 <= number <= MOST_CHILDREN:
        sentence = translate("BenchLife", "Enter how many children you saw, 0 to {most}.")
        raise InvalidValueError("count", sentence.format(most=MOST_CHILDREN))
    return number


def _number(digits: str | None) -> int | None:
    return int(digits[:_MOST_DIGITS]) if digits else None


def _boxes(digits: str | None) -> tuple[int, ...]:
    return tuple(sorted({int(digit) for digit in digits or ""}))


def _wrong_boxes(entry: TallyEntry, helpers: int) -> str:
    if all(1 <= number <= helpers for number in entry.missing):
        return ""
    if not helpers:
        return translate(
            "BenchLife", "Nobody was on duty here, so nobody can have stayed away. Leave out “-”."
        )
    return translate(
        "BenchLife",
        "Visits cannot be below 0. After “-” stands the box of a helper who did not come: 1 to "
        "{count}.",
    ).format(count=helpers)


def _wrong_count(entry: TallyEntry) -> str:
    if entry.visits is None:
        if entry.helped is None:
            return ""
        return translate("BenchLife", "Type the visits before “/”, for example 5/2.")
    if not 0 <= entry.visits <= MOST_VISITS:
        return translate(
            "BenchLife", "More than {most} visits in one recess cannot be. Count the marks again."
        ).format(most=MOST_VISITS)
    if entry.helped is not None and not 0 <= entry.helped <= entry.visits:
        return translate(
            "BenchLife",
            "More children were brought to a game than came. After “/” stands {most} at most.",
        ).format(most=entry.visits)
    return ""
