"""Rules of the exchange, one by one, on real files."""

from datetime import timedelta

import pytest
from bundle_support import invite, make_district, make_place
from sqlalchemy import select
from support import add_students

from peerdesk.enums import BundleStatus, ConflictDecision, PeerStatus, Share
from peerdesk.errors import NotAllowedError, UndoRefusedError
from peerdesk.models.people import Student
from peerdesk.models.programs import TrainingRecord
from peerdesk.models.sync_state import Peer
from peerdesk.services import actions
from peerdesk.sync import conflicts, export, identity, inbox, join, judging
from peerdesk.sync.identity import Sighting


def first_student(place):
    return place.rows("SELECT id FROM student ORDER BY code")[0][0]


def edit(place, student_id, **values):
    def use_case(session):
        for name, value in values.items():
            setattr(session.get(Student, student_id), name, value)

    place.store.write(use_case, "Changed a student")


def exchange(school, district, peer, **options):
    """Send a bundle and read the reply."""
    judged = district.merge_one(school.bundle(**options))
    school.merge(district.reply(peer))
    return judged


def is_full(place):
    return place.store.read(export.list_exports)[0].is_full


def test_every_tenth_bundle_is_full(school, district):
    peer = invite(district, school)
    kinds = []
    for _ in range(11):
        exchange(school, district, peer)
        kinds.append(is_full(school))

    assert kinds == [True] + [False] * 9 + [True]


def test_after_sixty_days_without_a_receipt_everything_goes(school, district):
    peer = invite(district, school)
    exchange(school, district, peer)
    school.store._now.value += timedelta(days=61)

    school.bundle()

    assert is_full(school)


def test_a_bundle_whose_base_is_lost_is_a_gap_and_the_sender_goes_back(school, district, tmp_path):
    peer = invite(district, school)
    exchange(school, district, peer)
    edit(school, first_student(school), first_name="Mia")
    path = school.bundle()
    district.store.write(
        lambda s: s.connection().exec_driver_sql("UPDATE import_log SET digest = ?", ("f" * 64,)),
        "",
    )

    judged = district.merge_one(path)

    assert judged.status is BundleStatus.GAP
    assert "missing" in judged.reason
    school.merge(district.reply(peer))
    assert district.merge_one(school.bundle()).status is BundleStatus.MERGED
    assert is_full(school)


def test_a_newer_schema_waits_for_an_update(school, district, monkeypatch):
    invite(district, school)
    monkeypatch.setattr(export, "SCHEMA_VERSION", 99)
    path = school.bundle()
    monkeypatch.undo()

    judged = district.merge_one(path)

    assert (judged.status, judged.code) == (BundleStatus.HELD, "newer_schema")
    monkeypatch.setattr(judging, "SCHEMA_VERSION", 99)
    again = inbox.merge_again(district.store, judged.import_id, district.inbox)
    assert again.status is BundleStatus.MERGED


def test_a_bundle_that_changes_much_waits_for_a_person(school, district):
    peer = invite(district, school)
    add_students(school.store, 60)
    exchange(school, district, peer)
    ids = [row[0] for row in school.rows("SELECT id FROM student")]
    for student in ids[:20]:
        edit(school, student, homeroom="new")

    judged = district.merge_one(school.bundle())

    assert (judged.status, judged.code) == (BundleStatus.HELD, "large_change")
    assert district.rows("SELECT count(*) FROM student WHERE homeroom = 'new'") == [(0,)]
    assert inbox.merge_again(district.store, judged.import_id, district.inbox).counts.changed == 20


def test_a_rehearsal_counts_and_keeps_nothing(school, district):
    invite(district, school)
    path = school.bundle()

    (judged,) = inbox.judge_files(district.store, [path])

    assert judged.status is BundleStatus.MERGED
    assert judged.counts.new > 12
    assert district.rows("SELECT count(*) FROM student") == [(0,)]
    assert district.rows("SELECT count(*) FROM import_log") == [(0,)]
    assert district.rows("SELECT count(*) FROM peer_key") == [(0,)]


