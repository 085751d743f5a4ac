"""The head of the stack page: which printing, and the code of the sheet in hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from peerdesk.i18n import translate
from peerdesk.services.session_logs.sheets import RunRow, SheetRow
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.empty_state import EmptyState


class RunChoice(QComboBox):
    """The printings, newest first; the first that has sheets out is chosen by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []

    @property
    def run_id(self) -> str | None:
        """Return the printing whose sheets are listed; None if nothing was printed."""
        row = self.currentIndex()
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def show_runs(self, runs: Sequence[RunRow]) -> None:
        """Offer these printings; the one that is chosen stays chosen."""
        chosen = self.run_id
        self._ids = [run.id for run in runs]
        self.clear()
        self.addItems([self._words(run) for run in runs])
        waiting = [run.id for run in runs if run.out]
        wanted = chosen if chosen in self._ids else next(iter([*waiting, *self._ids]), None)
        if wanted is not None:
            self.choose(wanted)

    def choose(self, run_id: str | None) -> bool:
        """Choose a printing; return whether it is another one than before."""
        wanted = run_id or ""
        if wanted not in self._ids or wanted == self.run_id:
            return False
        self.setCurrentIndex(self._ids.index(wanted))
        return True

    def _words(self, run: RunRow) -> str:
        when = day_and_time(run.printed_at) if run.printed_at else self.tr("earlier")
        back = self.tr("all back") if not run.out else self.tr("%n not back", "", run.out)
        return self.tr("{when}: %n sheets, {back}", "", run.sheets).format(when=when, back=back)


class CodeBox(QLineEdit):
    """Takes a code from the keyboard or from a scanner, which types it and presses Enter.

    Signals:
        entered: Enter was pressed, with or without a code.
    """

    entered = Signal()

    def offer(self, following: SheetRow | None) -> None:
        """Say which sheet Enter alone takes, if there is one."""
        hint = self.tr("Scan or type it") if following is None else self.tr("Enter takes {code}")
        self.setPlaceholderText(hint.format(code=following.code if following else ""))

    def enter(self) -> None:
        """Take the focus, ready for the next code."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


def no_forms(print_forms: Callable[[], object]) -> EmptyState:
    """Return what stands there before anything was printed."""
    return EmptyState(
        translate("StackPage", "No forms have been printed yet"),
        translate("StackPage", "Print session forms first; each carries a code to enter here."),
        action=translate("StackPage", "Print forms"),
        clicked=print_forms,
        icon="printer",
    )
