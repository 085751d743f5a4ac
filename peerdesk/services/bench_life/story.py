"""The bench over weeks: visits, children alone, and recess before and after the bench began."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk import i18n
from peerdesk.models.bench_life import BenchTally
from peerdesk.services.bench_life.rows import ScanRow
from peerdesk.services.bench_life.scans import list_scans, share_alone
from peerdesk.services.calendar import BenchRow, list_benches
from peerdesk.services.vaults import own_school_id

Translate = Callable[[str, str], str]

FEWEST: Final = 3
"""Fewer scans than this on a side compare nothing."""

WEEKS: Final = 40
"""The longest stretch that is shown, about a school year."""


@dataclass(frozen=True, slots=True)
class StoryWeek:
    """One week.

    Attributes:
        visits: None if nobody counted.
        counted: In how many recesses visits were counted.
        alone: Share of children alone over all scans of the week; None without scans.
    """

    monday: date
    visits: int | None
    counted: int
    alone: float | None
    scans: int


@dataclass(frozen=True, slots=True)
class Side:
    """The scans before or after the bench began.

    Attributes:
        alone: Mean of the shares of the scans, each scan counting the same; None without any.
    """

    scans: int
    days: int
    alone: float | None


@dataclass(frozen=True, slots=True)
class BenchStory:
    """What the chart shows.

    Attributes:
        bench: The bench it is about; None means all of them.
        zone: Whose scans are in it; "" means those of all zones.
        began_on: When the bench began; None while nobody said.
        weeks: Without gaps, oldest first; empty if nothing was counted yet.
    """

    bench: BenchRow | None
    zone: str
    began_on: date | None
    weeks: tuple[StoryWeek, ...]
    before: Side
    after: Side

    @property
    def is_enough(self) -> bool:
        """Return whether both sides have scans enough to be compared."""
        return min(self.before.scans, self.after.scans) >= FEWEST


def bench_story(session: Session, today: date, bench_id: str = "") -> BenchStory:
    """Return the weeks up to `today` for one bench, or for all of them.

    A bench in a zone has the scans of its zone, one without a zone those of all zones.
    """
    benches = list_benches(session)
    bench = next((one for one in benches if one.id == bench_id), None)
    begun = [one.began_on for one in benches if one.began_on is not None]
    began_on = bench.began_on if bench else min(begun, default=None)
    zone = bench.zone if bench else ""
    scans = [
        scan
        for scan in list_scans(session, last=today)
        if scan.alone is not None and (not zone or scan.zone == zone)
    ]
    visits = _visits(session, today, bench_id if bench else "")
    before, after = _sides(scans, began_on)
    return BenchStory(bench, zone, began_on, _weeks(scans, visits, today), before, after)


def story_words(story: BenchStory, translate: Translate | None = None) -> tuple[str, ...]:
    """Return in plain sentences what the chart says, and what it does not.

    Paper hands in the words of its own language with `translate`.
    """
    translate = translate or i18n.translate
    if story.began_on is None:
        return (
            translate(
                "BenchLife",
                "Say under Settings, Benches, when the bench began to compare before and after.",
            ),
        )
    counts = translate("BenchLife", "{before} before, {after} after.").format(
        before=_scans(story.before, translate), after=_scans(story.after, translate)
    )
    if not story.is_enough:
        few = translate("BenchLife", "Too few to compare: at least {fewest} on each side.")
        return (counts, few.format(fewest=FEWEST))
    means = translate(
        "BenchLife", "Children alone: {before} before the bench, {after} since then."
    ).format(before=percent(story.before.alone), after=percent(story.after.alone))
    honest = translate(
        "BenchLife",
        "This does not say why: season, weather and games change too, and few days are looked at.",
    )
    return (means, counts, honest)


def percent(share: float | None) -> str:
    """Return a share as "17 %", or a dash."""
    if share is None:
        return "\u2013"
    return f"{round(share * 100)} %"


def _scans(side: Side, translate: Translate) -> str:
    if side.scans == 1:
        return translate("BenchLife", "1 scan")
    if not side.scans:
        return translate("BenchLife", "0 scans")
    words = translate("BenchLife", "{scans} scans on {days} days")
    if side.days == 1:
        words = translate("BenchLife", "{scans} scans on one day")
    return words.format(scans=side.scans, days=side.days)


def _visits(session: Session, today: date, bench_id: str) -> dict[date, tuple[int, int]]:
    """Return visits and counted recesses by day; of one place counted twice, the newest."""
    newest = (
        select(func.max(BenchTally.id))
        .where(BenchTally.school_id == own_school_id(session), BenchTally.deleted_at.is_(None))
        .group_by(BenchTally.day, BenchTally.recess_period_id, BenchTally.bench_id)
    )
    query = (
        select(BenchTally.day, func.sum(BenchTally.visits), func.count())
        .where(BenchTally.id.in_(newest), BenchTally.day <= today)
        .group_by(BenchTally.day)
    )
    if bench_id:
        query = query.where(BenchTally.bench_id == bench_id)
    return {
        day: (int(visits), int(count))
        for day, visits, count in session.execute(query)
        if day is not None
    }


def _weeks(
    scans: Sequence[ScanRow], visits: dict[date, tuple[int, int]], today: date
) -> tuple[StoryWeek, ...]:
    by_week: dict[date, list[ScanRow]] = defaultdict(list)
    counted: dict[date, list[tuple[int, int]]] = defaultdict(list)
    for scan in scans:
        by_week[_monday(scan.draft.day)].append(scan)
    for day, numbers in visits.items():
        counted[_monday(day)].append(numbers)
    known = {*by_week, *counted}
    if not known:
        return ()
    last = _monday(today)
    monday = max(min(known), last - timedelta(weeks=WEEKS - 1))
    weeks = []
    while monday <= last:
        weeks.append(_week(monday, by_week.get(monday, []), counted.get(monday, [])))
        monday += timedelta(weeks=1)
    return tuple(weeks)


def _week(monday: date, scans: Sequence[ScanRow], counted: Sequence[tuple[int, int]]) -> StoryWeek:
    moments = [moment for scan in scans for moment in scan.draft.moments.values()]
    return StoryWeek(
        monday,
        sum(visits for visits, _count in counted) if counted else None,
        sum(count for _visits, count in counted),
        share_alone(moments),
        len(scans),
    )


def _sides(scans: Iterable[ScanRow], began_on: date | None) -> tuple[Side, Side]:
    before: list[ScanRow] = []
    after: list[ScanRow] = []
    for scan in scans:
        if began_on is not None:
            (before if scan.draft.day < began_on else after).append(scan)
    return _side(before), _side(after)


def _side(scans: Sequence[ScanRow]) -> Side:
    shares = [scan.alone for scan in scans if scan.alone is not None]
    mean = sum(shares) / len(shares) if shares else None
    return Side(len(scans), len({scan.draft.day for scan in scans}), mean)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
