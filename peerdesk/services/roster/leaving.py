"""Who of a roster is no longer here: by status, by a yes/no cell, or by a day that has passed."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from peerdesk.services.roster import dates, values
from peerdesk.services.roster.rows import DateOrder, Field, RawRow

_YEARS_AHEAD: Final = 50
"""A two-digit year of an exit date may lie ahead, unlike that of a date of birth."""


def who_left(raws: Sequence[RawRow], order: DateOrder, today: date) -> list[bool]:
    """Say for each row whether it is of someone who left.

    An exit date counts only where the row has no word of its own about it, and not at all where
    most rows have one that is past: then it is the end of the last school year.
    """
    left = values.left_by_status([raw.text(Field.STATUS) for raw in raws])
    ended = _ended(raws, order, today)
    return [
        is_left or values.says_inactive(raw.text(Field.ACTIVE)) or has_ended
        for raw, is_left, has_ended in zip(raws, left, ended, strict=True)
    ]


def _ended(raws: Sequence[RawRow], order: DateOrder, today: date) -> list[bool]:
    texts = [_deciding_date(raw) for raw in raws]
    found = dates.find_order(texts)
    own_order = order if found.is_ambiguous else found.order
    ended = [_is_past(text, own_order, today) for text in texts]
    is_year_end = sum(ended) * 2 > len(ended)
    return [False] * len(ended) if is_year_end else ended


def _deciding_date(raw: RawRow) -> str:
    has_word = raw.text(Field.STATUS) or raw.text(Field.ACTIVE)
    return "" if has_word else raw.text(Field.EXIT_DATE)


def _is_past(text: str, order: DateOrder, today: date) -> bool:
    if not text or dates.is_no_date(text):
        return False
    try:
        return dates.parse_date(text, order, date(today.year + _YEARS_AHEAD, 1, 1)) < today
    except dates.UnreadableDateError:
        return False
