"""A card: section title, rows, at most one button."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.style import label


class Card(QFrame):
    """A titled surface; never put a card into a card.

    Attributes:
        rows: Layout that holds the content.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(8)
        self._title = label(title, "section")
        outer.addWidget(self._title)
        self._title.setVisible(bool(title))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        outer.addLayout(self.rows)
        outer.addStretch(1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        outer.addLayout(self._actions)

    def set_title(self, title: str) -> None:
        """Change the section title."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add_row(self, text: str, word: str = "", tone: str = "neutral") -> None:
        """Add a line of text, with a chip at its end if `word` is given."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(label(text), 1)
        if word:
            line.addWidget(Chip(word, tone))
        self.rows.addLayout(line)

    def add_widget(self, widget: QWidget) -> None:
        """Add any widget as a row."""
        self.rows.addWidget(widget)

    def add_action(
        self, text: str, clicked: Callable[[], object], *, icon: str = ""
    ) -> QPushButton:
        """Add a button at the foot of the card."""
        button = push_button(text, clicked, icon=icon)
        if self._actions.count():
            self._actions.insertWidget(self._actions.count() - 1, button)
        else:
            self._actions.addWidget(button)
            self._actions.addStretch(1)
        return button

    def clear_rows(self) -> None:
        """Take all rows away; the buttons stay."""
        _empty(self.rows)

    def clear(self) -> None:
        """Take all rows and buttons away."""
        for layout in (self.rows, self._actions):
            _empty(layout)


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QHBoxLayout | QVBoxLayout):
            _empty(inner)
