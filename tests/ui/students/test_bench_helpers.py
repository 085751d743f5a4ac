"""Making a bench helper in the panel of a student, and saying when one is not free."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from support import TODAY, add_students

from peerdesk.enums import MembershipRole, ProgramKind, RecessKind
from peerdesk.services import calendar, duty, students
from peerdesk.services.calendar import RecessDraft


@pytest.fixture
def student(store, page):
    """Add a student and a recess."""
    (made,) = add_students(store, 1)
    draft = RecessDraft("Lunch", RecessKind.LUNCH, time(12, 15), time(12, 40))
    store.write(lambda s: calendar.save_recess(s, draft), "Recess")
    page.refresh()
    return made


@pytest.fixture
def panel(shell, page, student):
    page.open_student(student)
    return shell.panel.content


def bench(store, student):
    found = store.read(lambda s: students.student_detail(s, student, TODAY))
    return [one.role for one in found.members if one.program_kind is ProgramKind.BUDDY_BENCH]


def test_bench_helper_is_marked_and_taken_off_again(panel, student, store, calm, qtbot):
    box = panel.findChild(QCheckBox, "role-bench")
    qtbot.keyClick(box, Qt.Key.Key_Space)
    calm()
    assert bench(store, student) == [MembershipRole.HELPER]
    qtbot.waitUntil(lambda: panel.findChild(QPushButton, "free") is not None)
    qtbot.waitUntil(lambda: len(panel.findChildren(QCheckBox, "role-bench")) == 1)

    qtbot.keyClick(panel.findChild(QCheckBox, "role-bench"), Qt.Key.Key_Space)
    calm()

    assert bench(store, student) == []


def test_times_are_said_from_the_panel_and_it_comes_back(shell, panel, student, store, calm, qtbot):
    assert panel.findChild(QPushButton, "free") is None
    qtbot.keyClick(panel.findChild(QCheckBox, "role-bench"), Qt.Key.Key_Space)
    calm()
    qtbot.waitUntil(lambda: panel.findChild(QPushButton, "free") is not None)

    panel.findChild(QPushButton, "free").click()
    times = shell.panel.content
    times.grid.first.click()
    times.save_button.click()
    calm()

    assert len(store.read(lambda s: duty.busy_grid(s, student, TODAY)).busy) == 1
    assert shell.panel.content.title == panel.title
