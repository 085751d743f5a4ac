"""Staff courses, the rule table, mentors, support: by keys, wrong values, in other roles."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication
from support import TODAY

from peerdesk.enums import AccountRole, Activity
from peerdesk.services import students
from peerdesk.services.training_rules import mentors, resources, rules, staff, standing
from peerdesk.services.training_rules.resources import ResourceDraft
from peerdesk.ui.pages.students.may_section import MaySection

SPACE = Qt.Key.Key_Space
FIRST_AID = "staff_first_response"
SCRIPT = "bench_script"


def panel(page):
    return page.window().panel.content


def write(store, use_case, *args, **named):
    return store.write(lambda session: use_case(session, *args, **named), "Did it").value


def press(qtbot, table, key):
    """Press a key of the first row's actions."""
    table.selectRow(0)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, key)


def at_cell(page, course, activity):
    grid = page.rules.grid
    lines = page.desk.read(standing.rule_table).lines
    row = next(number for number, line in enumerate(lines) if line.id == course)
    grid.setCurrentIndex(grid.model().index(row, list(Activity).index(activity)))
    return grid


# ------------------------------------------------------------------ courses of the staff


def test_coverage_is_said_in_people_and_percent_with_what_waits(store, open_page):
    page = open_page("staff")
    (first, *_rest) = store.read(partial(staff.staff_courses, today=TODAY))

    assert (first.id, first.done, first.adults, first.percent) == (FIRST_AID, 0, 2, 0)
    assert [one.is_reached for one in first.waits] == [False]
    assert [row.full_name for row in page.staff.table.shown_rows] == ["Luis Armijo", "Rosa Begay"]


def test_course_is_recorded_for_many_adults_at_once(store, open_page, calm):
    page = open_page("staff")
    page.staff.table.selectAll()

    page.primary()
    panel(page).save()
    calm()

    (first, *_rest) = store.read(partial(staff.staff_courses, today=TODAY))
    assert (first.done, first.percent) == (2, 100)
    assert {row.state for row in page.staff.table.shown_rows} <= {"done", "soon"}
    assert not page.window().panel.isVisible()


@pytest.mark.parametrize(("days", "chosen", "field"), [(0, 0, "people"), (1, 1, "day")])
def test_wrong_value_is_said_under_its_field(open_page, calm, days, chosen, field):
    page = open_page("staff")
    page.primary()
    form = panel(page).form
    day = TODAY + timedelta(days=days)
    form.field("day").editor.setDate(QDate(day.year, day.month, day.day))
    form.set_values({"people": form.field("people").editor.keys[:chosen]})

    panel(page).save()
    calm()

    assert form.field(field).error
    assert form.values["people"] == form.field("people").editor.keys[:chosen]


def test_course_that_ran_out_is_said(store, open_page):
    def record(session):
        from peerdesk.models.people import Staff
        from peerdesk.models.training import StaffTraining

        person = session.query(Staff).order_by(Staff.last_name).first()
        ends = {"done_on": TODAY - timedelta(days=800), "expires_on": TODAY - timedelta(days=1)}
        session.add(
            StaffTraining(school_id=person.school_id, staff_id=person.id, course=FIRST_AID, **ends)
        )

    store.write(record, "Recorded")

    lines = open_page("staff").staff.table.shown_rows

    assert [(line.full_name, line.state) for line in lines] == [
        ("Luis Armijo", "over"), ("Rosa Begay", "missing"),
    ]  # fmt: skip


# ------------------------------------------------------------------ who may do what


def test_space_sets_a_check_mark_and_undo_takes_it_away(qtbot, store, open_page, calm):
    page = open_page("rules")
    grid = at_cell(page, SCRIPT, Activity.GUIDE_BUDDY)

    qtbot.keyClick(grid, SPACE)
    calm()
    needed = store.read(rules.needs)[Activity.GUIDE_BUDDY]
    page.desk.undo()
    calm()

    assert needed == ("peer_support", SCRIPT)
    assert store.read(rules.needs) == dict(rules.USUAL)
    assert grid.current_cell.value.is_needed is False


def test_cell_is_spoken_in_full(open_page):
    grid = at_cell(open_page("rules"), SCRIPT, Activity.STAND_AT_BENCH)

    assert grid.current_cell.spoken == "Stand at a bench, Bench script: needed"


def test_who_waits_for_a_course_follows_the_column(store, ids, open_page):
    page = open_page("rules")

    at_cell(page, SCRIPT, Activity.STAND_AT_BENCH)

    rows = page.rules.table.shown_rows
    assert {row.id for row in rows} == set(ids)
    assert {row.missing for row in rows} == {("Bench script",)}
    assert page.rules.title.text() == "Stand at a bench: 3 helpers not ready yet"


