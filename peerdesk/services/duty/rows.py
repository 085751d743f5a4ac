"""What the duty services hand out: frozen rows."""

from dataclasses import dataclass
from datetime import date

from peerdesk.services.calendar import BenchRow, RecessRow, SchoolDay


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One bench at one recess on one day."""

    day: date
    recess_id: str
    bench_id: str

    @property
    def key(self) -> str:
        """Return the place as text that sorts by day."""
        return f"{self.day.isoformat()}|{self.recess_id}|{self.bench_id}"

    @classmethod
    def of(cls, key: str) -> "Place":
        """Return the place that `key` stands for."""
        day, recess_id, bench_id = key.split("|")
        return cls(date.fromisoformat(day), recess_id, bench_id)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """A helper in a cell.

    Attributes:
        name: First name, with the initial of the last name where two share it.
        is_absent: Planned here, but away that day: the place is not covered.
        is_stand_in: Came in for an absent helper.
        swapped_with: Who was planned here before a swap; "" where nobody swapped.
    """

    assignment_id: str
    student_id: str
    name: str
    full_name: str
    is_locked: bool
    is_absent: bool
    is_stand_in: bool
    swapped_with: str = ""


@dataclass(frozen=True, slots=True)
class DutyCell:
    """One bench at one recess on one day, with who stands there.

    Attributes:
        label: "Mon A 10:00".
        spoken: "Monday 10:00 bench A: Maya, Alexander".
        has_duty: False on a day without school or outdoor recess, or without this recess.
        missing: Helpers still wanted; 0 where there is no duty.
    """

    place: Place
    label: str
    spoken: str
    has_duty: bool
    needed: int
    helpers: tuple[OnDuty, ...]

    @property
    def present(self) -> tuple[OnDuty, ...]:
        """Return who really stands there."""
        return tuple(one for one in self.helpers if not one.is_absent)

    @property
    def missing(self) -> int:
        """Return how many helpers are still wanted."""
        return max(0, self.needed - len(self.present)) if self.has_duty else 0


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A bench and a recess through the week, one cell for each day."""

    bench: BenchRow
    recess: RecessRow
    cells: tuple[DutyCell, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A helper who could stand somewhere, best first.

    Attributes:
        detail: Duties of this term and what speaks against it: "2 duties, not free then".
        problems: What speaks against it, in words; empty for somebody who fits.
        is_possible: False when the helper cannot be chosen at all (busy elsewhere, kept apart).
    """

    student_id: str
    name: str
    full_name: str
    detail: str
    duties: int
    problems: tuple[str, ...]
    is_possible: bool = True


@dataclass(frozen=True, slots=True)
class DutyWarning:
    """Something about the week that a person should look at.

    Attributes:
        sentence: "Maya has 2 duties on Monday. Limit is 1."
        place: The cell it is about.
        suggestion: Who would fit into an empty place best.
        is_gap: Whether it is about an empty place.
    """

    sentence: str
    place: Place
    suggestion: Candidate | None = None
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Fairness:
    """Duties of one helper; a duty missed through absence or weather is no debt."""

    student_id: str
    name: str
    this_week: int
    this_term: int


@dataclass(frozen=True, slots=True)
class DutyWeek:
    """A week of duty as a grid.

    Attributes:
        rows: By time of recess, then by bench.
        fairness: Most duties of the term first.
        helpers: How many trained helpers there are to choose from.
        untrained: How many bench helpers may not stand yet.
    """

    monday: date
    days: tuple[SchoolDay, ...]
    rows: tuple[DutyRow, ...]
    warnings: tuple[DutyWarning, ...]
    fairness: tuple[Fairness, ...]
    helpers: int
    untrained: int
    week_limit: int

    @property
    def cells(self) -> tuple[DutyCell, ...]:
        """Return every cell with duty."""
        return tuple(cell for row in self.rows for cell in row.cells if cell.has_duty)


@dataclass(frozen=True, slots=True)
class UnfilledPlace:
    """A place the rota could not fill."""

    place: Place
    label: str
    missing: int
    reason: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What filling a week did.

    Attributes:
        assignments: The whole week afterwards, by place.
        gap: Proven distance from the best, 0.0 for the best; None if unknown.
        fairness: The band that was kept, in words.
        stopped: Ended early; the best so far was kept.
    """

    assignments: tuple[tuple[Place, str], ...]
    added: int
    withdrawn: int
    proven_optimal: bool
    gap: float | None
    unfilled: tuple[UnfilledPlace, ...]
    fairness: str
    warnings: tuple[str, ...]
    stopped: bool


@dataclass(frozen=True, slots=True)
class Copied:
    """What copying last week did; `skipped` says in words who was left out and why."""

    copied: int
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LostDuty:
    """A duty that an absent helper leaves behind.

    Attributes:
        words: "Tue 10:00, bench A".
        stand_ins: Who could come in, best first; only those who fit.
    """

    assignment_id: str
    place: Place
    words: str
    stand_ins: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class FallsOut:
    """What an absence leaves behind.

    Attributes:
        pairs: Full names of the buddies or helpers the student would meet.
    """

    student_id: str
    name: str
    duties: tuple[LostDuty, ...]
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedAbsent:
    """What marking an absence did."""

    absence_id: str
    covered: int
    uncovered: int
