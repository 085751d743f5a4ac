"""Planning many weeks on the duty page, driven by keys and clicks."""

from datetime import timedelta
from functools import partial
from threading import Event

import pytest
from duty_support import MONDAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from peerdesk.services import duty
from peerdesk.services.actions import list_actions
from peerdesk.services.duty import Fill

LEFT = Qt.MouseButton.LeftButton
FRIDAY = MONDAY + timedelta(days=4)


@pytest.fixture
def term(page, qtbot):
    qtbot.mouseClick(page.term_button, LEFT)
    page.term.form.set_values({"last": FRIDAY})
    return page.term


def button(widget, words):
    found = widget.findChildren(QPushButton)
    return next(b for b in found if words in b.text().replace("&", "") and not b.isHidden())


def test_whole_term_is_offered_and_the_week_gives_way(page, qtbot):
    qtbot.mouseClick(page.term_button, LEFT)

    values = page.term.form.values
    assert values["first"] == MONDAY
    assert values["last"] > FRIDAY
    assert not page.view.isVisible()


def test_plan_is_shown_by_weeks_and_written_only_when_accepted(school, page, term, wait_idle):
    term.make.click()
    wait_idle()
    assert "20 duties to add. Proven" in term.message.text
    assert [week.comes for week in term.weeks.table.shown_rows] == [20]
    assert school.stored() == []

    term.accept.click()
    wait_idle()

    assert len(school.stored()) == 20
    assert page.view.isVisible()
    assert page.message.text == "Added 20 duties."


def test_rule_in_the_way_is_relaxed_by_one_press(term, wait_idle):
    term.form.set_values({"week_limit": 2})
    term.make.click()
    wait_idle()
    assert "Allow more than 2 a week." in term.plan.reliefs[0].sentence

    button(term.reliefs, "Allow 3 a week").click()
    wait_idle()

    assert term.form.values["week_limit"] == 3
    assert term.plan.reliefs == ()


def test_wrong_last_day_gets_its_sentence_and_keeps_what_was_entered(term, wait_idle):
    term.form.set_values({"last": MONDAY - timedelta(days=3)})
    term.make.click()
    wait_idle()

    assert "Enter a last day" in term.form.field("last").error
    assert term.form.values["last"] == MONDAY - timedelta(days=3)


def test_plan_takes_the_place_of_what_was_asked_for_and_gives_it_back(term, wait_idle):
    term.make.click()
    wait_idle()
    assert term.accept.isVisible()
    assert not term.form.isVisible()

    term.change.click()

    assert term.plan is None
    assert not term.accept.isVisible()
    assert term.form.isVisible()
    assert term.form.field("first").editor.hasFocus()


def test_other_days_take_the_plan_away(term, wait_idle):
    term.make.click()
    wait_idle()

    term.form.field("week_limit").editor.setValue(4)

    assert term.plan is None
    assert not term.accept.isVisible()


def test_repair_shows_who_comes_and_who_goes(school, page, wait_idle):
    school.fill()
    gone = school.week().rows[0].cells[0].helpers[0]
    school.write(lambda s: duty.mark_absent(s, gone.student_id, MONDAY, FRIDAY))
    page.plan_term(Fill.MOVE)
    page.term.form.set_values({"last": FRIDAY})

    page.term.make.click()
    wait_idle()

    assert "to add" in page.term.message.text
    assert page.term.weeks.grid.model().index(0, 0).data().count("+") == 1


def test_escape_goes_back_to_the_week(page, term):
    assert page.go_back()
    assert page.view.isVisible()


def test_absent_helper_is_told_and_repaired_with_two_presses(school, page, wait_idle):
    school.fill()
    gone = school.week().rows[0].cells[0].helpers[0]
    school.write(lambda s: duty.mark_absent(s, gone.student_id, MONDAY, FRIDAY))
    page.refresh()
    assert "of absent helpers" in page.trouble.text

    button(page.trouble, "Repair").click()
    wait_idle()
    page.term.accept.click()
    wait_idle()

    assert all(not cell.missing for cell in school.week().cells)
    assert page.trouble.isHidden()


def test_untouched_rota_needs_no_repair(school, page):
    school.fill()
    page.refresh()

    assert page.trouble.isHidden()


@pytest.fixture
def busy_worker(page, desk):
    """Keep the worker busy until the event is set, so that a search has not begun yet."""
    held = Event()
    desk.run(page, partial(held.wait, 30), lambda _value: None)
    yield held
    held.set()


@pytest.fixture
def stop(term, busy_worker, qtbot, wait_idle):
    """Give a function that presses Stop, then lets the search come to its end."""

    def buttons():
        return term.message.findChildren(QPushButton)

    def press():
        qtbot.waitUntil(lambda: any("Stop" in b.text() and b.isVisible() for b in buttons()))
        button(term.message, "Stop").click()
        busy_worker.set()
        wait_idle()

    return press


def test_search_that_is_stopped_offers_the_best_so_far(term, stop, school, wait_idle):
    term.make.click()

    stop()

    assert term.plan.comes == 20
    assert term.plan.rota.stopped
    assert "This is the best so far; a better one may exist." in term.message.text
    assert "duties may be shared unevenly" in term.message.text
    term.accept.click()
    wait_idle()
    assert len(school.stored()) == 20


def test_stopped_search_can_be_made_again(term, stop, wait_idle):
    term.make.click()
    stop()

    term.make.click()
    wait_idle()

    assert term.plan.rota.proven_optimal
    assert "Proven" in term.message.text


def test_accepted_plan_is_named_by_its_days_in_words(school, term, wait_idle):
    term.make.click()
    wait_idle()
    term.accept.click()
    wait_idle()

    label = school.store.read(lambda s: list_actions(s, limit=1))[0].label
    assert label == "Planned duty from Mon 23 Nov to Fri 27 Nov"
