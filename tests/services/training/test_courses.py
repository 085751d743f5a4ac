"""Courses come with the school, are changed, closed and added; each has one code."""

from functools import partial

import pytest
from sqlalchemy import select
from support import make_store, school_id

from peerdesk.enums import Audience, CourseCode, VaultRole
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.training import Course
from peerdesk.services import vaults
from peerdesk.services.actions import last_undoable
from peerdesk.services.training import courses
from peerdesk.services.training.builtin import builtin_courses
from peerdesk.services.training.courses import CourseDraft
from peerdesk.services.training.words import builtin_names


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """Give a school that is only read."""
    made = make_store(tmp_path_factory.mktemp("courses"))
    yield made
    made.close()


def save(store, draft, code=None):
    return store.write(partial(courses.save_course, draft=draft, code=code), "Saved").value


def test_new_school_has_every_course_in_its_order(known):
    rows = known.read(courses.list_courses)

    assert [row.id for row in rows] == list(builtin_courses())
    assert all(row.is_builtin and row.is_open for row in rows)


def test_every_course_that_comes_with_the_program_has_a_name_and_two_outlines():
    assert set(builtin_names()) == set(builtin_courses())
    for course in builtin_courses().values():
        assert set(course.outline) == {"en", "es"}
        assert len(course.outline["en"].splitlines()) == len(course.outline["es"].splitlines())


def test_codes_that_programs_ask_for_are_courses():
    assert {code.value for code in CourseCode} <= set(builtin_courses())


def test_courses_need_courses_that_exist_for_the_same_people():
    every = builtin_courses()
    for course in every.values():
        assert all(every[need].audience is course.audience for need in course.needs)
        assert not course.coverage_percent or (
            every[course.coverage_course].audience is Audience.STAFF
        )


def test_two_computers_of_a_school_give_a_course_one_id(known):
    own = school_id(known)
    ids = known.read(lambda s: dict(s.execute(select(Course.code, Course.id)).all()))

    assert ids == {code: courses.course_id(own, code) for code in builtin_courses()}


def test_seeding_twice_adds_nothing(store):
    assert store.write(courses.seed_courses, "Seeded").value == 0


def test_district_office_has_no_courses(tmp_path):
    made = make_store(tmp_path, VaultRole.DISTRICT)

    assert made.read(courses.list_courses) == []
    made.close()


def test_vault_of_an_earlier_program_is_given_the_courses(store):
    store.write(_take_away, "Took away")

    vaults._bring_up(store)

    assert len(store.read(courses.list_courses)) == len(builtin_courses())
    assert store.read(last_undoable).label == "Took away"


def _take_away(session):
    session.connection().exec_driver_sql("DELETE FROM course")
    local_state.put(session, Key.COURSES, "")
    session.get(vaults.School, vaults.own_school_id(session)).name = "Older"


def test_course_in_the_bin_stays_there(store):
    def bin_one(session):
        session.scalars(
            select(Course).where(Course.code == "safe_space")
        ).one().deleted_at = session.scalars(select(Course.created_at)).first()

    store.write(bin_one, "Binned")
    store.write(courses.seed_courses, "Seeded")

    with pytest.raises(NotFoundError):
        store.read(partial(courses.find_course, code="safe_space"))


def test_own_course_has_a_code_of_its_own(store):
    first = save(store, CourseDraft("Playground games"))
    store.write(lambda s: setattr(_course(s, first), "name", "Games"), "Renamed")
    second = save(store, CourseDraft("Playground games"))

    assert (first, second) == ("own_playground_games", "own_playground_games_2")
    assert store.read(courses.list_courses)[-1].name == "Playground games"


def _course(session, code):
    return session.scalars(select(Course).where(Course.code == code)).one()


def test_name_of_another_script_gets_a_code_too(store):
    assert save(store, CourseDraft("اللعب")) == "own_course"


@pytest.mark.parametrize(
    ("draft", "code", "field"),
    [
        (CourseDraft(" "), None, "name"),
        (CourseDraft("bench SCRIPT"), None, "name"),
        (CourseDraft("A", audience=Audience.STAFF), "safe_space", "audience"),
        (CourseDraft("A", minutes=1), None, "minutes"),
        (CourseDraft("A", spacing_days=61), None, "spacing_days"),
        (CourseDraft("A", valid_months=121), None, "valid_months"),
        (CourseDraft("A", coverage_percent=101), None, "coverage_percent"),
        (CourseDraft("A", coverage_percent=5), None, "coverage_course"),
        (CourseDraft("A", coverage_percent=5, coverage_course="peer_support"), None,
         "coverage_course"),
        (CourseDraft("A", needs=("gone",)), None, "needs"),
        (CourseDraft("", needs=("active_listening",)), "active_listening", "needs"),
        (CourseDraft("", needs=("facilitating_groups",)), "active_listening", "needs"),
        (CourseDraft("A", refresher_of="gone"), None, "refresher_of"),
        (CourseDraft("", refresher_of="bench_script"), "bench_script", "refresher_of"),
    ],
)  # fmt: skip
def test_wrong_value_is_named_by_its_field(known, draft, code, field):
    with pytest.raises(InvalidValueError) as caught:
        known.read(partial(courses.save_course, draft=draft, code=code))

    assert caught.value.field == field


def test_course_that_is_gone_cannot_be_changed(known):
    with pytest.raises(NotFoundError):
        known.read(partial(courses.set_open, code="gone", is_open=True))
