"""Choose the helpers of one cell, beside the cell."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services.duty import Candidate, DutyCell
from peerdesk.services.names import folded
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.style import label, plain

WIDTH = 440
LIST_HEIGHT = 300


class HelperPicker(QFrame):
    """Who stands there, each with a button to clear, and a box to find one more.

    Enter takes the best helper; Esc closes.

    Signals:
        helper_chosen: Student id to add.
        clear_chosen: Student id to take out.
        lock_toggled: Lock everyone here, or unlock.
        closed: Put away.
    """

    helper_chosen = Signal(str)
    clear_chosen = Signal(str)
    lock_toggled = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self._ranked: Sequence[Candidate] = ()
        self.cell: DutyCell | None = None
        self._title = label("", "section")
        self._here = QWidget()
        self._flow = FlowLayout(self._here)
        self.box = FindBox(
            self._find,
            self.tr("Choose a helper"),
            hint=self.tr("Choose a helper: Enter takes the first"),
        )
        self._said = label("", "error")
        self._note = label(self.tr("Esc closes"), "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for widget in (self._title, self._here, self.box, self._said, self._note):
            column.addWidget(widget)
        self.box.chosen.connect(self._on_chosen)
        self.hide()

    @property
    def said(self) -> str:
        """Return why the last choice was refused, or ""."""
        return self._said.text()

    def open_at(self, cell: DutyCell, ranked: Sequence[Candidate], where: QRect) -> None:
        """Show the helpers of `cell` beside it; `where` is in the parent's coordinates."""
        self.show_cell(cell, ranked)
        self._place(where)
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)
        self.box.open_list()

    def show_cell(self, cell: DutyCell, ranked: Sequence[Candidate]) -> None:
        """Show who stands there now and who could be added."""
        self.cell, self._ranked = cell, ranked
        title = cell.spoken.split(": ", maxsplit=1)[0]
        self._title.setText(title)
        self.setAccessibleName(title)
        self.show_problem("")
        self.box.clear()
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in cell.helpers:
            self._add_button(self.tr("Clear {name}").format(name=one.name), one.student_id)
        if cell.helpers:
            is_locked = all(one.is_locked for one in cell.helpers)
            words = self.tr("Unlock") if is_locked else self.tr("Lock")
            self._flow.addWidget(push_button(words, self.lock_toggled.emit, icon="lock"))
        self._here.setVisible(bool(cell.helpers))
        self.adjustSize()

    def show_problem(self, sentence: str) -> None:
        """Say why the choice was refused."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.adjustSize()

    def close_picker(self) -> None:
        """Put it away."""
        self.box.close_list()
        self.hide()
        self.closed.emit()

    def _add_button(self, words: str, student_id: str) -> None:
        def clear() -> None:
            self.clear_chosen.emit(student_id)

        self._flow.addWidget(push_button(plain(words), clear, icon="x"))

    def _place(self, cell: QRect) -> None:
        """Stand right of the cell, or left of it, with room for the list below."""
        room = self._room.rect()
        self.adjustSize()
        x = cell.right() + 4
        if x + self.width() > room.width() - 8:
            x = cell.left() - self.width() - 4
        y = min(cell.top(), room.height() - self.height() - LIST_HEIGHT)
        self.move(max(8, x), max(8, y))

    def _find(self, text: str) -> list[Found]:
        words = folded(text).split()
        return [
            Found(one, one.full_name, one.detail, "" if not one.problems else "triangle-alert")
            for one in self._ranked
            if all(any(part.startswith(w) for part in folded(one.full_name).split()) for w in words)
        ]

    def _on_chosen(self, candidate: Candidate) -> None:
        self.helper_chosen.emit(candidate.student_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_picker()
        else:
            super().keyPressEvent(event)
