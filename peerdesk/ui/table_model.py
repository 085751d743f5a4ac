"""One table model for every list of frozen rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from peerdesk.ui.kit import icons

RowT = TypeVar("RowT")
Index = QModelIndex | QPersistentModelIndex

SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TONE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """How one column shows a row.

    Attributes:
        title: Header text.
        text: The shown words.
        sort_key: Comparable value; the folded text if absent.
        tooltip: Longer text on hover; also used where a cell is cut.
        spoken: What a screen reader says instead of the text.
        icon: Icon name or "".
        tone: "" for plain text; ``neutral``, ``accent``, ``ok``, ``warn``, ``danger`` draw
            the text as a chip.
        is_number: Right-aligned.
        stretches: Takes the room that is left; one column should.
    """

    title: str
    text: Callable[[RowT], str]
    sort_key: Callable[[RowT], Any] | None = None
    tooltip: Callable[[RowT], str] | None = None
    spoken: Callable[[RowT], str] | None = None
    icon: Callable[[RowT], str] | None = None
    tone: Callable[[RowT], str] | None = None
    is_number: bool = False
    stretches: bool = False


class RowTableModel(QAbstractTableModel, Generic[RowT]):
    """Shows a sequence of rows; knows nothing of where they come from."""

    def __init__(self, columns: Sequence[Column[RowT]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[RowT] = []
        self._readers: dict[int, Callable[[Column[RowT], RowT], Any]] = {
            Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
            Qt.ItemDataRole.ToolTipRole: _tooltip,
            Qt.ItemDataRole.AccessibleTextRole: _spoken,
            Qt.ItemDataRole.DecorationRole: _decoration,
            Qt.ItemDataRole.TextAlignmentRole: _alignment,
            SORT_ROLE: _sort_key,
            TONE_ROLE: lambda column, row: column.tone(row) if column.tone else "",
            ROW_ROLE: lambda _column, row: row,
        }

    @property
    def columns(self) -> tuple[Column[RowT], ...]:
        """Return the columns."""
        return self._columns

    @property
    def rows(self) -> Sequence[RowT]:
        """Return the rows in the order they were given."""
        return self._rows

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> RowT:
        """Return the row shown at `index`."""
        return self._rows[index.row()]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        reader = self._readers.get(role)
        if reader is None or not index.isValid():
            return None
        return reader(self._columns[index.column()], self._rows[index.row()])

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].is_number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _tooltip(column: Column[RowT], row: RowT) -> str | None:
    return column.tooltip(row) if column.tooltip else None


def _spoken(column: Column[RowT], row: RowT) -> str:
    return column.spoken(row) if column.spoken else column.text(row)


def _decoration(column: Column[RowT], row: RowT) -> Any:
    name = column.icon(row) if column.icon else ""
    if not name:
        return None
    tone = column.tone(row) if column.tone else ""
    return icons.icon(name, tone if tone in {"ok", "warn", "danger", "accent"} else "muted")


def _alignment(column: Column[RowT], _row: RowT) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _sort_key(column: Column[RowT], row: RowT) -> Any:
    return column.sort_key(row) if column.sort_key else column.text(row).casefold()
