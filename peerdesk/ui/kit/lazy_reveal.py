"""Private text that is only read while somebody looks at it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.ui.kit.reveal import Reveal


class LazyReveal(Reveal):
    """A `Reveal` that asks for its text when it is shown and forgets it afterwards."""

    def __init__(self, read: Callable[[], str], parent: QWidget | None = None) -> None:
        self._read = read
        super().__init__("", parent)

    @override
    def _show(self, *, revealed: bool) -> None:
        self._hidden_text = self._read() if revealed else ""
        super()._show(revealed=revealed)
