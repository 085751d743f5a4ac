"""What is typed beside a number of a sheet: "3d" line 3 is done, "4.20w" a worry on the 20th.

parse_mark(typed, sheet) -> Mark          number, then a day of the month after a dot and minutes
                                          after a comma if they differ, then one letter
mark_letters(print_key) -> {letter: MarkKind}
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.services.worklist.week import CHECK_IN_SHEET

_TYPED: Final = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?(?:,(\d{1,3}))?([a-z])")


class MarkKind(StrEnum):
    """What stands beside a line."""

    DONE = "done"
    NOT = "not"
    WELL = "well"
    HELP = "help"
    WORRY = "worry"


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of one line.

    Attributes:
        number: Of the line, from 1.
        minutes: None for what is usual.
    """

    number: int
    kind: MarkKind
    done_on: date
    minutes: int | None = None
    note: str = ""


def mark_letters(print_key: str) -> Mapping[str, MarkKind]:
    """Return the letters of a sheet, in the language of the window, in the order of its boxes."""
    no = translate("SheetLetters", "n")
    if print_key == CHECK_IN_SHEET:
        return {
            translate("SheetLetters", "g"): MarkKind.WELL,
            translate("SheetLetters", "h"): MarkKind.HELP,
            translate("SheetLetters", "w"): MarkKind.WORRY,
            no: MarkKind.NOT,
        }
    return {translate("SheetLetters", "d"): MarkKind.DONE, no: MarkKind.NOT}


def parse_mark(typed: str, letters: Mapping[str, MarkKind], count: int, today: date) -> Mark:
    """Return what was typed as a mark of one of `count` lines.

    Raises:
        InvalidValueError: With field `mark` and a sentence that says what to type.
    """
    found = _TYPED.fullmatch(typed.strip().casefold())
    if found is None or found[4] not in letters:
        sentence = translate("Work", "Type the number of the line and one of {letters}: 3{first}.")
        raise _wrong(sentence.format(letters=", ".join(letters), first=next(iter(letters))))
    number = int(found[1])
    if not 1 <= number <= count:
        raise _wrong(
            translate("Work", "This sheet has the lines 1 to {count}.").format(count=count)
        )
    done_on = _day(int(found[2]), today) if found[2] else today
    return Mark(number, letters[found[4]], done_on, int(found[3]) if found[3] else None)


def _day(day: int, today: date) -> date:
    """Return the latest day of that number that is not to come."""
    months = [(today.year, today.month), (today.year - (today.month == 1), today.month - 1 or 12)]
    for year, month in months:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise _wrong(translate("Work", "There is no day {day} in the last weeks.").format(day=day))


def _wrong(sentence: str) -> InvalidValueError:
    return InvalidValueError("mark", sentence)
