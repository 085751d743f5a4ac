"""The one question at the start: is this file a restored backup or a copy?"""

import logging
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk import paths
from peerdesk.errors import PeerDeskError
from peerdesk.services.store import Store
from peerdesk.services.vaults import OpenVault
from peerdesk.sync import sightings
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.backup_work import close_safely
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.info_bar import InfoBar

_log = logging.getLogger(__name__)
_EXPORTED: Final = "ExportLog"


class CopyQuestion(InfoBar):
    """The question with its two answers; stays until one is given.

    Signals:
        answered: Whether it is a restored backup or a copy.
    """

    answered = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn", parent=parent)
        self.yes = push_button(self.tr("&Yes"), lambda: self.answered.emit(True))
        self.no = push_button(self.tr("&No, moved"), lambda: self.answered.emit(False))
        self.set_answers(self.yes, self.no)
        self.set_dismissable(dismissable=False)

    def ask(self) -> None:
        """Show the question."""
        self.show_message(
            "warn",
            self.tr("Was this file restored from a backup or copied from another computer?"),
        )


class CopyWatch(QObject):
    """Asks when the file looks older or moved, and remembers it outside after each export.

    Attributes:
        question: The bar, to be laid at the head of the window.
        is_settled: Nothing is left to ask.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._place = desk.vault.folder, paths.config_folder()
        self.question = CopyQuestion()
        self.question.hide()
        self.question.answered.connect(self._on_answer)
        self.is_settled = desk.is_sample or not self._is_odd()
        if not self.is_settled:
            self.question.ask()
        elif not desk.is_sample:
            self._remember()
        desk.changed.connect(self._on_changed)

    def _is_odd(self) -> bool:
        return sightings.look(self._desk.store, *self._place) in sightings.ASKED

    def _on_answer(self, is_copy: bool) -> None:  # noqa: FBT001 - a signal's value
        work = partial(sightings.answer, self._desk.store, *self._place, is_copy=is_copy)
        self.question.setEnabled(False)
        self._desk.run(self, work, self._on_settled, self._on_failed)

    def _on_settled(self, _nothing: object) -> None:
        self.is_settled = True
        self.question.hide()

    def _on_failed(self, error: PeerDeskError) -> None:
        self.question.setEnabled(True)
        self._desk.failed.emit(error)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if _EXPORTED in kinds and self.is_settled and not self._desk.is_sample:
            self._remember()

    def _remember(self) -> None:
        work = partial(_remember, self._desk.store, *self._place)
        self._desk.run(self, work, _ignore)


def close_known(opened: OpenVault, *, is_settled: bool) -> None:
    """Remember the file outside of it unless a question stands, then close it safely."""
    if is_settled and not opened.info.is_sample:
        _remember(opened.store, opened.info.folder, paths.config_folder())
    close_safely(opened)


def _remember(store: Store, folder: Path, config: Path) -> None:
    from peerdesk.services import binned  # noqa: PLC0415 - not needed for the first window
    from peerdesk.sync import blanking, originals  # noqa: PLC0415 - not needed for the first window

    try:
        binned.upkeep(store)
        originals.obey_kept(store, folder)
        blanking.upkeep(store)
        sightings.remember(store, folder, config)
    except (PeerDeskError, OSError) as error:
        _log.info("the file was not remembered: %s", type(error).__name__)


def _ignore(_nothing: object) -> None:
    pass
