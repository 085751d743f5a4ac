"""Check-ins on a real file: what is due, what was found, and the time pairs had."""

from datetime import date, datetime, timedelta

import pytest
from buddy_support import accept, add_buddies, add_helpers, ask, do, pairs, propose
from support import NOW, TODAY, make_store, school_id

from peerdesk.enums import (
    CalendarDayKind,
    CheckInKind,
    CheckInNature,
    ClosureReason,
    MatchStatus,
    SessionMood,
)
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.models.matches import Match
from peerdesk.models.session_logs import SessionLog
from peerdesk.services import (
    calendar,
    check_in_records,
    check_ins,
    match_dosage,
    match_life,
    match_story,
)
from peerdesk.services.check_in_calendar import CheckInPlan
from peerdesk.services.check_in_records import CheckInEntry
from peerdesk.services.check_ins import DueKind
from peerdesk.services.match_life import Ending, FirstMeeting

BEGUN = date(2026, 9, 14)


@pytest.fixture
def store(tmp_path):
    opened = make_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def match_id(store):
    """Return a pair that began in September and met."""
    add_helpers(store, 1)
    add_buddies(store, 1)
    propose(store)
    accept(store)
    (row,) = pairs(store)
    put(store, row.id, started_on=BEGUN, approved_on=BEGUN)
    meet(store, row.id, NOW)
    return row.id


def put(store, match_id, **values):
    def change(session):
        for key, value in values.items():
            setattr(session.get(Match, match_id), key, value)

    store.write(change, "Put")


def meet(store, match_id, held_at, minutes=15):
    own = school_id(store)
    log = {"school_id": own, "match_id": match_id, "held_at": held_at, "minutes": minutes}
    store.write(lambda session: session.add(SessionLog(mood=SessionMood.GOOD, **log)), "Met")


def due(store, today=TODAY):
    rows = ask(store, check_ins.due_checkins, today)
    return [(row.kind, row.due_on, row.missed) for row in rows]


def log(store, match_id, **fields):
    entry = CheckInEntry(match_id, **({"done_on": TODAY} | fields))
    return do(store, check_in_records.log_check_in, entry, TODAY)


def test_what_nobody_asked_is_one_line_with_the_count_of_the_missed(store, match_id):
    assert due(store) == [(DueKind.CHECK_IN, date(2026, 9, 16), 3)]


def test_a_check_in_takes_the_line_away_until_the_next_month(store, match_id):
    log(store, match_id)

    assert due(store) == []
    coming = ask(store, check_ins.next_checkins, match_id, TODAY)
    assert [(one.kind, one.due_on) for one in coming] == [
        (DueKind.CHECK_IN, date(2026, 12, 14)),
        (DueKind.KEY_PERSON, date(2026, 12, 14)),
    ]


def test_a_holiday_moves_what_is_due(store, match_id):
    log(store, match_id)
    holiday = (date(2026, 12, 14), CalendarDayKind.HOLIDAY)
    do(store, calendar.mark_day, *holiday)

    assert due(store, date(2026, 12, 14)) == []
    assert due(store, date(2026, 12, 15))[0][1] == date(2026, 12, 15)


def test_check_ins_count_from_the_first_meeting(store, match_id):
    meeting = FirstMeeting(TODAY - timedelta(days=1), "Ms. Begay")
    do(store, match_life.note_first_meeting, match_id, meeting, TODAY)

    coming = ask(store, check_ins.next_checkins, match_id, TODAY)
    assert (coming[0].kind, coming[0].due_on) == (DueKind.CHECK_IN, date(2026, 11, 25))
    assert due(store) == []


def test_a_pair_that_never_met_owes_its_first_meeting_only(store):
    add_helpers(store, 1)
    add_buddies(store, 1)
    propose(store)
    accept(store)

    assert due(store) == []
    assert due(store, TODAY + timedelta(days=30)) == [(DueKind.FIRST_MEETING, date(2026, 12, 1), 0)]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({"status": MatchStatus.ON_HOLD, "hold_until": TODAY}, DueKind.REST_OVER),
        ({"status": MatchStatus.CLOSING, "goodbye_on": TODAY}, DueKind.GOODBYE),
    ],
)
def test_a_rest_and_a_goodbye_come_due_on_their_day(store, match_id, values, kind):
    log(store, match_id)
    put(store, match_id, **values)

    assert due(store) == [(kind, TODAY, 0)]
    assert due(store, TODAY - timedelta(days=1)) == []


