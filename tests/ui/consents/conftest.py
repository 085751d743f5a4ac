"""A shell on the page of consents, with families to ask."""

from functools import partial

import pytest
from consent_support import Families
from desk_support import StillDesk
from PySide6.QtWidgets import QApplication
from support import make_store

from peerdesk.services.vaults import describe
from peerdesk.settings import Settings
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell


@pytest.fixture
def families(tmp_path, tasks):
    store = make_store(tmp_path)
    yield Families(store)
    tasks.shutdown()
    store.close()


@pytest.fixture
def open_page(qtbot, tasks, tmp_path):
    """Give a function that opens the page for a store."""

    def make(store):
        info = store.read(partial(describe, folder=tmp_path))
        desk = StillDesk(store, tasks, info, Settings())
        shell = Shell(desk, Search(desk))
        desk.setParent(shell)
        qtbot.addWidget(shell)
        shell.resize(1366, 688)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.go_to("consents")
        return shell

    return make


@pytest.fixture
def shell(families, open_page):
    return open_page(families.store)


@pytest.fixture
def page(shell):
    return shell.page


@pytest.fixture
def calm(qtbot, tasks):
    """Give a function that waits until no work is under way."""

    def wait():
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=10_000)
        QApplication.processEvents()

    return wait
