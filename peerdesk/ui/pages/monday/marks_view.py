"""The lines of a printed sheet in their numbers, with what is marked beside each."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.services.worklist.marks import Mark, MarkKind
from peerdesk.services.worklist.sheets import PrintedLine
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day
from peerdesk.ui.table_model import Column


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A printed line, and the mark that was typed for it."""

    line: PrintedLine
    mark: Mark | None


class MarksView(QWidget):
    """The list; Enter opens the place where a line is done.

    Signals:
        place_requested: Page key and record id.
        cleared: Number of a line whose mark is taken away.
    """

    place_requested = Signal(str, object)
    cleared = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: DataTable[MarkedLine] = DataTable(self._columns(), self.tr("Lines"))
        self.table.opened.connect(self._open)
        self.table.add_row_action(self.tr("Take mark away"), self._clear, shortcut="Del")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)

    def show_lines(self, lines: list[MarkedLine], number: int = 0) -> None:
        """Show the lines, with one of them in view."""
        self.table.set_rows(lines)
        if number:
            self.table.go_to(lambda row: row.line.number == number)

    def _columns(self) -> list[Column[MarkedLine]]:
        return [
            Column(
                self.tr("No."),
                lambda row: str(row.line.number),
                sort_key=lambda row: row.line.number,
                is_number=True,
            ),
            Column(self.tr("Mark"), self._mark, tone=_tone),
            Column(self.tr("What"), lambda row: row.line.sentence, stretches=True),
            Column(self.tr("Group"), lambda row: row.line.group),
            Column(self.tr("Day"), _of_mark(lambda mark: day(mark.done_on))),
            Column(self.tr("Remark"), _of_mark(lambda mark: mark.note)),
        ]

    def _mark(self, row: MarkedLine) -> str:
        if not row.line.waits:
            return self.tr("Was done")
        if row.mark is None:
            return "" if row.line.can_enter else self.tr("In its place")
        return {
            MarkKind.DONE: self.tr("Done"),
            MarkKind.NOT: self.tr("Not"),
            MarkKind.WELL: self.tr("Goes well"),
            MarkKind.HELP: self.tr("Needs help"),
            MarkKind.WORRY: self.tr("Worry"),
        }[row.mark.kind]

    def _open(self, row: MarkedLine) -> None:
        if row.line.place:
            self.place_requested.emit(row.line.place, row.line.record_id)

    def _clear(self) -> None:
        row = self.table.current_row
        if row is not None and row.mark is not None:
            self.cleared.emit(row.line.number)


def _of_mark(words: Callable[[Mark], str]) -> Callable[[MarkedLine], str]:
    return lambda row: words(row.mark) if row.mark and row.mark.kind is not MarkKind.NOT else ""


def _tone(row: MarkedLine) -> str:
    if row.mark is None or not row.line.waits:
        return "neutral"
    tones = {MarkKind.WORRY: "danger", MarkKind.HELP: "warn", MarkKind.NOT: "neutral"}
    return tones.get(row.mark.kind, "ok")
