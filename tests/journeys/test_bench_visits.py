"""A week of the clipboard and one scan of recess, entered by keyboard with every key counted."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from duty_support import MONDAY, School
from keys_support import named

from peerdesk.services import bench_life
from peerdesk.services.bench_life import Moment
from peerdesk.ui.kit.typing_grid import TypingGrid

FRIDAY = MONDAY + timedelta(days=4)
NOW = datetime(2026, 11, 27, 15, tzinfo=UTC)
WEEK = ("4", "0", "2", "3", "1", "5", "2", "0", "3", "1")
"""Two recesses of five days at one bench."""

MOST_WEEK_KEYS = 2 * len(WEEK) + 4
"""A digit and Enter for each cell; the page, its place and saving besides."""

SCAN = ("3", "4", "9", "2", "6", "8", "1", "6", "9", "2", "4", "9")
MOST_SCAN_KEYS = 2 * len(SCAN) + 12


@pytest.fixture
def school(store):
    made = School(store)
    made.write(partial(bench_life.save_zone, name="Field"))
    return made


@pytest.fixture
def shell(school, open_shell):
    return open_shell(FRIDAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def test_clipboard_of_a_week_is_keyed_in(school, shell, keys):
    keys.press("Ctrl+4", "Alt+V")
    keys._qtbot.waitUntil(lambda: isinstance(keys.focus, TypingGrid), timeout=20_000)
    for number in WEEK:
        keys.type(number)
        keys.press("Enter")
    keys.press("Ctrl+Enter")

    week = school.store.read(partial(bench_life.tally_week, day=MONDAY))
    assert (week.visits, week.counted) == (21, 10)
    assert keys.count <= MOST_WEEK_KEYS


def test_scan_of_a_sheet_is_entered(school, shell, keys):
    shell.go_to("bench_life", "scans")
    keys._qtbot.waitUntil(shell.page.header.primary.isVisible)
    keys.press("Alt+E", "Alt+W")
    keys.write("Ms. Begay")
    keys.reach(lambda widget: isinstance(widget, TypingGrid))
    for number in SCAN:
        keys.type(number)
        keys.press("Enter")
    keys.reach(named("Save scan"))
    keys.press("Space")

    (scan,) = school.store.read(bench_life.list_scans)
    assert scan.draft.moments[15] == Moment(2, 4, 9)
    assert len(scan.draft.moments) == 4
    assert keys.count <= MOST_SCAN_KEYS


def test_clipboard_is_found_by_its_code_from_the_palette(school, shell, keys):
    code = school.store.read(bench_life.fresh_code)
    school.write(partial(bench_life.store_board, code=code, monday=MONDAY, today=MONDAY))
    keys.press("Ctrl+K")
    keys.write("bench visits")
    keys.press("Enter", "Ctrl+F")
    keys.write(code)
    keys.press("Enter")
    keys.type("7")
    keys.press("Ctrl+Enter")

    week = school.store.read(partial(bench_life.tally_week, day=MONDAY))
    assert week.visits == 7
    assert school.store.read(bench_life.list_boards) == []
