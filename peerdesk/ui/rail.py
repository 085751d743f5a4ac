"""The rail at the left: where to go."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from peerdesk.enums import VaultRole
from peerdesk.ui import places
from peerdesk.ui.kit import icons
from peerdesk.ui.kit.buttons import ToolButton
from peerdesk.ui.kit.style import plain, restyle

WIDTH: Final = 208
FOLDED_WIDTH: Final = 56
_BESIDE_TEXT: Final = 72


class Rail(QFrame):
    """Icons with words; only icons (with tooltips) while the window is narrow.

    Signals:
        place_chosen: Key of the page to go to.
        lock_chosen: Lock now.
    """

    place_chosen = Signal(str)
    lock_chosen = Signal()

    def __init__(
        self, role: VaultRole, shown: frozenset[str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, QToolButton] = {}
        self._order: list[QToolButton] = []
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 16, 8, 16)
        self._column.setSpacing(4)
        keys = places.keys_of(role)
        known = places.list_places(role)
        self._under = {place.key: place.under for place in known if place.under}
        entries = [place for place in known if _has_entry(place, shown)]
        foot = [place for place in entries if place.is_foot]
        for place in entries:
            if not place.is_foot:
                self._add_place(place, keys.get(place.key, place.shortcut))
        self._column.addStretch(1)
        for place in foot:
            self._add_place(place, "F1" if place.key == "help" else "Ctrl+,")
        self._lock = self._button(self.tr("Lock"), "lock", "Ctrl+Shift+L")
        self._lock.clicked.connect(lambda _checked=False: self.lock_chosen.emit())
        self._is_folded = False
        self.setFixedWidth(WIDTH)

    def mark(self, key: str) -> None:
        """Show which page is open; one without an entry of its own belongs to another."""
        key = key if key in self._buttons else self._under.get(key, key)
        button = self._buttons.get(key, self._buttons.get("settings"))
        if button is not None:
            button.setChecked(True)

    def fold(self, *, folded: bool) -> None:
        """Show icons only, or icons with words."""
        if folded == self._is_folded:
            return
        self._is_folded = folded
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if folded
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in self._order:
            button.setToolButtonStyle(style)
        restyle(self, folded="true" if folded else "false")
        self.fit()

    def fit(self) -> None:
        """Follow the text size: as wide as the longest name needs, at least 208."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        longest = max(metrics.horizontalAdvance(button.text()) for button in self._order)
        self.setFixedWidth(FOLDED_WIDTH if self._is_folded else max(WIDTH, longest + _BESIDE_TEXT))

    def _add_place(self, place: places.Place, keys: str) -> None:
        button = self._button(place.text, place.icon, keys)
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: self.place_chosen.emit(place.key))
        self._group.addButton(button)
        self._buttons[place.key] = button

    def _button(self, text: str, icon: str, keys: str) -> QToolButton:
        button = ToolButton()
        button.setText("  " + plain(text))
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({keys})" if keys else text)
        button.setIcon(icons.icon(icon, on="accent"))
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(36)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column.addWidget(button)
        self._order.append(button)
        return button

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is None or not isinstance(focused, QToolButton) or focused not in self._order:
            super().keyPressEvent(event)
            return
        position = (self._order.index(focused) + step) % len(self._order)
        self._order[position].setFocus(Qt.FocusReason.TabFocusReason)


def _has_entry(place: places.Place, shown: frozenset[str] | None) -> bool:
    """Return whether a page stands in the rail.

    One that is reached from another page does so for whom that other page is closed.
    """
    if shown is None:
        return not place.under
    return place.key in shown and place.under not in shown
