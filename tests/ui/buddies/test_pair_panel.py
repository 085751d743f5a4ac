"""One pair in the side panel: what is due, what was done, how it ends."""

from datetime import date, timedelta

import pytest
from buddy_support import accept, add_buddies, add_helpers, ask, do, pairs, propose
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from support import NOW, TODAY, school_id

from peerdesk.enums import CheckInNature, ClosureReason, MatchSide, MatchStatus
from peerdesk.models.matches import Match
from peerdesk.models.session_logs import SessionLog
from peerdesk.services import (
    check_in_records,
    check_ins,
    match_exit,
    match_life,
    match_story,
    matches,
    programs,
)
from peerdesk.services.check_in_calendar import CheckInPlan
from peerdesk.services.check_in_records import CheckInEntry, SpokeWith
from peerdesk.services.match_life import Ending
from peerdesk.ui.kit.lazy_reveal import LazyReveal
from peerdesk.ui.pages.buddies.check_in_list import CheckInList

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
BEGUN = date(2026, 9, 14)


@pytest.fixture
def paired(room, store):
    """Return the room with two pairs of September that met, the first of them current."""
    add_helpers(store)
    add_buddies(store)
    propose(store)
    accept(store)
    own = school_id(store)

    def begin_earlier(session):
        for row in matches.list_pairs(session, TODAY):
            session.get(Match, row.id).started_on = BEGUN
            session.add(SessionLog(school_id=own, match_id=row.id, held_at=NOW))

    store.write(begin_earlier, "Began")
    room.page.show_view("pairs")
    room.page.pairs.table.setFocus()
    return room


@pytest.fixture
def opened(qtbot, paired):
    """Return the room with the first pair opened by Enter."""
    qtbot.keyClick(paired.page.pairs.table, Key.Key_Return)
    return paired


def row_id(room):
    return room.page.pairs.table.current_row.id


def press(qtbot, room, key):
    qtbot.keyClick(room.window.focusWidget(), key)
    room.settle()


def save(qtbot, room):
    """Press Ctrl+Enter in the form of the side panel and wait for what comes of it."""
    with qtbot.waitSignal(room.panel.content.saved):
        qtbot.keyClick(room.window.focusWidget(), Key.Key_Return, CONTROL)
    room.settle()


def shown(room):
    labels = room.panel.content.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def button(room, name):
    return room.panel.content.findChild(QWidget, name)


def test_enter_opens_the_pair_and_the_focus_is_on_its_check_in(qtbot, opened):
    qtbot.waitUntil(lambda: "Check-in since Wed 16 Sep (3 missed before)" in shown(opened))

    text = shown(opened)
    assert "15 of 60 minutes in the last 30 days" in text
    assert opened.window.focusWidget() is button(opened, "check")


def test_a_check_in_takes_three_keys_from_the_pairs_panel(qtbot, opened, store):
    match_id = row_id(opened)
    panel = opened.panel.content

    qtbot.keyClick(opened.window.focusWidget(), Key.Key_Space)
    save(qtbot, opened)

    (made,) = ask(store, check_in_records.list_check_ins, match_id)
    assert (made.done_on, made.nature) == (TODAY, CheckInNature.GOING_WELL)
    assert ask(store, check_ins.due_checkins, TODAY)[0].match_id != match_id
    assert opened.panel.content is not panel
    qtbot.waitUntil(lambda: "Check-in: Going well" in shown(opened))
    assert opened.labels[-1].startswith("Checked in with ")


def test_c_in_the_list_asks_too_and_an_impossible_day_keeps_what_was_typed(qtbot, paired, store):
    qtbot.keyClick(paired.page.pairs.table, Key.Key_C)
    form = paired.panel.content.form
    form.set_values({"done_on": TODAY + timedelta(days=1), "note": "They draw."})

    save(qtbot, paired)

    assert "has not come yet" in form.field("done_on").error
    assert form.values["note"] == "They draw."
    form.set_values({"done_on": TODAY})
    paired.save_panel()
    (made,) = ask(store, check_in_records.list_check_ins, row_id(paired))
    assert ask(store, check_in_records.note_of_check_in, made.id) == "They draw."


def test_the_first_meeting_wants_to_know_who_was_there(qtbot, opened, store):
    match_id = row_id(opened)
    button(opened, "meet").click()
    panel = opened.panel.content
    save(qtbot, opened)
    assert "which adult" in panel.form.field("staff").error

    qtbot.keyClicks(opened.window.focusWidget(), "Ms. Begay")
    save(qtbot, opened)

    story = ask(store, match_story.pair_story, match_id, TODAY)
    assert story.first_met_on == TODAY
    qtbot.waitUntil(lambda: "First meeting, with Ms. Begay" in shown(opened))


