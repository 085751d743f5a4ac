"""Pairs that live, and who waits for one, on a real encrypted file."""

from datetime import timedelta

import pytest
from buddy_support import (
    TAKE_PART,
    accept,
    ask,
    do,
    pairs,
    propose,
    row_of,
)
from support import NOW, TODAY, school_id

from peerdesk.enums import (
    ClosureReason,
    ConsentStatus,
    CourseCode,
    MatchStatus,
    MembershipStatus,
)
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.models.session_logs import SessionLog
from peerdesk.services import (
    consents,
    match_board,
    match_draft,
    matches,
    members,
    programs,
)
from peerdesk.services.matches import Ending


def test_ending_a_pair_sends_the_buddy_back_to_wait_when_asked(store, helpers, buddies):
    propose(store)
    accept(store)
    row = pairs(store)[0]

    do(store, matches.end_pair, row.id, Ending(ClosureReason.TOO_BUSY, "helper", True), TODAY)

    ended = ask(store, matches.pair_of, row.id, TODAY)
    assert ended.status is MatchStatus.CLOSED
    assert [one.id for one in ask(store, matches.waiting_pool, TODAY)] == [row.buddy.id]
    assert len(pairs(store)) == 1


def test_ending_a_pair_for_good_ends_the_buddys_membership(store, helpers, buddies):
    propose(store)
    accept(store)
    row = pairs(store)[0]

    do(store, matches.end_pair, row.id, Ending(ClosureReason.COMPLETED), TODAY)

    assert ask(store, members.members_of, row.buddy.id, TODAY) == []
    with pytest.raises(NotAllowedError, match="ended already"):
        do(store, matches.end_pair, row.id, Ending(ClosureReason.COMPLETED), TODAY)


def test_ending_a_pair_can_be_undone(store, helpers, buddies):
    propose(store)
    accept(store)
    before = pairs(store)
    do(store, matches.end_pair, before[0].id, Ending(ClosureReason.COMPLETED), TODAY)

    store.undo()

    assert pairs(store) == before
    (member,) = ask(store, members.members_of, before[0].buddy.id, TODAY)
    assert member.status is MembershipStatus.ACTIVE


def test_a_pair_that_did_well_is_proposed_again(store, helpers, buddies):
    propose(store)
    accept(store)
    row = pairs(store)[0]
    do(store, matches.end_pair, row.id, Ending(ClosureReason.COMPLETED, buddy_waits=True), TODAY)

    propose(store)

    again = row_of(store, row.buddy.id)
    assert (again.helper, again.reasons) == (row.helper, "did well together before, bus 4")


def test_a_pair_can_rest_and_go_on(store, helpers, buddies):
    propose(store)
    accept(store)
    match_id = pairs(store)[0].id

    do(store, matches.hold_pair, match_id, TODAY + timedelta(days=14))
    assert pairs(store)[0].status is MatchStatus.ON_HOLD
    assert ask(store, matches.program_counts, TODAY).on_hold == 1
    do(store, matches.resume_pair, match_id)
    assert pairs(store)[0].status is MatchStatus.ACTIVE


def test_a_live_pair_can_be_locked(store, helpers, buddies):
    match_id = do(store, matches.make_pair, helpers[0], buddies[0], TODAY)

    do(store, matches.lock_pair, match_id, is_locked=True)

    assert pairs(store)[0].is_locked


def test_a_pair_by_hand_needs_both_in_the_program_and_the_buddy_free(store, helpers, buddies):
    do(store, matches.make_pair, helpers[0], buddies[0], TODAY)

    with pytest.raises(NotAllowedError, match="in a pair already"):
        do(store, matches.make_pair, helpers[1], buddies[0], TODAY)
    with pytest.raises(NotFoundError):
        do(store, matches.make_pair, buddies[1], buddies[1], TODAY)


def test_pair_numbers_go_on_and_are_never_given_twice(store, helpers, buddies):
    first = do(store, matches.make_pair, helpers[0], buddies[0], TODAY)
    do(store, matches.end_pair, first, Ending(ClosureReason.MOVED), TODAY)

    do(store, matches.make_pair, helpers[0], buddies[1], TODAY)

    assert [row.number for row in pairs(store)] == [2]


def test_meetings_are_counted_by_week(store, helpers, buddies):
    match_id = do(store, matches.make_pair, helpers[0], buddies[0], TODAY - timedelta(days=15))

    def log(session):
        for days in (0, 1, 8):
            session.add(
                SessionLog(
                    school_id=school_id(store),
                    match_id=match_id,
                    held_at=NOW - timedelta(days=days),
                )
            )

    store.write(log, "Logged")

    row = ask(store, matches.pair_of, match_id, TODAY)
    assert (row.weeks, row.weeks_met, row.last_met_on) == (3, 2, TODAY)


def test_a_pair_that_begins_later_and_an_undated_session_count_nothing(store, helpers, buddies):
    begins = TODAY + timedelta(days=7)
    match_id = do(store, matches.make_pair, helpers[0], buddies[0], begins)
    own = school_id(store)
    store.write(lambda session: session.add(SessionLog(school_id=own, match_id=match_id)), "Logged")

    row = ask(store, matches.pair_of, match_id, TODAY)

    assert (row.weeks, row.weeks_met, row.last_met_on, row.silent_days) == (0, 0, None, 0)


def test_helpers_are_offered_only_to_a_buddy_who_waits(store, helpers, buddies):
    offered = ask(store, match_draft.helpers_for, buddies[0], TODAY)
    assert [choice.helper.id for choice in offered] == sorted(helpers)

    do(store, matches.make_pair, helpers[0], buddies[0], TODAY)

    with pytest.raises(NotFoundError):
        ask(store, match_draft.helpers_for, buddies[0], TODAY)


def test_a_pair_whose_consent_was_withdrawn_shows_it(store, helpers, buddies):
    do(store, matches.make_pair, helpers[0], buddies[0], TODAY)

    do(store, consents.record_consent, buddies[0], TAKE_PART, ConsentStatus.REVOKED, today=TODAY)

    assert pairs(store)[0].warnings == ("The buddy has no consent to take part yet",)


def test_the_counts_tell_the_state_of_the_program(store, helpers, buddies):
    do(store, matches.make_pair, helpers[0], buddies[0], TODAY)
    do(store, programs.withdraw_training, helpers[2], CourseCode.PEER_SUPPORT)

    counts = ask(store, matches.program_counts, TODAY)

    assert counts == matches.ProgramCounts(1, 0, 0, 1, 3, 2)


@pytest.mark.parametrize(
    ("use_case", "args"),
    [
        (matches.end_pair, ("x", Ending(ClosureReason.MOVED), TODAY)),
        (matches.pair_of, ("x", TODAY)),
        (match_board.choose_helper, ("x", "y", TODAY)),
        (match_board.set_aside, (["x"],)),
    ],
)
def test_what_is_gone_is_said_so(store, use_case, args):
    with pytest.raises(NotFoundError):
        do(store, use_case, *args)
