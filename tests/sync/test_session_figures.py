"""Sessions in figures: by kind, small groups hidden, a counselor's own time left out."""

from functools import partial

import pytest
from sqlalchemy import select
from support import NOW, TODAY, add_students, ask_nobody, make_store, school_id

from peerdesk.enums import ConsentKind, SessionKind, SessionTopic
from peerdesk.models.measures import Figure
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.sync.figures import refresh_figures


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    ask_nobody(store, ConsentKind.GROUP)
    yield store
    store.close()


def log(store, kind, **fields):
    entry = SessionEntry(kind, NOW, 30, **fields)
    store.write(partial(log_session, entry=entry), "Logged")


def told(store):
    own = school_id(store)
    store.write(lambda session: refresh_figures(session, own, TODAY), "Counted")
    query = select(Figure.subgroup, Figure.value, Figure.is_suppressed).where(
        Figure.measure == "sessions"
    )
    return {
        group: (value, hidden)
        for group, value, hidden in store.read(lambda s: s.execute(query).all())
    }


def test_own_time_is_nobodys_session(store):
    log(store, SessionKind.OWN_TIME, topic=SessionTopic.PLANNING)
    log(store, SessionKind.LESSON, class_name="02-A", head_count=21)

    assert told(store) == {"all": (1, False), "kind:lesson": (1, False)}


def test_kind_with_few_students_is_hidden_and_another_with_it(store):
    students = add_students(store, 24)
    log(store, SessionKind.GROUP, student_ids=tuple(students[:12]), title="Lunch")
    log(store, SessionKind.SUPERVISION, student_ids=tuple(students))
    log(store, SessionKind.DROP_IN, student_ids=tuple(students[:3]))

    assert told(store) == {
        "all": (3, False),
        "kind:drop_in": (0, True),
        "kind:group": (0, True),
        "kind:supervision": (1, False),
    }
