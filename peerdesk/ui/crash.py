"""What happens when the program meets a defect of its own."""

import faulthandler
import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from PySide6.QtCore import QObject, qVersion
from PySide6.QtWidgets import QApplication, QMessageBox

import peerdesk
from peerdesk import clock
from peerdesk.errors import PeerDeskError

_log = logging.getLogger(__name__)
FAULT_FILE: Final = "fault.log"
RUNNING_FILE: Final = "running"


class CrashGuard(QObject):
    """Keeps drafts, writes a report without names, shows one dialog, then ends the program.

    Attributes:
        rescue: Called first: keep what is unfinished.
        explain: Told of an expected error that nobody caught; says whether it could show it.
        was_unclean: Whether the run before this one did not end properly.
    """

    def __init__(
        self,
        folder: Path,
        parent: QObject | None = None,
        *,
        quit_program: Callable[[int], object] = QApplication.exit,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._quit = quit_program
        self._mark = folder / RUNNING_FILE
        self.was_unclean = self._mark.exists()
        self._is_handling = False
        self.rescue: Callable[[], object] = _nothing
        self.explain: Callable[[PeerDeskError], bool] = _unexplained
        self._faults: TextIO | None = None

    def install(self) -> None:
        """Watch for exceptions nobody caught and for faults below Python."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._mark.touch()
        self._faults = (self._folder / FAULT_FILE).open("a", encoding="utf-8")
        faulthandler.enable(self._faults)
        sys.excepthook = self._on_exception

    def remove(self) -> None:
        """Stop watching: the program ends properly."""
        self._mark.unlink(missing_ok=True)
        faulthandler.disable()
        if self._faults is not None:
            self._faults.close()
        sys.excepthook = sys.__excepthook__

    def report(self, error: BaseException) -> None:
        """Handle one unexpected error; later ones are only logged."""
        _log.error("unexpected %s", type(error).__name__)
        if self._is_handling:
            return
        self._is_handling = True
        self._try_rescue()
        path = write_report(self._folder, error)
        self._show(path)

    def _try_rescue(self) -> None:
        try:
            self.rescue()
        except Exception as error:  # noqa: BLE001 - each rescue step stands alone
            _log.error("rescue failed: %s", type(error).__name__)

    def _show(self, path: Path | None) -> None:
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("PeerDesk")
        box.setText(self.tr("PeerDesk made a mistake and must close."))
        kept = self.tr("Everything that was saved is safe; what was unfinished is kept as a draft.")
        where = self.tr("A report without any names lies here: {path}").format(path=path or "-")
        box.setInformativeText(f"{kept}\n\n{where}")
        box.addButton(self.tr("Close PeerDesk"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(lambda _result: self._quit(1))
        self.box = box
        box.open()

    def _on_exception(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if not (isinstance(error, PeerDeskError) and self.explain(error)):
            self.report(error)


def write_report(folder: Path, error: BaseException) -> Path | None:
    """Write what failed where, without values or messages, and return the file."""
    stamp = clock.now()
    lines = [
        f"PeerDesk {peerdesk.__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()}",
        stamp.isoformat(),
        type(error).__name__,
        *(
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ),
    ]
    path = folder / f"crash-{stamp:%Y%m%d-%H%M%S}.txt"
    try:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError:
        return None
    return path


def _nothing() -> None:
    pass


def _unexplained(_error: PeerDeskError) -> bool:
    return False
