"""The bin and the history as pages."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from peerdesk.enums import ConstraintKind, Grade
from peerdesk.models.people import Student
from peerdesk.services import constraints, students
from peerdesk.services.constraints import Why


@pytest.fixture
def write(store, shell):
    """Give a function that writes as somebody did before."""
    return lambda label, use_case: store.write(use_case, label).value


@pytest.fixture
def rule(write, ids):
    adding = partial(
        constraints.add_constraint,
        one_id=ids[0],
        other_id=ids[1],
        kind=ConstraintKind.KEEP_APART,
        why=Why(),
    )
    rule_id = write("Added a rule", adding)
    write("Removed a rule", partial(constraints.remove_constraint, constraint_id=rule_id))
    return rule_id


def set_grade(session, student_id, grade):
    session.get_one(Student, student_id).grade = grade


def open_page(shell, calm, key):
    shell.go_to(key)
    calm()
    return shell.page


def test_empty_bin_says_what_waits_there(shell, calm):
    page = open_page(shell, calm, "bin")

    assert page.table.shown_rows == []
    assert not page.table.isVisible()
    assert not page.header.primary.isEnabled()


def test_enter_brings_back_and_the_bar_names_it(qtbot, shell, calm, rule):
    page = open_page(shell, calm, "bin")

    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    calm()

    assert page.table.shown_rows == []
    assert shell.undo_bar.text == "Brought back: Keep-apart rule, Maya Ortiz + Eli Brandt"
    shell._desk.undo()
    calm()
    assert [row.id for row in page.table.shown_rows] == [rule]


def test_bin_is_filtered_by_kind_and_words(shell, calm, rule, write, ids):
    write("Removed", partial(students.remove_student, student_id=ids[5]))
    page = open_page(shell, calm, "bin")

    page.kinds.button("students").click()
    assert [row.table for row in page.table.shown_rows] == ["student"]
    page.kinds.button("students").click()
    page.narrow.setText("brandt")
    assert [row.table for row in page.table.shown_rows] == ["pair_constraint"]


def test_what_cannot_come_back_says_why(shell, calm, rule, write, ids):
    write("Removed", partial(students.remove_student, student_id=ids[0]))
    page = open_page(shell, calm, "bin")

    page.table.go_to(lambda row: row.id == rule)
    assert "Bring that back first" in page.message.text
    page.primary()
    calm()

    assert "Bring that back first" in shell.message.text
    assert len(page.table.shown_rows) == 2


def test_history_shows_before_and_after_of_the_current_line(shell, calm, write, ids):
    changing = partial(set_grade, student_id=ids[0], grade=Grade.G05)
    write("Changed Maya Ortiz", changing)
    page = open_page(shell, calm, "history")

    assert page.table.current_row.label == "Changed Maya Ortiz"
    assert page.changes.lines == ["Student, Maya Ortiz", "Grade: 1 → 5"]


def test_u_undoes_a_deed_in_the_middle(qtbot, shell, calm, write, ids):
    write("First", partial(set_grade, student_id=ids[0], grade=Grade.G05))
    write("Second", partial(set_grade, student_id=ids[1], grade=Grade.G05))
    page = open_page(shell, calm, "history")
    page.table.go_to(lambda row: row.label == "First")

    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_U)
    calm()

    assert page.table.shown_rows[0].label == "Undone: First"
    assert shell.undo_bar.text == "Undone: First"


def test_deed_that_others_stand_on_says_so(shell, calm, write, ids):
    write("First", partial(set_grade, student_id=ids[0], grade=Grade.G05))
    write("Second", partial(set_grade, student_id=ids[0], grade=Grade.G03))
    page = open_page(shell, calm, "history")
    page.table.go_to(lambda row: row.label == "First")

    page.primary()

    assert "later work changed the same record" in page.message.text


def test_history_follows_what_is_done_elsewhere(shell, calm, ids):
    page = open_page(shell, calm, "history")
    before = len(page.table.shown_rows)

    changing = partial(set_grade, student_id=ids[0], grade=Grade.G05)
    shell._desk.write(page, changing, "Changed Maya Ortiz")
    calm()

    assert len(page.table.shown_rows) == before + 1


def test_enter_opens_the_record(qtbot, shell, calm, write, ids):
    write("Changed", partial(set_grade, student_id=ids[0], grade=Grade.G05))
    page = open_page(shell, calm, "history")

    with qtbot.waitSignal(page.place_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)

    assert asked.args == ["students", ids[0]]


def test_history_is_narrowed_by_words_and_kind(shell, calm, rule):
    page = open_page(shell, calm, "history")

    page.narrow.setText("removed a")
    assert [row.label for row in page.table.shown_rows] == ["Removed a rule"]
    page.narrow.setText("")
    page.kinds.button("rules").click()
    assert {row.label for row in page.table.shown_rows} == {"Added a rule", "Removed a rule"}


@pytest.mark.parametrize("place", ["bin", "history"])
def test_settings_lead_there(shell, calm, place):
    page = open_page(shell, calm, "settings")
    page.show_section("records")

    page.section.findChild(object, f"open-{place}").click()

    assert shell._current == place
