"""Words, dates and times of prints, in the language of the paper rather than of the screen."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Final

from peerdesk import i18n
from peerdesk.enums import Grade, PrintClass
from peerdesk.reports.spanish import SPANISH
from peerdesk.reports.spanish_work import SPANISH_LINES

Translate = Callable[[str, str], str]

_DAYS: Final = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Domingo"),
}
_MONTHS: Final = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}


PRINTED: Final = ("en", "es")
"""Languages in which every paper for families can be printed."""


def family_language(spoken: str, usual: str) -> str:
    """Return the language of a family's paper; English when theirs cannot be printed."""
    if not spoken:
        return usual
    return spoken if spoken in PRINTED else "en"


def translator(language: str) -> Translate:
    """Return `translate(context, text)` for a paper in this language."""
    if language == "en":
        return lambda _context, text: text
    if language == "es":
        return lambda _context, text: SPANISH[text]
    return i18n.translate


def lines_translator(language: str) -> Translate:
    """Return `translate(context, text)` for the lines of the work list on a paper.

    The words come from all over the program; what has no Spanish yet is said as on screen.
    """
    if language == "en":
        return translator(language)
    words = SPANISH_LINES if language == "es" else {}
    return lambda context, text: words.get(text) or i18n.on_screen(context, text)


def weekday(day: date, language: str) -> str:
    """Return the day's name as a heading, e.g. ``Monday`` or ``Lunes``."""
    return _names(_DAYS, language)[day.weekday()]


def short_day(day: date, language: str) -> str:
    """Return e.g. ``Mon 24 Nov`` or ``lun 24 nov``."""
    name = weekday(day, language)[:3]
    return f"{name.lower() if language == 'es' else name} {day.day} {_month(day, language)}"


def full_day(day: date, language: str) -> str:
    """Return e.g. ``Mon 24 Nov 2026``."""
    return f"{short_day(day, language)} {day.year}"


def day_span(first: date, last: date, language: str) -> str:
    """Return first and last day joined by a dash, the year once; one day stands alone."""
    if first == last:
        return full_day(first, language)
    return f"{short_day(first, language)} \u2013 {full_day(last, language)}"


def plain_day(day: date, language: str) -> str:
    """Return e.g. ``24 Nov 2026``."""
    return f"{day.day} {_month(day, language)} {day.year}"


def clock_time(at: time) -> str:
    """Return the time as a child reads it off the wall, e.g. ``12:15`` or ``1:05``."""
    return f"{(at.hour - 1) % 12 + 1}:{at.minute:02}"


def grade_word(grade: Grade) -> str:
    """Return the grade as one token: ``PK``, ``K``, ``5``."""
    if grade is Grade.PRE_KINDERGARTEN:
        return "PK"
    return "K" if grade is Grade.KINDERGARTEN else str(grade.level)


def class_word(print_class: PrintClass, language: str) -> str:
    """Return the word that stands top right on every page of this class."""
    translate = translator(language)
    match print_class:
        case PrintClass.PUBLIC:
            return translate("Prints", "PUBLIC")
        case PrintClass.STAFF_ONLY:
            return translate("Prints", "STAFF ONLY")
        case PrintClass.CONFIDENTIAL:
            return translate("Prints", "CONFIDENTIAL")
        case PrintClass.HOME:
            return translate("Prints", "TO TAKE HOME")


def _month(day: date, language: str) -> str:
    return _names(_MONTHS, language)[day.month - 1]


def _names(table: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    return table.get(language, table["en"])
