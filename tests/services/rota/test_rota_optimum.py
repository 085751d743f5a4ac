"""Small rotas against every possible rota, and the promises in words."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from math import ceil, floor
from random import Random

import pytest

from peerdesk.services.rota import Assignment, Problem, Relax, Rules, Slot, Supporter, make_rota
from peerdesk.services.rota.fairness import capacity, fair_loads

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)


def small_problem(seed):
    """Return a problem with at most 13 possible assignments."""
    rnd = Random(seed)
    slots = tuple(
        Slot(f"{day}{bench}", MONDAY + timedelta(days=day), "noon", bench, rnd.choice((1, 2, 2)))
        for day in range(3)
        for bench in "AB"[: rnd.randint(1, 2)]
    )
    people = tuple(
        Supporter(
            f"s{n}",
            experienced=rnd.random() < 0.5,
            free_slots=frozenset(s.id for s in slots if rnd.random() < 0.7),
            languages=frozenset({"es"} if rnd.random() < 0.4 else ()),
            wishes={(day, "noon"): rnd.randint(0, 3) for day in range(3)},
            carried=rnd.randint(0, 2),
        )
        for n in range(rnd.randint(3, 5))
    )
    duos = frozenset(frozenset(rnd.sample([p.id for p in people], 2)) for _ in range(1))
    rules = Rules(1, rnd.randint(1, 3), 1, ("es",), duos)
    problem = Problem(slots, people, rules)
    return problem if len(possible(problem)) <= 13 else small_problem(seed + 1000)


def possible(problem):
    return [
        Assignment(slot.id, s.id)
        for slot in problem.slots
        for s in problem.supporters
        if slot.id in s.free_slots
    ]


def every_rota(problem):
    options = possible(problem)
    most = sum(slot.need for slot in problem.slots)
    for size in range(min(most, len(options)) + 1):
        for chosen in combinations(options, size):
            if keeps_rules(problem, chosen):
                yield chosen


def keeps_rules(problem, chosen):
    slots = {s.id: s for s in problem.slots}
    days = Counter((a.supporter_id, slots[a.slot_id].on) for a in chosen)
    total = Counter(a.supporter_id for a in chosen)
    there = {k: {a.supporter_id for a in chosen if a.slot_id == k} for k in slots}
    return (
        max(days.values(), default=0) <= 1
        and max(total.values(), default=0) <= problem.rules.max_per_week
        and all(len(there[k]) <= slots[k].need for k in slots)
        and not any(duo <= team for duo in problem.rules.keep_apart for team in there.values())
    )


def rank(problem, chosen):
    """Return (empty places, slots without experience, width of the band, cost of wishes)."""
    people = {s.id: s for s in problem.supporters}
    teams = [[people[a.supporter_id] for a in chosen if a.slot_id == k.id] for k in problem.slots]
    empty = sum(k.need for k in problem.slots) - len(chosen)
    has_experience = any(s.experienced for s in problem.supporters)
    unmixed = sum(not any(s.experienced for s in team) for team in teams) * has_experience
    off = unfairness(problem, chosen)
    cost = wishes(problem, chosen) + languages(problem, teams) + 15 * gaps(problem, chosen)
    cost += 5 * crowds_of_experience(problem, teams) + 20 * sum(off)
    return empty, unmixed, max(1, max(off, default=0)), cost


def unfairness(problem, chosen):
    ready = {s.id: [k for k in problem.slots if k.id in s.free_slots] for s in problem.supporters}
    shared = [s for s in problem.supporters if ready[s.id]]
    loads = Counter(a.supporter_id for a in chosen)
    most = [capacity(s, ready[s.id], problem) for s in shared]
    fair = fair_loads(len(chosen), [s.carried for s in shared], most)
    pairs = [(loads[s.id], target) for s, target in zip(shared, fair, strict=True)]
    return [max(0, floor(target) - load, load - ceil(target)) for load, target in pairs]


def wishes(problem, chosen):
    slots, people = {s.id: s for s in problem.slots}, {s.id: s for s in problem.supporters}
    return sum(people[a.supporter_id].wishes[slots[a.slot_id].on.weekday(), "noon"] for a in chosen)


def languages(problem, teams):
    missed = 0
    for day in {k.on for k in problem.slots}:
        ids = {k.id for k in problem.slots if k.on == day}
        can = any(ids & s.free_slots for s in problem.supporters if "es" in s.languages)
        there = [
            s for k, team in zip(problem.slots, teams, strict=True) if k.on == day for s in team
        ]
        missed += can and not any("es" in s.languages for s in there)
    return 20 * missed


def gaps(problem, chosen):
    slots = {s.id: s for s in problem.slots}
    days = {(a.supporter_id, slots[a.slot_id].on) for a in chosen}
    return sum((who, day + timedelta(days=1)) in days for who, day in days)


def crowds_of_experience(problem, teams):
    crowds = 0
    for slot, team in zip(problem.slots, teams, strict=True):
        can = [s for s in problem.supporters if slot.id in s.free_slots]
        has_newer = any(not s.experienced for s in can)
        experienced = sum(s.experienced for s in team)
        crowds += slot.need > 1 and has_newer and experienced == slot.need
    return crowds


@pytest.mark.parametrize("seed", range(40))
def test_rota_is_as_good_as_the_best_of_all_rotas(seed):
    problem = small_problem(seed)

    rota = make_rota(problem)

    best = min(rank(problem, chosen) for chosen in every_rota(problem))
    assert rota.proven_optimal
    assert rank(problem, rota.assignments) == best
    assert (rota.band.width, rota.cost) == best[2:]


@pytest.mark.parametrize("seed", range(20))
def test_repair_withdraws_as_few_as_any_rota_could(seed):
    problem = small_problem(seed)
    before = set(make_rota(problem).assignments)
    away = tuple(replace(s, free_slots=s.free_slots - {"0A"}) for s in problem.supporters[:1])
    changed = replace(problem, supporters=away + problem.supporters[1:])

    rota = make_rota(replace(changed, previous=frozenset(before)))

    fewest = min(
        (*rank(changed, chosen)[:2], len(before - set(chosen))) for chosen in every_rota(changed)
    )
    assert (*rank(changed, rota.assignments)[:2], rota.withdrawn) == fewest


def helpers(count, **fields):
    return tuple(Supporter(f"s{n}", **{"experienced": n == 0, **fields}) for n in range(count))


def test_those_who_carried_less_get_more():
    slots = tuple(Slot(f"{w}", MONDAY + timedelta(weeks=w), "noon", "A", 1) for w in range(4))
    people = tuple(Supporter(f"s{n}", carried=carried) for n, carried in enumerate((3, 0, 2)))

    rota = make_rota(Problem(slots, people, Rules(max_per_week=5)))

    loads = Counter(a.supporter_id for a in rota.assignments)
    assert (loads["s0"], loads["s1"], loads["s2"]) == (0, 3, 1)


def test_disliked_bench_counts_more_for_fairness():
    loved = [Slot(f"a{d}", MONDAY + timedelta(days=7 * d), "noon", "A", 1) for d in range(4)]
    unloved = [Slot(f"b{d}", MONDAY + timedelta(days=7 * d), "noon", "B", 1, 3) for d in range(4)]

    rota = make_rota(Problem((*loved, *unloved), helpers(2)))

    heavy = Counter(a.supporter_id for a in rota.assignments if a.slot_id.startswith("b"))
    assert heavy == {"s0": 2, "s1": 2}


def test_duties_two_days_running_are_avoided_when_that_is_possible():
    slots = tuple(Slot(f"{d}", MONDAY + timedelta(days=d), "noon", "A", 1) for d in range(4))

    rota = make_rota(Problem(slots, helpers(2)))

    assert [a.supporter_id for a in rota.assignments] in (["s0", "s1"] * 2, ["s1", "s0"] * 2)


@pytest.mark.parametrize(
    ("fields", "rules", "rule"),
    [
        ({"trained": False}, Rules(), Relax.TRAINING),
        ({"free": frozenset()}, Rules(), Relax.AVAILABILITY),
        ({"away": frozenset({MONDAY})}, Rules(), Relax.ABSENCE),
        ({"max_per_week": 0}, Rules(), Relax.PER_WEEK),
        ({}, Rules(keep_apart=frozenset({frozenset({"s0", "s1"})})), Relax.KEEP_APART),
    ],
)
def test_empty_place_names_the_rule_in_the_way(fields, rules, rule):
    rota = make_rota(Problem((Slot("m", MONDAY, "noon", "A"),), helpers(2, **fields), rules))

    assert [u.relax for u in rota.unfilled] == [rule]


def test_day_limit_is_named_when_it_keeps_a_place_empty():
    slots = (Slot("am", MONDAY, "morning", "A", 1), Slot("pm", MONDAY, "noon", "A", 1))

    rota = make_rota(Problem(slots, helpers(1)))

    assert [u.relax for u in rota.unfilled] == [Relax.PER_DAY]
    assert rota.unfilled[0].reason.endswith("that day: 1. Limit is 1.")


def test_missing_experience_is_a_warning_not_a_failure():
    newer = helpers(2, experienced=False)

    rota = make_rota(Problem((Slot("m", MONDAY, "noon", "A"),), newer))

    assert len(rota.assignments) == 2
    assert rota.warnings == ("No helper is marked as experienced, so pairs are not mixed.",)


def test_wider_band_is_said_in_words():
    slots = tuple(Slot(f"{d}", MONDAY + timedelta(days=d), "noon", "A", 1) for d in range(7))
    rarely = tuple(Supporter(f"s{n}", free_slots=frozenset({"0", "1"})) for n in range(3))

    rota = make_rota(Problem(slots, (*rarely, Supporter("s3")), Rules(max_per_week=7)))

    assert not rota.unfilled
    assert (rota.band.width, rota.band.widened) == (3, True)
    assert rota.band.sentence.startswith("Duties differ by up to 3 from a fair share")


def test_stop_gives_the_best_so_far():
    slots = tuple(Slot(f"{d}", MONDAY + timedelta(days=d), "noon", "A") for d in range(5))

    rota = make_rota(Problem(slots, helpers(6)), stop=lambda: True)

    assert rota.stopped
    assert not rota.proven_optimal
    assert len(rota.assignments) == 10


def test_no_slots_and_no_helpers_make_an_empty_rota():
    assert make_rota(Problem((), ())).assignments == ()
    assert make_rota(Problem((), helpers(2))).assignments == ()
    assert len(make_rota(Problem((Slot("m", MONDAY, "noon", "A"),), ())).unfilled) == 1
