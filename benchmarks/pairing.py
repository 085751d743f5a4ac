"""Pairing 1,000 buddies, against scipy's assignment on the same scores."""

from collections.abc import Iterator, Sequence
from functools import partial
from random import Random
from time import process_time

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.measure import Row, seconds
from peerdesk.services.matching import planner
from peerdesk.services.matching.assignment import FORBIDDEN, assign, total_score
from peerdesk.services.matching.planner import Pool
from peerdesk.services.matching.rules import Mentee, Mentor

BUDDIES = 1000
Table = tuple[list[list[int]], list[int]]


def rows() -> Iterator[Row]:
    """Measure random scores, few different values, single places, and a real pool's table."""
    cases = {
        "500 helpers": random_table(500, (1, 2, 3, 4), 1001),
        "500 helpers, few values": random_table(500, (1, 2, 3, 4), 8),
        "1,000 places": random_table(1000, (1,), 1001),
        "1,000 places, few values": random_table(1000, (1,), 8),
        "1,100 places": random_table(1100, (1,), 1001),
        "a pool's own table": pool_table(),
    }
    for name, (scores, room) in cases.items():
        found = assign(scores, room)
        optimum = total_score(scores, found)
        if (sum(one is not None for one in found), optimum) != reference(scores, room):
            raise SystemExit("Pairing is not optimal: " + name)
        yield Row(
            f"pairing {BUDDIES} buddies, {name}",
            seconds(partial(assign, scores, room), clock=process_time),
            seconds(partial(reference, scores, room), clock=process_time),
            "s",
            "scipy linear_sum_assignment from the same lists, same optimum",
            most=4.0,
        )


def random_table(helpers: int, rooms: Sequence[int], values: int) -> Table:
    """Return random scores with three pairs in ten forbidden."""
    chance = Random(3)
    room = [chance.choice(rooms) for _ in range(helpers)]
    scores = [
        [chance.randrange(values) if chance.random() < 0.7 else FORBIDDEN for _ in room]
        for _ in range(BUDDIES)
    ]
    return scores, room


def pool_table() -> Table:
    """Return the table that a plan of invented people is made from."""
    chance = Random(7)

    def person() -> dict[str, object]:
        return {
            "languages": frozenset(chance.sample(("en", "es", "nv"), chance.choice((1, 1, 2)))),
            "interests": frozenset(chance.sample("abcdefghijkl", 3)),
            "free": frozenset(chance.sample("12345", 3)),
            "bus": chance.choice(("", "", "4", "7", "12")),
        }

    mentors = tuple(
        Mentor(
            f"m{n:04d}", chance.choice((4, 5)), capacity_left=chance.choice((1, 2, 3)), **person()
        )
        for n in range(BUDDIES // 2)
    )
    mentees = tuple(
        Mentee(f"e{n:04d}", chance.choice((0, 1, 2)), **person()) for n in range(BUDDIES)
    )
    tables: list[Table] = []

    def keep(scores: list[list[int]], room: list[int]) -> list[int | None]:
        tables.append((scores, room))
        return [None] * len(scores)

    planner.assign, real = keep, planner.assign
    try:
        planner._best(Pool(mentors, mentees), mentors, mentees, {})  # noqa: SLF001 - the table only
    finally:
        planner.assign = real
    return tables[0]


def reference(scores: list[list[int]], room: list[int]) -> tuple[int, int]:
    """Return how many are served and the best total, by scipy on one column per place."""
    table = np.array(scores)
    never = (len(scores) + 1) * (int(table.max()) + 2)
    costs = np.repeat(np.where(table < 0, 2 * never, -table), room, axis=1)
    at, chosen = linear_sum_assignment(costs)
    values = costs[at, chosen]
    served = values < never
    return int(served.sum()), int(-values[served].sum())
