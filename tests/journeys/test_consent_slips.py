"""Print the missing slips, note that they went home, and enter five that came back."""

from datetime import UTC, datetime

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from support import TODAY, add_students

from peerdesk.enums import Grade, MembershipRole
from peerdesk.services import programs
from peerdesk.services.consent.missing import list_missing
from peerdesk.services.consent.slips import count_entered
from peerdesk.services.consent.state import ConsentState

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
FIVE = ("may", "eli", "sam", "ana", "leo")
BEYOND_THE_NAME = 2


@pytest.fixture
def shell(store, open_shell):
    ids = add_students(store, 6, grades=(Grade.G05,), home_languages=("es",))
    store.write(
        lambda s: programs.mark_members(s, ids, MembershipRole.HELPER, today=TODAY), "Marked"
    )
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def missing(store):
    return store.read(lambda session: list_missing(session, TODAY))


def test_missing_slips_are_printed_and_noted_as_asked(shell, keys, store, tmp_path):
    shell.go_to("consents")
    keys.press("Ctrl+P")
    preview = shell._preview
    preview.out.printer_of = lambda name: _printer(tmp_path / f"{name}.pdf")
    preview.choices.offer_printers(["Office"], "Office")
    preview.choices.choose_printer("Office")

    keys.press("Ctrl+P")
    keys.reach(lambda widget: isinstance(widget, QPushButton) and "Print now" in widget.text())
    keys.press("Space")
    before = {row.state for row in missing(store)}
    keys.reach(lambda widget: isinstance(widget, QPushButton) and "note it" in widget.text())
    keys.press("Space")

    assert before == {ConsentState.MISSING}
    assert {row.state for row in missing(store)} == {ConsentState.ASKED}
    assert keys.count <= 4
    keys.press("Ctrl+Z")
    assert {row.state for row in missing(store)} == {ConsentState.MISSING}


def test_five_slips_are_entered_with_two_keys_beyond_each_name(shell, keys, store):
    shell.go_to("consents")

    keys.press("Ctrl+N")
    for name in FIVE:
        keys.type(name)
        keys.press("Enter", "G")

    assert store.read(lambda session: count_entered(session, TODAY)) == len(FIVE)
    assert len(missing(store)) == 1
    assert keys.count == 1 + sum(len(name) + BEYOND_THE_NAME for name in FIVE)


def test_a_wrong_key_is_taken_back_and_typed_again(shell, keys, store):
    shell.go_to("consents")
    keys.press("Ctrl+N")
    keys.type("may")
    keys.press("Enter", "R", "Ctrl+Z")
    open_again = len(missing(store))
    keys.type("may")
    keys.press("Enter", "G")

    assert open_again == 6
    assert len(missing(store)) == 5


def _printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer
