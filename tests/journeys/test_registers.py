"""Add a keep-apart rule, and bring something back from the bin, by keyboard from any page."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from keys_support import named
from PySide6.QtCore import Qt
from support import add_students

from peerdesk.enums import ConstraintKind
from peerdesk.services import binned, constraint_register, constraints
from peerdesk.services.constraints import Why

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 41, tzinfo=UTC)
MOST_FOR_A_RULE = 19
MOST_FOR_THE_BIN = 6


@pytest.fixture
def ids(store):
    return add_students(store, 6)


@pytest.fixture
def shell(ids, open_shell):
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def rules(store):
    return store.read(partial(constraint_register.list_rules, today=TODAY))


def test_keep_apart_rule_is_added_from_any_page(qtbot, store, shell, keys):
    keys.press("Ctrl+K")
    keys.type("keep")
    keys.press("Enter", "Ctrl+N")
    keys.type("may")
    keys.press("Enter")
    keys.type("eli")
    keys.press("Enter", "Tab")
    keys.write("Fought on the bus")
    keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: len(rules(store)) == 1)

    (row,) = rules(store)
    keys.wait()
    assert {row.one.full_name, row.other.full_name} == {"Maya Ortiz", "Eli Brandt"}
    assert (row.detail, row.expires_on) == ("Fought on the bus", None)
    assert keys.count <= MOST_FOR_A_RULE


def test_deleted_rule_comes_back_from_the_bin(store, ids, shell, keys):
    adding = partial(constraints.add_constraint, one_id=ids[0], other_id=ids[1])
    kind = ConstraintKind.KEEP_APART
    rule_id = store.write(partial(adding, kind=kind, why=Why()), "Added").value
    store.write(partial(constraints.remove_constraint, constraint_id=rule_id), "Removed")

    keys.press("Ctrl+K")
    keys.type("bin")
    keys.press("Enter", "Ctrl+N")

    assert [row.id for row in rules(store)] == [rule_id]
    assert store.read(partial(binned.list_bin, now=NOW)) == []
    assert keys.count <= MOST_FOR_THE_BIN


def test_story_of_a_rule_is_read_by_holding_f8(qtbot, store, ids, shell, keys):
    adding = partial(constraints.add_constraint, one_id=ids[0], other_id=ids[1])
    why = Why(detail="Fought on the bus")
    store.write(partial(adding, kind=ConstraintKind.KEEP_APART, why=why), "Added")
    shell.go_to("apart")
    keys.reach(named("Rules"))

    keys.press("Down", "Enter")
    hidden = keys.focus
    qtbot.keyPress(hidden, Qt.Key.Key_F8)
    assert hidden.text() == "Fought on the bus"

    qtbot.keyRelease(hidden, Qt.Key.Key_F8)
    assert "bus" not in hidden.text()


def test_rule_is_ended_and_set_again_by_one_key_each(store, ids, shell, keys):
    adding = partial(constraints.add_constraint, one_id=ids[0], other_id=ids[1])
    store.write(partial(adding, kind=ConstraintKind.KEEP_APART, why=Why()), "Added")
    shell.go_to("apart")
    shell.page.states.button("all").click()
    keys.reach(named("Rules"))

    keys.press("Down", "E")
    assert rules(store)[0].state == "over"
    keys.press("R")

    assert rules(store)[0].state == "holds"
