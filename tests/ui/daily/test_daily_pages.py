"""Today, Sessions and Team: what they show, and what their keys do."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from support import NOW, TODAY, add_students, ask_nobody

from peerdesk.enums import ConsentKind, SessionKind
from peerdesk.services import binned, teams
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.teams import Position
from peerdesk.ui.pages.sessions.page import SessionsPage
from peerdesk.ui.pages.team.member_panel import MemberPanel
from peerdesk.ui.pages.team.page import TeamPage
from peerdesk.ui.pages.today.link_row import LinkRow
from peerdesk.ui.pages.today.page import TodayPage
from peerdesk.ui.regions import first_stop


def show(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1100, 640)
    with qtbot.waitExposed(page):
        page.show()
    return page


def show_today(qtbot, desk):
    page = show(qtbot, TodayPage(desk))
    qtbot.waitUntil(lambda: page.cards is not None)
    return page


def do(store, use_case, *args):
    return store.write(lambda session: use_case(session, *args), "Did").value


def log(store, student, held_at=NOW, **fields):
    entry = SessionEntry(SessionKind.DROP_IN, held_at, 10, student_ids=(student,), **fields)
    return do(store, log_session, entry)


def cells(table):
    model = table.model()
    columns = range(model.columnCount())
    return [[model.index(r, c).data() for c in columns] for r in range(model.rowCount())]


@pytest.fixture
def sessions_page(qtbot, store, desk):
    maya, eli = add_students(store, 2)
    log(store, maya, note="She laughed")
    log(store, eli, NOW - timedelta(days=10))
    return show(qtbot, SessionsPage(desk))


def test_sessions_of_this_week_are_shown_first(sessions_page):
    assert [row[1] for row in cells(sessions_page._table)] == ["Maya Ortiz"]
    assert "1 session" in sessions_page.header._subtitle.text()


def test_wider_span_shows_older_sessions(qtbot, sessions_page):
    qtbot.mouseClick(sessions_page.filters.span.button("all"), Qt.MouseButton.LeftButton)

    assert [row[1] for row in cells(sessions_page._table)] == ["Maya Ortiz", "Eli Brandt"]


def test_note_shows_only_while_space_is_held(qtbot, sessions_page):
    sessions_page._table.go_to(lambda row: True)
    note = sessions_page._note
    hidden = note.text()
    qtbot.keyPress(note, Qt.Key.Key_Space)
    shown = note.text()
    qtbot.keyRelease(note, Qt.Key.Key_Space)

    assert (hidden, shown, note.text()) == (hidden, "She laughed", hidden)
    assert "laughed" not in hidden


def test_deleted_session_leaves_the_list_and_undo_brings_it_back(qtbot, desk, sessions_page):
    sessions_page._table.setFocus()
    sessions_page._table.go_to(lambda row: True)
    with qtbot.waitSignal(desk.changed):
        qtbot.keyClick(sessions_page._table, Qt.Key.Key_Delete)
    assert cells(sessions_page._table) == []

    with qtbot.waitSignal(desk.changed):
        desk.undo()

    assert len(cells(sessions_page._table)) == 1


def test_page_without_sessions_says_how_to_log_one(qtbot, desk):
    page = show(qtbot, SessionsPage(desk))

    with qtbot.waitSignal(page.log_requested):
        qtbot.mouseClick(page._states.current.button, Qt.MouseButton.LeftButton)


def test_today_lists_what_is_due_and_opens_its_place(qtbot, store, desk):
    (maya,) = add_students(store, 1)
    log(store, maya, has_worry=True)
    page = show_today(qtbot, desk)
    listed = page.cards._todo
    qtbot.waitUntil(lambda: bool(listed._rows()), timeout=20_000)
    (row,) = [r for r in listed.findChildren(LinkRow) if "worry" in r.accessibleName()]
    assert first_stop(page) is not listed._monday

    with qtbot.waitSignal(page.place_requested) as asked:
        qtbot.keyClick(row, Qt.Key.Key_Return)

    assert asked.args[0] == "sessions"


def test_today_shows_a_session_as_soon_as_it_is_logged(qtbot, store, desk):
    (maya,) = add_students(store, 1)
    page = show_today(qtbot, desk)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 10, student_ids=(maya,))

    with qtbot.waitSignal(desk.changed):
        desk.write(page, lambda session: log_session(session, entry), "Logged")

    texts = [
        label.text() for label in page.cards._recent.findChildren(type(page.cards._recent._title))
    ]
    assert "Maya Ortiz" in texts


def test_today_asks_for_the_bench_sheet_of_the_day(qtbot, desk):
    page = show_today(qtbot, desk)

    with qtbot.waitSignal(page.print_requested) as asked:
        page.print_page()

    assert asked.args == ["bench-sheet", {"day": TODAY}]


@pytest.fixture
def team_page(qtbot, store, desk):
    maya, eli = add_students(store, 2)
    ask_nobody(store, ConsentKind.TEAM)
    team = do(store, teams.add_team, "Peer Leaders", TODAY)
    do(store, teams.add_member, team, Position(maya, "Captain", TODAY))
    former = Position(eli, "Member", TODAY - timedelta(days=90), TODAY - timedelta(days=1))
    do(store, teams.add_member, team, former)
    return show(qtbot, TeamPage(desk))


def test_team_shows_who_is_in_office(qtbot, team_page):
    assert [row[0] for row in cells(team_page._table)] == ["Ortiz, Maya"]
    qtbot.mouseClick(team_page._filter.button("all"), Qt.MouseButton.LeftButton)
    assert [row[0] for row in cells(team_page._table)] == ["Ortiz, Maya", "Brandt, Eli"]


def test_del_puts_a_position_into_the_bin(qtbot, team_page, store, wait_idle):
    team_page._table.go_to(lambda row: True)
    team_page._table.setFocus()

    qtbot.keyClick(team_page._table, Qt.Key.Key_Delete)
    wait_idle()

    (row,) = store.read(lambda session: binned.list_bin(session, NOW))
    assert (row.kind, row.text, row.why_not) == ("Team member", "Maya Ortiz, Captain", "")


def test_office_is_ended_from_the_keyboard_menu(qtbot, desk, team_page):
    team_page._table.go_to(lambda row: True)
    (end,) = [a for a in team_page._table.actions() if a.text() == "End office today"]

    with qtbot.waitSignal(desk.changed):
        end.trigger()

    assert cells(team_page._table)[0][8].startswith("Tue 24 Nov")


def test_first_member_is_added_by_keyboard(qtbot, store, desk):
    add_students(store, 2)
    ask_nobody(store, ConsentKind.TEAM)
    panel = show(qtbot, MemberPanel(desk, None))
    box = panel.findChild(QLineEdit)
    qtbot.keyClicks(box, "may")
    qtbot.waitUntil(lambda: len(box.found) == 1)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.finished):
        panel.save()

    (team,) = store.read(lambda session: teams.list_teams(session, TODAY))
    assert (team.name, team.members) == ("Student Leadership Team", 1)


def test_member_without_a_student_is_refused_in_place(qtbot, store, desk):
    panel = show(qtbot, MemberPanel(desk, None))
    panel.save()

    qtbot.waitUntil(lambda: bool(panel._who.error))
    assert panel._who.error == "Choose a student."
