"""Figures: the school in numbers, without a name; what a principal opens first."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services.concerns.words import source_words
from peerdesk.services.school_figures import SchoolFigures, school_figures
from peerdesk.services.session_logs.use_of_time import Period
from peerdesk.services.session_logs.words import duration_words, use_sentence
from peerdesk.services.small_numbers import Told
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.dates import day, day_with_year, month
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.period_bar import PeriodBar
from peerdesk.ui.kit.session_words import use_words
from peerdesk.ui.kit.style import label


class FiguresPage(Page):
    """A month, term or school year: pairs, check-ins, concerns and use of time, as counts."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"Match", "SessionLog", "CheckIn", "Concern", "Referral", "Term", "SchoolYear"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.figures: SchoolFigures | None = None
        self.header.set_title(self.tr("Figures"))
        self.header.set_primary(
            self.tr("&Print use of time"), self.print_page, icon="printer", shortcut="Ctrl+P"
        )
        self.periods = PeriodBar(
            [Period.MONTH, Period.TERM, Period.YEAR], Period.YEAR, desk.today()
        )
        self.program = Card(self.tr("Pairs and sessions"))
        self.check_ins = Card(self.tr("Check-ins of the pairs"))
        self.concerns = Card(self.tr("Concerns"))
        self.months = Card(self.tr("Concerns by month"))
        self.time = Card(self.tr("Use of time"))
        self._lay_out()
        self.periods.changed.connect(self.refresh)

    @override
    def refresh(self) -> None:
        read = partial(
            school_figures,
            period=self.periods.period,
            day=self.periods.day,
            today=self.desk.today(),
        )
        figures = self.desk.read(read)
        self.figures = figures
        span = figures.span
        self.periods.show_span(span)
        dates = self.tr("{first} to {last}").format(
            first=day(span.first), last=day_with_year(span.last)
        )
        self.header.set_title(self.tr("Figures"), ", ".join(filter(None, (span.name, dates))))
        self._states.set_empty(empty=figures.is_empty)
        self._show_program(figures)
        self._show_check_ins(figures)
        self._show_concerns(figures)
        self._show_time(figures)

    @override
    def primary(self) -> None:
        self.print_page()

    @override
    def print_page(self) -> None:
        options = {
            "period": self.periods.period.value,
            "day": self.periods.day,
            "today": self.desk.today(),
        }
        self.print_requested.emit("use-of-time", options)

    @override
    def find_here(self) -> None:
        self.periods.enter()

    def _lay_out(self) -> None:
        note = self.tr(
            "Counts only. A number that stands for fewer than 10 children is not told, nor one "
            "that would give it away."
        )
        empty = EmptyState(
            self.tr("Nothing to count for this time"),
            self.tr("The numbers come by themselves from what is recorded day by day."),
            icon="clipboard-list",
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        cards = [self.program, self.concerns, self.check_ins, self.months, self.time]
        column.addWidget(CardGrid(cards))
        column.addStretch(1)
        self._states = EmptyOr(content, empty)
        self.body.addWidget(self.periods)
        self.body.addWidget(label(note, "muted"))
        self.body.addWidget(self._states, 1)

    def _show_program(self, figures: SchoolFigures) -> None:
        pairs = figures.pairs
        minutes = pairs.minutes.value
        self.program.clear()
        self.program.add_row(self.tr("Active pairs today"), self._told(pairs.active))
        self.program.add_row(self.tr("Pairs at rest today"), self._told(pairs.resting))
        self.program.add_row(self.tr("Sessions with students"), self._told(pairs.sessions))
        time = self._told(pairs.minutes) if minutes is None else duration_words(minutes)
        self.program.add_row(self.tr("Time in these sessions"), time)

    def _show_check_ins(self, figures: SchoolFigures) -> None:
        share = figures.check_ins
        self.check_ins.clear()
        if share is None:
            self.check_ins.add_row(self.tr("Check-ins that were due"), self._told(Told(None, True)))
        elif not share.planned:
            self.check_ins.add_row(self.tr("None was due in this time."))
        else:
            locale = QLocale()
            self.check_ins.add_row(
                self.tr("Check-ins that were due"), locale.toString(share.planned)
            )
            self.check_ins.add_row(self.tr("Made"), locale.toString(share.made))
            percent = self.tr("{percent} %").format(percent=share.percent)
            self.check_ins.add_row(self.tr("Share that was made"), percent)

    def _show_concerns(self, figures: SchoolFigures) -> None:
        concerns, words = figures.concerns, source_words()
        self.concerns.clear()
        self.concerns.add_row(self.tr("All concerns"), self._told(concerns.total))
        for source, told in concerns.by_source:
            self.concerns.add_row(words[source], self._told(told))
        self.concerns.add_row(self.tr("Referrals sent"), self._told(concerns.referrals))
        self.concerns.add_row(self.tr("Referrals answered"), self._told(concerns.replies))
        self.months.clear()
        for first, told in concerns.by_month:
            self.months.add_row(month(first), self._told(told))
        if not concerns.by_month:
            self.months.add_row(self.tr("None was noticed in this time."))

    def _show_time(self, figures: SchoolFigures) -> None:
        report, words = figures.time, use_words()
        self.time.clear()
        if not report.total:
            self.time.add_row(self.tr("No time was logged."))
            return
        self.time.add_widget(
            label(use_sentence(report.for_students, is_enough=report.is_enough), "strong")
        )
        for share in report.shares:
            percent = self.tr("{percent} %").format(percent=share.percent)
            self.time.add_row(words[share.use], percent)

    def _told(self, told: Told) -> str:
        if told.value is not None:
            return QLocale().toString(told.value)
        return self.tr("Fewer than 10") if told.is_small else self.tr("Not told")
