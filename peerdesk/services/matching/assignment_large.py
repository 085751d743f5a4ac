"""The same exact assignment for large schools, one numpy operation per step."""

from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from peerdesk.services.matching.assignment import Scores

_BIDS: Final = 8
"""How many bids there may be for each row that found no free place at first."""

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
        self._single = self._room == 1
        self._cost = np.where((scores < 0) | (self._room == 0), self._far, top - scores)
        self._row_price = np.minimum(self._cost.min(axis=1), self._left_out)
        self._column_price = np.zeros(columns, dtype=np.int64)
        self._taken = np.full(rows, -1, dtype=np.int64)
        self._members: list[list[int]] = [[] for _ in range(columns)]

    def solve(self) -> list[int | None]:
        self._take_the_plain_ones()
        self._outbid()
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

    def _outbid(self) -> None:
        """Let rows take full single places from others, paying what makes their next best equal.

        Augmenting row reduction of Jonker and Volgenant: each step keeps the prices right and
        costs one look at one row, so that few rows are left for a search.
        """
        waiting = np.flatnonzero((self._taken < 0) & (self._row_price < self._left_out)).tolist()
        for _ in range(_BIDS * len(waiting)):
            if not waiting:
                return
            row = waiting.pop()
            loser = self._bid(row)
            if loser is not None and loser >= 0:
                waiting.append(loser)

    def _bid(self, row: int) -> int | None:
        """Give `row` its best place; return who lost it, -1 if nobody, None if nothing changed."""
        worth = self._cost[row] - self._column_price
        column = int(worth.argmin())
        best = int(worth[column])
        worth[column] = self._far
        other = int(worth.argmin())
        second = min(int(worth[other]), self._left_out)
        if best < second and self._single[column]:
            self._row_price[row] = second if self._room[column] == 0 else best
            return self._put(row, column, second - best)
        if best >= self._left_out:
            return None
        equal = (column, other) if best == second else (column,)
        free = next((place for place in equal if self._room[place] > 0), None)
        if free is None:
            return None
        self._row_price[row] = best
        return self._put(row, free, 0)

    def _put(self, row: int, column: int, raised: int) -> int:
        """Give `row` the place `column`; where that is full its member goes and it gets dearer."""
        loser = -1
        if self._room[column] > 0:
            self._room[column] -= 1
        else:
            loser = self._members[column].pop()
            self._taken[loser] = -1
            self._column_price[column] -= raised
        self._taken[row] = column
        self._members[column].append(row)
        return loser

    def _serve(self, start: int) -> None:
        """Find the cheapest chain of moves that serves `start`, or leaves one row out."""
        distance = np.full(len(self._room), self._far)
        shut = np.zeros_like(distance)
        visited: list[tuple[Whole, Whole]] = []
        frontier, so_far = np.array([start]), 0
        exit_distance, exit_row = self._far, start
        while True:
            ahead = so_far - self._row_price[frontier]
            visited.append((frontier, ahead))
            end = int(ahead.min()) + self._left_out
            if end < exit_distance:
                exit_distance, exit_row = end, int(frontier[ahead.argmin()])
            self._relax(frontier, ahead, distance)
            waiting = distance + shut
            so_far = int(waiting.min())
            if so_far >= exit_distance:
                moves = self._trace(int(self._taken[exit_row]), start, visited, distance)
                self._settle(visited, distance, shut, exit_distance)
                self._leave_out(exit_row, moves)
                return
            near = np.flatnonzero(waiting == so_far)
            free = near[self._room[near] > 0]
            if len(free):
                moves = self._trace(int(free[0]), start, visited, distance)
                self._settle(visited, distance, shut, so_far)
                self._room[free[0]] -= 1
                self._shift(moves)
                return
            shut[near] = self._far
            frontier = np.array([row for column in near.tolist() for row in self._members[column]])

    def _relax(self, rows: Whole, ahead: Whole, distance: Whole) -> None:
        if len(rows) == 1:
            reach = self._cost[rows[0]] + ahead[0]
        else:
            reach = (self._cost[rows] + ahead[:, None]).min(axis=0)
        reach -= self._column_price
        np.minimum(distance, reach, out=distance)

    def _trace(
        self, column: int, start: int, visited: Sequence[tuple[Whole, Whole]], distance: Whole
    ) -> list[tuple[int, int]]:
        """Return the moves (row, place) of the chain that ends at `column`, the last move first.

        The row that reached a place first was visited before the place's own members.
        """
        rows = np.concatenate([some for some, _ in visited])
        ahead = np.concatenate([some for _, some in visited])
        moves: list[tuple[int, int]] = []
        place = column
        while place >= 0:
            reach = self._cost[rows, place] + ahead - self._column_price[place]
            row = int(rows[int((reach == distance[place]).argmax())])
            moves.append((row, place))
            place = int(self._taken[row]) if row != start else -1
        return moves

    def _settle(
        self, visited: Sequence[tuple[Whole, Whole]], distance: Whole, shut: Whole, end: int
    ) -> None:
        """Move the prices so that every pair on the chain is exactly worth its price."""
        for rows, ahead in visited:
            self._row_price[rows] = end - ahead
        closed = np.flatnonzero(shut)
        self._column_price[closed] += distance[closed] - end

    def _leave_out(self, row: int, moves: Sequence[tuple[int, int]]) -> None:
        freed = int(self._taken[row])
        if freed >= 0:
            self._taken[row] = -1
            self._members[freed].remove(row)
            self._shift(moves)

    def _shift(self, moves: Sequence[tuple[int, int]]) -> None:
        """Move every row of a chain on to the place found for it."""
        for row, place in moves:
            before = int(self._taken[row])
            self._taken[row] = place
            self._members[place].append(row)
            if before >= 0:
                self._members[before].remove(row)
