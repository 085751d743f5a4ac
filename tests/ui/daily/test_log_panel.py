"""The Log session panel by keyboard: twelve keys at most, nothing typed is lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from support import NOW, TODAY, add_students

from peerdesk.enums import Grade, ProgramKind, SessionKind, SessionMood, SessionTopic
from peerdesk.models.matches import Match
from peerdesk.models.session_logs import SheetCode
from peerdesk.services import drafts
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs import lists
from peerdesk.services.session_logs.lists import SessionFilter
from peerdesk.services.vaults import own_school_id, programs_by_kind
from peerdesk.ui.kit.log_panel import DRAFT_KEY, LogPanel, LogPrefill

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def pair(store):
    """Maya + Eli, an active pair that has not met this week."""
    helper, buddy = add_students(store, 2, grades=(Grade.G05, Grade.G02))

    def use_case(session):
        match = Match(
            school_id=own_school_id(session),
            program_id=programs_by_kind(session)[ProgramKind.PEER_MENTORING],
            mentor_id=helper,
            mentee_id=buddy,
            number=1,
            started_on=TODAY - timedelta(days=30),
        )
        session.add(match)
        session.flush()
        return match.id

    return store.write(use_case, "Paired").value


@pytest.fixture
def panel(qtbot, desk, pair):
    return show(qtbot, desk)


def show(qtbot, desk, prefill=None):
    panel = LogPanel(desk, prefill)
    qtbot.addWidget(panel)
    panel.resize(400, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.setFocus()
    qtbot.waitUntil(lambda: panel.focusWidget() is not None)
    return panel


def press(qtbot, panel, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(panel.focusWidget(), key, modifier)


def logged(store):
    return store.read(lambda session: lists.list_sessions(session, SessionFilter()))


def test_expected_pair_is_logged_with_eight_keys(qtbot, store, desk, panel):
    qtbot.waitUntil(lambda: len(panel._box.found) == 1)
    press(qtbot, panel, Qt.Key.Key_1)
    press(qtbot, panel, Qt.Key.Key_3, ALT)
    press(qtbot, panel, Qt.Key.Key_G)
    with qtbot.waitSignal(panel.finished):
        press(qtbot, panel, Qt.Key.Key_Return, CTRL)

    (row,) = logged(store)
    assert (row.who, row.minutes) == ("Maya Ortiz + Eli Brandt", 15)
    assert (row.topic, row.mood) == (SessionTopic.FAMILY, SessionMood.GOOD)


def test_three_letters_and_enter_find_a_student(qtbot, store, desk, panel):
    qtbot.keyClicks(panel._box, "bra")
    qtbot.waitUntil(lambda: len(panel._box.found) == 2)
    press(qtbot, panel, Qt.Key.Key_Down)
    press(qtbot, panel, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.finished):
        press(qtbot, panel, Qt.Key.Key_Return, CTRL)

    (row,) = logged(store)
    assert (row.kind, row.who) == (SessionKind.DROP_IN, "Eli Brandt")


def test_missing_who_is_said_under_the_field_and_typing_is_kept(qtbot, store, desk, panel):
    panel._form.note.setPlainText("Sat by the fence")
    qtbot.keyClick(panel._form.note, Qt.Key.Key_Return, CTRL)

    qtbot.waitUntil(lambda: bool(panel._who_field.error))
    assert panel._who_field.error == "Choose the pair that met."
    assert panel._form.note.toPlainText() == "Sat by the fence"
    assert logged(store) == []


def test_impossible_minutes_are_said_under_the_field(qtbot, store, desk, panel, pair):
    panel.start(LogPrefill(match_id=pair))
    panel._form.minutes.setValue(600)
    panel.save()

    qtbot.waitUntil(lambda: bool(panel._form.fields["minutes"].error))
    assert "1 to 480" in panel._form.fields["minutes"].error


def test_draft_is_found_again_by_the_next_panel(qtbot, store, desk, panel, wait_idle):
    qtbot.keyClicks(panel._form.note, "Half a thou")
    panel.keep_draft()
    wait_idle()

    first = store.read(lambda session: drafts.find_kept(session, DRAFT_KEY))
    again = show(qtbot, desk)
    again.keep_draft()
    wait_idle()

    assert again.findChild(QPlainTextEdit).toPlainText() == "Half a thou"
    assert store.read(lambda session: drafts.find_kept(session, DRAFT_KEY)) == first


def test_saving_forgets_the_draft(qtbot, store, desk, panel, pair, wait_idle):
    panel.start(LogPrefill(match_id=pair))
    qtbot.keyClicks(panel._form.note, "x")
    panel.keep_draft()
    with qtbot.waitSignal(panel.finished):
        panel.save()
    wait_idle()

    assert store.read(lambda session: drafts.find_draft(session, DRAFT_KEY)) is None


def test_repeat_last_fills_in_everything_but_the_note(qtbot, store, desk, panel, pair):
    last = entries.SessionEntry(
        SessionKind.PAIR, NOW - timedelta(days=7), 45, match_id=pair, note="private"
    )
    store.write(lambda session: entries.log_session(session, last), "Logged")

    press(qtbot, panel, Qt.Key.Key_D, CTRL)

    assert panel._form.minutes.value() == 45
    assert panel._form.note.toPlainText() == ""
    assert "Maya Ortiz + Eli Brandt" in panel._chosen.text()


def test_paper_form_asks_for_the_worry_answer(qtbot, store, desk, panel, pair):
    add_sheet(store)
    panel.start(LogPrefill(match_id=pair))
    qtbot.keyClicks(panel._form.sheet, "7q4k")
    panel.save()
    qtbot.waitUntil(lambda: bool(panel._form.fields["worry"].error))

    qtbot.mouseClick(panel._form.worry.button("yes"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.concern_requested):
        panel.save()

    (row,) = logged(store)
    assert (row.has_worry, row.from_paper) == (True, True)


def add_sheet(store):
    def use_case(session):
        own = own_school_id(session)
        session.add(SheetCode(school_id=own, code="7Q4K", print_key="session-form", number=1))

    store.write(use_case, "Printed")


def test_session_is_changed_in_place(qtbot, store, desk, pair):
    entry = entries.SessionEntry(SessionKind.PAIR, NOW, 15, match_id=pair)
    log_id = store.write(lambda session: entries.log_session(session, entry), "Logged").value
    panel = show(qtbot, desk, LogPrefill(edit_id=log_id))

    panel._form.minutes.setValue(30)
    with qtbot.waitSignal(panel.finished):
        panel.save()

    assert [row.minutes for row in logged(store)] == [30]


def test_kept_session_says_from_when_and_is_thrown_away(store, desk, panel, wait_idle):
    panel._form.note.setPlainText("Half")
    panel.keep_draft()
    wait_idle()
    panel._is_dirty = False

    panel.start(None)
    assert panel._kept.text.startswith("Kept from ")
    panel._discard()
    wait_idle()

    assert panel._form.note.toPlainText() == ""
    assert store.read(lambda session: drafts.find_draft(session, DRAFT_KEY)) is None


def test_offer_lies_over_nothing_that_is_chosen_or_said(qtbot, panel):
    qtbot.waitUntil(lambda: panel._box.is_open)
    qtbot.keyClick(panel, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(panel._who_field.error))
    is_open_beside_sentence = panel._box.is_open
    press(qtbot, panel, Qt.Key.Key_1)
    is_open_for_a_number = panel._box.is_open
    press(qtbot, panel, Qt.Key.Key_1)
    panel.setFocus()
    qtbot.waitUntil(panel._box.hasFocus)

    assert (is_open_beside_sentence, is_open_for_a_number) == (False, True)
    assert panel._chosen.text().startswith("Maya Ortiz")
    assert not panel._box.is_open


def test_wrong_minutes_are_framed_and_typed_over(qtbot, store, panel):
    qtbot.waitUntil(lambda: panel._box.is_open)
    press(qtbot, panel, Qt.Key.Key_1)
    panel._form.minutes.setValue(0)
    qtbot.keyClick(panel, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: panel._form.minutes.property("invalid") == "true")
    qtbot.keyClicks(panel.focusWidget(), "15")

    assert panel._form.minutes.value() == 15


def test_session_that_is_changed_is_not_repeated(qtbot, store, desk, pair):
    entry = entries.SessionEntry(SessionKind.PAIR, NOW, 15, match_id=pair)
    made = store.write(lambda session: entries.log_session(session, entry), "Logged").value
    panel = show(qtbot, desk, LogPrefill(edit_id=made))

    assert panel.title == "Change session"
    assert panel._repeat.isHidden()
