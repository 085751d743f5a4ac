"""The Log session panel for every kind: it asks what fits, and keeps what was typed."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from session_support import add_pairs
from support import NOW, add_students, ask_nobody

from peerdesk.enums import ConsentKind, SessionKind, SessionMode, UseOfTime
from peerdesk.services.concerns.prefill import ConcernPrefill
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs import lists, who
from peerdesk.services.session_logs.lists import SessionFilter
from peerdesk.services.session_logs.typed import SessionEntry
from peerdesk.ui.kit.log_panel import LogPanel, LogPrefill

ALL = {"title", "class_name", "adults", "head_count", "alias", "mood_before", "covers", "mood"}


@pytest.fixture
def panel(qtbot, store, desk):
    ask_nobody(store, ConsentKind.PEER_COUNSELING, ConsentKind.GROUP)
    panel = LogPanel(desk, None)
    qtbot.addWidget(panel)
    panel.resize(400, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def choose(panel, store, text, place=0):
    found = store.read(partial(who.find_who, text=text))
    panel._picker._on_chosen(found[place])


def shown(panel):
    return {name for name in ALL if not panel._form.fields[name].isHidden()}


def save(qtbot, panel):
    with qtbot.waitSignal(panel.finished):
        panel.save()


def logged(store):
    (row,) = store.read(partial(lists.list_sessions, wanted=SessionFilter()))
    return store.read(partial(entries.entry_of, log_id=row.id))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (SessionKind.PAIR, {"mood"}),
        (SessionKind.DROP_IN, {"mood", "mood_before", "alias", "head_count"}),
        (SessionKind.PEER_COUNSELING, {"mood", "mood_before", "alias"}),
        (SessionKind.GROUP, {"mood", "title", "head_count"}),
        (SessionKind.TEAM, {"mood"}),
        (SessionKind.SUPERVISION, {"head_count"}),
        (SessionKind.LESSON, {"title", "class_name", "head_count"}),
        (SessionKind.WORKSHOP, {"title", "adults", "head_count"}),
        (SessionKind.CONSULTATION, {"adults"}),
        (SessionKind.OWN_TIME, set()),
    ],
)
def test_each_kind_asks_only_what_fits_it(panel, kind, fields):
    panel._picker.set_kind(kind)

    assert shown(panel) == fields


def test_own_time_is_logged_from_its_word(qtbot, store, panel):
    choose(panel, store, "plan")
    panel._form.minutes.setValue(30)
    save(qtbot, panel)

    entry = logged(store)
    assert (entry.kind, entry.topic, entry.minutes) == (SessionKind.OWN_TIME, "planning", 30)


def test_class_brings_its_size_along(qtbot, store, panel):
    add_students(store, 4)
    choose(panel, store, "class 01")
    save(qtbot, panel)

    entry = logged(store)
    assert (entry.kind, entry.class_name, entry.head_count) == (SessionKind.LESSON, "01-A", 2)


def test_students_are_added_one_after_the_other_and_taken_out_again(qtbot, store, panel):
    add_students(store, 4)
    choose(panel, store, "group")
    for name in ("maya", "sam", "ana"):
        choose(panel, store, name)
    qtbot.keyClick(panel._box, Qt.Key.Key_Backspace)
    save(qtbot, panel)

    names = store.read(partial(lists.list_sessions, wanted=SessionFilter()))[0].names
    assert names == ("Maya Ortiz", "Sam Vance")


def test_known_group_comes_with_its_members(qtbot, store, panel):
    students = add_students(store, 3)
    entry = SessionEntry(
        SessionKind.GROUP, NOW - timedelta(days=7), 30, student_ids=tuple(students), title="Bunch"
    )
    store.write(partial(entries.log_session, entry=entry), "Logged")

    choose(panel, store, "bunch")

    assert set(panel._picker.chosen.student_ids) == set(students)
    assert panel._form.kind_fields.texts["title"].text() == "Bunch"


def test_session_on_line_keeps_platform_and_a_made_up_name(qtbot, store, panel):
    panel._picker.set_kind(SessionKind.PEER_COUNSELING)
    form = panel._form
    form.more.set_open(is_open=True)
    form.more.mode.setCurrentIndex(form.more.mode.findData(SessionMode.CHAT))
    form.more._on_mode()
    form.more.platform.setText("School chat")
    form.kind_fields.texts["alias"].setText("Blue kite")
    form.kind_fields.before.set_value(2)
    form.kind_fields.after.set_value(4)
    save(qtbot, panel)

    entry = logged(store)
    assert (entry.mode, entry.platform, entry.alias) == (
        SessionMode.CHAT, "School chat", "Blue kite"
    )  # fmt: skip
    assert (entry.mood_before, entry.mood_after) == (2, 4)


def test_platform_is_asked_only_on_line(panel):
    form = panel._form
    form.more.set_open(is_open=True)
    before = form.fields["platform"].isHidden()
    form.more.mode.setCurrentIndex(form.more.mode.findData(SessionMode.VIDEO))
    form.more._on_mode()

    assert (before, form.fields["platform"].isHidden()) == (True, False)


def test_time_may_count_as_something_else(qtbot, store, panel):
    choose(panel, store, "duty")
    more = panel._form.more
    assert "Not school counseling" in more.use.itemText(0)
    more.use.setCurrentIndex(more.use.findData(UseOfTime.PROGRAM))
    save(qtbot, panel)

    assert logged(store).time_use is UseOfTime.PROGRAM


def test_worry_opens_the_concern_of_the_session(qtbot, store, panel):
    (student,) = add_students(store, 1)
    choose(panel, store, "maya")
    panel._form.worry.choose("yes")
    with qtbot.waitSignal(panel.concern_requested) as asked:
        panel.save()

    (prefill,) = asked.args
    assert isinstance(prefill, ConcernPrefill)
    assert prefill.student_ids == (student,)
    assert prefill.session_log_id == store.read(
        lambda s: lists.list_sessions(s, SessionFilter())[0].id
    )


def test_no_worry_asks_for_no_concern(qtbot, store, panel):
    add_students(store, 1)
    choose(panel, store, "maya")
    with qtbot.assertNotEmitted(panel.concern_requested):
        save(qtbot, panel)


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (SessionKind.LESSON, "class_name"),
        (SessionKind.WORKSHOP, "head_count"),
        (SessionKind.CONSULTATION, "adults"),
        (SessionKind.OWN_TIME, "topic"),
    ],
)
def test_what_is_missing_is_said_under_its_field_and_typing_stays(qtbot, panel, kind, field):
    panel._picker.set_kind(kind)
    panel._form.note.setPlainText("Kept")
    panel.save()
    qtbot.waitUntil(lambda: bool(panel._form.fields[field].error))

    assert panel._form.note.toPlainText() == "Kept"


def test_pair_becomes_counseling_with_both_students(store, panel):
    add_pairs(store, 1)
    choose(panel, store, "1")
    assert panel._picker.kind is SessionKind.PAIR
    panel._picker.kinds.setCurrentIndex(panel._picker.kinds.findData(SessionKind.PEER_COUNSELING))
    panel._picker._on_kind()

    assert len(panel._picker.chosen.student_ids) == 2


def test_panel_opened_for_own_time_starts_with_it(store, desk, qtbot):
    panel = LogPanel(desk, LogPrefill(kind=SessionKind.OWN_TIME))
    qtbot.addWidget(panel)

    assert panel._picker.kind is SessionKind.OWN_TIME


def test_changing_a_group_session_shows_everybody(qtbot, store, desk):
    ask_nobody(store, ConsentKind.GROUP)
    students = add_students(store, 3)
    entry = SessionEntry(SessionKind.GROUP, NOW, 30, student_ids=tuple(students), title="Bunch")
    log_id = store.write(partial(entries.log_session, entry=entry), "Logged").value
    panel = LogPanel(desk, LogPrefill(edit_id=log_id))
    qtbot.addWidget(panel)

    save(qtbot, panel)

    assert set(logged(store).student_ids) == set(students)
    assert logged(store).title == "Bunch"
