import pytest
from support import TODAY, add_students, make_store

from peerdesk.models.people import Student
from peerdesk.models.stamping import stamp_of
from peerdesk.services import students, teams
from peerdesk.services.student_index import student_index


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    yield made
    made.close()


def names(store, text):
    return [row.name for row in store.read(lambda s: students.search_students(s, text))]


def rename(session, student_id):
    session.get(Student, student_id).last_name = "Zuñiga"


def bin_it(session, student_id):
    session.get(Student, student_id).deleted_at = stamp_of(session).now()


def test_index_is_kept_while_no_student_changes(store):
    add_students(store, 3)
    first = store.read(student_index)

    store.write(lambda session: teams.current_team(session, TODAY), "Made a team")

    assert store.read(student_index) is first


@pytest.mark.parametrize("change", [rename, bin_it, students.remove_student])
def test_changed_student_is_found_as_changed_at_once(store, change):
    (maya,) = add_students(store, 1)
    assert names(store, "ortiz") == ["Ortiz, Maya"]

    store.write(lambda session: change(session, maya), "Changed")
    assert names(store, "ortiz") == []

    store.undo()
    assert names(store, "ortiz") == ["Ortiz, Maya"]


def test_added_student_is_found_at_once(store):
    add_students(store, 1)
    assert names(store, "brandt") == []

    add_students(store, 2)

    assert names(store, "brandt") == ["Brandt, Eli"]


def test_write_that_fails_leaves_no_trace(store):
    (maya,) = add_students(store, 1)

    def fail(session):
        rename(session, maya)
        session.flush()
        assert [row.name for row in students.search_students(session, "zuniga")]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.write(fail, "Failed")

    assert names(store, "zuniga") == []
    assert names(store, "ortiz") == ["Ortiz, Maya"]


def test_closed_store_remembers_no_names(store):
    add_students(store, 3)
    store.read(student_index)

    store.close()

    assert store._memory == {}
