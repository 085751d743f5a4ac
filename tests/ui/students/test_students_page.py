"""The list, the side panel and the form, with real events."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from support import TODAY, add_students

from peerdesk.enums import ConsentKind, ConstraintKind, ConstraintReason, MembershipRole
from peerdesk.services import constraints, students
from peerdesk.services.constraints import Why
from peerdesk.ui.kit.reveal import Reveal

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def ids(store, page, calm):
    """Add ten students and show them."""
    made = add_students(store, 10)
    page.refresh()
    return made


def names(page):
    return [row.name for row in page.list.table.shown_rows]


def opened(shell, page, student_id):
    page.open_student(student_id)
    return shell.panel.content


def detail(store, student_id):
    return store.read(lambda session: students.student_detail(session, student_id, TODAY))


def test_empty_school_offers_the_import(page, qtbot):
    (button,) = [b for b in page.list.findChildren(QPushButton) if b.text() == "Import roster"]

    qtbot.mouseClick(button, LEFT_BUTTON)

    assert page.flow is not None


def test_list_is_filtered_as_you_type(page, ids, qtbot):
    page.find_here()
    qtbot.keyClicks(page.list.box, "may")

    assert names(page) == ["Ortiz, Maya"]


def test_nobody_found_is_said(page, ids, qtbot):
    qtbot.keyClicks(page.list.box, "mya")

    assert page.list._nobody.isVisible()


def test_chips_show_helpers_and_who_left(page, ids, store, calm, qtbot):
    store.write(
        lambda s: students.mark_role(s, ids[0], MembershipRole.HELPER, today=TODAY), "Marked"
    )
    store.write(lambda s: students.mark_left(s, ids[1], today=TODAY), "Marked")
    page.refresh()

    qtbot.mouseClick(page.list.chips.button("helpers"), LEFT_BUTTON)
    assert names(page) == ["Ortiz, Maya"]
    qtbot.mouseClick(page.list.chips.button("left"), LEFT_BUTTON)
    assert len(names(page)) == 1
    assert page.list.chips.button("all").text() == "All 9"


def test_enter_opens_the_student_at_the_right(shell, page, ids, qtbot):
    page.list.table.go_to(lambda row: row.name == "Ortiz, Maya")

    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    assert shell.panel.isVisible()
    assert shell.panel.content.title == "Maya Ortiz"


def test_helper_is_marked_in_the_panel_and_gets_a_picture(shell, page, ids, store, calm, qtbot):
    panel = opened(shell, page, ids[0])
    box = panel.findChild(QCheckBox, "role-helper")

    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    calm()

    found = detail(store, ids[0])
    assert [member.role for member in found.members] == [MembershipRole.HELPER]
    assert found.pictogram
    qtbot.waitUntil(lambda: panel.findChild(QCheckBox, "role-helper").isChecked())


def test_consent_is_recorded_in_the_panel(shell, page, ids, store, calm, qtbot):
    panel = opened(shell, page, ids[0])
    button = panel.findChild(QPushButton, f"consent-{ConsentKind.TAKE_PART}")

    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(shell.panel.content.save_button, Qt.Key.Key_Space)
    calm()

    assert detail(store, ids[0]).consents[0].counts


def test_training_is_ticked_in_the_panel(shell, page, ids, store, calm, qtbot):
    panel = opened(shell, page, ids[0])

    box = panel.findChild(QCheckBox, "course-peer_support")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    calm()

    assert [course.value for course in detail(store, ids[0]).courses] == ["peer_support"]


def test_keep_apart_is_hidden_until_space_is_held(shell, page, ids, store, qtbot):
    why = Why(ConstraintReason.PAST_CONFLICT, "fight in grade 3")
    adding = lambda s: constraints.add_constraint(  # noqa: E731
        s, ids[0], ids[1], ConstraintKind.KEEP_APART, why
    )
    store.write(adding, "Added a rule")
    reveal = opened(shell, page, ids[0]).findChild(Reveal)
    assert "Brandt" not in reveal.text()

    qtbot.keyPress(reveal, Qt.Key.Key_Space)
    assert "Brandt" in reveal.text()
    qtbot.keyRelease(reveal, Qt.Key.Key_Space)
    assert "Brandt" not in reveal.text()


def test_rule_is_added_from_the_panel(shell, page, ids, store, calm, qtbot):
    panel = opened(shell, page, ids[0])
    qtbot.mouseClick(panel.findChild(QPushButton, "add-rule"), LEFT_BUTTON)
    form = shell.panel.content

    qtbot.keyClicks(form.boxes["other"], "brandt")
    qtbot.waitUntil(lambda: len(form.boxes["other"].found) == 1)
    qtbot.keyClick(form.boxes["other"], Qt.Key.Key_Return)
    form.save()
    calm()

    assert detail(store, ids[0]).constraints == 1


def test_rule_without_the_other_student_is_asked_for(shell, page, ids, qtbot):
    panel = opened(shell, page, ids[0])
    qtbot.mouseClick(panel.findChild(QPushButton, "add-rule"), LEFT_BUTTON)

    shell.panel.content.save()

    assert shell.panel.content._who["other"].error


def test_added_student_stands_in_the_list(shell, page, calm, qtbot):
    page.add_student()
    form = shell.panel.content.form
    for name, text in (("first_name", "Ana"), ("last_name", "Ruiz"), ("student_number", "0042")):
        qtbot.keyClicks(form.field(name).editor, text)
    form.set_values({"grade": "03"})

    shell.panel.content.save()
    calm()

    assert names(page) == ["Ruiz, Ana"]
    assert page.list.table.current_row.number == "0042"


def test_wrong_fields_are_named_and_typing_is_kept(shell, page, qtbot):
    page.add_student()
    panel = shell.panel.content
    qtbot.keyClicks(panel.form.field("homeroom").editor, "4-B")
    qtbot.keyClicks(panel.form.field("birth_date").editor, "soon")

    panel.save()

    wrong = [name for name in panel.form.values if panel.form.field(name).error]
    assert wrong == ["first_name", "student_number", "grade", "birth_date"]
    assert panel.form.values["homeroom"] == "4-B"
    assert panel.form.field("first_name").editor.hasFocus()


def test_edit_shows_what_is_stored_and_saves_changes(shell, page, ids, store, calm, qtbot):
    page._edit(ids[0])
    panel = shell.panel.content
    assert panel.form.values["home_languages"] == "English"

    panel.form.set_values({"home_languages": "Navajo, English"})
    panel.save()
    calm()

    assert detail(store, ids[0]).home_languages == ("nv", "en")


def test_student_who_is_removed_closes_her_panel(shell, page, ids, calm, qtbot):
    opened(shell, page, ids[0])
    page.list.go_to(ids[0])

    page._remove()
    calm()

    qtbot.waitUntil(lambda: not shell.panel.isVisible())
    assert len(names(page)) == 9


def test_search_leads_to_the_student(shell, page, ids, qtbot):
    shell.go_to("students", ids[0])

    assert page.list.table.current_row.id == ids[0]
    assert shell.panel.content.title == "Maya Ortiz"


def test_long_list_is_shown_at_once(page, store, calm):
    add_students(store, 412)

    page.refresh()

    assert len(names(page)) == 412
