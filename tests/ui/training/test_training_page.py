"""Recording and planning trainings on their page, with everything that can go wrong."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from support import TODAY

from peerdesk.enums import Competency, CourseCode
from peerdesk.services import programs
from peerdesk.services.prints.training_rows import event_code
from peerdesk.services.training import courses, events
from peerdesk.ui.pages.training.course_form import CourseForm
from peerdesk.ui.pages.training.course_panel import CoursePanel
from peerdesk.ui.pages.training.event_panel import EventPanel


def trained(store, course):
    return store.read(partial(programs.trained, course=course, today=TODAY))


def days(store):
    return store.read(partial(events.list_events, today=TODAY))


@pytest.fixture
def form(page):
    page.primary()
    return page.form


@pytest.fixture
def choose(form):
    """Return a function that chooses the course of the form."""

    def take(code):
        form.form_of("course").set_values({"course": code})

    return take


def tick(form, *ids):
    form.list.set_ticked(dict.fromkeys(ids, Competency.NOT_CHECKED))


def test_courses_say_who_should_come(page):
    rows = {row.id: row for row in page.lists.courses.shown_rows}

    assert rows["peer_support"].due == 4
    assert page.header._subtitle.text() == "4 should come to a course"


def test_those_who_should_come_are_offered_and_trained(page, form, store, helpers, settle):
    assert {row.id for row in form.list.shown_rows} == set(helpers)

    form.list.tick_all()
    form.save()
    settle()

    assert trained(store, CourseCode.PEER_SUPPORT) == frozenset(helpers)
    assert page.form is None
    assert page.lists.events.current_row.came == 4
    assert page.bar.isVisible()


def test_who_is_not_ready_stays_ticked_with_the_reason(page, form, store, choose, helpers, settle):
    choose("active_listening")
    tick(form, *helpers[:2])
    form.save()
    settle()
    page.primary()
    page.form.form_of("course").set_values({"course": "safe_space"})
    tick(page.form, *helpers[:3])

    page.form.save()
    settle()

    assert "Active listening and communication comes first" in page.form.bar.text
    assert set(page.form.list.ticked) == set(helpers[:3])
    assert trained(store, "safe_space") == frozenset(helpers[:2])
    page.form.save_anyway()
    settle()
    assert trained(store, "safe_space") == frozenset(helpers[:3])
    assert len([day for day in days(store) if day.course == "safe_space"]) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [({"day": TODAY + timedelta(days=2)}, "day"), ({"starts": "25:10"}, "starts")],
)
def test_wrong_value_gets_its_sentence_and_nothing_is_lost(
    form, store, helpers, settle, values, field
):
    owner = form.form_of(field)
    owner.set_values(values)
    tick(form, helpers[0])

    form.save()
    settle()

    assert owner.field(field).error != ""
    assert set(form.list.ticked) == {helpers[0]}
    assert days(store) == []


def test_nobody_ticked_is_said(form, store, settle):
    form.save()
    settle()

    assert form._problem.text() == "Tick who came."
    assert days(store) == []


def test_plan_expects_whoever_is_ticked_and_is_recorded_later(page, form, store, helpers, settle):
    form.form_of("day").set_values({"day": TODAY})
    tick(form, *helpers[:3])
    form.plan()
    settle()
    (day,) = days(store)

    page._record(day.id)

    assert (day.expected, day.is_waiting) == (3, True)
    assert page.form.count.text() == "3 ticked"
    assert set(page.form.list.ticked) == set(helpers[:3])
    page.form.save()
    settle()
    assert trained(store, CourseCode.PEER_SUPPORT) == frozenset(helpers[:3])
    assert len(days(store)) == 1


def test_who_was_written_down_by_mistake_is_taken_off(page, form, store, helpers, settle):
    tick(form, *helpers[:2])
    form.save()
    settle()

    page._record(days(store)[0].id)
    tick(page.form, helpers[0])
    page.form.save()
    settle()

    assert trained(store, CourseCode.PEER_SUPPORT) == frozenset(helpers[:1])


def test_left_form_comes_back_as_it_was(page, form, store, helpers, settle):
    form.form_of("place").set_values({"place": "Library"})
    tick(form, helpers[1])
    form.form_of("place").edited.emit()

    assert page.go_back()
    settle()
    page.primary()

    assert page.form.values["place"] == "Library"
    assert set(page.form.list.ticked) == {helpers[1]}
    assert days(store) == []


def test_space_ticks_and_arrows_judge(form, helpers):
    form.list.setCurrentIndex(form.list.model().index(0, 0))

    QTest.keyClick(form.list, Qt.Key.Key_Space)
    QTest.keyClick(form.list, Qt.Key.Key_Right)

    assert list(form.list.ticked.values()) == [Competency.SHOWN]
    QTest.keyClick(form.list, Qt.Key.Key_Space)
    assert form.list.ticked == {}


def test_day_of_training_is_removed_and_brought_back(page, form, store, helpers, settle):
    tick(form, *helpers)
    form.save()
    settle()

    page._remove_current()
    settle()

    assert trained(store, CourseCode.PEER_SUPPORT) == frozenset()
    page.desk.undo()
    settle()
    assert trained(store, CourseCode.PEER_SUPPORT) == frozenset(helpers)


def test_course_is_closed_and_offered_again(page, store, settle):
    page.lists.courses.go_to(lambda row: row.id == "safe_space")

    page._turn()
    settle()

    assert not store.read(partial(courses.find_course, code="safe_space")).is_open
    page._turn()
    settle()
    assert store.read(partial(courses.find_course, code="safe_space")).is_open


def test_panel_of_a_course_says_what_comes_first(shell, page):
    page.show_record("signs_of_distress")

    panel = shell.panel.content
    assert isinstance(panel, CoursePanel)
    assert "Comes after: Active listening and communication." in panel._facts()


def test_panel_of_a_day_offers_its_papers(shell, page, form, store, helpers, settle):
    tick(form, *helpers)
    form.save()
    settle()

    page.show_record(days(store)[0].id)

    assert isinstance(shell.panel.content, EventPanel)


def test_own_course_is_added_and_a_bad_one_refused(shell, page, store, settle):
    page._edit_course("")
    form = shell.panel.content
    assert isinstance(form, CourseForm)

    form.save()
    settle()
    assert form.form.field("name").error == "Enter what the course is called."
    form.form.set_values({"name": "Playground games", "valid_months": 6})
    form.save()
    settle()

    names = [row.name for row in store.read(courses.list_courses)]
    assert "Playground games" in names


def test_built_in_course_keeps_the_name_of_the_program(shell, page, store, settle):
    page._edit_course("bench_script")
    shell.panel.content.form.set_values({"minutes": 40})

    shell.panel.content.save()
    settle()

    course = store.read(partial(courses.find_course, code="bench_script"))
    assert (course.draft.name, course.draft.outline, course.draft.minutes) == ("", "", 40)


def test_code_of_a_sheet_opens_its_training(page, form, store, helpers, settle):
    form.form_of("day").set_values({"day": TODAY})
    tick(form, *helpers[:2])
    form.plan()
    settle()
    (day,) = days(store)

    page.lists.code.setText(event_code(day.id))
    page.lists.code.returnPressed.emit()

    assert set(page.form.list.ticked) == set(helpers[:2])


def test_wrong_code_of_a_sheet_is_said_and_kept(page):
    page.lists.show_list("events")
    page.lists.code.setText("7Q4K-0000")
    page.lists.code.returnPressed.emit()

    assert "This sheet code does not fit" in page.bar.text
    assert page.lists.code.text() == "7Q4K-0000"
    assert page.form is None
