"""One child with two records becomes one, with everything; the next roster knows both ids."""

from datetime import date
from functools import partial

import pytest
from support import NOW, TODAY, SteppingClock, add_students, make_store, program_ids, school_id

from peerdesk.enums import (
    ConstraintKind,
    Grade,
    MatchStatus,
    MembershipRole,
    ProgramKind,
    SessionKind,
    StudentStatus,
)
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.services import binned, constraints, programs, same_child
from peerdesk.services.constraints import Why
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs.entry import SessionEntry
from peerdesk.services.worklist.people import twin_lines

BORN = date(2016, 3, 18)


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path, now=SteppingClock())
    yield made
    made.close()


@pytest.fixture
def ids(store):
    """Two records of one child, and three other children."""
    twins = add_students(store, 2, first_name="Maya", last_name="Ortiz", birth_date=BORN)
    return [*twins, *add_students(store, 3, first_name="Eli", code="x")]


def do(store, use_case, *args, **values):
    return store.write(lambda session: use_case(session, *args, **values), "Did").value


def merge(store, keep, other):
    return do(store, same_child.merge_students, keep, other)


def pair(store, helper, buddy, number=7):
    match = Match(
        school_id=school_id(store),
        program_id=program_ids(store)[ProgramKind.PEER_MENTORING],
        mentor_id=helper,
        mentee_id=buddy,
        number=number,
        status=MatchStatus.ACTIVE,
    )
    return do(store, lambda session: (session.add(match), session.flush(), match.id)[2])


def test_same_name_and_birth_date_is_found(store, ids):
    found = store.read(same_child.find_same)

    sure = [pair for pair in found if pair.is_sure]
    assert [{pair.one.id, pair.other.id} for pair in sure] == [set(ids[:2])]


def test_same_name_with_another_birth_date_is_not(store):
    add_students(store, 1, first_name="Ana", last_name="Ruiz", birth_date=BORN)
    add_students(store, 1, first_name="Ana", last_name="Ruiz", birth_date=date(2015, 1, 1))

    assert store.read(same_child.find_same) == []


def test_two_told_apart_are_not_asked_about_again(store, ids):
    do(store, same_child.tell_apart, ids[1], ids[0])
    do(store, same_child.tell_apart, ids[0], ids[1])
    after = store.read(same_child.find_same)
    asked_today = store.read(lambda s: list(twin_lines(s, TODAY)))

    store.undo()
    store.undo()

    assert not [pair for pair in after if pair.is_sure]
    assert all("Maya" not in line.sentence for line in asked_today)
    assert [pair.one.id for pair in store.read(same_child.find_same) if pair.is_sure] == ids[:1]


def test_the_same_record_cannot_be_told_apart(store, ids):
    with pytest.raises(NotAllowedError):
        do(store, same_child.tell_apart, ids[0], ids[0])


def test_today_mentions_all_twins_in_one_line(store, ids):
    (line,) = store.read(lambda s: list(twin_lines(s, TODAY)))

    assert line.place == "same_child"
    assert line.record_id == store.read(same_child.find_same)[0].id


def test_two_records_stand_side_by_side(store, ids):
    pair(store, ids[0], ids[2])

    told = store.read(partial(same_child.compare, one_id=ids[0], other_id=ids[1]))

    fields = {name: (one, other) for name, one, other in told.fields}
    assert fields["Student number"] == ("1001", "1002")
    assert fields["Date of birth"] == (BORN, BORN)
    assert told.records == (("Pair", 1, 0),)


def test_everything_moves_to_the_record_that_is_kept(store, ids):
    keep, other, third = ids[:3]
    match_id = pair(store, other, third)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 20, student_ids=(other,))
    log_id = do(store, entries.log_session, entry)
    do(store, programs.mark_member, other, MembershipRole.BUDDY, today=TODAY)
    apart = ConstraintKind.KEEP_APART
    do(store, constraints.add_constraint, other, third, apart, Why(detail="bus"))

    merge(store, keep, other)

    (rule,) = store.read(partial(constraints.constraints_of, student_id=keep, today=TODAY))
    assert rule.detail == "bus"
    assert store.read(lambda s: s.get(Match, match_id).mentor_id) == keep
    assert store.read(partial(entries.entry_of, log_id=log_id)).student_ids == (keep,)
    hidden = {"include_deleted": True}
    reading = lambda s: s.get(Student, other, execution_options=hidden).merged_into_id  # noqa: E731
    assert store.read(reading) == keep


def test_what_both_had_is_there_once(store, ids):
    keep, other, third = ids[:3]
    apart = ConstraintKind.KEEP_APART
    for one in (keep, other):
        do(store, constraints.add_constraint, one, third, apart, Why())
        do(store, programs.mark_member, one, MembershipRole.BUDDY, today=TODAY)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 20, student_ids=(keep, other))
    log_id = do(store, entries.log_session, entry)

    merge(store, keep, other)

    rules = store.read(partial(constraints.constraints_of, student_id=keep, today=TODAY))
    assert len(rules) == 1
    assert store.read(partial(entries.entry_of, log_id=log_id)).student_ids == (keep,)


def test_rule_of_the_child_with_itself_ends_in_the_bin(store, ids):
    do(store, constraints.add_constraint, *ids[:2], ConstraintKind.KEEP_TOGETHER, Why())

    merge(store, *ids[:2])

    assert store.read(partial(constraints.constraints_of, student_id=ids[0], today=TODAY)) == []


def test_what_the_kept_record_lacks_comes_from_the_other(store):
    (keep,) = add_students(store, 1, interests=(), bus="", grade=Grade.G02)
    (other,) = add_students(store, 1, interests=("chess",), bus="4", grade=Grade.G03)

    merge(store, keep, other)

    child = store.read(lambda s: s.get(Student, keep))
    assert (child.interests, child.bus, child.grade) == (("chess",), "4", Grade.G02)


def test_merge_is_one_deed_and_undo_gives_both_back(store, ids):
    keep, other, third = ids[:3]
    match_id = pair(store, other, third)
    merge(store, keep, other)

    store.undo()

    assert store.read(lambda s: s.get(Match, match_id).mentor_id) == other
    assert store.read(lambda s: s.get(Student, other).deleted_at) is None
    assert {pair.is_sure for pair in store.read(same_child.find_same)} >= {True}


def test_a_pair_with_each_other_is_two_children(store, ids):
    pair(store, *ids[:2])

    with pytest.raises(NotAllowedError, match="pair 7 with each other"):
        merge(store, *ids[:2])


def test_a_record_is_not_merged_with_itself_or_twice(store, ids):
    with pytest.raises(NotAllowedError):
        merge(store, ids[0], ids[0])
    merge(store, *ids[:2])

    with pytest.raises(NotFoundError):
        merge(store, *ids[:2])


def test_merged_record_is_in_the_bin_and_says_why_it_stays(store, ids):
    merge(store, *ids[:2])

    (row,) = [one for one in store.read(partial(binned.list_bin, now=NOW)) if one.id == ids[1]]
    assert row.why_not == "This record was merged into Maya Ortiz. Undo that in the history."


def test_one_who_left_and_one_who_is_here_is_here(store):
    (keep,) = add_students(store, 1, status=StudentStatus.LEFT, left_on=TODAY)
    (other,) = add_students(store, 1)

    merge(store, keep, other)

    child = store.read(lambda s: s.get(Student, keep))
    assert (child.status, child.left_on) == (StudentStatus.ACTIVE, None)
