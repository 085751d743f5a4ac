"""Whole tasks in the whole window, by keyboard, with every key counted."""

import pytest
from keys_support import Keys
from support import make_store

from peerdesk import app as application
from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.desk import Desk
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell
from peerdesk.ui.tasks import TaskRunner


@pytest.fixture(scope="session")
def qapp(qapp):
    """Dress the application once as `app.run` does."""
    application.make_application()
    application._wear(qapp, Settings())
    return qapp


@pytest.fixture
def tasks(qapp):
    """Give a runner whose unexpected errors fail the test."""
    errors = []
    runner = TaskRunner(errors.append)
    yield runner
    runner.shutdown()
    assert not errors


@pytest.fixture
def store(tmp_path, tasks):
    """Give a store on a new encrypted file with one school."""
    made = make_store(tmp_path)
    yield made
    tasks.shutdown()
    made.close()


def desk_on(today, now):
    """Return a kind of desk whose calendar and clock stand still."""

    class StillDesk(Desk):
        def today(self):
            return today

        def now(self):
            return now

    return StillDesk


@pytest.fixture
def open_shell(qtbot, tasks, store, tmp_path):
    """Give a function that opens the working window at a moment: `open_shell(today, now)`.

    `place`, an object with `store` and `folder`, opens that vault instead of the test's own.
    """

    def make(today, now, width=1366, height=688, place=None):
        opened, folder = (store, tmp_path) if place is None else (place.store, place.folder)
        info = opened.read(lambda session: describe(session, folder))
        desk = desk_on(today, now)(opened, tasks, info, Settings())
        shell = Shell(desk, Search(desk))
        desk.setParent(shell)
        qtbot.addWidget(shell)
        shell.resize(width, height)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        qtbot.waitUntil(shell.isActiveWindow)
        return shell

    return make


@pytest.fixture
def hands(qtbot, tasks):
    """Give a function that lays hands on a window's keyboard: `hands(shell)`."""
    return lambda shell: Keys(qtbot, shell, tasks)
