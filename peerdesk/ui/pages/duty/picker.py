"""Choose the helpers of one cell, beside the cell."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from peerdesk.services.duty import Candidate, DutyCell
from peerdesk.services.names import folded
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.style import plain
from peerdesk.ui.pages.duty.beside import MARGIN, WIDTH, BesideCell


class HelperPicker(BesideCell):
    """Who stands there, each with a button to clear, and a box to find one more.

    Enter takes the best helper; Esc closes.

    Signals:
        helper_chosen: Student id to add.
        clear_chosen: Student id to take out.
        lock_toggled: Lock everyone here, or unlock.
        swap_asked: Swap the duty of one who stands here.
        free_asked: Student id of a helper whose free times are asked for.
    """

    helper_chosen = Signal(str)
    clear_chosen = Signal(str)
    lock_toggled = Signal()
    swap_asked = Signal()
    free_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        self._ranked: Sequence[Candidate] = ()
        self.cell: DutyCell | None = None
        super().__init__(parent, FindBox(self._find, ""))
        self.box.setAccessibleName(self.tr("Choose a helper"))
        self.box.setPlaceholderText(self.tr("Choose a helper: Enter takes the first"))
        self._here = QWidget()
        self._flow = FlowLayout(self._here)
        self.column.insertWidget(1, self._here)
        self.box.chosen.connect(self._on_chosen)

    def open_at(self, cell: DutyCell, ranked: Sequence[Candidate], where: QRect) -> None:
        """Show the helpers of `cell` beside it; `where` is in the parent's coordinates."""
        self.show_cell(cell, ranked)
        self.show_beside(where)

    def show_cell(self, cell: DutyCell, ranked: Sequence[Candidate]) -> None:
        """Show who stands there now and who could be added."""
        self.cell, self._ranked = cell, ranked
        self.set_title(cell.spoken.split(": ", maxsplit=1)[0])
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
            swap = push_button(self.tr("Swap…"), self.swap_asked.emit, icon="arrow-left-right")
            self._flow.addWidget(swap)
        for one in cell.helpers:
            self._add_free(self.tr("When {name} is free…").format(name=one.name), one.student_id)
        before: QWidget = self.box
        for button in self._here.findChildren(QPushButton):
            QWidget.setTabOrder(before, button)
            before = button
        self._here.setMinimumHeight(self._flow.heightForWidth(WIDTH - 2 * MARGIN))
        self._here.setVisible(bool(cell.helpers))
        self.adjustSize()

    def _add_button(self, words: str, student_id: str) -> None:
        def clear() -> None:
            self.clear_chosen.emit(student_id)

        self._flow.addWidget(push_button(plain(words), clear, icon="x"))

    def _add_free(self, words: str, student_id: str) -> None:
        def ask() -> None:
            self.close_picker()
            self.free_asked.emit(student_id)

        self._flow.addWidget(push_button(plain(words), ask, role="link"))

    def _find(self, text: str) -> list[Found]:
        words = folded(text).split()
        return [
            Found(one, one.full_name, one.detail, "" if not one.problems else "triangle-alert")
            for one in self._ranked
            if all(any(part.startswith(w) for part in folded(one.full_name).split()) for w in words)
        ]

    def _on_chosen(self, candidate: Candidate) -> None:
        self.helper_chosen.emit(candidate.student_id)
