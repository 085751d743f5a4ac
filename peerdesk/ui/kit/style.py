"""Small helpers every widget of the kit leans on."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget
from typing_extensions import override

from peerdesk.ui.kit import icons
from peerdesk.ui.kit.lettering import set_whole_font
from peerdesk.ui.kit.reading_order import begins_right

_GAP: Final = 4
"""Between the sign of a problem and its sentence."""


class Words(QLabel):
    """A label that shows each text in a single font."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        set_whole_font(self, text)
        if begins_right(text) and self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            self.setAlignment(self.alignment() | Qt.AlignmentFlag.AlignAbsolute)
        super().setText(text)


class Problem(Words):
    """A sentence that says what is wrong, with a sign before it: red alone is not seen by all."""

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setContentsMargins(self._size + _GAP if text else 0, 0, 0, 0)

    @property
    def _size(self) -> int:
        return self.fontMetrics().height()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.text():
            self.setContentsMargins(self._size + _GAP, 0, 0, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text():
            scale = self.devicePixelRatioF()
            sign = icons.pixmap("circle-alert", "danger", size=self._size, scale=scale)
            QPainter(self).drawPixmap(0, 0, sign)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties of `widget` and let the style sheet see them at once."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def label(text: str, role: str = "", *, tone: str = "", wrap: bool = True) -> QLabel:
    """Return a label; roles: title, section, strong, muted, caption, number, error, key."""
    result = Problem(text) if role == "error" else Words(text)
    result.setWordWrap(wrap)
    if role:
        result.setProperty("role", role)
    if tone:
        result.setProperty("tone", tone)
    return result


def rule() -> QFrame:
    """Return a thin horizontal line."""
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text`, e.g. "3 students found"."""
    event = QAccessibleAnnouncementEvent(widget, text)
    QAccessible.updateAccessibility(event)


def plain(text: str) -> str:
    """Return `text` safe as a button or menu text: a literal ampersand stays one."""
    return text.replace("&", "&&")


def translate_later(context: str, text: str) -> str:
    """Return the translation of a text that was marked with QT_TRANSLATE_NOOP."""
    return QCoreApplication.translate(context, text)
