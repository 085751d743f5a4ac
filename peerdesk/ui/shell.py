"""The working window: rail, header, pages, side panel, undo bar."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from operator import methodcaller
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import VaultRole
from peerdesk.errors import PeerDeskError
from peerdesk.services.store import Written
from peerdesk.settings import Settings
from peerdesk.ui import actions, found, places
from peerdesk.ui.accent import OneAccent
from peerdesk.ui.beside import Beside
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.header import Header
from peerdesk.ui.kit.draft_keeper import keep_unfinished
from peerdesk.ui.kit.in_pauses import InPauses
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.side_panel import SidePanel
from peerdesk.ui.kit.undo_bar import UndoBar
from peerdesk.ui.rail import Rail
from peerdesk.ui.regions import enter, enter_next
from peerdesk.ui.search import Search

FOLD_BELOW: Final = 1100
_HOME: Final = {VaultRole.SCHOOL: "today", VaultRole.DISTRICT: "inbox"}
_HOME_OF_PRINCIPAL: Final = "figures"


class Shell(QWidget):
    """Frames the pages of one open vault; destroyed on lock.

    Signals:
        lock_requested: Lock now.
        cover_requested: Cover the screen now.
        text_size_requested: +1 larger, -1 smaller, 0 normal.
    """

    lock_requested = Signal()
    cover_requested = Signal()
    text_size_requested = Signal(int)

    def __init__(self, desk: Desk, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._places = {place.key: place for place in _open_to(desk)}
        self.rail = Rail(desk.role, frozenset(self._places))
        self.header = Header(search, is_sample=desk.is_sample)
        self.message = InfoBar("danger")
        self.message.hide()
        self.stack = QStackedWidget()
        self.undo_bar = UndoBar()
        self.panel = SidePanel()
        OneAccent(self.panel, self.stack)
        self._preview: QWidget | None = None
        self._beside = Beside(
            desk,
            self.panel,
            {
                "place_requested": self.go_to,
                "print_requested": self.open_preview,
                "concern_requested": self.open_concern,
                "offer_requested": self.undo_bar.add_offer,
            },
        )
        self._lay_out()
        self._intents = self._list_intents()
        actions.build(self, lambda intent: self._intents[intent]())
        self._add_place_keys()
        self._connect()
        homes = (_HOME[desk.role], _HOME_OF_PRINCIPAL, *self._places)
        self.go_to(next(key for key in homes if key in self._places))

    @property
    def page(self) -> Page:
        """Return the page that is open (behind the preview, if that is shown)."""
        return self._pages[self._current]

    def go_to(self, key: str, record_id: object = None) -> None:
        """Open a page and, if asked, one record on it; a key that is an intent is done."""
        if key not in self._places:
            self._intents.get(key, self._refuse)()
            return
        self._close_preview()
        page = self._pages.get(key) or self._build(key)
        self._current = key
        self.stack.setCurrentWidget(page)
        self.rail.mark(key)
        self._beside.stand_beside(key)
        if record_id is not None:
            page.show_record(record_id)
        if self.isVisible():
            enter(page)

    def open_log(self, prefill: object = None) -> None:
        """Open the Log session panel (Ctrl+L)."""
        if self._may("sessions"):
            self._beside.open("log_panel", "LogPanel", self.tr("Log session"), prefill)

    def get_ready(self) -> None:
        """Build ahead, in the pauses after the start, what must be there within a moment."""
        if "sessions" in self._places:
            InPauses(self, self._beside.ready("log_panel", "LogPanel"))

    def open_absence(self, prefill: object = None) -> None:
        """Open the Mark absent panel (Ctrl+Shift+A)."""
        if self._may("duty"):
            self._beside.open("absence_panel", "AbsencePanel", self.tr("Mark absent"), prefill)

    def open_concern(self, prefill: object = None) -> None:
        """Open the Record concern panel (Ctrl+Shift+C)."""
        if self._may("concerns"):
            self._beside.open("concern_panel", "ConcernPanel", self.tr("Record concern"), prefill)

    def open_preview(self, key: str, options: object = None) -> None:
        """Show a print before it prints."""
        self._close_preview()
        module = import_module("peerdesk.ui.kit.print_batch")
        preview = module.open_paper(self._desk, key, options or {})
        preview.out.offered.connect(self.undo_bar.offer)
        preview.finished.connect(self._close_preview)
        preview.place_requested.connect(self.go_to)
        self._preview = preview
        self.stack.addWidget(preview)
        self.stack.setCurrentWidget(preview)
        enter(preview)

    def use_settings(self, settings: Settings) -> None:
        """Let the desk and the open page know changed settings."""
        self._desk.settings = settings
        self.rail.fit()

    def keep_drafts(self) -> None:
        """Let every page and panel put what is unfinished into the database."""
        keep_unfinished(self)

    def show_error(self, error: PeerDeskError) -> None:
        """Say in a sentence what could not be done."""
        self.message.show_message("danger", sentence_of(error))
        self.header.show_failed()

    def add_question(self, bar: QWidget) -> None:
        """Put a question that stays until it is answered above the page."""
        self._line.addWidget(bar)

    def _may(self, page: str) -> bool:
        """Return whether a page is open to whoever works here; say so if not."""
        if page not in self._places:
            self._refuse()
        return page in self._places

    def _refuse(self) -> None:
        if self._desk.why_not():
            self.message.show_message("info", self._desk.why_not())

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.header)
        self._line = QVBoxLayout()
        self._line.setContentsMargins(24, 0, 24, 8)
        self._line.addWidget(self.message)
        middle.addLayout(self._line)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.undo_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(middle, 1)
        row.addWidget(self.panel)

    def _connect(self) -> None:
        self.rail.place_chosen.connect(self.go_to)
        self.rail.lock_chosen.connect(self.lock_requested)
        self.header.chosen.connect(lambda target: found.open_target(self, self._desk, target))
        self.header.second_chosen.connect(lambda one: found.log_target(self, self._desk, one))
        self.panel.closed.connect(lambda: enter(self.page))
        self.undo_bar.undo_requested.connect(self._desk.undo)
        self._desk.acted.connect(self._on_acted)
        self._desk.undone.connect(self._on_undone)
        self._desk.saved.connect(self.header.show_saved)
        self._desk.failed.connect(self.show_error)

    def _list_intents(self) -> dict[str, Callable[[], object]]:
        return {
            "find": self._find,
            "log": self.open_log,
            "absent": self.open_absence,
            "concern": self.open_concern,
            "primary": partial(self._on_page, methodcaller("primary")),
            "filter": partial(self._on_page, methodcaller("find_here")),
            "print": self._print,
            "undo": self._desk.undo,
            "redo": self._desk.redo,
            "region": self._next_region,
            "help": lambda: self.go_to("help"),
            "settings": lambda: self.go_to("settings"),
            "cover": self.cover_requested.emit,
            "lock": self.lock_requested.emit,
            "larger": lambda: self.text_size_requested.emit(1),
            "smaller": lambda: self.text_size_requested.emit(-1),
            "normal": lambda: self.text_size_requested.emit(0),
        }

    def _add_place_keys(self) -> None:
        keys = {(key, keys) for key, keys in places.keys_of(self._desk.role).items()}
        keys |= {(place.key, place.shortcut) for place in self._places.values() if place.shortcut}
        for key, sequence in keys:
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(_going(self.go_to, key))

    def _build(self, key: str) -> Page:
        page = places.build(self._places[key], self._desk)
        page.place_requested.connect(self.go_to)
        page.print_requested.connect(self.open_preview)
        page.log_requested.connect(self.open_log)
        page.absence_requested.connect(self.open_absence)
        page.concern_requested.connect(self.open_concern)
        page.panel_requested.connect(self._beside.show)
        self._pages[key] = page
        self.stack.addWidget(page)
        return page

    def _on_page(self, do: Callable[[Page], object]) -> None:
        do(self.page)

    def _print(self) -> None:
        if self._preview is not None and hasattr(self._preview, "print_now"):
            self._preview.print_now()
        else:
            self.page.print_page()

    def _close_preview(self) -> bool:
        if self._preview is None:
            return False
        preview, self._preview = self._preview, None
        self.stack.setCurrentWidget(self.page)
        self.stack.removeWidget(preview)
        preview.hide()
        preview.deleteLater()
        enter(self.page)
        return True

    def _find(self) -> None:
        self.header.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.box.selectAll()
        self.header.box.open_list()

    def _on_acted(self, written: Written[Any]) -> None:
        self.message.hide()
        self.undo_bar.show_action(written.label)

    def _on_undone(self, written: Written[None]) -> None:
        self.undo_bar.show_action(written.label, can_undo=False)

    def _next_region(self) -> None:
        bars = [bar for bar in (self.panel, self.undo_bar) if bar.isVisible()]
        page = self._preview or self.page
        enter_next([self.rail, self.header, page, *bars], self.focusWidget())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.panel.isVisible():
            self.panel.close_panel()
        elif not self._close_preview() and not self.page.go_back():
            enter(self.page)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(folded=self.width() < FOLD_BELOW)
        self.rail.fit()


def _open_to(desk: Desk) -> list[places.Place]:
    return [place for place in places.list_places(desk.role) if desk.may_open(place.key)]


def _going(go_to: Callable[[str], None], key: str) -> Callable[[], None]:
    return lambda: go_to(key)
