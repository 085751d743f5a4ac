"""A card that opens beside a cell of the week and closes with Esc."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.ui.kit.find_box import FindBox
from peerdesk.ui.kit.style import label

WIDTH = 440
MARGIN = 16
LIST_HEIGHT = 300


class BesideCell(QFrame):
    """A title, a box that finds, and what was refused; over the page, next to a cell.

    Attributes:
        box: Where the keyboard is.

    Signals:
        closed: Put away.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, box: FindBox) -> None:
        super().__init__(parent)
        self._room = parent
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.box = box
        self._title = label("", "section")
        self._said = label("", "error")
        self._note = label(self.tr("Esc closes"), "caption")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(8)
        for widget in (self._title, self.box, self._said, self._note):
            self.column.addWidget(widget)
        self._said.hide()
        self.hide()

    @property
    def said(self) -> str:
        """Return why the last choice was refused, or ""."""
        return self._said.text()

    def set_title(self, title: str) -> None:
        """Say which cell it is about."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_problem(self, sentence: str) -> None:
        """Say why the choice was refused."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.adjustSize()

    def show_beside(self, where: QRect) -> None:
        """Show it next to `where`, in the parent's coordinates, with the keyboard in the box."""
        self._place(where)
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)
        self.box.open_list()

    def close_picker(self) -> None:
        """Put it away."""
        self.box.close_list()
        self.hide()
        self.closed.emit()

    def _place(self, cell: QRect) -> None:
        """Stand right of the cell, or left of it, with room for the list below."""
        room = self._room.rect()
        self.adjustSize()
        x = cell.right() + 4
        if x + self.width() > room.width() - 8:
            x = cell.left() - self.width() - 4
        y = min(cell.top(), room.height() - self.height() - LIST_HEIGHT)
        self.move(max(8, x), max(8, y))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_picker()
        else:
            super().keyPressEvent(event)
