"""A shell on the Students page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

ROSTERS = Path(__file__).parents[2] / "reference" / "rosters"


@pytest.fixture
def rosters():
    """Give the folder of the reference rosters."""
    return ROSTERS


@pytest.fixture
def calm(qtbot, tasks):
    """Give a function that waits until no work is under way."""

    def wait():
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=10_000)

    return wait


@pytest.fixture
def shell(make_shell, calm):
    """Give a shell on an empty school, Students page open."""
    made = make_shell()
    made.go_to("students")
    calm()
    yield made
    calm()


@pytest.fixture
def page(shell):
    """Give the Students page."""
    return shell.page


@pytest.fixture
def store(shell):
    """Give the store behind the shell."""
    return shell._desk._store


@pytest.fixture
def press(qtbot, shell):
    """Give a function that presses a key on whatever has the focus."""

    def press_key(key, modifier=Qt.KeyboardModifier.NoModifier):
        target = shell.window().focusWidget() or shell
        qtbot.keyClick(target, key, modifier)

    return press_key
