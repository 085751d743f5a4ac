"""The school's table of what asks for which course, and what follows from it everywhere."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from duty_support import School
from support import NOW, TODAY, add_students, ask_nobody, make_store

from peerdesk.enums import Activity, ConsentKind, MembershipRole, ProgramKind, SessionKind
from peerdesk.models.programs import ProgramMembership
from peerdesk.services import match_pool, members, programs, students
from peerdesk.services.prints import people_rows
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs.typed import SessionEntry
from peerdesk.services.training_rules import blocks, rules
from peerdesk.services.training_rules.blocks import TrainingNeededError

HELPER = MembershipRole.HELPER
PAIRS, BENCH = ProgramKind.PEER_MENTORING, ProgramKind.BUDDY_BENCH
PEER, LIMITS, SCRIPT = "peer_support", "limits_of_confidentiality", "bench_script"


@pytest.fixture
def store(tmp_path):
    opened = make_store(tmp_path)
    ask_nobody(opened, ConsentKind.PEER_COUNSELING, ConsentKind.GROUP)
    yield opened
    opened.close()


@pytest.fixture
def ids(store):
    """Return four students; the first two are helpers of pairs."""
    found = add_students(store, 4)
    do(store, programs.mark_members, found[:2], HELPER, today=TODAY)
    return found


def do(store, use_case, *args, **named):
    return store.write(lambda session: use_case(session, *args, **named), "Did it").value


def train(store, who, *courses, done_on=TODAY, expires_on=None):
    for course in courses:
        do(store, programs.record_training, who, course, done_on=done_on, expires_on=expires_on)


def able(store, activity, day=TODAY):
    return store.read(partial(rules.able, activity=activity, today=day))


def counseling(*student_ids, kind=SessionKind.PEER_COUNSELING):
    return SessionEntry(kind, NOW, 15, student_ids=student_ids)


def test_school_that_changed_nothing_has_the_usual_rules(store):
    assert store.read(rules.needs) == dict(rules.USUAL)


def test_who_did_the_course_may_until_it_runs_out(store, ids):
    train(store, ids[:1], PEER, expires_on=TODAY)

    assert able(store, Activity.GUIDE_BUDDY) == {ids[0]}
    assert able(store, Activity.GUIDE_BUDDY, TODAY + timedelta(days=1)) == set()


def test_every_course_of_an_activity_is_asked_for(store, ids):
    train(store, ids[:2], PEER)
    train(store, ids[:1], LIMITS)

    assert able(store, Activity.HOLD_COUNSELING) == {ids[0]}


def test_activity_that_asks_for_nothing_is_open_to_all(store, ids):
    do(store, rules.set_rule, Activity.STAND_AT_BENCH, SCRIPT, is_needed=False)

    assert able(store, Activity.STAND_AT_BENCH) == set(ids)


def test_rule_is_one_row_however_often_it_is_changed(store):
    for is_needed in (True, False, True):
        do(store, rules.set_rule, Activity.GUIDE_BUDDY, LIMITS, is_needed=is_needed)

    assert store.read(rules.needs)[Activity.GUIDE_BUDDY] == (PEER, LIMITS)


def test_rule_that_was_undone_can_be_made_again(store):
    do(store, rules.set_rule, Activity.GUIDE_BUDDY, LIMITS, is_needed=True)
    store.undo()
    assert store.read(rules.needs)[Activity.GUIDE_BUDDY] == (PEER,)

    do(store, rules.set_rule, Activity.GUIDE_BUDDY, LIMITS, is_needed=True)

    assert store.read(rules.needs)[Activity.GUIDE_BUDDY] == (PEER, LIMITS)


def test_usual_rules_come_back_in_one_deed_that_is_undone(store):
    do(store, rules.set_rule, Activity.GUIDE_BUDDY, LIMITS, is_needed=True)
    do(store, rules.set_rule, Activity.SERVE_ON_TEAM, PEER, is_needed=False)

    assert do(store, rules.use_usual) == 2
    assert store.read(rules.needs) == dict(rules.USUAL)

    store.undo()
    assert store.read(rules.needs)[Activity.SERVE_ON_TEAM] == ()


def test_what_each_still_lacks_is_listed(store, ids):
    train(store, ids[:1], PEER)

    found = store.read(partial(rules.lacking, student_ids=ids[:2], today=TODAY))

    assert found[ids[0]][Activity.HOLD_COUNSELING] == (LIMITS,)
    assert found[ids[0]][Activity.GUIDE_BUDDY] == ()
    assert found[ids[1]][Activity.HOLD_COUNSELING] == (PEER, LIMITS)


def test_rule_decides_who_is_in_the_pool_of_helpers(store, ids):
    train(store, ids[:2], PEER)
    do(store, rules.set_rule, Activity.GUIDE_BUDDY, LIMITS, is_needed=True)
    train(store, ids[:1], LIMITS)

    mentors = store.read(partial(match_pool.load_pool, today=TODAY)).mentors

    assert {id_: one.is_trained for id_, one in mentors.items()} == {ids[0]: True, ids[1]: False}


def test_rule_decides_what_lists_of_members_and_students_say(store, ids):
    do(store, rules.set_rule, Activity.GUIDE_BUDDY, PEER, is_needed=False)

    rows = store.read(partial(members.list_members, role=HELPER, today=TODAY))
    listed = store.read(partial(students.list_students, today=TODAY))

    assert all(row.is_trained for row in rows)
    assert not any(row.lacks_training for row in listed)


def test_helper_without_the_course_cannot_log_counseling(store, ids):
    train(store, ids[:1], PEER)

    with pytest.raises(TrainingNeededError) as caught:
        do(store, entries.log_session, counseling(ids[0], ids[2]))

    error = caught.value
    assert (error.field, error.student_id, error.courses) == ("who", ids[0], (LIMITS,))
    said = store.read(partial(blocks.needed_words, error=error))
    assert said.startswith("Maya Ortiz cannot log counseling until Limits of confidentiality")
    assert "Maya" not in str(error)


def test_block_lifts_when_the_course_is_recorded(store, ids):
    train(store, ids[:1], PEER, LIMITS)

    assert do(store, entries.log_session, counseling(ids[0], ids[2]))


def test_block_lifts_when_the_rule_is_changed(store, ids):
    for course in (PEER, LIMITS):
        do(store, rules.set_rule, Activity.HOLD_COUNSELING, course, is_needed=False)

    assert do(store, entries.log_session, counseling(ids[0], ids[2]))


def test_one_ready_helper_is_enough_for_a_session(store, ids):
    train(store, ids[1:2], PEER, LIMITS)

    assert do(store, entries.log_session, counseling(ids[0], ids[1], ids[2]))


@pytest.mark.parametrize("kind", [SessionKind.DROP_IN, SessionKind.SUPERVISION])
def test_sessions_of_the_counselor_ask_for_no_course(store, ids, kind):
    assert do(store, entries.log_session, counseling(ids[0], kind=kind))


def test_helper_of_groups_needs_the_course_and_a_helper_of_pairs_may_sit_in(store, ids):
    group = counseling(ids[0], ids[2], kind=SessionKind.GROUP)
    log_id = do(store, entries.log_session, group)
    do(store, mark_for_groups, ids[1])

    with pytest.raises(TrainingNeededError):
        do(store, entries.edit_session, log_id, replace(group, student_ids=ids[:3]))


def mark_for_groups(session, student_id):
    kind = ProgramKind.SUPPORT_GROUP
    own = session.query(ProgramMembership).first()
    from peerdesk.models.programs import Program

    program = Program(school_id=own.school_id, kind=kind, name="Groups", needs_consent=False)
    session.add(program)
    session.flush()
    programs.mark_member(session, student_id, HELPER, today=TODAY, kind=kind)


def test_old_session_keeps_its_helper_when_its_note_is_changed(store, ids):
    train(store, ids[:1], PEER, LIMITS, expires_on=TODAY)
    log_id = do(store, entries.log_session, counseling(ids[0], ids[2]))
    do(store, programs.withdraw_training, ids[0], LIMITS)

    do(store, entries.edit_session, log_id, replace(counseling(ids[0], ids[2]), note="Longer"))

    assert store.read(partial(entries.entry_of, log_id=log_id)).note == "Longer"


def test_roster_for_staff_says_who_lacks_a_course_of_the_team(store, ids):
    train(store, ids[:1], PEER, expires_on=TODAY + timedelta(days=9))
    do(store, rules.set_rule, Activity.SERVE_ON_TEAM, LIMITS, is_needed=True)
    train(store, ids[:1], LIMITS)
    reading = partial(people_rows._training, student_ids=ids[:2])

    assert store.read(reading) == {ids[0]: TODAY + timedelta(days=9)}


def test_rota_says_at_the_bench_which_course_is_missing(tmp_path):
    store = make_store(tmp_path, file_name="bench.db")
    school = School(store)
    do(store, programs.withdraw_training, school.helpers[0], SCRIPT)
    school.assign(0, school.place())

    said = [warning.sentence for warning in school.week().warnings]
    store.close()

    (one,) = [sentence for sentence in said if "until" in sentence]
    assert one == "Maya at Mon A 10:00 cannot stand there until Bench script is done."
