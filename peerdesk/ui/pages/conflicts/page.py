"""Conflicts: fields that two sides changed without knowing of each other."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import ConflictDecision
from peerdesk.sync import conflicts
from peerdesk.sync.conflicts import ConflictRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.conflicts import words
from peerdesk.ui.pages.conflicts.decision_card import DecisionCard
from peerdesk.ui.table_model import Column


class ConflictsPage(Page):
    """A list, and one conflict at a time below it; nothing waits for the decision."""

    watches: ClassVar[frozenset[str]] = frozenset({"MergeConflict", "ImportLog"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Conflicts"))
        self.header.set_primary(self.tr("&Accept suggestion"), self.primary, icon="check")
        self.filter = FilterChips(
            [("open", self.tr("To decide")), ("all", self.tr("All"))],
            self.tr("Which conflicts"),
            exclusive=True,
        )
        self.filter.choose("open")
        self.table: DataTable[ConflictRow] = DataTable(self._columns(), self.tr("Conflicts"))
        self.table.setMinimumHeight(120)
        self.card = DecisionCard()
        self.card.hide()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.table, 1)
        column.addWidget(self.card)
        self._states = EmptyOr(content, self._empty())
        row = QHBoxLayout()
        row.addWidget(self.filter, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._states, 1)
        self.filter.changed.connect(lambda _keys: self.refresh())
        self.table.current_changed.connect(self._show)
        self.card.decided.connect(self.decide)

    @override
    def refresh(self) -> None:
        undecided_only = self.filter.key == "open"
        reading = partial(conflicts.list_conflicts, undecided_only=undecided_only)
        rows = self.desk.read(reading)
        current = self.table.current_row
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        wanted = current.conflict_id if current else None
        if rows and not self.table.go_to(lambda row: row.conflict_id == wanted):
            self.table.go_to(lambda _row: True)
        waiting = self.desk.read(conflicts.count_undecided)
        text = self.tr("%n to decide", "", waiting) if waiting else ""
        self.header.set_title(self.tr("Conflicts"), text)
        self._show(self.table.current_row)

    @override
    def primary(self) -> None:
        row = self.table.current_row
        if row is not None:
            self.decide(row.suggestion)

    def decide(self, decision: ConflictDecision) -> None:
        """Decide the current conflict, or all of its kind."""
        row = self.table.current_row
        if row is None:
            return
        for_all = self.card.alike.isVisible() and self.card.alike.isChecked()
        act = conflicts.decide_kind if for_all else conflicts.decide
        use_case = partial(act, conflict_id=row.conflict_id, decision=decision)
        self.desk.write(self, use_case, self._label(decision))

    def _label(self, decision: ConflictDecision) -> str:
        if decision is ConflictDecision.LATER:
            return self.tr("Left a conflict for later")
        return self.tr("Decided a conflict")

    def _show(self, row: ConflictRow | None) -> None:
        shown = self.table.shown_rows
        self.card.setVisible(row is not None)
        button = self.header.primary
        if button is not None:
            button.setEnabled(row is not None)
        if row is not None:
            self.card.show_row(row, shown.index(row) + 1, len(shown))

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("Nothing to decide"),
            self.tr("When two sides change the same field, both values are kept and listed here."),
            icon="circle-check",
        )

    def _columns(self) -> list[Column[ConflictRow]]:
        return [
            Column(self.tr("Field"), words.field, stretches=True),
            Column(self.tr("Who"), lambda row: row.who),
            Column(self.tr("At the district"), lambda row: words.side(row, theirs=False)),
            Column(self.tr("In the bundle"), lambda row: words.side(row, theirs=True)),
            Column(self.tr("School"), lambda row: row.sender_name),
            Column(
                self.tr("Decision"),
                lambda row: self._decision(row)[0],
                tone=lambda row: self._decision(row)[1],
            ),
        ]

    def _decision(self, row: ConflictRow) -> tuple[str, str]:
        match row.decision:
            case None:
                return self.tr("To decide"), "warn"
            case ConflictDecision.LATER:
                return self.tr("Later"), "neutral"
            case ConflictDecision.KEPT:
                return self.tr("Kept"), "ok"
            case ConflictDecision.TAKEN:
                return self.tr("Taken"), "ok"
            case ConflictDecision.BOTH:
                return self.tr("Both"), "ok"
