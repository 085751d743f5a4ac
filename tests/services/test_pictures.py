"""A picture is chosen among those that nobody can mix up with another's."""

from functools import partial

import pytest
from sqlalchemy import select
from support import add_students, make_store

from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.models.people import Student
from peerdesk.services import pictures, students
from peerdesk.services.prints.pictograms import find_pictogram, list_pictograms


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def maya_and_eli(store):
    return add_students(store, 2)


def choose(store, student, key):
    use_case = partial(pictures.choose_picture, student_id=student, key=key)
    return store.write(use_case, "Chose")


def listed(store, student):
    rows = store.read(partial(pictures.list_pictures, student_id=student))
    return {row.pictogram.key: row for row in rows}


def test_free_picture_is_chosen_and_undone(store, maya_and_eli):
    maya, _eli = maya_and_eli

    choose(store, maya, "turtle")
    chosen = listed(store, maya)["turtle"].is_own
    store.undo()

    assert chosen
    assert not listed(store, maya)["turtle"].is_own


def test_picture_of_another_student_is_refused_and_says_whose_it_is(store, maya_and_eli):
    maya, eli = maya_and_eli
    choose(store, maya, "cat")

    row = listed(store, eli)["cat"]

    assert (row.taken_by, row.alike) == ("Maya Ortiz", None)
    with pytest.raises(NotAllowedError, match="has this picture"):
        choose(store, eli, "cat")


def test_picture_that_looks_like_anothers_is_refused(store, maya_and_eli):
    maya, eli = maya_and_eli
    choose(store, maya, "cat")

    row = listed(store, eli)["panda"]

    assert (row.taken_by, row.alike.key) == ("Maya Ortiz", "cat")
    with pytest.raises(NotAllowedError, match="looks much like"):
        choose(store, eli, "panda")


def test_own_family_is_free_to_its_owner(store, maya_and_eli):
    maya, _eli = maya_and_eli
    choose(store, maya, "cat")

    choose(store, maya, "panda")

    assert listed(store, maya)["panda"].is_own


def test_picture_of_somebody_who_left_is_free_again(store, maya_and_eli):
    maya, eli = maya_and_eli
    choose(store, maya, "owl")
    store.write(lambda s: students.mark_left(s, maya, today=store._now().date()), "Marked as left")

    choose(store, eli, "owl")

    assert listed(store, eli)["owl"].is_own


def test_unknown_picture_is_refused(store, maya_and_eli):
    with pytest.raises(NotFoundError):
        choose(store, maya_and_eli[0], "unicorn-of-nowhere")


def test_number_is_offered_only_when_no_picture_is_free(store):
    ids = add_students(store, len({one.family for one in list_pictograms()}) + 1)
    for student in ids:
        store.write(partial(students.give_pictogram, student_id=student), "Gave a picture")
    last = ids[-1]

    offered = listed(store, last)

    assert offered["number-1"].is_own
    assert "number-1" not in listed(store, ids[0])
    families = {find_pictogram(key).family for key in given(store)}
    assert len(families) == len(ids)


def test_every_picture_taken_leaves_the_next_number(store):
    families = len({one.family for one in list_pictograms()})
    ids = add_students(store, families + 1)
    for student in ids[:-1]:
        store.write(partial(students.give_pictogram, student_id=student), "Gave a picture")

    choose(store, ids[-1], "number-1")

    assert listed(store, ids[-1])["number-1"].is_own


def given(store):
    return store.read(lambda session: session.scalars(select(Student.pictogram)).all())
