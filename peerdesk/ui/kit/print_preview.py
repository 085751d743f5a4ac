"""The one preview that every print passes: it shows the very PDF that prints."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import Paper, PrintClass
from peerdesk.errors import NotAllowedError, PeerDeskError
from peerdesk.reports import batch, catalog, consent_prints
from peerdesk.reports.batch import Order
from peerdesk.reports.catalog import Entry, Need, Preview
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page_header import PageHeader
from peerdesk.ui.kit.print_choices import WIDTH, PrintChoices
from peerdesk.ui.kit.print_out import PrintOut, Sheaf, printer_names
from peerdesk.ui.kit.print_paper import PaperView
from peerdesk.ui.kit.style import announce

_OWN_RECORDS: Final = frozenset({"SheetCode"})


class PaperPreview(QWidget):
    """Paper at the left, choices at the right, Print and Save above.

    Attributes:
        out: What prints and saves.

    Signals:
        finished: The preview may close.
        place_requested: Page key and None: where that is done which the print lacks.
    """

    finished = Signal()
    place_requested = Signal(str, object)

    def __init__(
        self, desk: Desk, entry: Entry, options: Mapping[str, Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry = entry
        self._options: dict[str, Any] = {"today": desk.today(), **options}
        self.header = PageHeader("", self)
        day = catalog.wanted_day(self._options, desk.now().astimezone().hour)
        self.choices = PrintChoices(entry, day, self._first_paper(), self._first_language())
        self.choices.offer_printers(printer_names(), desk.settings.printers.get(entry.key, ""))
        self.message = InfoBar("info")
        self.paper = PaperView(desk)
        self.out = PrintOut(desk, self, self.message)
        self._fill_header()
        self._lay_out()
        self._connect()

    def sheaf(self) -> Sheaf | None:
        """Return what would print now; None while there is nothing."""
        raise NotImplementedError

    def print_now(self) -> None:
        """Print (Ctrl+P); a confidential print first asks whether somebody stands there."""
        sheaf = self.sheaf()
        if sheaf is not None:
            self.out.print_sheaf(sheaf, self.choices.printer_name)

    def save_pdf(self) -> None:
        """Save the PDF that is shown, whole or not at all."""
        sheaf = self.sheaf()
        if sheaf is not None:
            self.out.save_sheaf(sheaf)

    def _order(self, *keys: str) -> Order:
        """Return what is chosen."""
        options = self._options | dict(self.choices.options())
        return Order(keys, options, Paper(self.choices.paper.key), self.choices.language_code)

    def _first_paper(self) -> Paper:
        return Paper(self._desk.settings.papers.get(self._entry.key, self._desk.vault.paper))

    def _first_language(self) -> str:
        return self._desk.vault.language

    def _fill_header(self) -> None:
        self.setAccessibleName(self.tr("Print preview"))
        self.header.set_title(
            self._title(), self.tr("The preview is the same file that is printed.")
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

    def _title(self) -> str:
        raise NotImplementedError

    def _make(self) -> None:
        raise NotImplementedError

    def _go(self) -> None:
        raise NotImplementedError

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


class PrintPreview(PaperPreview):
    """Shows one print, lets it be saved and printed.

    Attributes:
        made: The print that is shown; None while there is none.
    """

    def __init__(
        self,
        desk: Desk,
        key: str,
        options: Mapping[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, catalog.find_print(key), options or {}, parent)
        self.made: Preview | None = None
        self._need: Need | None = None
        self._make()

    @override
    def sheaf(self) -> Sheaf | None:
        if self.made is None:
            return None
        order = self._order(self._entry.key)
        return Sheaf(
            kind=self._entry.key,
            title=self.made.title,
            pdf=self.made.pdf,
            file_name=self.made.file_name,
            paper=order.paper,
            is_confidential=self._entry.print_class is PrintClass.CONFIDENTIAL,
            record=partial(
                batch.record_print,
                order=replace(order, options=self.made.options),
                pdf=self.made.pdf,
            ),
            question=consent_prints.question_after(self._entry.key),
            confirm=partial(consent_prints.mark_asked, options=self.made.options),
        )

    @override
    def _title(self) -> str:
        return catalog.title_of(self._entry.key)

    @override
    def _make(self) -> None:
        order = self._order(self._entry.key)
        use_case = partial(
            catalog.preview,
            key=self._entry.key,
            options=order.options,
            paper=order.paper,
            language=order.language,
        )
        failed = partial(self._on_unmade, order.options)
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
        self._need = None
        if not isinstance(error, NotAllowedError):
            use_case = partial(catalog.missing, key=self._entry.key, options=options)
            self._need = self._desk.read(use_case)
        self.paper.show_nothing(error.sentence(), can_go=self._need is not None)
        announce(self, error.sentence())

    @override
    def _go(self) -> None:
        if self._need is not None:
            self.place_requested.emit(self._need.page, None)
