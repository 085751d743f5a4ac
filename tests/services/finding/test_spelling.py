"""One slip of the finger is forgiven, in every script; two are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.services.finding.spelling import Spelling

WORDS = ["maya", "may", "eli", "guadalupe", "nizhoni", "lukasz", "محمد", "李小龙", "ana", "anna"]


@pytest.fixture(scope="module")
def spelling():
    return Spelling(WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mya", "maya"),
        ("amya", "maya"),
        ("maja", "maya"),
        ("maaya", "maya"),
        ("guadlupe", "guadalupe"),
        ("gaud", "guadalupe"),
        ("nizhnoi", "nizhoni"),
        ("xukasz", "lukasz"),
        ("محد", "محمد"),
        ("李大龙", "李小龙"),
    ],
)
def test_one_slip_is_forgiven(spelling, typed, meant):
    assert meant in spelling.near(typed)


@pytest.mark.parametrize("typed", ["gualpe", "zzz", "ma", "e", "nzihoin"])
def test_two_slips_and_one_or_two_letters_are_not(spelling, typed):
    assert not spelling.near(typed) & {"guadalupe", "nizhoni", "maya", "eli"}


def test_words_begun_as_typed_are_not_mistyped(spelling):
    assert "maya" not in spelling.near("may")
    assert spelling.begun("may") == ["may", "maya"]


@settings(max_examples=60)
@given(word=st.sampled_from([w for w in WORDS if len(w) > 4]), place=st.integers(0, 3))
def test_every_swap_of_neighbours_leads_back(word, place):
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    assert swapped == word or word in Spelling(WORDS).near(swapped)


@settings(max_examples=60)
@given(word=st.sampled_from([w for w in WORDS if len(w) > 3]), place=st.integers(0, 3))
def test_every_lost_letter_leads_back(word, place):
    lost = word[:place] + word[place + 1 :]
    spelling = Spelling(WORDS)

    assert word in spelling.near(lost) | set(spelling.begun(lost))
