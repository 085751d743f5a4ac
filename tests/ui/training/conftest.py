"""A shell on the page of training, with helpers to train."""

from functools import partial

import pytest
from desk_support import StillDesk
from support import TODAY, add_students, make_store

from peerdesk.enums import MembershipRole
from peerdesk.services import programs
from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell


@pytest.fixture
def store(tmp_path, tasks):
    made = make_store(tmp_path)
    yield made
    tasks.shutdown()
    made.close()


@pytest.fixture
def helpers(store):
    """Give the ids of four helpers of six students."""
    ids = add_students(store, 6)
    role = MembershipRole.HELPER
    marking = partial(programs.mark_members, student_ids=ids[:4], role=role, today=TODAY)
    store.write(marking, "Marked")
    return ids[:4]


@pytest.fixture
def shell(qtbot, tasks, tmp_path, store, helpers):
    info = store.read(partial(describe, folder=tmp_path))
    desk = StillDesk(store, tasks, info, Settings())
    made = Shell(desk, Search(desk))
    desk.setParent(made)
    qtbot.addWidget(made)
    made.resize(1366, 688)
    with qtbot.waitExposed(made):
        made.show()
    made.go_to("training")
    return made


@pytest.fixture
def page(shell):
    return shell.page


@pytest.fixture
def settle(qtbot, tasks):
    """Return a function that waits until the worker has nothing left to do."""
    return lambda: qtbot.waitUntil(lambda: not tasks.is_busy)
