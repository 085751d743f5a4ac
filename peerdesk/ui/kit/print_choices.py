"""The right side of the print preview: what may be chosen, and what was withheld."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.catalog import Entry, Preview, Span
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label

WIDTH: Final = 312
_WEEKS_AHEAD: Final = 4
_SCHOOL_DAYS: Final = 5
_TONES: Final = {
    PrintClass.PUBLIC: "ok",
    PrintClass.STAFF_ONLY: "warn",
    PrintClass.CONFIDENTIAL: "danger",
    PrintClass.HOME: "accent",
}


class PrintChoices(QWidget):
    """Class, day, names, paper, language and look of one print.

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
        self.language = FilterChips(
            [("en", self.tr("English")), ("es", self.tr("Spanish"))],
            self.tr("Language of the print"),
            exclusive=True,
        )
        self.view = FilterChips(
            [("page", self.tr("Whole page")), ("real", self.tr("Real size"))],
            self.tr("Size on the screen"),
            exclusive=True,
        )
        self.one_bit = QCheckBox(self.tr("&Black and white check"))
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
    def is_one_bit(self) -> bool:
        """Return whether the page is shown in pure black and white."""
        return self.one_bit.isChecked()

    @property
    def is_real_size(self) -> bool:
        """Return whether the page is shown as large as it prints."""
        return self.view.key == "real"

    def options(self) -> Mapping[str, Any]:
        """Return what was chosen, as the catalogue reads it."""
        chosen: dict[str, Any] = {}
        if self._entry.span is not Span.NONE:
            chosen["date"] = self.day
        if self._entry.shows_helpers:
            chosen["pictures_only"] = self.names.key == "picture"
        return chosen

    def show_facts(self, made: Preview) -> None:
        """Say what was withheld and what to look at before printing."""
        self.withheld.setText(self._withheld_words(made.withheld))
        self.withheld.setVisible(self._entry.shows_helpers)
        self.notices.setVisible(bool(made.notices))
        if made.notices:
            self.notices.show_message("warn", "\n".join(made.notices))

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

    def _class_words(self) -> tuple[str, str]:
        match self._entry.print_class:
            case PrintClass.PUBLIC:
                return self.tr("PUBLIC"), self.tr("May hang where anyone can read it.")
            case PrintClass.STAFF_ONLY:
                return self.tr("STAFF ONLY"), self.tr("Keep it out of sight of students.")
            case PrintClass.CONFIDENTIAL:
                return self.tr("CONFIDENTIAL"), self.tr("Confidential as soon as it is filled in.")
            case PrintClass.HOME:
                return self.tr("TO TAKE HOME"), self.tr("For the child and the family to keep.")

    def _choose(self, day: date, paper: Paper, language: str) -> None:
        for value, words in self._list_days(day):
            self.days.addItem(words, value.isoformat())
        wanted = day if self._entry.span is Span.DAY else _monday(day)
        self.days.setCurrentIndex(max(0, self.days.findData(wanted.isoformat())))
        self.names.choose("first")
        self.paper.choose(paper)
        self.language.choose(language)
        self.view.choose("page")

    def _list_days(self, day: date) -> list[tuple[date, str]]:
        monday = _monday(day)
        if self._entry.span is Span.WEEK:
            mondays = [monday + timedelta(weeks=week) for week in range(-1, _WEEKS_AHEAD)]
            return [(one, self.tr("Week of {day}").format(day=day_words(one))) for one in mondays]
        weeks = (monday - timedelta(weeks=1), monday, monday + timedelta(weeks=1))
        days = [first + timedelta(days=n) for first in weeks for n in range(_SCHOOL_DAYS)]
        return [(one, day_words(one)) for one in sorted({*days, day})]

    def _lay_out(self) -> None:
        word, meaning = self._class_words()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Chip(word, _TONES[self._entry.print_class]))
        column.addWidget(label(meaning, "muted"))
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
