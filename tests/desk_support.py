"""Desks on which time stands still, for tests of one page."""

import pytest
from support import NOW, TODAY, make_store

from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.desk import Desk


class StillDesk(Desk):
    """A desk whose day stands still."""

    def today(self):
        return TODAY


class StoppedDesk(StillDesk):
    """A desk whose clock stands still too."""

    def now(self):
        return NOW


@pytest.fixture
def store(tmp_path):
    """Give an empty school."""
    store = make_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def desk(store, tasks, tmp_path):
    """Give a desk on the empty school, always at the same morning."""
    info = store.read(lambda session: describe(session, tmp_path))
    desk = StoppedDesk(store, tasks, info, Settings())
    yield desk
    desk.deleteLater()


@pytest.fixture
def wait_idle(qtbot, desk):
    """Return a function that waits until the worker has nothing left to do."""
    return lambda: qtbot.waitUntil(lambda: not desk.is_busy)
