"""The Monday sheet: printed on Monday, ticked through the week, entered back by keyboard."""

from datetime import UTC, date, datetime, timedelta

import pytest
from buddy_support import accept, add_buddies, add_helpers, propose
from support import TODAY

from peerdesk.enums import Paper
from peerdesk.reports import catalog
from peerdesk.services import check_in_records, match_life, worklist
from peerdesk.services.match_life import FirstMeeting
from peerdesk.services.worklist import sheets

DAY = TODAY + timedelta(days=9)
NOW = datetime(DAY.year, DAY.month, DAY.day, 15, tzinfo=UTC)
PAIRS = 4
KEYS_PER_LINE = 2
OVERHEAD = 3


@pytest.fixture
def pairs(store):
    """Four pairs that met a week ago, so that their first check-in is due."""
    add_helpers(store, PAIRS)
    add_buddies(store, PAIRS)
    propose(store)
    ids = list(accept(store).match_ids)
    meeting = FirstMeeting(TODAY, "Ms. Begay")
    for match_id in ids:
        store.write(
            lambda s, one=match_id: match_life.note_first_meeting(s, one, meeting, TODAY), "Met"
        )
    return ids


def print_sheet(store, key):
    shown = store.read(lambda s: catalog.preview(s, key, {"today": DAY}, Paper.LETTER, "en"))
    store.write(lambda s: catalog.record_printed(s, key, shown.options), "Printed")


@pytest.fixture
def today(qtbot, open_shell):
    """Return a function that opens the window and waits until Today shows its work list."""

    def make():
        shell = open_shell(DAY, NOW)
        qtbot.waitUntil(lambda: shell.page.cards is not None, timeout=20_000)
        qtbot.waitUntil(lambda: shell.page.cards._todo._rows() != [], timeout=20_000)
        return shell

    return make


@pytest.fixture
def keys(pairs, store, today, hands):
    print_sheet(store, "monday-sheet")
    return hands(today())


def open_sheet(keys):
    keys.press("Alt+M")  # a mnemonic clicks a moment later
    keys._qtbot.waitUntil(lambda: keys.focus.objectName() == "pageStart", timeout=20_000)


def made(store, pairs):
    return [
        row
        for match_id in pairs
        for row in store.read(lambda s, one=match_id: check_in_records.list_check_ins(s, one))
    ]


def test_monday_sheet_is_entered_with_two_keys_a_line(store, pairs, keys):
    open_sheet(keys)
    for number in range(1, PAIRS + 1):
        keys.type(f"{number}d")
    keys.press("Ctrl+Enter")

    assert len(made(store, pairs)) == PAIRS
    assert store.read(sheets.list_sheets) == []
    assert keys.count <= PAIRS * KEYS_PER_LINE + OVERHEAD


def test_one_key_takes_the_whole_sheet_back(store, pairs, keys):
    open_sheet(keys)
    keys.type("1d2d")
    keys.press("Ctrl+Enter")
    assert len(made(store, pairs)) == 2

    keys.press("Ctrl+Z")

    assert made(store, pairs) == []
    assert len(store.read(sheets.list_sheets)) == 1


def test_other_day_and_remark_are_entered_without_the_mouse(store, pairs, keys):
    yesterday = DAY - timedelta(days=1)
    open_sheet(keys)
    keys.type(f"1.{yesterday.day}d")
    keys.press("Enter")
    keys.write("They draw together.")
    keys.press("Enter", "Ctrl+Enter")

    (row,) = made(store, pairs)
    assert row.done_on == yesterday
    assert row.has_note


def test_wrong_number_is_said_under_the_field_and_nothing_is_lost(store, pairs, keys):
    open_sheet(keys)
    keys.type("1d99d")

    page = keys._window.page
    assert page._entry_field.error.startswith("This sheet has the lines 1 to")
    assert list(page.marks) == [1]
    assert page.entry.text() == "99d"


def test_check_in_sheet_with_a_worry_opens_a_concern(store, pairs, today, hands):
    print_sheet(store, "check-in-sheet")
    shell = today()
    keys = hands(shell)
    open_sheet(keys)
    keys.type("1g2,15w")
    keys.press("Ctrl+Enter")

    assert [row.minutes for row in made(store, pairs)] == [5, 15]
    assert type(shell.panel.content).__name__ == "ConcernPanel"


def test_line_put_off_on_today_is_away_until_its_day(store, pairs, keys):
    before = store.read(lambda s: worklist.work_list(s, DAY)).count
    keys._window.page.cards._todo._rows()[1].setFocus()
    keys.press("N", "Enter")

    assert keys.count == 2

    found = store.read(lambda s: worklist.work_list(s, DAY))
    assert found.count == before - 1
    assert found.put_off[0][1] > date(DAY.year, DAY.month, DAY.day)
