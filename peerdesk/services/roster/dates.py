"""Birth dates: the order of day and month is a property of the column, found by looking at all."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from peerdesk.services.roster.folding import fold
from peerdesk.services.roster.rows import DateOrder

_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_RANGE = range(14_000, 80_000)
_TIME = re.compile(
    r"(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d{2}:?\d{2})?$"
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{2})()(\d{2})((?:19|20)\d{2})")
_WEEKDAY = re.compile(r"^[^\W\d]{2,}\.?,\s*(?=[^\W\d]|\d)")
_NO_DATE = re.compile(r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}|0+|1[-/.]0[-/.]1900")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_WORD_MONTH = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]*(?:de\s+)?([^\W\d]+)|([^\W\d]+)[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?)"
    r"[\s\-/.,]*(?:del?\s+)?(\d{4}|\d{2})"
)
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan january ene enero",
            "feb february febrero",
            "mar march marzo",
            "apr april abr abril",
            "may mayo",
            "jun june junio",
            "jul july julio",
            "aug august ago agosto",
            "sep sept september septiembre setiembre set",
            "oct october octubre",
            "nov november noviembre",
            "dec december dic diciembre",
        ),
        start=1,
    )
    for name in names.split()
}


class UnreadableDateError(ValueError):
    """The text is no date of the calendar."""


@dataclass(frozen=True, slots=True)
class OrderFound:
    """How a column's dates are to be read.

    Attributes:
        is_ambiguous: Nothing in the column tells day from month.
    """

    order: DateOrder
    is_ambiguous: bool


def find_order(texts: Iterable[str]) -> OrderFound:
    """Return the order that the whole column speaks for."""
    day_first = month_first = undecided = dotted = 0
    for text in texts:
        found = _numbers_of(_without_time(text))
        if found is None:
            continue
        first, second = int(found.group(1)), int(found.group(3))
        day_first += 12 < first <= 31 and second <= 12
        month_first += 12 < second <= 31 and first <= 12
        undecided += first <= 12 and second <= 12 and first != second
        dotted += found.group(2) == "."
    if day_first or month_first:
        order = DateOrder.DAY_FIRST if day_first > month_first else DateOrder.MONTH_FIRST
        return OrderFound(order, is_ambiguous=day_first == month_first)
    if dotted:
        return OrderFound(DateOrder.DAY_FIRST, is_ambiguous=False)
    return OrderFound(DateOrder.MONTH_FIRST, is_ambiguous=undecided > 0)


def parse_date(text: str, order: DateOrder, today: date) -> date:
    """Return the date of `text`; two-digit years become the latest year that is not to come.

    Raises:
        UnreadableDateError: If it is no date, or no day of the calendar.
    """
    plain = _without_time(text)
    try:
        return _read(plain, order, today)
    except (ValueError, OverflowError) as error:
        raise UnreadableDateError from error


def is_no_date(text: str) -> bool:
    """Say whether a date cell only says that there is none: 0000-00-00 or Excel's day zero."""
    return _NO_DATE.fullmatch(_without_time(text)) is not None


def _without_time(text: str) -> str:
    return _WEEKDAY.sub("", _TIME.sub("", text.strip()))


def _read(plain: str, order: DateOrder, today: date) -> date:
    found = _YEAR_FIRST.fullmatch(plain)
    if found and not _YEAR_LAST.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups() if part is not None)
        return date(year, month, day)
    found = _numbers_of(plain)
    if found:
        first, second = int(found.group(1)), int(found.group(3))
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        return date(_full_year(found.group(4), today), month, day)
    found = _WORD_MONTH.fullmatch(plain)
    if found:
        day_text = found.group(1) or found.group(4)
        month = _MONTHS.get(fold(found.group(2) or found.group(3)), 0)
        return date(_full_year(found.group(5), today), month, int(day_text))
    return _from_serial(plain)


def _numbers_of(plain: str) -> re.Match[str] | None:
    """Return first number, separator, second number and year of a date that ends in its year."""
    return _NUMBERS.fullmatch(plain) or _YEAR_LAST.fullmatch(plain)


def _full_year(text: str, today: date) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year else century - 100 + year


def _from_serial(plain: str) -> date:
    serial = int(float(plain)) if re.fullmatch(r"\d{5}(?:\.\d+)?", plain) else 0
    if serial not in _EXCEL_RANGE:
        raise UnreadableDateError
    return _EXCEL_EPOCH + timedelta(days=serial)
