"""The tally: for the counselor alone, silent about small numbers."""

from functools import partial

import pytest
from selection_support import add_adults, ballot, do, open_round, put_on_list
from support import SteppingClock, add_students, make_store

from peerdesk.enums import CandidateStatus
from peerdesk.services import same_child
from peerdesk.services.selection import ballots, tally
from peerdesk.services.selection.tally import LEAST_BALLOTS, LEAST_TOLD


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path, now=SteppingClock())
    yield made
    made.close()


@pytest.fixture
def counted(store):
    """Give a round in which the first student has five votes, the next three, then one each."""
    students, adults = add_students(store, 6), add_adults(store)
    round_id = open_round(store)
    peers = ((0, 1, 2), (0, 1, 3), (0, 1, 4), (0,), (0,))
    for chosen in peers:
        one = ballot([students[at] for at in chosen], adults[:1], unclear_adults=1)
        do(store, ballots.keep_ballot, round_id=round_id, ballot=one)
    return round_id, students, adults


def read(store, round_id):
    return store.read(partial(tally.read_tally, round_id=round_id))


def test_most_votes_stand_first_and_few_are_not_told(store, counted):
    found = read(store, counted[0])

    assert [(one.name, one.votes) for one in found.students[:2]] == [
        ("Ortiz, Maya", 5),
        ("Brandt, Eli", LEAST_TOLD),
    ]
    rest = found.students[2:]
    assert {one.votes for one in rest} == {None}
    assert [one.name for one in rest] == sorted(one.name for one in rest)
    assert (found.ballots, found.unclear) == (5, 5)


def test_trusted_adults_have_their_own_list(store, counted):
    (adult,) = read(store, counted[0]).adults

    assert (adult.name, adult.votes) == ("Grace Okafor", 5)


def test_too_few_ballots_show_nobody(store):
    (student,) = add_students(store, 1)
    round_id = open_round(store)
    for _ in range(LEAST_BALLOTS - 1):
        do(store, ballots.keep_ballot, round_id=round_id, ballot=ballot([student]))

    found = read(store, round_id)

    assert (found.is_shown, found.students, found.ballots) == (False, (), LEAST_BALLOTS - 1)


def test_candidate_is_marked_in_the_tally(store, counted):
    round_id, students, _adults = counted
    put_on_list(store, round_id, students[:1])

    found = read(store, round_id)

    assert [one.status for one in found.students[:2]] == [CandidateStatus.NOMINATED, None]


def test_votes_of_one_child_with_two_records_count_together_until_that_is_undone(store, counted):
    round_id, students, _adults = counted
    keep, other = students[0], students[2]

    do(store, same_child.merge_students, keep_id=keep, other_id=other)
    joined = read(store, round_id).students[0]
    store.undo()
    apart = read(store, round_id).students[0]

    assert (joined.id, joined.votes) == (keep, 6)
    assert (apart.id, apart.votes) == (keep, 5)
