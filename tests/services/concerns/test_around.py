"""What Today, the card on the wall and the timeline know of a concern."""

from datetime import timedelta
from functools import partial

import pytest
from care_support import SECRET, TELLER, do, opened_by, record, referred
from support import NOW, TODAY

from peerdesk.enums import HowSoon, StepKind
from peerdesk.errors import InvalidValueError
from peerdesk.services import worklist
from peerdesk.services.concerns.pathway import StepEntry, add_step
from peerdesk.services.concerns.protocol import danger_card, set_danger_card


def lines(store, today=TODAY):
    """Return group, chip, sentence and day of what concerns add to the work list."""
    found = store.read(partial(worklist.all_lines, today=today))
    return [
        (line.group.value, line.word, line.sentence, line.due_on)
        for line in found
        if line.place == "concerns"
    ]


def test_concern_of_today_is_due_today(store):
    record(store, store.students[1])

    assert lines(store) == [("concern", "Due today", "Concern, grade 4, seen by a helper", TODAY)]


def test_concern_to_keep_an_eye_on_waits_for_its_days(store):
    record(store, store.students[0], how_soon=HowSoon.WATCH)

    assert lines(store) == []
    assert len(lines(store, TODAY + timedelta(days=10))) == 1


def test_reply_awaited_stands_on_today_and_is_late_after_its_day(store):
    referred(store, store.students[1])
    due = TODAY + timedelta(days=10)
    sentence = "Referral, grade 4, reply awaited"

    assert lines(store) == [("referral", "Waiting", sentence, due)]
    assert lines(store, due + timedelta(days=2)) == [("referral", "2 days late", sentence, due)]


def test_written_report_stands_on_today_until_it_is_sent(store):
    concern_id = record(store, store.students[0], how_soon=HowSoon.WATCH)
    call = StepEntry(StepKind.MANDATED_REPORT, NOW, "CPS", due_on=TODAY + timedelta(days=2))
    do(store, add_step, concern_id=concern_id, entry=call)

    ((group, word, _sentence, due_on),) = lines(store)

    assert (group, word, due_on) == ("concern", "In 2 days", TODAY + timedelta(days=2))


def test_others_see_no_line_of_a_concern_they_did_not_record(store):
    referred(store, store.students[0])
    record(store, store.students[1])

    assert lines(opened_by(store, "substitute")) == []


def test_no_line_holds_a_name_or_a_word(store):
    referred(store, store.students[0])
    record(store, store.students[1])

    said = repr(lines(store))

    assert not any(word in said for word in ("Maya", "Ortiz", "Brandt", SECRET, TELLER))


def test_card_begins_with_the_programs_words(store):
    card = store.read(danger_card)

    assert not card.is_own
    assert any("988" in line for line in card.phones)
    assert len(card.steps) == 4


def test_school_writes_its_own_card_and_takes_it_back(store):
    do(store, set_danger_card, steps=" Call Ms. Reed \n\n Stay ", phones="Office: 12")
    own = store.read(danger_card)
    do(store, set_danger_card, steps="", phones="")

    assert (own.steps, own.phones, own.is_own) == (("Call Ms. Reed", "Stay"), ("Office: 12",), True)
    assert not store.read(danger_card).is_own


@pytest.mark.parametrize("field", ["steps", "phones"])
def test_card_that_is_too_long_is_refused(store, field):
    texts = {"steps": "", "phones": ""} | {field: "x" * 601}

    with pytest.raises(InvalidValueError) as caught:
        do(store, set_danger_card, **texts)

    assert caught.value.field == field