def test_a_token_works_once(school, district, tmp_path):
    invite(district, school)
    thief = make_place(tmp_path / "thief", name="Thief")
    invite_of = school.store.read(lambda s: s.scalar(select(Peer)).token)
    district.merge(school.bundle())
    invite(make_district(tmp_path / "other"), thief, "Thief")

    def steal(session):
        peer = session.scalar(select(Peer))
        peer.token, peer.site_id = invite_of, district.id

    thief.store.write(steal, "Stole")
    own = district.store.read(identity.own_keys)
    thief.store.write(
        lambda s: s.connection().exec_driver_sql(
            "UPDATE peer_key SET recipient = ?", (own.recipient,)
        ),
        "",
    )

    judged = district.merge_one(thief.bundle())

    assert (judged.status, judged.code) == (BundleStatus.HELD, "unknown_sender")


def test_a_lost_laptop_is_not_listened_to(school, district):
    peer = invite(district, school)
    district.merge(school.bundle())
    district.store.write(lambda s: join.revoke_school(s, peer), "Lost")

    judged = district.merge_one(school.bundle())

    assert (judged.status, judged.code) == (BundleStatus.HELD, "revoked_sender")
    assert district.store.read(join.list_schools)[0].status is PeerStatus.REVOKED


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


def test_a_restored_school_gets_everything_back_under_a_new_identity(school, district, tmp_path):
    peer = invite(district, school)
    exchange(school, district, peer)
    backup = _snapshot(school, tmp_path / "backup.db")
    student = first_student(school)
    edit(school, student, first_name="Mia")
    exchange(school, district, peer)
    before = school.rows("SELECT value FROM local_state WHERE key = 'replica'")
    _restore(school, backup)
    assert school.rows("SELECT first_name FROM student WHERE id = ?", student) == [("Maya",)]

    district.merge(school.bundle())
    school.merge(district.reply(peer))
    exchange(school, district, peer)

    assert school.rows("SELECT value FROM local_state WHERE key = 'replica'") != before
    assert school.rows("SELECT first_name FROM student WHERE id = ?", student) == [("Mia",)]


def _snapshot(place, path):
    def use_case(session):
        raw = session.connection().connection.driver_connection
        tables = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        return {
            name: raw.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
            for (name,) in tables
        }

    return place.store.read(use_case)


def _restore(place, backup):
    def use_case(session):
        raw = session.connection().connection.driver_connection
        raw.execute("PRAGMA defer_foreign_keys = ON")
        for name, rows in backup.items():
            raw.execute(f'DELETE FROM "{name}"')  # noqa: S608
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                raw.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608

    with place.store._sessions() as session, session.begin():
        use_case(session)


def test_a_record_whose_parent_is_missing_waits_and_is_placed_later(school, district):
    peer = invite(district, school)
    exchange(school, district, peer)
    (student,) = add_students(school.store, 1)
    first = school.bundle()
    school.store.write(
        lambda s: s.add(TrainingRecord(school_id=school.id, student_id=student)), "Trained"
    )
    _pretend_acknowledged(school)

    held = district.merge_one(school.bundle())

    assert held.counts.held == 1
    assert [row.reason for row in district.store.read(inbox.list_held_rows)] == ["orphan"]
    district.merge(first)
    assert district.rows("SELECT count(*) FROM training_record") == [(1,)]
    assert district.store.read(inbox.list_held_rows) == []


def _pretend_acknowledged(place):
    place.store.write(
        lambda s: s.connection().exec_driver_sql(
            "UPDATE peer_replica SET acks = (SELECT json_array(json_array(replica, number, digest))"
            " FROM export_log ORDER BY number DESC LIMIT 1)"
        ),
        "",
    )


def test_missing_rows_are_noticed_by_their_counts(school, district):
    peer = invite(district, school)
    exchange(school, district, peer)
    district.store.write(
        lambda s: s.connection().exec_driver_sql(
            "DELETE FROM student WHERE id = ?", (first_student(district),)
        ),
        "",
    )

    district.merge(school.bundle())
    school.merge(district.reply(peer))
    district.merge(school.bundle())

    assert district.rows("SELECT count(*) FROM student") == [(12,)]


