"""What was deleted 90 days ago, and is known to be on both sides, tells nothing any more."""

from datetime import timedelta
from functools import partial

import pytest
from bundle_support import edit, first_student, invite
from support import add_students

from peerdesk.errors import BlankedError
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.integrity import _column_problems
from peerdesk.services.students import remove_student
from peerdesk.sync import blanking, inbox

TELLS = "SELECT first_name, last_name, code, birth_date FROM student WHERE id = ?"
NOTHING = [("", "", "", None)]


def pass_days(days, *places):
    for place in places:
        place.store._now.value += timedelta(days=days)


@pytest.fixture
def removed(school, district):
    """Let both sides hold the deletion of a student."""
    peer = invite(district, school)
    district.merge(school.bundle())
    school.merge(district.reply(peer))
    child = first_student(school)
    edit(school, child, homeroom="7B")
    school.store.write(partial(remove_student, student_id=child), "Removed a student")
    district.merge(school.bundle())
    school.merge(district.reply(peer))
    return peer, child


def test_content_is_kept_for_90_days(school, removed):
    pass_days(89, school)

    blanking.upkeep(school.store)

    assert school.rows(TELLS, removed[1]) != NOTHING


def test_after_90_days_only_the_tombstone_is_left(school, removed):
    pass_days(91, school)

    blanking.upkeep(school.store)

    assert school.rows(TELLS, removed[1]) == NOTHING
    assert school.rows("SELECT count(*) FROM student WHERE deleted_at IS NOT NULL") == [(1,)]
    copies = "SELECT count(*) FROM action_cell WHERE record_id = ? AND column_name = 'homeroom'"
    assert school.rows(copies, removed[1]) == [(0,)]
    assert school.store.read(lambda session: list(_column_problems(session))) == []


def test_what_never_travels_is_blanked_too(school, district):
    peer = invite(district, school)
    log = school.store.write(lambda s: _add_log(s, school.id), "Logged").value
    district.merge(school.bundle())
    school.merge(district.reply(peer))
    delete = "UPDATE session_log SET deleted_at = '2026-11-24T00:00:00.000Z', seq = 9999"
    school.store.note(lambda s: s.connection().exec_driver_sql(delete))
    school.store.note(_count_from_9999)
    district.merge(school.bundle())
    school.merge(district.reply(peer))
    pass_days(91, school)

    blanking.upkeep(school.store)

    assert school.rows("SELECT note FROM session_log WHERE id = ?", log) == [("",)]


def _add_log(session, school_id):
    log = SessionLog(school_id=school_id, minutes=15, note="Private words")
    session.add(log)
    return log.id


def _count_from_9999(session):
    session.connection().exec_driver_sql("UPDATE local_state SET value = '9999' WHERE key = 'seq'")


def test_the_other_side_follows_whoever_blanked_first(school, district, removed):
    peer, child = removed
    pass_days(91, school)
    judged = district.merge_one(school.bundle())

    assert (judged.counts.blanked, judged.counts.changed) == (1, 0)
    assert district.rows(TELLS, child) == NOTHING

    school.merge(district.reply(peer))
    district.merge(school.bundle(is_full=True))
    versions = "SELECT deleted_at, versions FROM student WHERE id = ?"
    assert school.rows(versions, child) == district.rows(versions, child)


def test_a_bundle_from_before_brings_nothing_back(school, district, removed):
    peer, child = removed
    late = school.bundle(is_full=True)
    pass_days(91, school)
    district.merge(school.bundle())

    district.merge(late)

    assert district.rows(TELLS, child) == NOTHING
    school.merge(district.reply(peer))
    assert school.rows(TELLS, child) == NOTHING


def test_what_only_one_side_knows_to_be_deleted_is_kept(school, district):
    peer = invite(district, school)
    district.merge(school.bundle())
    school.merge(district.reply(peer))
    child = first_student(school)
    school.store.write(partial(remove_student, student_id=child), "Removed a student")
    pass_days(200, school)

    district.merge(school.bundle())

    assert district.rows(TELLS, child) == school.rows(TELLS, child) != NOTHING


def test_undo_says_that_the_record_cannot_be_brought_back(school, removed):
    pass_days(91, school)
    blanking.upkeep(school.store)

    with pytest.raises(BlankedError) as caught:
        school.store.undo()

    assert "can no longer be brought back" in caught.value.sentence()
    assert school.rows("SELECT count(*) FROM student WHERE deleted_at IS NULL") == [(11,)]


def test_taking_a_merge_back_leaves_what_it_blanked_blank(school, district, removed):
    add_students(school.store, 2, code="N")
    pass_days(91, school)
    judged = district.merge_one(school.bundle())

    inbox.undo_merge(district.store, judged.import_id)

    assert district.rows(TELLS, removed[1]) == NOTHING
    assert district.rows("SELECT count(*) FROM student WHERE code LIKE 'N%'") == [(0,)]
