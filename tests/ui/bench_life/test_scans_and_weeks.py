"""Scans of recess in the side panel, and the chart over weeks."""

from datetime import date, timedelta
from functools import partial

import pytest
from duty_support import MONDAY
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from support import TODAY

from peerdesk.services import bench_life, calendar
from peerdesk.services.bench_life import Moment, ScanDraft
from peerdesk.services.calendar import BenchDraft
from peerdesk.ui.pages.bench_life.scan_panel import ScanPanel


@pytest.fixture
def make_panel(page, qtbot):
    """Give a function that shows the panel of a scan."""

    def make(row=None):
        panel = ScanPanel(page.desk, row, TODAY)
        qtbot.addWidget(panel)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        return panel

    return make


def type_numbers(panel, *numbers):
    panel.grid.start()
    for number in numbers:
        QTest.keyClicks(panel.grid, number)
        QTest.keyClick(panel.grid, Qt.Key.Key_Return)


def scans(school):
    return school.store.read(bench_life.list_scans)


def save(school, day, moment, observer="Ms. Begay"):
    draft = ScanDraft(day, school.morning, school.zone, observer, {0: moment})
    return school.write(partial(bench_life.save_scan, draft=draft, today=TODAY))


def texts_of(widget):
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def test_scan_is_entered_row_by_row(school, make_panel, qtbot, wait_idle):
    panel = make_panel()
    panel.form.set_values({"observer": "Ms. Begay"})
    type_numbers(panel, "3", "4", "13", "1", "6")

    with qtbot.waitSignal(panel.finished):
        panel.submit()

    (row,) = scans(school)
    assert row.draft.moments == {0: Moment(3, 4, 13), 5: Moment(1, 6, 0)}
    assert (row.zone, row.recess, row.draft.day) == ("Field", "Morning", TODAY)


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ((), "Enter at least one row. Write 0 where you saw nobody."),
        (("401",), "Enter how many children you saw, 0 to 400."),
    ],
)
def test_wrong_numbers_get_a_sentence(school, make_panel, wait_idle, numbers, sentence):
    panel = make_panel()
    panel.form.set_values({"observer": "Ms. Begay"})
    type_numbers(panel, *numbers)

    panel.submit()
    wait_idle()

    assert sentence in texts_of(panel)
    assert scans(school) == []


def test_day_without_recess_gets_its_sentence(make_panel, wait_idle):
    panel = make_panel()
    panel.form.set_values({"observer": "Ms. Begay", "day": date(2026, 11, 22)})
    panel.grid.put((0, 0), "1")

    panel.submit()
    wait_idle()

    sentence = "There was no outdoor recess on this day. Enter another."
    assert panel.form.field("day").error == sentence


def test_missing_observer_gets_its_sentence(make_panel, wait_idle):
    panel = make_panel()
    type_numbers(panel, "3")

    panel.submit()
    wait_idle()

    assert panel.form.field("observer").error == "Enter who looked."
    assert panel.grid.texts == {(0, 0): "3"}


def test_scan_is_opened_with_its_numbers_and_changed(school, make_panel, qtbot):
    save(school, MONDAY, Moment(3, 4, 13))
    panel = make_panel(scans(school)[0])
    assert panel.grid.texts == {(0, 0): "3", (0, 1): "4", (0, 2): "13"}
    panel.grid.put((0, 0), "5")

    with qtbot.waitSignal(panel.finished):
        panel.submit()

    assert scans(school)[0].draft.moments == {0: Moment(5, 4, 13)}


def test_numbers_are_part_of_the_draft(make_panel):
    panel = make_panel()
    type_numbers(panel, "3", "4")

    kept = panel.draft_extra()
    other = make_panel()
    other.take_draft_extra(kept)

    assert other.grid.texts == panel.grid.texts


def test_scan_is_removed_from_the_list_and_comes_back(school, page, qtbot, wait_idle):
    save(school, MONDAY, Moment(3, 4, 13))
    page.refresh()
    page.open_view("scans")
    page.scans.table.setFocus()
    page.scans.table.go_to(lambda _row: True)

    QTest.keyClick(page.scans.table, Qt.Key.Key_Delete)
    wait_idle()
    assert scans(school) == []
    school.store.undo()

    assert len(scans(school)) == 1


def test_list_says_the_share_and_of_how_many(school, page):
    save(school, MONDAY, Moment(3, 4, 13))
    page.refresh()

    row = page.scans.table.shown_rows[0]
    texts = [page.scans.table.model().index(0, column).data() for column in range(6)]
    assert (row.alone, texts[-1]) == (pytest.approx(0.15), "15 % of 20")


def test_primary_of_scans_opens_the_panel(page, qtbot):
    page.open_view("scans")

    with qtbot.waitSignal(page.panel_requested) as asked:
        page.primary()

    panel, title = asked.args
    qtbot.addWidget(panel)
    assert title == "New recess scan"


@pytest.mark.parametrize(
    ("view", "key"),
    [("tally", "bench-clipboard"), ("scans", "recess-tally"), ("story", "bench-weeks")],
)
def test_each_view_prints_its_paper(page, qtbot, view, key):
    page.open_view(view)

    with qtbot.waitSignal(page.print_requested) as asked:
        page.print_page()

    assert asked.args[0] == key


def begin(school, day):
    bench = BenchDraft("Oak", "A", began_on=day)
    school.write(lambda s: calendar.save_bench(s, bench, school.bench))


def test_chart_says_in_words_what_it_draws(school, page, count):
    begin(school, date(2026, 11, 16))
    for number in range(3):
        save(school, date(2026, 11, 9) + timedelta(days=number), Moment(4, 2, 4))
        save(school, MONDAY, Moment(1, 4, 5), observer=f"Adult {number}")
    count(5)
    page.open_view("story")
    page.refresh()

    said = page.story.chart.accessibleDescription()
    assert "Mon 23 Nov: 5 visits, 10 % alone" in said
    assert "Mon 16 Nov: not counted, no scan" in said
    assert "Children alone: 40 % before the bench, 10 % since then." in page.story.sentences.text()
    assert [week.scans for week in page.story.table.shown_rows] == [3, 0, 3]


def test_chart_marks_the_day_and_both_means_without_colour(school, page, count):
    begin(school, date(2026, 11, 16))
    for number in range(3):
        save(school, date(2026, 11, 9) + timedelta(days=number), Moment(4, 2, 4))
        save(school, MONDAY, Moment(1, 4, 5), observer=f"Adult {number}")
    page.open_view("story")
    page.refresh()

    image = page.story.chart.grab().toImage()
    greys = {image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())}
    assert max(greys) - min(greys) > 100


def test_nothing_counted_leads_to_counting(page):
    page.open_view("story")

    assert page.story.story.weeks == ()
    page.story.tally_requested.emit()

    assert page.views.key == "tally"
