"""Enter presses the button that has the focus, and nothing else."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.table_model import Column


class Window(QWidget):
    """A form with a line, a list to find in, chips, a table and three buttons."""

    def __init__(self):
        super().__init__()
        self.pressed = []
        self.line = QLineEdit()
        self.box = FindBox(lambda _text: [Found("Maya", "Maya")], "Who")
        self.chips = FilterChips([("a", "A"), ("b", "B")], "Which")
        self.table = DataTable([Column("Name", str)], "Names")
        self.plain = push_button("Plain", lambda: self.pressed.append("plain"))
        self.save = push_button("Save", lambda: self.pressed.append("save"), role="primary")
        self.save.setShortcut("Ctrl+Return")
        self.icon = icon_button("x", "Close", lambda: self.pressed.append("icon"))
        self.icon.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more = self.table.more_button()
        column = QVBoxLayout(self)
        for one in (self.line, self.box, self.chips, self.table, self.more):
            column.addWidget(one)
        for one in (self.plain, self.save, self.icon):
            column.addWidget(one)


@pytest.fixture
def window(qtbot):
    made = Window()
    qtbot.addWidget(made)
    made.table.set_rows(["Maya", "Eli"])
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def press(widget, key=Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.NoModifier):
    widget.setFocus()
    QTest.keyClick(widget, key, modifier)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("name", ["plain", "save", "icon"])
def test_focused_button_is_pressed_once(window, name, key):
    press(getattr(window, name), key)

    assert window.pressed == [name]


def test_enter_of_the_number_block_presses_too(window):
    press(window.plain, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)

    assert window.pressed == ["plain"]


def test_key_held_down_presses_once(window):
    window.plain.setFocus()
    for is_repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.NoModifier,
            "\r",
            is_repeated,
        )
        QApplication.sendEvent(window.plain, event)

    assert window.pressed == ["plain"]


@pytest.mark.parametrize("name", ["line", "plain", "icon"])
def test_ctrl_enter_saves_once_wherever_the_focus_is(qtbot, window, name):
    with qtbot.waitSignal(window.save.clicked):
        press(getattr(window, name), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert window.pressed == ["save"]


def test_ctrl_enter_presses_no_focused_button_while_saving_is_greyed(window):
    window.save.setEnabled(False)

    press(window.plain, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert window.pressed == []


def test_enter_in_a_field_presses_no_button(window):
    press(window.line)

    assert window.pressed == []


def test_enter_in_a_table_opens_the_row_only(qtbot, window):
    window.table.setCurrentIndex(window.table.model().index(1, 0))

    with qtbot.waitSignal(window.table.opened) as opened:
        press(window.table)

    assert opened.args == ["Eli"]
    assert window.pressed == []


def test_enter_in_a_find_box_chooses_what_was_found_only(qtbot, window):
    window.box.setFocus()
    QTest.keyClicks(window.box, "m")
    qtbot.waitUntil(lambda: len(window.box.found) == 1)

    with qtbot.waitSignal(window.box.chosen) as chosen:
        QTest.keyClick(window.box, Qt.Key.Key_Return)

    assert chosen.args == ["Maya"]
    assert window.pressed == []


def test_enter_on_a_chip_leaves_the_choice_as_it_is(window):
    press(window.chips.button("a"))

    assert window.chips.chosen == frozenset()


def test_disabled_button_is_not_pressed(window):
    window.plain.setEnabled(False)

    QTest.keyClick(window.plain, Qt.Key.Key_Return)

    assert window.pressed == []


@pytest.mark.qt_log_ignore("plugin does not support")
def test_enter_on_the_dots_opens_their_menu(qtbot, window):
    menu = window.more.menu()
    menu.addAction("Look")
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)

    with qtbot.waitSignal(menu.aboutToHide):
        press(window.more)
