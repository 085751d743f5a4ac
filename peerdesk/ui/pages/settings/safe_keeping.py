"""Where what was changed and what was deleted is found again."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.settings.section import Section


class SafeKeepingSection(Section):
    """The ways to the history and the bin, each with what it holds."""

    key = "records"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._add(
            "history",
            self.tr("&History"),
            self.tr("Who changed what and when, before and after; and undo, also days later."),
        )
        self._add(
            "bin",
            self.tr("&Bin"),
            self.tr("What was deleted waits 30 days and comes back by one key."),
        )
        self.column.addStretch(1)

    def _add(self, place: str, words: str, explained: str) -> None:
        icon = "history" if place == "history" else "trash-2"
        button = push_button(words, partial(self.place_requested.emit, place, None), icon=icon)
        button.setObjectName(f"open-{place}")
        self.column.addWidget(label(explained, "muted"))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
