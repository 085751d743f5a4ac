"""Two records of a student side by side."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from peerdesk.services.same_child import Comparison
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.value_text import value_text


class SideCard(QFrame):
    """A line for each field, with what differs in strong letters, and what hangs on each record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 16, 16, 16)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        self.lines: list[tuple[str, ...]] = []

    def show_two(self, told: Comparison) -> None:
        """Show a comparison."""
        self.clear()
        self._add(("", f"A: {told.one.name}", f"B: {told.other.name}"), "strong")
        for name, one, other in told.fields:
            first, second = value_text(one), value_text(other)
            if first or second:
                self._add((name, first or "–", second or "–"), "" if first == second else "strong")
        for kind, one_count, other_count in told.records:
            self._add((kind, str(one_count), str(other_count)), "")

    def clear(self) -> None:
        """Take everything away."""
        self.lines = []
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, texts: Sequence[str], role: str) -> None:
        row = len(self.lines)
        self.lines.append(tuple(texts))
        for column, text in enumerate(texts):
            self._grid.addWidget(label(text, role if column else "muted"), row, column)
