"""The picture that stands for a helper on posters."""

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.resources import resource_path

_SIDE = 40


@cache
def font_family() -> str:
    """Return the family of the pictogram font, loading it when it is first asked for."""
    number = QFontDatabase.addApplicationFont(str(resource_path("fonts/PeerDeskPictograms.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


class PictogramBadge(QWidget):
    """One silhouette of the pictogram font, in the colour of text."""

    def __init__(self, character: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._character = character
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(word)
        self.setToolTip(word)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = QFont(font_family())
        font.setPixelSize(_SIDE - 4)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._character)
        painter.end()
