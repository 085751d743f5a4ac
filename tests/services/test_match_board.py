"""The draft of a matching run on a real encrypted file; every step can be undone."""

from functools import partial

import pytest
from buddy_support import (
    TAKE_PART,
    accept,
    add_buddies,
    ask,
    board,
    do,
    pairs,
    propose,
    row_of,
)
from sqlalchemy import select
from support import TODAY

from peerdesk.enums import (
    Activity,
    ConsentStatus,
    ConstraintKind,
    CourseCode,
    MatchStatus,
)
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.models.matches import MatchingRun
from peerdesk.services import (
    consents,
    constraints,
    match_board,
    match_draft,
    matches,
    members,
    programs,
)
from peerdesk.services.training_rules import rules


def test_a_run_proposes_a_helper_with_reasons_in_words(store, helpers, buddies):
    propose(store)

    drafted = board(store)

    assert {row.buddy.id for row in drafted.rows} == set(buddies)
    assert {row.reasons for row in drafted.rows} == {"bus 4"}
    assert all(row.helper.id in helpers and row.looks_good for row in drafted.rows)
    assert (drafted.good, drafted.to_look_at, len(drafted.ready)) == (2, 0, 2)


def test_without_a_run_there_is_no_board(store):
    assert board(store) is None


def test_a_school_with_nobody_gets_an_empty_board(store):
    propose(store)

    assert board(store).rows == ()


def test_a_buddy_without_consent_is_left_out_with_that_reason(store, helpers, buddies):
    do(store, consents.record_consent, buddies[0], TAKE_PART, ConsentStatus.REFUSED, today=TODAY)
    propose(store)

    row = board(store).rows[0]

    assert (row.buddy.id, row.helper, row.can_accept) == (buddies[0], None, False)
    assert row.reasons == "no consent to take part yet"


def test_a_missing_course_is_named_for_the_pair_and_for_who_is_left_out(store, helpers, buddies):
    do(store, rules.set_rule, Activity.GUIDE_BUDDY, CourseCode.LIMITS, is_needed=True)
    record = partial(programs.record_training, course=CourseCode.LIMITS, done_on=TODAY)
    do(store, record, helpers)
    propose(store)
    for helper in helpers:
        do(store, programs.withdraw_training, helper, CourseCode.LIMITS)

    (warned, *_rest) = board(store).rows
    propose(store)
    (left, *_rest) = board(store).rows

    limits = "Limits of confidentiality"
    assert warned.warnings == (f"The helper has not done {limits} yet",)
    assert left.reasons == f"no helper has done {limits} yet"
    assert left.why[1:] == (f"Not done yet, {limits}: 3",)


def test_accepting_makes_numbered_active_pairs_and_closes_the_board(store, helpers, buddies):
    propose(store)

    accepted = accept(store)

    rows = pairs(store)
    assert (len(accepted.match_ids), accepted.left) == (2, 0)
    assert [(row.number, row.status, row.since) for row in rows] == [
        (1, MatchStatus.ACTIVE, TODAY),
        (2, MatchStatus.ACTIVE, TODAY),
    ]
    assert [row.reasons for row in rows] == ["bus 4", "bus 4"]
    assert board(store) is None
    assert ask(store, matches.waiting_pool, TODAY) == []


def test_accepting_all_is_one_action_that_undo_takes_back(store, helpers, buddies):
    propose(store)
    before = board(store)
    accept(store)

    store.undo()

    assert pairs(store) == []
    assert board(store) == before
    assert len(ask(store, matches.waiting_pool, TODAY)) == 2


def test_what_was_undone_can_be_brought_back(store, helpers, buddies):
    propose(store)
    accept(store)
    store.undo()

    store.redo()

    assert len(pairs(store)) == 2


def test_accepting_some_leaves_the_rest_on_the_board(store, helpers, buddies):
    propose(store)
    first, second = board(store).rows

    accept(store, [first.id])

    assert [row.id for row in board(store).rows] == [second.id]
    assert [row.buddy.id for row in pairs(store)] == [first.buddy.id]


def test_nothing_to_accept_is_said_in_a_sentence(store, buddies):
    with pytest.raises(NotAllowedError, match="no draft"):
        accept(store)
    propose(store)
    with pytest.raises(NotAllowedError, match="Choose a helper"):
        accept(store)


def test_a_pair_that_a_rule_bars_since_the_run_is_not_accepted(store, helpers, buddies):
    propose(store)
    row = row_of(store, buddies[0])
    why = constraints.Why(detail="hit him on the bus")
    do(store, constraints.add_constraint, row.helper.id, buddies[0], ConstraintKind.KEEP_APART, why)

    accepted = accept(store)

    assert (len(accepted.match_ids), accepted.left) == (1, 1)
    barred = row_of(store, buddies[0])
    assert barred.warnings == ("A rule keeps them apart",)
    assert "bus" not in " ".join(barred.warnings)


def test_a_kept_apart_helper_is_never_proposed_or_offered(store, helpers, buddies):
    for helper in helpers[:2]:
        do(
            store,
            constraints.add_constraint,
            helper,
            buddies[0],
            ConstraintKind.KEEP_APART,
            constraints.Why(),
        )
    propose(store)

    row = row_of(store, buddies[0])

    assert row.helper.id == helpers[2]
    assert ask(store, match_draft.choices_for, row.id, TODAY) == []
    with pytest.raises(NotAllowedError, match="A rule keeps them apart"):
        do(store, match_board.choose_helper, row.id, helpers[0], TODAY)


def test_choosing_another_helper_locks_the_pair_and_a_new_run_keeps_it(store, helpers, buddies):
    propose(store)
    row = row_of(store, buddies[0])
    choice = ask(store, match_draft.choices_for, row.id, TODAY)[0]

    do(store, match_board.choose_helper, row.id, choice.helper.id, TODAY)
    propose(store)

    kept = row_of(store, buddies[0])
    assert (kept.helper.id, kept.is_locked) == (choice.helper.id, True)
    assert choice.reasons == "bus 4"


def test_a_free_helper_is_offered_before_one_who_is_taken(store, helpers, buddies):
    propose(store)
    row = row_of(store, buddies[0])

    offered = ask(store, match_draft.choices_for, row.id, TODAY)

    assert [choice.is_taken for choice in offered] == [False, True]


def test_choosing_a_taken_helper_is_allowed_with_a_warning(store, helpers, buddies):
    propose(store)
    row = row_of(store, buddies[0])
    taken = row_of(store, buddies[1]).helper

    do(store, match_board.choose_helper, row.id, taken.id, TODAY)

    chosen = row_of(store, buddies[0])
    assert chosen.warnings == ("The helper has enough buddies already",)
    assert (chosen.looks_good, chosen.can_accept) == (False, True)


def test_swapping_exchanges_the_helpers_and_can_be_undone(store, helpers, buddies):
    propose(store)
    one, other = board(store).rows
    do(store, match_board.swap_helpers, one.id, other.id, TODAY)

    swapped = {row.buddy.id: row.helper.id for row in board(store).rows}
    assert swapped == {one.buddy.id: other.helper.id, other.buddy.id: one.helper.id}
    store.undo()
    assert board(store).rows == (one, other)


def test_swapping_with_a_buddy_without_helper_moves_the_helper(store, helpers):
    add_buddies(store, 4)
    propose(store)
    empty = next(row for row in board(store).rows if row.helper is None)
    full = next(row for row in board(store).rows if row.helper is not None)

    do(store, match_board.swap_helpers, empty.id, full.id, TODAY)

    assert row_of(store, empty.buddy.id).helper == full.helper
    assert row_of(store, full.buddy.id).helper is None


