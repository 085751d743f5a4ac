"""What Today tells: what is due, what is missing, what to begin with."""

from datetime import timedelta

import pytest
from support import NOW, TODAY, add_students, make_store

from peerdesk.enums import (
    ConsentKind,
    ConsentStatus,
    CourseCode,
    Grade,
    MembershipRole,
    SessionKind,
)
from peerdesk.models.session_logs import SheetCode
from peerdesk.services import consents, match_board, matches, programs, today
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.vaults import own_school_id


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def do(store, use_case, *args, **more):
    return store.write(lambda session: use_case(session, *args, **more), "Did").value


def needs(store, day=TODAY):
    lines = store.read(lambda session: today.needs_you(session, day))
    return [line.sentence for line in lines]


def add_helper_and_buddy(store, *, consent=ConsentStatus.GIVEN, expires_on=None, trained=True):
    """Add a grade 5 helper and a grade 2 buddy who waits; return their ids."""
    helper, buddy = add_students(store, 2, grades=(Grade.G05, Grade.G02))
    for student, role in ((helper, MembershipRole.HELPER), (buddy, MembershipRole.BUDDY)):
        do(store, programs.mark_member, student, role, today=TODAY)
        do(store, consents.record_consent, student, ConsentKind.TAKE_PART, consent, today=TODAY)
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


def test_missing_consents_and_training_are_listed(store):
    add_helper_and_buddy(store, consent=ConsentStatus.ASKED, trained=False)

    assert "2 consent forms are missing" in needs(store)
    assert "1 helper is not trained yet" in needs(store)


def test_training_that_expires_within_a_month_is_listed(store):
    add_helper_and_buddy(store, expires_on=TODAY + timedelta(days=20))

    assert "The training of 1 helper expires within a month" in needs(store)


def test_draft_takes_the_place_of_the_waiting_line(store):
    add_helper_and_buddy(store)
    do(store, match_board.propose_matches, TODAY)

    assert needs(store) == ["A draft with 1 buddy is ready to review"]


def test_pair_that_is_due_and_silent_is_listed_with_the_pair(store):
    helper, buddy = add_helper_and_buddy(store)
    pair = do(store, matches.make_pair, helper, buddy, TODAY)

    lines = store.read(lambda s: today.needs_you(s, TODAY + timedelta(days=15)))

    told = [(line.sentence, line.record_id) for line in lines if line.place == "buddies"]
    assert told == [
        ("1 check-in with a pair is due", pair),
        ("1 pair has not met for 2 weeks", pair),
    ]


def test_worry_leads_the_list(store):
    (student,) = add_students(store, 1)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 10, student_ids=(student,), has_worry=True)
    do(store, log_session, entry)

    assert needs(store)[0] == "A worry was noted in 1 session this week"


def test_forms_that_are_out_are_listed(store):
    def print_forms(session):
        own = own_school_id(session)
        session.add_all(SheetCode(school_id=own, code=code, number=1) for code in ("A", "B"))

    do(store, print_forms)

    assert needs(store) == ["2 session forms have not come back"]


def test_first_steps_are_ticked_by_doing_them(store):
    def done():
        return [step.is_done for step in store.read(today.starter_list)]

    before = done()
    add_helper_and_buddy(store)
    do(store, today.note_printed, "bench-sheet")

    assert before == [False] * 5
    assert done() == [True, True, False, False, True]
