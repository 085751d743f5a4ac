"""Every control of the panel and of the import has a name and is reached by Tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QWidget,
)
from support import TODAY, add_students, school_id

from peerdesk.enums import MembershipRole
from peerdesk.models.calendar import RecessPeriod
from peerdesk.services import students

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QSpinBox, QAbstractItemView)


def nameless(root):
    controls = [w for w in root.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible()]
    named = [QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name) for w in controls]
    inner = (QComboBox, QSpinBox)
    return [
        type(control).__name__
        for control, name in zip(controls, named, strict=True)
        if not name
        and not isinstance(control, QHeaderView)
        and not isinstance(control.parent(), inner)
    ]


@pytest.fixture
def helper_id(store, page, calm):
    (made,) = add_students(store, 1)
    period = {"school_id": school_id(store), "name": "Lunch"}
    store.write(lambda s: s.add(RecessPeriod(**period)), "Added a recess")
    mark = lambda s: students.mark_role(s, made, MembershipRole.HELPER, today=TODAY)  # noqa: E731
    store.write(mark, "Made a helper")
    page.refresh()
    return made


def test_controls_of_the_student_panel_have_names(shell, page, helper_id):
    page.open_student(helper_id)

    assert nameless(shell.panel) == []


def test_controls_of_the_form_have_names(shell, page):
    page.add_student()

    assert nameless(shell.panel) == []


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_controls_of_the_import_have_names(page, rosters, calm, steps):
    page.begin_import()
    page.flow.open_path(rosters / "messy.csv")
    calm()
    for _step in range(steps):
        page.flow.forward()
        calm()

    assert nameless(page) == []


def test_tab_leaves_the_list_of_students(shell, page, helper_id, qtbot):
    page.list.table.setFocus()

    qtbot.keyClick(page.list.table, Qt.Key.Key_Tab)

    assert shell.focusWidget() is not page.list.table
