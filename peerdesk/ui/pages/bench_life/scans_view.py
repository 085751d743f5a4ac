"""The scans of recess that were entered, newest first."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.services import bench_life
from peerdesk.services.bench_life import ScanRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.dates import day_long
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.pages.bench_life import words
from peerdesk.ui.table_model import Column


class ScansView(QWidget):
    """A list of scans.

    Signals:
        scan_requested: The scan to open, or None for a new one.
        zones_requested: There are no zones yet; set them up.
        print_requested: Print the empty sheet.
    """

    scan_requested = Signal(object)
    zones_requested = Signal()
    print_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.table: DataTable[ScanRow] = DataTable(self._columns(), self.tr("Scans of recess"))
        self.table.opened.connect(self.scan_requested)
        self.table.add_row_action(self.tr("Open scan"), self._open, icon="pencil", shortcut="F2")
        self.table.add_row_action(
            self.tr("Remove scan"),
            self._remove,
            icon="trash-2",
            shortcut="Del",
            needs="bench_life.scans.remove_scan",
        )
        self._no_scan = EmptyState(
            self.tr("No scan yet"),
            self.tr(
                "Print the sheet, look at recess every five minutes, and enter the numbers here. "
                "Some scans before the bench begins show what changes."
            ),
            action=self.tr("Print recess sheet"),
            clicked=self.print_requested.emit,
            icon="eye",
        )
        self._no_zone = EmptyState(
            self.tr("No zone yet"),
            self.tr("A scan looks at one part of the playground. Name the parts first."),
            action=self.tr("Set up zones"),
            clicked=self.zones_requested.emit,
            icon="eye",
        )
        self._zones = EmptyOr(self.table, self._no_scan)
        self._all = EmptyOr(self._zones, self._no_zone)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._all, 1)
        self.table.setMinimumHeight(280)

    @property
    def has_zones(self) -> bool:
        """Return whether a scan can be entered."""
        return bool(self._desk.read(partial(bench_life.list_zones, open_only=True)))

    def refresh(self) -> None:
        """Read the scans again."""
        rows = self._desk.read(bench_life.list_scans)
        self.table.set_rows(rows)
        self._zones.set_empty(empty=not rows)
        self._all.set_empty(empty=not rows and not self.has_zones)

    def _columns(self) -> list[Column[ScanRow]]:
        return [
            Column(
                self.tr("Day"),
                lambda row: day_words(row.draft.day),
                sort_key=lambda row: row.draft.day,
                spoken=lambda row: day_long(row.draft.day),
            ),
            Column(self.tr("Recess"), lambda row: row.recess),
            Column(self.tr("Zone"), lambda row: row.zone, stretches=True),
            Column(self.tr("Who looked"), lambda row: row.draft.observer),
            Column(
                self.tr("Looks"),
                lambda row: str(len(row.draft.moments)),
                sort_key=lambda row: len(row.draft.moments),
                is_number=True,
            ),
            Column(
                self.tr("Alone"),
                words.scan_share,
                sort_key=lambda row: -1 if row.alone is None else row.alone,
                is_number=True,
            ),
        ]

    def _open(self) -> None:
        if self.table.current_row is not None:
            self.scan_requested.emit(self.table.current_row)

    def _remove(self) -> None:
        row = self.table.current_row
        if row is not None:
            text = self.tr("Removed a scan of {day}").format(day=day_words(row.draft.day))
            self._desk.write(self, partial(bench_life.remove_scan, scan_id=row.id), text)
