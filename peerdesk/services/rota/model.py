"""The rota as a mixed integer model: columns with costs, rows with bounds.

Costs are whole numbers, so that a bound less than one away from a solution proves it.
Fairness is a hard band around each helper's fair load, written as two bounded slack columns
per helper: widening the band is only a change of two column bounds.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor

from peerdesk.services.rota.fairness import capacity, fair_loads, week_of
from peerdesk.services.rota.rows import Assignment, Problem, Slot, Supporter

LANGUAGE_COST = 20
GAP_COST = 15
NO_NEWER_COST = 5
UNFAIR_COST = 20
WIDE = 10**6

Terms = list[tuple[int, int]]


@dataclass(slots=True)
class Model:
    """Columns and rows; all columns are whole numbers from `low` to `high`.

    Attributes:
        rows: (terms of (column, factor), lower bound, upper bound).
        stands: Column of each possible assignment.
        short: Column of the empty places of each slot id.
        unmixed: Column that is 1 when nobody experienced stands in a slot id.
        unfair: Slack columns of the fairness band, two for each helper in the band.
        under: Of these, the column of a helper's missing load, by helper.
        unit: Load of one duty of the heaviest kind: the step of the band.
    """

    problem: Problem
    cost: list[int] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    rows: list[tuple[Terms, int, int]] = field(default_factory=list)
    stands: dict[Assignment, int] = field(default_factory=dict)
    short: dict[str, int] = field(default_factory=dict)
    unmixed: dict[str, int] = field(default_factory=dict)
    unfair: list[int] = field(default_factory=list)
    under: dict[str, int] = field(default_factory=dict)
    unit: int = 1

    def column(self, cost: int, high: int = 1, low: int = 0) -> int:
        """Add a column and return its number."""
        self.cost.append(cost)
        self.low.append(low)
        self.high.append(high)
        return len(self.cost) - 1

    def row(self, terms: Terms, low: int, high: int) -> None:
        """Add a row: the sum of the terms lies between `low` and `high`."""
        self.rows.append((terms, low, high))


def build_model(problem: Problem, places: int | None = None) -> Model:
    """Return the model of `problem`.

    Args:
        problem: What to plan; the order of its parts does not matter.
        places: Load that will be stood for in all, when it is known to be less than needed.
    """
    model = Model(problem)
    slots = sorted(problem.slots, key=lambda slot: slot.id)
    supporters = sorted(problem.supporters, key=lambda supporter: supporter.id)
    model.unit = max((slot.weight for slot in slots), default=1)
    stands: dict[str, list[tuple[Supporter, int]]] = {slot.id: [] for slot in slots}
    duties: dict[str, list[tuple[Slot, int]]] = {s.id: [] for s in supporters}
    for slot in slots:
        for supporter in supporters:
            column = _stand_column(model, slot, supporter)
            if column is not None:
                stands[slot.id].append((supporter, column))
                duties[supporter.id].append((slot, column))
    for slot in slots:
        _slot_rows(model, slot, stands[slot.id])
    _recess_languages(model, slots, stands)
    for supporter in supporters:
        _supporter_rows(model, supporter, duties[supporter.id])
    _fairness_rows(model, supporters, duties, places)
    return model


def _stand_column(model: Model, slot: Slot, supporter: Supporter) -> int | None:
    key = Assignment(slot.id, supporter.id)
    is_fixed = key in model.problem.fixed
    if not is_fixed and not supporter.may_stand(slot):
        return None
    cost = supporter.wishes.get((slot.on.weekday(), slot.recess_id), 0)
    model.stands[key] = model.column(cost, low=int(is_fixed))
    return model.stands[key]


def _slot_rows(model: Model, slot: Slot, stands: list[tuple[Supporter, int]]) -> None:
    """Add fill, experience, language and keep-apart rows of one slot."""
    locked = sum(model.low[column] for _supporter, column in stands)
    need = max(slot.need, locked)
    least = max(0, need - len(stands))
    short = model.short[slot.id] = model.column(0, need, least)
    model.row([(column, 1) for _, column in stands] + [(short, 1)], need, need)
    _experience_rows(model, slot, stands)
    for language in sorted(slot.languages):
        _language_row(model, language, stands)
    columns = {supporter.id: column for supporter, column in stands}
    for duo in sorted(sorted(pair) for pair in model.problem.rules.keep_apart):
        ends = [columns[one] for one in duo if one in columns]
        if len(ends) == 2 and sum(model.low[end] for end in ends) < 2:
            model.row([(end, 1) for end in ends], 0, 1)


def _experience_rows(model: Model, slot: Slot, stands: list[tuple[Supporter, int]]) -> None:
    experienced = [(column, 1) for supporter, column in stands if supporter.experienced]
    if any(supporter.experienced for supporter in model.problem.supporters):
        missing = model.unmixed[slot.id] = model.column(0, 1, int(not experienced))
        model.row([*experienced, (missing, 1)], 1, WIDE)
    has_newer = len(experienced) < len(stands)
    if slot.need > 1 and has_newer and len(experienced) >= slot.need:
        no_newer = model.column(NO_NEWER_COST, len(experienced))
        model.row([*experienced, (no_newer, -1)], 0, slot.need - 1)


def _language_row(model: Model, language: str, stands: list[tuple[Supporter, int]]) -> None:
    speakers = [(column, 1) for supporter, column in stands if language in supporter.languages]
    if speakers:
        model.row([*speakers, (model.column(LANGUAGE_COST), 1)], 1, WIDE)


def _recess_languages(
    model: Model, slots: list[Slot], stands: dict[str, list[tuple[Supporter, int]]]
) -> None:
    at: dict[tuple[date, str], list[tuple[Supporter, int]]] = defaultdict(list)
    for slot in slots:
        at[slot.on, slot.recess_id] += stands[slot.id]
    for _moment, there in sorted(at.items(), key=lambda item: item[0]):
        for language in sorted(model.problem.rules.recess_languages):
            _language_row(model, language, there)


def _supporter_rows(model: Model, supporter: Supporter, duties: list[tuple[Slot, int]]) -> None:
    """Add the limits of a recess, a day and a week, and the wished gap between days."""
    rules = model.problem.rules
    limit = rules.max_per_week if supporter.max_per_week is None else supporter.max_per_week
    days: dict[date, list[int]] = defaultdict(list)
    recesses: dict[tuple[date, str], list[int]] = defaultdict(list)
    weeks: dict[date, list[int]] = defaultdict(list)
    for slot, column in duties:
        days[slot.on].append(column)
        recesses[slot.on, slot.recess_id].append(column)
        weeks[week_of(slot.on)].append(column)
    if rules.max_per_day > 1:
        _limit(model, recesses.values(), 1)
    _limit(model, days.values(), rules.max_per_day)
    _limit(model, weeks.values(), limit)
    _gap_rows(model, days)


def _limit(model: Model, groups: Iterable[list[int]], most: int) -> None:
    """Add `sum <= most` for each group; what a person locked beyond that stays allowed."""
    for columns in groups:
        locked = sum(model.low[column] for column in columns)
        if len(columns) > most:
            model.row([(column, 1) for column in columns], 0, max(most, locked))


def _gap_rows(model: Model, days: dict[date, list[int]]) -> None:
    """Add a cost for each duty too many in any window of the wished gap."""
    gap = model.problem.rules.min_gap_days
    ordered = sorted(days)
    if gap < 1:
        return
    for start, following in pairwise(ordered):
        end = start + timedelta(days=gap)
        if following > end:
            continue
        window = [column for day in ordered if start <= day <= end for column in days[day]]
        slack = model.column(GAP_COST, len(window))
        model.row([*((column, 1) for column in window), (slack, -1)], 0, 1)


def _fairness_rows(
    model: Model,
    supporters: list[Supporter],
    duties: dict[str, list[tuple[Slot, int]]],
    places: int | None,
) -> None:
    """Add the two slack columns of the band for each helper who can stand at all."""
    problem = model.problem
    shared = [s for s in supporters if duties[s.id]]
    carried = [s.carried for s in shared]
    most = [capacity(s, [slot for slot, _ in duties[s.id]], problem) for s in shared]
    if places is None:
        places = sum(s.weight * (s.need - model.low[model.short[s.id]]) for s in problem.slots)
    for supporter, fair in zip(shared, fair_loads(places, carried, most), strict=True):
        load = [(column, slot.weight) for slot, column in duties[supporter.id]]
        under, over = model.column(UNFAIR_COST, WIDE), model.column(UNFAIR_COST, WIDE)
        model.unfair += [under, over]
        model.under[supporter.id] = under
        model.row([*load, (under, 1)], floor(fair), WIDE)
        model.row([*load, (over, -1)], -WIDE, ceil(fair))
