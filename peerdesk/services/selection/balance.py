"""The chosen beside the school: shares by grade, gender, home language and bus, as pure numbers.

weigh(enrolled, chosen_ids) -> [Dimension]

`enrolled` is everybody of the open grades. For each group stands which share of the enrolled it
is and which share of the chosen. It is a mirror, not a rule: nothing here ranks or chooses, and
a group that is missing is a question to the adults.

**What is masked.** A counselor knows her own students and may look at every one of them, so this
keeps no secret from her. But the picture is shown in a meeting with teachers and the principal,
and a bar for three children speaks of these three. So a group with fewer than `LEAST_SHOWN`
enrolled has no line of its own: such groups stand together as "others", joined by the next
smallest group until they are enough together; otherwise the rest of the sum would give the
hidden number away. If nothing is left to compare then, no number of the side is shown. The
numbers of the chosen are few by nature and are her own decision in hand; they are shown, and
never printed. Ethnicity and disability are not on the roster, so they are not guessed here.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Grade, StudentStatus
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.services.names import grade_words
from peerdesk.services.rights import require_counselor
from peerdesk.services.roster.languages import language_name
from peerdesk.services.selection.rounds import find_round
from peerdesk.services.vaults import own_school_id

LEAST_SHOWN: Final = 10
"""The school's smallest group that is told."""

_MOST_GROUPS: Final = 6


class Side(StrEnum):
    """What the chosen are compared by."""

    GRADE = "grade"
    GENDER = "gender"
    LANGUAGE = "language"
    BUS = "bus"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A student as the balance sees one; `language` is the first one spoken at home."""

    id: str
    grade: Grade
    gender: str
    language: str
    bus: str


@dataclass(frozen=True, slots=True)
class Share:
    """One group.

    Attributes:
        key: Grade code, gender, language or bus; empty for the others together.
        enrolled: How many are enrolled.
        chosen: How many are chosen.
        of_enrolled: Share of the enrolled, 0-1.
        of_chosen: Share of the chosen, 0-1; 0 while nobody is chosen.
    """

    key: str
    enrolled: int
    chosen: int
    of_enrolled: float
    of_chosen: float


@dataclass(frozen=True, slots=True)
class Dimension:
    """All groups of one side; none if they are too small to be told."""

    side: Side
    shares: tuple[Share, ...]


_KEYS: Final[Mapping[Side, Callable[[Enrolled], str]]] = {
    Side.GRADE: lambda one: one.grade.value,
    Side.GENDER: lambda one: one.gender.strip().casefold(),
    Side.LANGUAGE: lambda one: one.language,
    Side.BUS: lambda one: one.bus.strip(),
}


def weigh(enrolled: Sequence[Enrolled], chosen_ids: Collection[str]) -> list[Dimension]:
    """Return each side on which the students differ, in a fixed order."""
    wanted = set(chosen_ids)
    chosen = [one for one in enrolled if one.id in wanted]
    found = []
    for side, key in _KEYS.items():
        totals = Counter(key(one) for one in enrolled)
        if len(totals) > 1:
            picked = Counter(key(one) for one in chosen)
            found.append(Dimension(side, _shares(totals, picked)))
    return found


def enrolled_for(session: Session, round_id: str) -> list[Enrolled]:
    """Return everybody of the grades a round is open for.

    Raises:
        NotAllowedError: If it is not a counselor who asks.
        NotFoundError: If the round is gone.
    """
    require_counselor(session)
    grades = [Grade(code) for code in find_round(session, round_id).grades]
    query = select(Student).where(
        Student.status == StudentStatus.ACTIVE, Student.school_id == own_school_id(session)
    )
    if grades:
        query = query.where(Student.grade.in_(grades))
    return [
        Enrolled(one.id, one.grade, one.gender, next(iter(one.home_languages), ""), one.bus)
        for one in session.scalars(query)
    ]


def side_words() -> dict[Side, str]:
    """Return the sides in words."""
    return {
        Side.GRADE: translate("Selection", "Grade"),
        Side.GENDER: translate("Selection", "Gender"),
        Side.LANGUAGE: translate("Selection", "Home language"),
        Side.BUS: translate("Selection", "Bus"),
    }


def group_words(side: Side, key: str, *, is_rest: bool = False) -> str:
    """Return what a group is called."""
    if is_rest:
        return translate("Selection", "others together")
    if not key:
        return translate("Selection", "not on the roster")
    if side is Side.GRADE:
        return grade_words(Grade(key))
    if side is Side.LANGUAGE:
        return language_name(key)
    if side is Side.BUS:
        return translate("Selection", "bus {name}").format(name=key)
    return _GENDERS.get(key, lambda: key)()


_GENDERS: Final[Mapping[str, Callable[[], str]]] = {
    "f": lambda: translate("Selection", "girls"),
    "female": lambda: translate("Selection", "girls"),
    "m": lambda: translate("Selection", "boys"),
    "male": lambda: translate("Selection", "boys"),
    "x": lambda: translate("Selection", "neither"),
    "nonbinary": lambda: translate("Selection", "neither"),
}

REST: Final = "\N{HORIZONTAL ELLIPSIS}"
"""Key of the others together."""


def _shares(totals: Counter[str], picked: Counter[str]) -> tuple[Share, ...]:
    shown, rest = _split(totals)
    lines = [(key, totals[key], picked[key]) for key in shown]
    if rest:
        lines.append((REST, sum(totals[key] for key in rest), sum(picked[key] for key in rest)))
    if not shown or any(count < LEAST_SHOWN for _key, count, _chosen in lines):
        return ()
    enrolled, chosen = totals.total(), picked.total()
    return tuple(
        Share(key, count, own, count / enrolled, own / chosen if chosen else 0.0)
        for key, count, own in lines
    )


def _split(totals: Counter[str]) -> tuple[list[str], list[str]]:
    """Return the groups with a line of their own, and those that stand together."""
    largest = sorted(totals, key=lambda key: (-totals[key], key))
    shown = [key for key in largest[:_MOST_GROUPS] if totals[key] >= LEAST_SHOWN]
    rest = [key for key in largest if key not in shown]
    while rest and shown and sum(totals[key] for key in rest) < LEAST_SHOWN:
        rest.append(shown.pop())
    return sorted(shown), rest
