"""What to look at in the week, each with a way to mend it at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.services.duty import Candidate, DutyWarning
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.style import label, plain

MOST_LINES = 6


class ToDoCard(Card):
    """Warnings of the week; a gap offers the helper who fits best.

    Signals:
        suggestion_taken: Place and student id.
    """

    suggestion_taken = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Look at this"))

    def show_warnings(self, warnings: Sequence[DutyWarning]) -> None:
        """Show the first few warnings and how many more there are.

        Many gaps are one line: a week that nobody filled yet is no list of faults.
        """
        self.clear()
        self.setVisible(bool(warnings))
        gaps = [warning for warning in warnings if warning.is_gap]
        if len(gaps) > MOST_LINES:
            text = self.tr("%n places lack a helper. Auto-fill shares them fairly.", "", len(gaps))
            self.add_row(text)
            warnings = [warning for warning in warnings if not warning.is_gap]
        for warning in warnings[:MOST_LINES]:
            self._add_line(warning)
        more = len(warnings) - MOST_LINES
        if more > 0:
            self.add_widget(label(self.tr("%n more of this week", "", more), "muted"))

    def _add_line(self, warning: DutyWarning) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Chip(self.tr("Empty") if warning.is_gap else self.tr("Check"), "warn"))
        row.addWidget(label(warning.sentence), 1)
        if warning.suggestion is not None:
            row.addWidget(self._suggest_button(warning, warning.suggestion))
        self.add_widget(line)

    def _suggest_button(self, warning: DutyWarning, best: Candidate) -> QWidget:
        text = self.tr("Suggest: {name}, {detail}").format(name=best.name, detail=best.detail)
        return push_button(
            plain(text), lambda: self.suggestion_taken.emit(warning.place, best.student_id)
        )
