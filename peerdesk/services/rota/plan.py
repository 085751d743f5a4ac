"""Make a rota: fill first, mix experience next, then share fairly, then keep wishes.

The order is lexicographic and each step is proven before the next begins:
1. as few empty places as possible,
2. as few slots without an experienced helper as possible,
3. the narrowest fairness band, from one duty upwards,
4. the least cost of wishes: languages, gaps between duties, one newer helper, dislikes.
Most weeks need no search for 1 to 3: the model with all of them at their best is tried first.
A repair puts "withdraw as few as possible" in the place of the band.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from peerdesk.services.rota.book import greedy_rota
from peerdesk.services.rota.model import WIDE, Model, build_model
from peerdesk.services.rota.reasons import band_of, experience_warnings, unfilled_slots
from peerdesk.services.rota.rows import Assignment, Problem, Rota
from peerdesk.services.rota.search import Clock, Solved, Stop

if TYPE_CHECKING:
    from peerdesk.services.rota.solver import Solver

SECONDS = 60.0
WITHDRAWN_COST = 1000
STEPS_BY_ONE = 12


@dataclass(frozen=True, slots=True)
class _Planned:
    """A solution with the band that held, and its cost in wishes if it was weighed."""

    solved: Solved
    width: int | None
    assignments: frozenset[Assignment]
    cost: int | None = None


def make_rota(problem: Problem, *, seconds: float = SECONDS, stop: Stop | None = None) -> Rota:
    """Return the best rota that `seconds` allow; the same answer for the same problem.

    Args:
        problem: Slots, helpers, rules, locked assignments; with `previous` set, a repair that
            withdraws as few of its assignments as possible.
        seconds: Wall clock limit; the best rota so far is returned when it is reached.
        stop: Asked often; when true, the search ends with the best so far.
    """
    problem = _cleaned(problem)
    clock = Clock(seconds, stop)
    planned = _repair(problem, clock) if problem.previous is not None else _plan(problem, clock)
    return _rota(problem, planned, clock)


def _cleaned(problem: Problem) -> Problem:
    """Leave out locked and previous assignments whose slot or helper is not in the problem."""
    slots = {slot.id for slot in problem.slots}
    known = {supporter.id for supporter in problem.supporters}

    def keep(assignments: frozenset[Assignment]) -> frozenset[Assignment]:
        return frozenset(a for a in assignments if a.slot_id in slots and a.supporter_id in known)

    previous = None if problem.previous is None else keep(problem.previous)
    return replace(problem, fixed=keep(problem.fixed), previous=previous)


def _plan(problem: Problem, clock: Clock) -> _Planned:
    model = build_model(problem)
    solver = _open(model)
    _limit(solver, model, model.short.values(), 0)
    _limit(solver, model, model.unmixed.values(), 0)
    _limit(solver, model, model.unfair, model.unit)
    solved = solver.solve(clock)
    if solved.values is not None:
        return _Planned(solved, 1, _standing(model, solved), solved.cost)
    return _plan_short(problem, model, clock)


def _plan_short(problem: Problem, model: Model, clock: Clock) -> _Planned:
    """Plan when something must give: learn how little, then widen the band step by step."""
    covered = _cover(model, clock)
    if covered.values is None:
        return _Planned(covered, None, frozenset(greedy_rota(problem)))
    empty = _sum(covered, model.short.values())
    unmixed = _sum(covered, model.unmixed.values())
    best = _Planned(_unproven(covered), None, _standing(model, covered))
    if not covered.proven:
        return best
    places = _load(problem, best.assignments)
    model = build_model(problem, places)
    solver = _open(model)
    solver.add_row(list(model.short.values()), empty)
    solver.add_row(list(model.unmixed.values()), unmixed)
    for width in _widths(places, model.unit):
        _limit(solver, model, model.unfair, WIDE if width is None else width * model.unit)
        solved = solver.solve(clock)
        if solved.values is not None:
            return _Planned(solved, width, _standing(model, solved), solved.cost)
        if not solved.proven:
            break
    return best


def _repair(problem: Problem, clock: Clock) -> _Planned:
    """Plan with as few assignments of the previous rota withdrawn as filling allows."""
    model = build_model(problem)
    covered = _cover(model, clock)
    if covered.values is None:
        return _Planned(covered, None, frozenset(greedy_rota(problem)))
    best = _Planned(_unproven(covered), None, _standing(model, covered))
    if not covered.proven:
        return best
    solver = _open(model)
    solver.add_row(list(model.short.values()), _sum(covered, model.short.values()))
    solver.add_row(list(model.unmixed.values()), _sum(covered, model.unmixed.values()))
    costs = list(model.cost)
    for assignment in problem.previous or frozenset():
        if assignment in model.stands:
            costs[model.stands[assignment]] -= WITHDRAWN_COST
    solver.set_costs(costs)
    solved = _solve_welcoming(solver, model, clock)
    if solved.values is None:
        return best
    cost = sum(c * v for c, v in zip(model.cost, solved.values, strict=True))
    return _Planned(solved, _kept_width(model, solved), _standing(model, solved), cost)


def _solve_welcoming(solver: "Solver", model: Model, clock: Clock) -> Solved:
    """Solve with a fair share for whoever is welcomed; without it where no rota can give it."""
    columns = [model.under[id_] for id_ in sorted(model.problem.welcome) if id_ in model.under]
    if not columns:
        return solver.solve(clock)
    _limit(solver, model, columns, model.unit)
    solved = solver.solve(clock)
    if solved.values is None and solved.proven:
        _limit(solver, model, columns, WIDE)
        solved = solver.solve(clock)
    return solved


def _cover(model: Model, clock: Clock) -> Solved:
    """Solve for the fewest empty places, then the fewest slots without experience."""
    costs = [0] * len(model.cost)
    for column in model.unmixed.values():
        costs[column] = 1
    for column in model.short.values():
        costs[column] = len(model.unmixed) + 1
    solver = _open(model)
    solver.set_costs(costs)
    return solver.solve(clock)


def _open(model: Model) -> "Solver":
    """Load `model` into HiGHS; the library is imported here, on first use."""
    from peerdesk.services.rota.solver import Solver  # noqa: PLC0415

    return Solver(model)


def _widths(places: int, unit: int) -> list[int | None]:
    """Return band widths to try: one by one, later doubling, at last none at all."""
    widths: list[int | None] = list(range(1, STEPS_BY_ONE + 1))
    width = STEPS_BY_ONE * 2
    while width * unit <= places:
        widths.append(width)
        width *= 2
    return [*widths, None]


def _limit(solver: "Solver", model: Model, columns: Iterable[int], high: int) -> None:
    numbers = list(columns)
    solver.set_high(numbers, [model.low[column] for column in numbers], high)


def _unproven(covered: Solved) -> Solved:
    return Solved(covered.values, covered.cost, float("-inf"), proven=False)


def _sum(solved: Solved, columns: Iterable[int]) -> int:
    return sum(solved.values[column] for column in columns) if solved.values else 0


def _standing(model: Model, solved: Solved) -> frozenset[Assignment]:
    values = solved.values or ()
    return frozenset(one for one, column in model.stands.items() if values[column])


def _load(problem: Problem, assignments: frozenset[Assignment]) -> int:
    weights = {slot.id: slot.weight for slot in problem.slots}
    return sum(weights[one.slot_id] for one in assignments)


def _kept_width(model: Model, solved: Solved) -> int:
    widest = max((solved.values[c] for c in model.unfair), default=0) if solved.values else 0
    return max(1, ceil(widest / model.unit))


def _rota(problem: Problem, planned: _Planned, clock: Clock) -> Rota:
    solved = planned.solved
    return Rota(
        assignments=tuple(sorted(planned.assignments)),
        proven_optimal=solved.proven and solved.values is not None,
        gap=solved.gap,
        cost=planned.cost,
        unfilled=unfilled_slots(problem, planned.assignments),
        band=band_of(planned.width, is_least=problem.previous is None),
        warnings=experience_warnings(problem, planned.assignments),
        withdrawn=len((problem.previous or frozenset()) - planned.assignments),
        stopped=clock.left() <= 0,
    )
