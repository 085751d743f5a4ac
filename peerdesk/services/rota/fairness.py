"""How many duties would be fair for each helper."""

from collections import defaultdict
from datetime import date, timedelta

from peerdesk.services.rota.rows import Problem, Slot, Supporter


def week_of(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def capacity(supporter: Supporter, slots: list[Slot], problem: Problem) -> int:
    """Return the most load `supporter` could carry in `slots` within the limits."""
    rules = problem.rules
    limit = rules.max_per_week if supporter.max_per_week is None else supporter.max_per_week
    days: dict[date, list[int]] = defaultdict(list)
    for slot in slots:
        days[slot.on].append(slot.weight)
    weeks: dict[date, list[int]] = defaultdict(list)
    for day, weights in days.items():
        weeks[week_of(day)] += sorted(weights, reverse=True)[: rules.max_per_day]
    return sum(sum(sorted(weights, reverse=True)[:limit]) for weights in weeks.values())


def fair_loads(total: int, carried: list[int], capacities: list[int]) -> list[float]:
    """Share `total` so that those who carried least so far get most, none above capacity.

    Returns:
        The fair load of each helper in the given order: the level that all reach together,
        less what each has carried.
    """
    low, high = 0.0, float(max(carried, default=0) + total + max(capacities, default=0) + 1)
    for _ in range(60):
        level = (low + high) / 2
        if sum(_fills(level, carried, capacities)) < total:
            low = level
        else:
            high = level
    return [round(load, 6) for load in _fills(high, carried, capacities)]


def _fills(level: float, carried: list[int], capacities: list[int]) -> list[float]:
    return [
        min(max(0.0, level - before), float(most))
        for before, most in zip(carried, capacities, strict=True)
    ]
