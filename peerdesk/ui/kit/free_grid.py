"""Recesses down, weekdays across: a check box for each time that is not free."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget
from typing_extensions import override

from peerdesk.services.duty import BusyRow
from peerdesk.ui.kit.style import label

_STEPS: Final = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class FreeGrid(QWidget):
    """Check boxes by recess and weekday, and one a row for every day; arrow keys move.

    Signals:
        changed: A box was ticked or cleared.
    """

    changed = Signal()

    def __init__(self, rows: Sequence[BusyRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._days = self._day_names()
        self._boxes: dict[str, QCheckBox] = {}
        self._every: dict[str, QCheckBox] = {}
        self._places: dict[tuple[int, int], QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._add_head()
        for line, row in enumerate(rows, start=1):
            self._add_row(line, row)

    @property
    def first(self) -> QCheckBox | None:
        """Return the box where the keyboard starts."""
        return next(iter(self._boxes.values()), None)

    @property
    def chosen(self) -> frozenset[str]:
        """Return the keys of the times that are ticked."""
        return frozenset(key for key, box in self._boxes.items() if box.isChecked())

    def choose(self, keys: Collection[str]) -> None:
        """Tick exactly these, without a signal."""
        for key, box in self._boxes.items():
            box.setChecked(key in keys)
        self._follow()

    def box(self, key: str) -> QCheckBox:
        """Return the box of a time, or of a recess on every day by the recess id alone."""
        return self._boxes[key] if key in self._boxes else self._every[key]

    def _add_head(self) -> None:
        heads = [*self._days.values(), self.tr("Every day")]
        for column, word in enumerate(heads, start=1):
            text = word[:3] if column <= len(self._days) else word
            self._grid.addWidget(
                label(text, "caption", wrap=False), 0, column, Qt.AlignmentFlag.AlignHCenter
            )

    def _add_row(self, line: int, row: BusyRow) -> None:
        self._grid.addWidget(label(row.words), line, 0)
        for column, (weekday, word) in enumerate(self._days.items(), start=1):
            if weekday in row.weekdays:
                box = self._add_box(line, column, f"{row.words}, {word}")
                box.clicked.connect(self._on_clicked)
                self._boxes[row.key(weekday)] = box
        every = self._add_box(line, len(self._days) + 1, f"{row.words}, {self.tr('every day')}")
        every.clicked.connect(lambda on: self._on_every(row, on=on))
        self._every[row.recess_id] = every

    def _add_box(self, line: int, column: int, name: str) -> QCheckBox:
        box = QCheckBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        self._places[line, column] = box
        box.installEventFilter(self)
        self._grid.addWidget(box, line, column, Qt.AlignmentFlag.AlignHCenter)
        return box

    def _on_clicked(self) -> None:
        self._follow()
        self.changed.emit()

    def _on_every(self, row: BusyRow, *, on: bool) -> None:
        for key in row.keys & set(self._boxes):
            self._boxes[key].setChecked(on)
        self.changed.emit()

    def _follow(self) -> None:
        """Let each box for every day say what its row says."""
        for row in self._rows:
            keys = row.keys & set(self._boxes)
            self._every[row.recess_id].setChecked(
                bool(keys) and all(self._boxes[key].isChecked() for key in keys)
            )

    def _day_names(self) -> dict[int, str]:
        return {
            1: self.tr("Monday"),
            2: self.tr("Tuesday"),
            3: self.tr("Wednesday"),
            4: self.tr("Thursday"),
            5: self.tr("Friday"),
        }

    def _move(self, box: QObject, step: tuple[int, int]) -> None:
        """Move to the next box that way; a recess may leave out a weekday."""
        line, column = next(place for place, one in self._places.items() if one is box)
        lines, columns = len(self._rows), len(self._days) + 1
        for _ in range(max(lines, columns)):
            line, column = line + step[0], column + step[1]
            if (line, column) in self._places:
                self._places[line, column].setFocus(Qt.FocusReason.TabFocusReason)
                return

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._move(watched, step)
                return True
        return super().eventFilter(watched, event)
