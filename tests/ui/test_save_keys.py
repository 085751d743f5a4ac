"""Ctrl+Enter on either Enter key saves, and the letter that Save underlines still works."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.save_keys import add_save_keys, press_by_save_keys

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WAYS = [(Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Enter, CTRL), (Qt.Key.Key_S, ALT)]


@pytest.fixture
def panel(qtbot):
    """A panel with a line to type in and a button to save, which notes each press."""
    made = QWidget()
    qtbot.addWidget(made)
    made.pressed = []
    made.line = QLineEdit()
    made.save = push_button("&Save", lambda: made.pressed.append(1), role="primary")
    column = QVBoxLayout(made)
    column.addWidget(made.line)
    column.addWidget(made.save)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.line.setFocus()
    qtbot.waitUntil(made.line.hasFocus)
    return made


@pytest.mark.parametrize(("key", "modifier"), WAYS)
def test_save_button_is_pressed_by_both_enter_keys_and_its_letter(qtbot, panel, key, modifier):
    press_by_save_keys(panel.save)
    qtbot.keyClick(panel.line, key, modifier)

    qtbot.waitUntil(lambda: panel.pressed == [1])  # a letter presses a moment later


def test_greyed_save_button_is_pressed_by_nothing(qtbot, panel):
    press_by_save_keys(panel.save)
    panel.save.setEnabled(False)
    for key, modifier in WAYS:
        qtbot.keyClick(panel.line, key, modifier)

    assert panel.pressed == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_form_without_one_button_is_saved_by_both_enter_keys(qtbot, panel, key):
    add_save_keys(panel, lambda: panel.pressed.append(2))
    qtbot.keyClick(panel.line, key, CTRL)

    assert panel.pressed == [2]
