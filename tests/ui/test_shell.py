import sys
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from support import add_students

from peerdesk.enums import VaultRole
from peerdesk.errors import StorageError
from peerdesk.services import students
from peerdesk.ui.kit.undo_bar import SECONDS
from peerdesk.ui.rail import FOLDED_WIDTH
from peerdesk.ui.regions import first_stop

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shell(make_shell):
    made = make_shell()
    add_students(made._desk._store, 10)
    return made


def rename(session, student_id):
    students.get_student(session, student_id).preferred_name = "Maja"


def first_student(shell):
    return shell._desk.read(lambda session: students.search_students(session, "", 1)[0].id)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_1, "today"),
        (Qt.Key.Key_2, "students"),
        (Qt.Key.Key_4, "duty"),
        (Qt.Key.Key_9, "prints"),
        (Qt.Key.Key_E, "exchange"),
    ],
)
def test_number_keys_lead_to_pages(qtbot, shell, key, place):
    qtbot.keyClick(shell, key, CTRL)

    assert shell._current == place
    assert shell.rail._buttons[place].isChecked()


def test_rail_leads_to_pages_by_mouse(qtbot, shell):
    qtbot.mouseClick(shell.rail._buttons["settings"], Qt.MouseButton.LeftButton)

    assert shell._current == "settings"


def test_ampersand_of_a_page_name_is_shown(shell):
    assert shell.rail._buttons["duty"].text().strip() == "Bench && duty"
    assert shell.rail._buttons["duty"].accessibleName() == "Bench & duty"


@pytest.mark.parametrize(("width", "folded"), [(1366, False), (1093, True)])
def test_rail_folds_in_a_narrow_window(make_shell, width, folded):
    shell = make_shell(width, 530)

    assert (shell.rail.width() == FOLDED_WIDTH) is folded
    assert shell.rail._buttons["today"].toolTip() == "Today (Ctrl+1)"


