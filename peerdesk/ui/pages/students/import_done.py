"""Step 4: what was written."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.roster.apply import ImportResult
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.pages.students.import_check import ask_rejects


class DoneStep(QWidget):
    """The counts, what is left to do, and Undo.

    Signals:
        undo_wanted: Take the whole import back.
        rejects_wanted: Path for the file of problem rows.
    """

    undo_wanted = Signal()
    rejects_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs = InfoBar("warn")
        self._pairs.set_dismissable(dismissable=False)
        self.card = Card()
        self.undo = push_button(
            self.tr("&Undo import"), self.undo_wanted.emit, icon="undo-2", shortcut="Ctrl+Z"
        )
        self.rejects = push_button(
            self.tr("&Save problem rows"),
            lambda: ask_rejects(self, self.rejects_wanted.emit),
            icon="download",
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.undo)
        buttons.addWidget(self.rejects)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._pairs)
        column.addWidget(self.card)
        column.addLayout(buttons)
        column.addStretch(1)

    def show_result(self, result: ImportResult) -> None:
        """Say what was written."""
        self.card.clear()
        self.card.set_title(self.tr("The roster is in"))
        lines = [
            (self.tr("New students"), result.new),
            (self.tr("Changed"), result.changed),
            (self.tr("Marked as left"), result.left),
            (self.tr("Same as before"), result.same),
            (self.tr("Adults new or changed"), result.staff),
        ]
        for words, count in lines:
            self.card.add_row(words, str(count), "neutral")
        if result.problems:
            text = self.tr("Rows left out because of a problem")
            self.card.add_row(text, str(result.problems), "warn")
        self.rejects.setVisible(result.problems > 0)
        self._pairs.setVisible(bool(result.pairs_to_close))
        if result.pairs_to_close:
            numbers = ", ".join(map(str, result.pairs_to_close))
            text = self.tr(
                "Somebody has left these pairs: {numbers}. End them on the Buddies page."
            )
            self._pairs.show_message("warn", text.format(numbers=numbers))