def test_the_agreement_is_printed_then_signed(qtbot, opened, store):
    match_id = row_id(opened)
    button(opened, "match-agreement").click()
    assert opened.prints == [("match-agreement", {"match_ids": [match_id]})]

    button(opened, "sign").click()
    save(qtbot, opened)

    assert ask(store, match_story.pair_story, match_id, TODAY).agreed_on == TODAY
    assert button(opened, "sign") is None


def test_rest_lock_and_log_are_done_from_the_panel(qtbot, opened, store):
    match_id = row_id(opened)
    button(opened, "rest").click()
    save(qtbot, opened)
    button(opened, "lock").click()
    opened.settle()

    row = ask(store, matches.pair_of, match_id, TODAY)
    assert (row.status, row.is_locked) == (MatchStatus.ON_HOLD, True)
    button(opened, "rest").click()
    opened.settle()
    button(opened, "log").click()
    assert opened.logs[-1].match_id == match_id
    assert ask(store, matches.pair_of, match_id, TODAY).status is MatchStatus.ACTIVE


def test_a_rest_ends_on_its_day_or_not_before_today(qtbot, opened, store):
    match_id = row_id(opened)
    button(opened, "rest").click()
    form = opened.panel.content.form
    form.set_values({"until": TODAY})
    save(qtbot, opened)
    assert "day to come" in form.field("until").error

    form.set_values({"until": TODAY + timedelta(days=10)})
    save(qtbot, opened)

    row = ask(store, matches.pair_of, match_id, TODAY)
    assert row.hold_until == TODAY + timedelta(days=10)
    qtbot.waitUntil(lambda: "Resting until" in shown(opened))


def test_a_check_in_is_corrected_and_its_note_stays_hidden(qtbot, opened, store):
    match_id = row_id(opened)
    entry = CheckInEntry(match_id, TODAY, note="They whisper.", spoke_with=(SpokeWith.HELPER,))
    check_id = do(store, check_in_records.log_check_in, entry, TODAY)
    opened.page.pair_deeds.open_pair(match_id)
    (listed,) = opened.panel.content.findChildren(CheckInList)
    (note,) = listed.findChildren(LazyReveal)
    assert "whisper" not in shown(opened)
    qtbot.keyPress(note, Key.Key_F8)
    assert note.text() == "They whisper."
    qtbot.keyRelease(note, Key.Key_F8)

    listed.edit_requested.emit(check_id)
    opened.panel.content.form.set_values({"minutes": 25, "feels_safe": "yes"})
    save(qtbot, opened)

    (row,) = ask(store, check_in_records.list_check_ins, match_id)
    assert (row.minutes, row.feels_safe, row.spoke_with) == (25, True, (SpokeWith.HELPER,))


def test_a_deleted_check_in_comes_back_by_undo(opened, store):
    match_id = row_id(opened)
    check_id = do(store, check_in_records.log_check_in, CheckInEntry(match_id, TODAY), TODAY)
    opened.page.pair_deeds.open_pair(match_id)
    (listed,) = opened.panel.content.findChildren(CheckInList)
    listed.delete_requested.emit(check_id)
    opened.settle()
    assert ask(store, check_in_records.list_check_ins, match_id) == []

    opened.desk.undo()
    opened.settle()

    assert len(ask(store, check_in_records.list_check_ins, match_id)) == 1


def test_a_child_who_does_not_feel_safe_opens_a_concern(qtbot, opened, store):
    match_id = row_id(opened)
    button(opened, "check").click()
    opened.panel.content.form.set_values({"feels_safe": "no"})
    with qtbot.waitSignal(opened.page.concern_requested) as asked:
        save(qtbot, opened)

    (made,) = ask(store, check_in_records.list_check_ins, match_id)
    assert asked.args[0].check_in_id == made.id
    assert len(asked.args[0].student_ids) == 2


def test_an_ending_walks_three_steps_by_keyboard(qtbot, paired, store):
    match_id = row_id(paired)
    qtbot.keyClick(paired.page.pairs.table, Key.Key_Delete)
    panel = paired.panel.content
    for step in (1, 2):
        qtbot.keyClick(panel, Key.Key_N, ALT)
        qtbot.waitUntil(lambda step=step: panel.stepper.current == step)
        press(qtbot, paired, Key.Key_Space)

    paired.save_panel()

    assert ask(store, match_exit.exit_replies, match_id) == {
        (MatchSide.HELPER, "helper.going"): "good"
    }
    assert paired.page.tabs.button("waiting").text() == "Waiting 1"
    assert "can be printed" in paired.page.message.text


def test_exit_questions_of_a_pair_that_ended_on_paper_are_answered_later(paired, store):
    match_id = row_id(paired)
    ending = Ending(ClosureReason.COMPLETED, closed_by=match_exit.ON_PAPER, goodbye_on=TODAY)
    do(store, match_life.end_pair, match_id, ending, TODAY)
    paired.page.show_record(f"exit:{match_id}")
    panel = paired.panel.content
    first = panel.form.field("helper.going").editor

    panel.save()
    paired.settle()
    assert "what one of them said" in panel.form.field("helper.going").error
    first.button("good").click()
    paired.save_panel()

    replies = ask(store, match_exit.exit_replies, match_id)
    assert replies == {(MatchSide.HELPER, "helper.going"): "good"}
    assert ask(store, match_exit.exits_open, TODAY) == []


