"""What happened to one record: who, when, before and after."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.services import history
from peerdesk.services.history import RecordChange
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.value_text import change_text

_FIRST: Final = 5


class HistorySection(QWidget):
    """The changes of one or more records, newest first; the older ones on demand.

    What was changed in one go stands together under its day and person.
    """

    def __init__(
        self, desk: Desk, records: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(label(self.tr("History"), "strong"))
        rows = [row for table, key in records for row in _read(desk, table, key)]
        rows.sort(key=lambda row: row.at, reverse=True)
        self._deeds = [list(deed) for _when, deed in groupby(rows, lambda row: (row.at, row.who))]
        self._more = push_button(self.tr("Show all"), self._show_all, role="link")
        self._more.setObjectName("history-all")
        for deed in self._deeds[:_FIRST]:
            self._column.addWidget(_block(deed))
        if len(self._deeds) > _FIRST:
            self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        if not rows:
            self._column.addWidget(label(self.tr("Nothing was changed yet."), "muted"))

    def _show_all(self) -> None:
        self._more.hide()
        for deed in self._deeds[_FIRST:]:
            self._column.addWidget(_block(deed))


def history_panel(desk: Desk, records: Sequence[tuple[str, str]]) -> QWidget:
    """Return the history of records as content of the side panel."""
    panel = QWidget()
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 0, 16, 16)
    column.addWidget(HistorySection(desk, records))
    column.addStretch(1)
    return panel


def _read(desk: Desk, table: str, record_id: str) -> list[RecordChange]:
    return desk.read(partial(history.record_changes, table=table, record_id=record_id))


def _block(deed: Sequence[RecordChange]) -> QWidget:
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(f"{day_and_time(deed[0].at)}, {deed[0].who}", "muted"))
    for row in deed:
        what = change_text(row.field, row.before, row.after) if row.field else row.label
        column.addWidget(label(what))
    return block
