"""When a search ends, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Solved:
    """What came of one solve.

    Attributes:
        values: The best solution found, by column; None if there is none.
        cost: Its cost.
        bound: No solution can cost less.
        proven: Whether this is settled: optimum found, or proven that none exists.
    """

    values: tuple[int, ...] | None
    cost: int
    bound: float
    proven: bool

    @property
    def gap(self) -> float | None:
        """Return the share of the cost that might still be saved; None without a solution."""
        if self.values is None or self.bound == float("-inf"):
            return None
        if self.proven:
            return 0.0
        return (self.cost - self.bound) / max(1.0, float(abs(self.cost)))


class Clock:
    """Says when to end: at a deadline or when somebody asks."""

    def __init__(self, seconds: float, stop: Stop | None) -> None:
        self._end = monotonic() + seconds
        self._stop = stop

    def left(self) -> float:
        """Return the seconds that remain, 0 when it is time to stop."""
        if self.asked():
            return 0.0
        return max(0.0, self._end - monotonic())

    def asked(self) -> bool:
        """Return whether somebody asked to stop."""
        return self._stop is not None and self._stop()
