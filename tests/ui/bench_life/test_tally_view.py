"""A week of the clipboard typed into the grid."""

from datetime import timedelta
from functools import partial

import pytest
from duty_support import MONDAY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from peerdesk.services import bench_life, drafts
from peerdesk.ui.pages.bench_life.entering import draft_key

ENTER = Qt.Key.Key_Return


@pytest.fixture
def grid(page):
    page.tally.grid.start()
    return page.tally.grid


def type_cells(grid, *texts):
    for text in texts:
        QTest.keyClicks(grid, text)
        QTest.keyClick(grid, ENTER)


def shown(grid, row=0, column=0):
    return grid.model().index(row, column).data()


def spoken(grid, row=0, column=0):
    return grid.model().index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)


def texts_of(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def test_typed_week_is_saved_as_one_act(school, page, grid, week, wait_idle):
    type_cells(grid, "5/2-1", "0")
    page.primary()
    wait_idle()

    assert (week().visits, week().counted) == (5, 2)
    assert "Saved 2 cells of the week. 1 helpers did not come." in page.message.text
    school.store.undo()
    assert week().counted == 0


def test_cell_says_what_is_typed_and_that_it_is_not_saved(page, grid):
    type_cells(grid, "5/2-1")

    assert shown(grid) == "5 visits\n2 to a game\nwithout Maya"
    assert spoken(grid).endswith("2 to a game, Maya did not come, not saved yet")
    assert "1 cells not saved" in texts_of(page)


def test_enter_skips_days_to_come(grid):
    type_cells(grid, "1", "2")

    assert grid.spot == (1, 0)


def test_wrong_number_gets_its_sentence_and_stays(page, grid, week, wait_idle):
    type_cells(grid, "300")
    assert any("More than 200 visits" in text for text in texts_of(page))

    grid.go_to((1, 1))
    page.primary()
    wait_idle()

    assert grid.spot == (0, 0)
    assert shown(grid) == "300"
    assert week().counted == 0


def test_first_sign_replaces_and_backspace_takes_away(page, count, grid):
    count(12)
    page.tally.refresh()
    grid.go_to((0, 0))

    QTest.keyClicks(grid, "34")
    assert shown(grid) == "34 visits"
    QTest.keyClick(grid, Qt.Key.Key_Backspace)

    assert shown(grid) == "3 visits"


def test_typing_what_is_kept_already_is_nothing_new(page, count, grid):
    count(7)
    page.tally.refresh()
    grid.go_to((0, 0))
    QTest.keyClicks(grid, "7")

    page.primary()

    assert page.tally.count == 0
    assert page.message.text == "Nothing new is typed for this week."


def test_del_takes_a_count_back(page, count, grid, week, wait_idle):
    count(7)
    page.tally.refresh()
    grid.go_to((0, 0))
    QTest.keyClick(grid, Qt.Key.Key_Delete)

    page.primary()
    wait_idle()

    assert week().counted == 0


def test_what_is_typed_outlives_the_page(school, page, grid, show_page, wait_idle):
    type_cells(grid, "4")
    page.keep_draft()
    wait_idle()

    again = show_page(school.store)

    assert again.tally.count == 1
    assert shown(again.tally.grid) == "4 visits"


def test_saving_forgets_the_draft(school, page, grid, wait_idle):
    type_cells(grid, "4")
    page.keep_draft()
    page.primary()
    wait_idle()

    find = partial(drafts.find_draft, key=draft_key(MONDAY))
    assert school.store.read(find) is None


def test_code_of_the_clipboard_opens_its_week(school, page, qtbot):
    earlier = MONDAY.replace(day=9)
    code = school.store.read(bench_life.fresh_code)
    school.write(partial(bench_life.store_board, code=code, monday=earlier, today=earlier))

    qtbot.keyClicks(page.tally.code, code.lower())
    qtbot.keyClick(page.tally.code, ENTER)

    assert page.tally.week.monday == earlier
    assert page.tally.grid.hasFocus()


def test_code_of_a_recess_sheet_opens_a_scan_of_its_day(school, page, qtbot):
    code, day = school.store.read(bench_life.fresh_code), MONDAY - timedelta(days=3)
    store = partial(bench_life.store_board, code=code, monday=MONDAY, today=MONDAY)
    school.write(partial(store, recess_on=day))
    asked = []
    page.panel_requested.connect(lambda panel, _title: asked.append(panel))

    qtbot.keyClicks(page.tally.code, code.lower())
    qtbot.keyClick(page.tally.code, ENTER)

    (panel,) = asked
    qtbot.addWidget(panel)
    assert panel.form.values["day"] == day
    assert page.views.key == "scans"


def test_unknown_code_gets_its_sentence(page, qtbot):
    qtbot.keyClicks(page.tally.code, "ABCD")
    qtbot.keyClick(page.tally.code, ENTER)

    assert any("This sheet code does not fit" in text for text in texts_of(page))
    assert page.tally.code.text() == "ABCD"


def test_clipboard_that_is_out_is_one_click_away(school, page, qtbot):
    earlier = MONDAY.replace(day=9)
    code = school.store.read(bench_life.fresh_code)
    school.write(partial(bench_life.store_board, code=code, monday=earlier, today=earlier))
    page.refresh()

    buttons = [one for one in page.findChildren(QPushButton) if "is not back" in one.text()]
    qtbot.mouseClick(buttons[-1], Qt.MouseButton.LeftButton)

    assert page.tally.week.monday == earlier


def test_weeks_are_leafed_through_and_today_found_again(page):
    page.tally.step(-1)
    assert page.tally.week.monday == MONDAY.replace(day=16)

    page.tally.step(0)

    assert page.tally.week.monday == MONDAY


def test_school_without_benches_is_led_to_them(store, show_page, qtbot):
    page = show_page(store)

    with qtbot.waitSignal(page.place_requested) as asked:
        qtbot.mouseClick(
            next(b for b in page.findChildren(QPushButton) if b.text() == "Benches and times"),
            Qt.MouseButton.LeftButton,
        )

    assert asked.args == ["settings", "benches"]
