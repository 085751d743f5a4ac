"""The page of signed papers: marks by keys, one act, wrong values, drafts, and other roles."""

from functools import partial

import pytest
from desk_support import StillDesk
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton
from reports.school import add_bench_helpers, add_counselor
from shell_support import open_still
from support import TODAY, make_store

from peerdesk.enums import AccountRole, AcknowledgementKind
from peerdesk.services.acknowledgements import record, standing
from peerdesk.services.acknowledgements.record import Signature
from peerdesk.services.rights import Who
from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.pages.acknowledgements.page import AcknowledgementsPage

PLEDGE, LIMITS = AcknowledgementKind.PLEDGE, AcknowledgementKind.LIMITS
SPACE = Qt.Key.Key_Space


@pytest.fixture
def store(tmp_path, tasks):
    made = make_store(tmp_path)
    add_counselor(made)
    yield made
    tasks.shutdown()
    made.close()


@pytest.fixture
def helpers(store):
    return add_bench_helpers(store, 3)


@pytest.fixture
def open_page(qtbot, tasks, store, tmp_path):
    """Give a function that opens the page."""

    return lambda: open_still(qtbot, tasks, store, tmp_path, "acknowledgements")


@pytest.fixture
def page(open_page, helpers):
    return open_page().page


@pytest.fixture
def press(qtbot, page):
    """Give a function that presses keys in the list."""

    def press_keys(*keys):
        for key in keys:
            qtbot.keyClick(page.view.table, key)

    return press_keys


def unsigned(store):
    return store.read(partial(standing.list_missing, today=TODAY))


def signed(store):
    rows = store.read(partial(standing.list_helpers, today=TODAY))
    return {row.id for row in rows if not row.missing}


@pytest.fixture
def save(qtbot, page, tasks):
    """Give a function that records what is marked."""

    def record_it():
        page.primary()
        qtbot.waitUntil(lambda: not tasks.is_busy)

    return record_it


def texts(page):
    return [row.name for row in page.view.table.shown_rows]


def test_page_lists_who_has_to_sign_and_begins_with_today_and_the_counselor(page):
    assert texts(page) == ["Brandt, Eli", "Ortiz, Maya", "Vance, Sam"]
    assert page.signed_on.date().toString(Qt.DateFormat.ISODate) == TODAY.isoformat()
    assert page.adult.text() == "Rosa Begay"
    assert page.view.lists.button("missing").text() == "To sign 3"


def test_space_marks_and_goes_on_and_all_are_one_act(page, press, store, save, helpers):
    press(SPACE, SPACE)
    save()

    assert signed(store) == {helpers[0], helpers[1]}
    assert texts(page) == ["Vance, Sam"]
    store.undo()
    assert signed(store) == set()


def test_enter_marks_as_space_does(page, press):
    press(Qt.Key.Key_Return)

    assert len(page.view.marks) == 1


def test_space_takes_a_mark_away_again(page, press):
    press(SPACE, Qt.Key.Key_Up, SPACE)

    assert page.view.marks == {}


def test_one_paper_alone_is_marked_by_its_letter(page, press, store, save, helpers):
    press(Qt.Key.Key_P)
    assert page.view.marks == {helpers[1]: {PLEDGE}}
    save()

    papers = store.read(partial(standing.of_student, student_id=helpers[1], today=TODAY))
    assert [paper.is_missing for paper in papers] == [False, True]


def test_day_to_come_has_its_sentence_and_keeps_marks(page, press, store, save):
    press(SPACE)
    page.signed_on.setDate(QDate(2026, 11, 25))

    save()

    assert "not come yet" in page._day_field.error
    assert len(page.view.marks) == 1
    assert signed(store) == set()


def test_missing_adult_has_its_sentence_and_is_mended(page, press, store, save):
    press(SPACE)
    page.adult.setText(" ")
    save()
    sentence = page._adult_field.error
    page.adult.setText("Mr. Hill")

    save()

    assert "Enter the adult" in sentence
    assert page._adult_field.error == ""
    assert len(signed(store)) == 1


def test_nothing_marked_says_how_to_mark(page, save):
    save()

    assert "Space" in page.message.text


def test_marks_survive_the_end_of_the_window(qtbot, page, press, tasks, open_page, helpers):
    press(SPACE)
    page.adult.setText("Mr. Hill")
    page.keep_draft()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    again = open_page().page

    assert again.view.marks == {helpers[1]: {PLEDGE, LIMITS}}
    assert again.adult.text() == "Mr. Hill"


def test_saved_marks_leave_no_draft(page, press, save, open_page):
    press(SPACE)
    page.keep_draft()
    save()

    assert open_page().page.view.marks == {}


def test_signed_list_tells_day_and_takes_back(qtbot, page, press, store, save):
    press(SPACE)
    save()
    page.view.lists.button("signed").click()
    assert texts(page) == ["Brandt, Eli"]

    press(Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: len(unsigned(store)) == 3)


def test_papers_of_the_list_are_printed(page, helpers):
    asked = []
    page.print_requested.disconnect()  # no preview is wanted here
    page.print_requested.connect(lambda *args: asked.append(args))
    page.view.narrow.setText("may")

    page.print_page()

    assert asked == [("pledge", {"student_ids": (helpers[0],)})]


def test_record_of_a_helper_is_opened_in_its_list(store, page, helpers):
    papers = [(helpers[2], kind) for kind in AcknowledgementKind]
    use_case = partial(record.record_signed, papers=papers, today=TODAY)
    store.write(partial(use_case, signature=Signature(TODAY, "Ms. Begay")), "Recorded")

    page.show_record(helpers[2])

    assert page.view.table.current_row.id == helpers[2]
    assert page.view.lists.key == "signed"


def test_empty_school_says_what_stands_here(open_page):
    page = open_page().page

    assert not page.view.table.isVisible()
    assert not page._print.isEnabled()
    page.findChild(EmptyState).button.click()
    assert page.window().page is not page


def test_student_panel_shows_both_papers_and_leads_here(open_page, helpers):
    shell = open_page()
    shell.go_to("students", helpers[0])
    button = shell.panel.content.findChild(QPushButton, "record-papers")

    button.click()

    assert isinstance(shell.page, AcknowledgementsPage)
    assert shell.page.view.table.current_row.id == helpers[0]


def test_substitute_finds_no_such_page(store, tasks, tmp_path):
    store.who = Who("sub", AccountRole.SUBSTITUTE)
    desk = StillDesk(store, tasks, store.look(partial(describe, folder=tmp_path)), Settings())

    assert not desk.may_open("acknowledgements")
    desk.deleteLater()
