"""PeerDesk from Ctrl+L to the painted Log session panel, the first time after a start.

Prints the milliseconds. With a third argument the key is pressed as soon as Today is filled,
without the pause in which the panel is made ready.
"""

import sys
from pathlib import Path
from time import perf_counter

from benchmarks import product_window  # first of all: it loads the window as each start does

from PySide6.QtCore import QEvent, QObject, Qt  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip

from peerdesk.ui.kit.in_pauses import InPauses  # isort: skip


class Painted(QObject):
    """Notes when a widget was painted first."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look for the paint event."""
        if event.type() == QEvent.Type.Paint and not self.at:
            self.at = perf_counter()
        return False


def main(path: Path, key: bytes, *, is_ready: bool) -> None:
    """Open the panel once and print how long that took."""
    window = product_window.show(path, key)
    shell = window.shell
    while shell.page.cards is None:
        QApplication.processEvents()
    while is_ready and (window.copies is None or shell.findChild(InPauses) is not None):
        QApplication.processEvents()
    start = perf_counter()
    QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    painted = Painted(shell.panel.content)
    while not painted.at:
        QApplication.processEvents()
    print((perf_counter() - start) * 1000)
    sys.stdout.flush()
    product_window.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), is_ready=len(sys.argv) < 4)
