"""The tally: who was named, for the counselor alone."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.services.names import grade_short
from peerdesk.services.selection.tally import LEAST_BALLOTS, LEAST_TOLD, Nominee, Tally
from peerdesk.services.selection.words import status_words
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.style import label
from peerdesk.ui.table_model import Column

_TABLE: Final = 340


class TallyView(QWidget):
    """Students by votes, and the adults they trust; several students can be chosen at once."""

    def __init__(self, put_on_list: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.students: DataTable[Nominee] = DataTable(
            self._student_columns(), self.tr("Students named on ballots")
        )
        self.students.select_many()
        self.students.setMinimumHeight(_TABLE)
        self.students.opened.connect(lambda _row: put_on_list())
        self.students.add_row_action(
            self.tr("Put on the list"),
            put_on_list,
            icon="plus",
            shortcut="P",
            needs="selection.candidates.put_on_list",
        )
        self.adults: DataTable[Nominee] = DataTable(
            self._adult_columns(), self.tr("Adults named on ballots")
        )
        self.adults.setMinimumHeight(_TABLE)
        self.line = label("", "muted")
        self._empty = EmptyState(self.tr("Not enough ballots yet"), "", icon="inbox")
        self._lay_out()

    def show_tally(self, tally: Tally) -> None:
        """Show the sums."""
        self.students.set_rows(tally.students)
        self.adults.set_rows(tally.adults)
        self._states.set_empty(empty=not tally.is_shown)
        wanted = self.tr("From {n} ballots on the sums are shown; with fewer a child shows.")
        self._empty.set_text(self.tr("Not enough ballots yet"), wanted.format(n=LEAST_BALLOTS))
        words = [
            self.tr("%n ballots", "", tally.ballots),
            self.tr("%n names nobody could read", "", tally.unclear),
            self.tr("for you alone: never printed, never shared"),
        ]
        self.line.setText(", ".join(words))

    def _lay_out(self) -> None:
        peers, trusted = Card(self.tr("Students named")), Card(self.tr("Trusted adults"))
        peers.add_widget(self.students)
        trusted.add_widget(self.adults)
        self._states = EmptyOr(CardGrid([peers, trusted], least_width=420), self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.line)
        column.addWidget(self._states, 1)

    def _student_columns(self) -> list[Column[Nominee]]:
        words = status_words()
        return [
            Column(self.tr("Name"), lambda row: row.name, stretches=True),
            Column(
                self.tr("Grade"),
                lambda row: grade_short(row.grade) if row.grade else "",
                sort_key=lambda row: row.grade.level if row.grade else 0,
            ),
            self._votes(),
            Column(
                self.tr("Stands"),
                lambda row: words[row.status] if row.status else "",
                tone=lambda row: "accent" if row.status else "",
            ),
        ]

    def _adult_columns(self) -> list[Column[Nominee]]:
        return [Column(self.tr("Name"), lambda row: row.name, stretches=True), self._votes()]

    def _votes(self) -> Column[Nominee]:
        fewer = self.tr("fewer than {n}").format(n=LEAST_TOLD)
        return Column(
            self.tr("Votes"),
            lambda row: fewer if row.votes is None else str(row.votes),
            sort_key=lambda row: row.votes or 0,
            is_number=True,
        )