def test_a_resting_or_ended_pair_owes_no_check_in(store, match_id):
    do(store, match_life.hold_pair, match_id, None)
    assert due(store) == []

    do(store, match_life.end_pair, match_id, Ending(ClosureReason.MOVED), TODAY)
    assert due(store) == []


def test_a_program_sets_its_own_numbers(store, match_id):
    plan = CheckInPlan(0, 0, 2, 1)
    do(store, check_ins.change_check_in_plan, plan)

    assert ask(store, check_ins.check_in_plan) == plan
    assert {kind for kind, _day, _missed in due(store)} == {DueKind.KEY_PERSON}
    with pytest.raises(InvalidValueError, match="from 0 to 14"):
        do(store, check_ins.change_check_in_plan, CheckInPlan(first_days=15))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"done_on": TODAY + timedelta(days=1)}, "done_on"),
        ({"done_on": date(2020, 1, 1)}, "done_on"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 600}, "minutes"),
    ],
)
def test_a_check_in_that_cannot_be_is_refused(store, match_id, fields, field):
    with pytest.raises(InvalidValueError) as refused:
        log(store, match_id, **fields)

    assert refused.value.field == field
    assert ask(store, check_in_records.list_check_ins, match_id) == []


def test_a_check_in_after_the_end_is_refused(store, match_id):
    put(store, match_id, status=MatchStatus.CLOSED, closed_on=TODAY - timedelta(days=3))

    with pytest.raises(NotAllowedError, match="had ended"):
        log(store, match_id)


def test_check_ins_are_listed_without_their_notes_and_can_be_binned(store, match_id):
    log(store, match_id, done_on=TODAY - timedelta(days=9), kind=CheckInKind.KEY_PERSON)
    newest = log(store, match_id, nature=CheckInNature.NEEDS_HELP, note=" They argue. ")

    rows = ask(store, check_in_records.list_check_ins, match_id)
    assert [(row.kind, row.has_note) for row in rows] == [
        (CheckInKind.PAIR, True),
        (CheckInKind.KEY_PERSON, False),
    ]
    assert ask(store, check_in_records.note_of_check_in, newest) == "They argue."
    do(store, check_in_records.bin_check_in, newest)
    assert len(ask(store, check_in_records.list_check_ins, match_id)) == 1
    with pytest.raises(NotFoundError):
        do(store, check_in_records.bin_check_in, newest)


def test_time_is_held_against_the_target_of_the_program(store, match_id):
    meet(store, match_id, NOW - timedelta(days=40), 25)

    dosage = ask(store, match_dosage.dosages, [match_id], TODAY)[match_id]

    assert (dosage.minutes, dosage.expected, dosage.total) == (15, 60, 40)
    assert dosage.months == (
        (date(2026, 9, 1), 0),
        (date(2026, 10, 1), 25),
        (date(2026, 11, 1), 15),
    )
    assert not dosage.is_enough
    assert match_dosage.dosage_words(dosage) == "15 of 60 minutes in the last 30 days"


def test_a_young_pair_is_measured_by_its_own_days(store, match_id):
    put(store, match_id, started_on=TODAY - timedelta(days=5))

    dosage = ask(store, match_dosage.dosages, [match_id], TODAY)[match_id]

    assert (dosage.expected, dosage.is_enough) == (12, True)
    assert match_dosage.dosage_words(dosage) == "15 minutes so far, 12 would be on course"


def test_the_story_of_a_pair_is_told_from_its_beginning_to_its_end(store, match_id):
    do(store, match_life.note_first_meeting, match_id, FirstMeeting(BEGUN, "Ms. Begay"), TODAY)
    do(store, match_life.note_agreement, [match_id], BEGUN, TODAY)
    log(store, match_id)
    meet(store, match_id, datetime.fromisoformat("2026-11-20T16:00:00+00:00"))
    ending = Ending(ClosureReason.COMPLETED, goodbye_on=TODAY)
    do(store, match_life.end_pair, match_id, ending, TODAY)

    story = ask(store, match_story.pair_story, match_id, TODAY)

    assert {event.text for event in story.events} == {
        "Matched",
        "First meeting, with Ms. Begay",
        "Match agreement signed",
        "Check-in: Going well",
        "Goodbye meeting",
        "Ended: Completed: it did its job",
    }
    assert (story.sessions_count, story.due) == (2, ())
    assert [one.on for one in story.sessions] == [TODAY, date(2026, 11, 20)]
