"""Choose: tick candidates and see at once how the group stands beside the school."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.enums import CandidateStatus
from peerdesk.services.names import grade_short
from peerdesk.services.selection.balance import Enrolled, weigh
from peerdesk.services.selection.candidates import Candidate
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.pages.selection.shares_view import SharesView
from peerdesk.ui.table_model import Column

_S = CandidateStatus
_TABLE: Final = 340
_HAVE_PLACE: Final = frozenset({_S.OFFERED, _S.ACCEPTED})
_OUT: Final = frozenset({_S.DECLINED, _S.NOT_THIS_TIME})


class ChooseView(QWidget):
    """Candidates to tick with Space, and the balance; who has a place is ticked already.

    A tick is a thought and is written nowhere. Offering the places is the deed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enrolled: Sequence[Enrolled] = ()
        self._rows: Sequence[Candidate] = ()
        self._places = 0
        self._ticked: set[str] = set()
        self.table: DataTable[Candidate] = DataTable(self._columns(), self.tr("Who is chosen"))
        self.table.add_row_action(self.tr("Tick or untick"), self.tick, shortcut="Space")
        self.table.opened.connect(lambda _row: self.tick())
        self.table.setMinimumHeight(_TABLE)
        self.line = label("", "section")
        self.shares = SharesView()
        empty = EmptyState(
            self.tr("Nobody to choose from yet"),
            self.tr("Candidates stand here as soon as they are on the list."),
            icon="users",
        )
        self._lay_out(empty)

    @property
    def wanted(self) -> list[Candidate]:
        """Return who is ticked and has no place yet."""
        return [row for row in self._rows if row.id in self._ticked]

    def show_rows(
        self, rows: Sequence[Candidate], enrolled: Sequence[Enrolled], places: int
    ) -> None:
        """Show the candidates who can be chosen, and everybody they are compared with."""
        self._rows = [row for row in rows if row.status not in _OUT]
        self._enrolled, self._places = enrolled, places
        free = {row.id for row in self._rows if row.status not in _HAVE_PLACE}
        self._ticked &= free
        self.table.set_rows(self._rows)
        self._states.set_empty(empty=not self._rows)
        self._weigh()

    def tick(self) -> None:
        """Tick or untick the current candidate; who has a place keeps it."""
        row = self.table.current_row
        if row is None or row.status in _HAVE_PLACE:
            return
        self._ticked ^= {row.id}
        self.table.set_rows(self._rows)
        self._weigh()
        announce(self.table, self.line.text())

    def _is_chosen(self, row: Candidate) -> bool:
        return row.id in self._ticked or row.status in _HAVE_PLACE

    def _weigh(self) -> None:
        chosen = [row.student_id for row in self._rows if self._is_chosen(row)]
        self.shares.show_balance(weigh(self._enrolled, chosen))
        words = self.tr("%n chosen", "", len(chosen))
        if self._places:
            words = self.tr("{chosen}, {places} places").format(chosen=words, places=self._places)
        self.line.setText(words)

    def _lay_out(self, empty: EmptyState) -> None:
        left, right = Card(self.tr("Candidates")), Card(self.tr("Beside the school"))
        left.add_widget(self.line)
        left.add_widget(self.table)
        hint = self.tr(
            "Hatched: share of the enrolled. Solid: share of the chosen. Small groups stand "
            "together. This is a mirror, not a rule: no score and no share chooses anybody."
        )
        right.add_widget(label(hint, "muted"))
        right.add_widget(self.shares)
        self._states = EmptyOr(CardGrid([left, right], least_width=420), empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._states, 1)

    def _columns(self) -> list[Column[Candidate]]:
        return [
            Column(
                self.tr("Chosen"),
                self._chosen,
                icon=lambda row: "check" if self._is_chosen(row) else "",
                spoken=lambda row: self._chosen(row) or self.tr("not chosen"),
            ),
            Column(self.tr("Name"), lambda row: row.name, stretches=True),
            Column(
                self.tr("Grade"), lambda row: grade_short(row.grade), lambda row: row.grade.level
            ),
            Column(
                self.tr("Interview"),
                self._points,
                sort_key=lambda row: row.points[0] if row.points else 0,
            ),
        ]

    def _chosen(self, row: Candidate) -> str:
        if row.status in _HAVE_PLACE:
            return self.tr("place")
        return self.tr("yes") if row.id in self._ticked else ""

    def _points(self, row: Candidate) -> str:
        if row.points is None:
            return ""
        return self.tr("{points} of {most}").format(points=row.points[0], most=4 * row.points[1])
