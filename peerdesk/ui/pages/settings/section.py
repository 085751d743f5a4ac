"""The base of a section of the settings page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.desk import Desk


class Section(QWidget):
    """One group of settings.

    Attributes:
        key: Its name in `SettingsPage.show_record`.
        primary_text: Words of the page's primary button while it is shown, or "".

    Signals:
        panel_requested: Widget for the side panel, and its title.
        place_requested: Page key and record id (or None) to go to.
    """

    key = ""
    panel_requested = Signal(QWidget, str)
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.primary_text = ""
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def refresh(self) -> None:
        """Show what is stored now."""

    def primary(self) -> None:
        """Do what the primary button says."""
