"""Laws and examples of the plan: rules hold, nobody is forgotten, reasons are right."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.services.matching.factors import WEIGHTS, Factor, Reason
from peerdesk.services.matching.planner import Pool, alternatives, explain, plan
from peerdesk.services.matching.rules import (
    Mentee,
    Mentor,
    Relations,
    Rule,
    Rules,
    broken_rules,
    duo,
)

_some = st.frozensets(st.sampled_from("abc"), max_size=3)
_common = {
    "has_consent": st.sampled_from([True, True, False]),
    "is_active": st.sampled_from([True, True, False]),
    "languages": st.frozensets(st.sampled_from(["en", "es"]), max_size=2),
    "interests": _some,
    "free": _some,
    "bus": st.sampled_from(["", "4", "7"]),
}


@st.composite
def pools(draw):
    """Return a small school with every kind of trouble."""
    mentor = st.builds(
        Mentor,
        id=st.just(""),
        level=st.integers(2, 5),
        is_trained=st.sampled_from([True, True, False]),
        capacity_left=st.integers(0, 2),
        caseload=st.integers(0, 2),
        **_common,
    )
    mentee = st.builds(Mentee, id=st.just(""), level=st.integers(0, 3), **_common)
    mentors = draw(st.lists(mentor, max_size=6))
    mentees = draw(st.lists(mentee, max_size=6))
    duos = st.builds(lambda m, e: duo(f"m{m}", f"e{e}"), st.integers(0, 5), st.integers(0, 5))
    relations = Relations(
        draw(st.frozensets(duos, max_size=4)), draw(st.frozensets(duos, max_size=2))
    )
    return Pool(
        tuple(replace(one, id=f"m{i}") for i, one in enumerate(mentors)),
        tuple(replace(one, id=f"e{i}") for i, one in enumerate(mentees)),
        Rules(min_gap=draw(st.integers(1, 3)), max_gap=draw(st.sampled_from([0, 4]))),
        relations,
    )


def best_served(pool):
    """Return how many can be served at all, by augmenting paths (Kuhn 1955)."""
    places = [one for one in pool.mentors for _ in range(one.capacity_left)]
    taken = {}

    def serve(mentee, tried):
        for place, mentor in enumerate(places):
            if place in tried or broken_rules(mentor, mentee, pool.rules, pool.relations):
                continue
            tried.add(place)
            if place not in taken or serve(taken[place], tried):
                taken[place] = mentee
                return True
        return False

    return sum(serve(mentee, set()) for mentee in pool.mentees)


@given(pools())
@settings(max_examples=150, deadline=None)
def test_every_found_pair_keeps_every_hard_rule(pool):
    made = plan(pool)

    mentors = {one.id: one for one in pool.mentors}
    mentees = {one.id: one for one in pool.mentees}
    for pair in made.pairs:
        two = (mentors[pair.mentor_id], mentees[pair.mentee_id])
        assert broken_rules(*two, pool.rules, pool.relations) == ()
    load = Counter(pair.mentor_id for pair in made.pairs)
    assert all(load[one.id] <= one.capacity_left for one in pool.mentors)


@given(pools())
@settings(max_examples=150, deadline=None)
def test_as_many_are_served_as_can_be(pool):
    assert len(plan(pool).pairs) == best_served(pool)


@given(pools(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_the_people_changes_nothing(pool, seeded):
    mentors, mentees = list(pool.mentors), list(pool.mentees)
    seeded.shuffle(mentors)
    seeded.shuffle(mentees)

    assert plan(replace(pool, mentors=tuple(mentors), mentees=tuple(mentees))) == plan(pool)


@given(pools())
@settings(max_examples=150, deadline=None)
def test_every_student_is_in_a_pair_or_has_a_reason(pool):
    made = plan(pool)

    seen = [pair.mentee_id for pair in made.pairs] + [one.mentee_id for one in made.left_out]
    assert sorted(seen) == sorted(one.id for one in pool.mentees)
    assert all(one.rule or one.fitting or not pool.mentors for one in made.left_out)


@given(pools())
@settings(max_examples=150, deadline=None)
def test_locked_pairs_stay_and_count_against_the_capacity(pool):
    locked = {e.id: m.id for e, m in zip(pool.mentees, pool.mentors, strict=False)}

    made = plan(replace(pool, locked=locked))

    kept = {pair.mentee_id: pair.mentor_id for pair in made.pairs if pair.is_locked}
    assert kept == locked
    load = Counter(pair.mentor_id for pair in made.pairs)
    over = [
        m.id for m in pool.mentors if load[m.id] > max(m.capacity_left, m.id in locked.values())
    ]
    assert over == []


@given(pools())
@settings(max_examples=150, deadline=None)
def test_choices_never_break_what_may_not_be_waived(pool):
    offered = alternatives(pool, plan(pool))

    for mentee in pool.mentees:
        assert len(offered[mentee.id]) <= 3
        for offer in offered[mentee.id]:
            assert all(rule.may_be_waived for rule in offer.broken)
            assert duo(offer.mentor_id, mentee.id) not in pool.relations.apart


HELPER = Mentor("m", 5)
BUDDY = Mentee("e", 2)


@pytest.mark.parametrize(
    ("mentor", "mentee", "rule"),
    [
        (HELPER, replace(BUDDY, has_consent=False), Rule.BUDDY_CONSENT),
        (HELPER, replace(BUDDY, is_active=False), Rule.BUDDY_BREAK),
        (replace(HELPER, is_active=False), BUDDY, Rule.HELPER_BREAK),
        (replace(HELPER, has_consent=False), BUDDY, Rule.HELPER_CONSENT),
        (replace(HELPER, is_trained=False), BUDDY, Rule.HELPER_TRAINING),
        (replace(HELPER, level=3), BUDDY, Rule.GRADE_GAP),
        (replace(HELPER, level=7), BUDDY, Rule.GRADE_GAP_WIDE),
        (replace(HELPER, free=frozenset("a")), replace(BUDDY, free=frozenset("b")), Rule.RECESS),
        (
            replace(HELPER, languages=frozenset({"en"})),
            replace(BUDDY, languages=frozenset({"es"})),
            Rule.LANGUAGE,
        ),
        (replace(HELPER, capacity_left=0), BUDDY, Rule.CAPACITY),
        (replace(HELPER, level=9, id="e"), replace(BUDDY, level=6), Rule.SAME_STUDENT),
    ],
)
def test_the_blocking_rule_is_named(mentor, mentee, rule):
    made = plan(Pool((mentor,), (mentee,), Rules(max_gap=4)))

    assert made.pairs == ()
    assert made.left_out[0].rule is rule


def test_kept_apart_is_a_rule_like_any_other():
    pool = Pool((HELPER,), (BUDDY,), relations=Relations(apart=frozenset({duo("m", "e")})))

    assert plan(pool).left_out[0].rule is Rule.APART


def test_the_rule_that_takes_the_last_helper_is_named_with_the_counts():
    far = replace(HELPER, id="m1", free=frozenset("a"))
    young = replace(HELPER, id="m2", level=3)
    buddy = replace(BUDDY, free=frozenset("b"))

    left_out = explain(Pool((far, young), (buddy,)), buddy)

    assert left_out.rule is Rule.RECESS
    assert left_out.counts == ((Rule.GRADE_GAP, 1), (Rule.RECESS, 1))


def test_a_student_who_lost_out_is_told_so():
    made = plan(Pool((HELPER,), (BUDDY, replace(BUDDY, id="f"))))

    assert [(one.mentee_id, one.rule, one.fitting) for one in made.left_out] == [("f", None, 1)]


def test_unknown_recess_and_language_block_nobody():
    mentor = replace(HELPER, free=frozenset("a"), languages=frozenset({"en"}))

    assert len(plan(Pool((mentor,), (BUDDY,))).pairs) == 1


def test_the_load_is_spread_before_anyone_takes_a_second_buddy():
    helpers = tuple(Mentor(f"m{n}", 5, capacity_left=3) for n in range(3))
    buddies = tuple(Mentee(f"e{n}", 2) for n in range(4))

    load = Counter(pair.mentor_id for pair in plan(Pool(helpers, buddies)).pairs)

    assert sorted(load.values()) == [1, 1, 2]


def test_reasons_come_in_order_with_what_is_shared():
    shared = {"bus": "4", "home_languages": frozenset({"es"}), "interests": frozenset({"chess"})}
    mentor = replace(HELPER, free=frozenset("ab"), **shared)
    mentee = replace(BUDDY, free=frozenset("a"), **shared)

    (pair,) = plan(Pool((mentor,), (mentee,))).pairs

    assert pair.reasons == (
        Reason(Factor.RECESS),
        Reason(Factor.BUS, ("4",)),
        Reason(Factor.LANGUAGE, ("es",)),
        Reason(Factor.INTERESTS, ("chess",)),
        Reason(Factor.GRADES, ("3",)),
    )


@pytest.mark.parametrize("known", ["together", "did_well"])
def test_a_wish_or_a_good_past_outweighs_small_things(known):
    liked = replace(HELPER, id="a", bus="4")
    known_one = replace(HELPER, id="b")
    relations = Relations(**{known: frozenset({duo("b", "e")})})

    pool = Pool((liked, known_one), (replace(BUDDY, bus="4"),), relations=relations)

    assert plan(pool).pairs[0].mentor_id == "b"


def test_a_wished_gender_counts_only_when_both_wishes_are_met():
    wish = replace(BUDDY, wished_gender="F", gender="M")
    met = replace(HELPER, id="b", gender="F")
    half = replace(HELPER, id="a", gender="F", wished_gender="F")

    (pair,) = plan(Pool((half, met), (wish,))).pairs

    assert (pair.mentor_id, Reason(Factor.GENDER_WISH) in pair.reasons) == ("b", True)


def test_a_hand_made_pair_says_what_it_breaks():
    pool = Pool((replace(HELPER, level=3),), (BUDDY,), locked={"e": "m"})

    (pair,) = plan(pool).pairs

    assert (pair.is_locked, pair.broken, pair.looks_good) == (True, (Rule.GRADE_GAP,), False)


def test_a_helper_with_room_is_offered_before_one_without():
    taken = Mentor("a", 5, bus="4")
    free = Mentor("b", 5)
    near_miss = Mentor("c", 3)
    buddies = (Mentee("e0", 2, bus="4"), Mentee("e1", 2, bus="4", has_consent=False))
    pool = Pool((taken, free, near_miss), buddies)
    made = plan(pool)

    offered = alternatives(pool, made)

    assert [(one.mentor_id, one.is_taken, one.broken) for one in offered["e0"]] == [
        ("b", False, ()),
        ("c", False, (Rule.GRADE_GAP,)),
    ]
    assert offered["e1"] == ()


def test_the_weights_add_up_to_a_thousand():
    most = {Factor.INTERESTS: 3, Factor.RECESS: 5, Factor.CASELOAD: 2}

    assert sum(weight * most.get(factor, 1) for factor, weight in WEIGHTS.items()) == 1000
