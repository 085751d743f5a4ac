"""Rows and drafts of the calendar."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from peerdesk.enums import BenchShape, CalendarDayKind, Grade, RecessKind

SCHOOL_DAYS: Final = 5
MOST_HELPERS: Final = 4
MOST_DISLIKE: Final = 3


@dataclass(frozen=True, slots=True)
class YearDraft:
    """A school year as a form holds it."""

    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class YearRow:
    """A school year."""

    id: str
    name: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class TermDraft:
    """A term as a form holds it."""

    year_id: str
    name: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of a school year."""

    id: str
    year_id: str
    name: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day that is not ordinary; `until` is when school ends early, if known."""

    id: str
    day: date
    kind: CalendarDayKind
    label: str
    until: time | None = None


@dataclass(frozen=True, slots=True)
class RecessDraft:
    """A recess period as a form holds it.

    Attributes:
        grades: Who is out then; empty means all.
        weekdays: ISO weekdays (Monday 1) on which it happens; empty means Monday to Friday.
    """

    name: str
    kind: RecessKind
    starts_at: time
    ends_at: time
    grades: tuple[Grade, ...] = ()
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RecessRow:
    """A recess period."""

    id: str
    name: str
    kind: RecessKind
    starts_at: time
    ends_at: time
    grades: tuple[Grade, ...]
    weekdays: tuple[int, ...]

    def is_on(self, day: date) -> bool:
        """Return whether it happens on this weekday."""
        return day.isoweekday() in (self.weekdays or range(1, SCHOOL_DAYS + 1))


@dataclass(frozen=True, slots=True)
class BenchDraft:
    """A bench as a form holds it.

    Attributes:
        mark: One or two signs on its sign, "A".
        needed: Helpers wanted at each recess, 1 to 4.
        dislike: 0 a favourite place to 3 an unloved one.
        began_on: Since when helpers stand here, if known.
    """

    name: str
    mark: str
    shape: BenchShape = BenchShape.CIRCLE
    zone: str = ""
    needed: int = 2
    dislike: int = 0
    is_open: bool = True
    began_on: date | None = None


@dataclass(frozen=True, slots=True)
class BenchRow:
    """A bench."""

    id: str
    name: str
    mark: str
    shape: BenchShape
    zone: str
    needed: int
    dislike: int
    is_open: bool
    began_on: date | None = None


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """A weekday of a school week.

    Attributes:
        is_school: Whether there is school at all.
        is_indoor: No outdoor recess: the benches stay empty and nothing counts.
        label: Why it is not ordinary, e.g. "Thanksgiving"; empty on an ordinary day.
        until: When school ends early; None on a full day.
    """

    day: date
    is_school: bool
    is_indoor: bool
    label: str
    until: time | None = None

    @property
    def has_duty(self) -> bool:
        """Return whether helpers stand at the benches."""
        return self.is_school and not self.is_indoor

    def has_recess(self, recess: RecessRow) -> bool:
        """Return whether helpers stand at the benches in this recess."""
        is_over = self.until is not None and recess.ends_at > self.until
        return self.has_duty and recess.is_on(self.day) and not is_over


@dataclass(frozen=True, slots=True)
class SchoolWeek:
    """Monday to Friday of one week."""

    monday: date
    days: tuple[SchoolDay, ...]
