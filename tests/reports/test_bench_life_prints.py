"""Clipboard with its code, sheet for looks at recess, and the bench over weeks."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
import zxingcpp
from reports.bench_examples import story, tally_rows, weeks_rows
from reports.examples import A, clipboard_rows
from reports.reading import one_bit, page_count, text_of, words_of
from reports.school import MONDAY, add_bench_helpers, furnish, stand
from sqlalchemy import select
from support import TODAY, make_store

from peerdesk.enums import Paper
from peerdesk.models.bench_life import BenchBoard
from peerdesk.reports import bench_clipboard, bench_weeks, catalog, recess_tally
from peerdesk.services import bench_life
from peerdesk.services.bench_life import Side
from peerdesk.services.prints.rows import ClipboardCell, ClipboardRow
from peerdesk.services.prints.sheet_codes import machine_code

LETTER = Paper.LETTER
CODE = "7Q4K-M2XC"
OPTIONS = {"today": TODAY, "date": TODAY}


@pytest.mark.parametrize("paper", list(Paper))
def test_clipboard_carries_its_code_for_scanner_and_reader(paper):
    pdf = bench_clipboard.build(replace(clipboard_rows(), code=CODE), paper, "en")

    (found,) = zxingcpp.read_barcodes(one_bit(pdf, dpi=300).astype("uint8") * 255)
    assert found.text == machine_code(CODE)
    assert f"Bench visits, code {CODE}" in text_of(pdf)


def test_clipboard_keeps_every_line_of_a_cell_apart():
    words = words_of(bench_clipboard.build(clipboard_rows(), LETTER, "en"))
    stand_in = next(one for one in words if one.text == "or Guadalupe R.")
    second = next(one for one in words if one.text == "Alexander B.")

    assert second.y - stand_in.y >= 12


@pytest.mark.parametrize("paper", list(Paper))
def test_four_helpers_of_a_bench_have_a_box_and_a_line_each(paper):
    names = ("Ana O.", "Bo N.", "Sofía M.", "Ava D.")
    tall = ClipboardRow(A, (ClipboardCell(names, ("Eli B.",)),) * 5)
    rows = (tall, *clipboard_rows().rows)
    pdf = bench_clipboard.build(replace(clipboard_rows(), rows=rows), paper, "en")

    lines = [min(one.y for one in words_of(pdf) if one.text == name) for name in names]
    stand_in = min(one.y for one in words_of(pdf) if one.text == "or Eli B.")
    steps = {round(above - below, 1) for above, below in pairwise(lines)}
    assert page_count(pdf) == 2
    assert steps == {24.9}
    assert lines[-1] - stand_in >= 12


def test_sheet_has_a_page_for_each_recess_and_a_time_for_each_row():
    pdf = recess_tally.build(tally_rows(), LETTER, "en")

    assert page_count(pdf) == 2
    texts = {word.text for word in words_of(pdf, 1)}
    assert {"12:15", "12:20", "12:25", "12:30", "12:35", "Alone", "In pairs", "In groups"} <= texts
    assert "Numbers only, never a name." in text_of(pdf)


def test_many_zones_go_on_another_page():
    zones = ("Field", "Swings", "Blacktop", "Garden", "Big oak")
    pdf = recess_tally.build(replace(tally_rows(), zones=zones), LETTER, "en")

    assert page_count(pdf) == 4
    assert "Big oak" in {word.text for word in words_of(pdf, 1)}


def test_long_recess_goes_on_another_page():
    look = replace(tally_rows().looks[0], minutes=tuple(range(0, 60, 5)))

    assert page_count(recess_tally.build(replace(tally_rows(), looks=(look,)), LETTER, "en")) == 2


def test_weeks_are_told_with_their_counts_and_no_cause():
    text = text_of(bench_weeks.build(weeks_rows(), LETTER, "en"))

    assert "Children alone: 24 % before the bench, 16 % since then." in text
    assert "6 scans on 5 days before, 19 scans on 14 days after." in text
    assert "This does not say why" in text


def test_few_scans_print_no_comparison():
    few = replace(story(), before=Side(2, 2, 0.2))
    text = text_of(bench_weeks.build(replace(weeks_rows(), story=few), LETTER, "en"))

    assert "Too few to compare: at least 3 on each side." in text
    assert "before the bench" not in text


def test_spanish_page_says_it_in_spanish():
    text = text_of(bench_weeks.build(weeks_rows(), Paper.A4, "es"))

    assert "Niños solos: 24 % antes del banco, 16 % desde entonces." in text


@pytest.fixture
def school(tmp_path):
    made = make_store(tmp_path)
    recess, (bench, _other) = furnish(made)
    stand(made, recess, bench, *add_bench_helpers(made, 2))
    yield made
    made.close()


def test_printed_clipboard_is_found_again_by_its_code(school):
    seen = school.read(lambda s: catalog.preview(s, "bench-clipboard", OPTIONS, Paper.LETTER, "en"))
    assert school.read(lambda s: s.scalars(select(BenchBoard)).all()) == []

    def record(session):
        return catalog.record_printed(session, "bench-clipboard", seen.options)

    counts = [school.write(record, "Printed").value for _ in range(2)]
    (code,) = seen.options["codes"]
    assert counts == [1, 0]
    assert code in text_of(seen.pdf)
    assert school.read(lambda s: bench_life.find_board(s, code)).monday == MONDAY


@pytest.mark.parametrize("paper", list(Paper))
def test_recess_sheet_carries_its_code_on_every_page(paper):
    pdf = recess_tally.build(replace(tally_rows(), code=CODE), paper, "en")

    for page in range(page_count(pdf)):
        (found,) = zxingcpp.read_barcodes(one_bit(pdf, page, 300).astype("uint8") * 255)
        assert found.text == machine_code(CODE)
    assert text_of(pdf).count(f"Bench visits, code {CODE}") == page_count(pdf)


def test_printed_recess_sheet_is_found_again_by_its_code(school):
    school.write(lambda s: bench_life.save_zone(s, "Field"), "Added")
    seen = school.read(lambda s: catalog.preview(s, "recess-tally", OPTIONS, Paper.LETTER, "en"))
    school.write(lambda s: catalog.record_printed(s, "recess-tally", seen.options), "Printed")

    (code,) = seen.options["codes"]
    assert school.read(lambda s: bench_life.find_board(s, code)).recess_on == TODAY


def test_sheet_of_a_day_without_recess_asks_for_another_day(school):
    school.write(lambda s: bench_life.save_zone(s, "Field"), "Added a zone")
    sunday = OPTIONS | {"date": date(2026, 11, 22)}

    need = school.read(lambda s: catalog.missing(s, "recess-tally", sunday))

    assert need.sentence.endswith("Choose another day.")
    assert school.read(lambda s: catalog.missing(s, "recess-tally", OPTIONS)) is None
