"""The district erases a student whom a school names by code."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.sync.erasure import find_student
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.erase_panel import ErasePanel
from peerdesk.ui.kit.field import Field


class EraseByCode(QWidget):
    """Asks for the code first, then shows what goes.

    Signals:
        finished: Left without erasing.
        print_requested: The proof shall be printed: key and options.
    """

    finished = Signal()
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.code = QLineEdit()
        self.field = Field(
            self.tr("&Code of the student"),
            self.code,
            hint=self.tr("The school reads it to you from the student's panel"),
        )
        self.button = push_button(self.tr("Show &what goes"), self.look, role="primary")
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self._question = QWidget()
        asking = QVBoxLayout(self._question)
        asking.setContentsMargins(16, 0, 16, 0)
        asking.setSpacing(16)
        asking.addWidget(self.field)
        asking.addLayout(row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._question)
        self._column.addStretch(1)
        self.code.returnPressed.connect(self.look)
        self.setFocusProxy(self.code)
        self.erasing: ErasePanel | None = None

    def look(self) -> None:
        """Find the student, or say that nobody has this code."""
        try:
            student_id = self._desk.read(partial(find_student, text=self.code.text()))
        except PeerDeskError as error:
            self.field.set_error(sentence_of(error))
            self.code.setFocus()
            return
        self._question.hide()
        self.erasing = ErasePanel(self._desk, student_id)
        self.erasing.finished.connect(self.finished)
        self.erasing.print_requested.connect(self.print_requested)
        self._column.insertWidget(0, self.erasing)
