"""The sheet that hangs outdoors: readable from three metres, fair to every family."""

import pytest
from reports.examples import CARDS, A, bench_sheet_rows, one_helper
from reports.reading import ink_box_mm, page_count, text_of, word, words_of

from peerdesk.enums import Paper
from peerdesk.reports import bench_sheet
from peerdesk.services.prints.rows import BenchCard, HelperMark

MM = 72 / 25.4
NAMES = ("Maya", "Alexander", "Eli", "Christopher", "nishłį́", "Guadalupe", "عبد الرحمن")
LONG = (
    "Maximiliana-Guadalupe Esperanza Concepción",
    "Wolfeschlegelsteinhausenbergerdorffwelch",
    "Nishłį́-Tó'aheedlíinii Ashkii Nahashch'id",
)


def build(rows, paper=Paper.LETTER, language="en"):
    return bench_sheet.build(rows, paper, language)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", NAMES)
def test_names_reach_fifty_four_points(paper, name):
    assert word(build(bench_sheet_rows(), paper), name).size >= 52


def test_double_names_keep_their_first_half():
    assert "Maximiliana" in {one.text for one in words_of(build(one_helper(LONG[0])))}


@pytest.mark.parametrize("name", LONG)
def test_long_names_stay_at_thirty_six_points_and_inside_the_card(name):
    pdf = build(one_helper(name))
    shown = [one for one in words_of(pdf) if one.font == "Andika-Bold" and one.text[0] == name[0]]

    assert min(one.size for one in shown) >= 36
    assert ink_box_mm(pdf, 0, 60 * MM, 216 * MM, 230 * MM)[0] <= 184.2


@pytest.mark.parametrize("key", ["owl", "bell", "snowflake", "tractor", "key", "anchor"])
def test_pictograms_are_twenty_two_millimetres(key):
    cards = [BenchCard(A, (HelperMark(key, "Jo"), HelperMark(key, "Jo")))] * 4
    pdf = build(bench_sheet_rows(cards))
    name = word(pdf, "Jo")

    middle = name.y + 0.3 * name.size

    size = ink_box_mm(
        pdf, name.x - 27 * MM, middle - 11.8 * MM, name.x - 3 * MM, middle + 11.8 * MM
    )

    assert 20 <= max(size) <= 22.6


def test_helper_without_a_yes_is_the_word_of_the_picture():
    text = text_of(build(bench_sheet_rows()))

    assert "Horse" in text
    assert "Caballo" in text_of(build(bench_sheet_rows(), language="es"))


def test_a_refusal_leaves_the_very_same_sheet():
    """Refusing gives what agreeing gives to a child who happens to be called Owl."""
    refused = build(one_helper(None))

    assert refused == build(one_helper("Owl"))


def test_no_surname_nor_middle_initial_is_added():
    assert "Guadalupe" in {one.text for one in words_of(build(bench_sheet_rows()))}


def test_more_than_four_slots_go_to_further_pages_evenly():
    pdf = build(bench_sheet_rows(CARDS))

    assert page_count(pdf) == 2
    assert "Page 2 of 2" in text_of(pdf)
    assert len([one for one in words_of(pdf, 0) if one.text in "ABCD"]) == 3


def test_third_helper_of_a_slot_gets_a_second_card():
    helpers = tuple(HelperMark("owl", name) for name in ("Ana", "Eli", "Jo"))

    pdf = build(bench_sheet_rows([BenchCard(A, helpers)]))

    assert [one.text for one in words_of(pdf)].count("A") == 2


def test_day_without_helpers_still_prints():
    assert "Monday" in text_of(build(bench_sheet_rows([])))


def test_afternoon_is_told_as_on_the_wall_clock():
    assert "1:05" in text_of(build(bench_sheet_rows(CARDS)))
