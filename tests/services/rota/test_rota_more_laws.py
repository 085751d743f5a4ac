"""Laws of the rota: a search that is stopped, fairness by weight, locked and repaired rotas."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import count, permutations

from hypothesis import given
from hypothesis import strategies as st
from services.rota.test_rota_laws import LAW, MONDAY, broken_rules, problems

from peerdesk.services.rota import Rules, make_rota


@given(problems(), st.integers(0, 12))
@LAW
def test_search_that_is_stopped_at_any_moment_breaks_no_rule(problem, moment):
    asked = count()

    rota = make_rota(problem, stop=lambda: next(asked) >= moment)

    assert broken_rules(problem, rota.assignments) == []


def everyone_free(problem):
    """Return the problem with everyone trained and there, so that nothing stops a fair share."""
    people = tuple(
        replace(s, free=None, away=frozenset(), unready=frozenset(), trained=True)
        for s in problem.supporters
    )
    return replace(problem, supporters=people, rules=Rules(max_per_day=2, max_per_week=10))


@given(problems(), st.data())
@LAW
def test_weighted_loads_differ_by_no_more_than_the_band_says(problem, data):
    weighed = tuple(
        replace(slot, weight=data.draw(st.integers(1, 3), label="weight")) for slot in problem.slots
    )
    problem = replace(everyone_free(problem), slots=weighed)

    rota = make_rota(problem)

    weights = {slot.id: slot.weight for slot in problem.slots}
    load = Counter({s.id: 0 for s in problem.supporters})
    for one in rota.assignments:
        load[one.supporter_id] += weights[one.slot_id]
    total = {s.id: s.carried + load[s.id] for s in problem.supporters}
    room = {s.id for s in problem.supporters if load[s.id] < most_load(problem)}
    band = 2 * (rota.band.width * max(weights.values()) + 1)
    assert all(total[a] - total[b] <= band for a, b in permutations(room, 2) if load[a])


def most_load(problem):
    """Return what one helper alone could carry: a slot at each recess of each day."""
    best = {}
    for slot in problem.slots:
        moment = (slot.on, slot.recess_id)
        best[moment] = max(best.get(moment, 0), slot.weight)
    return sum(best.values())


@given(problems(), st.data())
@LAW
def test_repair_leaves_locked_helpers_where_they_are(problem, data):
    first = make_rota(problem)
    held = st.sampled_from(sorted(first.assignments)) if first.assignments else st.nothing()
    locked = data.draw(st.frozensets(held, max_size=3)) if first.assignments else frozenset()
    gone = data.draw(st.sampled_from(problem.supporters))
    people = tuple(replace(s, free=frozenset()) if s is gone else s for s in problem.supporters)
    changed = replace(
        problem, supporters=people, fixed=locked, previous=frozenset(first.assignments)
    )

    rota = make_rota(changed)

    assert locked <= set(rota.assignments)
    assert broken_rules(changed, rota.assignments, locked) == []


@given(problems(), st.randoms(use_true_random=False))
@LAW
def test_same_repair_in_any_order_gives_the_same_rota(problem, random):
    previous = frozenset(make_rota(problem).assignments)
    away = replace(problem.supporters[0], away=frozenset({MONDAY, MONDAY + timedelta(days=1)}))
    changed = replace(problem, supporters=(away, *problem.supporters[1:]), previous=previous)
    slots, supporters = list(changed.slots), list(changed.supporters)
    random.shuffle(slots)
    random.shuffle(supporters)

    shuffled = replace(changed, slots=tuple(slots), supporters=tuple(supporters))

    assert make_rota(shuffled) == make_rota(changed)


@given(problems())
@LAW
def test_repair_withdraws_at_least_and_only_what_makes_room(problem):
    """What cannot stand any more goes; beyond that nothing goes unless a place is won by it."""
    first = frozenset(make_rota(problem).assignments)
    gone = problem.supporters[0].id
    people = tuple(replace(s, free=frozenset()) if s.id == gone else s for s in problem.supporters)
    changed = replace(problem, supporters=people, previous=first)

    rota = make_rota(changed)

    lost = {one for one in first if one.supporter_id == gone}
    kept = first - lost
    moved = kept - set(rota.assignments)
    assert rota.withdrawn == len(lost) + len(moved)
    assert len(rota.assignments) >= len(kept)
    assert not moved or wins(changed, rota, kept, moved)


def wins(problem, rota, kept, moved):
    """Return whether the rota without these moves were emptier or mixed worse."""
    back = replace(problem, fixed=kept)
    still = make_rota(back)
    fills = len(rota.assignments) > len(still.assignments)
    return fills or unmixed(problem, rota) < unmixed(problem, still)


def unmixed(problem, rota):
    experienced = {s.id for s in problem.supporters if s.experienced}
    guided = {one.slot_id for one in rota.assignments if one.supporter_id in experienced}
    return len({slot.id for slot in problem.slots} - guided)
