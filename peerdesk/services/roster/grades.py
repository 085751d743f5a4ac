"""One cell to a grade from pre-kindergarten to 12."""

import re
import unicodedata
from functools import lru_cache

from peerdesk.enums import Grade


class UnknownGradeError(ValueError):
    """The text is no grade from pre-kindergarten to 12."""


def _split(text: str) -> list[str]:
    return text.split()


_WORDS: dict[str, Grade] = {
    **dict.fromkeys(
        _split(
            "pk p prek prekg prekindergarten prekinder pre ps3 pk3 pk4 prek3 prek4 preschool "
            "preescolar pr ece ec ee tk transitionalk transitionalkindergarten earlychildhood"
        ),
        Grade.PRE_KINDERGARTEN,
    ),
    **dict.fromkeys(
        _split("k kg kn kf kh kk kam kpm kinder kindergarten kindergarden jardin jardindeninos"),
        Grade.KINDERGARTEN,
    ),
}
_ONE_WORD = {
    "k5": Grade.KINDERGARTEN,
    "p3": Grade.PRE_KINDERGARTEN,
    "p4": Grade.PRE_KINDERGARTEN,
    "kindergartenfullday": Grade.KINDERGARTEN,
    "kindergartenhalfday": Grade.KINDERGARTEN,
}
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "first primero primer primera",
            "second segundo segunda",
            "third tercero tercer tercera",
            "fourth cuarto cuarta",
            "fifth quinto quinta",
            "sixth sexto sexta",
            "seventh septimo septima",
            "eighth octavo octava",
            "ninth noveno novena freshman",
            "tenth decimo decima sophomore",
            "eleventh undecimo junior",
            "twelfth duodecimo senior",
        ),
        start=1,
    )
    for word in words.split()
}
_NOISE = re.compile(r"^(?:grade|grado|gr|g|year|level|nivel|class)(?=[0-9a-z])|(?:grade|grado)$")
_DIGITS = re.compile(r"(\d{1,2})(?:st|nd|rd|th|ro|do|to|mo|vo|no|er|o|a)?")
_SAYS_NOTHING = frozenset(
    _split(
        "grade grado grd gr year level nivel class elementary primary primaria de full half day "
        "am pm st nd rd th ro do to mo vo no er o a"
    )
)
_NO_GRADE = re.compile(r"-|\d+[.,]\d|\d+\s*-\s*[a-z]\b", re.IGNORECASE)
_REMARK = re.compile(r"[(\[]([^)\]]*)[)\]]")


@lru_cache(maxsize=1024)
def parse_grade(text: str) -> Grade:
    """Return the CEDS grade of `text`.

    A cell may say its grade twice ("05 - Fifth"); two grades are none.

    Raises:
        UnknownGradeError: If it is no grade from pre-kindergarten to 12.
    """
    plain = text.strip()
    if re.fullmatch(r"-?\d+(?:\.0+)?", plain):
        return _of_number(int(float(plain)))
    if _NO_GRADE.match(plain):
        raise UnknownGradeError(text)
    grade = _of_text(_REMARK.sub(" ", plain))
    if grade is not Grade.PRE_KINDERGARTEN:
        for remark in _REMARK.findall(plain):
            _check_remark(remark, grade)
    return grade


def _check_remark(remark: str, grade: Grade) -> None:
    """Refuse a remark that names another grade, such as "5 (Fourth)"."""
    try:
        other = _of_text(remark)
    except UnknownGradeError:
        return
    if other is not grade:
        raise UnknownGradeError(remark)


def _of_text(text: str) -> Grade:
    """Return the one grade that all telling words of `text` name."""
    words = _words(text)
    whole = "".join(words)
    if whole in _WORDS:
        return _WORDS[whole]
    grades = {_of_word(word) for word in words if word not in _SAYS_NOTHING}
    if len(grades) != 1:
        raise UnknownGradeError(text)
    return grades.pop()


def _words(text: str) -> list[str]:
    """Return the words and numbers of `text` in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.findall(r"[^\W_]+", plain)


def _of_word(word: str) -> Grade:
    bare = _NOISE.sub("", word)
    for spelling in (word, bare):
        known = _WORDS.get(spelling) or _ONE_WORD.get(spelling)
        if known is not None:
            return known
    if bare in _NUMBERS:
        return _of_number(_NUMBERS[bare])
    digits = _DIGITS.fullmatch(bare)
    if digits is None:
        raise UnknownGradeError(word)
    return _of_number(int(digits.group(1)))


def _of_number(number: int) -> Grade:
    if number in {-1, -2}:
        return Grade.PRE_KINDERGARTEN
    if not 0 <= number <= 12:
        raise UnknownGradeError(str(number))
    return Grade.KINDERGARTEN if number == 0 else Grade(f"{number:02}")
