"""The duty page, driven by keys and clicks."""

from datetime import date, timedelta

import pytest
from duty_support import MONDAY
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from peerdesk.enums import CourseCode
from peerdesk.services import calendar, duty, programs
from peerdesk.ui.kit.week_grid import WeekGrid

LEFT = Qt.MouseButton.LeftButton


def cell_texts(page):
    model = page.view.grid.model()
    return [
        [model.index(row, day).data() for day in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def go_to(page, row, day):
    page.view.grid.setFocus()
    page.view.grid.setCurrentIndex(page.view.grid.model().index(row, day))
    return page.view.grid


def button(qtbot, widget, words):
    """Return the button with `words`, once it is seen."""

    def seen():
        found = widget.findChildren(QPushButton)
        return [b for b in found if words in b.text().replace("&", "") and b.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    return seen()[0]


def click(qtbot, widget, words):
    qtbot.mouseClick(button(qtbot, widget, words), LEFT)


def test_empty_week_shows_a_row_for_each_recess_and_bench(page):
    assert cell_texts(page) == [["! empty"] * 5] * 2
    model = page.view.grid.model()
    rows = [model.headerData(row, Qt.Orientation.Vertical) for row in range(2)]
    assert rows == ["A  10:00", "A  12:15"]


def test_auto_fill_fills_the_week_and_says_how_fair_it_is(page, qtbot, wait_idle):
    qtbot.mouseClick(page.fill_button, LEFT)
    wait_idle()

    assert page.message.text == "Filled 20 places. Everyone is within 1 duty of a fair share."
    assert not any("empty" in text for row in cell_texts(page) for text in row)
    assert page.fill_button.isEnabled()


def test_filling_offers_stop_and_no_second_filling(page, qtbot, wait_idle):
    qtbot.mouseClick(page.fill_button, LEFT)

    assert button(qtbot, page.message, "Stop").isEnabled()
    assert not page.fill_button.isEnabled()
    click(qtbot, page.message, "Stop")
    wait_idle()
    assert sum(len(c.present) for c in page.view.week.cells) == 20


def test_filling_and_undo_leave_an_empty_week(page, desk, qtbot, wait_idle):
    page.fill()
    wait_idle()

    with qtbot.waitSignal(desk.undone):
        desk.undo()

    assert cell_texts(page) == [["! empty"] * 5] * 2


def test_refused_filling_says_why_and_lets_go(page, desk, school, qtbot, wait_idle):
    for helper in school.helpers:
        school.write(lambda s, h=helper: programs.withdraw_training(s, h, CourseCode.BENCH_SCRIPT))
    said = []
    desk.failed.connect(lambda error: said.append(error.sentence()))

    page.fill()
    wait_idle()

    assert said[0].startswith("No helper is trained for the bench yet.")
    assert page.fill_button.isEnabled()


def test_enter_opens_the_ranked_helpers_and_enter_takes_the_first(page, qtbot, wait_idle):
    grid = go_to(page, 0, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    picker = page.view.picker
    best = picker.box.found[0].text

    qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    wait_idle()

    assert cell_texts(page)[0][1] == f"{best.split()[0]}\n! 1 missing"
    assert picker.isVisible()
    qtbot.keyClick(picker.box, Qt.Key.Key_Return)
    wait_idle()
    assert not picker.isVisible()
    assert grid.hasFocus()


def test_escape_closes_the_list_then_the_picker_and_returns_to_the_cell(page, qtbot):
    grid = go_to(page, 0, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Return)

    qtbot.keyClick(page.view.picker.box, Qt.Key.Key_Escape)
    qtbot.keyClick(page.view.picker.box, Qt.Key.Key_Escape)

    assert not page.view.picker.isVisible()
    assert grid.hasFocus()
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 1)


def test_typing_finds_a_helper_by_name(page, qtbot):
    qtbot.keyClick(go_to(page, 0, 1), Qt.Key.Key_Return)
    box = page.view.picker.box

    qtbot.keyClicks(box, "guada")

    qtbot.waitUntil(lambda: [one.text.split()[0] for one in box.found] == ["Guadalupe"])


def test_delete_clears_lock_keeps_and_delete_is_refused_in_words(page, school, qtbot, wait_idle):
    school.assign(0, school.place())
    page.refresh()
    grid = go_to(page, 0, 0)

    qtbot.keyClick(grid, Qt.Key.Key_L)
    wait_idle()
    assert cell_texts(page)[0][0] == "Maya (locked)\n! 1 missing"
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    wait_idle()
    assert page.message.text == "This place is locked. Press L to unlock it, then clear it."

    qtbot.keyClick(grid, Qt.Key.Key_L)
    wait_idle()
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    wait_idle()
    assert cell_texts(page)[0][0] == "! empty"


def test_hand_edit_is_warned_about_in_words(page, school, qtbot, wait_idle):
    school.assign(0, school.place())
    page.refresh()
    qtbot.keyClick(go_to(page, 1, 0), Qt.Key.Key_Return)

    qtbot.keyClicks(page.view.picker.box, "maya")
    qtbot.waitUntil(lambda: len(page.view.picker.box.found) == 1)
    qtbot.keyClick(page.view.picker.box, Qt.Key.Key_Return)
    wait_idle()

    assert page.message.text == "Maya has 2 duties on Monday. Limit is 1."


def test_refused_choice_is_said_in_the_picker(page, school, qtbot, wait_idle):
    second = calendar.BenchDraft("Elm", "B")
    school.write(lambda s: calendar.save_bench(s, second))
    school.assign(0, school.place())
    page.refresh()
    qtbot.keyClick(go_to(page, 1, 0), Qt.Key.Key_Return)

    page.view.picker.helper_chosen.emit(school.helpers[0])
    wait_idle()

    assert page.view.picker.said.startswith("This helper stands at bench A at 10:00 already.")


def test_picker_clears_one_helper_and_keeps_the_other(page, school, qtbot, wait_idle):
    school.assign(0, school.place())
    school.assign(1, school.place())
    page.refresh()
    qtbot.keyClick(go_to(page, 0, 0), Qt.Key.Key_Return)

    click(qtbot, page.view.picker, "Clear Maya")
    wait_idle()

    assert cell_texts(page)[0][0] == "Eli\n! 1 missing"


def test_suggestion_fills_the_gap_with_one_click(page, school, qtbot, wait_idle):
    page.fill()
    wait_idle()
    qtbot.keyClick(go_to(page, 0, 0), Qt.Key.Key_Delete)
    wait_idle()

    click(qtbot, page.view.to_do, "Suggest: ")
    wait_idle()

    assert "! 1 missing" in cell_texts(page)[0][0]


def test_x_asks_to_mark_the_only_helper_absent(page, school, qtbot):
    school.assign(0, school.place())
    page.refresh()

    with qtbot.waitSignal(page.absence_requested) as asked:
        qtbot.keyClick(go_to(page, 0, 0), Qt.Key.Key_X)

    assert asked.args == [school.helpers[0]]


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_x_on_two_helpers_lets_choose_who(page, school, qtbot):
    school.assign(0, school.place())
    school.assign(1, school.place())
    page.refresh()
    qtbot.keyClick(go_to(page, 0, 0), Qt.Key.Key_X)
    menu = next(m for m in page.view.findChildren(QMenu) if m.isVisible())

    with qtbot.waitSignal(page.absence_requested) as asked:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)

    assert asked.args == [school.helpers[0]]
    menu.close()


def test_weeks_are_turned_and_this_week_comes_back(page, school, qtbot):
    school.assign(0, school.place())
    page.refresh()

    qtbot.mouseClick(page.view.bar.after, LEFT)
    assert page.view.week.monday == MONDAY + timedelta(weeks=1)
    assert cell_texts(page)[0][0] == "! empty"
    qtbot.mouseClick(page.view.bar.this_week, LEFT)

    assert cell_texts(page)[0][0] == "Maya\n! 1 missing"


def test_last_week_is_copied_from_the_page(page, qtbot, wait_idle):
    page.fill()
    wait_idle()
    before = cell_texts(page)
    qtbot.mouseClick(page.view.bar.after, LEFT)

    qtbot.mouseClick(page.copy_button, LEFT)
    wait_idle()

    assert cell_texts(page) == before


def test_copying_nothing_is_refused_in_words(page, qtbot, wait_idle):
    qtbot.mouseClick(page.copy_button, LEFT)
    wait_idle()

    assert page.message.text == "Nobody had duty last week. Use Auto-fill for this week."


def test_no_outdoor_recess_today_empties_the_day(page, qtbot, wait_idle):
    qtbot.mouseClick(page.view.bar.indoor, LEFT)
    wait_idle()

    assert [row[0] for row in cell_texts(page)] == ["Indoor recess"] * 2
    qtbot.mouseClick(page.view.bar.indoor, LEFT)
    wait_idle()
    assert [row[0] for row in cell_texts(page)] == ["! empty"] * 2


def test_week_limit_is_kept_and_used(page, school, qtbot, wait_idle):
    page.view.bar.limit.setFocus()
    qtbot.keyClick(page.view.bar.limit, Qt.Key.Key_Down)
    wait_idle()

    assert school.store.read(duty.week_limit) == 2
    page.fill()
    wait_idle()
    assert "still empty: 4" in page.message.text
    click(qtbot, page.message, "Move others")
    wait_idle()
    assert "still empty: 4" in page.message.text


@pytest.mark.parametrize(
    ("call", "key", "day"),
    [
        (lambda page: page.primary(), "bench-sheet", MONDAY),
        (lambda page: page.print_page(), "bench-sheet", MONDAY),
        (lambda page: page.view.bar.clipboard.click(), "bench-clipboard", MONDAY),
        (lambda page: page.view.bar.poster.click(), "duty-poster", MONDAY),
    ],
)
def test_papers_of_the_day_and_the_week_are_asked_for(page, qtbot, call, key, day):
    with qtbot.waitSignal(page.print_requested) as asked:
        call(page)

    assert asked.args == [key, {"day": day}]


def test_sheet_of_another_week_is_that_of_its_first_day(page, qtbot):
    qtbot.mouseClick(page.view.bar.after, LEFT)

    with qtbot.waitSignal(page.print_requested) as asked:
        page.primary()

    assert asked.args[1] == {"day": date(2026, 11, 30)}


def test_place_from_another_page_is_shown_and_focused(page, school):
    page.show_record(school.place(9, school.lunch).key)

    assert page.view.week.monday == MONDAY + timedelta(weeks=1)
    assert page.view.grid.current_cell.value.place == school.place(9, school.lunch)


def test_untrained_helpers_lead_to_the_students_page(page, school, qtbot):
    for helper in school.helpers:
        school.write(lambda s, h=helper: programs.withdraw_training(s, h, CourseCode.BENCH_SCRIPT))
    page.refresh()

    with qtbot.waitSignal(page.place_requested) as asked:
        click(qtbot, page.message, "Open Students")

    assert asked.args == ["students", None]


def test_bench_and_recess_are_set_up_on_the_spot(bare_desk, show_page, qtbot, wait_idle):
    page = show_page(bare_desk)
    qtbot.mouseClick(page.empty.button, LEFT)
    name = page.set_up.bench.field("name").editor

    assert name.hasFocus()
    qtbot.keyClicks(name, "Big oak")
    click(qtbot, page.set_up, "Add bench")
    wait_idle()
    qtbot.keyClicks(page.set_up.recess.field("name").editor, "Lunch")
    click(qtbot, page.set_up, "Add recess")
    wait_idle()

    assert page.view.grid.isVisible()
    assert not page.set_up.isVisible()
    assert len(cell_texts(page)) == 1


def test_bench_without_a_name_is_refused_under_the_field(bare_desk, show_page, qtbot, wait_idle):
    page = show_page(bare_desk)
    qtbot.mouseClick(page.empty.button, LEFT)

    click(qtbot, page.set_up, "Add bench")
    wait_idle()

    assert page.set_up.bench.field("name").error == "Enter a name."
    assert page.set_up.bench.field("name").editor.hasFocus()


def test_every_stop_of_the_page_has_a_name(page):
    stops = [
        w
        for w in page.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    name = QAccessible.Text.Name
    assert stops
    assert [w for w in stops if not QAccessible.queryAccessibleInterface(w).text(name)] == []


def test_cells_are_spoken_in_full(page, school):
    school.assign(0, school.place())
    page.refresh()

    index = page.view.grid.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Monday 10:00, bench A: Maya, 1 missing"


def test_tab_passes_the_grid_in_one_stop(page, qtbot):
    grid = go_to(page, 0, 0)

    qtbot.keyClick(grid, Qt.Key.Key_Tab)

    assert not grid.hasFocus()
    assert isinstance(page.view.grid, WeekGrid)


@pytest.mark.parametrize("size", [(1366, 688), (1093, 530)])
def test_grid_shows_every_row_without_a_scroll_bar_of_its_own(desk, show_page, wait_idle, size):
    page = show_page(desk, *size)
    page.fill()
    wait_idle()

    assert not page.view.grid.verticalScrollBar().isVisible()
    assert not page.view.grid.horizontalScrollBar().isVisible()
