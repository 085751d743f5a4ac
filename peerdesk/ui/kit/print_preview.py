"""The one preview that every print passes: it shows the very PDF that prints."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from peerdesk.enums import Paper, PrintClass
from peerdesk.errors import PeerDeskError, StorageError
from peerdesk.paths import documents_folder
from peerdesk.reports import catalog
from peerdesk.reports.catalog import Need, Preview
from peerdesk.services.vaults import write_whole
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page_header import PageHeader
from peerdesk.ui.kit.print_choices import WIDTH, PrintChoices
from peerdesk.ui.kit.print_pages import prepare_printer, print_pages
from peerdesk.ui.kit.print_paper import PaperView
from peerdesk.ui.kit.style import announce

_AT_PRINTER: Final = "isAtPrinter"  # kept on the desk, so the answer lasts until the next lock
_OWN_RECORDS: Final = frozenset({"SheetCode"})


class PrintPreview(QWidget):
    """Shows a print, lets it be saved and printed.

    Attributes:
        made: The print that is shown; None while there is none.
        ask_path: Asks where to save: gets the suggested file, returns a path or None.
        ask_printer: Asks for the printer: gets it, and what to call once it is chosen.

    Signals:
        finished: The preview may close.
        place_requested: Page key and None: where that is done which the print lacks.
    """

    finished = Signal()
    place_requested = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        key: str,
        options: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry = catalog.find_print(key)
        self._options: dict[str, Any] = {"today": desk.today(), **(options or {})}
        self.made: Preview | None = None
        self._need: Need | None = None
        self.ask_path: Callable[[Path], Path | None] = self._choose_path
        self.ask_printer: Callable[[QPrinter, Callable[[], object]], object] = self._choose_printer
        self.header = PageHeader("", self)
        day = catalog.wanted_day(self._options, desk.now().astimezone().hour)
        self.choices = PrintChoices(self._entry, day, desk.vault.paper, desk.vault.language)
        self.message = InfoBar("info")
        self.paper = PaperView(desk)
        self._fill_header()
        self._lay_out()
        self._connect()
        self._make()

    def print_now(self) -> None:
        """Print (Ctrl+P); a confidential print first asks whether somebody stands there."""
        if self.made is None:
            return
        is_confidential = self._entry.print_class is PrintClass.CONFIDENTIAL
        if is_confidential and not self._desk.property(_AT_PRINTER):
            self._say(
                "warn", self.tr("Are you at the printer now? These pages must not lie there.")
            )
            self.message.set_action(self.tr("Print now"), self._print_at_printer)
            button = self.message.findChildren(QPushButton)[-1]
            button.show()  # a widget without a place in the window yet takes no focus
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._choose_and_print()

    def save_pdf(self) -> None:
        """Save the PDF that is shown, whole or not at all."""
        if self.made is None:
            return
        path = self.ask_path(documents_folder() / self.made.file_name)
        if path is not None:
            work = partial(_save, path, self.made.pdf)
            self._desk.run(self, work, self._on_saved, failed=self._on_failed)

    def _fill_header(self) -> None:
        self.setAccessibleName(self.tr("Print preview"))
        self.header.set_title(
            catalog.title_of(self._entry.key),
            self.tr("The preview is the same file that is printed."),
        )
        header = self.header
        self._save_button = header.add_secondary(
            self.tr("&Save PDF"), self.save_pdf, icon="download"
        )
        header.add_secondary(self.tr("Close"), self.finished.emit, shortcut=self.tr("Esc"))
        self._print_button = header.set_primary(
            self.tr("Print"), self.print_now, icon="printer", shortcut=self.tr("Ctrl+P")
        )

    def _lay_out(self) -> None:
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidget(self.choices)
        side.setFixedWidth(WIDTH)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.paper, 1)
        middle.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addWidget(self.message)
        column.addLayout(middle, 1)
        self.message.hide()

    def _connect(self) -> None:
        self.choices.changed.connect(self._make)
        self.choices.look_changed.connect(self._on_look_changed)
        self.paper.go_requested.connect(self._go)
        self._desk.changed.connect(self._on_records_changed)

    def _make(self) -> None:
        """Make the PDF anew with what is chosen."""
        options = self._options | dict(self.choices.options())
        use_case = partial(
            catalog.preview,
            key=self._entry.key,
            options=options,
            paper=Paper(self.choices.paper.key),
            language=self.choices.language.key,
        )
        failed = partial(self._on_unmade, options)
        self._desk.run(self, partial(self._desk.read, use_case), self._on_made, failed=failed)

    def _on_made(self, made: Preview) -> None:
        self.made = made
        self._options["codes"] = made.options["codes"]
        self._enable(can_print=True)
        self.choices.show_facts(made)
        self.paper.show_pdf(made.pdf)

    def _on_unmade(self, options: Mapping[str, Any], error: PeerDeskError) -> None:
        self.made = None
        self._enable(can_print=False)
        self.choices.clear_facts()
        use_case = partial(catalog.missing, key=self._entry.key, options=options)
        self._need = self._desk.read(use_case)
        self.paper.show_nothing(error.sentence(), can_go=self._need is not None)
        announce(self, error.sentence())

    def _go(self) -> None:
        if self._need is not None:
            self.place_requested.emit(self._need.page, None)

    def _enable(self, *, can_print: bool) -> None:
        for button in (self._save_button, self._print_button):
            button.setEnabled(can_print)

    def _on_look_changed(self) -> None:
        self.paper.set_look(
            is_one_bit=self.choices.is_one_bit, is_real_size=self.choices.is_real_size
        )

    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        if kinds - _OWN_RECORDS:
            self._make()

    def _print_at_printer(self) -> None:
        self._desk.setProperty(_AT_PRINTER, True)
        self.message.hide()
        self._choose_and_print()

    def _choose_and_print(self) -> None:
        if self.made is None or self.paper.picture is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare_printer(printer, self.paper.picture, Path(self.made.file_name).stem)
        self.ask_printer(printer, partial(self._print, printer, self.made))

    def _print(self, printer: QPrinter, made: Preview) -> None:
        self._say("info", self.tr("Printing..."))
        work = partial(print_pages, printer, made.pdf)
        self._desk.run(self, work, partial(self._on_printed, made))

    def _on_printed(self, made: Preview, is_taken: bool) -> None:  # noqa: FBT001 - what the worker returned
        if is_taken:
            self._say("ok", self.tr("Sent to the printer."))
            self._keep(made)
        else:
            self._say(
                "danger",
                self.tr("Not printed: the printer did not take it. Check it, or save the PDF."),
            )

    def _on_saved(self, path: Path) -> None:
        self._say("ok", self.tr("Saved as {name}.").format(name=path.name))
        if self.made is not None:
            self._keep(self.made)

    def _on_failed(self, error: PeerDeskError) -> None:
        self._say("danger", error.sentence())

    def _keep(self, made: Preview) -> None:
        """Keep what the print settled: sheet codes, and pictures that were given to helpers."""
        use_case = partial(catalog.record_printed, key=self._entry.key, options=made.options)
        label = self.tr("Printed: {title}").format(title=made.title)
        self._desk.write(self, use_case, label)

    def _say(self, tone: str, sentence: str) -> None:
        self.message.clear_action()
        self.message.show_message(tone, sentence)

    def _choose_path(self, suggested: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save PDF"), str(suggested), self.tr("PDF files (*.pdf)")
        )
        return Path(name) if name else None

    def _choose_printer(self, printer: QPrinter, chosen: Callable[[], object]) -> None:
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(chosen)
        dialog.open()  # type: ignore[call-arg]  # the stubs hide the form QDialog has


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
