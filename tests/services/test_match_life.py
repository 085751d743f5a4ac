"""The life of a pair: which state follows which, and what an ending keeps."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from buddy_support import TAKE_PART, accept, add_buddies, add_helpers, ask, do, pairs, propose
from support import NOW, TODAY, make_store

from peerdesk.enums import (
    ClosureReason,
    ConsentStatus,
    MatchSide,
    MatchStatus,
    MembershipStatus,
    SessionKind,
)
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.matches import Match
from peerdesk.services import (
    consents,
    match_exit,
    match_life,
    match_states,
    matches,
    programs,
    vaults,
)
from peerdesk.services.consent.blocks import ConsentNeededError
from peerdesk.services.match_exit import ExitReply
from peerdesk.services.match_life import Ending, FirstMeeting
from peerdesk.services.session_logs import entry
from peerdesk.services.session_logs.typed import SessionEntry

EARLIER = TODAY - timedelta(days=21)
ALLOWED = [(now, to) for now, following in match_states.NEXT.items() for to in sorted(following)]


@pytest.fixture
def store(tmp_path):
    opened = make_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def match_id(store):
    """Return one of two live pairs."""
    add_helpers(store)
    add_buddies(store)
    propose(store)
    accept(store)
    return pairs(store)[0].id


def record(store, match_id):
    keys = ("status", "closed_on", "goodbye_on", "first_met_on", "first_met_with", "agreed_on")
    return store.read(
        lambda session: {key: getattr(session.get(Match, match_id), key) for key in keys}
    )


def put(store, match_id, **values):
    def change(session):
        for key, value in values.items():
            setattr(session.get(Match, match_id), key, value)

    store.write(change, "Put")


def _add(session, year):
    year.school_id = vaults.own_school_id(session)
    session.add(year)


def begin_with_staff(store):
    rules = ask(store, programs.program_rules)
    changed = programs.ProgramRules(rules.program_id, 2, 0, 1, True, 60, 6, starts_with_staff=True)
    do(store, programs.change_program_rules, changed)


@pytest.mark.parametrize(("now", "to"), ALLOWED)
def test_states_of_the_table_follow_each_other(now, to):
    match = Match(status=now, hold_until=TODAY)

    match_states.move(match, to)

    assert match.status is to
    assert (match.hold_until is None) is (to is not MatchStatus.ON_HOLD)


@pytest.mark.parametrize(("now", "to"), sorted(set(product(MatchStatus, repeat=2)) - set(ALLOWED)))
def test_any_other_state_is_refused_in_a_sentence(now, to):
    match = Match(status=now)

    with pytest.raises(NotAllowedError) as refused:
        match_states.move(match, to)

    assert refused.value.sentence().endswith(".")
    assert match.status is now


def test_nothing_follows_the_end():
    assert not any(match_states.may_move(MatchStatus.CLOSED, to) for to in MatchStatus)


def test_closing_a_closed_pair_is_refused_in_a_sentence(store, match_id):
    do(store, match_life.end_pair, match_id, Ending(ClosureReason.MOVED), TODAY)

    for use_case, arguments in (
        (match_life.end_pair, (Ending(ClosureReason.MOVED), TODAY)),
        (match_life.hold_pair, (None,)),
        (match_life.resume_pair, ()),
        (match_life.plan_goodbye, (TODAY, TODAY)),
        (match_life.note_first_meeting, (FirstMeeting(TODAY, "Ms. Begay"), TODAY)),
    ):
        with pytest.raises(NotAllowedError, match="ended already"):
            do(store, use_case, match_id, *arguments)
    with pytest.raises(NotAllowedError, match="ended already"):
        do(store, match_life.lock_pair, match_id, is_locked=True)
    with pytest.raises(NotAllowedError, match="ended already"):
        do(store, match_life.note_agreement, [match_id], TODAY, TODAY)


def test_a_session_after_the_end_is_refused_and_one_before_is_kept(store, match_id):
    do(store, match_life.end_pair, match_id, Ending(ClosureReason.MOVED), EARLIER)
    late = SessionEntry(SessionKind.PAIR, NOW - timedelta(hours=2), 15, match_id=match_id)

    with pytest.raises(InvalidValueError, match="ended on"):
        do(store, entry.log_session, late)

    assert do(store, entry.log_session, replace(late, held_at=NOW - timedelta(days=22)))


@pytest.mark.parametrize("state", [MatchStatus.ON_HOLD, MatchStatus.CLOSING])
def test_a_pair_goes_on_only_with_both_families(store, match_id, state):
    buddy = pairs(store)[0].buddy.id
    put(store, match_id, status=state)
    do(store, consents.record_consent, buddy, TAKE_PART, ConsentStatus.REFUSED, today=TODAY)

    with pytest.raises(ConsentNeededError, match="said no") as refused:
        do(store, match_life.resume_pair, match_id)

    assert refused.value.student_ids == (buddy,)
    assert record(store, match_id)["status"] is state


def test_a_pair_begins_and_is_logged_only_with_both_families(store, match_id):
    helper, met = pairs(store)[0].helper.id, FirstMeeting(TODAY, "Ms. Begay")
    held = SessionEntry(SessionKind.PAIR, NOW - timedelta(hours=2), 15, match_id=match_id)
    do(store, consents.record_consent, helper, TAKE_PART, ConsentStatus.REFUSED, today=TODAY)
    put(store, match_id, status=MatchStatus.PROPOSED)

    for use_case, arguments in (
        (match_life.approve_pair, (match_id, TODAY)),
        (match_life.note_first_meeting, (match_id, met, TODAY)),
        (entry.log_session, (held,)),
    ):
        with pytest.raises(ConsentNeededError, match="said no"):
            do(store, use_case, *arguments)


def test_a_program_that_begins_with_staff_waits_for_the_first_meeting(store):
    begin_with_staff(store)
    add_helpers(store)
    add_buddies(store, 1)
    propose(store)
    accept(store)
    (row,) = pairs(store)
    assert (row.status, row.since) == (MatchStatus.APPROVED, None)

    do(store, match_life.note_first_meeting, row.id, FirstMeeting(TODAY, " Ms. Begay "), TODAY)

    (row,) = pairs(store)
    assert (row.status, row.since) == (MatchStatus.ACTIVE, TODAY)
    assert record(store, row.id)["first_met_with"] == "Ms. Begay"


def test_a_proposed_pair_is_approved_once(store, match_id):
    put(store, match_id, status=MatchStatus.PROPOSED)
    do(store, match_life.approve_pair, match_id, TODAY)

    assert record(store, match_id)["status"] is MatchStatus.APPROVED
    with pytest.raises(NotAllowedError):
        do(store, match_life.approve_pair, match_id, TODAY)


@pytest.mark.parametrize(
    ("meeting", "field", "words"),
    [
        (FirstMeeting(TODAY + timedelta(days=1), "Ms. Begay"), "met_on", "not come yet"),
        (FirstMeeting(TODAY.replace(year=2020), "Ms. Begay"), "met_on", "before the first school"),
        (FirstMeeting(TODAY, "  "), "staff", "which adult"),
    ],
)
def test_a_first_meeting_that_cannot_be_is_refused(store, match_id, meeting, field, words):
    with pytest.raises(InvalidValueError, match=words) as refused:
        do(store, match_life.note_first_meeting, match_id, meeting, TODAY)

    assert refused.value.field == field


def test_agreements_of_many_are_signed_on_one_day(store, match_id):
    ids = [row.id for row in pairs(store)]

    assert do(store, match_life.note_agreement, ids, TODAY, TODAY) == 2
    assert {record(store, one)["agreed_on"] for one in ids} == {TODAY}


def test_a_rest_ends_on_a_day_to_come(store, match_id):
    with pytest.raises(InvalidValueError, match="a day to come"):
        do(store, match_life.hold_pair, match_id, TODAY, TODAY)
    do(store, match_life.hold_pair, match_id, TODAY + timedelta(days=7), TODAY)

    do(store, match_life.resume_pair, match_id)
    with pytest.raises(NotAllowedError, match="active already"):
        do(store, match_life.resume_pair, match_id)


def test_days_behind_the_school_year_and_before_the_pair_are_refused(store, match_id):
    put(store, match_id, started_on=EARLIER)
    too_late = TODAY.replace(year=2099)
    gone = Ending(ClosureReason.MOVED, goodbye_on=EARLIER - timedelta(days=1))

    with pytest.raises(InvalidValueError, match="after this school year"):
        do(store, match_life.hold_pair, match_id, too_late, TODAY)
    with pytest.raises(InvalidValueError, match="after this school year"):
        do(store, match_life.plan_goodbye, match_id, too_late, TODAY)
    with pytest.raises(InvalidValueError, match="before this pair began"):
        do(store, match_life.end_pair, match_id, gone, TODAY)


def test_an_agreement_of_an_earlier_year_is_refused(store, match_id):
    earlier = TODAY.replace(month=5)
    before = SchoolYear(starts_on=TODAY.replace(year=2025), ends_on=earlier, name="2025/26")
    store.write(lambda session: _add(session, before), "Added the year")

    with pytest.raises(InvalidValueError, match="in which this pair was made"):
        do(store, match_life.note_agreement, [match_id], earlier, TODAY)


def test_a_planned_goodbye_lets_the_pair_go_on_until_then(store, match_id):
    with pytest.raises(InvalidValueError, match="to come"):
        do(store, match_life.plan_goodbye, match_id, EARLIER, TODAY)
    do(store, match_life.plan_goodbye, match_id, TODAY + timedelta(days=7), TODAY)
    assert record(store, match_id)["status"] is MatchStatus.CLOSING
    with pytest.raises(NotAllowedError, match="saying goodbye"):
        do(store, match_life.hold_pair, match_id, None)

    do(store, match_life.resume_pair, match_id)

    assert record(store, match_id)["goodbye_on"] is None


def test_an_ending_keeps_goodbye_answers_and_what_comes_next(store, match_id):
    put(store, match_id, started_on=EARLIER)
    buddy = pairs(store)[0].buddy
    replies = (
        (MatchSide.HELPER, ExitReply("helper.going", "good")),
        (MatchSide.BUDDY, ExitReply("buddy.best", " Chess ")),
        (MatchSide.BUDDY, ExitReply("buddy.safe", "")),
    )
    ending = Ending(ClosureReason.TOO_BUSY, "helper", True, EARLIER, "Someone patient", replies)

    do(store, match_life.end_pair, match_id, ending, TODAY)

    assert record(store, match_id)["goodbye_on"] == EARLIER
    assert ask(store, match_exit.exit_replies, match_id) == {
        (MatchSide.HELPER, "helper.going"): "good",
        (MatchSide.BUDDY, "buddy.best"): "Chess",
    }
    (waiting,) = ask(store, matches.waiting_pool, TODAY)
    assert (waiting.id, waiting.note) == (buddy.id, "Someone patient")


def test_a_second_answer_replaces_the_first_and_a_book_is_refused(store, match_id):
    def say(answer):
        reply = (MatchSide.HELPER, ExitReply("helper.learned", answer))
        store.write(
            lambda s: match_exit.keep_replies(s, match_states.find_match(s, match_id), [reply]), "x"
        )

    say("Much")
    say("A lot")

    assert list(ask(store, match_exit.exit_replies, match_id).values()) == ["A lot"]
    with pytest.raises(InvalidValueError, match="too long"):
        say("x" * 2001)


def test_questions_are_asked_of_both_sides_in_both_languages():
    english, spanish = (match_exit.exit_questions(language) for language in ("en", "es"))

    assert {one.side for one in english} == set(MatchSide)
    assert [one.key for one in english] == [one.key for one in spanish]
    assert all(a.words != b.words for a, b in zip(english, spanish, strict=True))
    assert match_exit.exit_questions("xx") == english


@pytest.mark.parametrize(
    ("started", "reason", "early"),
    [
        (TODAY.replace(month=5, day=24), ClosureReason.TOO_BUSY, False),
        (TODAY.replace(month=5, day=25), ClosureReason.TOO_BUSY, True),
        (EARLIER, ClosureReason.COMPLETED, False),
        (None, ClosureReason.MOVED, True),
    ],
)
def test_an_end_before_the_expected_months_counts_as_early(store, match_id, started, reason, early):
    put(store, match_id, started_on=started)
    do(store, match_life.end_pair, match_id, Ending(reason), TODAY)

    counts = ask(store, match_life.count_endings, TODAY, TODAY, 6)

    assert (counts.ended, counts.premature, dict(counts.reasons)) == (1, int(early), {reason: 1})
    assert ask(store, matches.pair_of, match_id, TODAY).premature is early


def test_the_year_ends_for_many_at_once_and_doing_it_twice_changes_nothing(store, match_id):
    ids = [row.id for row in pairs(store)]
    ending = Ending(ClosureReason.COMPLETED)

    assert do(store, match_life.close_pairs, [*ids, ids[0]], ending, TODAY) == 2
    assert do(store, match_life.close_pairs, ids, ending, TODAY + timedelta(days=1)) == 0
    assert {record(store, one)["closed_on"] for one in ids} == {TODAY}
    assert ask(store, matches.program_counts, TODAY).ended == 2
    with pytest.raises(NotFoundError):
        do(store, match_life.close_pairs, ["gone"], ending, TODAY)


def test_the_end_of_a_year_is_one_action_that_undo_takes_back(store, match_id):
    ids = [row.id for row in pairs(store)]
    do(store, match_life.close_pairs, ids, Ending(ClosureReason.COMPLETED, "staff", True), TODAY)

    store.undo()

    assert [row.id for row in pairs(store)] == ids
    assert ask(store, matches.waiting_pool, TODAY) == []


def test_why_a_buddy_waits_is_noted_and_gone_with_the_next_pair(store):
    add_helpers(store)
    (buddy,) = add_buddies(store, 1)
    do(store, matches.note_waiting, buddy, " January ")
    (row,) = ask(store, matches.waiting_pool, TODAY)
    assert (row.note, row.status) == ("January", MembershipStatus.WAITING)
    propose(store)
    accept(store)

    do(
        store,
        match_life.end_pair,
        pairs(store)[0].id,
        Ending(ClosureReason.MOVED, "staff", True),
        TODAY,
    )

    assert ask(store, matches.waiting_pool, TODAY)[0].note == ""
    with pytest.raises(NotFoundError):
        do(store, matches.note_waiting, "gone", "x")
