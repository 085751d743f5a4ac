"""The concerns page: grades and days, a name only when it is asked for, steps by keyboard."""

import pytest
from care_support import SECRET, TELLER, add_partner, do, record, referred
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from support import TODAY

from peerdesk.enums import ConcernOutcome, HowSoon
from peerdesk.services.concerns.pathway import close_concern
from peerdesk.ui.kit.guard import guard
from peerdesk.ui.pages.concerns.page import ConcernsPage
from peerdesk.ui.pages.concerns.partners_panel import PartnersPanel
from peerdesk.ui.pages.settings.danger import DangerSection


@pytest.fixture
def page(qtbot, desk):
    return shown(qtbot, ConcernsPage(desk))


def shown(qtbot, widget):
    """Show a widget in a window of its own, closed at the end of the test."""
    qtbot.addWidget(widget)
    widget.resize(1100, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def all_words(widget):
    """Return everything that is written or spoken in a widget, the table included."""
    labels = [one.text() for one in widget.findChildren(QLabel)]
    buttons = [one.text() for one in widget.findChildren(QAbstractButton)]
    return " ".join(labels + buttons + cells(widget))


def cells(page):
    model = page.table.model()
    places = [(r, c) for r in range(model.rowCount()) for c in range(model.columnCount())]
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    return [str(model.index(r, c).data(role)) for r, c in places for role in roles]


def opened(qtbot, page):
    """Open the first row with Enter and return what comes into the panel."""
    page.table.setFocus()
    page.table.selectRow(0)
    with qtbot.waitSignal(page.panel_requested) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    return asked.args[0]


def test_page_at_a_glance_names_nobody_and_tells_nothing(qtbot, store, desk):
    record(store, store.students[1])
    referred(store, store.students[0])

    page = shown(qtbot, ConcernsPage(desk))

    words = all_words(page)
    assert {"4", "Seen by a helper"} <= set(cells(page))
    assert not [w for w in ("Maya", "Ortiz", "Eli", "Brandt", SECRET, TELLER) if w in words]


def test_name_shows_while_the_key_is_held(qtbot, store, desk):
    record(store, store.students[1])
    page = shown(qtbot, ConcernsPage(desk))
    page.table.setFocus()
    page.table.selectRow(0)

    QTest.keyPress(page.table, Qt.Key.Key_F8)
    while_held = page._name.text()
    QTest.keyRelease(page.table, Qt.Key.Key_F8)

    assert while_held == "Eli Brandt"
    assert "Eli" not in page._name.text()


def test_empty_page_is_good_news_without_a_button(page):
    assert "Nothing open." in all_words(page)
    assert page._states.findChildren(QPushButton) == []
    assert not page.table.isVisible()


def test_chips_count_and_filter(qtbot, store, page):
    record(store, store.students[0], how_soon=HowSoon.THIS_WEEK)
    referred(store, store.students[1])
    gone = record(store, store.students[2])
    do(store, close_concern, concern_id=gone, outcome=ConcernOutcome.SETTLED)
    page.desk.announce_change(frozenset({"Concern"}))

    texts = [page._status.button(key).text() for key in page._status.keys]
    page._status.button("waiting").click()

    assert texts == ["Open 1", "Waiting 1", "Closed 1"]
    assert len(page.table.shown_rows) == 1
    assert page.table.shown_rows[0].referred_on == TODAY


def test_enter_opens_the_steps_with_words_hidden_until_held(qtbot, store, page):
    record(store, store.students[1])
    page.refresh()
    path = shown(qtbot, opened(qtbot, page))
    path.go_on()

    at_rest = " ".join(one.text() for one in path.findChildren(QLabel))
    QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_F8)
    held = " ".join(one.text() for one in path.findChildren(QLabel))
    QTest.keyRelease(QApplication.focusWidget(), Qt.Key.Key_F8)

    assert "Eli Brandt" in at_rest
    assert SECRET not in at_rest
    assert SECRET in held
    assert TELLER in held


def test_wrong_step_is_said_under_its_field_and_nothing_is_lost(qtbot, store, page, settle):
    record(store, store.students[1])
    page.refresh()
    path = shown(qtbot, opened(qtbot, page))
    path.do("parent")
    path.form.form.set_values({"fact": "She knew"})

    path.form.save()
    settle()

    assert "told" in path.form.form.field("who").error
    assert path.form.form.values["fact"] == "She knew"


