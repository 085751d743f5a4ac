"""A student is erased from the panel: what goes is shown, a word is typed, the proof is offered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from support import add_students

from peerdesk.enums import AccountRole
from peerdesk.services.rights import Who
from peerdesk.ui.kit.erase_panel import ErasePanel
from peerdesk.ui.pages.students.student_panel import StudentPanel


@pytest.fixture
def child(store):
    return add_students(store, 2)[0]


@pytest.fixture
def panel(page, child, calm, qtbot, shell):
    """Open the panel of a student, and the form that erases."""
    page.refresh()
    page.show_record(child)
    calm()
    (student,) = shell.findChildren(StudentPanel)
    button = student.findChild(type(student._verbs()[0]), "erase")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    calm()
    qtbot.waitUntil(lambda: bool(shell.findChildren(ErasePanel)))
    calm()
    return shell.findChildren(ErasePanel)[-1]


def names(store):
    statement = "SELECT count(*) FROM student WHERE first_name <> ''"
    return store.read(lambda s: s.connection().exec_driver_sql(statement).scalar())


def test_without_the_word_nothing_happens_and_the_field_says_why(panel, store):
    QTest.keyClicks(panel.editor, "erase")
    QTest.keyClick(panel.editor, Qt.Key.Key_Return)

    assert "Type ERASE in capital letters" in panel.field.error
    assert panel.editor.text() == "erase"
    assert names(store) == 2


def test_with_the_word_the_student_is_gone_and_the_proof_is_offered(panel, store, calm, qtbot):
    QTest.keyClicks(panel.editor, "ERASE")
    QTest.keyClick(panel.editor, Qt.Key.Key_Return)
    calm()

    assert names(store) == 1
    assert "Erased for good: 1 records" in panel.message.text
    with qtbot.waitSignal(panel.print_requested) as asked:
        QTest.mouseClick(panel.message._action, Qt.MouseButton.LeftButton)
    assert asked.args[0] == "erasure-proof"


def test_an_assistant_may_not_and_is_told(page, child, calm, shell, store):
    store.who = Who("assistant", AccountRole.ASSISTANT)
    page.refresh()
    page.show_record(child)
    calm()
    (student,) = shell.findChildren(StudentPanel)

    button = student.findChild(type(student._verbs()[0]), "erase")

    assert not button.isEnabled()
    assert button.toolTip() != ""
