"""Every control of every page has a name and a way by keyboard, at both sizes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QWidget,
)
from support import add_students

from peerdesk.enums import VaultRole
from peerdesk.ui import places

SIZES = [(1366, 688), (1093, 530)]
PAGES = [(role, place.key) for role in VaultRole for place in places.list_places(role)]
SPOKEN = {
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.PageTab,
    QAccessible.Role.Slider,
}


def nameless(root):
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.objectName().startswith("qt_") or not _is_own(widget):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if face and face.role() in SPOKEN and not face.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def _is_own(widget):
    """Say whether the widget is not the inner part of another control."""
    inner = isinstance(widget.parent(), QComboBox | QAbstractItemView)
    return not inner and widget.parent().__class__.__name__ not in {
        "QSpinBox",
        "QDateEdit",
        "QTimeEdit",
    }


@pytest.fixture
def page_of(make_shell):
    def show(role, key, size):
        shell = make_shell(*size, role=role)
        if role is VaultRole.SCHOOL:
            add_students(shell._desk._store, 6)
        shell.go_to(key)
        return shell

    return show


@pytest.mark.parametrize(("role", "key"), PAGES)
def test_every_control_has_an_accessible_name(page_of, role, key):
    shell = page_of(role, key, SIZES[0])

    assert nameless(shell) == []


@pytest.mark.parametrize(("role", "key"), PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_page_fits_its_window(page_of, role, key, size):
    shell = page_of(role, key, size)

    assert (shell.width(), shell.height()) == size
    assert shell.minimumSizeHint().width() <= size[0]
    assert shell.minimumSizeHint().height() <= size[1]


@pytest.mark.parametrize(("role", "key"), PAGES)
def test_page_has_one_title_and_at_most_one_primary_button(page_of, role, key):
    shell = page_of(role, key, SIZES[0])

    buttons = [
        button
        for button in shell.page.findChildren(QAbstractButton)
        if button.property("role") == "primary" and button.isVisible()
    ]

    assert shell.page.header.title
    assert len(buttons) <= 1


@pytest.mark.parametrize(("role", "key"), PAGES)
def test_tab_reaches_every_button_and_field_and_comes_back(qtbot, page_of, role, key):
    shell = page_of(role, key, SIZES[0])
    wanted = {
        widget
        for kind in (QAbstractButton, QLineEdit, QAbstractItemView)
        for widget in shell.findChildren(kind)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and _is_own(widget)
    }
    shell.header.box.setFocus()

    reached = set()
    for _step in range(300):
        qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Tab)
        shell.header.box.close_list()
        reached.add(shell.focusWidget())

    missed = [
        f"{type(w).__name__} {w.accessibleName()}" for w in wanted - reached if not _grouped(w)
    ]
    assert missed == []


def _grouped(widget):
    """Radio buttons share one stop."""
    return widget.property("autoExclusive") is True or type(widget).__name__ == "QRadioButton"
