import sys

import pytest

from peerdesk.errors import DamagedFileError
from peerdesk.ui.crash import RUNNING_FILE, CrashGuard, write_report


@pytest.fixture
def guard(qtbot, tmp_path):
    left = []
    made = CrashGuard(tmp_path, quit_program=left.append)
    made.left = left
    made.install()
    yield made
    made.remove()
    if hasattr(made, "box"):
        made.box.close()


def failing(name):
    raise ValueError(name)


def caught(name):
    with pytest.raises(ValueError, match=name) as raised:
        failing(name)
    return raised.value


def test_report_says_where_but_never_what(tmp_path):
    path = write_report(tmp_path, caught("Maya Ortiz"))

    text = path.read_text(encoding="utf-8")

    assert "ValueError" in text
    assert "test_shell_crash.py" in text
    assert "Maya" not in text


@pytest.mark.loud
def test_crash_keeps_drafts_shows_one_dialog_and_ends(qtbot, guard):
    rescued = []
    guard.rescue = lambda: rescued.append(True)

    guard.report(caught("Maya Ortiz"))
    guard.report(caught("Sam Vance"))
    text = guard.box.text() + guard.box.informativeText()
    guard.box.buttons()[0].click()

    assert rescued == [True]
    assert guard.left == [1]
    assert "Maya" not in text
    assert len(list(guard._folder.glob("crash-*.txt"))) == 1


@pytest.mark.loud
def test_failing_rescue_does_not_hide_the_crash(qtbot, guard):
    guard.rescue = lambda: failing("again")

    guard.report(caught("Maya Ortiz"))
    guard.box.buttons()[0].click()

    assert guard.left == [1]


def test_next_start_knows_that_the_last_one_did_not_end(qtbot, tmp_path):
    (tmp_path / RUNNING_FILE).touch()

    guard = CrashGuard(tmp_path)
    guard.install()
    guard.remove()

    assert guard.was_unclean
    assert not CrashGuard(tmp_path).was_unclean


@pytest.mark.parametrize("has_place", [True, False])
@pytest.mark.loud
def test_expected_error_is_said_where_there_is_a_place_for_it(qtbot, guard, has_place):
    told = []
    guard.explain = lambda error: told.append(error) or has_place
    error = DamagedFileError(folder="here")

    sys.excepthook(type(error), error, None)

    assert told == [error]
    assert hasattr(guard, "box") is not has_place
