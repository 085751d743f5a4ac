"""Clipboard, pairing list, staff roster and session forms."""

from dataclasses import replace
from datetime import date

import zxingcpp
from reports.examples import (
    clipboard_rows,
    pairing_rows,
    poster_rows,
    session_form_rows,
    staff_roster_rows,
)
from reports.reading import one_bit, page_count, text_of, word, words_of

from peerdesk.enums import Paper
from peerdesk.reports import (
    bench_clipboard,
    duty_poster,
    pairing_list,
    session_form,
    team_roster,
)
from peerdesk.services.prints.sheet_codes import machine_code

LETTER = Paper.LETTER


def test_clipboard_names_helpers_and_stand_ins_but_no_visitor():
    text = text_of(bench_clipboard.build(clipboard_rows(), LETTER, "en"))

    assert "Maya O." in text
    assert "or Guadalupe R." in text
    assert "Visits: tally marks only, never a name." in text
    assert "2. Tell Ms. Begay today, before you go home." in text


def test_clipboard_without_an_adult_leaves_a_line_to_write_on():
    rows = replace(clipboard_rows(), adult="", extension="")

    assert "Tell ____" in text_of(bench_clipboard.build(rows, LETTER, "en"))


def test_poster_names_keep_twenty_points():
    pdf = duty_poster.build(poster_rows(), LETTER, "en")

    assert word(pdf, "Christopher").size >= 18
    assert word(pdf, "Horse").size == 20


def test_pairing_list_runs_on_with_its_headings():
    pdf = pairing_list.build(pairing_rows(23), LETTER, "en")

    assert page_count(pdf) == 2
    assert "23 pairs on Mon 23 Nov 2026. Keep this list out of sight of students." in text_of(pdf)
    assert {"No.", "Helper", "Buddy", "19", "23"} <= {one.text for one in words_of(pdf, 1)}


def test_one_pair_is_counted_in_the_singular():
    text = text_of(pairing_list.build(pairing_rows(1), LETTER, "en"))

    assert "1 pair on" in text
    assert "Grade K" in text


def test_staff_roster_says_in_words_who_lacks_training():
    text = text_of(team_roster.build_staff(staff_roster_rows(), LETTER, "en"))

    assert "1 Jun 2027" in text
    assert "Over: 1 Jun 2026" in text
    assert "Not trained" in text


def test_forms_for_young_children_are_set_in_twenty_eight_points():
    rows = session_form_rows()
    young = replace(rows, slips=rows.slips[:1])

    sizes = {one.text: one.size for one in words_of(session_form.build(young, LETTER, "en"))}

    for prompt in ("Pair", "Minutes", "About", "friends", "feelings", "hard", "I told"):
        assert sizes[prompt] == 28


def test_forms_for_older_children_are_set_in_fourteen_points():
    rows = session_form_rows()
    older = replace(rows, slips=rows.slips[1:2])

    assert word(session_form.build(older, LETTER, "en"), "friends").size == 14


def test_form_carries_the_pair_number_and_no_name():
    pdf = session_form.build(session_form_rows(), LETTER, "en")

    assert "12" in {one.text for one in words_of(pdf, 0)}
    assert page_count(pdf) == 2


def test_both_halves_say_that_they_are_confidential():
    pdf = session_form.build(session_form_rows(), LETTER, "en")

    texts = [one.text for one in words_of(pdf, 0)]

    assert texts.count("CONFIDENTIAL when filled in") == 2


def test_sheet_codes_are_read_by_a_scanner_from_a_black_and_white_page():
    for paper in Paper:
        pdf = session_form.build(session_form_rows(), paper, "en")
        page = (~one_bit(pdf, 0, dpi=200)).astype("uint8") * 255

        found = {barcode.text for barcode in zxingcpp.read_barcodes(page)}

        assert found == {machine_code("9MK6-DYNN"), machine_code("HPM4-N2YR")}


def test_code_is_printed_in_letters_too():
    assert "VHAK-98RB" in text_of(session_form.build(session_form_rows(), LETTER, "en"))


def test_worried_line_names_the_adult_of_the_school():
    rows = replace(session_form_rows(), adult="Ms. Begay", printed_on=date(2026, 11, 23))

    assert "Worried? Tell Ms. Begay now." in text_of(session_form.build(rows, LETTER, "en"))
