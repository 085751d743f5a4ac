"""What a flush leaves on the rows it writes."""

import json
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from support import NOW, SteppingClock, add_students, make_store

from peerdesk.enums import Grade
from peerdesk.models.base import instant_text, new_id
from peerdesk.models.people import Student
from peerdesk.models.stamping import bulk_insert, stamp_of


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def row(store, student_id):
    return store.read(
        lambda session: (
            session.execute(text("SELECT * FROM student WHERE id = :id"), {"id": student_id})
            .mappings()
            .one()
        )
    )


def rename(student_id, name):
    def use_case(session):
        session.get_one(Student, student_id).first_name = name

    return use_case


def test_new_row_has_origin_and_no_versions(store):
    (student_id,) = add_students(store, 1)

    stored = row(store, student_id)

    assert stored["created_at"] == instant_text(NOW)
    assert len(stored["created_by"]) == 16
    assert stored["versions"] is None
    assert stored["seq"] == stored["arrived_seq"] > 0


def test_edited_cell_counts_its_edits_whatever_the_clock_says(tmp_path):
    now = SteppingClock()
    store = make_store(tmp_path, now=now)
    (student_id,) = add_students(store, 1)
    store.write(rename(student_id, "Bea"), "Renamed")
    now.value = NOW.replace(year=2016)
    store.write(rename(student_id, "Cea"), "Renamed")

    n, milliseconds, replica = json.loads(row(store, student_id)["versions"])["first_name"]

    assert (n, milliseconds) == (2, int(now.value.timestamp() * 1000))
    assert replica == row(store, student_id)["created_by"]
    store.close()


def test_same_value_again_is_no_edit(store):
    (student_id,) = add_students(store, 1)
    before = row(store, student_id)

    written = store.write(rename(student_id, before["first_name"]), "Nothing")

    assert written.action_id is None
    assert row(store, student_id) == before


def test_unset_field_set_after_flush_is_stamped(store):
    def use_case(session):
        school = session.scalars(select(Student.school_id)).first()
        student = Student(school_id=school, first_name="Ana")
        session.add(student)
        session.flush()
        student.birth_date = NOW.date()
        return student.id

    add_students(store, 1)
    student_id = store.write(use_case, "Added").value

    assert "birth_date" in json.loads(row(store, student_id)["versions"])


def test_unstamped_update_is_refused_by_the_file_itself(store):
    add_students(store, 1)

    with pytest.raises(IntegrityError, match="unstamped update of student"):
        store.write(
            lambda session: session.execute(text("UPDATE student SET first_name = 'x'")), "Sneaked"
        )


def test_reading_session_cannot_write(store):
    add_students(store, 1)

    def use_case(session):
        session.scalars(select(Student)).first().first_name = "x"
        session.flush()

    with pytest.raises(RuntimeError, match="may only read"):
        store.read(use_case)


def test_synced_record_cannot_be_deleted_outright(store):
    add_students(store, 1)

    def use_case(session):
        session.delete(session.scalars(select(Student)).first())

    with pytest.raises(RuntimeError, match="binned"):
        store.write(use_case, "Deleted")


def test_binned_row_is_hidden_unless_asked_for(store):
    (student_id,) = add_students(store, 1)

    def bin_it(session):
        session.get_one(Student, student_id).deleted_at = stamp_of(session).now()

    store.write(bin_it, "Binned")

    query = select(Student.id)
    assert store.read(lambda session: session.scalars(query).all()) == []
    every = query.execution_options(include_deleted=True)
    assert store.read(lambda session: session.scalars(every).all()) == [student_id]


def test_bulk_insert_returns_ids_in_order_and_keeps_defaults(store):
    ids = add_students(store, 3, grades=(Grade.G05,))

    found = store.read(lambda session: [session.get_one(Student, i).student_number for i in ids])

    assert found == ["1001", "1002", "1003"]
    assert store.read(lambda s: s.get_one(Student, ids[0]).interests) == ()


def test_bulk_insert_of_nothing_does_nothing(store):
    assert store.write(lambda session: bulk_insert(session, Student, []), "x").action_id is None


def test_ids_are_version_7_and_sort_as_they_were_made():
    ids = [new_id() for _ in range(2000)]

    assert {UUID(i).version for i in ids} == {7}
    assert {UUID(i).variant for i in ids} == {"specified in RFC 4122"}
    assert ids == sorted(set(ids))
