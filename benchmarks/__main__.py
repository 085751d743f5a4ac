"""Print the budgets of the design as ratios: `python -m benchmarks [pairing rota ...]`.

Every module runs in a process of its own, so that memory and imports of one do not count for
another. The status is 1 if a budget is not kept.
"""

import subprocess
import sys
from importlib import import_module

from benchmarks.measure import HEADING

MODULES = ("start", "daily", "pairing", "rota", "rosters", "merging", "prints")


def main(names: list[str]) -> int:
    """Run the named modules, or all, and return the exit status."""
    print(HEADING, flush=True)
    failed = 0
    for name in names or MODULES:
        failed += subprocess.run([sys.executable, "-m", "benchmarks", "--one", name]).returncode  # noqa: PLW1510
    return 1 if failed else 0


def one(name: str) -> int:
    """Run one module in this process and print its rows."""
    over = 0
    for row in import_module(f"benchmarks.{name}").rows():
        print(row.line(), flush=True)
        over += not row.holds
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(one(sys.argv[2]) if sys.argv[1:2] == ["--one"] else main(sys.argv[1:]))
