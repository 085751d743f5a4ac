"""A desk on a school in which something was noticed, on a morning that does not pass."""

import pytest
from desk_support import StoppedDesk
from support import SteppingClock, add_students, make_store

from peerdesk.enums import AccountRole
from peerdesk.services.rights import Who
from peerdesk.services.store import Store
from peerdesk.services.vaults import describe
from peerdesk.settings import Settings


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path, now=SteppingClock())
    made.students = add_students(made, 4)
    yield made
    made.close()


@pytest.fixture
def desk_for(store, tasks, tmp_path):
    """Give a function that makes the desk of somebody: `desk_for("substitute")`."""
    made = []

    def make(role="counselor"):
        opened = Store(store._sessions, who=Who(role, AccountRole(role)), now=SteppingClock())
        info = store.read(lambda session: describe(session, tmp_path))
        desk = StoppedDesk(opened, tasks, info, Settings())
        made.append(desk)
        return desk

    yield make
    tasks.shutdown()
    for desk in made:
        desk.deleteLater()


@pytest.fixture
def desk(desk_for):
    return desk_for()


@pytest.fixture
def settle(qtbot, tasks):
    """Return a function that waits until the worker has nothing left to do."""
    return lambda: qtbot.waitUntil(lambda: not tasks.is_busy)
