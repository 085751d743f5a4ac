"""PeerDesk from start to its first painted window, the key already derived.

With a third argument it goes on until the page is filled, too.
"""

import os
import sys
from contextlib import nullcontext
from pathlib import Path

from peerdesk.__main__ import load_window

application = load_window()  # as every start of the window does

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from peerdesk.models.database import open_database  # noqa: E402
from peerdesk.services.store import Store  # noqa: E402
from peerdesk.services.vaults import OpenVault, describe  # noqa: E402
from peerdesk.settings import Settings  # noqa: E402
from peerdesk.ui.main_window import MainWindow  # noqa: E402
from peerdesk.ui.preferences import Preferences  # noqa: E402
from peerdesk.ui.tasks import TaskRunner  # noqa: E402


class Ending(QObject):
    """Ends the program when `widget` was painted, before what waits for that begins."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: end())  # noqa: PLW0108 - looked up when it fires
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look for the paint event."""
        if event.type() == QEvent.Type.Paint:
            self._timer.start(0)
        return False


def end() -> None:
    """End at once; what closing takes is another matter, here and in the reference."""
    os._exit(0)


def show(path: Path, key: bytes) -> MainWindow:
    """Show the window on the database."""
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
    return window


def main(path: Path, key: bytes, *, is_filled: bool = False) -> None:
    """Show the window once, or go on until its page is filled and painted again."""
    window = show(path, key)
    if not is_filled:
        Ending(window.shell)
    while window.shell.page.cards is None:
        QApplication.processEvents()
    window.grab()
    end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), is_filled=len(sys.argv) > 3)
