"""A lasting message inside the page, never floating."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from peerdesk.ui.kit import icons
from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.style import announce, label, restyle

_MOST_LINES: Final = 3
_ICONS: Final = {
    "info": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
}


class InfoBar(QFrame):
    """One sentence with a tone, at most one button, and a way to put it away.

    Signals:
        dismissed: The user put it away.
    """

    dismissed = Signal()

    def __init__(self, tone: str = "info", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "infobar")
        self._picture = QLabel()
        self._picture.setAccessibleName(self.tr("Note"))
        self._text = label(text)
        self._text.setObjectName("text")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 8, 8, 8)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._picture, 0, 0)
        self._grid.addWidget(self._text, 0, 1)
        self._close = icon_button("x", self.tr("Put this message away"), self._dismiss)
        self._grid.addWidget(self._close, 0, 3)
        self._action: QWidget | None = None
        self._set(tone, text)

    @property
    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def show_message(self, tone: str, text: str, *, speak: bool = True) -> None:
        """Show `text`; tones: info, ok, warn, danger."""
        self._set(tone, text)
        self.show()
        if speak and text:
            announce(self, text)

    def _set(self, tone: str, text: str) -> None:
        self._text.setText(text)
        self._place_action()
        self.setAccessibleName(text)
        icons.show_picture(self._picture, _ICONS[tone], "accent" if tone == "info" else tone)
        restyle(self, tone=tone)

    def set_action(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        """Set the one button, and return it."""
        self.clear_action()
        button = push_button(text, clicked)
        self._take(button)
        QWidget.setTabOrder(button, self._close)
        return button

    def set_answers(self, *buttons: QPushButton) -> None:
        """Put the answers of a question in the place of the one button."""
        self.clear_action()
        answers = QWidget(self)
        row = QHBoxLayout(answers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        self._take(answers)

    def _take(self, action: QWidget) -> None:
        self._action = action
        action.setParent(self)
        self._place_action()
        action.show()

    def clear_action(self) -> None:
        """Take the button away."""
        if self._action is not None:
            self._action.hide()
            self._action.deleteLater()
            self._action = None

    def set_dismissable(self, *, dismissable: bool) -> None:
        """Choose whether the user may put the message away."""
        self._close.setVisible(dismissable)

    def _place_action(self) -> None:
        """Put the button beside the sentence, or below it where that would be squeezed."""
        if self._action is None:
            return
        margins, others = self._grid.contentsMargins(), [self._picture, self._action]
        others += [] if self._close.isHidden() else [self._close]
        taken = sum(one.sizeHint().width() + self._grid.spacing() for one in others)
        room = self.width() - margins.left() - margins.right() - taken
        metrics, wraps = self._text.fontMetrics(), Qt.TextFlag.TextWordWrap
        drawn = metrics.boundingRect(QRect(0, 0, max(1, room), 9_999), wraps, self._text.text())
        is_below = drawn.height() > _MOST_LINES * metrics.lineSpacing()
        if is_below and self._grid.itemAtPosition(1, 1) is None:
            self._grid.addWidget(self._action, 1, 1, 1, 2, Qt.AlignmentFlag.AlignLeft)
        elif not is_below and self._grid.itemAtPosition(0, 2) is None:
            self._grid.addWidget(self._action, 0, 2)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_action()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
