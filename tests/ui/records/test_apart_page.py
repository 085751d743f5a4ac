"""The keep-apart register as a page: what it shows, what each key does, what it refuses."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from support import TODAY

from peerdesk.enums import AccountRole, ConstraintKind, ConstraintReason
from peerdesk.services import constraint_register, constraints
from peerdesk.services.constraints import Why
from peerdesk.services.rights import Who
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.kit.rule_form import RuleForm
from peerdesk.ui.pages.apart.page import ApartPage
from peerdesk.ui.pages.apart.rule_panel import RulePanel

APART = ConstraintKind.KEEP_APART


@pytest.fixture
def add(store, shell):
    """Give a function that adds a rule."""

    def make(one, other, **why):
        values = {"one_id": one, "other_id": other, "kind": APART, "why": Why(**why)}
        return store.write(partial(constraints.add_constraint, **values), "Added").value

    return make


@pytest.fixture
def page(shell, calm):
    shell.go_to("apart")
    calm()
    return shell.page


@pytest.fixture
def press(qtbot, page, calm):
    """Give a function that presses a key on the first line of the table."""

    def press_key(key):
        page.table.setFocus()
        page.table.selectRow(0)
        qtbot.keyClick(page.table, key)
        calm()

    return press_key


def listed(store):
    return store.read(partial(constraint_register.list_rules, today=TODAY))


def test_empty_register_offers_the_first_rule(page, shell):
    assert not page.table.isVisible()

    page.findChild(EmptyState).button.click()

    assert isinstance(shell.panel.content, RuleForm)


def test_page_counts_what_holds_and_what_ends_soon(page, add, ids, calm, shell):
    today = shell._desk.today()
    add(ids[0], ids[1])
    add(ids[2], ids[3], expires_on=today + timedelta(days=5))
    page.refresh()

    assert page.states.button("now").text() == "Hold now 2"
    assert page.states.button("ending").text() == "End soon 1"
    page.states.button("ending").click()
    assert [row.days_left for row in page.table.shown_rows] == [5]


def test_one_key_ends_a_rule_and_one_sets_it_again(page, add, ids, press, store):
    add(ids[0], ids[1], reason=ConstraintReason.SAFETY)
    page.states.button("all").click()
    page.refresh()

    press(Qt.Key.Key_E)
    assert [row.state for row in listed(store)] == ["over"]
    press(Qt.Key.Key_R)

    assert [(row.state, row.reason) for row in listed(store)] == [
        ("holds", ConstraintReason.SAFETY)
    ]


def test_del_puts_a_rule_into_the_bin_with_an_undo_bar(page, add, ids, press, store, shell):
    add(ids[0], ids[1])
    page.refresh()

    press(Qt.Key.Key_Delete)

    assert listed(store) == []
    assert shell.undo_bar.text == "Moved the rule about Eli Brandt + Maya Ortiz to the bin"


def test_story_is_hidden_until_f8_is_held(qtbot, page, add, ids, shell):
    add(ids[0], ids[1], detail="Fought on the bus")
    page.refresh()
    page.table.selectRow(0)
    page._open_current()
    hidden = shell.panel.content.findChild(Reveal)

    assert "bus" not in hidden.text()
    qtbot.keyPress(hidden, Qt.Key.Key_F8)
    assert hidden.text() == "Fought on the bus"
    qtbot.keyRelease(hidden, Qt.Key.Key_F8)
    assert "bus" not in hidden.text()


def open_form(page):
    page.primary()
    return page.window().panel.content


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2019-01-31", "The last day is before the day the rule was set"),
        ("next week", "Enter the last day as 2027-06-30."),
    ],
)
def test_wrong_last_day_is_said_under_the_field(page, ids, calm, typed, sentence):
    form = open_form(page)
    for name, student_id in zip(("one", "other"), ids, strict=False):
        form._on_chosen(name, student_id)
    form.form.set_values({"until": typed, "detail": "kept"})

    form.save()
    calm()

    assert form.form.field("until").error.startswith(sentence)
    assert form.form.values["detail"] == "kept"


def test_rule_without_students_and_doubled_rule_are_said(page, add, ids, calm, shell):
    add(ids[0], ids[1])
    page.primary()
    form = shell.panel.content

    form.save()
    assert form._who["one"].error == "Choose a student from the list."
    for name, student_id in (("one", ids[1]), ("other", ids[0])):
        form._on_chosen(name, student_id)
    form.save()
    calm()

    assert "kept apart already" in form._who["other"].error


def test_unfinished_rule_comes_back_with_its_students(page, ids, calm, shell, store):
    page.primary()
    form = shell.panel.content
    form._on_chosen("one", ids[0])
    form.boxes["one"].setText("Ortiz, Maya")
    form.form.set_values({"detail": "half a story"})
    form.form.edited.emit()
    shell.keep_drafts()
    calm()

    page.primary()

    again = shell.panel.content
    assert again is not form
    assert again.form.values["detail"] == "half a story"
    assert again.boxes["one"].text() == "Ortiz, Maya"


def test_assistant_reads_the_register_and_changes_nothing(qtbot, store, tasks, add, ids, shell):
    add(ids[0], ids[1], detail="Fought on the bus")
    store.who = Who("a", AccountRole.ASSISTANT)
    desk = Desk(store, tasks, shell._desk.vault, shell._desk.settings)
    page = ApartPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    panel = RulePanel(desk, page.table.shown_rows[0])
    qtbot.addWidget(panel)

    assert not panel.findChild(Reveal)
    assert not panel.findChild(object, "end").isEnabled()
    assert panel.findChild(object, "end").toolTip()
    desk.deleteLater()
