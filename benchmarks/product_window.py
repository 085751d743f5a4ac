"""PeerDesk from start to its first painted page, the key already derived."""

import sys
from contextlib import nullcontext
from pathlib import Path

from peerdesk.__main__ import load_window

application = load_window()  # as every start of the window does

from peerdesk.models.database import open_database  # noqa: E402
from peerdesk.services.store import Store  # noqa: E402
from peerdesk.services.vaults import OpenVault, describe  # noqa: E402
from peerdesk.settings import Settings  # noqa: E402
from peerdesk.ui.main_window import MainWindow  # noqa: E402
from peerdesk.ui.preferences import Preferences  # noqa: E402
from peerdesk.ui.tasks import TaskRunner  # noqa: E402


def main(path: Path, key: bytes) -> None:
    """Show the window once."""
    qt = application.make_application()
    application._wear(qt, Settings())  # noqa: SLF001 - what `app.run` does
    tasks = TaskRunner(sys.excepthook)
    preferences = Preferences(path.parent / "settings.toml", lambda _settings: None, qt)
    window = MainWindow(tasks, preferences, path.parent)
    store = Store(open_database(path, key))
    info = store.read(lambda session: describe(session, path.parent))
    window.open(OpenVault(store, info, "counselor", nullcontext()))
    window.resize(1366, 688)
    window.show()
    qt.processEvents()
    window.grab()
    tasks.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
