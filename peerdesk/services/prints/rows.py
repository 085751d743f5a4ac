"""What each print needs: frozen rows, complete and free of any rule still to be applied.

Whoever makes these rows has already asked the consents: a name that is here is printed.
"""

from dataclasses import dataclass
from datetime import date, time

from peerdesk.enums import BenchShape, Grade, RecessKind


@dataclass(frozen=True, slots=True)
class HelperMark:
    """A helper as a public sheet may show them.

    Attributes:
        pictogram: Key of the helper's pictogram.
        name: First name if the family agreed to it on posters; None prints the
            pictogram's word in its place.
    """

    pictogram: str
    name: str | None


@dataclass(frozen=True, slots=True)
class SlotMark:
    """A bench and a recess period: what a child looks for on a duty print."""

    bench: str
    shape: BenchShape
    starts_at: time
    recess: RecessKind


@dataclass(frozen=True, slots=True)
class BenchCard:
    """One slot of the day with its helpers, in the order in which they are shown."""

    slot: SlotMark
    helpers: tuple[HelperMark, ...]


@dataclass(frozen=True, slots=True)
class BenchSheet:
    """The public bench helper sheet of one day; slots without a helper are left out."""

    day: date
    take_down_on: date
    cards: tuple[BenchCard, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class ClipboardCell:
    """One slot on one day for the adult on duty: helpers, then stand-ins, as `Maya O.`."""

    helpers: tuple[str, ...]
    stand_ins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClipboardRow:
    """One slot through the week; a day without recess holds None."""

    slot: SlotMark
    cells: tuple[ClipboardCell | None, ...]


@dataclass(frozen=True, slots=True)
class BenchClipboard:
    """The staff clipboard of one week.

    Attributes:
        days: The school days, oldest first; every row has one cell for each.
        adult: Whom to tell when worried; empty prints a line to write on.
        extension: Telephone of the office; empty prints a line to write on.
        code: Of the sheet, to key it back; empty prints none.
    """

    days: tuple[date, ...]
    rows: tuple[ClipboardRow, ...]
    adult: str
    extension: str
    sample: bool
    code: str = ""


@dataclass(frozen=True, slots=True)
class PosterRow:
    """One slot through the week; a day without recess holds None, a free day an empty tuple."""

    slot: SlotMark
    cells: tuple[tuple[HelperMark, ...] | None, ...]


@dataclass(frozen=True, slots=True)
class DutyPoster:
    """The public duty poster of one week; days are the school days, oldest first."""

    days: tuple[date, ...]
    rows: tuple[PosterRow, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class PairPerson:
    """One half of a pair for staff: the full name, grade and homeroom (may be empty)."""

    name: str
    grade: Grade
    homeroom: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """An active pair; the number is what stands on its session forms."""

    number: int
    helper: PairPerson
    buddy: PairPerson
    since: date


@dataclass(frozen=True, slots=True)
class PairingList:
    """The pairing list for staff, in the order in which it prints."""

    as_of: date
    pairs: tuple[PairRow, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class PublicMember:
    """A member of the leadership team as the corridor may see them."""

    mark: HelperMark
    position: str


@dataclass(frozen=True, slots=True)
class PublicRoster:
    """The public leadership roster: first names or pictures, positions, nothing else.

    Attributes:
        take_down_on: The last day of the term; None outside of every term.
    """

    team: str
    term: str
    as_of: date
    members: tuple[PublicMember, ...]
    sample: bool
    take_down_on: date | None = None


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A member of the leadership team for staff; training without an end has no day."""

    name: str
    position: str
    grade: Grade
    homeroom: str
    is_trained: bool
    training_expires_on: date | None


@dataclass(frozen=True, slots=True)
class StaffRoster:
    """The leadership roster for staff."""

    team: str
    term: str
    as_of: date
    members: tuple[StaffMember, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class SessionSlip:
    """Half a sheet: a code of its own and, when it is made for a pair, the pair's number."""

    code: str
    pair_number: int | None
    young: bool


@dataclass(frozen=True, slots=True)
class SessionForms:
    """Session log forms, two to a page.

    Attributes:
        printed_on: The day they are printed, for the footer.
        slips: In the order in which the stack is cut; `young` ones are for grade 3 and below.
        adult: Whom a helper tells when worried; empty prints a line to write on.
    """

    printed_on: date
    slips: tuple[SessionSlip, ...]
    adult: str
    sample: bool
