"""When the screen locks."""

from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QWidget

from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.settings.section import Section

_MINUTES: Final = (1, 2, 5, 10, 15, 30)


class LockingSection(Section):
    """After how many idle minutes PeerDesk asks for the passphrase again."""

    key = "lock"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        texts = [(str(m), self.tr("{minutes} min").format(minutes=m)) for m in _MINUTES]
        self.minutes = FilterChips(texts, self.tr("Lock when nobody is there for"), exclusive=True)
        self.column.addWidget(Field(self.tr("Lock when nobody is there for"), self.minutes))
        for line in (
            self.tr("Ctrl+Shift+L locks at once. What you had not finished is kept."),
            self.tr("F9 shows an empty screen when someone walks in; any key leads back."),
            self.tr("After a minute under the empty screen, PeerDesk asks for the passphrase."),
        ):
            self.column.addWidget(label(line, "muted"))
        self.column.addStretch(1)
        self.minutes.changed.connect(self._keep)

    def refresh(self) -> None:
        """Show what is in force."""
        self.minutes.choose(str(self.desk.settings.lock_minutes))

    def _keep(self, _keys: frozenset[str]) -> None:
        minutes = int(self.minutes.key)
        self.desk.settings_wanted.emit(replace(self.desk.settings, lock_minutes=minutes))
