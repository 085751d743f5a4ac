"""Send a finished PDF to a printer or into a file, the same way for every print."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QWidget

from peerdesk.enums import Paper
from peerdesk.errors import PeerDeskError, StorageError
from peerdesk.paths import documents_folder
from peerdesk.services.vaults import write_whole
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.print_pages import prepare_printer, print_pages

AT_PRINTER: Final = "isAtPrinter"
"""Property of the desk, so that the answer lasts until the next lock."""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Paper to print or save.

    Attributes:
        kind: What the printer and the paper are remembered for.
        file_name: Tells print and day, never a person; the job is called the same.
        record: Use case that keeps what the print settled; gets where it went and whether it
            went out: `record(session, printer=..., is_out=...)`.
        question: What to ask once it went out; "" for most.
        confirm: Use case that a yes to it runs.
    """

    kind: str
    title: str
    pdf: bytes = field(repr=False)
    file_name: str
    paper: Paper
    is_confidential: bool
    record: Callable[..., Any]
    question: str = ""
    confirm: Callable[..., Any] | None = None


class PrintOut(QObject):
    """Asks what must be asked, prints on the worker, and says how it went.

    Belongs to the desk and not to the preview: what the printer did not take stays here when
    the preview is closed, and can be printed again just as it was, until the next lock.

    Attributes:
        ask_path: Asks where to save: gets the suggested file, returns a path or None.
        ask_printer: Asks for the printer: gets it, and what to call once it is chosen.
        printer_of: Returns the printer of a name, or None if it is not there or has an error.

    Signals:
        offered: Sentence, words of a button ("" for none) and what it does, for the bar at the
            bottom of the window.
        went_out: The printer took everything, or the file is written.
    """

    offered = Signal(str, str, object)
    went_out = Signal()

    def __init__(self, desk: Desk, window: QWidget, message: InfoBar) -> None:
        super().__init__(desk)
        self._desk = desk
        self._window: QWidget | None = window
        self._message: InfoBar | None = message
        self._is_needed = False
        self.ask_path: Callable[[Path], Path | None] = self._choose_path
        self.ask_printer: Callable[[QPrinter, Callable[[], object]], object] = self._choose_printer
        self.printer_of: Callable[[str], QPrinter | None] = find_printer
        window.destroyed.connect(self._let_go)

    def print_sheaf(self, sheaf: Sheaf, printer_name: str = "") -> None:
        """Print; confidential pages only once somebody stands at the printer.

        Args:
            sheaf: What to print.
            printer_name: The printer; "" asks for one.
        """
        if sheaf.is_confidential and not self._desk.property(AT_PRINTER):
            self._ask_at_printer(sheaf, printer_name)
        else:
            self._choose_and_print(sheaf, printer_name)

    def save_sheaf(self, sheaf: Sheaf) -> None:
        """Save the PDF, whole or not at all."""
        path = self.ask_path(documents_folder() / sheaf.file_name)
        if path is not None:
            done, failed = partial(self._on_saved, sheaf), partial(self._on_failed)
            self._desk.run(self, partial(_save, path, sheaf.pdf), done, failed=failed)

    def say(self, tone: str, sentence: str) -> None:
        """Say something above the paper, or at the bottom once the preview is closed."""
        if self._message is not None:
            self._message.clear_action()
            self._message.show_message(tone, sentence)
        elif tone != "info":
            self.offered.emit(sentence, "", None)

    def _ask_at_printer(self, sheaf: Sheaf, printer_name: str) -> None:
        question = self.tr("Are you at the printer now? These pages must not lie there.")
        go_on = partial(self._print_at_printer, sheaf, printer_name)
        if self._message is None:
            self.offered.emit(question, self.tr("Print now"), go_on)
            return
        self.say("warn", question)
        self._message.set_action(self.tr("Print now"), go_on)
        self._enter_action()

    def _enter_action(self) -> None:
        """Put the focus on the button of the message, so that Enter presses it."""
        if self._message is not None:
            button = self._message.findChildren(QPushButton)[-1]
            button.show()  # a widget without a place in the window yet takes no focus
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print_at_printer(self, sheaf: Sheaf, printer_name: str) -> None:
        self._desk.setProperty(AT_PRINTER, True)
        if self._message is not None:
            self._message.hide()
        self._choose_and_print(sheaf, printer_name)

    def _choose_and_print(self, sheaf: Sheaf, printer_name: str) -> None:
        named = self.printer_of(printer_name) if printer_name else None
        if printer_name and named is None:
            self._on_refused(sheaf, printer_name)
            return
        printer = named or QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare_printer(printer, sheaf.paper, Path(sheaf.file_name).stem)
        go_on = partial(self._print, printer, sheaf)
        if named is None:
            self.ask_printer(printer, go_on)
        else:
            go_on()

    def _print(self, printer: QPrinter, sheaf: Sheaf) -> None:
        self._is_needed = True
        self.say("info", self.tr("Printing..."))
        work = partial(print_pages, printer, sheaf.pdf)
        self._desk.run(self, work, partial(self._on_printed, sheaf, printer.printerName()))

    def _on_printed(self, sheaf: Sheaf, printer: str, is_taken: bool) -> None:  # noqa: FBT001 - what the worker returned
        if not is_taken:
            self._on_refused(sheaf, printer)
            return
        self.say("ok", self.tr("Sent to the printer."))
        self._is_needed = False
        self._remember(sheaf, printer)
        self._record(sheaf, printer or self.tr("A file"), is_out=True)
        self.went_out.emit()
        self._ask_after(sheaf)
        if self._window is None:
            self.deleteLater()

    def _on_refused(self, sheaf: Sheaf, printer: str) -> None:
        """Keep the pages in memory, and offer them at the bottom of the window."""
        self.say(
            "danger",
            self.tr("Not printed: the printer did not take it. Check it, or save the PDF."),
        )
        self._is_needed = True
        sentence = self.tr("Not printed: {title}. The same pages are kept until you lock.")
        again = partial(self.print_sheaf, sheaf)
        self.offered.emit(sentence.format(title=sheaf.title), self.tr("Print again"), again)
        self._record(sheaf, printer, is_out=False)

    def _on_saved(self, sheaf: Sheaf, path: Path) -> None:
        self.say("ok", self.tr("Saved as {name}.").format(name=path.name))
        self._remember(sheaf, "")
        self._record(sheaf, "", is_out=True)
        self.went_out.emit()
        self._ask_after(sheaf)

    def _ask_after(self, sheaf: Sheaf) -> None:
        """Ask what only a person knows: whether the paper came out and goes where it should."""
        if not sheaf.question or sheaf.confirm is None:
            return
        label = self.tr("Gone home: {title}").format(title=sheaf.title)
        words = self.tr("Yes, note it")
        if self._message is None:
            go_on = partial(self._desk.write, self._desk, sheaf.confirm, label)
            self.offered.emit(sheaf.question, words, go_on)
            return
        self._message.show_message("ok", f"{self._message.text} {sheaf.question}")
        self._message.set_action(words, partial(self._confirm, sheaf.confirm, label))
        self._enter_action()

    def _confirm(self, use_case: Callable[..., Any], label: str) -> None:
        self._desk.write(self, use_case, label, lambda _count: self.say("ok", self.tr("Noted.")))

    def _on_failed(self, error: PeerDeskError) -> None:
        self.say("danger", error.sentence())

    def _record(self, sheaf: Sheaf, printer: str, *, is_out: bool) -> None:
        use_case = partial(sheaf.record, printer=printer, is_out=is_out)
        label = self.tr("Printed: {title}").format(title=sheaf.title)
        self._desk.write(self, use_case, label)

    @Slot()
    def _let_go(self) -> None:
        """Go on without the preview; go altogether if nothing waits to be printed again."""
        self._window = self._message = None
        if not self._is_needed:
            self.deleteLater()

    def _remember(self, sheaf: Sheaf, printer: str) -> None:
        """Keep printer and paper for the next time, on this computer."""
        settings = self._desk.settings
        papers = {**settings.papers, sheaf.kind: sheaf.paper.value}
        printers = {**settings.printers, sheaf.kind: printer} if printer else settings.printers
        changed = replace(settings, printers=printers, papers=papers)
        self._desk.settings = changed
        self._desk.settings_wanted.emit(changed)

    def _choose_path(self, suggested: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save PDF"), str(suggested), self.tr("PDF files (*.pdf)")
        )
        return Path(name) if name else None

    def _choose_printer(self, printer: QPrinter, chosen: Callable[[], object]) -> None:
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(chosen)
        QDialog.open(dialog)  # the form of the print dialog itself wants a slot


def printer_names() -> list[str]:
    """Return the printers of this computer, as the system names them."""
    return list(QPrinterInfo.availablePrinterNames())


def find_printer(name: str) -> QPrinter | None:
    """Return the printer of this name; None if the system does not know it or reports an error."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull() or info.state() == QPrinter.PrinterState.Error:
        return None
    return QPrinter(info, QPrinter.PrinterMode.HighResolution)


def _save(path: Path, pdf: bytes) -> Path:
    """Write the PDF and return where it is.

    Raises:
        StorageError: If the disk refused.
    """
    try:
        write_whole(path, pdf)
    except OSError as error:
        raise StorageError(path=str(path), problem=error.strerror or "") from error
    return path
