"""The base of every page."""

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.follow_scroll import FollowScroll
from peerdesk.ui.kit.page_header import PageHeader


class Page(QWidget):
    """A place in the window: header, body, and the records it watches.

    The body scrolls as a whole when the window is smaller than its content.

    Attributes:
        watches: Class names of the records this page shows; it refreshes when one changed.
        desk: The only thing a page is given.
        header: Title and buttons.
        body: Where the page lays out its content.

    Signals:
        place_requested: Page key and record id (or None) to go to.
        print_requested: Print key and a dict of options for the preview.
        log_requested: Prefill of the Log session panel (or None).
        absence_requested: Id of the student to mark absent (or None).
        concern_requested: `ConcernPrefill` of the Record concern panel (or None).
        panel_requested: Widget to show in the side panel, and its title.
    """

    watches: ClassVar[frozenset[str]] = frozenset()

    place_requested = Signal(str, object)
    print_requested = Signal(str, object)
    log_requested = Signal(object)
    absence_requested = Signal(object)
    concern_requested = Signal(object)
    panel_requested = Signal(QWidget, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.header = PageHeader("", self)
        content = QWidget()
        content.setObjectName("pageBody")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(24, 0, 24, 24)
        self.body.setSpacing(16)
        self._scroll = FollowScroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        top = QVBoxLayout()
        top.setContentsMargins(24, 8, 24, 0)
        top.addWidget(self.header)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addLayout(top)
        outer.addWidget(self._scroll, 1)
        self._is_stale = True
        desk.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read what is shown again; called when shown and when a watched kind changed."""

    def show_record(self, record_id: object) -> None:
        """Bring one record into view; called after the page is shown."""

    def primary(self) -> None:
        """Do what the primary button does."""

    def find_here(self) -> None:
        """Put the focus where the list is filtered (Ctrl+F)."""

    def go_back(self) -> bool:
        """Leave the innermost step of this page (Esc); return whether there was one."""
        return False

    def print_page(self) -> None:
        """Ask for the print that belongs to this page (Ctrl+P)."""

    def keep_draft(self) -> None:
        """Keep at once what is typed and not saved; called when the page is left or locked."""

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll until `widget` is seen."""
        self._scroll.ensureWidgetVisible(widget)

    @Slot(frozenset)
    def _on_changed(self, kinds: frozenset[str]) -> None:
        if self.watches & kinds:
            self._is_stale = True
            self._refresh_if_seen()

    def _refresh_if_seen(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self.refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_draft()

    @override
    def event(self, event: QEvent) -> Any:
        if event.type() == QEvent.Type.LanguageChange:
            self._is_stale = True
        return super().event(event)
