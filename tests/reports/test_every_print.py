"""What holds for every print, on both papers and in both languages."""

import os
from pathlib import Path

import numpy as np
import pytest
from reports.examples import EVERY, PUBLIC
from reports.reading import margins_mm, metadata, one_bit, page_count, text_of, words_of

from peerdesk.enums import Paper

GOLDEN = Path(__file__).parent.parent / "reference" / "prints"
NAMES = ("Maya", "Ortiz", "Alexander", "Christopher", "Guadalupe", "Nizhoni", "Brandt")
every_print = pytest.mark.parametrize("key", EVERY)
every_paper = pytest.mark.parametrize("paper", list(Paper))


def build(key, paper=Paper.LETTER, language="en", *, sample=False):
    make, rows = EVERY[key]
    return make(rows(sample=sample), paper, language)


@every_print
@every_paper
def test_margins_stay_white_for_cheap_printers(key, paper):
    pdf = build(key, paper, sample=True)

    assert min(min(margins_mm(pdf, number)) for number in range(page_count(pdf))) >= 12.7


@every_print
def test_both_papers_carry_the_same_content_box(key):
    letter, a4 = (words_of(build(key, paper)) for paper in Paper)
    shift = (a4[0].x - letter[0].x, a4[0].y - letter[0].y)

    moved = [(word.text, word.x + shift[0], word.y + shift[1]) for word in letter]

    assert [word.text for word in a4] == [text for text, _, _ in moved]
    places = [(word.x, word.y) for word in a4]
    assert np.allclose(places, [(x, y) for _, x, y in moved], atol=0.01)


@every_print
@every_paper
def test_same_rows_give_the_same_bytes(key, paper):
    first = build(key, paper)
    build("duty-poster", paper, "es")

    assert build(key, paper) == first


@every_print
@pytest.mark.parametrize("language", ["en", "es"])
def test_metadata_tells_title_and_language_but_no_name(key, language):
    facts = metadata(build(key, language=language))

    assert facts["/Author"] == facts["/Creator"] == "PeerDesk"
    assert facts["/Lang"] == language
    assert facts["/Title"] not in {"", "untitled"}
    assert not [name for name in NAMES if name in str(facts)]


@every_print
def test_every_page_says_its_class_and_number(key):
    classes = {
        "PUBLIC", "STAFF ONLY", "CONFIDENTIAL", "CONFIDENTIAL when filled in", "TO TAKE HOME",
    }  # fmt: skip
    pdf = build(key)

    for number in range(page_count(pdf)):
        texts = [word.text for word in words_of(pdf, number)]
        assert len(classes & set(texts)) == 1
        assert f"Page {number + 1} of {page_count(pdf)}" in texts


@pytest.mark.parametrize("key", ["bench-sheet", "duty-poster"])
def test_what_hangs_says_when_it_comes_down(key):
    days = {"bench-sheet": "Mon 23 Nov", "duty-poster": "Fri 27 Nov"}

    assert f"Take down on {days[key]}" in text_of(build(key))


@every_print
def test_nothing_is_smaller_than_ten_points_and_no_letter_is_blank(key):
    pdf = build(key)

    for number in range(page_count(pdf)):
        for word in words_of(pdf, number):
            assert word.size >= 9, word
            assert "\ufffd" not in word.text


@every_print
def test_sample_is_marked_in_words_on_every_page(key):
    pdf = build(key, sample=True)

    for number in range(page_count(pdf)):
        assert "SAMPLE" in {word.text for word in words_of(pdf, number)}
    assert "SAMPLE" not in text_of(build(key))


@every_print
def test_pure_black_and_white_loses_nothing(key):
    """No grey: what a printer without halftones drops must be edges only."""
    sharp, finer = one_bit(build(key), dpi=100), one_bit(build(key), dpi=200)

    assert abs(sharp.mean() - finer.mean()) < 0.004
    assert 0.005 < sharp.mean() < 0.35


@pytest.mark.parametrize("key", PUBLIC)
def test_public_sheets_never_carry_grades_rooms_or_surnames(key):
    text = text_of(build(key))

    assert not [word for word in ("Grade", "Room", "Ortiz", "204", "instead") if word in text]


@every_print
def test_spanish_leaves_no_english_word_behind(key):
    text = text_of(build(key, language="es"))

    assert not [
        word for word in ("Page", "PUBLIC", "STAFF", "Monday", "Helper", "Take") if word in text
    ]


@every_print
@pytest.mark.parametrize("language", ["en", "es"])
def test_text_is_as_it_was_agreed(key, language):
    """Set PEERDESK_WRITE_GOLDEN=1 to accept a change on purpose, then look at the difference."""
    golden = GOLDEN / f"{key}.{language}.txt"
    text = text_of(build(key, language=language)) + "\n"
    if os.environ.get("PEERDESK_WRITE_GOLDEN"):
        golden.write_text(text, "utf-8")

    assert text == golden.read_text("utf-8")
