"""Tasks 2 and 3: forty new buddies are paired, and the bench sheet of the next day is printed."""

from datetime import UTC, datetime

import pytest
from buddy_support import add_buddies, add_helpers, pairs
from duty_support import MONDAY, School
from PySide6.QtPrintSupport import QPrinter
from support import TODAY

from peerdesk.services import match_draft
from peerdesk.services.print_jobs import list_jobs

NEW = 40
NOW = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
MOST_KEYS_TO_PAIR = 24
MOST_KEYS_TO_PRINT = 2


@pytest.fixture
def keys(store, open_shell, hands):
    add_helpers(store, NEW)
    add_buddies(store, NEW)
    return hands(open_shell(TODAY, NOW))


def draft(store):
    return store.read(lambda session: match_draft.draft_board(session, TODAY))


def test_forty_new_buddies_are_paired_within_the_keys_of_the_task(store, keys):
    keys.press("Ctrl+3", "Ctrl+N")
    assert len(draft(store).ready) == NEW

    keys.press("Ctrl+Enter")

    assert len(pairs(store)) == NEW
    assert keys.count <= MOST_KEYS_TO_PAIR


def test_forty_pairs_are_one_act_to_take_back(store, keys):
    keys.press("Ctrl+3", "Ctrl+N", "Ctrl+Enter", "Ctrl+Z")

    assert pairs(store) == []


def test_sheet_of_the_bench_prints_from_today_with_two_keys(store, open_shell, hands, tmp_path):
    School(store).fill()
    shell = open_shell(MONDAY, datetime(2026, 11, 23, 8, tzinfo=UTC))
    keys = hands(shell)

    keys.press("Ctrl+P")
    preview = shell._preview
    preview.out.printer_of = lambda name: _printer(tmp_path / f"{name}.pdf")
    preview.choices.offer_printers(["Office"], "Office")
    preview.choices.choose_printer("Office")
    keys.press("Ctrl+P")

    (job,) = shell._desk.read(list_jobs)
    assert job.keys == ("bench-sheet",)
    assert keys.count <= MOST_KEYS_TO_PRINT


def _printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer
