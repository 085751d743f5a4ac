"""The history tells who, when, before and after in words, and never private text."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import TODAY, SteppingClock, add_students, make_store

from peerdesk.enums import (
    AccountRole,
    ConcernSource,
    ConstraintKind,
    ConstraintReason,
    Grade,
    HowSoon,
    Release,
)
from peerdesk.errors import NotAllowedError
from peerdesk.models.base import LOCAL_COLUMNS, SYNC_COLUMNS
from peerdesk.models.database import synced_tables
from peerdesk.models.people import Student
from peerdesk.services import constraints, history
from peerdesk.services.constraints import Why
from peerdesk.services.history import HistoryFilter
from peerdesk.services.records import column_words, kind_words
from peerdesk.services.records.values import enum_words
from peerdesk.services.rights import Who
from peerdesk.services.store import Store

APART = ConstraintKind.KEEP_APART


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    made = make_store(tmp_path_factory.mktemp("history"))
    yield made
    made.close()


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ids(store):
    return add_students(store, 3)


def write(store, label, use_case, *args, **values):
    return store.write(lambda session: use_case(session, *args, **values), label)


def set_fields(session, student_id, **values):
    for name, value in values.items():
        setattr(session.get_one(Student, student_id), name, value)


def rows(store, **wanted):
    return store.read(partial(history.list_history, wanted=HistoryFilter(**wanted)))


def changes(store, action_id):
    return store.read(partial(history.changes_of, action_id=action_id))


def test_change_is_told_in_words(store, ids):
    done = write(store, "Changed Maya", set_fields, ids[0], grade=Grade.G05, left_on=TODAY)

    told = [(c.name, c.field, c.before, c.after) for c in changes(store, done.action_id)]
    assert told == [
        ("Maya Ortiz", "Grade", "1", "5"),
        ("Maya Ortiz", "Left on", "", TODAY),
    ]


def test_private_text_is_never_told(store, ids):
    rule = write(store, "A", constraints.add_constraint, *ids[:2], APART, Why(detail="bus")).value
    why = Why(ConstraintReason.SAFETY, "the bus again")
    done = write(store, "Changed a rule", constraints.change_constraint, rule, why)

    told = {c.field: (c.before, c.after) for c in changes(store, done.action_id)}
    assert told == {"Why": ("Other", "Safety"), "Details": ("", "changed")}


def test_record_tells_its_own_story_newest_first(store, ids):
    rule = write(store, "Made", constraints.add_constraint, *ids[:2], APART, Why()).value
    write(store, "Ended", constraints.end_constraint, rule)
    write(store, "Binned", constraints.remove_constraint, rule)

    told = store.read(partial(history.record_changes, table="pair_constraint", record_id=rule))
    assert [(line.label, line.field) for line in told] == [
        ("Binned", "Moved to the bin"), ("Ended", "Last day"), ("Made", ""),
    ]  # fmt: skip
    assert {line.who for line in told} == {"Counselor"}


def test_history_is_narrowed_by_person_kind_day_and_words(store, ids):
    write(store, "Renamed José", set_fields, ids[0], first_name="José")
    write(store, "Added a rule", constraints.add_constraint, *ids[:2], APART, Why())

    assert [row.label for row in rows(store, text="jose")] == ["Renamed José"]
    assert [row.label for row in rows(store, kinds=frozenset({"rules"}))] == ["Added a rule"]
    assert rows(store, who="nobody") == []
    assert len(rows(store, since=TODAY)) == len(rows(store))
    assert rows(store, since=TODAY.replace(year=TODAY.year + 1)) == []


def test_deed_is_taken_back_from_the_middle_of_the_history(store, ids):
    first = write(store, "One", set_fields, ids[0], first_name="Zoe").action_id
    write(store, "Two", set_fields, ids[1], first_name="Ada")

    assert store.read(partial(history.why_not_undo, action_id=first)) == ""
    store.undo(first)
    assert "taken back" in store.read(partial(history.why_not_undo, action_id=first))
    assert [row.is_undone for row in rows(store, text="One")][-1]


def test_what_later_work_stands_on_says_so(store, ids):
    first = write(store, "One", set_fields, ids[0], first_name="Zoe").action_id
    write(store, "Two", set_fields, ids[0], first_name="Ada")

    assert "later work" in store.read(partial(history.why_not_undo, action_id=first))


def test_undo_and_redo_are_listed_and_say_why_not(store, ids):
    write(store, "One", set_fields, ids[0], first_name="Zoe")
    store.undo()
    store.redo()

    redone, undone, _done = rows(store)[:3]
    assert redone.is_undo
    assert undone.is_undo
    for row in (redone, undone):
        assert store.read(partial(history.why_not_undo, action_id=row.id))


def test_only_a_counselor_reads_the_history(store, ids):
    assistant = Store(store._sessions, who=Who("a", AccountRole.ASSISTANT), now=SteppingClock())

    with pytest.raises(NotAllowedError):
        rows(assistant)


def test_private_notes_of_another_counselor_are_not_mentioned(store, ids):
    add = "INSERT INTO action (at, actor, label, kind, from_seq, to_seq, tables) VALUES "
    row = f"{add} ('2026-11-24T10:00:00.000Z', 'other', 'Note', 'do', 0, 0, 'private_note')"
    store.note(lambda s: s.connection().exec_driver_sql(row))

    assert "Note" not in {line.label for line in rows(store)}


def test_every_field_and_kind_has_words():
    """A name with an underline, or a code, would be the program's own word."""
    for table in synced_tables():
        assert kind_words(table.name)
        for column in table.c:
            words = column_words(table.name, column.name)
            assert "_" not in words, (table.name, column.name)


@given(data=st.data())
def test_no_change_of_any_column_tells_a_stored_code(shared, data):
    from peerdesk.services.records import shown

    table = data.draw(st.sampled_from(synced_tables()))
    own = [c for c in table.c if c.name not in {*SYNC_COLUMNS, *LOCAL_COLUMNS, "school_id"}]
    column = data.draw(st.sampled_from(own))
    choices = getattr(column.type, "enum_class", None)
    value = data.draw(st.sampled_from(list(choices))).value if choices else None

    said = shared.read(lambda s: shown(s, table=table.name, column=column.name, value=value))

    assert said == "" if value is None else "_" not in said


def test_choices_of_concerns_are_told_in_the_words_of_their_pages():
    assert enum_words(ConcernSource.PEER) == "A helper"
    assert enum_words(HowSoon.WATCH) == "Keep an eye"
    assert enum_words(Release.GIVEN) == "Family said yes"