def test_undo_of_a_merge_is_refused_once_work_stands_on_it(school, district):
    invite(district, school)
    judged = district.merge_one(school.bundle())
    edit(district, first_student(district), grade="05")

    with pytest.raises(UndoRefusedError):
        inbox.undo_merge(district.store, judged.import_id)


def test_a_merge_is_an_action_that_ctrl_z_takes_back_and_no_redo_brings_again(school, district):
    invite(district, school)
    district.merge(school.bundle())
    assert district.store.read(actions.last_undoable).label.startswith("Merged bundle 1 of")

    district.store.undo()

    assert district.rows("SELECT count(*) FROM student") == [(0,)]
    assert district.store.read(actions.last_redoable) is None
    assert district.store.read(inbox.list_bundles)[0].judged.code == "undone"


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


def test_a_folder_stands_for_its_bundles_and_one_bad_file_blocks_no_other(
    school, district, tmp_path
):
    invite(district, school)
    good = school.bundle()
    (good.parent / "broken.peerdesk").write_bytes(good.read_bytes()[:200])

    judged = district.merge(good.parent)

    assert sorted(row.status.value for row in judged) == ["merged", "rejected"]
    answer = inbox.as_json(judged)["bundles"]
    assert {"file", "status", "reason", "new", "changed", "conflicts"} == set(answer[0])


def test_stop_keeps_whole_bundles(school, district):
    invite(district, school)
    paths = [school.bundle() for _ in range(3)]

    judged = inbox.merge_files(
        district.store, paths, district.inbox, progress=lambda done, _total, _name: done < 2
    )

    assert len(judged) == 2


def test_bundles_of_one_school_are_merged_in_their_order(school, district):
    invite(district, school)
    paths = [school.bundle() for _ in range(3)]

    judged = district.merge(*reversed(paths))

    assert [row.number for row in judged] == [3, 2, 1]
    assert {row.status for row in judged} == {BundleStatus.MERGED}


def test_the_outbox_keeps_a_copy(school, district):
    invite(district, school)

    path = school.bundle()

    assert (school.outbox / path.name).read_bytes() == path.read_bytes()


def test_no_name_of_a_child_is_in_a_file_name(school, district):
    invite(district, school)

    assert school.bundle().name == "PVE-2026-11-24-no1.peerdesk"


def test_the_sentinel_notices_an_older_and_a_moved_file(school, tmp_path):
    now = school.store.read(lambda s: identity.sentinel_now(s, school.folder))
    assert identity.check_sentinel(now, tmp_path / "config") is Sighting.FIRST
    identity.write_sentinel(now, tmp_path / "config")
    assert identity.check_sentinel(now, tmp_path / "config") is Sighting.SAME

    moved = school.store.read(lambda s: identity.sentinel_now(s, tmp_path / "elsewhere"))
    assert identity.check_sentinel(moved, tmp_path / "config") is Sighting.MOVED
    add_students(school.store, 1)
    later = school.store.read(lambda s: identity.sentinel_now(s, school.folder))
    identity.write_sentinel(later, tmp_path / "config")
    assert identity.check_sentinel(now, tmp_path / "config") is Sighting.OLDER


def test_what_goes_is_said_before_it_goes(school, district):
    invite(district, school)

    what = school.store.read(lambda s: export.preview(s, Share.CODES, now=school.store._now()))

    going = {row.table: row.going for row in what.going}
    assert going["student"] == 12
    assert ("student", "first_name") in what.withheld
    assert ("session_log", "note") in what.never
    assert what.is_full


def test_a_district_learns_the_level_and_the_school_that_it_arrived(school, district):
    peer = invite(district, school)
    exchange(school, district, peer, share=Share.CODES)

    assert district.store.read(join.list_schools)[0].share is Share.CODES
    assert school.store.read(export.list_exports)[0].is_acknowledged


def test_an_invite_for_another_district_is_refused(school, district, tmp_path):
    invite(district, school)
    other = make_district(tmp_path / "other")
    new = other.store.write(lambda s: join.create_invite(s, "Prairie View"), "Invited").value

    with pytest.raises(NotAllowedError):
        school.store.write(lambda s: join.join_district(s, new.data), "Joined")
