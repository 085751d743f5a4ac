"""One row of the table: what we take, what a named reference takes in the same run."""

import gc
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A measured budget.

    Attributes:
        what: What was measured.
        ours: Seconds (or bytes, or pages a second) that PeerDesk takes.
        reference: What the named reference takes; None where the budget is absolute.
        unit: Of both.
        least: The ratio must be at least this (for speeds).
        most: The ratio, or `ours` where there is no reference, must be at most this.
        note: Name of the reference and sizes.
    """

    what: str
    ours: float
    reference: float | None
    unit: str
    note: str
    most: float | None = None
    least: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return ours divided by the reference."""
        return None if not self.reference else self.ours / self.reference

    @property
    def holds(self) -> bool:
        """Return whether the budget is kept."""
        value = self.ours if self.ratio is None else self.ratio
        too_much = self.most is not None and value > self.most
        return not too_much and not (self.least is not None and value < self.least)

    def line(self) -> str:
        """Return the row as one line of the table."""
        reference = "-" if self.reference is None else f"{self.reference:.3g}"
        ratio = "-" if self.ratio is None else f"{self.ratio:.2f}x"
        sign, limit = ("<=", self.most) if self.least is None else (">=", self.least)
        budget = "-" if limit is None else f"{sign} {limit:g}" + ("x" if self.reference else "")
        verdict = "ok" if self.holds else "OVER"
        return (
            f"{self.what:<38} {self.ours:>9.3g} {reference:>9} {self.unit:<7} {ratio:>8} "
            f"{budget:>9} {verdict:<5} {self.note}"
        )


HEADING = f"{'what':<38} {'ours':>9} {'reference':>9} {'unit':<7} {'ratio':>8} {'budget':>9}"


def seconds(
    work: Callable[[], Any], times: int = 3, clock: Callable[[], float] = time.perf_counter
) -> float:
    """Return the least time of `times` runs of `work`, garbage collected before each.

    Args:
        work: What to time.
        times: How often.
        clock: Wall time where a disk takes part, `time.process_time` for pure computing.
    """
    best = float("inf")
    for _ in range(times):
        gc.collect()
        start = clock()
        work()
        best = min(best, clock() - start)
    return best


def peak_mib() -> float:
    """Return the largest size this process has had, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says here includes the process that started this one
        words = status.read_text(encoding="ascii").split("VmHWM:")[1].split()
        return int(words[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
