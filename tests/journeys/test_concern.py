"""Task 5: a concern and its referral, from any page to the form that goes with it."""

from datetime import timedelta
from functools import partial

import pytest
from care_support import add_partner, entry_for
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from support import NOW, TODAY, add_students

from peerdesk.enums import ConcernSource, ConcernStatus, HowSoon, Release, Shareable
from peerdesk.services.concerns.lists import concern_detail, list_concerns
from peerdesk.services.concerns.prefill import ConcernPrefill
from peerdesk.services.concerns.record import find_concern_draft

MOST_KEYS = 13
"""The design allows fifteen and a fifth more."""
FACTS = "Said that his stomach always hurts"


@pytest.fixture
def students(store):
    ids = add_students(store, 4)
    add_partner(store)
    return ids


@pytest.fixture
def shell(students, open_shell):
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def only(store):
    """Return the one concern in full."""
    (row,) = store.read(list_concerns)
    return store.read(partial(concern_detail, concern_id=row.id))


def record(keys):
    """Record a concern about Maya that a helper noticed."""
    keys.press("Ctrl+Shift+C")
    keys.type("may")
    keys.press("Enter")
    keys.write(FACTS)
    keys.press("Alt+1", "Ctrl+Enter")


def test_concern_is_recorded_referred_and_printed(store, shell, keys):
    record(keys)
    keys.press("R", "1", "Alt+3", "Ctrl+Enter", "F")

    found = only(store)
    assert (found.name, found.facts) == ("Maya Ortiz", FACTS)
    assert (found.row.source, found.row.how_soon) == (ConcernSource.PEER, HowSoon.TODAY)
    assert found.row.status is ConcernStatus.WAITING
    assert found.referrals[0].release is Release.GIVEN
    assert found.referrals[0].shares == (Shareable.CONTACT, Shareable.FACTS)
    assert found.referrals[0].reply_due_on == TODAY + timedelta(days=10)
    assert shell._preview is not None
    assert keys.count <= MOST_KEYS


def test_follow_up_lands_in_today(shell, keys):
    record(keys)
    keys.press("R", "1", "Ctrl+Enter", "Ctrl+1")

    words = [widget.text() for widget in shell.page.findChildren(QLabel)]

    assert "Referral, grade 1, reply awaited" in words


def test_danger_stands_before_the_first_field(shell, keys):
    keys.press("Ctrl+Shift+C")

    panel = shell.panel.content
    assert "988" in panel._danger.accessibleDescription()
    assert panel._danger.y() < panel._who_field.y()
    assert isinstance(keys.focus, QLineEdit)


@pytest.mark.parametrize("place", ["students", "sessions", "concerns", "settings"])
def test_concern_takes_the_same_keys_from_every_page(store, shell, keys, place):
    shell.go_to(place)

    record(keys)

    assert only(store).facts == FACTS
    assert keys.count <= 8


def test_one_more_key_takes_the_concern_back(store, shell, keys):
    record(keys)

    keys.press("Ctrl+Z")

    assert store.read(list_concerns) == []
    assert not shell.panel.isVisible()


def test_open_concern_is_led_to_its_end(store, shell, keys):
    record(keys)
    keys.press("P")
    keys.write("Mother, by phone")
    keys.press("Ctrl+Enter", "L", "Space", "Ctrl+Enter")

    found = only(store)
    assert found.steps[1].who == "Mother, by phone"
    assert found.row.status is ConcernStatus.CLOSED


def test_esc_goes_back_one_level_and_what_was_typed_stays(store, shell, keys):
    record(keys)
    keys.press("N")
    keys.write("She called back")
    keys.press("Esc")
    panel_stays = shell.panel.isVisible()
    keys.press("N")

    assert panel_stays
    assert isinstance(keys.focus, QPlainTextEdit)
    assert keys.focus.toPlainText() == "She called back"


def test_half_a_concern_is_kept_when_the_file_closes(store, shell, keys):
    keys.press("Ctrl+Shift+C")
    keys.type("may")
    keys.press("Enter")
    keys.write(FACTS)
    shell.keep_drafts()
    keys.wait()

    assert store.read(find_concern_draft).facts == FACTS


def test_a_kept_concern_says_from_when_it_is_and_can_be_discarded(store, shell, keys, open_shell):
    keys.press("Ctrl+Shift+C")
    keys.write("may")
    keys.press("Enter")
    keys.write(FACTS)
    shell.keep_drafts()
    keys.wait()
    again = open_shell(TODAY, NOW)
    again.open_concern()
    panel = again.panel.content
    said, found = panel.kept.text, panel._form.facts.toPlainText()

    panel.kept._action.click()
    keys.wait()

    assert (said[:9], found, panel._form.facts.toPlainText()) == ("Kept from", FACTS, "")
    assert store.read(find_concern_draft) is None


def test_saving_without_facts_says_so_and_keeps_the_rest(store, shell, keys):
    keys.press("Ctrl+Shift+C")
    keys.type("may")
    keys.press("Enter", "Alt+2", "Ctrl+Enter")

    panel = shell.panel.content
    assert "own words" in panel._form.fields["facts"].error
    assert panel._form.source.key == ConcernSource.TEACHER.value
    assert keys.focus is panel._form.facts
    assert store.read(list_concerns) == []


def test_concern_of_a_session_knows_who_was_there(store, students, shell, keys):

    shell.open_concern(ConcernPrefill(student_ids=tuple(students[:2])))
    keys.wait()
    keys.press("2")
    keys.write(FACTS)
    keys.press("Alt+5", "Ctrl+Enter")

    assert only(store).name == "Eli Brandt"
    assert entry_for(students[1]).source is not only(store).row.source
