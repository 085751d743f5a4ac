"""The list of what the district said about the bundles of this school."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.sync.said import Said
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.style import label
from peerdesk.ui.table_model import Column


class SaidList(QWidget):
    """One line for each bundle with something to know; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("What the district said")
        self.table: DataTable[Said] = DataTable(self._columns(), title)
        self.table.setMinimumHeight(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(title, "section"))
        column.addWidget(self.table)
        self.hide()

    def show_said(self, rows: Sequence[Said]) -> None:
        """Show the lines."""
        self.table.set_rows(rows)
        self.setVisible(bool(rows))

    def _columns(self) -> list[Column[Said]]:
        return [
            Column(self.tr("File"), lambda row: row.file_name),
            Column(self.tr("What the district said"), lambda row: row.words, stretches=True),
            Column(self.tr("Waits"), lambda r: f"{r.held}", lambda r: r.held, is_number=True),
            Column(
                self.tr("Conflicts"),
                lambda row: f"{row.conflicts}",
                lambda row: row.conflicts,
                is_number=True,
            ),
        ]
