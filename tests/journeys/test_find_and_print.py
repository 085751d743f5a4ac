"""Find a student by a mistyped name; print three papers together: keys counted."""

from datetime import UTC, datetime

import pytest
from duty_support import MONDAY, School
from PySide6.QtPrintSupport import QPrinter
from reports.school import pair_up

from peerdesk.services.print_jobs import list_jobs

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def school(store):
    school = School(store)
    school.fill()
    pair_up(store, number=7)
    return school


@pytest.fixture
def shell(school, open_shell):
    return open_shell(MONDAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def test_mistyped_student_is_found_and_opened_in_five_keys(school, shell, keys):
    keys.press("Ctrl+K")
    keys.type("mya")
    said = shell.header.box.found[0].text
    keys.press("Enter")

    assert said == "No one called mya. Did you mean Maya?"
    assert shell._current == "students"
    assert shell.panel.content.title.startswith("Maya ")
    assert keys.count <= 6


@pytest.mark.parametrize("place", ["today", "settings", "prints"])
def test_session_is_begun_from_a_name_found_anywhere(shell, keys, place):
    shell.go_to(place)

    keys.press("Ctrl+K")
    keys.type("mya")
    keys.press("Ctrl+Enter")

    assert type(shell.panel.content).__name__ == "LogPanel"
    assert keys.count <= 6


def test_three_papers_are_printed_together_in_ten_keys(shell, keys, tmp_path):
    keys.press("Ctrl+9")
    keys.press("Space", "Down", "Space", "Down", "Down", "Space")
    keys.press("Ctrl+P")
    preview = shell._preview
    preview.out.printer_of = lambda name: _printer(tmp_path / f"{name}.pdf")
    preview.choices.offer_printers(["Office"], "Office")
    preview.choices.choose_printer("Office")
    keys.press("Ctrl+P", "Ctrl+P")

    staff, public = shell._desk.read(list_jobs)
    assert public.keys == ("bench-sheet", "duty-poster")
    assert staff.keys == ("bench-clipboard",)
    assert keys.count <= 10


def _printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer
