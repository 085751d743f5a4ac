"""Where what was changed and what was deleted is found again."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.services.backups.asides import list_asides
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day
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
        self.aside = label("", "muted")
        self.column.addWidget(self.aside)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Say what restores have put aside, and until when."""
        rows = list_asides(self.desk.vault.folder)
        text = self.tr("{name}: the file of before a restore. It is removed after {day}.")
        lines = [text.format(name=row.path.name, day=day(row.goes_on)) for row in rows]
        self.aside.setText("\n".join(lines))
        self.aside.setVisible(bool(lines))

    def _add(self, place: str, words: str, explained: str) -> None:
        icon = "history" if place == "history" else "trash-2"
        button = push_button(words, partial(self.place_requested.emit, place, None), icon=icon)
        button.setObjectName(f"open-{place}")
        self.column.addWidget(label(explained, "muted"))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
