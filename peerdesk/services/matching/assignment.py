"""Exact assignment with capacities: leave nobody out first, then the highest total score.

Rows (students to be served) take at most one column (a helper's place), columns take up
to their capacity. Among all ways to serve as many rows as can be served, the result has
the highest total. Shortest augmenting paths with dual prices (Jonker and Volgenant 1987);
equal choices fall to the lowest index, so the caller decides ties by the order it gives.
"""

from collections.abc import Sequence
from typing import Final

FORBIDDEN: Final = -1
_SMALL_CELLS: Final = 12_000

Scores = Sequence[Sequence[int]]


def assign(scores: Scores, capacities: Sequence[int]) -> list[int | None]:
    """Return for each row its column, or None where it cannot be served.

    Args:
        scores: `scores[row][column]`, whole numbers from 0; `FORBIDDEN` bars the pair.
        capacities: How many rows each column takes; at least 0.
    """
    if len(scores) == 0 or sum(capacities) == 0:
        return [None] * len(scores)
    if len(scores) * len(capacities) > _SMALL_CELLS:
        from peerdesk.services.matching.assignment_large import solve_large  # noqa: PLC0415

        return solve_large(scores, capacities)
    return _Search(scores, capacities).solve()


def total_score(scores: Scores, assignment: Sequence[int | None]) -> int:
    """Return the sum of the scores of all served rows."""
    return sum(scores[row][column] for row, column in enumerate(assignment) if column is not None)


class _Search:
    """Plain Python, for schools up to about 100 by 100: no import, a few milliseconds."""

    def __init__(self, scores: Scores, capacities: Sequence[int]) -> None:
        top = max(max(row) for row in scores)
        self._edges = [
            [(column, top - score) for column, score in enumerate(row) if score >= 0]
            for row in scores
        ]
        self._room = list(capacities)
        self._columns = range(len(capacities))
        self._left_out = (len(scores) + 1) * (max(top, 0) + 1)
        self._row_price = [0] * len(scores)
        self._column_price = [0] * len(capacities)
        self._taken: list[int | None] = [None] * len(scores)
        self._members: list[list[int]] = [[] for _ in capacities]

    def solve(self) -> list[int | None]:
        for row, edges in enumerate(self._edges):
            if edges:
                self._serve(row)
        return self._taken

    def _serve(self, start: int) -> None:
        """Find the cheapest chain of moves that serves `start`, or leaves one row out."""
        far = self._left_out * 4
        distance = [far] * len(self._columns)
        reached_by = [start] * len(self._columns)
        open_columns = set(self._columns)
        row_distance = {start: 0}
        frontier = [start]
        exit_distance, exit_row = far, start
        while True:
            for row in frontier:
                end = row_distance[row] + self._left_out - self._row_price[row]
                if end < exit_distance:
                    exit_distance, exit_row = end, row
                self._relax(row, row_distance[row], distance, reached_by)
            column = min(open_columns, key=lambda at: (distance[at], at), default=None)
            if column is None or distance[column] >= exit_distance:
                self._settle(row_distance, distance, open_columns, exit_distance)
                self._leave_out(exit_row, start, reached_by)
                return
            if len(self._members[column]) < self._room[column]:
                self._settle(row_distance, distance, open_columns, distance[column])
                self._shift(column, start, reached_by)
                return
            open_columns.discard(column)
            frontier = list(self._members[column])
            row_distance.update((row, distance[column]) for row in frontier)

    def _relax(self, row: int, so_far: int, distance: list[int], reached_by: list[int]) -> None:
        base = so_far - self._row_price[row]
        for column, cost in self._edges[row]:
            reach = base + cost - self._column_price[column]
            if reach < distance[column]:
                distance[column] = reach
                reached_by[column] = row

    def _settle(
        self, rows: dict[int, int], distance: list[int], open_columns: set[int], end: int
    ) -> None:
        """Move the prices so that every pair on the chain is exactly worth its price."""
        for row, at in rows.items():
            self._row_price[row] += end - at
        for column in self._columns:
            if column not in open_columns:
                self._column_price[column] += distance[column] - end

    def _leave_out(self, row: int, start: int, reached_by: list[int]) -> None:
        freed = self._taken[row]
        if freed is None:
            return
        self._taken[row] = None
        self._members[freed].remove(row)
        self._shift(freed, start, reached_by)

    def _shift(self, column: int, start: int, reached_by: list[int]) -> None:
        """Walk the chain backwards, each row moving on to the place found for it."""
        place: int | None = column
        while place is not None:
            row = reached_by[place]
            before = self._taken[row]
            self._taken[row] = place
            self._members[place].append(row)
            if before is not None:
                self._members[before].remove(row)
            place = before if row != start else None
