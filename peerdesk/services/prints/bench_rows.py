"""Rows of the papers of bench life: the sheet for looks at recess, and the page of weeks."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy.orm import Session

from peerdesk.services.bench_life import BenchStory, bench_story, list_zones
from peerdesk.services.bench_life.scans import looks_at, recesses_on


@dataclass(frozen=True, slots=True)
class RecessLook:
    """A recess to look at.

    Attributes:
        minutes: Minutes since it began at which one looks.
    """

    name: str
    starts_at: time
    ends_at: time
    minutes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RecessTally:
    """The sheet for one day, a page or more for each recess.

    Attributes:
        code: Of the sheet, to key it back; empty prints none.
    """

    day: date
    zones: tuple[str, ...]
    looks: tuple[RecessLook, ...]
    sample: bool
    code: str = ""


@dataclass(frozen=True, slots=True)
class BenchWeeks:
    """The page that shows the bench over weeks."""

    printed_on: date
    story: BenchStory
    sample: bool


def recess_tally_rows(session: Session, day: date, *, sample: bool, code: str = "") -> RecessTally:
    """Return the sheet of one day; without looks or zones there is nothing to print."""
    zones = tuple(zone.name for zone in list_zones(session, open_only=True))
    looks = tuple(
        RecessLook(recess.name, recess.starts_at, recess.ends_at, looks_at(recess))
        for recess in recesses_on(session, day)
    )
    return RecessTally(day, zones, looks, sample, code)


def bench_weeks_rows(session: Session, today: date, *, sample: bool) -> BenchWeeks:
    """Return the weeks of all benches up to `today`."""
    return BenchWeeks(today, bench_story(session, today), sample)
