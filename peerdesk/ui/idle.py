"""Notice that nobody is there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
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

    Install it as an event filter on the application.

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

    def stop(self) -> None:
        """Count no more, e.g. while locked."""
        self._beat.stop()

    def check(self) -> None:
        """Emit `idle` if the time is up."""
        if self._beat.isActive() and self._is_due():
            self.stop()
            self.idle.emit()

    def _is_due(self) -> bool:
        return self._now() - self._last >= timedelta(minutes=self.minutes)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE and self._beat.isActive():
            self.check()
            self._last = self._now()
        return False
