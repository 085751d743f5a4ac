"""Change a rule and see the block lift; give a new helper a mentor: by keyboard, keys counted."""

from datetime import UTC, date, datetime, time
from functools import partial

import pytest
from support import add_students, ask_nobody

from peerdesk.enums import (
    Activity,
    ConsentKind,
    Grade,
    MembershipRole,
    ProgramKind,
    RecessKind,
    SessionKind,
)
from peerdesk.services import calendar, programs
from peerdesk.services.programs import MemberDetails
from peerdesk.services.session_logs.lists import SessionFilter, list_sessions
from peerdesk.services.training.courses import seed_courses
from peerdesk.services.training_rules import mentors, rules

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 41, tzinfo=UTC)
BENCH, PAIRS = ProgramKind.BUDDY_BENCH, ProgramKind.PEER_MENTORING
HELPER = MembershipRole.HELPER
MOST_FOR_A_RULE = 22
MOST_FOR_A_MENTOR = 8


@pytest.fixture
def ids(store):
    """Return Maya, an experienced helper with the course; Eli, a new one; Sam, a buddy."""
    found = add_students(store, 3, grades=(Grade.G05,))
    ask_nobody(store, ConsentKind.PEER_COUNSELING)

    def fill(session):
        seed_courses(session)
        recess = calendar.RecessDraft("Lunch", RecessKind.LUNCH, time(12), time(12, 20))
        calendar.save_recess(session, recess)
        old = MemberDetails(is_experienced=True)
        programs.mark_member(session, found[0], HELPER, old, today=date(2025, 9, 1), kind=BENCH)
        programs.mark_member(session, found[1], HELPER, today=TODAY, kind=BENCH)
        programs.record_training(session, found[:2], "peer_support", done_on=TODAY)

    store.write(fill, "Filled")
    return found


@pytest.fixture
def shell(ids, open_shell):
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def counseling(store):
    wanted = SessionFilter(kinds=frozenset({SessionKind.PEER_COUNSELING}))
    return store.read(partial(list_sessions, wanted=wanted))


def test_rule_is_changed_and_the_block_lifts(qtbot, store, shell, keys):
    log_of_eli(keys)
    panel = shell.panel.content
    assert panel._who_field.error.startswith(
        "Eli Brandt cannot log counseling until Limits of confidentiality is done."
    )
    assert counseling(store) == []
    keys.count = 0

    keys.press("Ctrl+K")
    keys.type("train r")
    keys.press("Enter")
    to_cell(keys, shell.page.rules.grid, Activity.HOLD_COUNSELING, "Limits of confidentiality")
    keys.press("Space", "Ctrl+L")
    keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: len(counseling(store)) == 1)

    assert store.read(rules.needs)[Activity.HOLD_COUNSELING] == ("peer_support",)
    assert keys.count <= MOST_FOR_A_RULE


def log_of_eli(keys):
    """Log counseling that Eli held, who has not done Limits."""
    keys.press("Ctrl+L")
    keys.type("peer c")
    keys.press("Enter")
    keys.type("eli")
    keys.press("Enter", "Ctrl+Return")


def to_cell(keys, grid, activity, course):
    """Go to a cell by the arrow keys."""
    assert keys.focus is grid
    for _ in range(list(Activity).index(activity)):
        keys.press("Right")
    while grid.current_cell.value.course_name != course:
        keys.press("Down")


def test_new_helper_is_given_a_mentor(qtbot, store, ids, shell, keys):
    keys.press("Ctrl+K")
    keys.type("mento")
    keys.press("Enter", "1")
    qtbot.waitUntil(lambda: bool(store.read(partial(mentors.list_mentors, today=TODAY))))

    (row,) = store.read(partial(mentors.list_mentors, today=TODAY))
    assert (row.mentor.id, row.new.id, row.kind) == (ids[0], ids[1], BENCH)
    assert keys.count <= MOST_FOR_A_MENTOR