def test_swapping_the_same_helper_is_refused(store, buddies):
    propose(store)
    one, other = board(store).rows

    with pytest.raises(NotAllowedError, match="same helper"):
        do(store, match_board.swap_helpers, one.id, other.id, TODAY)


def test_a_buddy_who_lost_out_is_told_so_and_offered_a_helper_when_one_gets_free(store, helpers):
    add_buddies(store, 4)
    propose(store)
    empty = next(row for row in board(store).rows if row.helper is None)
    full = next(row for row in board(store).rows if row.helper is not None)
    assert "needed for another student" in empty.reasons

    do(store, match_board.set_aside, [full.id])

    assert "has room" in row_of(store, empty.buddy.id).reasons


def test_what_is_set_aside_is_not_accepted_and_can_be_taken_back(store, helpers, buddies):
    propose(store)
    row = row_of(store, buddies[0])
    do(store, match_board.set_aside, [row.id])
    assert row_of(store, buddies[0]).is_aside
    assert len(board(store).ready) == 1

    do(store, match_board.take_back, [row.id])

    assert len(board(store).ready) == 2


def test_locking_keeps_only_pairs_with_a_helper(store, helpers):
    add_buddies(store, 4)
    propose(store)

    do(store, match_board.set_locked, [row.id for row in board(store).rows], is_locked=True)

    assert sorted(row.is_locked for row in board(store).rows) == [False, True, True, True]
    do(store, match_board.set_locked, [row.id for row in board(store).rows], is_locked=False)
    assert not any(row.is_locked for row in board(store).rows)


def test_a_new_run_closes_the_one_before_and_undo_opens_it_again(store, helpers, buddies):
    first = propose(store)
    second = propose(store)
    assert (board(store).run_id, first != second) == (second, True)

    store.undo()

    assert board(store).run_id == first


def test_a_locked_pair_is_kept_as_locked_when_accepted(store, helpers, buddies):
    propose(store)
    do(store, match_board.set_locked, [row_of(store, buddies[0]).id], is_locked=True)

    accept(store)

    assert {row.buddy.id: row.is_locked for row in pairs(store)} == {
        buddies[0]: True,
        buddies[1]: False,
    }


def test_discarding_the_draft_makes_no_pairs(store, helpers, buddies):
    propose(store)

    do(store, match_board.discard_board)

    assert (board(store), pairs(store)) == (None, [])
    do(store, match_board.discard_board)


def test_a_proposal_of_a_buddy_who_left_the_program_is_gone(store, helpers, buddies):
    propose(store)
    row = row_of(store, buddies[0])
    (member,) = ask(store, members.members_of, buddies[0], TODAY)
    do(store, programs.end_member, member.id, today=TODAY)

    assert buddies[0] not in {one.buddy.id for one in board(store).rows}
    with pytest.raises(NotFoundError):
        do(store, match_board.choose_helper, row.id, helpers[0], TODAY)


def test_only_helpers_of_the_program_can_be_chosen(store, helpers, buddies):
    propose(store)

    with pytest.raises(NotFoundError):
        do(store, match_board.choose_helper, row_of(store, buddies[0]).id, buddies[1], TODAY)


def test_a_helper_who_stopped_since_the_run_leaves_the_buddy_open(store, helpers, buddies):
    propose(store)
    row = row_of(store, buddies[0])
    (member,) = ask(store, members.members_of, row.helper.id, TODAY)
    do(store, programs.end_member, member.id, today=TODAY)

    assert row_of(store, buddies[0]).helper is None
    assert accept(store).left == 1


def test_stored_runs_keep_their_reasons_as_codes(store, helpers, buddies):
    propose(store)

    def stored(session):
        run = session.scalars(select(MatchingRun)).one()
        return {one.reasons for one in match_draft.proposals_of(session, run.id)}

    assert store.read(stored) == {'{"against":[],"for":[["bus","4"]]}'}
