"""Saying when a helper is not free, in the side panel."""

import pytest
from duty_support import MONDAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from peerdesk.services import duty
from peerdesk.ui.kit.free_panel import REPAIR, FreePanel


@pytest.fixture
def open_panel(desk, school, qtbot):
    """Give a function that opens the panel of the first helper."""

    def show():
        panel = FreePanel(desk, school.helpers[0])
        qtbot.addWidget(panel)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        panel.setFocus()
        return panel

    return show


def busy(school):
    grid = school.store.read(lambda s: duty.busy_grid(s, school.helpers[0], MONDAY))
    return grid.busy


def test_arrows_move_space_ticks_and_ctrl_enter_saves(school, open_panel, qtbot, wait_idle):
    panel = open_panel()
    first = panel.grid.box(f"1:{school.morning}")
    qtbot.waitUntil(first.hasFocus)

    qtbot.keyClick(first, Qt.Key.Key_Down)
    below = panel.grid.box(f"1:{school.lunch}")
    assert below.hasFocus()
    qtbot.keyClick(below, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.finished):
        qtbot.keyClick(below, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_idle()

    assert busy(school) == {f"1:{school.lunch}"}


def test_every_day_ticks_the_whole_row_and_follows_it(school, open_panel):
    panel = open_panel()

    panel.grid.box(school.lunch).click()
    assert panel.grid.chosen == {f"{day}:{school.lunch}" for day in range(1, 6)}

    panel.grid.box(f"3:{school.lunch}").click()
    assert not panel.grid.box(school.lunch).isChecked()


def test_planned_duty_then_is_named_and_repair_is_offered(school, open_panel, qtbot, wait_idle):
    school.assign(0, school.place(1))
    panel = open_panel()
    asked = []
    panel.place_requested.connect(lambda *what: asked.append(what))
    assert panel.repair_button.isHidden()

    panel.grid.box(f"2:{school.morning}").click()
    assert "Tue 24 Nov, A 10:00" in panel.message.text
    panel.repair_button.click()
    wait_idle()

    assert asked == [("duty", REPAIR)]
    assert busy(school) == {f"2:{school.morning}"}


def test_ticks_are_kept_when_the_panel_closes_unsaved(school, open_panel, wait_idle):
    panel = open_panel()
    panel.grid.box(f"4:{school.lunch}").click()
    panel.drafts.keep()
    panel.hide()
    wait_idle()

    again = open_panel()

    assert again.grid.chosen == {f"4:{school.lunch}"}
    assert busy(school) == frozenset()


def test_boxes_say_their_time_and_nothing_asks_why(school, open_panel):
    panel = open_panel()

    assert panel.grid.box(f"1:{school.morning}").accessibleName() == "Morning 10:00, Monday"
    assert panel.grid.box(school.lunch).accessibleName() == "Lunch 12:15, every day"
    assert panel.title.startswith("When Maya")


def test_helper_of_a_cell_leads_to_the_times(school, page, qtbot):
    school.assign(0, school.place())
    page.refresh()
    grid = page.view.grid
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Return)

    button = next(b for b in page.view.picker.findChildren(QPushButton) if "free…" in b.text())
    with qtbot.waitSignal(page.panel_requested) as asked:
        button.click()

    panel, title = asked.args
    qtbot.addWidget(panel)
    assert title == panel.title
    assert not page.view.picker.isVisible()


def test_repair_that_was_asked_for_makes_the_plan(school, page, wait_idle):
    school.fill()
    held = school.store.read(lambda s: duty.busy_grid(s, school.helpers[0], MONDAY)).duties
    keys = frozenset(one.key for one in held)
    school.write(lambda s: duty.set_busy(s, school.helpers[0], keys))

    page.show_record(REPAIR)
    assert "when the helper is not free" in page.trouble.text
    wait_idle()

    assert page.term.plan.goes >= len(keys)
