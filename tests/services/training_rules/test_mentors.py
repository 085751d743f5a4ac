"""An experienced helper looks after a new one: who could, who does, until when."""

from datetime import date, time, timedelta
from functools import partial

import pytest
from support import TODAY, add_students, make_store

from peerdesk.enums import (
    Activity,
    ConstraintKind,
    ConstraintReason,
    Grade,
    MembershipRole,
    ProgramKind,
    RecessKind,
)
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.services import calendar, constraints, programs, same_child
from peerdesk.services.constraints import Why
from peerdesk.services.programs import MemberDetails
from peerdesk.services.training_rules import mentors, rules
from peerdesk.services.training_rules.blocks import TrainingNeededError
from peerdesk.services.training_rules.mentors import MentorDraft
from peerdesk.sync import traces

BENCH, PAIRS = ProgramKind.BUDDY_BENCH, ProgramKind.PEER_MENTORING
HELPER = MembershipRole.HELPER
OLD = TODAY - timedelta(days=400)


@pytest.fixture
def store(tmp_path):
    opened = make_store(tmp_path)
    recess = calendar.RecessDraft("Lunch", RecessKind.LUNCH, time(12), time(12, 20))
    do(opened, calendar.save_recess, recess)
    yield opened
    opened.close()


@pytest.fixture
def ids(store):
    """Return three experienced bench helpers with the course, and a new one."""
    found = add_students(store, 4, grades=(Grade.G05,))
    for student_id in found[:3]:
        add(store, student_id, is_experienced=True, on=OLD)
    add(store, found[3])
    do(store, programs.record_training, found[:3], "peer_support", done_on=OLD)
    return found


def do(store, use_case, *args, **named):
    return store.write(lambda session: use_case(session, *args, **named), "Did it").value


def add(store, student_id, *, is_experienced=False, busy=(), on=TODAY, kind=BENCH):
    details = MemberDetails(is_experienced=is_experienced, busy=busy)
    do(store, programs.mark_member, student_id, HELPER, details, today=on, kind=kind)


def pair(store, mentor, new, kind=BENCH, on=TODAY):
    return do(store, mentors.start_mentoring, MentorDraft(mentor, new, kind, on))


def suggested(store, today=TODAY):
    newcomer = store.read(partial(mentors.newcomers, today=today))[0]
    return store.read(partial(mentors.suggest, newcomer=newcomer, today=today))


def test_new_helper_without_anybody_is_a_newcomer_until_somebody_cares(store, ids):
    reading = partial(mentors.newcomers, today=TODAY)
    assert [(one.student.id, one.kind) for one in store.read(reading)] == [(ids[3], BENCH)]

    pair(store, ids[0], ids[3])

    assert store.read(reading) == []


def test_newcomer_is_one_for_some_months_only(store, ids):
    later = TODAY + timedelta(days=mentors.NEW_DAYS + 1)

    assert store.read(partial(mentors.newcomers, today=later)) == []


def test_experienced_helpers_out_at_the_same_recess_are_suggested(store, ids):
    first = suggested(store)[0]

    assert {one.mentor.id for one in suggested(store)} == set(ids[:3])
    assert first.words == "same recess on 5 days, same homeroom, has room"


def test_helper_never_out_then_or_kept_apart_is_not_suggested(store, ids):
    (lunch,) = store.read(calendar.list_recesses)
    add(store, ids[0], is_experienced=True, busy=(lunch.id,), on=OLD)
    why = Why(ConstraintReason.SAFETY, "")
    do(store, constraints.add_constraint, ids[1], ids[3], ConstraintKind.KEEP_APART, why)

    assert [one.mentor.id for one in suggested(store)] == [ids[2]]


def test_helper_who_looks_after_fewer_comes_first_and_a_full_one_not_at_all(store, ids):
    others = add_students(store, 3, grades=(Grade.G05,), student_number="9")
    for student_id in others:
        add(store, student_id)
    pair(store, ids[0], others[0])
    pair(store, ids[0], others[1])
    pair(store, ids[1], others[2])

    assert [one.mentor.id for one in suggested(store)] == [ids[2], ids[1]]


def test_helper_without_the_course_may_not_mentor(store, ids):
    do(store, rules.set_rule, Activity.MENTOR_HELPER, "active_listening", is_needed=True)

    with pytest.raises(TrainingNeededError) as caught:
        pair(store, ids[0], ids[3])

    assert (caught.value.field, caught.value.courses) == ("mentor_id", ("active_listening",))
    assert suggested(store) == []


