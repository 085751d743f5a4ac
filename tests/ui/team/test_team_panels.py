"""The panels of the team page: what they save, and what they say about wrong values."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from support import TODAY, add_students, ask_nobody

from peerdesk.enums import ConsentKind
from peerdesk.services import teams
from peerdesk.services.teams import Position, breaks, hours, recognition
from peerdesk.services.teams.terms import Span
from peerdesk.ui.pages.team.break_panel import BreakPanel
from peerdesk.ui.pages.team.hand_over_panel import HandOverPanel
from peerdesk.ui.pages.team.hours_panel import HoursPanel
from peerdesk.ui.pages.team.page import TeamPage
from peerdesk.ui.pages.team.story_panel import StoryPanel
from peerdesk.ui.pages.team.thanks_panel import ThanksPanel

WEEK = timedelta(days=7)


@pytest.fixture
def team(store):
    """Give a team of three, Maya its captain."""
    ask_nobody(store, ConsentKind.TEAM)
    ids = add_students(store, 4)

    def found(session):
        team_id = teams.add_team(session, "Peer Leaders", TODAY)
        for student, title in zip(ids, ("Captain", "Member", "Member"), strict=False):
            teams.add_member(session, team_id, Position(student, title, date(2026, 9, 1)))
        return team_id

    return store.write(found, "Founded").value


@pytest.fixture
def members(store, team):
    return lambda: store.read(lambda session: teams.list_members(session, team, TODAY))


@pytest.fixture
def show(qtbot):
    def shown(widget):
        qtbot.addWidget(widget)
        widget.resize(420, 640)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    return shown


def test_roster_tells_hours_training_and_who_rests(show, store, desk, members):
    store.write(lambda s: breaks.take_break(s, members()[2].student_id, TODAY), "Rest")
    page = show(TeamPage(desk))

    model = page._table.model()
    rows = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]

    assert rows[0][:8] == [
        "Ortiz, Maya", "Captain", "1", "0.0", "not yet", "not yet", "not yet", "In office",
    ]  # fmt: skip
    assert [row[7] for row in rows] == ["In office", "In office", "On break"]


def test_roster_is_narrowed_to_a_name_and_to_those_on_break(show, store, desk, members):
    store.write(lambda s: breaks.take_break(s, members()[2].student_id, TODAY), "Rest")
    page = show(TeamPage(desk))

    page._narrow_box.setText("eli")
    by_name = [row.name for row in page._table.shown_rows]
    page._narrow_box.clear()
    page._filter.choose("break")
    page._show_rows()

    assert by_name == ["Brandt, Eli"]
    assert [row.name for row in page._table.shown_rows] == ["Vance, Sam"]


def test_second_team_is_chosen_from_the_list(qtbot, show, store, desk, team):
    store.write(lambda s: teams.add_team(s, "Bench team", TODAY), "Founded")
    page = show(TeamPage(desk))
    newest = page._team.name

    page._choice.setCurrentIndex(page._choice.findData(team))
    page._choice.activated.emit(page._choice.currentIndex())

    assert (newest, page._team.id) == ("Bench team", team)
    assert len(page._table.shown_rows) == 3


def test_hand_over_without_a_name_is_refused_in_place(qtbot, show, desk, members):
    panel = show(HandOverPanel(desk, members()[0]))

    panel.save()

    qtbot.waitUntil(lambda: panel._who.error == "Choose who takes over.")


def test_wrong_day_of_a_hand_over_is_said_under_it(qtbot, show, desk, members):
    first, second, _third = members()
    panel = show(HandOverPanel(desk, first))
    panel._on_chosen((second.student_id, second.name))
    panel._form.set_values({"starts_on": date(2026, 9, 1)})

    panel.save()

    qtbot.waitUntil(lambda: "began on" in panel._form.field("starts_on").error)
    assert members()[0].name == first.name


def test_chosen_successor_is_part_of_the_draft(show, desk, members):
    first, second, _third = members()
    panel = show(HandOverPanel(desk, first))
    panel._on_chosen((second.student_id, second.name))
    other = show(HandOverPanel(desk, first))

    other.take_draft_extra(panel.draft_extra())

    assert other._chosen.text() == second.name


def test_break_with_a_return_is_kept_and_ended(qtbot, show, desk, members):
    panel = show(BreakPanel(desk, members()[1]))
    panel._form.set_values({"is_known": True, "back_on": TODAY + WEEK})
    with qtbot.waitSignal(panel.finished):
        panel.save()
    assert members()[1].on_break.back_on == TODAY + WEEK

    back = show(BreakPanel(desk, members()[1]))
    with qtbot.waitSignal(back.finished):
        back.come_back()

    assert members()[1].on_break is None


def test_return_in_the_past_is_said_under_the_day(qtbot, show, desk, members):
    panel = show(BreakPanel(desk, members()[1]))
    panel._form.set_values({"is_known": True, "back_on": TODAY - WEEK})

    panel.save()

    field = panel._form.field("back_on")
    qtbot.waitUntil(lambda: field.error == "Enter a day to come, or leave the return open.")


def test_hours_are_added_and_told_at_once(qtbot, show, store, desk, members):
    panel = show(HoursPanel(desk, members()[0]))
    panel._form.set_values({"title": "Book fair", "minutes": 90})

    panel.save()

    qtbot.waitUntil(lambda: bool(panel._list.record[1]))
    assert panel._list.record[0].total == 90
    assert panel._form.values["title"] == ""


@pytest.mark.parametrize(("minutes", "title"), [(0, "Book fair"), (601, "Book fair"), (60, "")])
def test_wrong_hours_keep_what_was_typed(qtbot, show, store, desk, members, minutes, title):  # noqa: PLR0913, PLR0917
    panel = show(HoursPanel(desk, members()[0]))
    panel._form.set_values({"title": title, "minutes": minutes})

    panel.save()

    name = "minutes" if title else "title"
    qtbot.waitUntil(lambda: bool(panel._form.field(name).error))
    assert (panel._form.values["title"], panel._form.values["minutes"]) == (title, minutes)
    assert store.read(lambda s: hours.list_hours(s, panel.student_id, Span(None, None))) == []


def test_usual_words_thank_many_at_once(qtbot, show, store, desk, team, members):
    ids = [row.student_id for row in members()]
    panel = show(ThanksPanel(desk, team, members(), ids[:2]))
    panel._usual.button(panel._usual.keys[0]).click()

    with qtbot.waitSignal(panel.finished):
        panel.save()

    rows = store.read(lambda s: recognition.list_recognitions(s, Span(None, None)))
    assert [row.title for row in rows] == ["Service all year"] * 2


def test_words_about_trouble_are_refused_under_the_words(qtbot, show, desk, team, members):
    panel = show(ThanksPanel(desk, team, members(), [members()[0].student_id]))
    panel._form.set_values({"title": "Peer counseling"})

    panel.save()

    qtbot.waitUntil(lambda: "Leave out: counseling" in panel._form.field("title").error)
    assert panel._form.values["title"] == "Peer counseling"


def test_story_names_holders_and_thanks(show, store, desk, team, members):
    first = members()[0]
    draft = recognition.RecognitionDraft((first.student_id,), TODAY, "Leading", team)
    store.write(lambda s: recognition.recognize(s, draft, TODAY), "Thanked")

    panel = show(StoryPanel(desk, first))

    holders, thanked = panel.record
    assert [row.name for row in holders] == ["Maya Ortiz"]
    assert [row.title for row in thanked] == ["Leading"]
    asked = []
    panel.print_requested.connect(lambda key, _options: asked.append(key))
    panel.findChild(QPushButton, "print-thanks").click()
    assert asked == ["recognition-list"]
