"""A roster that still names both records of one child means the child that was kept."""

import pytest
from services.roster.samples import TODAY, csv_text, roster_of
from sqlalchemy import select
from support import make_store

from peerdesk.enums import StudentStatus
from peerdesk.models.people import Student
from peerdesk.services.roster.apply import import_roster
from peerdesk.services.roster.plan import plan_import
from peerdesk.services.same_child import merge_students

HEADINGS = ["Student ID", "Last name", "First name", "Grade", "Birth date", "Homeroom"]
ONE = ["0001", "Ortiz", "Maya", "5", "2016-03-18", "5-A"]
TWIN = ["0901", "Ortiz", "Maya", "5", "2016-03-18", "5-A"]
ELI = ["0002", "Brandt", "Eli", "4", "2017-01-08", "4-B"]


@pytest.fixture
def store(tmp_path):
    """Give a school in which Maya's two records were merged into the first."""
    made = make_store(tmp_path)
    made.write(lambda s: import_roster(s, roster(ONE, TWIN, ELI), TODAY), "Imported")
    keep, other = (id_of(made, number) for number in ("0001", "0901"))
    made.write(lambda s: merge_students(s, keep, other), "Merged")
    yield made
    made.close()


def roster(*rows):
    return roster_of(csv_text([HEADINGS, *rows]))


def id_of(store, number):
    query = select(Student.id).where(Student.student_number == number)
    return store.read(lambda session: session.scalars(query).one())


def counts(store, *rows):
    planned = store.read(lambda session: plan_import(session, roster(*rows), TODAY))
    told = {key: planned.counts()[key] for key in ("new", "changed", "left", "same")}
    return {**told, "problems": len(planned.problems)}


def test_both_ids_in_the_file_are_one_child(store):
    for rows in ((ONE, TWIN, ELI), (TWIN, ELI, ONE)):
        assert counts(store, *rows) == {
            "new": 0, "changed": 0, "left": 0, "same": 3, "problems": 0,
        }  # fmt: skip


def test_file_that_names_only_the_other_id_still_means_the_child(store):
    moved = [*TWIN[:5], "5-B"]

    assert counts(store, moved, ELI)["changed"] == 1
    store.write(lambda s: import_roster(s, roster(moved, ELI), TODAY), "Imported")

    (maya,) = store.read(
        lambda s: s.scalars(select(Student).where(Student.first_name == "Maya")).all()
    )
    assert (maya.student_number, maya.homeroom) == ("0001", "5-B")
    assert maya.status is StudentStatus.ACTIVE


def test_after_undo_the_file_means_two_records_again(store):
    store.undo()

    assert counts(store, ONE, TWIN, ELI)["same"] == 3
    assert id_of(store, "0901") != id_of(store, "0001")
