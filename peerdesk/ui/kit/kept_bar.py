"""The line above a form that says from when its text is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.dates import clock_time, day_and_time, local_day
from peerdesk.ui.kit.info_bar import InfoBar


class KeptBar(InfoBar):
    """Says "Kept from 09:41", and has a button that throws the draft away."""

    def __init__(
        self, desk: Desk, discard: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("info", parent=parent)
        self._desk = desk
        self._discard = discard
        self.set_action(self.tr("Discard"), self._throw_away)
        self.hide()

    def show_kept(self, at: datetime) -> None:
        """Say from when the text is."""
        is_today = local_day(at) == local_day(self._desk.now())
        when = clock_time(at) if is_today else day_and_time(at)
        self.show_message("info", self.tr("Kept from {when}").format(when=when))

    def _throw_away(self) -> None:
        self.hide()
        self._discard()
