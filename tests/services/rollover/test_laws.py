"""Laws on a real file: twice is once, nobody is lost, undo restores, whatever was chosen."""

import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from support import SteppingClock, add_students, make_store

from peerdesk.enums import BackupReason, Grade, NextYear, StudentStatus
from peerdesk.models.people import Student
from peerdesk.services import calendar, rollover

JUNE = date(2027, 6, 1)
NOW = datetime(2027, 6, 1, 15, tzinfo=UTC)
GRADES = (Grade.KINDERGARTEN, Grade.G01, Grade.G02)
STEPS = (rollover.promote, rollover.let_go)

choices = st.dictionaries(st.integers(0, 8), st.sampled_from(list(NextYear)), max_size=9)


def roster(store):
    rows = store.read(lambda s: [(o.id, o.grade, o.status) for o in s.query(Student)])
    return {one: (grade, status) for one, grade, status in rows}


def run(store, step, year):
    return store.write(lambda s: step(s, year, JUNE), "Did it").value


@settings(max_examples=4)
@given(choices, st.permutations(STEPS))
def test_steps_in_any_order_lose_nobody_change_once_and_are_undone(chosen, order):
    with tempfile.TemporaryDirectory() as folder:
        store = make_store(Path(folder), now=SteppingClock(NOW))
        students = add_students(store, 9, grades=GRADES)
        year = store.read(calendar.list_years)[0].id
        run(store, rollover.back_up, year)
        for place, goes in chosen.items():
            ids = [students[place]]
            store.write(lambda s, i=ids, g=goes: rollover.choose(s, year, i, g), "Chose")
        before, plan = roster(store), store.read(lambda s: rollover.preview(s, year, JUNE))

        for step in order:
            run(store, step, year)
        after = roster(store)
        again = [run(store, step, year) for step in order]

        assert (again, roster(store)) == ([0, 0], after)
        assert after == expected(plan)
        for action_id in store.read(lambda s: rollover.taking_back(s, JUNE)).action_ids[:2]:
            store.undo(action_id)
        assert roster(store) == before
        store.close()


def expected(plan):
    """Return grade and status of everyone after both steps."""
    stays = {row.id: (row.after, StudentStatus.ACTIVE) for row in plan.rows if row.after}
    goes = {row.id: (row.student.grade, StudentStatus.LEFT) for row in plan.rows if not row.after}
    return stays | goes


def test_backup_is_made_for_the_rollover_before_the_step_is_ticked(school):
    made = []
    school.store.protect = made.append

    school.back_up()

    assert made == [BackupReason.BEFORE_ROLLOVER]
    assert school.board().done == 1
