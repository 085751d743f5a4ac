"""A list of people to tick: arrows move, Space ticks, a letter goes to a name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from peerdesk.ui.kit.style import announce
from peerdesk.ui.table_model import Index


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A line.

    Attributes:
        id: What `CheckList.ticked` hands over.
        detail: Muted words after the name.
    """

    id: str
    text: str
    detail: str = ""


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[CheckRow] = []
        self.ticked: set[str] = set()

    def put(self, rows: Sequence[CheckRow], ticked: Collection[str]) -> None:
        self.beginResetModel()
        self.rows, self.ticked = list(rows), set(ticked)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            is_on = row.id in self.ticked
            return Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{row.text}, {row.detail}" if row.detail else row.text
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        row = self.rows[index.row()]
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.ticked.add(row.id)
        else:
            self.ticked.discard(row.id)
        self.dataChanged.emit(index, index, [role])
        return True


class CheckList(QListView):
    """As high as its lines, up to `most_lines`; then it scrolls.

    Signals:
        changed: Frozenset of the ids that are ticked.
    """

    changed = Signal(frozenset)

    def __init__(self, name: str, parent: QWidget | None = None, *, most_lines: int = 12) -> None:
        super().__init__(parent)
        self._most = most_lines
        self.setAccessibleName(name)
        self._rows = _Model(self)
        self.setModel(self._rows)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self._rows.dataChanged.connect(lambda *_: self.changed.emit(self.ticked))

    @property
    def ticked(self) -> frozenset[str]:
        """Return the ids that are ticked."""
        return frozenset(self._rows.ticked)

    @property
    def rows(self) -> Sequence[CheckRow]:
        """Return the lines."""
        return self._rows.rows

    def set_rows(self, rows: Sequence[CheckRow], ticked: Collection[str]) -> None:
        """Replace the lines and what is ticked."""
        self._rows.put(rows, ticked)
        self._fit()
        if rows:
            self.setCurrentIndex(self._rows.index(0))

    def tick(self, ids: Collection[str]) -> None:
        """Tick exactly these."""
        self.set_rows(self._rows.rows, ids)
        self.changed.emit(self.ticked)

    def toggle(self, row: int) -> None:
        """Tick a line, or take its tick off, and say so."""
        index = self._rows.index(row)
        is_on = self._rows.rows[row].id in self._rows.ticked
        state = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        self._rows.setData(index, state, Qt.ItemDataRole.CheckStateRole)
        words = self.tr("not ticked") if is_on else self.tr("ticked")
        announce(self, f"{self._rows.rows[row].text}, {words}")

    def _fit(self) -> None:
        lines = max(1, min(len(self._rows.rows), self._most))
        height = self.sizeHintForRow(0) if self._rows.rows else self.fontMetrics().height() + 8
        self.setFixedHeight(lines * max(height, 24) + 2 * self.frameWidth() + 4)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggle(self.currentIndex().row())
            event.accept()
        else:
            super().keyPressEvent(event)
