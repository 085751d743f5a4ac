"""Making a bench helper in the panel of a student, and saying when one is not free."""

from datetime import time
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from support import TODAY, add_students

from peerdesk.enums import MembershipRole, ProgramKind, RecessKind
from peerdesk.errors import NotAllowedError
from peerdesk.services import calendar, duty, role_marks, students
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


@pytest.fixture
def ids(store, page):
    """Add five students, the last of whom has left, and show them, the first one current."""
    made = add_students(store, 5)
    store.write(lambda s: students.mark_left(s, made[4], today=TODAY), "Left")
    page.refresh()
    page.list.table.selectRow(0)
    page.list.table.setFocus()
    return made


def test_chosen_students_are_marked_in_one_deed(store, page, ids, press, calm):
    for _step in range(2):
        press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = [row.id for row in page.list.table.selected_rows]
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    calm()

    marked = {one for one in ids if bench(store, one)}
    assert marked == set(chosen)
    assert len(chosen) == 3

    store.undo()
    assert not any(bench(store, one) for one in ids)


def test_who_cannot_be_marked_is_named_before_the_rest_is(store, page, ids, press, calm):
    table, deeds = page.list.table, page._roles
    helper = partial(students.mark_role, role=MembershipRole.HELPER, today=TODAY)
    store.write(partial(helper, student_id=ids[0], kind=ProgramKind.BUDDY_BENCH), "Marked")
    table.set_filter(lambda _row: True)
    table.selectAll()
    names = {row.id: row.full_name for row in table.selected_rows}
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)

    assert f"Bench helpers already: {names[ids[0]]}." in deeds.bar.text
    assert f"No longer at this school: {names[ids[4]]}." in deeds.bar.text
    assert not any(bench(store, one) for one in ids[1:])

    press(Qt.Key.Key_Return)
    calm()
    assert all(bench(store, one) for one in ids[:4])
    assert bench(store, ids[4]) == []
    assert not deeds.bar.isVisible()


def test_what_is_done_to_one_is_not_done_to_several(store, page, ids, press, calm):
    page.list.table.selectAll()
    press(Qt.Key.Key_Delete)
    calm()

    assert page._roles.bar.text == "This goes one student at a time. Choose just one."
    assert len(store.read(partial(students.list_students, today=TODAY))) == 5


def test_nobody_is_marked_as_helper_and_buddy_by_the_way(store, ids):
    both = ids[:2]
    buddy = role_marks.Mark.BUDDY
    marking = partial(role_marks.mark_many, student_ids=both[:1], mark=buddy, today=TODAY)
    store.write(marking, "Marked")

    found = store.read(partial(role_marks.look_at, student_ids=both, mark=role_marks.Mark.HELPER))
    assert found.ready == (both[1],)
    assert found.held[0].startswith("Buddies themselves: ")
    with pytest.raises(NotAllowedError, match="Buddies already"):
        store.write(partial(marking, student_ids=both), "Marked")
