"""Work that is done ahead, piece by piece, so that nobody ever waits for the whole of it."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE_MS: Final = 150


class InPauses(QObject):
    """Does one of `steps` every `PAUSE_MS`, in order; what is typed meanwhile goes first.

    Ends with its parent, wherever it is.
    """

    def __init__(self, parent: QObject, steps: Iterable[Callable[[], object]]) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        if not self._steps:
            self._timer.stop()
            self.deleteLater()
