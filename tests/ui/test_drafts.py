"""What is typed in a panel is kept within a second and found again; no secret ever is."""

from functools import partial

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import text

from peerdesk.services import drafts
from peerdesk.ui.kit.draft_keeper import CALM_MS, LATEST_MS, keep_drafts_of
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.pages.students.entry_panel import EntryPanel


class Panel(QWidget):
    """A panel as any page makes one."""

    finished = Signal()

    def __init__(self, record_id="1"):
        super().__init__()
        self._record_id = record_id
        self.form = Form(
            [
                FieldSpec("name", "Name"),
                FieldSpec("note", "Note", Kind.NOTE),
                FieldSpec("on", "On", Kind.DATE),
                FieldSpec("many", "Many", Kind.MANY, choices=[("a", "A"), ("b", "B")]),
                FieldSpec("word", "Word", Kind.SECRET),
            ]
        )
        QVBoxLayout(self).addWidget(self.form)


@pytest.fixture
def open_panel(qtbot, desk):
    """Give a function that opens a panel as the window does."""

    def make(panel=None):
        made = panel or Panel()
        qtbot.addWidget(made)
        made.keeper = keep_drafts_of(desk, made)
        return made

    return make


@pytest.fixture
def calm(qtbot, tasks):
    """Give a function that waits until the worker is done."""
    return lambda: qtbot.waitUntil(lambda: not tasks.is_busy)


def stored(desk):
    return desk.store.read(lambda s: s.execute(text("SELECT key, content FROM draft")).all())


def type_into(panel, **values):
    panel.form.set_values(values)
    panel.form.edited.emit()


def test_typing_reaches_the_database_without_being_asked_to(qtbot, desk, open_panel):
    panel = open_panel()

    qtbot.keyClicks(panel.form.field("note").editor, "Loves trains")

    qtbot.waitUntil(lambda: len(stored(desk)) == 1)
    assert "Loves trains" in stored(desk)[0].content
    assert max(CALM_MS, LATEST_MS) < 1000


def test_everything_typed_is_found_again(desk, open_panel, calm):
    panel = open_panel()
    type_into(panel, name="Maya", note="Loves trains", many=("b",))
    panel.keeper.keep()
    calm()

    again = open_panel()

    assert again.form.values == panel.form.values
    assert again.keeper.bar.text.startswith("Kept from ")


def test_text_on_its_way_is_found_at_once(desk, open_panel):
    panel = open_panel()
    type_into(panel, name="Maya")
    panel.keeper.keep()

    assert open_panel().form.values["name"] == "Maya"


def test_panel_about_another_record_starts_empty(open_panel, calm):
    panel = open_panel()
    type_into(panel, name="Maya")
    panel.keeper.keep()
    calm()

    assert open_panel(Panel("2")).form.values["name"] == ""


def test_saved_panel_leaves_no_draft(desk, open_panel, calm):
    panel = open_panel()
    type_into(panel, name="Maya")
    panel.keeper.keep()
    panel.finished.emit()
    calm()

    assert stored(desk) == []
    assert open_panel().keeper.bar is None


def test_panel_that_empties_itself_after_saving_leaves_no_draft(desk, open_panel, calm):
    panel = open_panel()
    panel.show()
    type_into(panel, name="Maya")
    panel.keeper.keep()
    panel.form.set_values({"name": ""})

    panel.hide()
    calm()

    assert stored(desk) == []


def test_discard_gives_back_what_was_there_before(desk, open_panel, calm):
    panel = open_panel()
    type_into(panel, name="Maya")
    panel.keeper.keep()
    again = open_panel()

    again.keeper.discard()
    calm()

    assert again.form.values["name"] == ""
    assert again.keeper.bar.isHidden()
    assert stored(desk) == []


def test_passphrase_is_never_kept(desk, open_panel, calm):
    panel = open_panel()
    type_into(panel, name="Maya", word="correct horse")
    panel.keeper.keep()
    calm()

    assert "correct horse" not in stored(desk)[0].content
    assert open_panel().form.values["word"] == ""


def test_nobody_else_finds_the_draft(desk, open_panel, calm):
    panel = open_panel()
    type_into(panel, name="Maya")
    panel.keeper.keep()
    calm()
    key = stored(desk)[0].key

    assert key.startswith("counselor/Panel:")
    assert desk.store.look(partial(drafts.find_kept, key=key.partition("/")[2])) is None


def test_untouched_panel_writes_nothing(desk, open_panel, calm):
    panel = open_panel()

    panel.keeper.keep()
    calm()

    assert stored(desk) == []


def test_half_a_new_student_waits_for_the_next_try(desk, open_panel, calm):
    panel = open_panel(EntryPanel(desk))
    type_into(panel, first_name="Maya", grade="04")
    panel.keeper.keep()
    calm()

    assert open_panel(EntryPanel(desk)).form.values["first_name"] == "Maya"
