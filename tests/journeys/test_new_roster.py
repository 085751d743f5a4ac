"""Task 6: a new roster from the school's information system, by keyboard, and taken back."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from support import NOW, TODAY

from peerdesk.services import students

ROSTERS = Path(__file__).parents[1] / "reference" / "rosters"
MOST_KEYS = 9
"""Eight and a fifth more."""


@pytest.fixture
def shell(open_shell):
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def stored(store):
    return store.read(lambda session: students.list_students(session, TODAY))


def import_pasted(keys, text):
    """Paste what was copied from a spreadsheet and import it."""
    QGuiApplication.clipboard().setText(text)
    keys.press("Ctrl+I", "Ctrl+V")
    keys.press("Ctrl+N")  # the columns are right: check
    keys.press("Ctrl+N")  # the counts are right: import


def test_roster_is_imported_and_taken_back(shell, keys, store):
    shell.go_to("students")
    text = (ROSTERS / "messy.csv").read_text(encoding="utf-8-sig")

    import_pasted(keys, text)

    assert stored(store)
    assert keys.count <= MOST_KEYS

    keys.press("Ctrl+Z")

    assert stored(store) == []


def test_nothing_is_written_before_the_last_step(shell, keys, store):
    shell.go_to("students")
    QGuiApplication.clipboard().setText("Student ID\tName\tGrade\n0001\tRuiz, Ana\t5\n")
    keys.press("Ctrl+I", "Ctrl+V", "Ctrl+N")

    assert stored(store) == []

    keys.press("Ctrl+N")

    assert len(stored(store)) == 1
