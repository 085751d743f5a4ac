"""A layout that breaks its row like words in a line."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import isValid
from typing_extensions import override


class _Place(QWidgetItem):
    """Where one widget stands; it is asked for its size once, until something changes."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._hint: QSize | None = None

    @override
    def sizeHint(self) -> QSize:
        if self._hint is None:
            self._hint = super().sizeHint()
        return self._hint

    @override
    def invalidate(self) -> None:
        self._hint = None


class FlowLayout(QLayout):
    """Places widgets side by side and starts a new row when the room ends.

    Rows begin at the left, or end at the right if `at_right`.

    WORKAROUND: items that Qt made turn invalid as soon as the Python object of a layout around
    this one goes, and the program ends; items of an own class stay. One that Qt deletes is kept
    until then, or it would be deleted twice.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 8, at_right: bool = False
    ) -> None:
        super().__init__(parent)
        self._at_right = at_right
        self._items: list[QLayoutItem] = []
        self._taken: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    @override
    def addWidget(self, widget: QWidget) -> None:
        self.addChildWidget(widget)
        self._items.append(_Place(widget))
        self.invalidate()

    def widgets(self) -> list[QWidget]:
        """Return the widgets as they stand, row by row."""
        widgets = (item.widget() for item in self._items)
        return [widget for widget in widgets if widget is not None]

    @override
    def invalidate(self) -> None:
        for item in self._items:
            item.invalidate()
        super().invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        if not 0 <= index < len(self._items):
            return None
        self._taken = [item for item in self._taken if isValid(item)]
        self._taken.append(self._items.pop(index))
        return self._taken[-1]

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        margins = self.contentsMargins()
        return QSize(
            width + margins.left() + margins.right(), height + margins.top() + margins.bottom()
        )

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        area = rect.marginsRemoved(self.contentsMargins())
        y = area.y()
        for row in self._rows(area.width()):
            height = max(_size(item, area.width()).height() for item in row)
            if move:
                self._place(row, area, y)
            y += height + self.spacing()
        y -= self.spacing() if self._shown() else 0
        return y - rect.y() + self.contentsMargins().bottom()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            needed = item.sizeHint().width() + self.spacing()
            if not rows or needed - self.spacing() > left:
                rows.append([])
                left = width
            rows[-1].append(item)
            left -= needed
        return rows

    def _place(self, row: list[QLayoutItem], area: QRect, y: int) -> None:
        width = sum(item.sizeHint().width() + self.spacing() for item in row) - self.spacing()
        x = area.right() + 1 - width if self._at_right else area.x()
        for item in row:
            size = _size(item, area.width())
            item.setGeometry(QRect(QPoint(max(area.x(), x), y), size))
            x += size.width() + self.spacing()


def _size(item: QLayoutItem, room: int) -> QSize:
    """Return how large an item gets; one that is wider than the room breaks its own rows."""
    hint = item.sizeHint()
    if hint.width() <= room:
        return hint
    return QSize(room, item.heightForWidth(room) if item.hasHeightForWidth() else hint.height())
