"""Whoever types and leaves at once, before any pause, loses nothing."""

import pytest
from session_support import add_pairs, print_forms
from support import NOW, TODAY

from peerdesk.enums import Paper
from peerdesk.reports import catalog
from peerdesk.services import drafts
from peerdesk.services.concerns.record import find_kept_concern
from peerdesk.services.session_logs import stack
from peerdesk.ui.kit.log_panel import DRAFT_KEY

NEVER_MS = 3_600_000


@pytest.fixture
def pairs(store):
    return add_pairs(store, 3)


@pytest.fixture
def forms(store, pairs):
    return print_forms(store)


@pytest.fixture
def shell(pairs, open_shell):
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def draft(store, key):
    return store.read(lambda session: drafts.find_draft(session, key))


def type_a_sheet(shell, keys):
    """Answer the first questions of the next sheet, without a pause ever coming."""
    shell.go_to("stack")
    shell.page._calm.setInterval(NEVER_MS)
    keys.press("Enter")
    keys.type("20")
    keys.press("Enter")
    keys.type("24")
    return shell.page.sheet.id


def test_sheet_left_with_escape_is_kept(forms, store, shell, keys):
    sheet_id = type_a_sheet(shell, keys)

    keys.press("Esc")

    assert shell.page.sheet is None
    assert stack.from_content(draft(store, stack.DRAFT_KEY))[0] == sheet_id


def test_sheet_taken_up_again_has_its_answers(forms, shell, keys):
    sheet_id = type_a_sheet(shell, keys)

    keys.press("Esc", "Enter")

    assert shell.page.sheet.id == sheet_id
    assert (shell.page.form.typed.minutes, shell.page.form.typed.topic) == (15, "feelings")


def test_sheet_of_a_page_that_is_left_is_kept(forms, store, shell, keys):
    type_a_sheet(shell, keys)

    keys.press("Ctrl+1")

    _id, typed = stack.from_content(draft(store, stack.DRAFT_KEY))
    assert (typed.day, typed.minutes) == ("20", 15)


def test_marks_of_a_monday_sheet_that_is_left_are_kept(pairs, store, shell, keys):
    store.write(lambda s: catalog.record_printed(s, "monday-sheet", _shown(s)), "Printed")
    shell.go_to("monday")
    shell.page._calm.setInterval(NEVER_MS)
    keys.type("1d")
    sheet = shell.page.sheet

    keys.press("Ctrl+1")

    assert list(draft(store, f"work-sheet:{sheet.row.id}")) == ["1"]


def test_session_left_with_escape_is_kept(store, shell, keys):
    keys.press("Ctrl+L")
    shell.panel.content._calm.setInterval(NEVER_MS)
    keys.press("1", "G")

    keys.press("Esc")

    assert draft(store, DRAFT_KEY)["mood"] == "good"


def test_concern_left_with_escape_is_kept(store, shell, keys):
    keys.press("Ctrl+Shift+C")
    panel = shell.panel.content
    panel._calm.setInterval(NEVER_MS)
    panel._form.facts.setFocus()
    keys.write("Hides at recess")

    keys.press("Esc")

    entry, _at = store.read(find_kept_concern)
    assert entry.facts == "Hides at recess"


def _shown(session):
    return catalog.preview(session, "monday-sheet", {"today": TODAY}, Paper.LETTER, "en").options
