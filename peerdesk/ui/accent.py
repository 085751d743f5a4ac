"""One accent-filled button at a time: the panel's Save before the page's own."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from peerdesk.ui.kit import icons
from peerdesk.ui.kit.side_panel import SidePanel
from peerdesk.ui.kit.style import restyle

_MOMENTS = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Hide})


class OneAccent(QObject):
    """Lets the page's primary button step back while the side panel shows one.

    What it looks at is what is seen: buttons may come and go in the panel and on the page.
    """

    def __init__(self, panel: SidePanel, pages: QStackedWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._pages = pages
        panel.installEventFilter(self)
        pages.currentChanged.connect(lambda _index: self.settle())

    def settle(self) -> None:
        """Fill the one button that counts now, and no other."""
        content, page = self._panel.content, self._pages.currentWidget()
        self._watch(content, page)
        is_open = self._panel.isVisible()
        inside = _candidates(content) if content is not None and is_open else []
        on_page = _candidates(page) if page is not None else []
        chosen = next(reversed(inside), None) or next(reversed(on_page), None)
        for button in (*inside, *on_page):
            _fill(button, is_filled=button is chosen)

    def _watch(self, *widgets: QWidget | None) -> None:
        for widget in widgets:
            if widget is not None:
                widget.removeEventFilter(self)
                widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOMENTS and (self._panel.isVisible() or watched is self._panel):
            self.settle()
        return False


def _candidates(root: QWidget) -> list[QPushButton]:
    return [
        button
        for button in root.findChildren(QPushButton)
        if button.property("role") in {"primary", "quiet"} and button.isVisible()
    ]


def _fill(button: QPushButton, *, is_filled: bool) -> None:
    role = "primary" if is_filled else "quiet"
    if button.property("role") != role:
        restyle(button, role=role)
        icons.retone(button, "onAccent" if is_filled else "muted")
