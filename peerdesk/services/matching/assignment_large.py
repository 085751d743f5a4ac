"""The same exact assignment for large schools, one numpy operation per step."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from peerdesk.services.matching.assignment import Scores

Whole = NDArray[np.int64]


def solve_large(scores: Scores, capacities: Sequence[int]) -> list[int | None]:
    """Return what `assignment.assign` promises, for tables of many thousand cells."""
    cells = len(scores) * len(capacities)
    flat = np.fromiter(chain.from_iterable(scores), dtype=np.int64, count=cells)
    table = flat.reshape(len(scores), len(capacities))
    if 0 < sum(capacities) < len(scores):
        return _solve_turned(table, capacities)
    return _Search(table, capacities).solve()


def _solve_turned(table: Whole, capacities: Sequence[int]) -> list[int | None]:
    """Solve from the side of the columns' places: faster where places are the scarce side."""
    owners = np.repeat(np.arange(len(capacities)), capacities)
    chosen = _Search(table.T[owners], [1] * len(table)).solve()
    result: list[int | None] = [None] * len(table)
    for place, row in enumerate(chosen):
        if row is not None:
            result[row] = int(owners[place])
    return result


class _Search:
    """Shortest chains over whole rows; columns at the same distance are taken together."""

    def __init__(self, scores: Whole, capacities: Sequence[int]) -> None:
        rows, columns = scores.shape
        top = max(int(scores.max()), 0)
        self._left_out = (rows + 1) * (top + 1)
        self._far = self._left_out * 4
        self._room = np.array(capacities, dtype=np.int64)
        self._cost = np.where((scores < 0) | (self._room == 0), self._far, top - scores)
        self._row_price = np.minimum(self._cost.min(axis=1), self._left_out)
        self._column_price = np.zeros(columns, dtype=np.int64)
        self._taken = np.full(rows, -1, dtype=np.int64)
        self._members: list[list[int]] = [[] for _ in range(columns)]

    def solve(self) -> list[int | None]:
        self._take_the_plain_ones()
        for row in np.flatnonzero((self._taken < 0) & (self._row_price < self._left_out)):
            self._serve(int(row))
        return [None if column < 0 else int(column) for column in self._taken]

    def _take_the_plain_ones(self) -> None:
        """Give each row its best column while there is room: most need no search."""
        tight = self._cost == self._row_price[:, None]
        for row in np.flatnonzero(self._row_price < self._left_out):
            free = tight[row] & (self._room > 0)
            column = int(free.argmax())
            if free[column]:
                self._room[column] -= 1
                self._taken[row] = column
                self._members[column].append(int(row))

    def _serve(self, start: int) -> None:
        """Find the cheapest chain of moves that serves `start`, or leaves one row out."""
        has_room = self._room > 0
        distance = np.full(len(self._room), self._far)
        reached_by = np.full(len(self._room), start)
        closed = np.zeros(len(self._room), dtype=bool)
        visited: list[tuple[Whole, int]] = []
        frontier, so_far = np.array([start]), 0
        exit_distance, exit_row = self._far, start
        while True:
            visited.append((frontier, so_far))
            ends = so_far + self._left_out - self._row_price[frontier]
            if ends.min() < exit_distance:
                exit_distance, exit_row = int(ends.min()), int(frontier[ends.argmin()])
            self._relax(frontier, so_far, distance, reached_by)
            waiting = np.where(closed, self._far, distance)
            so_far = int(waiting.min())
            if so_far >= exit_distance:
                self._settle(visited, distance, closed, exit_distance)
                self._leave_out(exit_row, start, reached_by)
                return
            near = waiting == so_far
            open_near = near & has_room
            if open_near.any():
                column = int(open_near.argmax())
                self._settle(visited, distance, closed, so_far)
                self._room[column] -= 1
                self._shift(column, start, reached_by)
                return
            closed |= near
            frontier = np.array(
                [row for column in np.flatnonzero(near) for row in self._members[column]]
            )

    def _relax(self, rows: Whole, so_far: int, distance: Whole, reached_by: Whole) -> None:
        if len(rows) == 1:
            row = int(rows[0])
            best = self._cost[row] - (int(self._row_price[row]) - so_far) - self._column_price
            found: Whole | int = row
        else:
            table = self._cost[rows] - (self._row_price[rows] - so_far)[:, None]
            first = table.argmin(axis=0)
            best = table[first, np.arange(len(first))] - self._column_price
            found = rows[first]
        nearer = best < distance
        np.copyto(reached_by, found, where=nearer)
        np.copyto(distance, best, where=nearer)

    def _settle(
        self, visited: list[tuple[Whole, int]], distance: Whole, closed: NDArray[np.bool_], end: int
    ) -> None:
        """Move the prices so that every pair on the chain is exactly worth its price."""
        for rows, at in visited:
            self._row_price[rows] += end - at
        self._column_price[closed] += distance[closed] - end

    def _leave_out(self, row: int, start: int, reached_by: Whole) -> None:
        freed = int(self._taken[row])
        if freed < 0:
            return
        self._taken[row] = -1
        self._members[freed].remove(row)
        self._shift(freed, start, reached_by)

    def _shift(self, column: int, start: int, reached_by: Whole) -> None:
        """Walk the chain backwards, each row moving on to the place found for it."""
        place = column
        while place >= 0:
            row = int(reached_by[place])
            before = int(self._taken[row])
            self._taken[row] = place
            self._members[place].append(row)
            if before >= 0:
                self._members[before].remove(row)
            place = before if row != start else -1
