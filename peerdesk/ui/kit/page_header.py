"""The title row of a page: title left, buttons right, one of them primary."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import label


class PageHeader(QWidget):
    """Title, an optional line below it, secondary buttons and exactly one primary button."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(title, "title")
        self._subtitle = label("", "muted")
        self._subtitle.hide()
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._buttons = QWidget()
        self._row = FlowLayout(self._buttons, at_right=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._is_stacked: bool | None = None
        self.primary: QPushButton | None = None
        self._arrange()

    @property
    def title(self) -> str:
        """Return the title."""
        return self._title.text()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the title and the muted line below it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._arrange()

    def set_primary(
        self, text: str, clicked: Callable[[], object], *, icon: str = "", shortcut: str = ""
    ) -> QPushButton:
        """Set the one accent-filled button, always rightmost."""
        if self.primary is not None:
            self.primary.hide()
            self.primary.deleteLater()
        self.primary = push_button(text, clicked, role="primary", icon=icon, shortcut=shortcut)
        self._row.addWidget(self.primary)
        self._arrange()
        return self.primary

    def add_secondary(
        self,
        text: str,
        clicked: Callable[[], object],
        *,
        icon: str = "",
        shortcut: str = "",
        needs: str = "",
    ) -> QPushButton:
        """Add a plain button left of the primary one; `needs` as in `kit.guard`."""
        button = need(push_button(text, clicked, icon=icon, shortcut=shortcut), needs)
        if self.primary is None:
            self._row.addWidget(button)
        else:
            self._row.removeWidget(self.primary)
            self._row.addWidget(button)
            self._row.addWidget(self.primary)
        self._arrange()
        return button

    def _arrange(self) -> None:
        room = self.width() - self._buttons.sizeHint().width() - 16
        words = self._title.fontMetrics().horizontalAdvance(self._title.text()) + 8
        is_stacked = words > room and self.width() > 0
        if is_stacked == self._is_stacked:
            return
        self._is_stacked = is_stacked
        self._grid.addWidget(self._words, 0, 0)
        place = (1, 0, 1, 2) if is_stacked else (0, 1, 1, 1)
        self._grid.addWidget(self._buttons, *place)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Let Tab go from left to right: the rightmost button is often made first."""
        super().showEvent(event)
        for left, right in pairwise(self._row.widgets()):
            QWidget.setTabOrder(left, right)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()
