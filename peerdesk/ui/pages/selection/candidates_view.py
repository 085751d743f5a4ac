"""The candidates: how far each is, and what comes next, for many at once by keyboard."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import CandidateStatus, PutForward
from peerdesk.services.names import grade_short
from peerdesk.services.selection.candidates import Candidate
from peerdesk.services.selection.steps import next_step, next_words
from peerdesk.services.selection.words import put_forward_words, status_words, step_words
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.style import label
from peerdesk.ui.table_model import Column

_S = CandidateStatus
_ENDED: Final = frozenset({_S.ACCEPTED, _S.DECLINED, _S.NOT_THIS_TIME})
_TONES: Final = {
    _S.NOMINATED: "neutral",
    _S.INVITED: "neutral",
    _S.APPLIED: "accent",
    _S.INTERVIEWED: "accent",
    _S.OFFERED: "warn",
    _S.ACCEPTED: "ok",
    _S.DECLINED: "neutral",
    _S.NOT_THIS_TIME: "neutral",
}


class CandidatesView(QWidget):
    """A table of candidates, and a box that puts one forward.

    Signals:
        put_forward: Id of a student, and who put the student forward (`PutForward`).
    """

    put_forward = Signal(str, object)

    def __init__(
        self, find: Callable[[str], Sequence[Found]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.filter = FilterChips(
            [("open", self.tr("Open")), ("all", self.tr("All"))],
            self.tr("Which candidates"),
            exclusive=True,
        )
        self.filter.choose("open")
        self.box = FindBox(
            find,
            self.tr("Put a student forward"),
            hint=self.tr("Put forward: name, Enter (staff) or Ctrl+Enter (asked to be)"),
        )
        self.table: DataTable[Candidate] = DataTable(self._columns(), self.tr("Candidates"))
        self.table.select_many()
        empty = EmptyState(
            self.tr("No candidates yet"),
            self.tr("Put names from the tally on the list, or put a student forward above."),
            icon="users",
        )
        self._states = EmptyOr(self.table, empty)
        self._rows: Sequence[Candidate] = ()
        self._lay_out()
        self.filter.changed.connect(lambda _keys: self._show())
        self.box.chosen.connect(lambda key: self.put_forward.emit(key, PutForward.STAFF))
        self.box.second_chosen.connect(lambda key: self.put_forward.emit(key, PutForward.SELF))

    @property
    def chosen(self) -> list[Candidate]:
        """Return the selected candidates, or the current one."""
        current = self.table.current_row
        return self.table.selected_rows or ([current] if current else [])

    def show_rows(self, rows: Sequence[Candidate]) -> None:
        """Show these candidates."""
        self._rows = rows
        self._show()

    def _show(self) -> None:
        shown = [row for row in self._rows if self.filter.key == "all" or row.status not in _ENDED]
        kept = {row.id for row in self.table.selected_rows}
        self.table.set_rows(shown)
        self._states.set_empty(empty=not shown)
        if len(kept) > 1:
            self._select(kept)

    def _select(self, ids: set[str]) -> None:
        """Keep several rows selected, so that the next key means the same candidates."""
        model, selection = self.table.model(), self.table.selectionModel()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for at, row in enumerate(self.table.shown_rows):
            if row.id in ids:
                selection.select(model.index(at, 0), flags)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.filter, 1)
        row.addWidget(self.box, 2)
        row.addWidget(self.table.more_button())
        hint = self.tr("The order is by name. Nothing here ranks children; people decide.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(self._states, 1)
        column.addWidget(label(hint, "muted"))

    def _columns(self) -> list[Column[Candidate]]:
        stands, coming, by = status_words(), next_words(), put_forward_words()
        return [
            Column(self.tr("Name"), lambda row: row.name, stretches=True),
            Column(
                self.tr("Grade"), lambda row: grade_short(row.grade), lambda row: row.grade.level
            ),
            Column(
                self.tr("State"),
                lambda row: stands[row.status],
                sort_key=lambda row: list(CandidateStatus).index(row.status),
                tone=lambda row: _TONES[row.status],
            ),
            Column(self.tr("Next"), lambda row: coming[next_step(row)]),
            Column(self.tr("Put forward by"), lambda row: by[row.put_forward]),
            Column(self.tr("Papers in"), self._papers),
            Column(
                self.tr("Family"),
                self._family,
                tone=lambda row: "ok" if row.has_consent else "danger" if row.said_no else "",
            ),
            Column(self.tr("Interview"), self._interview),
            Column(self.tr("Looked at"), self._looked, tooltip=self._looked),
        ]

    def _papers(self, row: Candidate) -> str:
        if row.received_on and row.referral_on:
            return self.tr("both")
        if row.received_on:
            return self.tr("student's")
        return self.tr("teacher's") if row.referral_on else self.tr("none")

    def _family(self, row: Candidate) -> str:
        if row.has_consent:
            return self.tr("yes")
        return self.tr("no") if row.said_no else self.tr("not yet")

    def _interview(self, row: Candidate) -> str:
        if row.interviewed_on is None or row.points is None:
            return ""
        points, asked = row.points
        words = self.tr("{day}, {points} of {most}")
        return words.format(day=day(row.interviewed_on), points=points, most=4 * asked)

    def _looked(self, row: Candidate) -> str:
        words = step_words()
        return ", ".join(words[step] for step, _day in row.screened)
