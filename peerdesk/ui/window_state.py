"""Where the window stood; kept apart from the settings."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings  # noqa: TID251 - the one place for geometry
from PySide6.QtWidgets import QWidget


class WindowState:
    """Remembers the geometry of the main window on this computer."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, window: QWidget) -> None:
        """Put the window where it was; at 1280x720 the first time."""
        geometry = self._file.value("geometry")
        if not isinstance(geometry, QByteArray) or not window.restoreGeometry(geometry):
            window.resize(1280, 720)

    def keep(self, window: QWidget) -> None:
        """Remember where the window is."""
        self._file.setValue("geometry", window.saveGeometry())
        self._file.sync()
