"""Candidates on their way, many at once; places come from people, with every family's yes."""

from dataclasses import replace
from functools import partial

import pytest
from selection_support import do, listed, open_round, opened_by, put_on_list, row_of
from support import TODAY, SteppingClock, add_students, ask_nobody, make_store

from peerdesk.enums import CandidateStatus, ConsentKind, Grade, PutForward, ScreeningStep
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.services import same_child, teams
from peerdesk.services.consent.blocks import ConsentNeededError
from peerdesk.services.selection import candidates, choosing, interviews, rounds, words
from peerdesk.services.selection.interviews import InterviewDraft
from peerdesk.services.selection.rounds import RoundDraft
from peerdesk.services.selection.steps import Step, next_step, next_words

S = CandidateStatus


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path, now=SteppingClock())
    yield made
    made.close()


@pytest.fixture
def chosen(store):
    """Give a round, its candidates' ids in the order of the students, and the students."""
    students = add_students(store, 3)
    round_id = open_round(store, places=2)
    ids = put_on_list(store, round_id, students)
    return round_id, [ids[one] for one in students], students


def stands(store, round_id):
    return [row.status for row in listed(store, round_id)]


def accept(store, ids):
    return do(store, choosing.accept, ids=ids, title="Member", starts_on=TODAY)


def members(store, round_id):
    team = store.read(partial(rounds.list_rounds))[0].team_id
    return store.read(partial(teams.list_members, team_id=team, today=TODAY))


def test_nobody_is_put_on_the_list_twice(store, chosen):
    round_id, _ids, students = chosen
    put = partial(candidates.put_on_list, put_forward=PutForward.STAFF)

    assert do(store, put, round_id=round_id, student_ids=students) == 0
    assert len(listed(store, round_id)) == 3


def test_many_go_the_way_together_and_one_undo_takes_them_back(store, chosen):
    round_id, ids, _students = chosen
    do(store, candidates.invite, ids=ids, today=TODAY)
    do(store, candidates.note_received, ids=ids, today=TODAY)
    do(store, candidates.note_referral, ids=ids[:1], today=TODAY)

    assert stands(store, round_id) == [S.APPLIED] * 3
    assert {next_step(row) for row in listed(store, round_id)} == {Step.REFERRAL, Step.INTERVIEW}
    store.undo()
    store.undo()
    assert stands(store, round_id) == [S.INVITED] * 3


@pytest.mark.parametrize(
    ("status", "step"),
    [
        (S.NOMINATED, Step.INVITE),
        (S.INVITED, Step.APPLICATION),
        (S.APPLIED, Step.REFERRAL),
        (S.INTERVIEWED, Step.DECIDE),
        (S.OFFERED, Step.CONSENT),
        (S.ACCEPTED, Step.NONE),
        (S.DECLINED, Step.NONE),
        (S.NOT_THIS_TIME, Step.NONE),
    ],
)
def test_each_state_has_its_next_step(store, chosen, status, step):
    round_id, _ids, students = chosen
    row = replace(row_of(store, round_id, students[0]), status=status)

    assert next_step(row) is step


def test_family_that_agreed_needs_no_other_step_to_the_team(store, chosen):
    round_id, ids, students = chosen
    ask_nobody(store, ConsentKind.TEAM)
    do(store, candidates.offer, ids=ids, today=TODAY)

    assert next_step(row_of(store, round_id, students[0])) is Step.ACCEPT


def test_every_choice_has_words():
    assert set(words.status_words()) == set(CandidateStatus)
    assert set(words.put_forward_words()) == set(PutForward)
    assert set(words.step_words()) == set(ScreeningStep)
    assert set(next_words()) == set(Step)
    assert set(interviews.questions()) == set(interviews.QUESTIONS)
    assert set(interviews.score_words()) == {1, 2, 3, 4}


def test_interview_is_kept_once_and_sends_nobody_back(store, chosen):
    round_id, ids, students = chosen
    do(store, candidates.offer, ids=ids[:1], today=TODAY)
    for score in (1, 4):
        draft = InterviewDraft(TODAY, scores={"why": score})
        do(store, interviews.keep_interview, application_id=ids[0], draft=draft)

    row = row_of(store, round_id, students[0])
    assert (row.status, row.points) == (S.OFFERED, (4, 1))


def test_place_that_is_given_is_offered_no_more(store, chosen):
    round_id, ids, students = chosen
    ask_nobody(store, ConsentKind.TEAM)
    accept(store, ids[:1])

    do(store, candidates.offer, ids=ids[:1], today=TODAY)

    assert row_of(store, round_id, students[0]).status is S.ACCEPTED


def test_stranger_is_not_put_on_the_list(store, chosen):
    with pytest.raises(NotFoundError):
        put_on_list(store, chosen[0], ["0" * 36])


def test_round_is_changed(store, chosen):
    do(store, rounds.change_round, round_id=chosen[0], draft=RoundDraft((Grade.G04,), 7, 90))

    assert store.read(rounds.current_round).draft == RoundDraft((Grade.G04,), 7, 90)


def test_late_paper_does_not_send_anybody_back(store, chosen):
    round_id, ids, _students = chosen
    do(store, candidates.offer, ids=ids, today=TODAY)

    do(store, candidates.note_received, ids=ids, today=TODAY)

    assert stands(store, round_id) == [S.OFFERED] * 3


def test_who_declined_may_come_again(store, chosen):
    round_id, ids, _students = chosen
    do(store, candidates.answer, ids=ids, status=S.DECLINED, today=TODAY)

    do(store, candidates.invite, ids=ids[:1], today=TODAY)

    assert sorted(stands(store, round_id)) == [S.DECLINED, S.DECLINED, S.INVITED]


