"""A school and its district, with real files between them."""

from functools import partial

import pytest
from bundle_support import edit, invite
from support import TODAY, add_students

from peerdesk.enums import BundleStatus, PeerStatus, Share
from peerdesk.errors import NoBasisError, NoDistrictError
from peerdesk.sync import export, inbox, join


def test_no_bundle_before_a_district_was_joined(school):
    with pytest.raises(NoDistrictError):
        school.bundle()


def test_a_bundle_brings_the_school_to_the_district(school, district):
    invite(district, school)

    judged = district.merge_one(school.bundle())

    assert judged.status is BundleStatus.MERGED
    assert judged.sender_name == "Prairie View Elementary"
    assert district.rows("SELECT count(*) FROM student") == [(12,)]
    assert district.rows("SELECT first_name FROM student ORDER BY code LIMIT 1") == [("Maya",)]
    assert judged.counts.new > 12


def test_the_same_bundle_twice_changes_nothing(school, district):
    invite(district, school)
    path = school.bundle()
    district.merge(path)

    judged = district.merge_one(path)

    assert judged.status is BundleStatus.DUPLICATE
    assert judged.reason == "Already merged. Nothing was changed."


def test_the_next_bundle_carries_only_what_changed_since_the_receipt(school, district):
    peer = invite(district, school)
    district.merge(school.bundle())
    assert school.merge_one(district.reply(peer)).status is BundleStatus.MERGED
    student = school.rows("SELECT id FROM student ORDER BY code")[0][0]
    edit(school, student, first_name="Mia")

    judged = district.merge_one(school.bundle())

    assert (judged.counts.new, judged.counts.changed, judged.counts.same) == (0, 1, 0)
    assert district.rows("SELECT first_name FROM student WHERE id = ?", student) == [("Mia",)]


def test_without_a_receipt_everything_is_sent_again(school, district):
    invite(district, school)
    school.bundle()

    judged = district.merge_one(school.bundle())

    assert judged.status is BundleStatus.MERGED
    assert judged.counts.new > 12


def test_an_edit_of_the_district_reaches_the_school(school, district):
    peer = invite(district, school)
    district.merge(school.bundle())
    student = district.rows("SELECT id FROM student ORDER BY code")[0][0]
    edit(district, student, grade="05")

    school.merge(district.reply(peer))

    assert school.rows("SELECT grade FROM student WHERE id = ?", student) == [("05",)]


def test_both_edits_of_one_cell_make_a_conflict_and_the_loser_is_kept(school, district):
    peer = invite(district, school)
    district.merge(school.bundle())
    school.merge(district.reply(peer))
    student = district.rows("SELECT id FROM student ORDER BY code")[0][0]
    edit(district, student, homeroom="D-1")
    edit(school, student, homeroom="S-1")

    judged = district.merge_one(school.bundle())

    assert judged.counts.conflicts == 1
    kept, lost = district.rows("SELECT kept, lost FROM merge_conflict")[0]
    assert {kept, lost} == {'"D-1"', '"S-1"'}


def test_at_codes_no_name_leaves_the_school(school, district):
    invite(district, school)

    district.merge(school.bundle(Share.CODES))

    assert district.rows("SELECT DISTINCT first_name, last_name FROM student") == [("", "")]
    assert district.rows("SELECT count(DISTINCT code) FROM student") == [(12,)]


def test_at_counts_no_student_leaves_the_school(school, district):
    invite(district, school)

    district.merge(school.bundle(Share.COUNTS))

    assert district.rows("SELECT count(*) FROM student") == [(0,)]
    assert district.rows("SELECT count(*) > 0 FROM figure") == [(1,)]


def test_going_down_a_level_blanks_what_went_before(school, district):
    peer = invite(district, school)
    district.merge(school.bundle(Share.NAMES))
    school.merge(district.reply(peer))

    district.merge(school.bundle(Share.CODES))

    assert district.rows("SELECT DISTINCT first_name, birth_date FROM student") == [("", None)]
    assert list(district.inbox.iterdir()) != []
    assert len(list(district.inbox.iterdir())) == 1
    district.merge(school.bundle(Share.COUNTS))
    assert district.rows("SELECT count(*) FROM student") == [(0,)]


def test_going_up_again_brings_the_names_back(school, district):
    peer = invite(district, school)
    for share in (Share.NAMES, Share.CODES, Share.COUNTS, Share.NAMES):
        district.merge(school.bundle(share))
        school.merge(district.reply(peer))

    assert district.rows("SELECT count(*) FROM student WHERE first_name = ''") == [(0,)]
    assert school.rows("SELECT count(*) FROM student WHERE first_name = ''") == [(0,)]


def test_an_unknown_sender_waits_for_six_words(school, district, tmp_path):
    invite(district, school)
    district.store.write(
        lambda s: s.connection().exec_driver_sql("UPDATE peer SET token = 'other'"), ""
    )

    judged = district.merge_one(school.bundle())

    assert judged.status is BundleStatus.HELD
    assert judged.code == "unknown_sender"
    assert judged.words == school.store.read(join.own_words)
    assert district.rows("SELECT count(*) FROM student") == [(0,)]
    district.store.write(lambda s: join.approve_sender(s, judged.import_id), "Approved")
    again = inbox.merge_again(district.store, judged.import_id, district.inbox)
    assert again.status is BundleStatus.MERGED
    assert district.store.read(join.list_schools)[0].status is PeerStatus.ACTIVE


def test_a_merge_can_be_taken_back_without_touching_the_school(school, district):
    peer = invite(district, school)
    district.merge(school.bundle())
    school.merge(district.reply(peer))
    student = school.rows("SELECT id FROM student ORDER BY code")[0][0]
    edit(school, student, first_name="Mia")
    add_students(school.store, 3, code="new")
    before = district.rows("SELECT id, first_name, versions, deleted_at FROM student ORDER BY id")
    judged = district.merge_one(school.bundle())

    inbox.undo_merge(district.store, judged.import_id)

    after = district.rows("SELECT id, first_name, versions, deleted_at FROM student ORDER BY id")
    assert after == before
    school.merge(district.reply(peer))
    assert school.rows("SELECT count(*) FROM student WHERE deleted_at IS NULL") == [(15,)]
    district.merge(school.bundle())
    assert district.rows("SELECT count(*) FROM student WHERE deleted_at IS NULL") == [(15,)]


def test_names_go_only_on_a_basis_that_is_kept_with_the_bundle(school, district):
    invite(district, school)
    make = partial(export.make_bundle, school.store, outbox=school.outbox, target=school.folder)
    with pytest.raises(NoBasisError):
        make(share=Share.NAMES, today=TODAY)

    basis = partial(join.record_basis, text=" Agreement of 2026-08-14 ", by="counselor")
    school.store.write(basis, "Wrote down why")
    make(share=Share.NAMES, today=TODAY)
    make(share=Share.CODES, today=TODAY)

    kept = school.rows("SELECT basis FROM export_log ORDER BY number")
    assert kept == [("Agreement of 2026-08-14",), ("",)]
    assert school.rows("SELECT basis_by, basis_at > '2026' FROM peer") == [("counselor", 1)]
