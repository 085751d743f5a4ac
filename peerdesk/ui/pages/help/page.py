"""Help: what each key does, on one page."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from peerdesk.ui import actions, places
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.style import label

_AT_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HelpPage(Page):
    """Every key in four cards, and where help is found when a word is unclear."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Help and keys"))
        self.header.set_primary(self.tr("Find a command"), self.primary, icon="search")
        self._grid = CardGrid(
            [
                self._card(self.tr("Pages"), self._page_keys()),
                self._card(self.tr("Anywhere"), self._action_keys()),
                self._card(self.tr("In lists"), self._list_keys()),
                self._card(self.tr("In the week and in forms"), self._form_keys()),
            ]
        )
        self.body.addWidget(self._grid)
        self.body.addStretch(1)

    @override
    def primary(self) -> None:
        self.place_requested.emit("find", None)

    def _page_keys(self) -> list[tuple[str, str]]:
        keys = places.keys_of(self.desk.role)
        known = [(place.text, keys.get(place.key, place.shortcut)) for place in _pages(self.desk)]
        shown = [(text, key) for text, key in known if key]
        others = ", ".join(text for text, key in known if not key)
        if others:
            shown.append((others, self.tr("Ctrl+K, then the name")))
        return [*shown, (self.tr("Back one level"), "Esc")]

    def _action_keys(self) -> list[tuple[str, str]]:
        return [(spec.text, spec.shortcut) for spec in actions.list_actions()]

    def _list_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Move"), self.tr("Arrow keys")),
            (self.tr("Open the row"), "Enter"),
            (self.tr("Change the row"), "F2"),
            (self.tr("Go to a name"), self.tr("Type its first letters")),
            (self.tr("Leave the list"), "Tab"),
            (self.tr("Show a hidden note"), self.tr("Hold Space or F8")),
        ]

    def _form_keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Choose a helper for the cell"), "Enter"),
            (self.tr("Clear the cell"), "Del"),
            (self.tr("Swap the duty"), "S"),
            (self.tr("Mark absent"), "X"),
            (self.tr("Save the form"), "Ctrl+Enter"),
            (self.tr("Go to a field"), self.tr("Alt and the underlined letter")),
        ]

    def _card(self, title: str, keys: list[tuple[str, str]]) -> Card:
        card = Card(title)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (text, key) in enumerate(keys):
            grid.addWidget(label(text), row, 0)
            grid.addWidget(label(key, "key", wrap=False), row, 1, _AT_RIGHT)
        card.add_widget(table)
        return card


def _pages(desk: Desk) -> list[places.Place]:
    return [place for place in places.list_places(desk.role) if not place.is_foot]
