"""One cell to one value: names, ids, gender, languages, status, role."""

import re
import unicodedata
from collections.abc import Sequence

from peerdesk.enums import StaffRole
from peerdesk.services.roster.folding import fold
from peerdesk.services.roster.languages import LANGUAGE_CODES


def _words(text: str) -> list[str]:
    return text.split()


_SPACES = re.compile(r"\s+")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f\u2060"))
_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffd")
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
_GUARDED = re.compile(r"'(?=[=+\-@])")
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)


def clean(text: str) -> str:
    """Return `text` in NFC without space at its ends; inner runs of space become one."""
    if text.isascii() and text.replace("-", "").isalnum():
        return text
    text = _SPACES.sub(" ", text.translate(_INVISIBLE)).strip()
    if text.startswith('="'):
        text = _TEXT_FORMULA.sub(r"\1", text).strip()
    if text.startswith("'"):
        text = _GUARDED.sub("", text, count=1)
    return unicodedata.normalize("NFC", text)


def has_control(text: str) -> bool:
    """Say whether `text` holds a character that no name or id can hold."""
    if text.isascii() and text.isprintable():
        return False
    return any(char in _OVERRIDES or unicodedata.category(char) == "Cc" for char in text)


def is_shortened_number(text: str) -> bool:
    """Say whether a spreadsheet has rounded a long id to a form such as 1.23E+11."""
    return _SHORTENED.fullmatch(text) is not None


_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
_PARTICLES = frozenset(
    _words(
        "de del la las los da das do dos di du le van von der den ten ter bin ibn abu al el san "
        "santa st"
    )
)


def split_last_first(text: str) -> tuple[str, str]:
    """Return family and given name of "Last, First"; without a comma as `split_name`."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 2:
        return split_name(text)
    if fold(parts[1]) in _SUFFIXES and len(parts) > 2:
        return f"{parts[0]} {parts[1]}", " ".join(parts[2:])
    return parts[0], " ".join(part for part in parts[1:] if part)


def split_name(text: str) -> tuple[str, str]:
    """Return family and given name of "First Last" (or "Last, First" if there is a comma).

    A generation suffix and small words such as "de la" stay with the family name.
    """
    words = text.split(" ")
    if "," in text and not (text.count(",") == 1 and fold(words[-1]) in _SUFFIXES):
        return split_last_first(text)
    if len(words) == 1:
        return "", text
    start = len(words) - 1
    if fold(words[start]) in _SUFFIXES and start > 1:
        start -= 1
    while start > 1 and words[start - 1].casefold().rstrip(".") in _PARTICLES:
        start -= 1
    return " ".join(words[start:]).replace(",", ""), " ".join(words[:start])


def complete_name(text: str, family: str, given: str) -> tuple[str, str]:
    """Return family and given name from a name column and what other columns say already."""
    split_family, split_given = split_name(text)
    if family and fold(split_family) != fold(family):
        return family, text
    if given and fold(split_given) != fold(given):
        return text, given
    return split_family, split_given


def with_suffix(family: str, suffix: str) -> str:
    """Return a family name with its generation suffix, once."""
    if not family or not suffix or fold(family.rsplit(" ", maxsplit=1)[-1]) == fold(suffix):
        return family
    return f"{family} {suffix}"


_EMPTY = frozenset(
    _words("null n/a #n/a na none nan - -- . #ref! #value! #name? #null! #div/0! #num! (blank)")
)


def is_error(text: str) -> bool:
    """Say whether a cell holds an error of a spreadsheet, which is no name of anybody."""
    return text.startswith("#") and text.casefold() in _EMPTY


def is_empty_word(text: str) -> bool:
    """Say whether a cell only says that there is nothing."""
    return text.casefold() in _EMPTY


_GENDERS = {
    **dict.fromkeys(_words("f female girl femenino femenina mujer nina femme"), "F"),
    **dict.fromkeys(_words("m male boy masculino masculina hombre nino h"), "M"),
    **dict.fromkeys(_words("x nonbinary nb n other otro otra nobinario unspecified"), "X"),
}


def parse_gender(text: str) -> str:
    """Return F, M or X, or nothing if the text says none of them."""
    return _GENDERS.get(fold(text), "")


def parse_languages(text: str) -> tuple[str, ...]:
    """Return ISO 639 codes of the languages that `text` names, in order, without repeats.

    A language without a code here stays as the source wrote it.
    """
    found: list[str] = []
    for part in re.split(r"[;,/&|+]| and | y ", text):
        word = part.strip()
        code = LANGUAGE_CODES.get(fold(word)) or LANGUAGE_CODES.get(fold(re.sub(r"\(.*", "", word)))
        code = word if code is None else code
        if code and code not in found:
            found.append(code)
    return tuple(found)


_LEFT_WORDS = frozenset(
    _words(
        "2 3 4 inactive inactivo inactiva tobedeleted deleted left withdrawn withdrew withdraw "
        "transferred transferredout graduated graduate exited exit dropped dropout movedaway "
        "retirado retirada baja transferido transferida egresado egresada graduado graduada w g i "
        "noshow notenrolled unenrolled notactive withdrawal"
    )
)
_STILL_CODES = frozenset({"0", "-1", ""})


def left_by_status(statuses: Sequence[str]) -> list[bool]:
    """Say for each status cell of a column whether it means "no longer here".

    Where 0 is the common value the column holds PowerSchool codes: 0 is here, -1 will come.
    """
    zeros = sum(text == "0" for text in statuses)
    if zeros * 2 >= sum(text != "" for text in statuses) > 0:
        return [text not in _STILL_CODES for text in statuses]
    return [fold(text) in _LEFT_WORDS for text in statuses]


def says_inactive(text: str) -> bool:
    """Say whether a yes/no cell (Active, Enrolled) means no."""
    return fold(text) in {"no", "n", "false", "0", "f", "inactive", "inactivo"}


_STAFF_ROLES = {
    "teacher": StaffRole.TEACHER,
    "counselor": StaffRole.COUNSELOR,
    "counsellor": StaffRole.COUNSELOR,
    "guidancecounselor": StaffRole.COUNSELOR,
    "schoolcounselor": StaffRole.COUNSELOR,
    "principal": StaffRole.PRINCIPAL,
    "assistantprincipal": StaffRole.PRINCIPAL,
    "aide": StaffRole.AIDE,
    "paraprofessional": StaffRole.AIDE,
    "advisor": StaffRole.ADVISOR,
}
_NOT_STAFF = frozenset({"guardian", "parent", "relative", "mother", "father", "family", "contact"})


def parse_role(text: str) -> StaffRole | None:
    """Return the staff role that `text` names; None for students, guardians and nothing."""
    word = fold(text)
    if not word or is_student_role(text) or word in _NOT_STAFF:
        return None
    return _STAFF_ROLES.get(word, StaffRole.OTHER)


def is_student_role(text: str) -> bool:
    """Say whether a role cell means a student."""
    return fold(text) in {
        "student",
        "students",
        "learner",
        "pupil",
        "estudiante",
        "alumno",
        "alumna",
    }
