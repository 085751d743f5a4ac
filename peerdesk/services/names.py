"""How a person's name is written, and how it is found again."""

import unicodedata
from typing import Final

from peerdesk.enums import Grade
from peerdesk.i18n import translate

_PLAIN: Final = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "ß": "ss", "đ": "d", "Đ": "d", "æ": "ae",
        "Æ": "ae", "œ": "oe", "Œ": "oe", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i", "’": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'", "\N{MODIFIER LETTER TURNED COMMA}": "'",
    }
)  # fmt: skip


def folded(text: str) -> str:
    """Return `text` without case and marks, for finding: "Peña" and "PENA" are one."""
    if text.isascii():
        return text.casefold().strip()
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold().strip()


def full_name(first: str, last: str, preferred: str = "") -> str:
    """Return "Maya Ortiz", as in a sentence."""
    return f"{preferred or first} {last}".strip()


def list_name(first: str, last: str, preferred: str = "") -> str:
    """Return "Ortiz, Maya", as in a list."""
    given = preferred or first
    return f"{last}, {given}" if last and given else last or given


def grade_words(grade: Grade) -> str:
    """Return "grade 5", "kindergarten" or "pre-K"."""
    if grade is Grade.PRE_KINDERGARTEN:
        return translate("Grades", "pre-K")
    if grade is Grade.KINDERGARTEN:
        return translate("Grades", "kindergarten")
    return translate("Grades", "grade {number}").format(number=grade.level)


def grade_short(grade: Grade) -> str:
    """Return "5", "K" or "PK", as in a table."""
    if grade is Grade.PRE_KINDERGARTEN:
        return translate("Grades", "PK")
    return translate("Grades", "K") if grade is Grade.KINDERGARTEN else str(grade.level)
