"""The base of a side panel that shows one record and is laid out anew when it changed."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.errors import NotFoundError
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.guard import guard


class RecordPanel(QWidget):
    """Reads its record, shows it, and keeps the focus where it was when it reads again.

    Attributes:
        watches: Class names of the records that are shown.
        record: What was read.

    Signals:
        finished: The record is gone; the panel may close.
    """

    watches: ClassVar[frozenset[str]] = frozenset()

    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 16)
        self._column.setSpacing(8)
        self._content: QWidget | None = None
        self.record: Any = None
        desk.changed.connect(self._on_changed)

    def read(self) -> Any:
        """Return the record as it stands in the vault.

        Raises:
            NotFoundError: If it is gone.
        """
        raise NotImplementedError

    def fill(self, column: QVBoxLayout) -> None:
        """Lay `record` out."""
        raise NotImplementedError

    def load(self) -> None:
        """Read the record and show it."""
        self.record = self.read()
        self.show_again()

    def show_again(self) -> None:
        """Lay the record out anew, keeping the focus where it was."""
        focused: QWidget | None = self.focusWidget()
        name = focused.objectName() if focused else ""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        self.fill(inner)
        inner.addStretch(1)
        self._column.addWidget(self._content, 1)
        guard(self._desk, self._content)
        widget = self.findChild(QWidget, name) if name else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if not kinds & self.watches:
            return
        try:
            self.load()
        except NotFoundError:
            self.finished.emit()
