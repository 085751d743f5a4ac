"""A session that is opened again tells what was changed of it, by whom and when."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from session_support import add_pairs
from support import NOW

from peerdesk.enums import SessionKind
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs.entry import SessionEntry
from peerdesk.ui.kit.history_section import HistorySection
from peerdesk.ui.kit.log_panel import LogPanel, LogPrefill


@pytest.fixture
def log_id(store):
    """A session of fifteen minutes that was made thirty, with a note that is private."""
    (match_id,) = add_pairs(store, 1)
    first = SessionEntry(SessionKind.PAIR, NOW, 15, match_id=match_id)
    made = store.write(partial(entries.log_session, entry=first), "Logged a session").value
    longer = SessionEntry(SessionKind.PAIR, NOW, 30, match_id=match_id, note="Cried")
    change = partial(entries.edit_session, log_id=made, entry=longer)
    store.write(change, "Changed a session")
    return made


@pytest.fixture
def panel(qtbot, desk, log_id):
    made = LogPanel(desk, LogPrefill(edit_id=log_id))
    qtbot.addWidget(made)
    return made


def told(panel):
    section = panel.findChild(HistorySection)
    return [one.text() for one in section.findChildren(QLabel)]


def test_session_tells_its_changes_before_and_after(panel):
    assert any("15" in line and "30" in line for line in told(panel))
    assert "Logged a session" in told(panel)


def test_what_was_done_at_one_time_stands_under_one_day_and_person(panel):
    heading, when, *done = told(panel)

    assert heading == "History"
    assert when.endswith(", Counselor")
    assert len(done) == 3  # two fields and the making of it


def test_history_of_a_session_tells_no_word_of_its_note(panel):
    assert not any("Cried" in line for line in told(panel))


def test_new_session_has_no_history(qtbot, desk, log_id):
    panel = LogPanel(desk)
    qtbot.addWidget(panel)

    assert panel.findChild(HistorySection) is None


def test_history_goes_when_a_new_session_begins(panel):
    panel.start(LogPrefill())

    shown = [one for one in panel.findChildren(HistorySection) if not one.isHidden()]
    assert shown == []
