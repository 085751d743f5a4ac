"""Undo, redo and history: do + undo = before, and nothing built upon is torn down."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from support import add_students, make_store, school_id

from peerdesk.errors import NotFoundError, NothingToUndoError, UndoRefusedError
from peerdesk.models.people import PairConstraint, Student
from peerdesk.models.stamping import stamp_of
from peerdesk.services import actions


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def set_name(student_id, name):
    def use_case(session):
        session.get_one(Student, student_id).first_name = name

    return use_case


def names(store):
    query = select(Student.first_name).order_by(Student.student_number)
    return store.read(lambda session: list(session.scalars(query)))


def test_undo_gives_back_the_old_value_and_redo_the_new(store):
    (student_id,) = add_students(store, 1)
    store.write(set_name(student_id, "Zoe"), "Renamed a student")

    assert store.undo().label == "Undone: Renamed a student"
    assert names(store) == ["Maya"]
    assert store.redo().label == "Renamed a student"
    assert names(store) == ["Zoe"]


def test_undo_of_an_import_bins_every_row_and_redo_brings_them_back(store):
    add_students(store, 250)

    store.undo()
    assert names(store) == []

    store.redo()
    assert len(names(store)) == 250


def test_undo_goes_back_step_by_step(store):
    (student_id,) = add_students(store, 1)
    for name in ("A", "B", "C"):
        store.write(set_name(student_id, name), name)

    seen = []
    for _ in range(3):
        store.undo()
        seen += names(store)

    assert seen == ["B", "A", "Maya"]


def test_nothing_to_undo_is_said(store):
    while store.read(actions.last_undoable):
        store.undo()

    with pytest.raises(NothingToUndoError):
        store.undo()


def test_redo_ends_when_something_new_is_done(store):
    (student_id,) = add_students(store, 1)
    store.write(set_name(student_id, "A"), "A")
    store.undo()
    store.write(set_name(student_id, "B"), "B")

    with pytest.raises(NothingToUndoError):
        store.redo()


def test_undo_of_an_older_action_is_refused_when_the_same_cell_was_changed_later(store):
    (student_id,) = add_students(store, 1)
    first = store.write(set_name(student_id, "A"), "A").action_id
    store.write(set_name(student_id, "B"), "B")

    with pytest.raises(UndoRefusedError):
        store.undo(first)
    assert names(store) == ["B"]


def test_undo_of_an_older_action_works_when_only_other_cells_changed(store):
    one, two = add_students(store, 2)
    first = store.write(set_name(one, "A"), "A").action_id
    store.write(set_name(two, "B"), "B")

    store.undo(first)

    assert names(store) == ["Maya", "B"]


def test_undo_of_an_import_is_refused_when_later_work_points_at_its_rows(store):
    one, two = add_students(store, 2)
    made = store.read(actions.last_undoable).id

    def keep_apart(session):
        session.add(PairConstraint(school_id=own, student_a_id=one, student_b_id=two))

    own = school_id(store)
    store.write(keep_apart, "Keep apart")

    with pytest.raises(UndoRefusedError):
        store.undo(made)
    store.undo()
    store.undo(made)
    assert names(store) == []


def test_undo_of_an_import_is_refused_when_a_row_was_edited_later(store):
    (student_id,) = add_students(store, 1)
    made = store.read(actions.last_undoable).id
    store.write(set_name(student_id, "Zoe"), "Renamed")

    with pytest.raises(UndoRefusedError):
        store.undo(made)


def test_action_cannot_be_undone_twice(store):
    (student_id,) = add_students(store, 1)
    action = store.write(set_name(student_id, "A"), "A").action_id
    store.undo(action)

    with pytest.raises(NotFoundError):
        store.undo(action)


def test_failed_use_case_leaves_nothing(store):
    (student_id,) = add_students(store, 1)
    before = store.read(actions.count_actions)

    def use_case(session):
        set_name(student_id, "A")(session)
        session.flush()
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - raised above
        store.write(use_case, "Failed")

    assert names(store) == ["Maya"]
    assert store.read(actions.count_actions) == before


def test_history_of_a_record_tells_who_what_before_and_after(store):
    (student_id,) = add_students(store, 1)
    store.write(set_name(student_id, "Zoe"), "Renamed a student")

    renamed, made = store.read(lambda s: actions.record_history(s, "student", student_id))

    assert (renamed.actor, renamed.label) == ("counselor", "Renamed a student")
    assert (renamed.column, renamed.before, renamed.after) == ("first_name", "Maya", "Zoe")
    assert (made.label, made.column) == ("Added students", "")


def test_history_of_a_record_that_is_not_there_is_empty(store):
    assert store.read(lambda s: actions.record_history(s, "student", "none")) == []


def test_actions_are_listed_newest_first(store):
    add_students(store, 1)
    store.undo()

    newest, made = store.read(lambda s: actions.list_actions(s, 2))

    assert newest.kind == "undo"
    assert (made.label, made.is_undone) == ("Added students", True)


def content(store):
    tables = "SELECT id, first_name, last_name, bus, deleted_at IS NULL FROM student ORDER BY id"
    return store.read(lambda session: session.execute(text(tables)).all())


EDITS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from(["first_name", "last_name", "bus", "bin"]),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(transactions=st.lists(EDITS, min_size=1, max_size=4))
def test_do_and_undo_is_before(store, transactions):
    ids = store.read(lambda s: list(s.scalars(select(Student.id).order_by(Student.id))))
    ids = ids or add_students(store, 5)
    states = []
    for edits in transactions:
        states.append(content(store))
        store.write(lambda session, edits=edits: _apply(session, ids, edits), "Edits")

    for before in reversed(states):
        if content(store) != before:
            store.undo()
        assert content(store) == before


def _apply(session, ids, edits):
    for index, field, value in edits:
        student = session.get_one(Student, ids[index], execution_options={"include_deleted": True})
        if field == "bin":
            student.deleted_at = stamp_of(session).now() if value else None
        else:
            setattr(student, field, value)
