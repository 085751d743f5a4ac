"""What tests of the window share: a runner, a desk on a real file, and windows."""

from contextlib import nullcontext

import pytest
from support import add_students, make_store, school_id

from peerdesk import app as application
from peerdesk.enums import Paper, VaultRole
from peerdesk.services.vaults import OpenVault, VaultInfo
from peerdesk.settings import Settings
from peerdesk.ui.desk import Desk
from peerdesk.ui.main_window import MainWindow
from peerdesk.ui.preferences import Preferences
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
    runner.errors = errors
    yield runner
    runner.shutdown()
    assert not errors


def vault_info(store, folder, role=VaultRole.SCHOOL, **changes):
    """Describe a store made by `make_store` as an open vault."""
    facts = {
        "folder": folder,
        "role": role,
        "school_id": school_id(store),
        "school_name": "Prairie View Elementary",
        "school_code": "PVE",
        "paper": Paper.LETTER,
        "language": "en",
        "is_sample": False,
    }
    return VaultInfo(**facts | changes)


@pytest.fixture
def make_desk(tmp_path, tasks):
    """Give a function that makes a desk on a new file; files are closed at the end."""
    stores = []

    def make(role=VaultRole.SCHOOL, **changes):
        store = make_store(tmp_path, role, file_name=f"{len(stores)}.db")
        stores.append(store)
        return Desk(store, tasks, vault_info(store, tmp_path, role, **changes), Settings())

    yield make
    tasks.shutdown()
    for store in stores:
        store.close()


@pytest.fixture
def desk(make_desk):
    """Give a desk on a school with ten students."""
    made = make_desk()
    add_students(made._store, 10)
    return made


@pytest.fixture
def make_shell(qtbot, make_desk):
    """Give a function that shows a shell of a size."""

    def make(width=1366, height=688, role=VaultRole.SCHOOL, **changes):
        desk = make_desk(role, **changes)
        shell = Shell(desk, Search(desk))
        desk.setParent(shell)
        qtbot.addWidget(shell)
        shell.resize(width, height)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        return shell

    return make


@pytest.fixture
def make_window(qtbot, tmp_path, tasks):
    """Give a function that shows the main window with settings of its own."""

    def make():
        preferences = Preferences(tmp_path / "settings.toml", lambda _settings: None)
        window = MainWindow(tasks, preferences, tmp_path / "data")
        preferences.setParent(window)
        qtbot.addWidget(window)
        window.resize(1366, 688)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return make


@pytest.fixture
def open_vault(tmp_path):
    """Give an open vault with three students, without a passphrase."""
    store = make_store(tmp_path)
    add_students(store, 3)
    return OpenVault(store, vault_info(store, tmp_path), "counselor", nullcontext())
