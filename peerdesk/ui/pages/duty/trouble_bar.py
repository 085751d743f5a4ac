"""Says that a rota that was made needs a repair, and offers it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.services.duty import Trouble
from peerdesk.ui.kit.info_bar import InfoBar


class TroubleBar(InfoBar):
    """One line above the week while helpers fell out or came new.

    Signals:
        repair_requested: The `Trouble` that is shown.
    """

    repair_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", "", parent)
        self._trouble: Trouble | None = None
        self.set_dismissable(dismissable=False)
        self.set_action(self.tr("Repa&ir…"), lambda: self.repair_requested.emit(self._trouble))
        self.hide()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what has happened; nothing to say hides the bar."""
        said = [
            self.tr("%n coming duties of absent helpers.", "", trouble.absent),
            self.tr("%n coming duties of helpers who left.", "", trouble.left),
            self.tr("%n coming duties when the helper is not free.", "", trouble.busy),
            self.tr("%n helpers without a duty yet.", "", trouble.newcomers),
        ]
        counts = (trouble.absent, trouble.left, trouble.busy, trouble.newcomers)
        text = " ".join(words for words, count in zip(said, counts, strict=True) if count)
        if not trouble.is_any:
            self.hide()
            return
        self._trouble = trouble
        if text != self.text:
            is_lost = trouble.absent or trouble.left or trouble.busy
            self.show_message("warn" if is_lost else "info", text)
        self.show()
