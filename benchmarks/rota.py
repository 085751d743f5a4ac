"""A rota of 20 weeks, 600 slots, 60 helpers, against bare HiGHS on the very same model."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from time import process_time

from benchmarks.measure import Row, seconds
from peerdesk.services.rota import Problem, Rules, Slot, Supporter, make_rota
from peerdesk.services.rota.model import build_model
from peerdesk.services.rota.solver import _load

WEEKS, SLOTS_A_DAY, HELPERS = 20, 6, 60


def rows() -> Iterator[Row]:
    """Measure the whole of `make_rota`; the reference gets the model ready made."""
    problem = a_problem()
    made = make_rota(problem)
    if not made.proven_optimal or made.unfilled:
        raise SystemExit("The rota is not a proven, full optimum")
    yield Row(
        f"rota of {WEEKS} weeks, {len(problem.slots)} slots",
        seconds(lambda: make_rota(problem), times=2, clock=process_time),
        seconds(bare(problem), times=2, clock=process_time),
        "s",
        "HiGHS on the same model, one thread, proven optimum",
        most=2.0,
    )


def bare(problem: Problem):  # noqa: ANN201 - a function without arguments
    """Return a function that solves the model with the band of one duty, and nothing else."""
    model = build_model(problem)
    for column in (*model.short.values(), *model.unmixed.values()):
        model.high[column] = model.low[column]
    for column in model.unfair:
        model.high[column] = model.unit

    def run() -> None:
        highs = _load(model)
        highs.run()

    return run


def a_problem() -> Problem:
    """Return the problem: availability of six in ten, three in a hundred days absent."""
    chance = Random(5)
    monday = date(2026, 8, 17)
    days = [monday + timedelta(weeks=w, days=d) for w in range(WEEKS) for d in range(5)]
    places = [
        ("early", "a"),
        ("early", "b"),
        ("lunch", "a"),
        ("lunch", "b"),
        ("late", "a"),
        ("late", "b"),
    ]
    slots = tuple(
        Slot(f"{day}|{recess}|{bench}", day, recess, bench)
        for day in days
        for recess, bench in places[:SLOTS_A_DAY]
    )
    helpers = tuple(
        Supporter(
            f"h{number:02d}",
            experienced=number % 5 < 3,
            free=frozenset(
                (weekday, recess)
                for weekday in range(5)
                for recess in ("early", "lunch", "late")
                if chance.random() < 0.62
            ),
            away=frozenset(day for day in days if chance.random() < 0.03),
        )
        for number in range(HELPERS)
    )
    return Problem(slots, helpers, Rules(max_per_week=2))
