"""A part of the student panel; each change is saved at once and can be undone."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.services.students import StudentDetail
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.style import label


class PanelSection(QWidget):
    """A title and editors that write as soon as they are used.

    Signals:
        failed: A PeerDeskError; the editors must be shown anew.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, detail: StudentDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.detail = detail
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self._title = label("", "strong")
        self.column.addWidget(self._title)

    def set_title(self, title: str) -> None:
        """Name the section."""
        self._title.setText(title)

    def write(self, use_case: Callable[[Any], object], text: str) -> None:
        """Run one use case; the panel reads again when it is done."""
        self.desk.write(self, use_case, text, failed=self.failed.emit)
