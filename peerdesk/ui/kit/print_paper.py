"""The paper of the print preview: one page at a time, as large as fits or as it prints."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import icon_button
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.kit.print_pages import POINTS_PER_INCH, PagePicture, PageView, render_page
from peerdesk.ui.kit.style import label

_SETTLE_MS: Final = 80  # a window being dragged larger is drawn once
_EDGE: Final = 8
_SMALLEST: Final = 0.2
_EDGE_STRENGTH: Final = 0.25
_RING: Final = """
QScrollArea { border: 2px solid transparent; border-radius: 4px; }
QScrollArea:focus { border: 2px solid palette(highlight); }
"""


class PaperView(QWidget):
    """Shows the pages of a PDF; the paper stays white in every look.

    Attributes:
        picture: The page that is shown; None before the first and while there is nothing.

    Signals:
        go_requested: Go where that is done which the print lacks.
    """

    go_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pdf = b""
        self._number = 0
        self._is_one_bit = False
        self._is_real_size = False
        self.picture: PagePicture | None = None
        self._paper = QLabel()
        self._paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = QScrollArea()
        self._empty = EmptyState(
            self.tr("Nothing to print yet"),
            action=self.tr("Go there"),
            clicked=self.go_requested.emit,
            icon="printer",
        )
        self._views = QStackedWidget()
        self._back = icon_button("chevron-left", self.tr("Page before (Page up)"), self.go_back)
        self._forth = icon_button("chevron-right", self.tr("Next page (Page down)"), self.go_on)
        self.words = label("", "muted", wrap=False)
        self._pager = QWidget()
        self._settle = QTimer(self)
        self._lay_out()
        self._connect()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a PDF, on the page that was open."""
        self._pdf = pdf
        self._views.setCurrentWidget(self._scroll)
        self._pager.setVisible(True)
        self._render()

    def show_nothing(self, sentence: str, *, can_go: bool) -> None:
        """Say why there is no paper, with a button when there is a place to mend that."""
        self._pdf, self.picture = b"", None
        self._paper.clear()
        self._empty.set_text(self.tr("Nothing to print yet"), sentence)
        if self._empty.button is not None:
            self._empty.button.setVisible(can_go)
        self._views.setCurrentWidget(self._empty)
        self._pager.setVisible(False)

    def set_look(self, *, is_one_bit: bool, is_real_size: bool) -> None:
        """Choose pure black and white, and whole page or real size."""
        self._is_one_bit, self._is_real_size = is_one_bit, is_real_size
        self._render()

    def go_on(self) -> None:
        """Show the next page."""
        self._go(self._number + 1)

    def go_back(self) -> None:
        """Show the page before."""
        self._go(self._number - 1)

    def _go(self, number: int) -> None:
        count = self.picture.count if self.picture is not None else 1
        self._number = min(max(0, number), count - 1)
        self._render()

    def _lay_out(self) -> None:
        self.setObjectName("pageBody")  # where the window puts the focus first
        self._scroll.setStyleSheet(_RING)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._paper)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("The print as it comes out of the printer"))
        self._views.addWidget(self._scroll)
        self._views.addWidget(self._empty)
        row = QHBoxLayout(self._pager)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for widget in (self._back, self.words, self._forth):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._views, 1)
        column.addWidget(self._pager)

    def _connect(self) -> None:
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._render)
        for keys, slot in (
            (Qt.Key.Key_PageDown, self.go_on),
            (Qt.Key.Key_PageUp, self.go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _render(self) -> None:
        if self._pdf:
            view = PageView(self._number, self._scale(), self._is_one_bit)
            self._desk.run(self, partial(render_page, self._pdf, view), self._on_rendered)

    def _scale(self) -> float:
        """Return pixels per point of the screen."""
        ratio = self.devicePixelRatioF()
        if self._is_real_size:
            return self.logicalDpiX() / POINTS_PER_INCH * ratio
        if self.picture is None:
            return _SMALLEST
        room = self._scroll.maximumViewportSize()
        width, height = self.picture.points
        fitting = min((room.width() - _EDGE) / width, (room.height() - _EDGE) / height)
        return max(_SMALLEST, fitting) * ratio

    def _on_rendered(self, picture: PagePicture) -> None:
        if not self._pdf:
            return
        is_other_paper = self.picture is None or self.picture.points != picture.points
        self.picture, self._number = picture, picture.number
        if is_other_paper and not self._is_real_size:
            self._render()
            return
        self._paper.setPixmap(self._with_edge(picture.to_image()))
        self._say(picture)

    def _with_edge(self, image: QImage) -> QPixmap:
        """Return the page with a thin edge, so that white paper ends in a light window too."""
        pixmap = QPixmap.fromImage(image)
        colour = self.palette().windowText().color()
        colour.setAlphaF(_EDGE_STRENGTH)
        painter = QPainter(pixmap)
        painter.setPen(colour)
        painter.drawRect(QRect(0, 0, pixmap.width() - 1, pixmap.height() - 1))
        painter.end()
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        return pixmap

    def _say(self, picture: PagePicture) -> None:
        words = self.tr("Page {number} of {count}").format(
            number=picture.number + 1, count=picture.count
        )
        self.words.setText(words)
        self.words.setMinimumWidth(self.words.sizeHint().width())
        self._paper.setAccessibleName(words)
        self._paper.setAccessibleDescription(picture.text)
        self._back.setEnabled(picture.number > 0)
        self._forth.setEnabled(picture.number + 1 < picture.count)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pdf and not self._is_real_size:
            self._settle.start()
