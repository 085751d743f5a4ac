"""The page of meetings and its panels."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from support import NOW, TODAY, add_students, ask_nobody

from peerdesk.enums import ConsentKind, SessionKind
from peerdesk.services import teams
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.teams import Position, meetings
from peerdesk.services.teams.follow_up import ActionDraft
from peerdesk.services.teams.meeting_rows import MeetingPlan, MinutesDraft
from peerdesk.ui.kit.check_list import CheckList, CheckRow
from peerdesk.ui.pages.minutes.minutes_panel import MinutesPanel
from peerdesk.ui.pages.minutes.page import MinutesPage
from peerdesk.ui.pages.minutes.plan_panel import PlanPanel

DAY = timedelta(days=1)


@pytest.fixture
def team(store):
    ask_nobody(store, ConsentKind.TEAM)
    ids = add_students(store, 3)

    def found(session):
        team_id = teams.add_team(session, "Peer Leaders", TODAY)
        for student in ids:
            teams.add_member(session, team_id, Position(student, "Member", date(2026, 9, 1)))
        return team_id

    return store.write(found, "Founded").value


@pytest.fixture
def held(store, team):
    """Give a meeting of yesterday with one open action."""

    def keep(session):
        people = meetings.new_meeting(session, team, NOW).people
        action = ActionDraft("Paint the sign", people[0].student_id, TODAY)
        draft = MinutesDraft(
            team, TODAY - DAY, time(2), 40, (people[0].student_id,), actions=(action,)
        )
        return meetings.keep_minutes(session, draft)

    return store.write(keep, "Met").value


@pytest.fixture
def show(qtbot):
    def shown(widget, width=420):
        qtbot.addWidget(widget)
        widget.resize(width, 640)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return shown


@pytest.fixture
def open_panel(qtbot):
    """Give a function that returns the panel a page asks for while something is done."""

    def opened(page, do):
        with qtbot.waitSignal(page.panel_requested) as asked:
            do()
        qtbot.addWidget(asked.args[0])
        return asked.args[0]

    return opened


def test_page_shows_open_actions_over_the_meetings(show, store, desk, team, held):
    store.write(lambda s: meetings.plan_meeting(s, MeetingPlan(team, TODAY + DAY)), "Planned")
    page = show(MinutesPage(desk), 900)

    assert [row.title for row in page._actions.shown_rows] == ["Paint the sign"]
    assert [row.is_held for row in page._meetings.shown_rows] == [False, True]
    assert "next on" in page.header._subtitle.text()


def test_page_without_a_team_leads_to_the_team(qtbot, show, desk):
    page = show(MinutesPage(desk), 900)

    with qtbot.waitSignal(page.place_requested) as asked:
        page._begin()

    assert asked.args == ["team", None]
    assert not page.header.primary.isEnabled()


def test_action_is_done_with_one_key(qtbot, show, desk, held):
    page = show(MinutesPage(desk), 900)
    page._actions.go_to(lambda row: True)
    page._actions.setFocus()

    qtbot.keyClick(page._actions, Qt.Key.Key_D)

    qtbot.waitUntil(lambda: not page._actions.shown_rows)


def test_meeting_goes_to_the_bin_with_one_key(qtbot, show, desk, held):
    page = show(MinutesPage(desk), 900)
    page._meetings.go_to(lambda row: True)
    page._meetings.setFocus()

    qtbot.keyClick(page._meetings, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: not page._meetings.shown_rows)


def test_line_of_today_opens_its_meeting(show, desk, open_panel, held):
    page = show(MinutesPage(desk), 900)

    panel = open_panel(page, lambda: page.show_record(held))

    assert panel.meeting_id == held
    assert [draft.title for draft in panel._actions.drafts] == ["Paint the sign"]


def test_session_that_was_logged_is_offered_for_minutes(show, store, desk, open_panel, team):
    entry = SessionEntry(SessionKind.TEAM, NOW, 30, team_id=team)
    log = store.write(lambda s: log_session(s, entry), "Logged").value
    page = show(MinutesPage(desk), 900)

    panel = open_panel(page, lambda: page.show_record(log))

    assert len(panel._there.ticked) == 3
    assert panel._when.values["minutes"] == 30


def test_absent_are_named_while_ticks_are_taken_off(qtbot, show, desk, team):
    panel = show(MinutesPanel(desk, team))
    assert "Nobody absent" in panel._absent.text()
    panel._there.setFocus()

    qtbot.keyClick(panel._there, Qt.Key.Key_Space)

    assert panel._absent.text() == "2 there. Absent: Maya Ortiz"


def test_minutes_of_nobody_are_refused_and_stay_typed(qtbot, show, store, desk, team):
    panel = show(MinutesPanel(desk, team))
    panel._there.tick(())
    panel._text.set_values({"record": "Vests"})

    panel.save()

    qtbot.waitUntil(lambda: "Tick who was there" in panel._there_field.error)
    assert panel._text.values["record"] == "Vests"
    assert store.read(lambda s: meetings.list_meetings(s, team)) == []


@pytest.mark.parametrize(
    ("values", "name"),
    [({"minutes": 0}, "minutes"), ({"minutes": 700}, "minutes"), ({"day": TODAY + DAY}, "day")],
)
def test_wrong_time_is_said_under_its_field(qtbot, show, desk, team, values, name):
    panel = show(MinutesPanel(desk, team))
    panel._when.set_values(values)

    panel.save()

    qtbot.waitUntil(lambda: bool(panel._when.field(name).error))


def test_open_action_is_ticked_off_with_the_next_minutes(qtbot, show, store, desk, team, held):
    panel = show(MinutesPanel(desk, team))
    (carried,) = panel._open.rows
    panel._open.tick([carried.id])

    with qtbot.waitSignal(panel.finished):
        panel.save()

    (action,) = store.read(lambda s: meetings.read_meeting(s, held)).actions
    assert action.done_on == TODAY


def test_half_written_minutes_come_back_from_their_draft(show, desk, team):
    panel = show(MinutesPanel(desk, team))
    panel._there.toggle(0)
    panel._actions.set_drafts([ActionDraft("Paint", "", TODAY)])
    other = show(MinutesPanel(desk, team))

    other.take_draft_extra(panel.draft_extra())

    assert other._there.ticked == panel._there.ticked
    assert other._actions.drafts == (ActionDraft("Paint", "", TODAY),)


def test_action_in_the_list_is_changed_and_left_out(show, desk, team):
    editor = show(MinutesPanel(desk, team))._actions
    paint, ask = ActionDraft("Paint", "", TODAY), ActionDraft("Ask", "", TODAY)
    editor.set_drafts([paint, ask])

    editor._change(paint)
    typed = [one.title for one in editor.drafts]
    editor._leave_out(ask)

    assert typed == ["Ask", "Paint"]
    assert [one.title for one in editor.drafts] == ["Paint"]


def test_action_without_words_is_asked_for(show, desk, team):
    editor = show(MinutesPanel(desk, team))._actions

    editor.add()

    assert editor.form.field("title").error == "Enter what is to be done."


def test_plan_of_a_day_gone_by_is_refused(qtbot, show, desk, team):
    panel = show(PlanPanel(desk, team))
    panel._form.set_values({"day": TODAY - DAY})

    panel.save()

    qtbot.waitUntil(lambda: "This day is over" in panel._form.field("day").error)


def test_plan_is_kept_and_changed(qtbot, show, store, desk, team):
    panel = show(PlanPanel(desk, team))
    panel._form.set_values({"agenda": "Vests"})
    with qtbot.waitSignal(panel.finished):
        panel.save()
    (row,) = store.read(lambda s: meetings.list_meetings(s, team))

    other = show(PlanPanel(desk, team, row.id))

    assert other._form.values["agenda"] == "Vests"
    assert not row.is_held


def test_check_list_says_what_it_ticks(show):
    shown = show(CheckList("People"))
    shown.set_rows([CheckRow("a", "Maya", "Captain"), CheckRow("b", "Eli")], ["a"])

    shown.toggle(1)

    assert shown.ticked == {"a", "b"}
    assert shown.model().index(0, 0).data() == "Maya, Captain"
