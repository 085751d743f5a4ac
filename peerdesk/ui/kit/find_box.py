"""One box that finds: palette, student picker, helper picker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QListView, QWidget
from shiboken6 import isValid
from typing_extensions import override

from peerdesk.ui.kit import icons
from peerdesk.ui.kit.chip_delegate import ChipDelegate
from peerdesk.ui.kit.reading_order import in_order
from peerdesk.ui.kit.style import announce
from peerdesk.ui.table_model import Index

_MOST_ROWS: Final = 8
_EDGE: Final = 8
_INSET: Final = 24
"""Frame, padding and cursor of the line, left and right."""


@dataclass(frozen=True, slots=True)
class Found:
    """One result.

    Attributes:
        value: What `FindBox.chosen` hands over.
        text: The line that is shown.
        detail: Muted words after it, e.g. grade and homeroom; part of the spoken text.
        icon: Icon name or "".
        is_said: Only to be read, e.g. that nothing fits; cannot be chosen.
    """

    value: Any
    text: str
    detail: str = ""
    icon: str = ""
    is_said: bool = False


def notice(text: str) -> Found:
    """Return a line among the results that only says something."""
    return Found(None, text, icon="info", is_said=True)


class _FoundModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Found] = []

    def set_found(self, found: Sequence[Found]) -> None:
        self.beginResetModel()
        self.found = list(found)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.found)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.found[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return in_order(f"{row.text}   {row.detail}" if row.detail else row.text)
        if role == Qt.ItemDataRole.DecorationRole and row.icon:
            return icons.icon(row.icon)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.found[index.row()].is_said:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def step(self, start: int, step: int) -> int:
        """Return the next row from `start` that can be chosen; -1 if none can."""
        count = len(self.found)
        for distance in range(count):
            row = (start + (distance + 1) * step) % count
            if not self.found[row].is_said:
                return row
        return -1


class FindBox(QLineEdit):
    """A line edit with a list of results under it; the keyboard stays in the line.

    Down and Up move, Enter chooses, Ctrl+Enter chooses for a second purpose where there is
    one, Esc closes the list first and then passes on.
    `find(text)` is called on the GUI thread and must answer within 30 ms; it is
    called with "" for what to offer before anything is typed.

    Signals:
        chosen: The `value` of the chosen result.
        second_chosen: The same with Ctrl+Enter.
    """

    chosen = Signal(object)
    second_chosen = Signal(object)

    def __init__(
        self,
        find: Callable[[str], Sequence[Found]],
        name: str,
        parent: QWidget | None = None,
        *,
        hint: str = "",
        keeps_text: bool = False,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._keeps_text = keeps_text
        self.setAccessibleName(name)
        self._hints: tuple[str, ...] = ()
        self.setPlaceholderText(hint or name)
        self.setClearButtonEnabled(False)
        self._model = _FoundModel(self)
        self._list: QListView | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(0)
        self._calm.timeout.connect(self._search)
        self.textEdited.connect(lambda _text: self._calm.start())

    def set_hints(self, *hints: str) -> None:
        """Give what stands in the empty line, longest first; the first one that fits is shown."""
        self._hints = hints
        self._choose_hint()

    @property
    def found(self) -> Sequence[Found]:
        """Return the results that are listed now."""
        return self._model.found

    @property
    def is_open(self) -> bool:
        """Return whether the results are shown."""
        return self._list is not None and self._list.isVisible()

    def open_list(self) -> None:
        """Show what is offered for the text as it stands."""
        self._search()

    def close_list(self) -> None:
        """Hide the results."""
        if self._list is not None:
            self._list.hide()

    def _choose_hint(self) -> None:
        if not self._hints:
            return
        room = self.contentsRect().width() - _INSET
        fits = (hint for hint in self._hints if self.fontMetrics().horizontalAdvance(hint) <= room)
        self.setPlaceholderText(next(fits, self._hints[-1]))

    def _search(self) -> None:
        self._model.set_found(self._find(self.text().strip()))
        first = self._model.step(-1, 1)
        if self.text().strip():
            announce(self, self._spoken(first))
        if not self._model.found:
            self.close_list()
            return
        self._place_list().setCurrentIndex(self._model.index(first))

    def _spoken(self, first: int) -> str:
        """Return what a screen reader hears: what is said, how many fit, and the first."""
        said = [row.text for row in self._model.found if row.is_said]
        count = len(self._model.found) - len(said)
        words = self.tr("Found: {count}").format(count=count)
        if count == 0:
            return " ".join(said) or words
        return ". ".join([*said, words, str(self._model.index(first).data())])

    def _place_list(self) -> QListView:
        window = self.window()
        view = self._list or self._make_list()
        below = self.mapTo(window, QPoint(0, self.height() + 4))
        rows = min(len(self._model.found), _MOST_ROWS)
        height = rows * view.sizeHintForRow(0) + 2 * view.frameWidth() + 2
        if below.y() + height > window.height() - 8:
            above = self.mapTo(window, QPoint(0, 0)).y() - height - 4
            below.setY(above if above > 8 else below.y())
            height = min(height, max(80, window.height() - below.y() - 8))
        bar = view.verticalScrollBar().sizeHint().width()
        whole = view.sizeHintForColumn(0) + bar + 2 * view.frameWidth()
        width = max(self.width(), min(whole, window.width() - 2 * _EDGE))
        x = min(below.x(), window.width() - _EDGE - width)
        view.setGeometry(x, below.y(), width, height)
        view.show()
        view.raise_()
        return view

    def _make_list(self) -> QListView:
        view = QListView(self.window())
        view.setProperty("role", "found")
        view.setAccessibleName(self.tr("Results for {box}").format(box=self.accessibleName()))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setModel(self._model)
        view.setItemDelegate(ChipDelegate(view))
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._on_clicked)
        self.destroyed.connect(partial(_drop, view))
        self._list = view
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QAbstractScrollArea):
                around.verticalScrollBar().valueChanged.connect(self._follow)
            around = around.parentWidget()
        return view

    def _follow(self, _value: int) -> None:
        """Keep the results under the line while what is around it scrolls."""
        if self._list is None or not self._list.isVisible():
            return
        if self.visibleRegion().isEmpty():
            self.close_list()
        else:
            self._place_list()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._choose(index)

    def _choose(self, index: QModelIndex, *, is_second: bool = False) -> None:
        row = self._model.found[index.row()]
        if row.is_said:
            return
        self.close_list()
        self.setText(row.text if self._keeps_text else "")
        (self.second_chosen if is_second else self.chosen).emit(row.value)

    def _move(self, step: int) -> None:
        if self._list is None or not self.is_open:
            self.open_list()
            return
        row = self._model.step(self._list.currentIndex().row(), step)
        self._list.setCurrentIndex(self._model.index(row))
        if row >= 0:
            announce(self, str(self._model.index(row).data()))

    def _key(self, key: int, *, has_ctrl: bool) -> bool:
        is_open = self.is_open
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._move(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and is_open and self._list is not None:
            if self._calm.isActive():
                self._calm.stop()
                self._search()
            if self._list.currentIndex().isValid():
                self._choose(self._list.currentIndex(), is_second=has_ctrl)
            return True
        if key == Qt.Key.Key_Escape and is_open:
            self.close_list()
            return True
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._key(event.key(), has_ctrl=has_ctrl):
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_list()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_hint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self.close_list()


def _drop(view: QListView) -> None:
    """Let go of the list of a box that is gone, before its rows are."""
    if isValid(view):
        view.hide()
        view.setModel(None)
        view.deleteLater()
