"""Two edits of one cell, a deletion against an edit, and what only the district may change."""

import pytest
from bundle_support import edit, exchange, first_student, invite, make_place

from peerdesk.enums import ConflictDecision
from peerdesk.errors import NotAllowedError
from peerdesk.models.people import Student
from peerdesk.models.training import TrainingRecord
from peerdesk.sync import conflicts


def test_a_school_cannot_move_a_student_by_itself(school, district, tmp_path):
    peer = invite(district, school)
    other = make_place(tmp_path / "other", name="Cedar Creek")
    invite(district, other, "Cedar Creek")
    district.merge(other.bundle())
    exchange(school, district, peer)
    student = first_student(school)
    edit(school, student, school_id=other.id)

    judged = district.merge_one(school.bundle())

    assert district.rows("SELECT school_id FROM student WHERE id = ?", student) == [(school.id,)]
    assert judged.counts.conflicts == 1
    (row,) = district.store.read(conflicts.list_conflicts)
    assert (row.kind, row.there) == ("authority", other.id)
    school.merge(district.reply(peer))
    exchange(school, district, peer)
    assert district.rows("SELECT count(*) FROM merge_conflict") == [(1,)]


def test_a_transfer_brings_the_student_and_what_follows_to_the_new_school(
    school, district, tmp_path
):
    peer = invite(district, school)
    other = make_place(tmp_path / "other", name="Cedar Creek")
    new_peer = invite(district, other, "Cedar Creek")
    exchange(other, district, new_peer)
    student = first_student(school)
    school.store.write(
        lambda s: s.add(TrainingRecord(school_id=school.id, student_id=student)), "Trained"
    )
    exchange(school, district, peer)

    edit(district, student, school_id=other.id)
    other.merge(district.reply(new_peer))
    school.merge(district.reply(peer))

    assert other.rows("SELECT first_name FROM student WHERE id = ?", student) == [("Maya",)]
    assert other.rows("SELECT count(*) FROM training_record") == [(1,)]
    assert school.rows("SELECT school_id FROM student WHERE id = ?", student) == [(other.id,)]


def conflict_of(school, district):
    peer = invite(district, school)
    exchange(school, district, peer)
    student = first_student(school)
    edit(district, student, homeroom="D-1")
    edit(school, student, homeroom="S-1")
    district.merge(school.bundle())
    (row,) = district.store.read(conflicts.list_conflicts)
    return peer, student, row


@pytest.mark.parametrize(
    ("decision", "value"),
    [
        (ConflictDecision.KEPT, "D-1"),
        (ConflictDecision.TAKEN, "S-1"),
        (ConflictDecision.BOTH, "D-1 / S-1"),
    ],
)
def test_a_decision_is_in_force_on_both_sides(school, district, decision, value):
    peer, student, row = conflict_of(school, district)
    assert (row.here, row.there, row.who) == ("D-1", "S-1", "Ortiz, Maya")

    district.store.write(lambda s: conflicts.decide(s, row.conflict_id, decision), "Decided")
    school.merge(district.reply(peer))
    exchange(school, district, peer)

    for place in (school, district):
        assert place.rows("SELECT homeroom FROM student WHERE id = ?", student) == [(value,)]
    assert district.store.read(conflicts.count_undecided) == 0


def test_a_conflict_can_wait(school, district):
    *_, row = conflict_of(school, district)

    district.store.write(
        lambda s: conflicts.decide(s, row.conflict_id, ConflictDecision.LATER), "Later"
    )

    assert district.store.read(conflicts.count_undecided) == 1


def test_both_grades_do_not_fit_into_one_field(school, district):
    peer = invite(district, school)
    exchange(school, district, peer)
    edit(district, first_student(school), grade="05")
    edit(school, first_student(school), grade="06")
    district.merge(school.bundle())
    (row,) = district.store.read(conflicts.list_conflicts)

    with pytest.raises(NotAllowedError):
        district.store.write(
            lambda s: conflicts.decide(s, row.conflict_id, ConflictDecision.BOTH), ""
        )


def test_one_decision_settles_all_of_its_kind(school, district):
    peer = invite(district, school)
    exchange(school, district, peer)
    ids = [row[0] for row in school.rows("SELECT id FROM student LIMIT 3")]
    for student in ids:
        edit(district, student, homeroom="D-1")
        edit(school, student, homeroom="S-1")
    district.merge(school.bundle())
    row = district.store.read(conflicts.list_conflicts)[0]

    done = district.store.write(
        lambda s: conflicts.decide_kind(s, row.conflict_id, ConflictDecision.KEPT), "Decided"
    ).value

    assert (row.same_kind, done) == (3, 3)
    assert district.rows("SELECT DISTINCT homeroom FROM student WHERE homeroom LIKE '_-1'") == [
        ("D-1",)
    ]


def test_a_record_edited_here_and_deleted_there_stays_deleted_and_is_told(school, district):
    peer = invite(district, school)
    exchange(school, district, peer)
    student = first_student(school)
    edit(district, student, homeroom="D-1")
    school.store.write(
        lambda s: setattr(s.get(Student, student), "deleted_at", school.store._now()), "Deleted"
    )

    district.merge(school.bundle())

    (row,) = district.store.read(conflicts.list_conflicts)
    assert (row.kind, row.here) == ("deleted", None)
    assert district.rows("SELECT deleted_at IS NULL, homeroom FROM student WHERE id = ?", student) \
        == [(0, "D-1")]  # fmt: skip
