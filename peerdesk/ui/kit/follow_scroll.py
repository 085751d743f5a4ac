"""A scroll area that keeps what has the focus in view."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from peerdesk.ui.kit.field import Field

_MARGIN: Final = 16


class FollowScroll(QScrollArea):
    """Shows what takes the focus: a form that was refused goes to its first wrong field.

    `QScrollArea` itself follows Tab only. A click moves nothing, nor does what is taller than
    the view, such as a list that scrolls by itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - there is no widget without one
        app.focusChanged.connect(self._on_focus)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        content = self.widget()
        if now is None or content is None or not content.isAncestorOf(now):
            return
        if not QGuiApplication.mouseButtons():
            # The sentence under a wrong field takes its room first.
            QTimer.singleShot(0, self, partial(self._follow, now))

    def _follow(self, now: QWidget) -> None:
        content = self.widget()
        if content is None or not isValid(now) or not content.isAncestorOf(now):
            return
        around = now.parentWidget()
        for target in (around, now) if isinstance(around, Field) else (now,):
            if target.height() <= self.viewport().height():
                self.ensureWidgetVisible(target, _MARGIN, _MARGIN)
                return