def test_a_planned_goodbye_keeps_the_pair_until_its_day(qtbot, opened, store):
    match_id = row_id(opened)
    button(opened, "end").click()
    panel = opened.panel.content
    panel.form.field("goodbye").editor.button("planned").click()
    assert panel.end.text() == "&Plan goodbye"

    opened.save_panel()

    assert ask(store, matches.pair_of, match_id, TODAY).status is MatchStatus.CLOSING
    assert opened.labels[-1].startswith("Planned the goodbye of ")
    assert opened.lines(opened.page.pairs)[0].split(" | ")[3] == "Ending"


def test_a_goodbye_in_the_future_cannot_have_been_held(opened):
    button(opened, "end").click()
    panel = opened.panel.content
    panel.form.set_values({"goodbye_on": TODAY + timedelta(days=3)})
    panel.go_on()

    panel.save()
    opened.settle()

    assert "has not come yet" in panel.form.field("goodbye_on").error
    assert panel.stepper.current == 0


def test_a_pair_that_ended_meanwhile_is_not_ended_twice(qtbot, opened, store):
    match_id = row_id(opened)
    button(opened, "end").click()
    panel = opened.panel.content
    panel.next_form.set_values({"waiting_note": "Likes chess"})
    do(store, match_life.close_pairs, [match_id], Ending(ClosureReason.TOO_BUSY), TODAY)

    panel.save()

    qtbot.waitUntil(lambda: "ended already" in panel.form.field("reason").error)
    assert panel.next_form.values["waiting_note"] == "Likes chess"


def test_ended_pairs_stand_in_their_own_list_and_print_for_several(qtbot, paired, store):
    ids = [row.id for row in pairs(store)]
    ending = Ending(ClosureReason.TOO_BUSY)
    do(store, match_life.close_pairs, ids, ending, TODAY)
    paired.page.show_view("ended")
    table = paired.page.ended.table
    table.setFocus()
    table.selectAll()

    qtbot.keyClick(table, Key.Key_G)

    assert paired.prints[-1][0] == "goodbye-card"
    assert sorted(paired.prints[-1][1]["match_ids"]) == sorted(ids)
    assert paired.page.ended.summary.text() == "2 pairs ended, 2 before their time"
    assert paired.lines(paired.page.ended)[0].split(" | ")[5:] == ["Early", "Too busy"]


def test_a_record_is_opened_wherever_it_stands(paired, store):
    first, second = (row.id for row in pairs(store))
    do(store, match_life.end_pair, first, Ending(ClosureReason.COMPLETED), TODAY)

    for match_id, key in ((first, "ended"), (second, "pairs")):
        paired.page.show_record(match_id)
        assert paired.page.tabs.key == key
        assert paired.panel.content.match_id == match_id
    paired.page.show_record("gone")
    assert paired.panel.content.match_id == second


def test_undo_of_an_accepted_pair_closes_its_panel(opened, store):
    def bin_pair(session):
        session.get(Match, row_id(opened)).deleted_at = NOW

    opened.desk.write(opened.page, bin_pair, "Binned")
    opened.settle()

    assert not opened.panel.isVisible()


def test_every_control_of_the_panel_has_a_name(opened):
    controls = opened.panel.content.findChildren(QAbstractButton)
    names = [
        QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in controls
    ]

    assert controls
    assert all(names)


def test_why_a_buddy_waits_is_noted_by_key(qtbot, room, store):
    (buddy,) = add_buddies(store, 1)
    room.page.show_view("waiting")
    room.page.waiting.table.setFocus()
    qtbot.keyClick(room.page.waiting.table, Key.Key_W)
    qtbot.keyClicks(room.window.focusWidget(), "Starts in January")

    room.save_panel()

    (row,) = ask(store, matches.waiting_pool, TODAY)
    assert (row.id, row.note) == (buddy, "Starts in January")
    assert room.lines(room.page.waiting)[0].endswith("Starts in January")


def test_the_program_sets_its_own_numbers(qtbot, paired, store):
    paired.page.pairs.rules_requested.emit()
    panel = paired.panel.content
    numbers = {"first_days": 3, "every_months": 2, "expected_months": 9, "target_minutes": 90}
    panel.form.set_values(numbers)

    paired.save_panel()

    assert ask(store, check_ins.check_in_plan) == CheckInPlan(3, 2, 2, 3)
    rules = ask(store, programs.program_rules)
    assert (rules.expected_months, rules.target_minutes) == (9, 90)
    assert "of 90 min" in paired.lines(paired.page.pairs)[0]
