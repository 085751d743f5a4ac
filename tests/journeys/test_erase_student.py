"""One student is erased for good by keyboard, and the proof is printed."""

import pytest
from keys_support import named
from support import NOW, TODAY, add_students

from peerdesk.ui.kit.erase_panel import ErasePanel

KEYS = 9
"""Find the student (Ctrl+K, three letters, Enter), Alt+E, Enter behind the word, the proof."""


@pytest.fixture
def shell(store, open_shell):
    add_students(store, 3)
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def names(store):
    statement = "SELECT count(*) FROM student WHERE first_name <> ''"
    return store.read(lambda s: s.connection().exec_driver_sql(statement).scalar())


def open_erasing(shell, keys, qtbot):
    """Go to the student and to the question, as far as the word that is typed."""
    keys.press("Ctrl+K")
    keys.type("may")
    keys.press("Enter")
    keys.press("Alt+E")
    qtbot.waitUntil(lambda: isinstance(shell.panel.content, ErasePanel))
    keys.wait()
    qtbot.waitUntil(lambda: keys.focus is shell.panel.content.editor)
    return shell.panel.content


def test_student_is_erased_and_the_proof_shown_in_nine_keys(store, shell, keys, qtbot):
    panel = open_erasing(shell, keys, qtbot)

    keys.write("ERASE")
    keys.press("Enter")
    qtbot.waitUntil(lambda: "Erased for good" in panel.message.text)
    keys.press("Enter")
    qtbot.waitUntil(lambda: shell._preview is not None)

    assert names(store) == 2
    assert keys.count <= KEYS


def test_without_the_word_enter_erases_nobody(store, shell, keys, qtbot):
    panel = open_erasing(shell, keys, qtbot)

    keys.press("Enter")

    assert "Type ERASE in capital letters" in panel.field.error
    assert names(store) == 3


def test_student_is_kept_by_two_keys(store, shell, keys, qtbot):
    open_erasing(shell, keys, qtbot)

    keys.reach(named("Keep the student"))
    keys.press("Enter")

    assert not shell.panel.isVisible()
    assert names(store) == 3
