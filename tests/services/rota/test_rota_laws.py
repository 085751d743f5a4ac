"""Laws of the rota that hold for every problem."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerdesk.services.rota import (
    Assignment,
    Problem,
    Relax,
    Rules,
    Slot,
    Supporter,
    greedy_rota,
    make_rota,
)

MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=day) for day in range(5)]
RECESSES = ("morning", "noon")
LAW = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def problems(draw, most_days=5):
    days = draw(st.integers(1, most_days))
    slots = tuple(
        Slot(f"{day}-{recess}-{bench}", MONDAY + timedelta(days=day), recess, bench, need)
        for day in range(days)
        for recess in RECESSES[: draw(st.integers(1, 2))]
        for bench in "AB"[: draw(st.integers(1, 2))]
        for need in (draw(st.sampled_from((1, 2, 2))),)
    )
    supporters = tuple(draw(one_supporter(n)) for n in range(draw(st.integers(1, 7))))
    duos = st.frozensets(
        st.frozensets(st.sampled_from([s.id for s in supporters]), min_size=2, max_size=2),
        max_size=3,
    )
    rules = Rules(
        max_per_day=draw(st.sampled_from((1, 1, 2))),
        max_per_week=draw(st.integers(1, 5)),
        recess_languages=draw(st.sampled_from(((), ("es",)))),
        keep_apart=draw(duos) if len(supporters) > 1 else frozenset(),
    )
    return Problem(slots, supporters, rules)


@st.composite
def one_supporter(draw, number):
    moments = st.tuples(st.integers(0, 4), st.sampled_from(RECESSES))
    return Supporter(
        f"s{number}",
        trained=draw(st.sampled_from((True, True, True, False))),
        experienced=draw(st.booleans()),
        free=draw(st.none() | st.frozensets(moments, min_size=3)),
        away=draw(
            st.frozensets(st.integers(0, 4).map(lambda d: MONDAY + timedelta(days=d)), max_size=2)
        ),
        unready=draw(st.sampled_from((frozenset(), frozenset({MONDAY})))),
        languages=draw(st.sampled_from((frozenset(), frozenset({"es"})))),
        wishes=draw(st.dictionaries(moments, st.integers(0, 3), max_size=3)),
        carried=draw(st.integers(0, 3)),
    )


def broken_rules(problem, assignments, locked=frozenset()):
    """Return each hard rule that `assignments` break, without asking the code under test."""
    slots = {slot.id: slot for slot in problem.slots}
    people = {s.id: s for s in problem.supporters}
    standing = [(slots[a.slot_id], people[a.supporter_id]) for a in assignments if a not in locked]
    broken = [("may not stand", a) for a in standing if not allowed(*a)]
    days = Counter((s.id, slot.on) for slot, s in standing)
    weeks = Counter((s.id, slot.on.isocalendar()[:2]) for slot, s in standing)
    recesses = Counter((s.id, slot.on, slot.recess_id) for slot, s in standing)
    places = Counter(slot.id for slot, _ in standing)
    broken += [("day", k) for k, n in days.items() if n > problem.rules.max_per_day]
    broken += [("week", k) for k, n in weeks.items() if n > problem.rules.max_per_week]
    broken += [("two places at once", k) for k, n in recesses.items() if n > 1]
    broken += [("crowded", k) for k, n in places.items() if n > slots[k].need]
    return broken + [
        ("apart", d) for d in duos_in(standing) if d[1:] and d[1] in problem.rules.keep_apart
    ]


def allowed(slot, supporter):
    moment = (slot.on.weekday(), slot.recess_id)
    is_free = supporter.free is None or moment in supporter.free
    return supporter.trained and is_free and slot.on not in supporter.away | supporter.unready


def duos_in(standing):
    return [
        (slot.id, frozenset((one.id, other.id)))
        for slot, one in standing
        for there, other in standing
        if there.id == slot.id and one.id < other.id
    ]


@given(problems())
@LAW
def test_no_hard_rule_is_broken(problem):
    rota = make_rota(problem)

    assert broken_rules(problem, rota.assignments) == []
    assert rota.proven_optimal


@given(problems())
@LAW
def test_greedy_fallback_breaks_no_hard_rule(problem):
    assert broken_rules(problem, greedy_rota(problem)) == []


@given(problems())
@LAW
def test_every_empty_place_has_a_reason(problem):
    rota = make_rota(problem)

    stands = Counter(a.slot_id for a in rota.assignments)
    missing = {s.id: s.need - stands[s.id] for s in problem.slots if stands[s.id] < s.need}
    assert {u.slot_id: u.missing for u in rota.unfilled} == missing
    assert all(u.reason and u.relax is not Relax.TIME for u in rota.unfilled)


@given(problems())
@LAW
def test_loads_stay_in_the_band(problem):
    people = tuple(
        replace(s, carried=0, free=None, away=frozenset(), unready=frozenset(), trained=True)
        for s in problem.supporters
    )
    rules = replace(problem.rules, keep_apart=frozenset(), max_per_week=5)
    even = replace(problem, supporters=people, rules=rules)

    rota = make_rota(even)

    loads = Counter(a.supporter_id for a in rota.assignments)
    mean = len(rota.assignments) / len(people)
    assert rota.band.width is not None
    assert all(abs(loads[s.id] - mean) < rota.band.width + 1 for s in people)


@given(problems(), st.randoms(use_true_random=False))
@LAW
def test_same_problem_in_any_order_gives_the_same_rota(problem, random):
    slots, supporters = list(problem.slots), list(problem.supporters)
    random.shuffle(slots)
    random.shuffle(supporters)
    shuffled = replace(problem, slots=tuple(slots), supporters=tuple(supporters))

    assert make_rota(shuffled) == make_rota(problem)


@given(problems(), st.data())
@LAW
def test_locked_assignments_stay_even_against_a_rule(problem, data):
    every = [Assignment(slot.id, s.id) for slot in problem.slots for s in problem.supporters]
    locked = data.draw(st.frozensets(st.sampled_from(every), max_size=3))

    rota = make_rota(replace(problem, fixed=locked))

    assert locked <= set(rota.assignments)
    assert broken_rules(problem, rota.assignments, locked) == []


@given(problems())
@LAW
def test_repair_of_a_whole_rota_changes_nothing(problem):
    first = make_rota(problem)

    again = make_rota(replace(problem, previous=frozenset(first.assignments)))

    assert again.assignments == first.assignments
    assert again.withdrawn == 0


@given(problems(), st.data())
@LAW
def test_repair_after_an_absence_keeps_the_rules(problem, data):
    first = make_rota(problem)
    away = data.draw(st.sampled_from(problem.supporters))
    people = tuple(
        replace(s, away=s.away | {MONDAY}) if s is away else s for s in problem.supporters
    )
    changed = replace(problem, supporters=people, previous=frozenset(first.assignments))

    rota = make_rota(changed)

    assert broken_rules(changed, rota.assignments) == []
    assert rota.withdrawn == len(set(first.assignments) - set(rota.assignments))


@given(problems())
@LAW
def test_newcomer_is_welcomed_without_an_emptier_rota_or_a_broken_rule(problem):
    newcomer = problem.supporters[-1]
    without = tuple(s for s in problem.supporters if s is not newcomer)
    first = make_rota(replace(problem, supporters=without))
    previous = frozenset(first.assignments)

    rota = make_rota(replace(problem, previous=previous, welcome=frozenset({newcomer.id})))

    assert broken_rules(problem, rota.assignments) == []
    assert len(rota.assignments) == len(make_rota(problem).assignments)
