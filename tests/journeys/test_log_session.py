"""Task 1: a session of any kind is logged from any page in at most twelve keys."""

import pytest
from session_support import add_pairs
from support import NOW, TODAY

from peerdesk.enums import SessionKind
from peerdesk.services.session_logs import lists
from peerdesk.services.session_logs.lists import SessionFilter

MOST_KEYS = 12


@pytest.fixture
def shell(store, open_shell):
    add_pairs(store, 3)
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def logged(store):
    return store.read(lambda session: lists.list_sessions(session, SessionFilter()))


@pytest.mark.parametrize("place", ["today", "students", "use_time", "stack", "settings"])
def test_expected_pair_takes_five_chords_from_every_page(store, shell, keys, place):
    shell.go_to(place)
    keys.press("Ctrl+L", "1", "Alt+3", "G", "Ctrl+Enter")

    (row,) = logged(store)
    assert (row.who, row.topic, row.mood) == ("Maya Ortiz + Eli Brandt", "family", "good")
    assert keys.count <= MOST_KEYS
    assert shell.undo_bar.text == "Logged Maya Ortiz + Eli Brandt"


def test_own_time_takes_its_word_and_its_minutes(store, shell, keys):
    keys.press("Ctrl+L")
    keys.type("lunch")
    keys.press("Enter")
    keys.type("20")
    keys.press("Ctrl+Enter")

    (row,) = logged(store)
    assert (row.kind, row.who, row.minutes) == (
        SessionKind.OWN_TIME, "Lunch or bus duty", 20
    )  # fmt: skip
    assert keys.count <= MOST_KEYS


def test_last_session_is_repeated_with_three_chords(store, shell, keys):
    keys.press("Ctrl+L", "2", "G", "Ctrl+Enter")
    before = keys.count

    keys.press("Ctrl+L", "Ctrl+D", "Ctrl+Enter")

    assert [row.who for row in logged(store)] == ["Sam Vance + Ana Ruiz"] * 2
    assert keys.count - before == 3


def test_row_of_the_list_is_repeated(store, shell, keys):
    keys.press("Ctrl+L", "2", "G", "Ctrl+Enter")
    shell.go_to("sessions")
    shell.page._table.setFocus()
    shell.page._table.go_to(lambda row: True)

    keys.press("Ctrl+D", "Ctrl+Enter")

    assert len(logged(store)) == 2


def test_worry_leads_to_the_concern_without_the_mouse(store, shell, keys):
    keys.press("Ctrl+L", "1", "G")
    keys.reach(lambda widget: getattr(widget, "text", str)() == "Yes")
    keys.press("Space", "Ctrl+Enter")

    (row,) = logged(store)
    assert row.has_worry
    assert type(shell.panel.content).__name__ == "ConcernPanel"
