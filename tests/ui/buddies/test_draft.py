"""The draft board by keyboard: match, look, choose, swap, lock, accept, undo."""

import pytest
from buddy_support import TAKE_PART, add_buddies, add_helpers, board, do, pairs, row_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from support import TODAY

from peerdesk.enums import ConsentStatus, ConstraintKind
from peerdesk.services import consents, constraints
from peerdesk.services.names import folded

Key = Qt.Key


@pytest.fixture
def people(store):
    """Return three helpers and two buddies."""
    return add_helpers(store), add_buddies(store)


@pytest.fixture
def draft(room, people):
    """Return the room with a draft on the board."""
    room.match()
    return room


def press(qtbot, room, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(room.page.draft.table, key, modifier)
    room.settle()


def test_matching_shows_the_draft_with_reasons_in_words(draft):
    view = draft.page.draft

    assert draft.page.tabs.key == "draft"
    cells = [line.split(" | ") for line in draft.lines(view)]
    assert [(cell[0], cell[3]) for cell in cells] == [("Good", "bus 4")] * 2
    assert view.summary.text() == "2 students: 2 look good, 0 need a look"
    assert draft.labels == ["Suggested helpers for 2 students"]


def test_nobody_waiting_is_said_and_nothing_is_written(room):
    room.match()

    assert room.page.message.text.startswith("Nobody waits for a helper.")
    assert (room.labels, room.page.tabs.key) == ([], "pairs")


def test_ctrl_enter_accepts_all_as_one_action_that_undo_takes_back(qtbot, draft, store):
    press(qtbot, draft, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert len(pairs(store)) == 2
    assert draft.page.tabs.key == "pairs"
    assert draft.page.message.text == "2 pairs are made."
    assert draft.labels[-1] == "Accepted 2 pairs"
    draft.desk.undo()
    draft.settle()
    assert (pairs(store), len(board(store).rows)) == ([], 2)


def test_c_and_1_choose_the_first_helper_offered(qtbot, draft, store, people):
    press(qtbot, draft, Key.Key_C)
    panel = draft.panel.content
    first = panel.buttons[0].text()

    qtbot.keyClick(draft.window.focusWidget(), Key.Key_1)
    draft.settle()

    chosen = next(row for row in board(store).rows if row.is_locked)
    assert first == f"1  {chosen.helper.full_name}"
    assert not draft.panel.isVisible()
    assert draft.lines(draft.page.draft)[0].startswith(("Locked", "Good"))


def test_any_other_helper_is_found_by_name(qtbot, room, store):
    add_helpers(store, 6)
    add_buddies(store, 1)
    room.match()
    press(qtbot, room, Key.Key_C)
    panel = room.panel.content
    wanted = panel._choices[4].helper

    panel.finder.setFocus()
    qtbot.keyClicks(panel.finder, folded(wanted.full_name))
    qtbot.waitUntil(lambda: len(panel.finder.found) == 1)
    qtbot.keyClick(panel.finder, Key.Key_Return)
    room.settle()

    assert board(store).rows[0].helper == wanted


def test_s_on_two_pairs_swaps_their_helpers(qtbot, draft, store):
    before = {row.buddy.id: row.helper.id for row in board(store).rows}

    press(qtbot, draft, Key.Key_S)
    assert draft.page.draft.notice.isVisible()
    press(qtbot, draft, Key.Key_Down)
    press(qtbot, draft, Key.Key_S)

    after = {row.buddy.id: row.helper.id for row in board(store).rows}
    one, other = before
    assert after == {one: before[other], other: before[one]}
    assert not draft.page.draft.notice.isVisible()


def test_two_selected_pairs_swap_at_once(qtbot, draft, store):
    before = {row.buddy.id: row.helper.id for row in board(store).rows}
    press(qtbot, draft, Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    press(qtbot, draft, Key.Key_S)

    assert {row.buddy.id: row.helper.id for row in board(store).rows} != before


def test_escape_stops_a_swap_before_anything_else(qtbot, draft):
    press(qtbot, draft, Key.Key_S)

    assert draft.page.go_back() is True
    assert (draft.page.draft.is_swapping, draft.page.go_back()) == (False, False)


def test_l_locks_and_l_again_unlocks(qtbot, draft, store):
    press(qtbot, draft, Key.Key_L)
    assert [row.is_locked for row in board(store).rows].count(True) == 1

    press(qtbot, draft, Key.Key_L)

    assert not any(row.is_locked for row in board(store).rows)
    assert [label.split()[0] for label in draft.labels[-2:]] == ["Locked", "Unlocked"]


def test_del_leaves_a_student_out_and_takes_it_back(qtbot, draft, store):
    press(qtbot, draft, Key.Key_Delete)
    assert draft.page.draft.accept.text().replace("&", "") == "Accept 1 pairs"
    assert draft.page.draft.summary.text() == "2 students: 1 look good, 0 need a look, 1 left out"
    aside = next(row for row in board(store).rows if row.is_aside)

    draft.page.draft.table.go_to(lambda row: row.id == aside.id)
    press(qtbot, draft, Key.Key_Delete)

    assert len(board(store).ready) == 2


def test_y_shows_and_hides_why(qtbot, draft):
    press(qtbot, draft, Key.Key_Y)
    words = [line.text() for line in draft.page.draft.why.findChildren(QLabel)]

    assert draft.page.draft.why.isVisible()
    assert "bus 4" in words
    press(qtbot, draft, Key.Key_Y)
    assert not draft.page.draft.why.isVisible()


def test_a_student_nobody_can_help_shows_the_reason_and_the_way_out(qtbot, room, store, people):
    buddy = people[1][0]
    do(store, consents.record_consent, buddy, TAKE_PART, ConsentStatus.REFUSED, today=TODAY)
    room.match()
    assert room.lines(room.page.draft)[0].endswith("No helper yet | no consent to take part yet")

    press(qtbot, room, Key.Key_Return)
    words = [line.text() for line in room.panel.content.findChildren(QLabel)]
    room.panel.content.buttons[0].click()

    assert "Nobody can be chosen now: no consent to take part yet." in words
    assert room.places == [("students", buddy)]
    assert not room.panel.isVisible()


def test_a_helper_barred_meanwhile_is_refused_in_the_panel(qtbot, draft, store, people):
    press(qtbot, draft, Key.Key_C)
    panel = draft.panel.content
    buddy = draft.page.draft.table.current_row.buddy.id
    barred = panel._choices[0].helper.id
    do(
        store,
        constraints.add_constraint,
        barred,
        buddy,
        ConstraintKind.KEEP_APART,
        constraints.Why(),
    )

    panel.buttons[0].click()
    draft.settle()

    assert panel.problem.text == "A rule keeps them apart. Choose another helper."
    assert row_of(store, buddy).helper.id != barred
    assert draft.panel.isVisible()


def test_the_board_follows_what_others_change(draft, people):
    buddy = people[1][0]

    def refuse(session):
        consents.record_consent(session, buddy, TAKE_PART, ConsentStatus.REVOKED, today=TODAY)

    draft.desk.write(draft.page, refuse, "Withdrew")
    draft.settle()

    assert draft.lines(draft.page.draft)[0].startswith("Look")
    assert "The buddy has no consent" in draft.lines(draft.page.draft)[0]


def test_the_rules_are_shown_and_can_be_changed(draft):
    draft.page.draft.rules_requested.emit()
    panel = draft.panel.content
    panel.form.set_values({"min_grade_gap": 3, "max_grade_gap": 5, "max_buddies": 2})

    draft.save_panel()

    rules = draft.page.draft.rules.text()
    assert rules == "Helpers are 3 to 5 grades older. Buddies for each: 2. Keep-apart is on."
    assert not draft.panel.isVisible()


def test_rules_that_make_no_sense_are_said_under_the_field(draft):
    draft.page.draft.rules_requested.emit()
    panel = draft.panel.content
    panel.form.set_values({"min_grade_gap": 3, "max_grade_gap": 2})

    panel.save()
    draft.settle()

    words = [line.text() for line in panel.form.field("max_grade_gap").findChildren(QLabel)]
    assert "Enter a number not below the smallest gap, or 0 for no limit." in words


def test_names_narrow_the_list_and_escape_clears(qtbot, draft):
    name = draft.page.draft.table.current_row.buddy.full_name
    draft.page.find_here()

    qtbot.keyClicks(draft.page.narrow, folded(name))

    assert len(draft.page.draft.table.shown_rows) == 1
    assert draft.page.go_back() is True
    assert len(draft.page.draft.table.shown_rows) == 2
