"""Task 8: a school rolls over into its new year by keyboard, and takes it back."""

from datetime import UTC, date, datetime

import pytest
from support import SteppingClock, add_students, make_store

from peerdesk.enums import Grade, MatchStatus, RolloverTask, StudentStatus
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.services import rollover

JUNE = date(2027, 6, 1)
NOW = datetime(2027, 6, 1, 15, tzinfo=UTC)
MOST_KEYS = 14
"""Twelve and a fifth more."""


@pytest.fixture
def store(tmp_path, tasks):
    made = make_store(tmp_path, now=SteppingClock(NOW))
    students = add_students(made, 20, grades=[Grade.G01, Grade.G02, Grade.G03, Grade.G05])
    made.write(lambda s: _pair(s, students[3], students[0]), "Paired")
    yield made
    tasks.shutdown()
    made.close()


@pytest.fixture
def shell(open_shell):
    return open_shell(JUNE, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def _pair(session, helper, buddy):
    from peerdesk.enums import ProgramKind
    from peerdesk.services.vaults import own_school_id, programs_by_kind

    program = programs_by_kind(session)[ProgramKind.PEER_MENTORING]
    session.add(
        Match(
            school_id=own_school_id(session),
            program_id=program,
            mentor_id=helper,
            mentee_id=buddy,
            number=1,
            status=MatchStatus.ACTIVE,
            started_on=date(2026, 9, 14),
        )
    )


def grades(store):
    rows = store.read(lambda s: [(o.id, o.grade, o.status) for o in s.query(Student)])
    return {one: (grade, status) for one, grade, status in rows}


def done(store):
    steps = store.read(lambda s: rollover.board(s, JUNE)).steps
    return {one.task for one in steps if one.is_done}


def roll_over(keys):
    """Do every step: what is done elsewhere (certificates, import) is ticked with Tab and Space."""
    keys.press("Ctrl+Shift+Y")
    keys.press("Ctrl+N")  # back up
    keys.press("Ctrl+N", "Ctrl+N")  # pairs: look, end
    keys.press("Tab", "Space")  # certificates: tick
    keys.press("Ctrl+N", "Ctrl+N")  # promote: dry run, promote
    keys.press("Ctrl+N")  # leavers
    keys.press("Ctrl+N")  # what is kept too long
    keys.press("Ctrl+N")  # calendar
    keys.press("Tab", "Space")  # roster: tick
    keys.press("Ctrl+N")  # team


def test_school_rolls_over_in_twelve_keys_or_a_few_more(store, shell, keys):
    roll_over(keys)

    found = grades(store)
    assert done(store) == set(RolloverTask)
    assert sorted(grade for grade, status in found.values() if status is StudentStatus.ACTIVE) == (
        [Grade.G02] * 5 + [Grade.G03] * 5 + [Grade.G04] * 5
    )
    assert keys.count <= MOST_KEYS


def test_whole_rollover_is_undone_from_the_page(store, shell, keys, qtbot):
    before = grades(store)
    roll_over(keys)

    keys.press("Alt+R")  # a mnemonic clicks a moment later
    qtbot.waitUntil(lambda: shell.page.header.primary.text() == "Undo rollover")
    keys.press("Ctrl+N")

    assert grades(store) == before
    assert done(store) == set()


def test_exception_takes_one_key_on_its_row(store, shell, keys):
    keys.press("Ctrl+Shift+Y", "Ctrl+N")
    shell.page.do(RolloverTask.PROMOTE)
    keys.press("Down", "O")
    chosen = shell.page.promote.table.current_row

    keys.press("Ctrl+N")

    assert chosen.is_exception
    assert chosen.after is None
    assert shell.page.board.steps[4].count == 5


def test_page_is_reached_from_settings(shell, keys):
    shell.go_to("settings", "year")

    keys.press("Ctrl+N")

    assert shell.page.header.title == "Start new year"
