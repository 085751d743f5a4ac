"""The import from the window, on real files, with real events."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from support import TODAY

from peerdesk.services import students
from peerdesk.ui.pages.students.import_page import Step

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def flow(page, calm):
    page.begin_import()
    calm()
    return page.flow


@pytest.fixture
def opened(flow, rosters, calm):
    """Open a reference file and give the flow."""

    def open_file(name):
        flow.open_path(rosters / name)
        calm()
        return flow

    return open_file


def stored(store):
    return store.read(lambda session: students.list_students(session, TODAY))


def shown(flow):
    table = flow.check_step.table
    return [(row.row, row.text) for row in table.shown_rows]


def chips(flow):
    step = flow.check_step.chips
    return {key: step.button(key).text() for key in ("new", "changed", "left", "same", "problems")}


def test_ctrl_i_opens_the_import_and_escape_closes_it(page, shell, press, qtbot):
    page.list.setFocus()
    press(Qt.Key.Key_I, CONTROL)
    qtbot.waitUntil(lambda: page.flow is not None)
    assert page.header.title == "Import roster"

    press(Qt.Key.Key_Escape)

    assert page.flow is None
    assert page.header.title == "Students"


def test_dropped_file_is_opened(flow, rosters, calm):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(rosters / "messy.csv"))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)

    flow.file_step.dropEvent(drop)
    calm()

    assert flow.step is Step.MATCH


def test_paste_from_the_clipboard_is_opened(flow, calm, qtbot):
    QGuiApplication.clipboard().setText("Student ID\tName\tGrade\n0001\tRuiz, Ana\t5\n")

    qtbot.keyClick(flow.file_step, Qt.Key.Key_V, CONTROL)
    calm()

    assert flow.step is Step.MATCH
    assert flow.can_go_forward


def test_empty_clipboard_is_answered_with_a_sentence(flow, qtbot):
    QGuiApplication.clipboard().clear()

    qtbot.mouseClick(flow.file_step.paste_button, Qt.MouseButton.LeftButton)

    assert "Nothing is copied" in flow.file_step._note.text


def test_file_that_is_no_roster_is_refused_in_place(flow, tmp_path, calm):
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7 nothing here")

    flow.open_path(path)
    calm()

    assert "PDF" in flow.message.text
    assert (flow.step, flow.message.isVisible()) == (Step.FILE, True)


def test_messy_file_is_counted_before_anything_is_written(opened, store, calm):
    flow = opened("messy.csv")
    flow.forward()
    calm()

    assert chips(flow) == {
        "new": "New 36",
        "changed": "Changed 0",
        "left": "Left 0",
        "same": "Same 0",
        "problems": "Problems 4",
    }
    assert [row for row, _ in shown(flow)] == [5, 7, 9, 11]
    assert stored(store) == []


def test_problem_row_is_mended_in_place(opened, calm, qtbot):
    flow = opened("messy.csv")
    flow.forward()
    calm()
    editor = flow.check_step.repair.editor
    assert editor.text() == "13th"

    editor.selectAll()
    qtbot.keyClicks(editor, "3")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    calm()

    assert chips(flow)["problems"] == "Problems 3"
    assert chips(flow)["new"] == "New 37"
    assert [row for row, _ in shown(flow)] == [7, 9, 11]


def test_import_writes_and_undo_takes_everything_back(opened, store, calm, page, qtbot):
    flow = opened("messy.csv")
    flow.forward()
    calm()
    flow.forward()
    calm()
    assert flow.step is Step.DONE
    assert len(stored(store)) == 36

    qtbot.mouseClick(flow.done_step.undo, Qt.MouseButton.LeftButton)
    calm()

    assert stored(store) == []
    assert page.flow is None


def test_whole_import_by_keyboard_ends_in_the_list(page, rosters, press, calm, qtbot):
    page.list.setFocus()
    press(Qt.Key.Key_I, CONTROL)
    page.flow.open_path(rosters / "student.export.text")
    calm()

    for _step in (Step.MATCH, Step.CHECK, Step.DONE):
        press(Qt.Key.Key_N, CONTROL)
        calm()

    assert page.flow is None
    assert len(page.list.table.shown_rows) == 151


def test_file_of_a_district_asks_which_school(opened, store, calm, qtbot):
    flow = opened("oneroster-3x120.zip")
    assert (flow.step, flow.can_go_forward) == (Step.MATCH, False)

    qtbot.keyClick(flow.match_step.school, Qt.Key.Key_Down)
    assert flow.can_go_forward
    flow.forward()
    calm()
    flow.forward()
    calm()

    assert len(stored(store)) == 120


def test_own_school_is_chosen_if_the_file_names_it(flow, calm):
    flow.open_text(
        "ID,Name,Grade,School\n1,Ana Ruiz,5,Cedar\n2,Jo Tran,4,Prairie view elementary\n"
    )
    calm()

    assert flow.can_go_forward
    assert flow.match_step.choices.school == "Prairie view elementary"


def test_same_file_again_has_nothing_to_import(opened, calm, page, rosters):
    flow = opened("campus-adhoc.csv")
    for _step in range(3):
        flow.forward()
        calm()
    page.begin_import()
    page.flow.open_path(rosters / "campus-adhoc.csv")
    calm()
    page.flow.forward()
    calm()

    assert chips(page.flow)["same"] == "Same 160"
    assert not page.flow.can_go_forward


def test_unknown_heading_is_matched_by_hand_and_remembered(flow, calm, page):
    text = "Kennung;Wer;Klasse\n0007;Ruiz, Ana;5\n"
    flow.open_text(text)
    calm()
    assert not flow.can_go_forward

    for index, meaning in enumerate(("Student number", "Full name", "Grade")):
        editor = flow.match_step._editors[index]
        editor.setCurrentIndex(editor.findText(meaning))
        editor.activated.emit(editor.currentIndex())
    for _step in range(3):
        flow.forward()
        calm()
    page.begin_import()
    page.flow.open_text(text)
    calm()

    assert page.flow.can_go_forward


def test_ambiguous_dates_are_asked_about(flow, calm, qtbot):
    flow.open_text("ID,Name,Grade,DOB\n1,Ana Ruiz,5,04/05/2016\n")
    calm()
    step = flow.match_step
    assert step.order.isVisible()

    qtbot.mouseClick(step.order.button("dmy"), Qt.MouseButton.LeftButton)
    flow.forward()
    calm()

    assert str(flow._rehearsal.roster.students[0].birth_date) == "2016-05-04"


def test_twins_are_shown_before_the_import(flow, calm):
    flow.open_text("ID,Name,Grade,DOB\n1,Ana Ruiz,5,2016-05-04\n2,Ana Ruiz,5,2016-05-04\n")
    calm()
    flow.forward()
    calm()

    assert flow.check_step.chips.key == "twins"
    assert [row for row, _ in shown(flow)] == [2, 3]


def test_problem_rows_are_saved_for_the_spreadsheet(opened, calm, tmp_path):
    flow = opened("messy.csv")
    flow.forward()
    calm()
    path = tmp_path / "rejects.csv"

    flow.check_step.rejects_wanted.emit(path)
    calm()

    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == "ID,Name,Grade,Teacher,Birthday,Notes,What is wrong"
    assert len(lines) == 5
    assert "rejects.csv" in flow.message.text


def test_students_missing_from_the_file_leave_only_when_told(opened, store, calm, page, qtbot):
    flow = opened("campus-adhoc.csv")
    for _step in range(3):
        flow.forward()
        calm()
    page.begin_import()
    page.flow.open_text('ID,Name,Grade\n6629710,"Lopez, O\'Shea",1\n')
    calm()
    page.flow.forward()
    calm()
    assert chips(page.flow)["left"] == "Left 159"
    assert not page.flow.can_go_forward

    qtbot.keyClick(page.flow.check_step.missing, Qt.Key.Key_Space)
    calm()
    page.flow.forward()
    calm()

    assert sum(row.has_left for row in stored(store)) == 159


def test_escape_goes_back_one_step_at_a_time(opened, page, calm, press):
    flow = opened("messy.csv")
    flow.forward()
    calm()

    press(Qt.Key.Key_Escape)
    assert flow.step is Step.MATCH
    press(Qt.Key.Key_Escape)
    assert flow.step is Step.FILE
    press(Qt.Key.Key_Escape)
    assert page.flow is None
