"""How evenly duty is shared."""

from PySide6.QtWidgets import QWidget

from peerdesk.services.duty import DutyWeek
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.duty.cells import fairness_line, fairness_names


class FairnessCard(Card):
    """One line in words, and who had how many duties this term."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("Fairness"))
        self._line, self._names = label(""), label("", "muted")
        self.add_widget(self._line)
        self.add_widget(self._names)

    def show_week(self, week: DutyWeek) -> None:
        """Show the counts as they stand with this week."""
        self._line.setText(fairness_line(week))
        self._names.setText(fairness_names(week))
        self._names.setVisible(bool(week.fairness))
