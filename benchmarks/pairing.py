"""Pairing 1,000 buddies with 500 helpers, against scipy's assignment on the same scores."""

from collections.abc import Iterator
from functools import partial
from random import Random
from time import process_time

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.measure import Row, seconds
from peerdesk.services.matching.assignment import FORBIDDEN, assign, total_score

BUDDIES = 1000


def rows() -> Iterator[Row]:
    """Measure random scores and the hard case of few different values."""
    chance = Random(3)
    room = [chance.choice((1, 2, 3, 4)) for _ in range(BUDDIES // 2)]
    for name, values in (("scores 0 to 1000", 1001), ("few values", 8)):
        scores = [
            [chance.randrange(values) if chance.random() < 0.7 else FORBIDDEN for _ in room]
            for _ in range(BUDDIES)
        ]
        found = assign(scores, room)
        optimum = total_score(scores, found)
        if (sum(one is not None for one in found), optimum) != reference(scores, room):
            raise SystemExit("Pairing is not optimal: " + name)
        yield Row(
            f"pairing {BUDDIES} buddies, {name}",
            seconds(partial(assign, scores, room), clock=process_time),
            seconds(partial(reference, scores, room), clock=process_time),
            "s",
            "scipy linear_sum_assignment, same optimum",
            most=4.0,
        )


def reference(scores: list[list[int]], room: list[int]) -> tuple[int, int]:
    """Return how many are served and the best total, by scipy on one column per place."""
    table = np.array(scores)
    never = (len(scores) + 1) * (int(table.max()) + 2)
    costs = np.repeat(np.where(table < 0, 2 * never, -table), room, axis=1)
    at, chosen = linear_sum_assignment(costs)
    values = costs[at, chosen]
    served = values < never
    return int(served.sum()), int(-values[served].sum())
