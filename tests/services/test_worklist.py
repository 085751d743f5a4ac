"""The work list: grouped, in the order of what is due, and only what one's role opens."""

from datetime import timedelta

import pytest
from support import NOW, TODAY, add_students, make_store

from peerdesk.enums import AccountRole, SessionKind
from peerdesk.models.session_logs import SheetCode
from peerdesk.services import worklist
from peerdesk.services.rights import WHO, Who
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.vaults import own_school_id
from peerdesk.services.worklist.lines import WorkGroup, due_word
from peerdesk.services.worklist.sources import SOURCES


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def note_worry(store):
    (student,) = add_students(store, 1)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 10, student_ids=(student,), has_worry=True)
    store.write(lambda session: log_session(session, entry), "Logged")


def print_forms(store, *days):
    def use_case(session):
        own = own_school_id(session)
        session.add_all(
            SheetCode(school_id=own, code=str(n), number=n, print_key="session-form", printed_on=on)
            for n, on in enumerate(days)
        )

    store.write(use_case, "Printed")


def groups(store, day=TODAY):
    return [part.group for part in store.read(lambda s: worklist.work_list(s, day)).parts]


def test_nothing_waits_in_an_empty_school(store):
    assert groups(store) == []


def test_worry_stands_above_sheets(store):
    print_forms(store, TODAY)
    note_worry(store)

    assert groups(store) == [WorkGroup.CONCERN, WorkGroup.SHEET]


def test_lines_of_a_group_stand_by_day_and_are_counted(store):
    before = TODAY - timedelta(days=3)
    print_forms(store, TODAY, before, TODAY)

    (part,) = store.read(lambda s: worklist.work_list(s, TODAY)).parts

    assert [line.due_on for line in part.lines] == [before, TODAY]
    assert part.count == 3


def test_every_line_has_a_key_of_its_own(store):
    print_forms(store, TODAY, TODAY - timedelta(days=1))
    note_worry(store)

    keys = [line.key for line in store.read(lambda s: worklist.all_lines(s, TODAY))]

    assert len(keys) == len(set(keys)) == 3


def test_lines_of_pages_one_may_not_open_are_left_out(store):
    note_worry(store)
    principal = Who("principal", AccountRole.PRINCIPAL)

    with store._sessions(info={WHO: principal}) as session:
        assert worklist.work_list(session, TODAY).parts == ()


def test_no_source_is_listed_twice():
    assert len(SOURCES) == len(set(SOURCES))


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Due today"), (1, "Tomorrow"), (4, "In 4 days"), (-1, "1 day late"), (-9, "9 days late")],
)
def test_how_late_a_line_is_stands_in_words(days, words):
    assert due_word(TODAY + timedelta(days=days), TODAY) == words
