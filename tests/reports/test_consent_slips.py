"""Consent slips read back: language by family, opt-out words, plain words, codes."""

import re
from dataclasses import replace

import pytest
from reports.consent_examples import (
    BUDDIES,
    EVERYTHING,
    GROUP,
    SURVEY,
    build_alike,
    papers,
    slip,
)
from reports.reading import metadata, page_count, text_of

from peerdesk.enums import Paper
from peerdesk.reports import consent_slips
from peerdesk.reports.consent_words import about, closing


def build(*slips, language="en", paper=Paper.LETTER):
    return consent_slips.build(papers(slips=slips), paper, language)


def test_each_family_reads_its_own_language():
    pdf = build(slip(0, "Maya Ortiz", "4-A", BUDDIES), slip(1, "Ana Ruiz", "4-A", BUDDIES,
                language="es"))  # fmt: skip

    text = text_of(pdf)
    assert "To the family of Maya Ortiz" in text
    assert "A la familia de Ana Ruiz" in text


def test_two_short_slips_share_a_page_and_a_long_one_has_its_own():
    short = [slip(number, "Maya Ortiz", "4-A", BUDDIES) for number in range(4)]
    long = slip(4, "Eli Brandt", "4-A", *EVERYTHING)

    assert page_count(build(*short)) == 1 + 2
    assert page_count(build(*short, long)) == 1 + 2 + 1


@pytest.mark.parametrize("paper", list(Paper))
def test_a_slip_with_every_question_fits_on_one_page(paper):
    pdf = build(slip(0, "Alexander Featherstonehaugh-Montgomery", "4-A", *EVERYTHING), paper=paper)

    assert page_count(pdf) == 2
    assert "Signature of parent or guardian" in text_of(pdf)


def test_a_notice_says_what_when_and_how_to_opt_out():
    text = " ".join(text_of(build(slip(0, "Maya Ortiz", "4-A", SURVEY))).split())

    assert "about Fri 18 Dec 2026" in text
    assert "tick no and send this back by Tue 8 Dec 2026" in text
    assert "You may read the questions at the school office." in text
    assert "My child does not take part: Fall feelings check" in text


def test_the_child_answers_where_the_own_yes_is_needed():
    assert "Student: I want to take part" in text_of(build(slip(0, "Maya Ortiz", "4-A", GROUP)))
    assert "Student:" not in text_of(build(slip(0, "Maya Ortiz", "4-A", BUDDIES)))


def test_every_homeroom_has_a_cover_with_its_names_alone():
    covers = consent_slips.build_covers(papers(), Paper.LETTER, "en")

    assert page_count(covers) == 2
    assert "Homeroom 4-A" in text_of(covers)
    assert "Given out" in text_of(covers)


def test_codes_stand_on_the_slips_and_no_name_in_the_metadata():
    pdf = build_alike(papers(), Paper.LETTER, "en")

    assert all(one.code in text_of(pdf) for one in papers().slips)
    assert not [name for name in ("Ortiz", "Brandt", "Begay") if name in str(metadata(pdf))]


def syllables(word):
    vowels = re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))
    return max(1, len(vowels))


def test_a_parent_of_reading_grade_seven_can_read_it():
    one = replace(slip(0, "Maya Ortiz", "4-A", *EVERYTHING), language="en")
    data = papers(slips=(one,))
    text = " ".join([*(about(rule, data, "en") for rule in EVERYTHING), *closing(one, data)])
    sentences = len(re.findall(r"[.?!:]", text))
    words = re.findall(r"[A-Za-z']+", text)

    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59

    assert grade <= 6.5
