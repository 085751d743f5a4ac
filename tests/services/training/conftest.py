"""A school with helpers, some of whom have learned to listen."""

from datetime import timedelta
from functools import partial

import pytest
from support import TODAY, add_students, make_store, school_id

from peerdesk.enums import MembershipRole, ProgramKind
from peerdesk.models.people import Staff
from peerdesk.models.stamping import bulk_insert
from peerdesk.services import programs
from peerdesk.services.training import attendance, events
from peerdesk.services.training.attendance import Came
from peerdesk.services.training.events import TrainingEntry


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def helpers(store):
    """Give the ids of three helpers."""
    ids = add_students(store, 3)
    store.write(
        partial(programs.mark_members, student_ids=ids, role=MembershipRole.HELPER, today=TODAY),
        "Marked",
    )
    return ids


@pytest.fixture
def bench_helpers(store, helpers):
    """Give the ids of two helpers who stand at the bench too."""
    role, kind = MembershipRole.HELPER, ProgramKind.BUDDY_BENCH
    store.write(
        partial(programs.mark_members, student_ids=helpers[:2], role=role, today=TODAY, kind=kind),
        "Marked",
    )
    return helpers[:2]


@pytest.fixture
def adults(store):
    """Give the ids of five adults."""
    own = school_id(store)
    rows = [
        {"school_id": own, "first_name": name, "last_name": "Begay"}
        for name in ("Ann", "Bea", "Cal", "Dee", "Eva")
    ]
    return store.write(lambda s: bulk_insert(s, Staff, rows), "Added adults").value


@pytest.fixture
def train(store):
    """Return a function that records people at a course on a day so many days ago."""

    def record(code, ids, days=0, *, anyway=False, **said):
        entry = TrainingEntry(code, TODAY - timedelta(days=days), **said)
        use_case = attendance.record_anyway if anyway else attendance.record_attendance
        came = [Came(one) for one in ids]
        return store.write(partial(use_case, entry=entry, came=came, today=TODAY), "Trained").value

    return record


@pytest.fixture
def plan(store):
    """Return a function that plans a training so many days ahead for people."""

    def make(code, ids, days=0):
        entry = TrainingEntry(code, TODAY + timedelta(days=days), place="Room 4")
        return store.write(partial(events.plan_event, entry=entry, person_ids=ids), "Planned").value

    return make
