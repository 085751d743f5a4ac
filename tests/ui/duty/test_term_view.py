"""Planning many weeks on the duty page, driven by keys and clicks."""

from datetime import timedelta

import pytest
from duty_support import MONDAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from peerdesk.services import duty
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


def test_other_days_take_the_plan_away(term, wait_idle):
    term.make.click()
    wait_idle()

    term.form.field("week_limit").editor.setValue(4)

    assert term.plan is None
    assert term.accept.isHidden()


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
