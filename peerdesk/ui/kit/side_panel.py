"""The panel at the right edge of the window."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStyle, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.ui.kit.buttons import icon_button
from peerdesk.ui.kit.follow_scroll import FollowScroll
from peerdesk.ui.kit.style import label

WIDTH: Final = 420


class SidePanel(QFrame):
    """Frames one widget with a title and a close button; Esc closes it.

    It is 420 pixels wide; where large text needs more it grows, to half of the window at most.

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
        self._scroll = FollowScroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
        self.frame(widget)
        self._title.setText(title)
        self.setAccessibleName(title)
        self.show()
        self._fit()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def frame(self, widget: QWidget) -> None:
        """Take `widget` in, in the place of what was framed, without opening the panel."""
        if widget is not self.content:
            old = self.content
            if old is not None and old.isAncestorOf(self.window().focusWidget()):
                self.setFocus()  # or it would go to the page, and the page would scroll there
            old = self._scroll.takeWidget()
            if old is not None:
                old.deleteLater()
            self._scroll.setWidget(widget)
            widget.installEventFilter(self)

    def rehearse(self) -> None:
        """Dress, lay out and paint the closed panel once, so that it opens without delay."""
        if not self.isVisible():
            self.grab()

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

    def _fit(self) -> None:
        whole, content = self.parentWidget(), self.content
        if whole is None or content is None:
            return
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self._scroll)
        needed = content.minimumSizeHint().width() + bar + 2
        self.setFixedWidth(max(WIDTH, min(needed, whole.width() // 2)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moment = QEvent.Type.LayoutRequest if watched is self.content else QEvent.Type.Resize
        if event.type() == moment and self.isVisible():
            self._fit()
        return False

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        whole = self.parentWidget()
        if whole is not None:
            whole.installEventFilter(self)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
