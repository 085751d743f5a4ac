"""Lines that wait until another day, and come back by themselves."""

from datetime import timedelta

import pytest
from support import TODAY, make_store

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.session_logs import SheetCode
from peerdesk.services import worklist
from peerdesk.services.vaults import own_school_id
from peerdesk.services.worklist import later


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    store.write(
        lambda session: session.add(
            SheetCode(
                school_id=own_school_id(session), code="A", number=1, print_key="session-form"
            )
        ),
        "Printed",
    )
    yield store
    store.close()


def lists(store, day=TODAY):
    return store.read(lambda session: worklist.work_list(session, day))


def put_off(store, days=3):
    key = lists(store).parts[0].lines[0].key
    until = TODAY + timedelta(days=days)
    return key, store.write(lambda s: later.put_off(s, key, until, TODAY), "Put off")


def test_put_off_line_is_away_until_its_day(store):
    put_off(store)

    assert lists(store).parts == ()
    assert lists(store, TODAY + timedelta(days=2)).parts == ()
    assert lists(store, TODAY + timedelta(days=3)).count == 1


def test_put_off_lines_are_listed_with_their_day(store):
    key, _ = put_off(store)

    ((line, until),) = lists(store).put_off

    assert (line.key, until) == (key, TODAY + timedelta(days=3))


def test_putting_off_is_undone(store):
    put_off(store)
    store.undo()

    assert lists(store).count == 1


def test_putting_off_twice_takes_the_second_day(store):
    put_off(store, 3)
    until = TODAY + timedelta(days=9)
    ((line, _),) = lists(store).put_off
    store.write(lambda s: later.put_off(s, line.key, until, TODAY), "Put off")

    assert [day for _, day in lists(store).put_off] == [until]


def test_put_off_line_is_brought_back(store):
    key, _ = put_off(store)
    store.write(lambda s: later.bring_back(s, key), "Brought back")

    assert lists(store).count == 1
    with pytest.raises(NotFoundError):
        store.write(lambda s: later.bring_back(s, key), "Brought back")


@pytest.mark.parametrize("days", [-1, 0, 121])
def test_day_that_is_no_day_to_come_is_refused(store, days):
    with pytest.raises(InvalidValueError):
        put_off(store, days)

    assert lists(store).count == 1


def test_days_to_choose_from_have_school_and_are_not_doubled(store):
    friday = TODAY + timedelta(days=(4 - TODAY.weekday()) % 7)

    days = [one.on for one in store.read(lambda s: later.choices(s, friday))]

    assert [day - friday for day in days] == [timedelta(days=3), timedelta(days=10)]
