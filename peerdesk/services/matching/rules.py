"""What the pairing works on, and the hard rules that a pair must keep."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Duo = frozenset[str]
"""Two student ids in no order."""


@dataclass(frozen=True, slots=True)
class Person:
    """What both sides of a pair bring.

    Attributes:
        id: Student id; ties fall to the lower one.
        level: Years from kindergarten (kindergarten 0, grade 1 is 1).
        has_consent: Whether the guardian said yes to taking part (or the program asks none).
        is_active: On the roster and not on a break.
        languages: Codes the student can talk in; empty when unknown.
        home_languages: Codes spoken at home, for closeness only.
        interests: Words as the school writes them.
        free: Recess times when the student can meet ("1:<recess id>"); empty when unknown.
        bus: Bus route, empty for none.
        gender: As the roster says it, empty when unknown.
        wished_gender: Gender asked for in a partner, empty for no wish.
    """

    id: str
    level: int
    has_consent: bool = True
    is_active: bool = True
    languages: frozenset[str] = frozenset()
    home_languages: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()
    bus: str = ""
    gender: str = ""
    wished_gender: str = ""


@dataclass(frozen=True, slots=True)
class Mentor(Person):
    """A helper.

    Attributes:
        is_trained: Whether the courses that the program asks for are done and not expired.
        lacks: Names of the courses that are not.
        capacity_left: Buddies this helper can still take.
        caseload: Buddies this helper has now.
    """

    is_trained: bool = True
    capacity_left: int = 1
    caseload: int = 0
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mentee(Person):
    """A younger student who waits for a helper."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The hard rules as the program sets them.

    Attributes:
        min_gap: A helper is at least this many grades above the buddy.
        max_gap: And at most this many; 0 for no limit.
        needs_shared_recess: Whether a pair must have a recess in common.
        needs_common_language: Whether a pair must have a language in common.
        courses: Names of the courses that some helpers have still to do.
    """

    min_gap: int = 2
    max_gap: int = 0
    needs_shared_recess: bool = True
    needs_common_language: bool = True
    courses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relations:
    """What is known about duos of students.

    Attributes:
        apart: Must never be paired.
        together: Someone asked to keep them together.
        did_well: Were a pair before and it went well.
    """

    apart: frozenset[Duo] = frozenset()
    together: frozenset[Duo] = frozenset()
    did_well: frozenset[Duo] = frozenset()


class Rule(StrEnum):
    """The hard rules, in the order in which they are named to a person."""

    BUDDY_CONSENT = "buddy_consent"
    BUDDY_BREAK = "buddy_break"
    HELPER_BREAK = "helper_break"
    HELPER_CONSENT = "helper_consent"
    HELPER_TRAINING = "helper_training"
    SAME_STUDENT = "same_student"
    GRADE_GAP = "grade_gap"
    GRADE_GAP_WIDE = "grade_gap_wide"
    RECESS = "recess"
    LANGUAGE = "language"
    APART = "apart"
    CAPACITY = "capacity"

    @property
    def may_be_waived(self) -> bool:
        """Whether the counselor may make the pair by hand all the same."""
        return self in _WAIVABLE


_WAIVABLE = frozenset(
    {Rule.GRADE_GAP, Rule.GRADE_GAP_WIDE, Rule.RECESS, Rule.LANGUAGE, Rule.CAPACITY}
)


def duo(one: str, other: str) -> Duo:
    """Return two ids as a duo."""
    return frozenset((one, other))


def buddy_rule(mentee: Mentee) -> Rule | None:
    """Return the rule that keeps this student from any pair, if there is one."""
    if not mentee.has_consent:
        return Rule.BUDDY_CONSENT
    return None if mentee.is_active else Rule.BUDDY_BREAK


def helper_rule(mentor: Mentor) -> Rule | None:
    """Return the rule that keeps this helper from any pair, room aside."""
    if not mentor.is_active:
        return Rule.HELPER_BREAK
    if not mentor.has_consent:
        return Rule.HELPER_CONSENT
    return None if mentor.is_trained else Rule.HELPER_TRAINING


def fit_rules(mentor: Mentor, mentee: Mentee, rules: Rules, relations: Relations) -> Iterable[Rule]:
    """Yield the rules between the two that this duo breaks, first the one to name."""
    gap = mentor.level - mentee.level
    if mentor.id == mentee.id:
        yield Rule.SAME_STUDENT
    if gap < rules.min_gap:
        yield Rule.GRADE_GAP
    elif rules.max_gap and gap > rules.max_gap:
        yield Rule.GRADE_GAP_WIDE
    if rules.needs_shared_recess and _known_and_apart(mentor.free, mentee.free):
        yield Rule.RECESS
    if rules.needs_common_language and _known_and_apart(mentor.languages, mentee.languages):
        yield Rule.LANGUAGE
    if relations.apart and duo(mentor.id, mentee.id) in relations.apart:
        yield Rule.APART


def broken_rules(
    mentor: Mentor, mentee: Mentee, rules: Rules, relations: Relations
) -> tuple[Rule, ...]:
    """Return every hard rule this pair breaks; empty for a pair that may be."""
    own = [rule for rule in (buddy_rule(mentee), helper_rule(mentor)) if rule is not None]
    full = [] if mentor.capacity_left > 0 else [Rule.CAPACITY]
    return (*own, *fit_rules(mentor, mentee, rules, relations), *full)


def _known_and_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)
