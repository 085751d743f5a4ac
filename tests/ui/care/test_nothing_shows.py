"""What never shows a concern: Today, titles, the search, the log, a colleague's panel."""

import logging
from functools import partial

import pytest
from care_support import SECRET, TELLER, record, referred
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from support import TODAY

from peerdesk.services.concerns.lists import list_concerns
from peerdesk.services.concerns.record import find_concern_draft
from peerdesk.services.export_all import export_everything
from peerdesk.services.student_timeline import EventKind, timeline
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell

NAMES = ("Maya", "Ortiz", "Eli", "Brandt")
WORDS = (SECRET, TELLER)


@pytest.fixture
def shell_for(qtbot, desk_for):
    """Give a function that shows the working window of somebody."""

    def make(role="counselor"):
        desk = desk_for(role)
        shell = Shell(desk, Search(desk))
        qtbot.addWidget(shell)
        shell.resize(1366, 688)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        return shell

    return make


def test_today_tells_grade_and_day_and_neither_name_nor_word(qtbot, store, shell_for):
    record(store, store.students[1])
    referred(store, store.students[0])
    shell = shell_for()

    def said():
        return " ".join(label.text() for label in shell.page.findChildren(QLabel))

    qtbot.waitUntil(lambda: "Concern, grade 4, seen by a helper" in said())
    words = said()
    assert not [word for word in (*NAMES, *WORDS) if word in words]


def test_search_finds_the_command_and_no_word_of_a_concern(store, shell_for):
    record(store, store.students[1])
    search = Search(shell_for()._desk)

    assert "Record concern" in [found.text for found in search("record concern")]
    assert not [found for found in search("home") if SECRET in found.text + found.detail]
    assert {found.value for found in search("kowalczyk")} <= {None}


def test_colleague_sees_no_line_in_the_timeline(store, desk_for):
    record(store, store.students[1])
    read = partial(timeline, student_id=store.students[1])

    own = [one.text for one in store.read(read) if one.kind is EventKind.CONCERN]
    other = [one for one in desk_for("substitute").read(read) if one.kind is EventKind.CONCERN]

    assert own == ["Concern recorded"]
    assert other == []


def test_substitute_records_and_is_back_at_work(qtbot, store, shell_for, settle):
    shell = shell_for("substitute")
    shell.open_concern()
    panel = shell.panel.content
    panel._box.setText("bra")
    panel._box.open_list()
    panel._on_chosen(panel._box.found[0].value)
    panel._form.facts.setPlainText("She cried at the gate")
    panel._form.source.choose("self")

    panel.save()
    settle()
    qtbot.waitUntil(lambda: not shell.panel.isVisible())

    assert [row.author for row in store.read(list_concerns)] == ["substitute"]
    assert panel.path is None


def test_principal_is_told_whom_to_ask(shell_for):
    shell = shell_for("principal")

    shell.open_concern()

    assert not shell.panel.isVisible()
    assert "counselor" in shell.message.text


def test_half_typed_concern_is_found_by_nobody_else(store, shell_for, desk_for, settle):
    shell = shell_for("substitute")
    shell.open_concern()
    shell.panel.content._form.facts.setPlainText(SECRET)

    shell.keep_drafts()
    settle()

    assert desk_for("substitute").read(find_concern_draft).facts == SECRET
    assert desk_for("assistant").read(find_concern_draft) is None


def test_half_typed_concern_waits_in_the_panel(store, shell_for, settle):
    first = shell_for()
    first.open_concern()
    first.panel.content._form.facts.setPlainText(SECRET)
    first.keep_drafts()
    settle()

    again = shell_for()
    again.open_concern()

    assert again.panel.content._form.facts.toPlainText() == SECRET


def test_log_holds_no_word(caplog, store, shell_for, settle):
    caplog.set_level(logging.DEBUG)
    shell = shell_for()

    record(store, store.students[1])
    shell.go_to("concerns")
    QTest.qWait(10)
    settle()

    assert not [word for word in (*NAMES, *WORDS) if word in caplog.text]


def test_title_of_panel_and_window_name_nobody(store, shell_for):
    concern_id = record(store, store.students[1])
    shell = shell_for()

    shell.go_to("concerns", concern_id)

    titles = shell.windowTitle() + shell.panel.accessibleName() + shell.page.header.title
    assert not [name for name in NAMES if name in titles]


def test_export_for_the_counselor_holds_what_was_written(tmp_path, store):
    record(store, store.students[1])

    store.read(partial(export_everything, folder=tmp_path / "out"))

    assert SECRET in (tmp_path / "out" / "concern.csv").read_text("utf-8-sig")
    assert TODAY.isoformat() in (tmp_path / "out" / "concern.csv").read_text("utf-8-sig")
