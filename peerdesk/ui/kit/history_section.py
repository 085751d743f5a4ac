"""What happened to one record: who, when, before and after."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services import history
from peerdesk.services.history import RecordChange
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.value_text import change_text

_FIRST = 5


class HistorySection(QWidget):
    """The changes of one or more records, newest first; the older ones on demand."""

    def __init__(
        self, desk: Desk, records: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(label(self.tr("History"), "strong"))
        self._rows = [row for table, key in records for row in _read(desk, table, key)]
        self._rows.sort(key=lambda row: row.at, reverse=True)
        self._more = push_button(self.tr("Show all"), self._show_all, role="link")
        self._more.setObjectName("history-all")
        for row in self._rows[:_FIRST]:
            self._column.addWidget(_line(row))
        if len(self._rows) > _FIRST:
            foot = QHBoxLayout()
            foot.addWidget(self._more)
            foot.addStretch(1)
            self._column.addLayout(foot)
        if not self._rows:
            self._column.addWidget(label(self.tr("Nothing was changed yet."), "muted"))

    def _show_all(self) -> None:
        self._more.hide()
        for row in self._rows[_FIRST:]:
            self._column.addWidget(_line(row))


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


def _line(row: RecordChange) -> QWidget:
    line = QWidget()
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(f"{day_and_time(row.at)}, {row.who}", "muted"))
    what = change_text(row.field, row.before, row.after) if row.field else row.label
    column.addWidget(label(what))
    return line
