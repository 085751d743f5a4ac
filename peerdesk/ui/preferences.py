"""The settings in force: kept in their file, worn by the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from peerdesk import settings as files
from peerdesk.settings import Settings


class Preferences(QObject):
    """Holds the user's settings and saves each change at once.

    Signals:
        changed: The new `Settings`.
    """

    changed = Signal(object)

    def __init__(
        self, path: Path, wear: Callable[[Settings], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._wear = wear
        self.current = files.load(path)
        wear(self.current)

    def change(self, settings: Settings) -> None:
        """Put `settings` in force and keep them."""
        if settings == self.current:
            return
        is_look = _look_of(settings) != _look_of(self.current)
        self.current = settings
        files.save(self._path, settings)
        if is_look:
            self._wear(settings)
        self.changed.emit(settings)

    def resize_text(self, step: int) -> None:
        """Make text larger (+1), smaller (-1) or normal (0), within 100 to 160 percent."""
        percent = self.current.text_percent + 10 * step if step else 100
        self.change(replace(self.current, text_percent=min(160, max(100, percent))))


def _look_of(settings: Settings) -> tuple[str, int]:
    return settings.look, settings.text_percent
