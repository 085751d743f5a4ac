"""What a rota is made from, and what comes out: plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Slot:
    """One bench at one recess on one day.

    Attributes:
        need: How many helpers stand there.
        weight: How much one duty here counts for fairness; a disliked slot counts more than 1.
        languages: Each should be spoken by one of the helpers on this bench.
    """

    id: str
    on: date
    recess_id: str
    bench_id: str
    need: int = 2
    weight: int = 1
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Supporter:
    """One helper as the rota sees them.

    Attributes:
        free: (weekday with Monday 0, recess id) when this helper can stand; None means always.
        free_slots: Slot ids when availability is known slot by slot; it then overrides `free`.
        away: Days on which this helper is absent.
        unready: Days on which training or the yes of the family does not hold (yet).
        wishes: Reluctance 0 (gladly) to 3 (rather not) by (weekday, recess id); silence is 0.
        carried: Duties of the term so far, counted for fairness.
        max_per_week: This helper's own limit; None takes the limit of the rules.
    """

    id: str
    trained: bool = True
    experienced: bool = False
    free: frozenset[tuple[int, str]] | None = None
    free_slots: frozenset[str] | None = None
    away: frozenset[date] = frozenset()
    unready: frozenset[date] = frozenset()
    languages: frozenset[str] = frozenset()
    wishes: Mapping[tuple[int, str], int] = field(default_factory=dict)
    carried: int = 0
    max_per_week: int | None = None

    def is_free(self, slot: Slot) -> bool:
        """Return whether the timetable lets this helper stand in `slot` (absences aside)."""
        if self.free_slots is not None:
            return slot.id in self.free_slots
        return self.free is None or (slot.on.weekday(), slot.recess_id) in self.free

    def is_ready(self, slot: Slot) -> bool:
        """Return whether training and consent hold on the day of `slot`."""
        return self.trained and slot.on not in self.unready

    def may_stand(self, slot: Slot) -> bool:
        """Return whether training, timetable and absences let this helper stand in `slot`."""
        return self.is_ready(slot) and slot.on not in self.away and self.is_free(slot)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a school.

    Attributes:
        max_per_day: Hard limit of duties a day for each helper.
        max_per_week: Hard limit of duties a calendar week for each helper.
        min_gap_days: Wished number of days without duty between two duties.
        recess_languages: Each should be spoken by someone on duty at every recess.
        keep_apart: Pairs of helpers who never stand in the same slot.
    """

    max_per_day: int = 1
    max_per_week: int = 2
    min_gap_days: int = 1
    recess_languages: tuple[str, ...] = ()
    keep_apart: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """One helper in one slot."""

    slot_id: str
    supporter_id: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A rota to be made.

    Attributes:
        fixed: Assignments that a person locked; kept even against a rule.
        previous: An existing rota that should change as little as possible; None starts afresh.
        welcome: Helpers who get a fair share, within one duty, even in a repair.
    """

    slots: tuple[Slot, ...]
    supporters: tuple[Supporter, ...]
    rules: Rules = field(default_factory=Rules)
    fixed: frozenset[Assignment] = frozenset()
    previous: frozenset[Assignment] | None = None
    welcome: frozenset[str] = frozenset()


class Relax(StrEnum):
    """The rule that keeps a place empty."""

    TRAINING = "training"
    AVAILABILITY = "availability"
    ABSENCE = "absence"
    PER_DAY = "per_day"
    PER_WEEK = "per_week"
    KEEP_APART = "keep_apart"
    TIME = "time"
    HELPERS = "helpers"


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A slot with too few helpers.

    Attributes:
        missing: How many helpers are missing.
        relax: The rule that would have to give way.
        reason: The same as a sentence, without names.
    """

    slot_id: str
    missing: int
    relax: Relax
    reason: str


@dataclass(frozen=True, slots=True)
class Band:
    """How far duties may lie from each helper's fair number.

    Attributes:
        width: Allowed distance in duties; None when no band could be kept.
        widened: Whether it had to be wider than one duty.
        sentence: The same in words.
    """

    width: int | None
    widened: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Rota:
    """A rota and what is known about it.

    Attributes:
        assignments: Ordered by slot id, then supporter id.
        proven_optimal: No rota fills more places, mixes experience better, keeps a narrower
            band or costs less, in this order.
        gap: Proven distance from the best possible cost, 0.0 for an optimum; None if unknown.
        cost: Sum of the wishes that could not be kept; None if they were not weighed in time.
        withdrawn: How many assignments of the previous rota were taken away.
        stopped: Whether time or a person ended the search early.
        warnings: Sentences without names.
    """

    assignments: tuple[Assignment, ...]
    proven_optimal: bool
    gap: float | None
    cost: int | None
    unfilled: tuple[Unfilled, ...]
    band: Band
    warnings: tuple[str, ...]
    withdrawn: int = 0
    stopped: bool = False
