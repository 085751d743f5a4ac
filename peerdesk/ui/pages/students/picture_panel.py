"""The grid in which a helper's picture is chosen."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import PeerDeskError
from peerdesk.services import pictures
from peerdesk.services.pictures import PictureChoice
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.students.pictogram_badge import font_family
from peerdesk.ui.table_model import Index

_SIDE: Final = 48
_MARGIN: Final = 32
_FAINT: Final = 0.35


class PicturePanel(QWidget):
    """All pictures, the free ones first; arrows move, Enter chooses.

    One that is not free is pale and says why.

    Signals:
        finished: Chosen; the panel may close.
        place_requested: The page and the student to go back to.
    """

    finished = Signal()
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, student_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id = student_id
        self.message = InfoBar("warn")
        self.message.hide()
        self.grid = QListView()
        self._why = label("", "muted")
        found = desk.read(partial(pictures.list_pictures, student_id=student_id))
        found.sort(key=lambda choice: (not choice.is_own, bool(choice.taken_by)))
        self._model = _Pictures(found, desk.settings.language, self)
        self._lay_out()
        self.grid.selectionModel().currentChanged.connect(lambda now, _before: self._explain(now))
        self.grid.activated.connect(self.choose)
        self.grid.clicked.connect(self.choose)
        self.grid.setCurrentIndex(self._model.index(0))

    def choose(self, index: QModelIndex) -> None:
        """Give the student this picture, or say why it cannot be."""
        choice = self._model.choices[index.row()]
        if choice.is_own:
            self._go_back()
            return
        if choice.taken_by:
            self.message.show_message("warn", self._model.reason(choice))
            return
        use_case = partial(
            pictures.choose_picture, student_id=self._student_id, key=choice.pictogram.key
        )
        done = self.tr("Chose the picture {word}").format(word=self._model.word(choice))
        self._desk.write(self, use_case, done, lambda _none: self._go_back(), self._on_failed)

    def _lay_out(self) -> None:
        self.grid.setModel(self._model)
        self.grid.setAccessibleName(self.tr("Pictures"))
        self.grid.setViewMode(QListView.ViewMode.IconMode)
        self.grid.setResizeMode(QListView.ResizeMode.Adjust)
        self.grid.setMovement(QListView.Movement.Static)
        self.grid.setWordWrap(True)
        self.grid.setIconSize(QSize(_SIDE, _SIDE))
        metrics = self.grid.fontMetrics()
        words = (self._model.word(choice) for choice in self._model.choices)
        longest = max(metrics.horizontalAdvance(word) for word in words)
        self.grid.setGridSize(QSize(longest + _MARGIN, _SIDE + metrics.height() + _MARGIN))
        self.grid.setMinimumHeight(320)
        hint = self.tr("Two pictures that look alike are never given in one school.")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(8)
        column.addWidget(label(hint, "muted"))
        column.addWidget(self.message)
        column.addWidget(self.grid, 1)
        column.addWidget(self._why)
        self.setFocusProxy(self.grid)

    def _explain(self, index: QModelIndex) -> None:
        self._why.setText(self._model.spoken(self._model.choices[index.row()]))

    def _on_failed(self, error: PeerDeskError) -> None:
        self.message.show_message("danger", error.sentence())

    def _go_back(self) -> None:
        self.finished.emit()
        self.place_requested.emit("students", self._student_id)


class _Pictures(QAbstractListModel):
    def __init__(self, choices: Sequence[PictureChoice], language: str, parent: QObject) -> None:
        super().__init__(parent)
        self.choices = tuple(choices)
        self._language = language

    def word(self, choice: PictureChoice) -> str:
        return choice.pictogram.word(self._language)

    def reason(self, choice: PictureChoice) -> str:
        """Return why a picture is not free."""
        if choice.alike is not None:
            words = self.tr("{word} looks like {other}, the picture of {name}.")
            other = choice.alike.word(self._language)
            return words.format(word=self.word(choice), other=other, name=choice.taken_by)
        words = self.tr("{word} is the picture of {name}.")
        return words.format(word=self.word(choice), name=choice.taken_by)

    def spoken(self, choice: PictureChoice) -> str:
        if choice.is_own:
            return self.tr("{word}, the picture now").format(word=self.word(choice))
        if choice.taken_by:
            return self.reason(choice)
        return self.tr("{word} is free. Press Enter to choose it.").format(word=self.word(choice))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.choices)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        is_free = choice.is_own or not choice.taken_by
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.word(choice)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self.spoken(choice)
            case Qt.ItemDataRole.DecorationRole:
                return _drawn(choice.pictogram.character, is_free=is_free)
            case Qt.ItemDataRole.ForegroundRole if not is_free:
                return QPalette().color(QPalette.ColorRole.PlaceholderText)
        return None


def _drawn(character: str, *, is_free: bool) -> QIcon:
    pixmap = QPixmap(_SIDE * 2, _SIDE * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    colour = QColor(QPalette().color(QPalette.ColorRole.WindowText))
    colour.setAlphaF(1.0 if is_free else _FAINT)
    font = QFont(font_family())
    font.setPixelSize(_SIDE * 2 - 8)
    painter = QPainter(pixmap)
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, character)
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon
