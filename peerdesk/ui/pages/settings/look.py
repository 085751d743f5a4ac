"""How the window looks."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from peerdesk.enums import Look
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.settings.section import Section
from peerdesk.ui.theme import TEXT_PERCENTS


class LookSection(Section):
    """Light or dark, and the size of text; both take effect at once."""

    key = "look"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        looks = [
            (Look.SYSTEM.value, self.tr("As the computer")),
            (Look.LIGHT.value, self.tr("Light")),
            (Look.DARK.value, self.tr("Dark")),
        ]
        sizes = [(str(p), self.tr("{percent} %").format(percent=p)) for p in TEXT_PERCENTS]
        self.look = FilterChips(looks, self.tr("Colors"), exclusive=True)
        self.text_size = FilterChips(sizes, self.tr("Size of text"), exclusive=True)
        hint = self.tr("Ctrl+plus and Ctrl+minus change it anywhere, Ctrl+0 resets it.")
        self.column.addWidget(Field(self.tr("Colors"), self.look))
        self.column.addWidget(Field(self.tr("Size of text"), self.text_size, hint=hint))
        self.column.addWidget(label(self.tr("Changes take effect at once."), "muted"))
        self.column.addStretch(1)
        self.look.changed.connect(self._keep)
        self.text_size.changed.connect(self._keep)

    def refresh(self) -> None:
        """Show what is in force."""
        self.look.choose(self.desk.settings.look.value)
        self.text_size.choose(str(self.desk.settings.text_percent))

    def _keep(self, _keys: frozenset[str]) -> None:
        wanted = replace(
            self.desk.settings, look=Look(self.look.key), text_percent=int(self.text_size.key)
        )
        self.desk.settings_wanted.emit(wanted)
