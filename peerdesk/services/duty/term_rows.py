"""What planning a whole term hands out: frozen rows."""

from dataclasses import dataclass
from datetime import date

from peerdesk.services.duty.fill import Fill
from peerdesk.services.duty.rows import Place
from peerdesk.services.duty.sheet import Sheet
from peerdesk.services.rota import Problem, Relax, Rota


@dataclass(frozen=True, slots=True)
class TermWish:
    """What somebody asks for.

    Attributes:
        week_limit: Most duties a week for each helper.
        gap_days: Days without duty wished between two duties.
        day_limit: Most duties a day for each helper.
        mode: What may happen to helpers who stand there already.
    """

    first: date
    last: date
    week_limit: int
    gap_days: int
    day_limit: int = 1
    mode: Fill = Fill.EMPTY


@dataclass(frozen=True, slots=True)
class TermBase:
    """A wish with everything that was read for it; the search needs nothing else."""

    wish: TermWish
    today: date
    sheets: tuple[Sheet, ...]
    problem: Problem

    @property
    def names(self) -> dict[str, str]:
        """Return short names by student id."""
        return {id_: name for sheet in self.sheets for id_, name in sheet.names.items()}


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """A place of the plan.

    Attributes:
        names: Who would stand there.
        comes: Who of them is new there.
        goes: Who stands there now and would not any more.
    """

    place: Place
    label: str
    has_duty: bool
    names: tuple[str, ...]
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A bench and a recess through one week."""

    title: str
    cells: tuple[PlannedCell, ...]


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A week of the plan; counts are of helpers in places."""

    id: str
    monday: date
    days: tuple[tuple[date, str], ...]
    rows: tuple[PlannedRow, ...]
    comes: int
    goes: int
    missing: int

    @property
    def changes(self) -> tuple[PlannedCell, ...]:
        """Return the places that would change, by day."""
        cells = [cell for row in self.rows for cell in row.cells if cell.comes or cell.goes]
        return tuple(sorted(cells, key=lambda cell: cell.place.day))


@dataclass(frozen=True, slots=True)
class Relief:
    """A rule that keeps places empty.

    Attributes:
        places: How many helpers are missing because of it.
        sentence: What is empty, why, and what to do.
        action: Words of a button that relaxes the rule; "" where that is not for a button.
        wish: What to plan with then; None where the way leads to another page.
    """

    rule: Relax
    places: int
    sentence: str
    action: str = ""
    wish: TermWish | None = None


@dataclass(frozen=True, slots=True)
class TermPlan:
    """A rota of many weeks that nobody has accepted yet.

    Attributes:
        summary: How good it is, how fair, what could not be kept.
        comes: Duties that would be added.
        goes: Duties that would be taken away.
    """

    base: TermBase
    rota: Rota
    weeks: tuple[PlannedWeek, ...]
    reliefs: tuple[Relief, ...]
    summary: tuple[str, ...]
    comes: int
    goes: int


@dataclass(frozen=True, slots=True)
class TermFilled:
    """What accepting a plan wrote."""

    added: int
    withdrawn: int
    stand_ins: int
