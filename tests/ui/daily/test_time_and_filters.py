"""The page of time, the stack without forms, and the filters and the file of the session list."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from support import NOW, add_students

from peerdesk.enums import SessionKind, SessionMode, SessionTopic
from peerdesk.services.session_logs.entry import log_session
from peerdesk.services.session_logs.export import sessions_csv
from peerdesk.services.session_logs.lists import SessionFilter
from peerdesk.services.session_logs.typed import SessionEntry
from peerdesk.ui.kit.log_panel import LogPrefill
from peerdesk.ui.pages.sessions.page import SessionsPage
from peerdesk.ui.pages.stack.page import StackPage
from peerdesk.ui.pages.stack.sheet_form import SheetForm
from peerdesk.ui.pages.use_time.page import UseTimePage


def log(store, kind, minutes=30, **fields):
    entry = SessionEntry(kind, fields.pop("held_at", NOW), minutes, **fields)
    return store.write(partial(log_session, entry=entry), "Logged").value


def show(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    return page


def whos(page):
    return [row.who for row in page._table.shown_rows]


@pytest.fixture
def filled(store):
    maya, eli = add_students(store, 2)
    log(store, SessionKind.DROP_IN, student_ids=(maya,), has_worry=True, note="Secret words")
    log(store, SessionKind.DROP_IN, student_ids=(eli,), mode=SessionMode.PHONE)
    log(store, SessionKind.LESSON, class_name="02-A", head_count=20)
    log(store, SessionKind.OWN_TIME, topic=SessionTopic.DUTY, held_at=NOW - timedelta(days=40))
    return maya, eli


@pytest.fixture
def page(qtbot, filled, desk):
    return show(qtbot, SessionsPage(desk))


def test_kind_mode_and_worry_narrow_the_list(qtbot, page):
    filters = page.filters
    filters.kind.setCurrentIndex(filters.kind.findData(SessionKind.DROP_IN))
    filters.changed.emit()
    drop_ins = whos(page)
    filters.mode.setCurrentIndex(filters.mode.findData(SessionMode.PHONE))
    filters.changed.emit()
    by_phone = whos(page)
    filters.mode.setCurrentIndex(0)
    qtbot.mouseClick(filters.worry.button("worry"), Qt.MouseButton.LeftButton)

    assert sorted(drop_ins) == ["Eli Brandt", "Maya Ortiz"]
    assert (by_phone, whos(page)) == (["Eli Brandt"], ["Maya Ortiz"])


def test_dates_are_asked_when_they_are_wanted(qtbot, page):
    qtbot.mouseClick(page.filters.span.button("dates"), Qt.MouseButton.LeftButton)

    assert page.filters.first.isVisible()
    assert len(whos(page)) == 3
    page.filters.first.setDate(page.filters.first.date().addDays(-30))
    assert len(whos(page)) == 4


def test_student_is_found_and_taken_away_again(qtbot, page, filled):
    qtbot.keyClicks(page.filters.student, "may")
    qtbot.waitUntil(lambda: len(page.filters.student.found) == 1)
    qtbot.keyClick(page.filters.student, Qt.Key.Key_Return)
    found = whos(page)
    page.filters.student.clear()

    assert found == ["Maya Ortiz"]
    assert len(whos(page)) == 3


def test_note_of_the_current_row_shows_while_space_is_held(qtbot, page):
    page._table.go_to(lambda row: row.has_note)
    qtbot.keyPress(page._table, Qt.Key.Key_Space)
    shown = page._note.text()
    qtbot.keyRelease(page._table, Qt.Key.Key_Space)

    assert shown == "Secret words"
    assert "Secret" not in page._note.text()


def test_long_list_is_shown_in_parts(qtbot, page):
    page._limit = 2
    page.refresh()
    cut = len(whos(page)), page._more.isVisible()
    page._show_more()

    assert cut == (2, True)
    assert (len(whos(page)), page._more.isVisible()) == (3, False)


def test_list_is_saved_without_notes(qtbot, page, tmp_path):
    page.save_to(tmp_path / "list.csv")
    qtbot.waitUntil(page._saved.isVisible)

    text = (tmp_path / "list.csv").read_text("utf-8-sig")
    assert text.splitlines()[0].startswith("Date,Time,Kind")
    assert "Maya Ortiz" in text
    assert "Secret" not in text
    assert len(text.splitlines()) == 4


def test_cell_that_looks_like_a_formula_stays_text(store):
    log(store, SessionKind.WORKSHOP, adults="=1+1", head_count=3)

    text = store.read(partial(sessions_csv, wanted=SessionFilter())).decode("utf-8-sig")

    assert "'=1+1" in text


def test_time_of_the_month_is_said_in_words(qtbot, filled, desk):
    page = show(qtbot, UseTimePage(desk))

    assert page.sentence.text().startswith("100 % of the time went to students")
    assert page.report.total == 90
    assert page.bar.accessibleName() == page.sentence.text()


def test_step_back_shows_the_month_before(qtbot, filled, desk):
    page = show(qtbot, UseTimePage(desk))
    page.periods.step(-1)

    assert page.report.total == 30
    assert "below the 80 %" in page.sentence.text()
    page.periods.step(1)
    assert page.report.total == 90


def test_empty_period_offers_to_log_own_time(qtbot, desk):
    page = show(qtbot, UseTimePage(desk))

    with qtbot.waitSignal(page.log_requested) as asked:
        page.primary()

    assert asked.args == [LogPrefill(kind=SessionKind.OWN_TIME)]


def test_page_of_time_asks_for_its_print(qtbot, filled, desk):
    page = show(qtbot, UseTimePage(desk))
    with qtbot.waitSignal(page.print_requested) as asked:
        page.print_page()

    assert asked.args[0] == "use-of-time"
    assert asked.args[1]["period"] == "month"


def test_stack_without_printed_forms_has_nothing_to_save_or_to_miss(qtbot, desk):
    page = show(qtbot, StackPage(desk))

    page.refresh()

    assert not page.save_button.isEnabled()
    assert not page.finish_button.isEnabled()


def test_wide_sheet_form_gives_each_question_its_height(qtbot, desk):
    form = SheetForm(desk, 5)
    qtbot.addWidget(form)
    form.rows["topic"].offer([(str(n), "An answer that is long") for n in range(6)])
    form.resize(1200, 100)

    with qtbot.waitExposed(form):
        form.show()

    last = form.rows["topic"].button("5")
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
    assert form.day.height() >= form.day.sizeHint().height()
