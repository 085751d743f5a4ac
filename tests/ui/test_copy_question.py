"""The question after unlocking a file that looks restored or copied."""

import pytest

from peerdesk import paths
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.sync import sightings


def replica(opened):
    return opened.store.read(lambda session: local_state.get(session, Key.REPLICA))


@pytest.fixture
def moved(open_vault, tmp_path):
    sightings.remember(open_vault.store, tmp_path / "elsewhere", paths.config_folder())
    return open_vault


@pytest.mark.parametrize(("button", "is_new"), [("yes", True), ("no", False)])
def test_one_answer_settles_a_moved_file(qtbot, make_window, moved, tasks, button, is_new):
    before = replica(moved)
    window = make_window()
    window.open(moved)
    qtbot.waitUntil(lambda: window.copies is not None and window.copies.question.isVisible())

    getattr(window.copies.question, button).click()

    qtbot.waitUntil(lambda: not window.copies.question.isVisible())
    assert (replica(moved) != before) is is_new
    window.lock()
    qtbot.waitUntil(lambda: not tasks.is_busy)


def test_a_file_that_stayed_is_opened_in_silence_and_remembered(
    qtbot, make_window, open_vault, tasks
):
    window = make_window()
    window.open(open_vault)
    qtbot.waitUntil(lambda: window.copies is not None)
    assert not window.copies.question.isVisible()

    window.lock()

    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert list(paths.config_folder().glob("vault-*.json"))
