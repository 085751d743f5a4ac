"""The panel at the right edge of the window."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.ui.kit.buttons import icon_button
from peerdesk.ui.kit.style import label

WIDTH: Final = 420


class SidePanel(QFrame):
    """Frames one widget with a title and a close button; Esc closes it.

    The widget that was shown stays alive until another takes its place, so an
    unfinished entry is found again when the panel opens once more.

    Signals:
        closed: The panel was closed.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setFixedWidth(WIDTH)
        self._title = label("", "section")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 8, 0)
        top.addWidget(self._title, 1)
        top.addWidget(icon_button("x", self.tr("Close panel (Esc)"), self.close_panel))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
        self.hide()

    @property
    def content(self) -> QWidget | None:
        """Return the widget that is framed, if any."""
        return self._scroll.widget()

    def show_widget(self, widget: QWidget, title: str) -> None:
        """Frame `widget` and open the panel; the panel owns it from now on."""
        if widget is not self.content:
            old = self._scroll.takeWidget()
            if old is not None:
                old.deleteLater()
            self._scroll.setWidget(widget)
        self._title.setText(title)
        self.setAccessibleName(title)
        self.show()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_panel(self) -> None:
        """Hide the panel; what was typed stays."""
        self.hide()
        self.closed.emit()

    def drop(self) -> None:
        """Destroy what is framed (on lock)."""
        self.hide()
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
