"""The live pairs at the end of the year: which of them go on."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.enums import ClosureReason
from peerdesk.services.names import grade_short
from peerdesk.services.rollover import PairEnd
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.draft_keeper import DraftKeeper, keep_drafts_of
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.style import label
from peerdesk.ui.table_model import Column


class PairsView(QWidget):
    """All pairs end but those that are kept (K).

    Attributes:
        kept: Ids of the pairs that go on.

    Signals:
        changed: Which pairs go on was changed.
        finished: The pairs are ended.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts: DraftKeeper | None = None
        self.draft_key = ""
        self.kept: set[str] = set()
        self.rows: Sequence[PairEnd] = ()
        self.sum = label("", "strong")
        self.table: DataTable[PairEnd] = DataTable(self._columns(), self.tr("Pairs"))
        self.table.select_many()
        self.form = Form(self._fields())
        self.form.set_values({"reason": ClosureReason.COMPLETED.value, "waits": True})
        self.table.add_row_action(self.tr("Goes on or ends"), self.toggle, shortcut="K")
        self._buttons = FlowLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sum)
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons)
        self._buttons.addWidget(push_button(self.tr("&Keep or end"), self.toggle, shortcut="K"))
        column.addWidget(self.form)

    @property
    def ending(self) -> int:
        """Return how many pairs end."""
        return sum(row.id not in self.kept for row in self.rows)

    @property
    def values(self) -> dict[str, Any]:
        """Return how they end, as `close_year` takes it."""
        values = self.form.values
        return {
            "keep": tuple(sorted(self.kept)),
            "reason": ClosureReason(values["reason"]),
            "buddies_wait": values["waits"],
        }

    def show_pairs(self, rows: Sequence[PairEnd]) -> None:
        """Show these pairs; one that lost somebody cannot be kept."""
        self.rows = rows
        self.kept &= {row.id for row in rows if not row.must_end}
        self._fill()

    def keep_drafts(self, year_id: str) -> None:
        """Keep what is chosen for the end of this year until the pairs are ended."""
        if self._drafts is None:
            self.draft_key = f"year_end_pairs:{year_id}"
            self._drafts = keep_drafts_of(self._desk, self)

    def draft_extra(self) -> dict[str, list[str]]:
        """Return which pairs go on, for the draft."""
        return {"kept": sorted(self.kept)}

    def take_draft_extra(self, values: Mapping[str, list[str]]) -> None:
        """Let those pairs of a draft go on that still can."""
        self.kept = {row.id for row in self.rows if not row.must_end} & set(values["kept"])
        self._fill()
        self.changed.emit()

    def toggle(self) -> None:
        """Let the selected pairs go on, or end."""
        current = self.table.current_row
        rows = self.table.selected_rows or ([current] if current is not None else [])
        self.kept ^= {row.id for row in rows if not row.must_end}
        self._fill()
        self.form.edited.emit()
        self.changed.emit()

    def _fill(self) -> None:
        text = self.tr("{ending} pairs end, {kept} go on. Buddies who leave do not wait.")
        self.sum.setText(text.format(ending=self.ending, kept=len(self.kept)))
        self.table.set_rows(self.rows)
        if self.rows and self.table.current_row is None:
            self.table.selectRow(0)

    def _columns(self) -> list[Column[PairEnd]]:
        return [
            Column(self.tr("No."), lambda row: str(row.number), lambda row: row.number),
            Column(self.tr("Helper"), lambda row: _name(row.helper), stretches=True),
            Column(self.tr("Buddy"), lambda row: _name(row.buddy), stretches=True),
            Column(self.tr("New year"), self._word, tone=self._tone),
        ]

    def _fields(self) -> list[FieldSpec]:
        reasons = [
            (ClosureReason.COMPLETED.value, self.tr("Year is over")),
            (ClosureReason.AGED_OUT.value, self.tr("Aged out")),
            (ClosureReason.OTHER.value, self.tr("Other")),
        ]
        return [
            FieldSpec("reason", self.tr("Why they end"), Kind.CHIPS, choices=reasons),
            FieldSpec("waits", self.tr("&Buddies wait for a new helper"), Kind.CHECK),
        ]

    def _word(self, row: PairEnd) -> str:
        if row.must_end:
            return self.tr("Ends, one leaves")
        return self.tr("Goes on") if row.id in self.kept else self.tr("Ends")

    def _tone(self, row: PairEnd) -> str:
        return "ok" if row.id in self.kept else "neutral"


def _name(tag: Any) -> str:
    return f"{tag.list_name} ({grade_short(tag.grade)})"