def test_search_finds_students_first_and_opens_one(qtbot, shell):
    qtbot.keyClick(shell, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(shell.header.box, "ortiz")
    qtbot.waitUntil(lambda: shell.header.box.found[0].text.startswith("Ortiz"))

    first = shell.header.box.found[0]
    qtbot.keyClick(shell.header.box, Qt.Key.Key_Return)

    assert "grade" in first.detail
    assert shell._current == "students"


def test_search_runs_a_command(qtbot, shell):
    qtbot.keyClick(shell, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(shell.header.box, "cover")
    qtbot.waitUntil(lambda: shell.header.box.found[0].text == "Cover the screen")

    with qtbot.waitSignal(shell.cover_requested):
        qtbot.keyClick(shell.header.box, Qt.Key.Key_Return)


def test_write_names_the_action_and_the_time_and_can_be_undone(qtbot, shell):
    student = first_student(shell)
    shell._desk.write(shell, partial(rename, student_id=student), "Renamed a student")
    qtbot.waitUntil(shell.undo_bar.isVisible)
    saved = shell.header.saved_text

    with qtbot.waitSignal(shell._desk.undone):
        qtbot.keyClick(shell, Qt.Key.Key_Z, CTRL)

    assert saved.startswith("Saved ")
    assert shell.undo_bar.text == "Undone: Renamed a student"


def test_undo_button_does_what_ctrl_z_does(qtbot, shell):
    student = first_student(shell)
    shell._desk.write(shell, partial(rename, student_id=student), "Renamed a student")
    qtbot.waitUntil(shell.undo_bar.isVisible)

    with qtbot.waitSignal(shell._desk.undone):
        qtbot.mouseClick(shell.undo_bar._undo, Qt.MouseButton.LeftButton)

    assert SECONDS == 10


def test_redo_brings_back_what_was_undone(qtbot, shell):
    student = first_student(shell)
    shell._desk.write(shell, partial(rename, student_id=student), "Renamed a student")
    qtbot.waitUntil(shell.undo_bar.isVisible)
    with qtbot.waitSignal(shell._desk.undone):
        qtbot.keyClick(shell, Qt.Key.Key_Z, CTRL)

    with qtbot.waitSignal(shell._desk.acted):
        qtbot.keyClick(shell, Qt.Key.Key_Y, CTRL)

    assert shell.undo_bar.text == "Renamed a student"


def test_expected_error_is_a_sentence_in_the_window(qtbot, shell):
    def refuse(_session):
        raise StorageError(path="/x", problem="the disk is full")

    with qtbot.waitSignal(shell._desk.failed):
        shell._desk.write(shell, refuse, "Never")

    assert "the disk is full" in shell.message.text
    assert shell.message.isVisible()
    assert shell.header.saved_text == "Not saved"


def test_f6_goes_round_the_regions(qtbot, shell):
    shell.rail._buttons["today"].setFocus()
    qtbot.keyClick(shell, Qt.Key.Key_F6)
    in_header = shell.header.isAncestorOf(shell.focusWidget())
    qtbot.keyClick(shell, Qt.Key.Key_F6)
    in_page = shell.page.isAncestorOf(shell.focusWidget())
    qtbot.keyClick(shell, Qt.Key.Key_F6)

    assert in_header
    assert in_page
    assert shell.rail.isAncestorOf(shell.focusWidget())


def test_page_reached_by_its_chip_is_entered_at_that_chip(qtbot, shell):
    shell.go_to("training")

    chips = shell.page.views
    qtbot.waitUntil(lambda: shell.focusWidget() is chips.button("training"))
    assert chips.keys[0] != "training"


def test_log_panel_opens_from_anywhere_and_escape_closes_it(qtbot, shell):
    shell.go_to("settings")
    qtbot.keyClick(shell, Qt.Key.Key_L, CTRL)
    opened = shell.panel.isVisible()

    shell.panel.setFocus()
    qtbot.keyClick(shell.panel, Qt.Key.Key_Escape)

    assert opened
    assert not shell.panel.isVisible()


def test_district_has_its_own_pages(make_shell):
    shell = make_shell(role=VaultRole.DISTRICT)

    assert list(shell.rail._buttons) == [
        "inbox",
        "conflicts",
        "schools",
        "exchange",
        "settings",
        "help",
    ]


def test_sample_is_marked_on_screen(make_shell):
    shell = make_shell(is_sample=True)

    words = [label.text() for label in shell.header.findChildren(type(shell.header._saved))]

    assert "SAMPLE" in words


def test_text_size_keys_ask_for_another_size(qtbot, shell):
    with qtbot.waitSignal(shell.text_size_requested) as asked:
        qtbot.keyClick(shell, Qt.Key.Key_Minus, CTRL)

    assert asked.args == [-1]


def test_f1_shows_every_key(qtbot, shell):
    qtbot.keyClick(shell, Qt.Key.Key_F1)

    words = {label.text() for label in shell.page.findChildren(type(shell.header._saved))}

    assert {"Ctrl+L", "Ctrl+Shift+A", "F9", "Ctrl+1"} <= words


def test_panel_of_a_page_closes_with_its_page_and_keeps_what_was_typed(qtbot, shell):
    shell.go_to("students")
    shell.page.add_student()
    shell.panel.content.findChild(QLineEdit).setText("Ruiz")

    shell.go_to("team")
    left_open = shell.panel.isVisible()
    shell.go_to("students")
    shell.page.add_student()

    assert not left_open
    assert shell.panel.content.findChild(QLineEdit).text() == "Ruiz"


def test_panel_that_opens_anywhere_stays_beside_another_page(shell):
    shell.go_to("students")
    shell.page.add_student()
    shell.open_log()

    shell.go_to("team")

    assert shell.panel.isVisible()


def test_panel_of_a_page_stays_while_a_record_of_that_page_is_shown(shell):
    shell.go_to("students")
    shell.page.add_student()

    shell.go_to("students")

    assert shell.panel.isVisible()


def test_looking_for_the_first_stop_keeps_no_window_alive(qtbot):
    window, region, line = QWidget(), QWidget(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(region)
    column.addWidget(line)
    window.show()
    before = sys.getrefcount(window)

    assert first_stop(region) is None
    assert first_stop(window) is line
    assert sys.getrefcount(window) == before
