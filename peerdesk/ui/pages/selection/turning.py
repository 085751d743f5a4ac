"""Close and open again: the count of ballots, and the whole round."""

from functools import partial

from PySide6.QtCore import QObject

from peerdesk.services.selection import rounds
from peerdesk.services.selection.rounds import RoundRow
from peerdesk.ui.desk import Desk


class Turning(QObject):
    """The two switches of a round; each turn can be undone."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def turn_count(self, one: RoundRow) -> None:
        """Take no more ballots, or take them again."""
        if one.count_closed_on is None:
            close = partial(rounds.close_count, round_id=one.id, today=self._desk.today())
            self._desk.write(self, close, self.tr("Closed the count of ballots"))
        else:
            again = partial(rounds.open_count, round_id=one.id)
            self._desk.write(self, again, self.tr("Opened the count of ballots again"))

    def turn_round(self, one: RoundRow) -> None:
        """Close the round, or open it again."""
        if one.closed_on is None:
            close = partial(rounds.close_round, round_id=one.id, today=self._desk.today())
            self._desk.write(self, close, self.tr("Closed the round of choosing"))
        else:
            again = partial(rounds.open_again, round_id=one.id)
            self._desk.write(self, again, self.tr("Opened the round of choosing again"))
