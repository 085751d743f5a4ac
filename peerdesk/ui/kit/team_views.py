"""The chips that lead from one page about teams and training to the next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.filter_chips import FilterChips


class TeamViews(FilterChips):
    """Stands first on each of the pages; the chip of the page itself stays chosen.

    Signals:
        place_requested: Key of the page that is wanted, and None.
    """

    place_requested = Signal(str, object)

    def __init__(self, current: str, desk: Desk, parent: QWidget | None = None) -> None:
        offered = [
            ("team", self.tr("Team")),
            ("minutes", self.tr("Meetings")),
            ("selection", self.tr("Choosing")),
            ("acknowledgements", self.tr("Signed papers")),
            ("training", self.tr("Training")),
            ("staff_training", self.tr("Staff training")),
        ]
        choices = [(key, text) for key, text in offered if desk.may_open(key)]
        super().__init__(choices, self.tr("View"), parent, exclusive=True)
        self._current = current
        self.choose(current)
        self.changed.connect(self._leave)

    def _leave(self) -> None:
        wanted = self.key
        self.choose(self._current)
        if wanted and wanted != self._current:
            self.place_requested.emit(wanted, None)
