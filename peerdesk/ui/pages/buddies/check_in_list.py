"""The check-ins of one pair: what was found, the note hidden, each to correct or delete."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from peerdesk.enums import CheckInNature
from peerdesk.services.check_in_records import (
    CheckInRow,
    SpokeWith,
    bin_check_in,
    edit_check_in,
    list_check_ins,
    note_of_check_in,
)
from peerdesk.services.match_story import nature_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.lazy_reveal import LazyReveal
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.buddies.words import spoke_words

_FEW = 3
_TONES = {
    CheckInNature.GOING_WELL: "ok",
    CheckInNature.NEEDS_HELP: "warn",
    CheckInNature.WORRY: "danger",
}


class CheckInList(QWidget):
    """The newest check-ins, and all of them on demand.

    Signals:
        edit_requested: Id of a check-in to correct.
        delete_requested: Id of a check-in to put into the bin.
    """

    edit_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, desk: Desk, match_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows = desk.read(partial(list_check_ins, match_id=match_id))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._more: QWidget | None = None
        if not self.rows:
            self._column.addWidget(label(self.tr("None yet."), "muted"))
        for row in self.rows[:_FEW]:
            self._add(row)
        rest = len(self.rows) - _FEW
        if rest > 0:
            text = self.tr("Show %n earlier", "", rest)
            self._more = push_button(text, self.show_all, role="link")
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_all(self) -> None:
        """Show every check-in."""
        if self._more is not None:
            self._more.hide()
            self._more = None
            for row in self.rows[_FEW:]:
                self._add(row)

    def _add(self, row: CheckInRow) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        words = self.tr("{day}, {minutes} min").format(day=day(row.done_on), minutes=row.minutes)
        asked = ", ".join(spoke_words()[SpokeWith(one)] for one in row.spoke_with)
        line.addWidget(label(f"{words}, {asked}" if asked else words), 1)
        if row.feels_safe is False:
            line.addWidget(Chip(self.tr("Not safe"), "danger"))
        line.addWidget(Chip(nature_words(row.nature), _TONES[row.nature]))
        for button in self._buttons(row):
            line.addWidget(button)
        self._column.addLayout(line)
        if row.has_note:
            read = partial(self._desk.read, partial(note_of_check_in, check_in_id=row.id))
            self._column.addWidget(LazyReveal(read))

    def _buttons(self, row: CheckInRow) -> list[QToolButton]:
        correct = self.tr("Correct the check-in of {day}").format(day=day(row.done_on))
        delete = self.tr("Delete the check-in of {day}").format(day=day(row.done_on))
        change = icon_button("pencil", correct, partial(self.edit_requested.emit, row.id))
        remove = icon_button("trash-2", delete, partial(self.delete_requested.emit, row.id))
        if not self._desk.may(edit_check_in):
            close(change, self._desk.why_not())
        if not self._desk.may(bin_check_in):
            close(remove, self._desk.why_not())
        return [change, remove]
