"""A day as people type it: "24 nov", "11/24", "yesterday", "lunes"."""

import re
from datetime import date, timedelta
from typing import Final

from peerdesk.services.names import folded

_LEAST: Final = 3
_MONTHS: Final = (
    ("january", "enero"), ("february", "febrero"), ("march", "marzo"), ("april", "abril"),
    ("may", "mayo"), ("june", "junio"), ("july", "julio"), ("august", "agosto"),
    ("september", "septiembre"), ("october", "octubre"), ("november", "noviembre"),
    ("december", "diciembre"),
)  # fmt: skip
_WEEKDAYS: Final = (
    ("monday", "lunes"), ("tuesday", "martes"), ("wednesday", "miercoles"),
    ("thursday", "jueves"), ("friday", "viernes"), ("saturday", "sabado"), ("sunday", "domingo"),
)  # fmt: skip
_AGO: Final = {"today": 0, "hoy": 0, "yesterday": 1, "ayer": 1}
_NUMBERS: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def find_day(text: str, today: date) -> date | None:
    """Return the day that is meant, the last one that is not in the future; None if none is.

    Month before day in "11/24", as American schools write it; month names and weekdays in
    English and Spanish, from three letters on. A year is only needed for other years.
    """
    words = [word for word in re.split(r"[\s,.]+", folded(text)) if word not in {"", "de"}]
    if len(words) == 1:
        return _one_word(words[0], today)
    return _month_and_day(words, today) if len(words) in {2, 3} else None


def _one_word(word: str, today: date) -> date | None:
    if word in _AGO:
        return today - timedelta(days=_AGO[word])
    weekday = _number_of(word, _WEEKDAYS)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    if _ISO.fullmatch(word):
        year, month, day = (int(part) for part in word.split("-"))
        return _real(year, month, day)
    parts = _NUMBERS.fullmatch(word)
    if parts is None:
        return None
    return _last(today, int(parts[1]), int(parts[2]), int(parts[3] or 0))


def _month_and_day(words: list[str], today: date) -> date | None:
    months = [_number_of(word, _MONTHS) for word in words]
    named = [number for number in months if number is not None]
    numbers = [int(word) for word in words if word.isdecimal()]
    if len(named) != 1 or len(numbers) != len(words) - 1:
        return None
    year = numbers[1] if len(numbers) == 2 else 0
    return _last(today, named[0] + 1, numbers[0], year)


def _number_of(word: str, names: tuple[tuple[str, ...], ...]) -> int | None:
    if len(word) < _LEAST:
        return None
    fitting = (n for n, both in enumerate(names) if any(one.startswith(word) for one in both))
    return next(fitting, None)


def _last(today: date, month: int, day: int, year: int) -> date | None:
    if year:
        return _real(year, month, day)
    found = _real(today.year, month, day)
    return found if found is not None and found <= today else _real(today.year - 1, month, day)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
