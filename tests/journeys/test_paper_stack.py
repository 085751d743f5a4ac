"""A stack of ten forms is entered by keyboard, and what is missing is said."""

from functools import partial

import pytest
from keys_support import named
from session_support import add_pairs, print_forms, rows_of
from support import NOW, TODAY

from peerdesk.enums import ConsentKind, ConsentStatus
from peerdesk.services import consents, matches
from peerdesk.services.session_logs import lists
from peerdesk.services.session_logs.lists import SessionFilter
from peerdesk.services.session_logs.sheets import SheetState

KEYS_A_SHEET = 7
"""Take it, its day as before, four answers, save."""

TO_GET_THERE = 4


@pytest.fixture
def stack(store):
    add_pairs(store, 10)
    return print_forms(store)


@pytest.fixture
def shell(stack, open_shell):
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def sessions(store):
    return store.read(partial(lists.list_sessions, wanted=SessionFilter()))


def go_there(keys):
    keys.press("Ctrl+6")
    keys.press("Alt+E")
    keys.wait()


def answer(keys, day="", answers="23gn"):
    keys.press("Enter")
    keys.type(day)
    keys.press("Enter")
    keys.type(answers)
    keys.press("Ctrl+Enter")


def test_stack_of_ten_takes_seven_keys_a_sheet(store, shell, keys, qtbot):
    go_there(keys)
    qtbot.waitUntil(lambda: shell._current == "stack")
    answer(keys, day="20")
    for _ in range(9):
        answer(keys)

    rows = sessions(store)
    assert len(rows) == 10
    assert {(row.minutes, row.topic, row.mood) for row in rows} == {(15, "family", "good")}
    assert {row.state for row in rows_of(store)} == {SheetState.ENTERED}
    assert keys.count <= 10 * KEYS_A_SHEET + TO_GET_THERE


def test_scanned_form_is_taken_out_of_turn_and_the_missing_are_named(
    store, stack, shell, keys, qtbot
):
    shell.go_to("stack")
    keys.write(f"PD-{stack[3]}")
    answer(keys, day="20")

    keys.press("Ctrl+F")
    for _ in range(6):
        answer(keys)
    keys.press("Enter")

    assert len(sessions(store)) == 7
    assert shell.page.message.text.startswith("3 sheets are not back. They are with: Maya Ortiz")


def test_worry_must_be_answered_and_yes_opens_the_concern(store, shell, keys, qtbot):
    shell.go_to("stack")
    keys.press("Enter")
    keys.type("20")
    keys.press("Enter")
    keys.type("1")
    keys.press("Ctrl+Enter")
    assert "worry" in shell.page.form.fields["worry"].error
    assert sessions(store) == []

    keys.type("y")
    keys.press("Ctrl+Enter")

    (row,) = sessions(store)
    assert row.has_worry
    assert type(shell.panel.content).__name__ == "ConcernPanel"


@pytest.mark.parametrize(
    ("day", "words"),
    [("12/20", "not come yet"), ("2/1", "before the first"), ("x", "Type the day")],
)
def test_wrong_day_is_said_at_once_and_stays_typed(store, shell, keys, day, words):
    shell.go_to("stack")
    keys.press("Enter")
    keys.write(day)
    keys.press("Enter")

    assert words in shell.page.form.fields["held_at"].error
    assert shell.page.form.day.text() == day
    assert sessions(store) == []


def test_a_sheet_after_a_no_says_so_leads_to_the_yes_and_keeps_what_was_typed(
    store, shell, keys, qtbot
):
    (pair, *_) = store.read(lambda session: matches.list_pairs(session, TODAY))
    shell.go_to("stack")
    refuse = partial(consents.record_consent, kind=ConsentKind.TAKE_PART, today=TODAY)
    no = partial(refuse, student_id=pair.buddy.id, status=ConsentStatus.REFUSED)
    store.write(no, "Said no")
    answer(keys, day="24", answers="23gn")
    assert "said no" in shell.page._code_field.error

    keys.press("Enter")

    assert (shell.page.form.typed.minutes, shell.page.form.typed.mood) == (15, "good")
    keys.press("Ctrl+Enter")
    shell.page.message._action.click()
    qtbot.waitUntil(lambda: shell._current == "students")
    assert sessions(store) == []


def test_code_with_a_wrong_letter_is_said_on_the_spot(store, stack, shell, keys):
    shell.go_to("stack")
    keys.write(stack[0][:-1] + ("2" if stack[0][-1] != "2" else "3"))
    keys.press("Enter")

    assert "does not fit" in shell.page._code_field.error
    assert shell.page.sheet is None


def test_half_a_sheet_is_found_again_after_a_crash(store, shell, keys, open_shell, qtbot):
    shell.go_to("stack")
    keys.press("Enter")
    keys.type("20")
    keys.press("Enter")
    keys.type("24")
    code = shell.page.sheet.code
    shell.page.keep_draft()
    keys.wait()
    shell.close()

    again = open_shell(TODAY, NOW)
    again.go_to("stack")

    assert again.page.kept.text.startswith("Kept from ")
    assert again.page.sheet.code == code
    assert (again.page.form.typed.minutes, again.page.form.typed.day) == (15, "20")


def test_lost_sheet_is_declared_void_from_the_list(store, stack, shell, keys):
    shell.go_to("stack")
    shell.page.list.table.setFocus()
    shell.page.list.table.go_to(lambda row: row.code == stack[2])
    keys.press("Del")

    assert rows_of(store)[2].state is SheetState.VOID
    keys.press("Ctrl+Z")
    assert rows_of(store)[2].state is SheetState.OUT


def test_palette_and_sessions_lead_to_the_stack(shell, keys):
    keys.press("Ctrl+6")
    keys.reach(named("Enter paper sheets"))
    keys.press("Space")

    assert shell._current == "stack"


def test_question_that_is_asked_is_in_view_on_a_small_screen(store, stack, open_shell, hands):
    small = open_shell(TODAY, NOW, 1093, 530)
    keys = hands(small)
    small.go_to("stack")
    keys.press("Enter")
    keys.type("20")
    keys.press("Enter")
    keys.type("23g")

    row = small.page.form.rows["worry"]
    assert keys.focus.parent() is row
    assert not row.visibleRegion().isEmpty()
