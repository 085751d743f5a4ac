"""Swapping duties by keyboard on the duty page."""

from datetime import timedelta

import pytest
from duty_support import MONDAY
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from peerdesk.services import duty

NEXT_TUESDAY = 8


@pytest.fixture
def swappable(school, page):
    """Give the page with Maya on Monday and Eli on Tuesday of the next week."""
    school.assign(0, school.place())
    school.assign(1, school.place(NEXT_TUESDAY))
    page.refresh()
    page.view.grid.setFocus()
    page.view.grid.setCurrentIndex(page.view.grid.model().index(0, 0))
    return page


@pytest.fixture
def ask(swappable, qtbot, wait_idle):
    """Give a function that presses S and waits for what is offered."""

    def press():
        qtbot.keyClick(swappable.view.grid, Qt.Key.Key_S)
        wait_idle()
        return swappable.view.swapping.picker

    return press


def test_s_offers_duties_of_other_weeks_and_enter_swaps(school, ask, qtbot, wait_idle):
    picker = ask()
    assert [one.text for one in picker.box.found] == ["Eli, Tue 1 Dec, A 10:00"]

    qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    wait_idle()

    assert school.standing()[school.place()] == [school.helpers[1]]
    later = school.standing(MONDAY + timedelta(days=7))
    assert later[school.place(NEXT_TUESDAY)] == [school.helpers[0]]
    assert picker.isHidden()


def test_swapped_cell_says_so_in_words_and_aloud(swappable, ask, qtbot, wait_idle):
    qtbot.keyClick(ask().box, Qt.Key.Key_Return)
    wait_idle()

    index = swappable.view.grid.model().index(0, 0)
    assert index.data() == "↔ Eli (swapped)\n! 1 missing"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Monday 10:00, bench A: Eli, swapped with Maya, 1 missing"


def test_one_undo_takes_both_sides_back(school, desk, ask, qtbot, wait_idle):
    qtbot.keyClick(ask().box, Qt.Key.Key_Return)
    wait_idle()

    with qtbot.waitSignal(desk.undone):
        desk.undo()

    assert school.standing()[school.place()] == [school.helpers[0]]
    later = school.standing(MONDAY + timedelta(days=7))
    assert later[school.place(NEXT_TUESDAY)] == [school.helpers[1]]


def test_day_or_name_narrows_the_offers(school, swappable, ask, qtbot):
    school.assign(2, school.place(1))
    picker = ask()
    assert len(picker.box.found) == 2

    qtbot.keyClicks(picker.box, "dec")

    qtbot.waitUntil(lambda: [one.text[:3] for one in picker.box.found] == ["Eli"])


def test_nothing_to_swap_with_is_said(school, ask):
    later = school.place(NEXT_TUESDAY)
    school.write(lambda s: duty.set_locked(s, later, locked=True))

    picker = ask()

    assert [one.text for one in picker.box.found] == [
        "No coming duty fits: a rule keeps one of the two out."
    ]


def test_escape_leaves_the_swap_and_returns_to_the_cell(swappable, ask, qtbot):
    picker = ask()

    qtbot.keyClick(picker.box, Qt.Key.Key_Escape)
    qtbot.keyClick(picker.box, Qt.Key.Key_Escape)

    assert picker.isHidden()
    assert swappable.view.grid.hasFocus()


@pytest.mark.parametrize(
    ("row", "sentence"), [(0, "This place is locked. Press L"), (1, "Nobody stands there.")]
)
def test_cell_that_cannot_be_swapped_says_why(school, swappable, ask, row, sentence):
    school.write(lambda s: duty.set_locked(s, school.place(), locked=True))
    swappable.refresh()
    grid = swappable.view.grid
    grid.setCurrentIndex(grid.model().index(row, 0))

    assert ask().isHidden()
    assert swappable.message.text.startswith(sentence)


def test_key_is_told_below_the_grid(swappable):
    said = " ".join(one.text() for one in swappable.view.findChildren(QLabel))

    assert "S swaps" in said
