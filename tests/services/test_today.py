"""What Today tells: what is due, what is missing, what to begin with."""

from dataclasses import replace
from datetime import timedelta

import pytest
from support import TODAY, add_students, make_store

from peerdesk.enums import (
    AcknowledgementKind,
    CalendarDayKind,
    ConsentKind,
    ConsentStatus,
    ConstraintKind,
    CourseCode,
    Grade,
    MembershipRole,
)
from peerdesk.services import (
    calendar,
    check_ins,
    consents,
    match_board,
    matches,
    programs,
    today,
    worklist,
)
from peerdesk.services.acknowledgements.record import Signature, record_signed
from peerdesk.services.constraints import Why, add_constraint
from peerdesk.services.worklist.lines import WorkGroup


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def do(store, use_case, *args, **more):
    return store.write(lambda session: use_case(session, *args, **more), "Did").value


def needs(store, day=TODAY):
    return [line.sentence for line in lines(store, day)]


def lines(store, day=TODAY):
    found = store.read(lambda session: worklist.all_lines(session, day))
    return [line for line in found if line.key != "backup"]


def add_helper_and_buddy(store, *, consent=ConsentStatus.GIVEN, expires_on=None, trained=True):
    """Add a grade 5 helper and a grade 2 buddy who waits; return their ids."""
    helper, buddy = add_students(store, 2, grades=(Grade.G05, Grade.G02))
    for student, role in ((helper, MembershipRole.HELPER), (buddy, MembershipRole.BUDDY)):
        do(store, programs.mark_member, student, role, today=TODAY)
        do(store, consents.record_consent, student, ConsentKind.TAKE_PART, consent, today=TODAY)
    both = [(helper, kind) for kind in AcknowledgementKind]
    do(store, record_signed, both, Signature(TODAY, "Ms. Begay"), TODAY)
    courses = [CourseCode.PEER_SUPPORT] if trained else []
    for course in courses:
        do(
            store,
            programs.record_training,
            [helper],
            course,
            done_on=TODAY,
            expires_on=expires_on,
        )
    return helper, buddy


def test_nothing_is_due_in_an_empty_school(store):
    assert needs(store) == []


def test_buddy_who_waits_is_listed(store):
    add_helper_and_buddy(store)

    assert needs(store) == ["1 buddy waits for a helper"]


def test_missing_consents_and_training_are_listed_by_name(store):
    add_helper_and_buddy(store, consent=ConsentStatus.ASKED, trained=False)

    assert "Maya Ortiz is not trained yet" in needs(store)
    assert {line.group for line in lines(store)} >= {WorkGroup.CONSENT, WorkGroup.TRAINING}


def test_training_that_expires_within_a_month_is_listed(store):
    add_helper_and_buddy(store, expires_on=TODAY + timedelta(days=20))

    (line,) = [one for one in lines(store) if one.group is WorkGroup.TRAINING]
    assert (line.sentence, line.word) == ("Maya Ortiz: Peer support runs out", "In 20 days")


def test_draft_takes_the_place_of_the_waiting_line(store):
    add_helper_and_buddy(store)
    do(store, match_board.propose_matches, TODAY)

    assert needs(store) == ["A draft of new pairs is ready to review"]


def test_pair_that_is_due_and_silent_is_listed_with_the_pair(store):
    helper, buddy = add_helper_and_buddy(store)
    pair = do(store, matches.make_pair, helper, buddy, TODAY)

    found = [line for line in lines(store, TODAY + timedelta(days=15)) if line.place == "buddies"]

    assert {line.record_id for line in found} == {pair}
    assert [line.group for line in found] == [WorkGroup.PAIR, WorkGroup.SILENT]


@pytest.mark.parametrize(("weeks", "is_silent"), [(1, True), (2, True), (4, False), (0, False)])
def test_program_says_when_a_pair_is_silent(store, weeks, is_silent):
    helper, buddy = add_helper_and_buddy(store)
    do(store, matches.make_pair, helper, buddy, TODAY)
    plan = store.read(check_ins.check_in_plan)
    do(store, check_ins.change_check_in_plan, replace(plan, silent_weeks=weeks))

    found = lines(store, TODAY + timedelta(days=15))

    assert any(line.group is WorkGroup.SILENT for line in found) is is_silent


def test_pair_is_not_silent_because_of_the_holidays(store):
    helper, buddy = add_helper_and_buddy(store)
    do(store, matches.make_pair, helper, buddy, TODAY)
    for day in range(3, 13):
        holiday = TODAY + timedelta(days=day)
        do(store, calendar.mark_day, holiday, CalendarDayKind.HOLIDAY)

    found = lines(store, TODAY + timedelta(days=15))

    assert not [line for line in found if line.group is WorkGroup.SILENT]


def test_helper_who_is_also_a_buddy_is_asked_about(store):
    helper, _buddy = add_helper_and_buddy(store)
    do(store, programs.mark_member, helper, MembershipRole.BUDDY, today=TODAY)

    assert "Maya Ortiz is helper and buddy: is that meant?" in needs(store)


def test_rule_that_is_to_end_is_listed_before_it_does(store):
    one, other = add_students(store, 2)
    why = Why(expires_on=TODAY + timedelta(days=10))
    do(store, add_constraint, one, other, ConstraintKind.KEEP_APART, why)

    assert [line.due_on for line in lines(store)] == [TODAY + timedelta(days=10)]
    assert lines(store, TODAY - timedelta(days=40)) == []


def test_end_of_the_school_year_is_listed_a_month_before(store):
    (year,) = store.read(calendar.list_years)

    found = lines(store, year.ends_on - timedelta(days=20))

    assert [(line.place, line.due_on) for line in found] == [("rollover", year.ends_on)]


def test_first_steps_are_ticked_by_doing_them(store):
    def done():
        return [step.is_done for step in store.read(today.starter_list)]

    before = done()
    add_helper_and_buddy(store)
    do(store, today.note_printed, "bench-sheet")

    assert before == [False] * 5
    assert done() == [True, True, False, False, True]
