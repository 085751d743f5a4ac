"""How many pages each print has now: counted one after the other, beside other work."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.reports import batch
from peerdesk.ui.desk import Desk


class PageCounter(QObject):
    """Makes one print at a time on the worker, so that a save never waits for all of them.

    Stops while its page is not seen, and when it is asked to count anew.

    Signals:
        counted: Key of a print and its pages.
    """

    counted = Signal(str, int)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._round = 0

    def count(self, keys: Sequence[str], options: Mapping[str, Any]) -> None:
        """Count these prints, and no others that still wait."""
        self._round += 1
        self._count(self._round, tuple(keys), options)

    def _count(self, round_: int, keys: tuple[str, ...], options: Mapping[str, Any]) -> None:
        if not keys or round_ != self._round or not self._page.isVisible():
            return
        vault = self._desk.vault
        read = partial(
            batch.pages_of,
            key=keys[0],
            options=options,
            paper=vault.paper,
            language=vault.language,
        )
        rest = partial(self._count, round_, keys[1:], options)
        done, failed = partial(self._on_counted, keys[0], rest), partial(_skip, rest)
        self._desk.run(self, partial(self._desk.read, read), done, failed=failed)

    def _on_counted(self, key: str, rest: partial[None], pages: int) -> None:
        self.counted.emit(key, pages)
        rest()


def _skip(rest: partial[None], _error: PeerDeskError) -> None:
    rest()
