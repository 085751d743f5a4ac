"""The right side of the print preview: what may be chosen, and what was withheld."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.catalog import Entry, Preview, Span
from peerdesk.reports.wall_prints import IN_HOME_LANGUAGE
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.print_offer import class_meaning, class_word
from peerdesk.ui.kit.style import label

WIDTH: Final = 312
_WEEKS_AHEAD: Final = 4
_SCHOOL_DAYS: Final = 5
_HOME: Final = "home"
CLASS_TONES: Final = {
    PrintClass.PUBLIC: "ok",
    PrintClass.STAFF_ONLY: "warn",
    PrintClass.CONFIDENTIAL: "danger",
    PrintClass.HOME: "accent",
}


class PrintChoices(QWidget):
    """Class, day, names, paper, language, printer and look of one print.

    Signals:
        changed: Something was chosen that changes the PDF.
        look_changed: Something was chosen that only changes how it is looked at.
    """

    changed = Signal()
    look_changed = Signal()

    def __init__(
        self, entry: Entry, day: date, paper: Paper, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self.days = QComboBox()
        self.names = FilterChips(
            [("first", self.tr("First names")), ("picture", self.tr("Pictures only"))],
            self.tr("Names"),
            exclusive=True,
        )
        self.paper = FilterChips(
            [(Paper.LETTER, self.tr("Letter")), (Paper.A4, self.tr("A4"))],
            self.tr("Paper"),
            exclusive=True,
        )
        self._usual_language = language
        self.language = FilterChips(
            self._languages(), self.tr("Language of the print"), exclusive=True
        )
        self.view = FilterChips(
            [("page", self.tr("Whole page")), ("real", self.tr("Real size"))],
            self.tr("Size on the screen"),
            exclusive=True,
        )
        self.printer = QComboBox()
        self.offer_printers([], "")
        self.one_bit = QCheckBox(self.tr("&Black and white check"))
        self._column = QVBoxLayout(self)
        self._class = QVBoxLayout()
        self._chip = Chip(class_word(entry.print_class), CLASS_TONES[entry.print_class])
        self._meaning = label(class_meaning(entry.print_class), "muted")
        self.withheld = label("")
        self.notices = InfoBar("warn")
        self.notices.set_dismissable(dismissable=False)
        self._choose(day, paper, language)
        self._lay_out()
        self._connect()

    @property
    def day(self) -> date:
        """Return the chosen day; for a week, its Monday."""
        return date.fromisoformat(self.days.currentData())

    @property
    def language_code(self) -> str:
        """Return the language asked for; of papers in the family's own, the one for the others."""
        return self._usual_language if self.language.key == _HOME else self.language.key

    @property
    def is_one_bit(self) -> bool:
        """Return whether the page is shown in pure black and white."""
        return self.one_bit.isChecked()

    @property
    def is_real_size(self) -> bool:
        """Return whether the page is shown as large as it prints."""
        return self.view.key == "real"

    @property
    def printer_name(self) -> str:
        """Return the chosen printer; "" to be asked."""
        return str(self.printer.currentData() or "")

    def offer_printers(self, names: Sequence[str], chosen: str) -> None:
        """Offer these printers, with the one that was used last chosen if it is among them."""
        self.printer.clear()
        self.printer.addItem(self.tr("Ask when printing"), "")
        for name in names:
            self.printer.addItem(name, name)
        self.choose_printer(chosen)

    def choose_printer(self, name: str) -> None:
        """Choose a printer; ask when printing if it is not there any more."""
        self.printer.setCurrentIndex(max(0, self.printer.findData(name)))

    def add_above(self, widget: QWidget) -> None:
        """Put something above the choices."""
        self._column.insertWidget(0, widget)

    def add_below_class(self, widget: QWidget) -> None:
        """Put something under the class word and what it means."""
        self._class.addWidget(widget)

    def options(self) -> Mapping[str, Any]:
        """Return what was chosen, as the catalogue reads it."""
        chosen: dict[str, Any] = {}
        if self._entry.span is not Span.NONE:
            chosen["date"] = self.day
        if self._entry.shows_helpers:
            chosen["pictures_only"] = self.names.key == "picture"
        if self._entry.key in IN_HOME_LANGUAGE:
            chosen["one_language"] = self.language.key != _HOME
        return chosen

    def show_facts(self, made: Preview) -> None:
        """Say what was withheld and what to look at before printing."""
        self.withheld.setText(self._withheld_words(made.withheld))
        self.withheld.setVisible(self._entry.shows_helpers)
        self.show_notices(made.notices)

    def show_notices(self, notices: Sequence[str]) -> None:
        """Say what is worth reading before printing, if anything is."""
        self.notices.setVisible(bool(notices))
        if notices:
            self.notices.show_message("warn", "\n".join(notices))

    def clear_facts(self) -> None:
        """Say nothing while there is nothing to print."""
        self.withheld.hide()
        self.notices.hide()

    def _withheld_words(self, count: int) -> str:
        if self.names.key == "picture":
            return self.tr("Every helper shows as a picture.")
        if count == 0:
            return self.tr("No name is withheld.")
        if count == 1:
            words = self.tr("1 name is replaced by a picture. Nothing on the paper shows why.")
        else:
            words = self.tr(
                "{count} names are replaced by a picture. Nothing on the paper shows why."
            )
        return words.format(count=count)

    def show_class(self, print_class: PrintClass) -> None:
        """Say in a word and a sentence who may see the print."""
        chip = Chip(class_word(print_class), CLASS_TONES[print_class])
        self._class.replaceWidget(self._chip, chip)
        self._chip.hide()
        self._chip.deleteLater()
        self._chip = chip
        self._meaning.setText(class_meaning(print_class))

    def _choose(self, day: date, paper: Paper, language: str) -> None:
        for value, words in self._list_days(day):
            self.days.addItem(words, value.isoformat())
        wanted = day if self._entry.span is Span.DAY else _monday(day)
        self.days.setCurrentIndex(max(0, self.days.findData(wanted.isoformat())))
        self.names.choose("first")
        self.paper.choose(paper)
        self.language.choose(_HOME if _HOME in self.language.keys else language)
        self.view.choose("page")

    def _list_days(self, day: date) -> list[tuple[date, str]]:
        monday = _monday(day)
        if self._entry.span is Span.WEEK:
            mondays = [monday + timedelta(weeks=week) for week in range(-1, _WEEKS_AHEAD)]
            return [(one, self.tr("Week of {day}").format(day=day_words(one))) for one in mondays]
        weeks = (monday - timedelta(weeks=1), monday, monday + timedelta(weeks=1))
        days = [first + timedelta(days=n) for first in weeks for n in range(_SCHOOL_DAYS)]
        return [(one, day_words(one)) for one in sorted({*days, day})]

    def _languages(self) -> list[tuple[str, str]]:
        languages = [("en", self.tr("English")), ("es", self.tr("Spanish"))]
        if self._entry.key in IN_HOME_LANGUAGE:
            return [(_HOME, self.tr("Family's own")), *languages]
        return languages

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._class.setSpacing(16)
        self._class.addWidget(self._chip)
        self._class.addWidget(self._meaning)
        column.addLayout(self._class)
        column.addWidget(self.notices)
        self.notices.hide()
        has_days = self._entry.span is not Span.NONE
        title = self.tr("&Week") if self._entry.span is Span.WEEK else self.tr("&Day")
        if has_days:
            column.addWidget(Field(title, self.days))
        if self._entry.shows_helpers:
            column.addWidget(Field(self.tr("Names"), self.names))
        column.addWidget(self.withheld)
        self.withheld.hide()
        column.addWidget(Field(self.tr("Paper"), self.paper))
        column.addWidget(Field(self.tr("Language of the print"), self.language))
        column.addWidget(Field(self.tr("P&rinter"), self.printer))
        column.addWidget(Field(self.tr("Size on the screen"), self.view))
        column.addWidget(self.one_bit)
        column.addStretch(1)

    def _connect(self) -> None:
        self.days.currentIndexChanged.connect(self._on_changed)
        for chips in (self.names, self.paper, self.language):
            chips.changed.connect(self._on_changed)
        self.view.changed.connect(self._on_look_changed)
        self.one_bit.toggled.connect(self._on_look_changed)

    def _on_changed(self) -> None:
        self.changed.emit()

    def _on_look_changed(self) -> None:
        self.look_changed.emit()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
