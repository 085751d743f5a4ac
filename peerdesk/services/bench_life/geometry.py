"""Where the marks of the chart over weeks stand, as shares of its width and height.

The same numbers are drawn by the window and on paper.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from peerdesk.services.bench_life.story import BenchStory

_STEPS: Final = (1, 2, 3, 4, 5, 6, 8)
_GAP: Final = 0.2
_MOST_LABELS: Final = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """Visits of one week: from `left` to `right`, `height` of the panel; 0 to 1 each."""

    left: float
    right: float
    height: float
    visits: int


@dataclass(frozen=True, slots=True)
class Dot:
    """Share alone of one week at `x`, `y` up from the foot of the panel; 0 to 1 each."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Level:
    """The mean of one side, a line from `left` to `right` at `y`."""

    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """All marks of a chart.

    Attributes:
        most_visits: What the top of the upper panel stands for.
        most_percent: What the top of the lower panel stands for.
        bars: Weeks with visits counted.
        runs: Shares alone of weeks that follow each other, to be joined by a line.
        began: Where the bench began; None if that is not in these weeks.
        levels: Means before and after, if there are scans enough on both sides.
        labels: Weeks that are named below.
    """

    most_visits: int
    most_percent: int
    bars: tuple[Bar, ...]
    runs: tuple[tuple[Dot, ...], ...]
    began: float | None
    levels: tuple[Level, ...]
    labels: tuple[tuple[float, date], ...]


def plot(story: BenchStory) -> Plot:
    """Return where everything stands."""
    weeks = story.weeks
    count = max(1, len(weeks))
    most = nice_top(max((week.visits or 0 for week in weeks), default=0))
    shares = [week.alone for week in weeks if week.alone is not None]
    percent = min(100, nice_top(100 * max(shares, default=0)))
    bars = tuple(
        Bar((n + _GAP) / count, (n + 1 - _GAP) / count, week.visits / most, week.visits)
        for n, week in enumerate(weeks)
        if week.visits is not None
    )
    began = _began(story)
    every = -(-count // _MOST_LABELS)
    labels = tuple(
        ((n + 0.5) / count, week.monday) for n, week in enumerate(weeks) if n % every == 0
    )
    return Plot(
        most, percent, bars, _runs(story, percent), began, _levels(story, began, percent), labels
    )


def nice_top(most: float) -> int:
    """Return the round number that a scale up to `most` ends with: 5, 10, 20, 30 ..."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= max(most, 5):
                return step * power
        power *= 10


def _began(story: BenchStory) -> float | None:
    if story.began_on is None or not story.weeks:
        return None
    first = story.weeks[0].monday
    share = (story.began_on - first) / timedelta(weeks=len(story.weeks))
    return share if 0 <= share <= 1 else None


def _runs(story: BenchStory, percent: int) -> tuple[tuple[Dot, ...], ...]:
    runs: list[list[Dot]] = [[]]
    for number, week in enumerate(story.weeks):
        if week.alone is not None:
            x = (number + 0.5) / len(story.weeks)
            runs[-1].append(Dot(x, min(1.0, 100 * week.alone / percent)))
        elif runs[-1]:
            runs.append([])
    return tuple(tuple(run) for run in runs if run)


def _levels(story: BenchStory, began: float | None, percent: int) -> tuple[Level, ...]:
    if began is None or not story.is_enough:
        return ()
    sides = ((0.0, began, story.before.alone), (began, 1.0, story.after.alone))
    return tuple(
        Level(left, right, min(1.0, 100 * mean / percent))
        for left, right, mean in sides
        if mean is not None
    )
