"""Live pairs and the waiting list on the page."""

from datetime import timedelta

import pytest
from buddy_support import TAKE_PART, accept, add_buddies, add_helpers, ask, do, pairs, propose
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QTableView
from support import NOW, TODAY, school_id

from peerdesk.enums import ClosureReason, ConsentStatus, MatchStatus
from peerdesk.models.matches import Match
from peerdesk.models.session_logs import SessionLog
from peerdesk.services import consents, matches, members, programs
from peerdesk.services.names import folded
from peerdesk.services.worklist import pairs as pair_lines
from peerdesk.ui.kit.log_panel import LogPrefill

Key = Qt.Key


@pytest.fixture
def paired(room, store):
    """Return the room with two live pairs and one buddy who waits."""
    add_helpers(store)
    add_buddies(store)
    propose(store)
    accept(store)
    add_buddies(store, 1)
    room.page.show_view("pairs")
    return room


def test_an_empty_school_says_what_comes_here_and_leads_to_the_students(room):
    visible = [b for b in room.page.pairs.findChildren(QPushButton) if b.isVisible()]

    visible[0].click()

    assert [b.text() for b in visible] == ["Open Students"]
    assert room.places == [("students", None)]


@pytest.mark.parametrize(
    ("key", "words"), [("waiting", "Open Students"), ("draft", "Match new students")]
)
def test_every_list_has_its_empty_state(room, key, words):
    room.page.show_view(key)

    shown = room.page.views.currentWidget().findChildren(QPushButton)
    assert [button.text() for button in shown if button.isVisible()] == [words]


def test_the_title_counts_pairs_waiting_and_helpers(paired):
    assert paired.page.header._subtitle.text() == "2 active   1 waiting   3 of 3 helpers are ready"
    assert paired.page.tabs.button("pairs").text() == "Pairs 2"


def test_pairs_are_listed_with_their_number_and_meetings(paired):
    lines = [line.split(" | ") for line in paired.lines(paired.page.pairs)]

    assert [(line[0], line[3], line[4], line[5]) for line in lines] == [
        ("1", "Active", "New", "Not yet"),
        ("2", "Active", "New", "Not yet"),
    ]


def test_l_logs_a_session_with_the_pair(qtbot, paired):
    match_id = paired.page.pairs.table.current_row.id
    paired.page.pairs.table.setFocus()

    qtbot.keyClick(paired.page.pairs.table, Key.Key_L)

    assert paired.logs == [LogPrefill(match_id=match_id)]


def test_a_pair_is_ended_with_its_reason_and_undo_brings_it_back(qtbot, paired, store):
    row = paired.page.pairs.table.current_row
    paired.page.pairs.table.setFocus()
    qtbot.keyClick(paired.page.pairs.table, Key.Key_Delete)
    panel = paired.panel.content
    panel.form.set_values({"reason": ClosureReason.TOO_BUSY.value})
    panel.next_form.set_values({"buddy_waits": True})

    paired.save_panel()

    assert ask(store, matches.pair_of, row.id, TODAY).status is MatchStatus.CLOSED
    assert paired.labels[-1] == f"Ended {row.helper.first_name} + {row.buddy.first_name}"
    assert paired.page.tabs.button("waiting").text() == "Waiting 2"
    paired.desk.undo()
    paired.settle()
    assert len(pairs(store)) == 2


def test_a_pair_rests_and_goes_on(paired, store):
    paired.page.pairs._rest()
    paired.save_panel()
    assert paired.lines(paired.page.pairs)[0].split(" | ")[3].startswith("Resting until")

    paired.page.pairs._rest()
    paired.settle()

    assert {row.status for row in pairs(store)} == {MatchStatus.ACTIVE}
    assert [label.split()[0] for label in paired.labels] == ["Let", "Resumed"]


def test_a_pair_without_consent_wants_a_look_and_says_why(paired):
    row = paired.page.pairs.table.current_row

    def withdraw(session):
        status = ConsentStatus.REVOKED
        consents.record_consent(session, row.buddy.id, TAKE_PART, status, today=TODAY)

    paired.desk.write(paired.page, withdraw, "Withdrew")
    paired.settle()

    assert paired.lines(paired.page.pairs)[0].split(" | ")[3] == "Look"
    assert "The buddy has no consent to take part yet." in paired.page.pairs.hint.text()


def test_weeks_with_a_meeting_are_told_in_words(paired, store):
    match_id = paired.page.pairs.table.current_row.id
    own = school_id(store)

    def begin_earlier(session):
        session.get(Match, match_id).started_on = TODAY - timedelta(days=21)
        session.add(SessionLog(school_id=own, match_id=match_id, held_at=NOW))

    paired.desk.write(paired.page, begin_earlier, "Logged")
    paired.settle()

    assert paired.lines(paired.page.pairs)[0].split(" | ")[4:6] == ["1 of 4 weeks", "Tue 24 Nov"]


def test_names_narrow_every_list(qtbot, paired):
    line = next(ask(paired.desk.store, pair_lines.waiting_lines, TODAY))
    paired.page.show_record(line.record_id)
    name = paired.page.waiting.table.current_row.student.full_name

    qtbot.keyClicks(paired.page.narrow, folded(name))
    assert len(paired.page.waiting.table.shown_rows) == 1
    qtbot.keyClicks(paired.page.narrow, "zz")

    assert paired.page.waiting.table.shown_rows == []
    paired.page.show_view("pairs")
    assert paired.page.pairs.table.shown_rows == []


def test_a_waiting_buddy_on_a_break_is_shown_as_such(paired, store):
    waiting = ask(store, matches.waiting_pool, TODAY)[0]
    (member,) = ask(store, members.members_of, waiting.id, TODAY)
    do(store, programs.set_break, member.id, on_break=True)

    paired.page.show_view("waiting")

    assert paired.lines(paired.page.waiting)[0].startswith("On a break")
    assert "is on a break" in paired.page.waiting.hint.text()


def test_a_pair_asked_for_is_brought_into_view(paired, store):
    wanted = pairs(store)[1].id
    paired.page.show_view("waiting")

    paired.page.show_record(wanted)

    assert paired.page.pairs.table.current_row.id == wanted


def test_a_waiting_buddy_gets_a_helper_by_hand(qtbot, paired, store):
    paired.page.show_view("waiting")
    buddy = paired.page.waiting.table.current_row
    qtbot.keyClick(paired.page.waiting.table, Key.Key_Return)

    paired.panel.content.buttons[0].click()
    paired.settle()

    assert buddy.id in {row.buddy.id for row in pairs(store)}
    assert paired.page.tabs.button("waiting").text() == "Waiting 0"


def test_a_waiting_buddy_can_be_opened(qtbot, paired):
    paired.page.show_view("waiting")
    buddy = paired.page.waiting.table.current_row
    paired.page.waiting.table.setFocus()

    qtbot.keyClick(paired.page.waiting.table, Key.Key_O)

    assert paired.places == [("students", buddy.id)]


def test_the_pairing_list_is_asked_for(paired):
    paired.page.print_page()

    assert paired.prints == [("pairing-list", {})]


def test_every_control_has_a_name_and_one_button_is_primary(paired):
    kinds = (QAbstractButton, QLineEdit, QTableView)
    controls = [one for kind in kinds for one in paired.page.findChildren(kind)]
    nameless = [
        control
        for control in controls
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    ]
    primary = [b for b in paired.page.findChildren(QPushButton) if b.property("role") == "primary"]

    assert nameless == []
    assert len(primary) == 1