def test_screening_keeps_that_and_not_what(store, chosen):
    round_id, ids, students = chosen

    for step in ScreeningStep:
        do(store, candidates.note_screened, ids=ids[:1], step=step, today=TODAY)

    row = row_of(store, round_id, students[0])
    assert row.screened == tuple((step, TODAY) for step in ScreeningStep)


def test_interview_is_scored_and_read_back(store, chosen):
    round_id, ids, students = chosen
    draft = InterviewDraft(TODAY, "G. Okafor", {"why": 4, "keeps": 3}, "Thinks first.")

    do(store, interviews.keep_interview, application_id=ids[0], draft=draft)

    row = row_of(store, round_id, students[0])
    read = partial(interviews.find_interview, application_id=ids[0])
    assert store.read(read) == draft
    assert (row.status, row.points, row.note) == (S.INTERVIEWED, (7, 2), "Thinks first.")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (InterviewDraft(TODAY), "scores"),
        (InterviewDraft(TODAY, scores={"why": 5}), "scores"),
        (InterviewDraft(TODAY, scores={"shoes": 1}), "scores"),
        (InterviewDraft(TODAY, scores={"why": 1}, note="x" * 301), "note"),
    ],
)
def test_interview_that_cannot_be_is_refused_with_its_field(store, chosen, draft, field):
    _round, ids, _students = chosen

    with pytest.raises(InvalidValueError) as caught:
        do(store, interviews.keep_interview, application_id=ids[0], draft=draft)

    assert caught.value.field == field
    assert store.read(partial(interviews.find_interview, application_id=ids[0])) is None


def test_places_are_given_as_one_deed(store, chosen):
    round_id, ids, _students = chosen
    ask_nobody(store, ConsentKind.TEAM)
    do(store, candidates.offer, ids=ids[:2], today=TODAY)

    assert accept(store, ids[:2]) == 2

    assert len(members(store, round_id)) == 2
    store.undo()
    assert members(store, round_id) == []
    assert sorted(stands(store, round_id)) == [S.NOMINATED, S.OFFERED, S.OFFERED]


def test_without_a_familys_yes_nobody_comes_on_the_team(store, chosen):
    round_id, ids, students = chosen
    do(store, candidates.offer, ids=ids, today=TODAY)

    with pytest.raises(ConsentNeededError) as caught:
        accept(store, ids)

    assert caught.value.student_ids == tuple(students)
    assert members(store, round_id) == []
    assert {next_step(row) for row in listed(store, round_id)} == {Step.CONSENT}


def test_who_serves_is_taken_off_by_no_deed_of_choosing(store, chosen):
    round_id, ids, _students = chosen
    ask_nobody(store, ConsentKind.TEAM)
    accept(store, ids[:1])

    for deed in (
        partial(candidates.withdraw, ids=ids),
        partial(candidates.answer, ids=ids, status=S.NOT_THIS_TIME, today=TODAY),
    ):
        with pytest.raises(NotAllowedError):
            store.write(deed, "Did")
    assert sorted(stands(store, round_id)) == [S.ACCEPTED, S.NOMINATED, S.NOMINATED]
    assert accept(store, ids[:1]) == 0


def test_closed_round_is_as_it_was(store, chosen):
    round_id, ids, students = chosen
    do(store, rounds.close_round, round_id=round_id, today=TODAY)

    with pytest.raises(NotAllowedError):
        do(store, candidates.invite, ids=ids, today=TODAY)
    with pytest.raises(NotAllowedError):
        put_on_list(store, round_id, students)
    do(store, rounds.open_again, round_id=round_id)
    assert do(store, candidates.invite, ids=ids, today=TODAY) == 3


def test_candidate_who_is_gone_is_said(store, chosen):
    _round, ids, _students = chosen
    do(store, candidates.withdraw, ids=ids[:1])

    with pytest.raises(NotFoundError):
        do(store, candidates.invite, ids=ids, today=TODAY)


def test_one_child_with_two_records_is_one_candidate(store, chosen):
    round_id, _ids, students = chosen

    do(store, same_child.merge_students, keep_id=students[0], other_id=students[1])

    assert len(listed(store, round_id)) == 2


@pytest.mark.parametrize("role", ["assistant", "substitute", "principal"])
def test_candidates_and_interviews_are_for_the_counselor(store, chosen, role):
    round_id, ids, _students = chosen
    other = opened_by(store, role)

    with pytest.raises(NotAllowedError):
        listed(other, round_id)
    with pytest.raises(NotAllowedError):
        other.read(partial(interviews.find_interview, application_id=ids[0]))
    with pytest.raises(NotAllowedError):
        do(other, candidates.invite, ids=ids, today=TODAY)


def test_second_round_waits_for_the_first(store, chosen):
    with pytest.raises(NotAllowedError):
        open_round(store)

    do(store, rounds.close_round, round_id=chosen[0], today=TODAY)
    second = open_round(store, places=4)

    assert store.read(rounds.current_round).id == second
    with pytest.raises(NotAllowedError):
        do(store, rounds.open_again, round_id=chosen[0])


@pytest.mark.parametrize(("field", "value"), [("places", 201), ("ballots_out", -1)])
def test_number_that_cannot_be_is_refused_with_its_field(store, field, value):
    with pytest.raises(InvalidValueError) as caught:
        open_round(store, **{field: value})

    assert caught.value.field == field
