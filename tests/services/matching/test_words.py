"""What people read: reasons in words, never a number alone, never why two are kept apart."""

import pytest

from peerdesk.services.matching.factors import Factor, Reason
from peerdesk.services.matching.planner import LeftOut
from peerdesk.services.matching.rules import Rule, Rules
from peerdesk.services.matching.words import (
    count_words,
    language_name,
    left_out_words,
    pair_words,
    reason_words,
    warning_words,
)

RULES = Rules(min_gap=2, max_gap=4)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason(Factor.RECESS), "same recess"),
        (Reason(Factor.BUS, ("4",)), "bus 4"),
        (Reason(Factor.BUS, ("Route 6",)), "same bus, Route 6"),
        (Reason(Factor.LANGUAGE, ("es",)), "both speak Spanish"),
        (
            Reason(Factor.INTERESTS, ("chess", "drawing", "soccer")),
            "both like chess, drawing and soccer",
        ),
        (Reason(Factor.GRADES, ("3",)), "3 grades older"),
    ],
)
def test_a_reason_is_told_in_words(reason, words):
    assert reason_words(reason) == words


@pytest.mark.parametrize("factor", list(Factor))
def test_every_factor_has_words_and_none_is_a_bare_number(factor):
    words = reason_words(Reason(factor, ("3",)))

    assert any(letter.isalpha() for letter in words)


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_has_words_for_each_place(rule):
    left_out = LeftOut("e", rule, ((rule, 3),))

    told = [
        left_out_words(left_out, RULES),
        warning_words(rule, RULES),
        *count_words(left_out, RULES),
    ]

    assert len(told) == 3
    assert all(told)
    assert not any("{" in words for words in told)


def test_the_grade_rule_names_the_grades():
    words = left_out_words(LeftOut("e", Rule.RECESS), RULES)

    assert words == "no helper 2 grades older is free at the same recess"


def test_keep_apart_tells_no_more_than_that_there_is_a_rule():
    assert warning_words(Rule.APART, RULES) == "A rule keeps them apart"


def test_a_student_who_lost_out_and_an_empty_school_are_told_apart():
    lost = LeftOut("e", None, (), 2)

    assert "another student" in left_out_words(lost, RULES)
    assert count_words(lost, RULES) == ("Fits, but needed elsewhere: 2",)
    assert left_out_words(LeftOut("e", None), RULES) == "no helper is marked yet"


def test_a_pair_with_nothing_in_common_still_gets_a_sentence():
    assert pair_words(()) == "fits the rules, nothing more in common"
    assert pair_words((Reason(Factor.RECESS), Reason(Factor.BUS, ("4",)))) == "same recess, bus 4"


def test_an_unknown_language_keeps_its_code():
    assert language_name("xx") == "xx"
