"""A stack that is as large as what it shows, not as the largest it holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.ui.regions import first_stop


class CurrentStack(QWidget):
    """Shows one of its widgets and asks for no more room than that one.

    `QStackedWidget` does for the tallest of all: its layout asks hidden ones for their height.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._widgets: list[QWidget] = []
        self._current = 0

    def add(self, widget: QWidget) -> None:
        """Add a widget; the first one is shown."""
        self._widgets.append(widget)
        self._column.addWidget(widget, 1)
        widget.setVisible(len(self._widgets) == 1)

    @property
    def current(self) -> QWidget:
        """Return the widget that is shown."""
        return self._widgets[self._current]

    def see(self, widget: QWidget) -> None:
        """Show one of the widgets."""
        self.see_number(self._widgets.index(widget))

    def see_number(self, number: int) -> None:
        """Show a widget by its number; the focus goes with it if the old one had it."""
        shown = self._widgets[number]
        was_focused = self._holds_focus(self) and not self._holds_focus(shown)
        self._current = number
        shown.show()
        if was_focused:
            (first_stop(shown) or shown).setFocus(Qt.FocusReason.OtherFocusReason)
        for other in self._widgets:
            if other is not shown:
                other.hide()

    def _holds_focus(self, widget: QWidget) -> bool:
        focused = self.window().focusWidget()  # None if nothing has it
        return widget is focused or widget.isAncestorOf(focused)