def test_sharing_without_a_yes_is_said_under_what_is_shared(qtbot, store, page, settle):
    referred(store, store.students[1])
    record(store, store.students[0])
    page.refresh()
    path = shown(qtbot, opened(qtbot, page))
    path.do("refer")
    path.form._box.setFocus()
    qtbot.waitUntil(lambda: bool(path.form._box.found))
    QTest.keyClick(path.form._box, Qt.Key.Key_1)
    path.form._shares.choose("facts")

    path.form.save()
    settle()

    assert "has not said yes" in path.form.form.field("shares").error


def test_somebody_new_is_added_and_asked_in_one_act(qtbot, store, page, settle):
    record(store, store.students[0])
    page.refresh()
    path = shown(qtbot, opened(qtbot, page))
    path.do("refer")
    path.form._on_chosen("new")
    path.form.save()
    settle()
    said = path.form._new.field("name").error
    path.form._new.set_values({"name": "Pastor Cole"})
    path.form.save()
    settle()

    words = " ".join(one.text() for one in path.findChildren(QLabel))
    assert "name or an organization" in said
    assert path.form is None
    assert "Waiting" in words


def test_undone_concern_leaves_the_panel(qtbot, store, page, settle):
    record(page.desk.store, store.students[0])
    page.refresh()
    path = shown(qtbot, opened(qtbot, page))

    with qtbot.waitSignal(path.finished):
        page.desk.undo()


def test_letters_of_the_list_open_the_form_of_a_step(qtbot, store, page):
    record(store, store.students[0])
    page.refresh()
    page.table.setFocus()
    page.table.selectRow(0)

    with qtbot.waitSignal(page.panel_requested) as asked:
        QTest.keyClick(page.table, Qt.Key.Key_M)

    path = shown(qtbot, asked.args[0])
    assert path.form.draft_key.startswith("concern-step:report:")


def test_line_of_today_opens_the_concern_it_tells_of(qtbot, store, page):
    concern_id, _referral_id = referred(store, store.students[0])

    with qtbot.waitSignal(page.panel_requested) as asked:
        page.show_record(concern_id)
    shown(qtbot, asked.args[0])

    assert page._status.key == "waiting"
    assert page.table.current_row.id == concern_id


@pytest.mark.parametrize("role", ["assistant", "substitute"])
def test_others_see_their_own_and_may_correct_it_only(qtbot, store, desk_for, role):
    record(store, store.students[0])
    desk = desk_for(role)
    record(desk.store, store.students[1])

    page = shown(qtbot, ConcernsPage(desk))
    guard(desk, page)  # as the window does with every page it builds
    path = shown(qtbot, opened(qtbot, page))

    assert len(page.table.shown_rows) == 1
    assert list(path.deeds) == ["correct", "print"]
    assert not page._partners.isEnabled()
    assert "counselor" in page._partners.toolTip()


@pytest.fixture
def partners(qtbot, store, desk):
    add_partner(store)
    return shown(qtbot, PartnersPanel(desk))


def test_partner_is_added_changed_and_taken_out(store, partners, settle):
    partners.form.set_values({"name": "Nurse", "is_school": True})
    partners.save()
    settle()
    partners._edit(partners.table.shown_rows[1])
    partners.form.set_values({"phone": "ext. 3"})
    partners.save()
    settle()
    phones = [row.phone for row in partners.table.shown_rows]
    partners.table.selectRow(0)
    partners._close()
    settle()

    assert phones == ["555 0134", "ext. 3"]
    assert [row.words for row in partners.table.shown_rows] == ["Nurse"]


def test_partner_twice_is_said_under_the_name(partners, settle):
    partners.form.set_values({"name": "Ms. Lee", "organisation": "County Mental Health"})

    partners.save()
    settle()

    assert "already" in partners.form.field("name").error


def test_school_writes_its_card_for_danger(qtbot, desk, settle):
    section = shown(qtbot, DangerSection(desk))
    section.refresh()
    first = section.form.values["phones"]
    section.form.set_values({"steps": "Call Ms. Reed", "phones": "Office: 12"})
    section.primary()
    settle()
    own = section._card.accessibleDescription()
    section._begin_again()
    settle()

    assert "988" in first
    assert own == "Call Ms. Reed\nOffice: 12"
    assert section.form.values["phones"] == first


def test_card_that_is_too_long_is_said_under_its_field(qtbot, desk, settle):
    section = shown(qtbot, DangerSection(desk))
    section.form.set_values({"steps": "x" * 601})

    section.primary()
    settle()

    assert "600" in section.form.field("steps").error
