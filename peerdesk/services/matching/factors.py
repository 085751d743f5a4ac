"""What makes one allowed pair better than another, and the reasons that follow from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from peerdesk.services.matching.rules import Mentee, Mentor, Relations, duo


class Factor(StrEnum):
    """The soft factors, in the order in which they are told to a person."""

    TOGETHER = "together"
    DID_WELL = "did_well"
    RECESS = "recess"
    BUS = "bus"
    LANGUAGE = "language"
    INTERESTS = "interests"
    GENDER_WISH = "gender_wish"
    GRADES = "grades"
    CASELOAD = "caseload"


WEIGHTS: Final[Mapping[Factor, int]] = MappingProxyType(
    {
        Factor.TOGETHER: 300,
        Factor.DID_WELL: 200,
        Factor.GENDER_WISH: 120,
        Factor.LANGUAGE: 100,
        Factor.INTERESTS: 40,
        Factor.BUS: 40,
        Factor.GRADES: 30,
        Factor.CASELOAD: 20,
        Factor.RECESS: 10,
    }
)
"""Points for each unit; the highest possible sum is 1000."""

_MOST: Final = {Factor.INTERESTS: 3, Factor.RECESS: 5, Factor.CASELOAD: 2}
_GOOD_GAPS: Final = (2, 3)


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a pair.

    Attributes:
        factor: Which.
        values: What is shared: language codes, interests, the bus, the number of grades.
    """

    factor: Factor
    values: tuple[str, ...] = ()


def score(mentor: Mentor, mentee: Mentee, relations: Relations) -> int:
    """Return how good the pair is, 0 to 1000."""
    points = 0
    for weight, amount in _WEIGHED:
        points += weight * amount(mentor, mentee)
    if relations.together or relations.did_well:
        points += sum(WEIGHTS[factor] for factor in _known_factors(mentor, mentee, relations))
    return points


def caseload_units(caseload: int) -> int:
    """Return the units of the balance factor for a helper who has so many buddies already."""
    return max(0, _MOST[Factor.CASELOAD] - caseload)


def reasons(mentor: Mentor, mentee: Mentee, relations: Relations) -> tuple[Reason, ...]:
    """Return what speaks for the pair, in the order in which it is told."""
    found = {factor: Reason(factor) for factor in _known_factors(mentor, mentee, relations)}
    for factor, amount in _AMOUNTS.items():
        if factor is not Factor.CASELOAD and amount(mentor, mentee):
            found[factor] = Reason(factor, _VALUES[factor](mentor, mentee))
    return tuple(found[factor] for factor in Factor if factor in found)


def _known_factors(mentor: Mentor, mentee: Mentee, relations: Relations) -> list[Factor]:
    pair = duo(mentor.id, mentee.id)
    return [
        factor
        for factor, pairs in (
            (Factor.TOGETHER, relations.together),
            (Factor.DID_WELL, relations.did_well),
        )
        if pair in pairs
    ]


def _recess(mentor: Mentor, mentee: Mentee) -> int:
    return min(_MOST[Factor.RECESS], len(mentor.free & mentee.free))


def _bus(mentor: Mentor, mentee: Mentee) -> int:
    return int(mentee.bus != "" and mentor.bus == mentee.bus)


def _language(mentor: Mentor, mentee: Mentee) -> int:
    return int(not mentor.home_languages.isdisjoint(mentee.home_languages))


def _interests(mentor: Mentor, mentee: Mentee) -> int:
    return min(_MOST[Factor.INTERESTS], len(mentor.interests & mentee.interests))


def _gender_wish(mentor: Mentor, mentee: Mentee) -> int:
    wishes = ((mentee.wished_gender, mentor.gender), (mentor.wished_gender, mentee.gender))
    asked = [wish == gender for wish, gender in wishes if wish]
    return int(bool(asked) and all(asked))


def _grades(mentor: Mentor, mentee: Mentee) -> int:
    return int(mentor.level - mentee.level in _GOOD_GAPS)


def _caseload(mentor: Mentor, _mentee: Mentee) -> int:
    return caseload_units(mentor.caseload)


_AMOUNTS: Final[Mapping[Factor, Callable[[Mentor, Mentee], int]]] = {
    Factor.RECESS: _recess,
    Factor.BUS: _bus,
    Factor.LANGUAGE: _language,
    Factor.INTERESTS: _interests,
    Factor.GENDER_WISH: _gender_wish,
    Factor.GRADES: _grades,
    Factor.CASELOAD: _caseload,
}

_WEIGHED: Final = tuple((WEIGHTS[factor], amount) for factor, amount in _AMOUNTS.items())

_VALUES: Final[Mapping[Factor, Callable[[Mentor, Mentee], tuple[str, ...]]]] = {
    Factor.RECESS: lambda _mentor, _mentee: (),
    Factor.BUS: lambda mentor, _mentee: (mentor.bus,),
    Factor.LANGUAGE: lambda mentor, mentee: tuple(
        sorted(mentor.home_languages & mentee.home_languages)
    ),
    Factor.INTERESTS: lambda mentor, mentee: tuple(sorted(mentor.interests & mentee.interests)[:3]),
    Factor.GENDER_WISH: lambda _mentor, _mentee: (),
    Factor.GRADES: lambda mentor, mentee: (str(mentor.level - mentee.level),),
}
