"""Rows and drafts of bench life."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from peerdesk.services.calendar import BenchRow, RecessRow, SchoolDay
from peerdesk.services.duty.rows import Place

MOST_VISITS: Final = 200
MOST_CHILDREN: Final = 400
STEP: Final = 5
"""Minutes from one look to the next."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A helper on duty in a place, by the number of the box on the clipboard.

    Attributes:
        came: What the clipboard said; None while it is not keyed in.
    """

    assignment_id: str
    name: str
    came: bool | None = None


@dataclass(frozen=True, slots=True)
class TallyEntry:
    """One cell of the clipboard as it was typed; without visits and boxes it is not counted.

    Attributes:
        visits: Tally marks; 0 means that nobody came, None that nobody counted.
        helped: Children brought to a game; None if nobody kept count.
        missing: Numbers of the boxes without a tick, from 1.
    """

    visits: int | None = None
    helped: int | None = None
    missing: tuple[int, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Return whether nothing was written."""
        return self.visits is None and not self.missing


@dataclass(frozen=True, slots=True)
class TallyCell:
    """One bench at one recess of one day.

    Attributes:
        words: The place in words, as it is spoken.
        has_recess: Whether the bench was out there that day.
        helpers: Who was on duty, in the order of the boxes.
        entry: What is kept for it.
    """

    place: Place
    words: str
    has_recess: bool
    helpers: tuple[Standing, ...]
    entry: TallyEntry


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A bench at a recess, through the week."""

    bench: BenchRow
    recess: RecessRow
    cells: tuple[TallyCell, ...]


@dataclass(frozen=True, slots=True)
class TallyWeek:
    """A week of the clipboard.

    Attributes:
        visits: All that is counted so far.
        counted: How many cells are counted.
    """

    monday: date
    days: tuple[SchoolDay, ...]
    rows: tuple[TallyRow, ...]

    @property
    def visits(self) -> int:
        """Return all visits of the week."""
        return sum(cell.entry.visits or 0 for row in self.rows for cell in row.cells)

    @property
    def counted(self) -> int:
        """Return in how many places somebody counted."""
        return sum(cell.entry.visits is not None for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Saved:
    """What keying in a week changed.

    Attributes:
        places: Cells that say something else now.
        missed: Duties to which the helper did not come.
        boards: Clipboards that are back with it.
    """

    places: int
    missed: int
    boards: int = 0


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A part of the playground."""

    id: str
    name: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """What was seen at one moment: children alone, in pairs, in groups of three or more."""

    alone: int
    pairs: int
    groups: int

    @property
    def total(self) -> int:
        """Return how many children were seen."""
        return self.alone + self.pairs + self.groups


@dataclass(frozen=True, slots=True)
class ScanDraft:
    """A scan as a form holds it.

    Attributes:
        moments: By minutes since the recess began: 0, 5, 10 ...
    """

    day: date
    recess_id: str
    zone_id: str
    observer: str
    moments: Mapping[int, Moment] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ScanRow:
    """One zone looked at through one recess.

    Attributes:
        alone: Share of the children seen who were by themselves, 0 to 1; None if none were seen.
    """

    id: str
    draft: ScanDraft
    zone: str
    recess: str
    alone: float | None

    @property
    def seen(self) -> int:
        """Return how many children were seen, each look counted."""
        return sum(moment.total for moment in self.draft.moments.values())


@dataclass(frozen=True, slots=True)
class ScanForm:
    """What a scan can be entered for.

    Attributes:
        recesses: Those that the day has; empty without school.
        staff: Names of adults to choose from.
        observer: Who looked last time.
    """

    recesses: tuple[RecessRow, ...]
    zones: tuple[ZoneRow, ...]
    staff: tuple[str, ...]
    observer: str
