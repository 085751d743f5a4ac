"""Widgets of which one is seen, and which ask for no more room than that one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class CurrentStack(QWidget):
    """Like a stacked widget, but as tall as what is shown: that one takes the tallest of all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._widgets: list[QWidget] = []

    def add(self, widget: QWidget) -> None:
        """Add a widget; the first one is seen at once."""
        self._widgets.append(widget)
        self._column.addWidget(widget, 1)
        widget.setVisible(len(self._widgets) == 1)

    def take(self, widget: QWidget) -> None:
        """Take a widget out; it is hidden."""
        self._widgets.remove(widget)
        self._column.removeWidget(widget)
        widget.hide()

    def see(self, shown: QWidget) -> None:
        """Show one of the widgets."""
        for widget in self._widgets:
            widget.setVisible(widget is shown)
