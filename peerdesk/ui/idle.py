"""Notice that nobody is there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from typing_extensions import override

from peerdesk import clock

_BEAT_MS: Final = 5_000
_SIGNS_OF_LIFE: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Measures idle time on the wall clock, so that a slept-through hour counts as well.

    Keys and mouse reach a window of the system before any widget; `follow` listens there.

    Signals:
        idle: Nobody touched keyboard or mouse for the allowed minutes.
    """

    idle = Signal()

    def __init__(
        self,
        minutes: int,
        parent: QObject | None = None,
        *,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        super().__init__(parent)
        self.minutes = minutes
        self._now = now
        self._last = now()
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self.check)

    def start(self) -> None:
        """Count from now on."""
        self._last = self._now()
        self._beat.start()

    def follow(self, window: QWindow | None) -> None:
        """Take what is typed or pressed in a window of the system for a sign of life."""
        if window is not None:
            window.installEventFilter(self)

    def stop(self) -> None:
        """Count no more, e.g. while locked."""
        self._beat.stop()

    def check(self) -> bool:
        """Emit `idle` if the time is up; return whether it was."""
        if not self._beat.isActive() or not self._is_due():
            return False
        self.stop()
        self.idle.emit()
        return True

    def _is_due(self) -> bool:
        now = self._now()
        self._last = min(self._last, now)  # a clock that was set back must not keep it open
        return now - self._last >= timedelta(minutes=self.minutes)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _SIGNS_OF_LIFE or not self._beat.isActive():
            return False
        if self.check():
            return True  # what was pressed is not meant for the lock screen
        self._last = self._now()
        return False
