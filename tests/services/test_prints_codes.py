"""Sheet codes and pictograms: typed by people, seen by children."""

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.errors import InvalidValueError
from peerdesk.services.prints.pictograms import find_pictogram, list_pictograms, next_pictogram
from peerdesk.services.prints.sheet_codes import (
    ALPHABET,
    as_printed,
    machine_code,
    new_code,
    parse_code,
)


def code_of(payload):
    letters = iter(payload)
    return new_code(lambda _alphabet: next(letters))


codes = st.text(ALPHABET, min_size=7, max_size=7).map(code_of)


@given(codes)
def test_code_is_understood_however_it_is_typed(code):
    for typed in (code, code.lower(), code.replace("-", " "), f" {code} ", machine_code(code)):
        assert parse_code(typed) == code


def test_what_is_no_code_stays_as_it_was_typed():
    assert as_printed("9mk6dynn") == "9MK6-DYNN"
    assert as_printed(" 7q4k ") == "7Q4K"


@settings(max_examples=50)
@given(codes)
def test_one_wrong_character_is_always_noticed(code):
    letters = code.replace("-", "")
    for position, other in itertools.product(range(8), ALPHABET):
        typed = letters[:position] + other + letters[position + 1 :]
        if typed != letters:
            with pytest.raises(InvalidValueError):
                parse_code(typed)


@given(codes)
def test_swapped_neighbours_are_always_noticed(code):
    letters = code.replace("-", "")
    for position in range(7):
        typed = (
            letters[:position] + letters[position + 1] + letters[position] + letters[position + 2 :]
        )
        if typed != letters:
            with pytest.raises(InvalidValueError):
                parse_code(typed)


@pytest.mark.parametrize("typed", ["", "9MK6", "9MK6-DYN0", "9MK6-DYNNN", "ÄÖÜ6-DYNN"])
def test_anything_else_is_refused_with_a_sentence(typed):
    with pytest.raises(InvalidValueError) as refused:
        parse_code(typed)

    assert "eight characters" in refused.value.sentence()


def test_codes_do_not_repeat():
    choice = random.Random(1).choice

    assert len({new_code(choice) for _ in range(2000)}) == 2000


def test_pictograms_have_keys_words_and_characters_of_their_own():
    pictograms = list_pictograms()

    for one in (
        {p.key for p in pictograms},
        {p.character for p in pictograms},
        {p.word("en") for p in pictograms},
        {p.word("es") for p in pictograms},
    ):
        assert len(one) == len(pictograms)


def test_forty_eight_helpers_have_pictures_of_different_families():
    taken = []
    for _ in range(48):
        taken.append(next_pictogram(taken).key)

    found = [find_pictogram(key) for key in taken]
    assert len({pictogram.family for pictogram in found}) == 48
    assert not [pictogram for pictogram in found if pictogram.is_number]


def test_no_two_of_one_family_are_ever_given():
    taken = []
    for _ in range(120):
        taken.append(next_pictogram(taken).key)

    families = [find_pictogram(key).family for key in taken]
    assert len(set(families)) == 120
    assert find_pictogram(taken[-1]).word("es").startswith("Ayudante ")


def test_picture_that_came_free_is_given_before_a_number():
    taken = [pictogram.key for pictogram in list_pictograms() if pictogram.key != "owl"]

    assert next_pictogram(taken).key == "owl"


@pytest.mark.parametrize("key", ["number-0", "number-", "number-1x", "number-1000"])
def test_what_is_no_number_is_no_badge(key):
    assert find_pictogram(key) is None


def test_unknown_language_falls_back_to_english():
    assert find_pictogram("owl").word("nv") == "Owl"
    assert find_pictogram("griffin") is None
