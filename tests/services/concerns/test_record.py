"""A concern is checked, kept with its first step, corrected, and taken back."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from care_support import SECRET, TELLER, do, entry_for, record
from support import NOW, TODAY

from peerdesk.enums import ConcernSource, ConcernStatus, HowSoon, StepKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.services.concerns.lists import concern_detail, list_concerns, name_of
from peerdesk.services.concerns.prefill import ConcernPrefill
from peerdesk.services.concerns.record import (
    drop_concern_draft,
    edit_concern,
    entry_of,
    find_concern_draft,
    keep_concern_draft,
    record_concern,
)
from peerdesk.services.concerns.rows import due_day

MONDAY = date(2026, 11, 23)


def detail(store, concern_id):
    return store.read(partial(concern_detail, concern_id=concern_id))


def test_concern_is_kept_as_it_was_told(store):
    found = detail(store, record(store, store.students[1], from_paper=True))

    assert (found.facts, found.told_by, found.from_paper) == (SECRET, TELLER, True)
    assert found.noticed_at == NOW
    assert found.name == "Eli Brandt"
    assert [step.kind for step in found.steps] == [StepKind.RECORDED]
    assert found.row.status is ConcernStatus.OPEN


def test_time_noticed_and_time_recorded_are_both_kept(store):
    earlier = NOW - timedelta(days=3)

    found = detail(store, record(store, store.students[0], noticed_at=earlier))

    assert (found.noticed_at, found.recorded_at) == (earlier, NOW)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("who", {"student_id": ""}),
        ("who", {"student_id": "nobody"}),
        ("facts", {"facts": "  \n "}),
        ("facts", {"facts": "x" * 10_001}),
        ("source", {"source": None}),
        ("told_by", {"told_by": "x" * 201}),
        ("noticed_at", {"noticed_at": NOW + timedelta(hours=1)}),
        ("noticed_at", {"noticed_at": datetime(2025, 5, 1, tzinfo=UTC)}),
    ],
)
def test_wrong_value_is_named_and_nothing_is_kept(store, field, changes):
    entry = entry_for(store.students[0], **changes)

    with pytest.raises(InvalidValueError) as caught:
        do(store, record_concern, entry=entry)

    assert caught.value.field == field
    assert caught.value.sentence().endswith(".")
    assert store.read(list_concerns) == []


@pytest.mark.parametrize(
    ("how_soon", "today", "due"),
    [
        (HowSoon.TODAY, MONDAY, MONDAY),
        (HowSoon.THIS_WEEK, MONDAY, date(2026, 11, 27)),
        (HowSoon.THIS_WEEK, date(2026, 11, 26), date(2026, 11, 27)),
        (HowSoon.THIS_WEEK, date(2026, 11, 27), date(2026, 11, 30)),
        (HowSoon.THIS_WEEK, date(2026, 11, 29), date(2026, 11, 30)),
        (HowSoon.WATCH, MONDAY, date(2026, 12, 7)),
    ],
)
def test_how_soon_says_by_when_somebody_looks(how_soon, today, due):
    assert due_day(how_soon, today) == due


def test_list_holds_grade_and_day_but_no_name_and_no_word(store):
    record(store, store.students[1], how_soon=HowSoon.THIS_WEEK)

    (row,) = store.read(list_concerns)

    assert (row.grade.level, row.due_on, row.noticed_on) == (4, date(2026, 11, 27), TODAY)
    assert not any(word in repr(row) for word in ("Eli", "Brandt", SECRET, TELLER))


def test_name_is_read_by_itself(store):
    concern_id = record(store, store.students[1])

    assert store.read(partial(name_of, concern_id=concern_id)) == "Eli Brandt"


def test_correcting_changes_the_words_and_the_day(store):
    concern_id = record(store, store.students[0])
    entry = store.read(partial(entry_of, concern_id=concern_id))

    changed = entry_for(store.students[0], facts="He said so twice", how_soon=HowSoon.WATCH)
    do(store, edit_concern, concern_id=concern_id, entry=changed)

    assert entry == entry_for(store.students[0])
    assert detail(store, concern_id).facts == "He said so twice"
    assert detail(store, concern_id).row.due_on == TODAY + timedelta(days=14)


def test_recording_is_undone_and_done_again(store):
    record(store, store.students[0])

    store.undo()
    after_undo = store.read(list_concerns)
    store.redo()

    assert after_undo == []
    assert len(store.read(list_concerns)) == 1


def test_concern_that_is_gone_says_so(store):
    with pytest.raises(NotFoundError):
        detail(store, "gone")


def test_draft_is_kept_until_it_is_saved_or_dropped(store):
    entry = entry_for(store.students[0], source=None)

    do(store, keep_concern_draft, entry=entry)
    kept = store.read(find_concern_draft)
    record(store, store.students[0])
    after_saving = store.read(find_concern_draft)
    do(store, keep_concern_draft, entry=entry_for(store.students[0]))
    do(store, drop_concern_draft)

    assert kept == entry
    assert after_saving is None
    assert store.read(find_concern_draft) is None


@pytest.mark.parametrize(
    ("prefill", "source"),
    [
        (ConcernPrefill(), None),
        (ConcernPrefill(session_log_id="s"), ConcernSource.SESSION),
        (ConcernPrefill(check_in_id="c"), ConcernSource.CHECK_IN),
        (ConcernPrefill(session_log_id="s", source=ConcernSource.PEER), ConcernSource.PEER),
    ],
)
def test_prefill_says_how_it_came_up(prefill, source):
    assert prefill.known_source is source
