"""What is held, refused or merged, and in which order."""

import pytest
from bundle_support import edit, exchange, invite, make_district, make_place
from sqlalchemy import select
from support import add_students

from peerdesk.enums import BundleStatus, PeerStatus
from peerdesk.errors import NotAllowedError
from peerdesk.models.sync_state import Peer
from peerdesk.models.training import TrainingRecord
from peerdesk.sync import export, identity, inbox, join, judging


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


def test_an_invite_for_another_district_is_refused(school, district, tmp_path):
    invite(district, school)
    other = make_district(tmp_path / "other")
    new = other.store.write(lambda s: join.create_invite(s, "Prairie View"), "Invited").value

    with pytest.raises(NotAllowedError):
        school.store.write(lambda s: join.join_district(s, new.data), "Joined")
