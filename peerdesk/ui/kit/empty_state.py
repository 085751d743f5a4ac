"""What a view says when there is nothing to show yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from peerdesk.ui.kit import icons
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.current_stack import CurrentStack
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import label


class EmptyState(QWidget):
    """One sentence on what appears here and, unless empty is good news, one button."""

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        action: str = "",
        clicked: Callable[[], object] | None = None,
        icon: str = "",
        needs: str = "",
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 32, 24, 32)
        column.setSpacing(8)
        column.addStretch(1)
        if icon:
            picture = QLabel()
            icons.show_picture(picture, icon)
            column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = self._line(title, "section")
        self._text = self._line(text, "muted")
        for line in (self._title, self._text):
            column.addWidget(line)
            line.setVisible(bool(line.text()))
        self.button = None
        if action and clicked is not None:
            self.button = need(push_button(action, clicked), needs)
            column.addSpacing(8)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def set_text(self, title: str, text: str = "") -> None:
        """Change the words, e.g. for a search without results."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _line(self, text: str, role: str) -> QLabel:
        line = label(text, role)
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return line


class EmptyOr(CurrentStack):
    """Shows its content, or its empty state while there is none."""

    def __init__(self, content: QWidget, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(content)
        self.add(empty)
        self._empty = empty

    @property
    def is_empty(self) -> bool:
        """Return whether the empty state is seen."""
        return self.current is self._empty

    def set_empty(self, *, empty: bool) -> None:
        """Choose which of the two is seen."""
        self.see_number(1 if empty else 0)
