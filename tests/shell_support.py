"""Whole shells on a store of their own, for tests that walk all pages."""

from functools import partial

from desk_support import StillDesk
from support import make_store

from peerdesk.enums import VaultRole
from peerdesk.services import vaults
from peerdesk.services.rights import Who
from peerdesk.services.store import Store
from peerdesk.settings import Settings
from peerdesk.ui import places
from peerdesk.ui.desk import Desk
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell

PAGES = [(role, place.key) for role in VaultRole for place in places.list_places(role)]


def build_shell(folder, tasks, role=VaultRole.SCHOOL, account=None, fill=None):
    """Return a shell; what `fill(session)` writes, the counselor has written before."""
    made = make_store(folder, role)
    if fill is not None:
        made.write(fill, "Filled")
    who = None if account is None else Who("somebody", account)
    store = made if who is None else Store(made._sessions, who=who)
    info = made.read(lambda session: vaults.describe(session, folder))
    desk = Desk(store, tasks, info, Settings())
    shell = Shell(desk, Search(desk))
    desk.setParent(shell)
    return shell


def open_still(qtbot, tasks, store, folder, page):
    """Return a shell shown on a page of a store, on a day that stands still."""
    info = store.read(partial(vaults.describe, folder=folder))
    desk = StillDesk(store, tasks, info, Settings())
    shell = Shell(desk, Search(desk))
    desk.setParent(shell)
    qtbot.addWidget(shell)
    show_shell(qtbot, shell)
    shell.go_to(page)
    return shell


def show_shell(qtbot, shell, size=(1366, 688)):
    """Show it and wait until it stands."""
    shell.resize(*size)
    with qtbot.waitExposed(shell):
        shell.show()
    return shell


def destroy(shells, tasks):
    """Let worker, files and widgets go."""
    tasks.shutdown()
    for shell in shells:
        shell._desk._store.close()
        shell.deleteLater()
