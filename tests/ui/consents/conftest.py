"""A shell on the page of consents, with families to ask."""

import pytest
from consent_support import Families
from PySide6.QtWidgets import QApplication
from shell_support import open_still
from support import make_store


@pytest.fixture
def families(tmp_path, tasks):
    store = make_store(tmp_path)
    yield Families(store)
    tasks.shutdown()
    store.close()


@pytest.fixture
def open_page(qtbot, tasks, tmp_path):
    """Give a function that opens the page for a store."""

    return lambda store: open_still(qtbot, tasks, store, tmp_path, "consents")


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
