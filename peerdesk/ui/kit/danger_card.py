"""What to do first when somebody is in danger now; it stands before every concern form."""

from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from peerdesk.services.concerns.protocol import DangerCard
from peerdesk.ui.kit.style import label

_TIED: Final = "\u00a0"


class DangerNow(QFrame):
    """The school's protocol and telephone numbers; short: the numbers only, in one line."""

    def __init__(self, parent: QWidget | None = None, *, is_short: bool = False) -> None:
        super().__init__(parent)
        self._is_short = is_short
        self.setProperty("role", "infobar")
        self.setProperty("tone", "danger")
        self._title = label(
            self.tr("In danger now?") if is_short else self.tr("In danger now? Do this first"),
            "strong",
        )
        self._steps = label("")
        self._phones = label("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        for widget in (self._title, self._steps, self._phones):
            column.addWidget(widget)

    def show_card(self, card: DangerCard) -> None:
        """Show the school's card."""
        steps = (f"{n}  {step}" for n, step in enumerate(card.steps, start=1))
        self._steps.setText("\n".join(steps))
        self._steps.setVisible(not self._is_short)
        kept = (line.replace(" ", _TIED) for line in card.phones)
        self._phones.setText("   ".join(kept) if self._is_short else "\n".join(card.phones))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription("\n".join((*card.steps, *card.phones)))