@pytest.mark.parametrize(
    ("mentor", "new", "field"),
    [(3, 3, "mentor_id"), (3, 0, "mentor_id"), (0, 9, "new_id"), (9, 3, "mentor_id")],
)
def test_two_who_cannot_be_are_refused_under_the_field(store, ids, mentor, new, field):
    known = [*ids, *(["nobody"] * 6)]

    with pytest.raises(InvalidValueError) as caught:
        pair(store, known[mentor], known[new])

    assert caught.value.field == field


def test_second_mentor_and_third_newcomer_are_refused(store, ids):
    others = add_students(store, 2, grades=(Grade.G05,), student_number="9")
    for student_id in others:
        add(store, student_id)
        pair(store, ids[0], student_id)

    with pytest.raises(InvalidValueError, match="new_id"):
        pair(store, ids[1], others[0])
    with pytest.raises(InvalidValueError, match="mentor_id"):
        pair(store, ids[0], ids[3])


def test_kept_apart_are_refused_without_the_reason(store, ids):
    why = Why(ConstraintReason.SAFETY, "The story")
    do(store, constraints.add_constraint, ids[0], ids[3], ConstraintKind.KEEP_APART, why)

    with pytest.raises(InvalidValueError, match="apart") as caught:
        pair(store, ids[0], ids[3])

    assert "story" not in str(caught.value)


def test_pair_goes_on_until_its_last_day(store, ids):
    row_id = pair(store, ids[0], ids[3])
    do(store, mentors.end_mentoring, row_id, TODAY)

    today = store.read(partial(mentors.list_mentors, today=TODAY))
    later = store.read(partial(mentors.list_mentors, today=TODAY + timedelta(days=1)))

    assert [(row.id, row.is_current) for row in today + later] == [(row_id, True), (row_id, False)]
    both = [partial(mentors.mentors_of, student_id=one, today=TODAY) for one in (ids[0], ids[3])]
    assert [store.read(one)[0].id for one in both] == [row_id, row_id]


def test_pair_is_broken_once_one_of_them_serves_no_more(store, ids):
    pair(store, ids[0], ids[3])
    members = store.read(partial(mentors._helpers, kind=BENCH, today=TODAY))
    member_id = next(member.id for member, _ in members if member.student.id == ids[0])
    do(store, programs.end_member, member_id, today=TODAY)

    (row,) = store.read(partial(mentors.list_mentors, today=TODAY))

    assert (row.is_current, row.is_broken) == (True, True)


def test_programs_are_asked_for_separately(store, ids):
    add(store, ids[3], kind=PAIRS)
    pair(store, ids[0], ids[3])

    left = store.read(partial(mentors.newcomers, today=TODAY))

    assert [one.kind for one in left] == [PAIRS]
    assert store.read(partial(mentors.suggest, newcomer=left[0], today=date(2026, 11, 25))) == []


def test_what_is_gone_cannot_end(store):
    with pytest.raises(NotFoundError):
        do(store, mentors.end_mentoring, "gone", TODAY)


def test_two_records_of_one_child_leave_one_mentor(store, ids):
    (twin,) = add_students(store, 1, grades=(Grade.G05,), student_number="9")
    add(store, twin, is_experienced=True, on=OLD)
    do(store, programs.record_training, [twin], "peer_support", done_on=OLD)
    pair(store, twin, ids[3])

    do(store, same_child.merge_students, ids[0], twin)

    (row,) = store.read(partial(mentors.list_mentors, today=TODAY))
    assert (row.mentor.id, row.new.id) == (ids[0], ids[3])


def test_child_who_mentored_a_twin_of_itself_mentors_nobody(store, ids):
    pair(store, ids[0], ids[3])

    do(store, same_child.merge_students, ids[0], ids[3])

    assert store.read(partial(mentors.list_mentors, today=TODAY)) == []


def test_mentoring_is_among_what_is_erased_with_a_student(store, ids):
    row_id = pair(store, ids[0], ids[3])

    for student_id in (ids[0], ids[3]):
        found = store.read(partial(traces.find, student_id=student_id))
        assert found.rows["helper_mentor"] == [row_id]
