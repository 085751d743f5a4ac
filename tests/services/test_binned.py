"""What was deleted comes back with what went along, for 30 days; then its private text is gone."""

from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import text
from support import NOW, TODAY, SteppingClock, add_students, make_store

from peerdesk.enums import AccountRole, ConstraintKind, SessionKind
from peerdesk.errors import EmptiedError, NotAllowedError, NotFoundError
from peerdesk.services import actions, binned, constraints, students
from peerdesk.services.constraints import Why
from peerdesk.services.rights import Who
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs.entry import SessionEntry
from peerdesk.services.store import Store

APART = ConstraintKind.KEEP_APART


@pytest.fixture
def clock():
    return SteppingClock()


@pytest.fixture
def store(tmp_path, clock):
    made = make_store(tmp_path, now=clock)
    yield made
    made.close()


@pytest.fixture
def ids(store):
    return add_students(store, 4)


def do(store, use_case, *args, **values):
    return store.write(lambda session: use_case(session, *args, **values), "Did").value


def bin_rows(store, now=NOW):
    return store.read(partial(binned.list_bin, now=now))


def add_rule(store, ids, **why):
    return do(store, constraints.add_constraint, ids[0], ids[1], APART, Why(**why))


def test_deleted_record_is_listed_with_who_when_and_how_long(store, ids, clock):
    rule = add_rule(store, ids)
    do(store, constraints.remove_constraint, rule)

    (row,) = bin_rows(store, NOW + timedelta(days=10))
    assert (row.kind, row.text) == ("Keep-apart rule", "Maya Ortiz + Eli Brandt")
    assert (row.who, row.deleted_at, row.days_left) == ("Counselor", NOW, 20)
    assert row.why_not == ""


def test_record_comes_back_whole_and_that_can_be_undone(store, ids):
    rule = add_rule(store, ids, detail="On the bus")
    do(store, constraints.remove_constraint, rule)

    do(store, binned.bring_back, "pair_constraint", rule)
    (back,) = store.read(partial(constraints.constraints_of, student_id=ids[0], today=TODAY))
    assert (back.id, back.detail) == (rule, "On the bus")

    store.undo()
    assert [row.id for row in bin_rows(store)] == [rule]


def test_session_comes_back_with_who_was_there(store, ids):
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 15, student_ids=(ids[0],))
    log_id = do(store, entries.log_session, entry)
    do(store, entries.bin_session, log_id)

    (row,) = bin_rows(store)
    assert (row.kind, row.text, row.on) == ("Session", "Maya Ortiz", TODAY)
    do(store, binned.bring_back, "session_log", log_id)
    assert store.read(partial(entries.entry_of, log_id=log_id)).student_ids == (ids[0],)


def test_nothing_comes_back_before_the_record_it_belongs_to(store, ids):
    rule = add_rule(store, ids)
    do(store, constraints.remove_constraint, rule)
    do(store, students.remove_student, ids[0])

    found = {row.id: row.why_not for row in bin_rows(store)}
    assert found[ids[0]] == ""
    assert found[rule] == "Student Maya Ortiz is in the bin too. Bring that back first."
    with pytest.raises(NotAllowedError, match="Bring that back first"):
        do(store, binned.bring_back, "pair_constraint", rule)


def test_what_was_replaced_says_so(store, ids):
    rule = add_rule(store, ids)
    do(store, constraints.remove_constraint, rule)
    add_rule(store, ids)

    assert "stands in its place" in bin_rows(store)[0].why_not


def test_what_was_deleted_before_the_history_was_sealed_still_comes_back(store, ids):
    rule = add_rule(store, ids)
    do(store, constraints.remove_constraint, rule)
    store.write(actions.seal_history, "Sealed")

    do(store, binned.bring_back, "pair_constraint", rule)

    assert bin_rows(store) == []


def test_undone_work_is_not_in_the_bin(store, ids):
    add_rule(store, ids)
    store.undo()

    assert bin_rows(store) == []


def test_after_thirty_days_nothing_comes_back(store, ids, clock):
    rule = add_rule(store, ids)
    do(store, constraints.remove_constraint, rule)
    clock.value = NOW + timedelta(days=30, minutes=1)

    assert bin_rows(store, clock.value) == []
    with pytest.raises(NotFoundError):
        do(store, binned.bring_back, "pair_constraint", rule)


def test_emptied_bin_keeps_the_tombstone_and_no_story(store, ids, clock):
    rule = add_rule(store, ids, detail="On the bus")
    do(store, constraints.change_constraint, rule, Why(detail="On the bus, twice"))
    do(store, constraints.remove_constraint, rule)
    clock.value = NOW + timedelta(days=31)

    binned.upkeep(store)

    reading = text("SELECT detail, deleted_at FROM pair_constraint")
    kept = store.look(lambda s: s.execute(reading).all())
    told = store.look(lambda s: s.scalars(text("SELECT before || after FROM action_cell")).all())
    assert [(detail, bool(at)) for detail, at in kept] == [("", True)]
    assert not any("bus" in cell for cell in told)


def test_emptied_bin_is_not_undone(store, ids, clock):
    do(store, constraints.remove_constraint, add_rule(store, ids))
    clock.value = NOW + timedelta(days=31)
    binned.upkeep(store)

    with pytest.raises(EmptiedError):
        store.undo()


def test_younger_records_survive_the_emptying(store, ids, clock):
    rule = add_rule(store, ids, detail="On the bus")
    clock.value = NOW + timedelta(days=20)
    do(store, constraints.remove_constraint, rule)
    clock.value = NOW + timedelta(days=31)
    binned.upkeep(store)

    do(store, binned.bring_back, "pair_constraint", rule)

    assert store.read(partial(constraints.constraints_of, student_id=ids[0], today=TODAY))


def test_only_a_counselor_brings_back(store, ids):
    rule = add_rule(store, ids)
    do(store, constraints.remove_constraint, rule)
    assistant = Store(store._sessions, who=Who("a", AccountRole.ASSISTANT), now=SteppingClock())

    with pytest.raises(NotAllowedError):
        assistant.write(partial(binned.bring_back, table="pair_constraint", record_id=rule), "Back")
