"""Rows of the work list: a line that opens its place or waits, a group that opens and closes."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from peerdesk.services.worklist.lines import WorkLine, WorkPart
from peerdesk.ui.kit.buttons import icon_button
from peerdesk.ui.kit.icons import icon
from peerdesk.ui.pages.today.link_row import LinkRow

_MARK: Final = 16


class WorkRow(LinkRow):
    """One line; Enter goes there, N puts it off.

    Signals:
        later_requested: The `WorkLine` that should wait.
    """

    later_requested = Signal(object)

    def __init__(
        self,
        line: WorkLine,
        go: Callable[[], object],
        *,
        can_wait: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(line.sentence, line.word, line.tone, go, parent)
        self.line = line
        self._can_wait = can_wait and line.can_wait
        self.setObjectName(line.key)
        if self._can_wait:
            self.setAccessibleDescription(self.tr("Press N to put it off"))
            later = icon_button("clock", self.tr("Not today (N)"), self.ask_later)
            later.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            later.setFixedSize(32, 32)
            layout = self.layout()
            assert layout is not None  # noqa: S101 - every row has one
            layout.addWidget(later)

    def ask_later(self) -> None:
        """Ask until when the line should wait."""
        if self._can_wait:
            self.later_requested.emit(self.line)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.ask_later()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.ask_later()


class GroupRow(LinkRow):
    """The head of a group with its count; Enter opens or closes it."""

    def __init__(
        self,
        part: WorkPart,
        go: Callable[[], object],
        *,
        is_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(part.title, str(part.count), part.tone, go, parent)
        self.setObjectName(f"group:{part.group}")
        mark = QLabel()
        mark.setPixmap(icon("chevron-down" if is_open else "chevron-right").pixmap(_MARK, _MARK))
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)  # noqa: S101 - every row has one
        layout.insertWidget(0, mark)
        state = self.tr("open") if is_open else self.tr("closed")
        words = self.tr("{title}, {count}, {state}")
        self.setAccessibleName(words.format(title=part.title, count=part.count, state=state))
