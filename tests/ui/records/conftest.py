"""A shell on a school with ten students."""

import pytest
from support import NOW, TODAY, add_students


@pytest.fixture
def shell(make_shell):
    """Give a shell on a school with ten students."""
    made = make_shell()
    made._desk.today = lambda: TODAY
    made._desk.now = lambda: NOW
    add_students(made._desk.store, 10)
    return made


@pytest.fixture
def store(shell):
    """Give the store behind the shell."""
    return shell._desk.store


@pytest.fixture
def calm(qtbot, tasks):
    """Give a function that waits until no work is under way."""
    return lambda: qtbot.waitUntil(lambda: not tasks.is_busy)


@pytest.fixture
def ids(store):
    """Give the ids of the students by number."""
    from peerdesk.models.people import Student

    return store.read(lambda s: [row.id for row in s.query(Student).order_by("student_number")])
