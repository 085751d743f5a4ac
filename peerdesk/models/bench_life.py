"""What happens at the benches: visits counted without names, and recess looked at from outside.

Nothing here is about a single child, and still no row of it leaves the school: what a district
asks is answered by the monthly figures "bench_visits" and "recess_scans".
"""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.models.base import Base, OfSchool, flag, optional, reference, text, whole


class RecessZone(OfSchool, Base):
    """A part of the playground that is looked at by itself ("Field", "By the swings")."""

    __tablename__ = "recess_zone"

    school_id: Mapped[str] = reference("school.id")
    name: Mapped[str] = text()
    is_open: Mapped[bool] = flag(default=True)


class BenchTally(OfSchool, Base):
    """How many visits one bench had in one recess of one day; no row means not counted.

    Attributes:
        visits: Tally marks; 0 means that somebody counted and nobody came.
        helped: How many of them a helper brought to a game; None if nobody kept count.
    """

    __tablename__ = "bench_tally"

    school_id: Mapped[str] = reference("school.id")
    day: Mapped[date | None] = optional(index=True)
    recess_period_id: Mapped[str] = reference("recess_period.id")
    bench_id: Mapped[str] = reference("bench.id")
    visits: Mapped[int] = whole()
    helped: Mapped[int | None] = optional()


class BenchBoard(OfSchool, Base):
    """A clipboard of one week, or a sheet of one recess day, on paper, to be keyed back.

    Attributes:
        code: Short code with its check character, as printed on the sheet.
        monday: First day of its week.
        recess_on: The day of a recess sheet; None for a clipboard.
        returned_on: When it was keyed in; None while out.
    """

    __tablename__ = "bench_board"

    school_id: Mapped[str] = reference("school.id")
    code: Mapped[str] = text(index=True)
    monday: Mapped[date | None] = optional(index=True)
    recess_on: Mapped[date | None] = optional()
    printed_on: Mapped[date | None] = optional()
    returned_on: Mapped[date | None] = optional()


class RecessObservation(OfSchool, Base):
    """One zone looked at through one recess by one adult.

    Attributes:
        observer: Who looked, an adult of the school.
    """

    __tablename__ = "recess_observation"

    school_id: Mapped[str] = reference("school.id")
    day: Mapped[date | None] = optional(index=True)
    recess_period_id: Mapped[str] = reference("recess_period.id")
    zone_id: Mapped[str] = reference("recess_zone.id")
    observer: Mapped[str] = text()


class RecessCount(OfSchool, Base):
    """What was seen at one moment: children, each counted once.

    Attributes:
        minute: Minutes since the recess began: 0, 5, 10 ...
        alone: Children by themselves.
        pairs: Children in pairs; two for each pair.
        groups: Children in groups of three or more.
    """

    __tablename__ = "recess_count"

    school_id: Mapped[str] = reference("school.id")
    observation_id: Mapped[str] = reference("recess_observation.id")
    minute: Mapped[int] = whole()
    alone: Mapped[int] = whole()
    pairs: Mapped[int] = whole()
    groups: Mapped[int] = whole()