def test_helper_who_waits_opens_with_the_courses(qtbot, ids, open_page):
    page = open_page("rules")
    at_cell(page, SCRIPT, Activity.STAND_AT_BENCH)

    press(qtbot, page.rules.table, Qt.Key.Key_F2)

    shell = page.window()
    qtbot.waitUntil(lambda: shell._current == "students" and shell.panel.isVisible())
    assert shell.panel.content.findChild(MaySection).standings[1].missing == ("Bench script",)


def test_usual_rules_come_back_by_one_button(store, open_page, calm):
    write(store, rules.set_rule, Activity.GUIDE_BUDDY, SCRIPT, is_needed=True)
    page = open_page("rules")

    page.rules.usual.click()
    calm()

    assert store.read(rules.needs) == dict(rules.USUAL)
    assert not page.rules.usual.isEnabled()


def test_assistant_sees_the_rules_and_changes_none(qtbot, store, open_page, calm):
    page = open_page("rules", AccountRole.ASSISTANT)
    grid = at_cell(page, SCRIPT, Activity.GUIDE_BUDDY)

    qtbot.keyClick(grid, SPACE)
    calm()

    assert store.read(rules.needs) == dict(rules.USUAL)
    assert not page.rules.usual.isEnabled()
    assert "counselor" in page.rules.usual.toolTip()


# ------------------------------------------------------------------ mentors


def test_mentor_is_chosen_by_number_and_ends_by_key(qtbot, store, ids, open_page, calm):
    page = open_page("mentors")
    page.choose_mentor()
    assert len(panel(page).suggestions) == 2

    qtbot.keyClick(panel(page), Qt.Key.Key_1)
    calm()
    (row,) = page.mentors.pairs.shown_rows
    press(qtbot, page.mentors.pairs, Qt.Key.Key_E)
    calm()

    assert row.new.id == ids[2]
    assert page.mentors.newcomers.shown_rows == []
    (ended,) = store.read(partial(mentors.list_mentors, today=TODAY))
    assert ended.ends_on == TODAY


def test_helper_who_lost_the_course_meanwhile_is_refused_by_name(store, ids, open_page, calm):
    page = open_page("mentors")
    page.choose_mentor()
    write(store, rules.set_rule, Activity.MENTOR_HELPER, SCRIPT, is_needed=True)

    panel(page).choose(panel(page).suggestions[0])
    calm()

    assert "cannot mentor a new helper until Bench script" in panel(page).problem.text
    assert store.read(partial(mentors.list_mentors, today=TODAY)) == []


def test_nobody_to_suggest_is_said_with_a_way_on(store, ids, open_page):
    write(store, rules.set_rule, Activity.MENTOR_HELPER, SCRIPT, is_needed=True)
    page = open_page("mentors")

    page.choose_mentor()

    assert panel(page).suggestions == []
    assert panel(page).focusProxy() is panel(page).buttons[0]


def test_student_panel_says_what_a_helper_may_do_and_who_mentors(store, ids, open_page):
    draft = mentors.MentorDraft(ids[0], ids[2], mentors.PROGRAMS[1], TODAY)
    write(store, mentors.start_mentoring, draft)
    page = open_page("rules")
    name = store.read(partial(students.student_detail, student_id=ids[0], today=TODAY)).name

    page.place_requested.emit("students", ids[2])
    QApplication.processEvents()
    section = page.window().panel.content.findChild(MaySection)

    assert [one.may for one in section.standings] == [False] * 6
    assert [row.mentor.full_name for row in section.mentors] == [name]


# ------------------------------------------------------------------ support for staff


def test_support_is_added_reviewed_and_put_into_the_bin(qtbot, store, open_page, calm):
    page = open_page("support")
    page.add_support()
    panel(page).form.set_values({"title": "Helpline", "where_found": "555-0100"})
    panel(page).save()
    calm()
    (row,) = page.support.table.shown_rows

    press(qtbot, page.support.table, Qt.Key.Key_Delete)
    calm()

    assert (row.title, row.reviewed_on, row.is_stale) == ("Helpline", TODAY, False)
    assert page.support.table.shown_rows == []


def test_old_review_is_renewed_by_a_key(qtbot, store, open_page, calm):
    old = ResourceDraft("Nurse", "Room 2", "", TODAY - timedelta(days=400))
    write(store, resources.save_resource, old)
    page = open_page("support")

    press(qtbot, page.support.table, Qt.Key.Key_R)
    calm()

    assert [row.is_stale for row in page.support.table.shown_rows] == [False]


def test_support_without_a_place_is_refused_under_the_field_and_stays_typed(open_page, calm):
    page = open_page("support")
    page.add_support()
    form = panel(page).form
    form.set_values({"title": "Helpline"})

    panel(page).save()
    calm()

    assert form.field("where_found").error
    assert form.values["title"] == "Helpline"


def test_today_leads_to_the_very_resource(store, open_page):
    row_id = write(store, resources.save_resource, ResourceDraft("Nurse", "Room 2"))

    page = open_page(row_id)

    assert page.views.key == "support"
    assert page.support.table.current_row.id == row_id
