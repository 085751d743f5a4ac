"""Use of time: direct, indirect, program, other, derived from what was logged."""

from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import SessionKind
from peerdesk.services.session_logs.use_of_time import (
    Period,
    TimeLine,
    TimeReport,
    span_of,
    time_report,
)
from peerdesk.services.session_logs.words import duration_words, use_sentence
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day, day_with_year
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.log_panel import LogPrefill
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.period_bar import PeriodBar
from peerdesk.ui.kit.session_words import kind_words, topic_words, use_words
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.use_time.bar import TimeBar, legend
from peerdesk.ui.table_model import Column


class UseTimePage(Page):
    """A week, month, term or year of the counselor's time, with the 80 % line of ASCA."""

    watches: ClassVar[frozenset[str]] = frozenset({"SessionLog", "Term", "SchoolYear"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.report: TimeReport | None = None
        self.header.set_title(self.tr("Use of time"))
        self.header.set_primary(
            self.tr("&Log own time"), self.primary, icon="notebook-pen", shortcut="Ctrl+N"
        )
        self.header.add_secondary(
            self.tr("&Print for the principal"), self.print_page, icon="printer"
        )
        figures = partial(self.place_requested.emit, "figures", None)
        self.header.add_secondary(self.tr("&Figures"), figures)
        self.periods = PeriodBar(list(Period), Period.MONTH, desk.today())
        self.sentence = label("", "section")
        self.bar = TimeBar()
        self.hint = InfoBar()
        self.hint.hide()
        self._uses = Card(self.tr("Where it went"))
        self._lines: DataTable[TimeLine] = DataTable(self._columns(), self.tr("What it was"))
        self._lay_out()
        self.periods.changed.connect(self.refresh)

    @override
    def refresh(self) -> None:
        bar = self.periods
        report = self.desk.read(partial(_report, period=bar.period, day=bar.day))
        self.report = report
        span = report.span
        bar.show_span(span)
        dates = self.tr("{first} to {last}").format(
            first=day(span.first), last=day_with_year(span.last)
        )
        title = ", ".join(filter(None, (span.name, dates)))
        self.header.set_title(self.tr("Use of time"), title)
        self._states.set_empty(empty=not report.total)
        self.sentence.setText(use_sentence(report.for_students, is_enough=report.is_enough))
        self.bar.show_shares(report.shares, self.sentence.text())
        self._show_uses(report)
        self._show_hint(report)
        self._lines.set_rows(report.lines)

    @override
    def primary(self) -> None:
        self.log_requested.emit(LogPrefill(kind=SessionKind.OWN_TIME))

    @override
    def print_page(self) -> None:
        bar = self.periods
        options = {"period": bar.period.value, "day": bar.day, "today": self.desk.today()}
        self.print_requested.emit("use-of-time", options)

    @override
    def find_here(self) -> None:
        self.periods.enter()

    def _columns(self) -> list[Column[TimeLine]]:
        kinds, topics, uses = kind_words(), topic_words(), use_words()
        return [
            Column(
                self.tr("What"),
                lambda row: topics[row.topic] if row.topic else kinds[row.kind],
                stretches=True,
            ),
            Column(self.tr("Counts as"), lambda row: uses[row.use]),
            Column(
                self.tr("Times"), lambda row: str(row.count), sort_key=lambda row: row.count,
                is_number=True,
            ),
            Column(
                self.tr("Time"), lambda row: duration_words(row.minutes),
                sort_key=lambda row: row.minutes, is_number=True,
            ),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        whole = Card()
        whole.add_widget(self.sentence)
        whole.add_widget(self.bar)
        whole.add_widget(legend())
        listed = Card(self.tr("What it was"))
        listed.add_widget(self._lines)
        empty = EmptyState(
            self.tr("Nothing is logged for this time"),
            self.tr("It fills itself from the sessions you log; add your own time where it lacks."),
            action=self.tr("Log own time"),
            clicked=self.primary,
            icon="notebook-pen",
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(whole)
        column.addWidget(CardGrid([self._uses, listed], least_width=480), 1)
        self._states = EmptyOr(content, empty)
        self.body.addWidget(self.periods)
        self.body.addWidget(self.hint)
        self.body.addWidget(self._states, 1)

    def _show_uses(self, report: TimeReport) -> None:
        words = use_words()
        self._uses.clear()
        for share in report.shares:
            text = self.tr("{use}: {time}").format(
                use=words[share.use], time=duration_words(share.minutes)
            )
            self._uses.add_row(text, self.tr("{percent} %").format(percent=share.percent))
        if report.not_mine:
            text = self.tr("Held by helpers without you, not counted: {time}")
            self._uses.add_row(text.format(time=duration_words(report.not_mine)))

    def _show_hint(self, report: TimeReport) -> None:
        self.hint.setVisible(bool(report.long_days))
        if report.long_days:
            days = ", ".join(day(one) for one in report.long_days[:3])
            text = self.tr("More than ten hours are logged on {days}. Check the minutes there.")
            self.hint.show_message("warn", text.format(days=days), speak=False)


def _report(session: Any, period: Period, day: date) -> TimeReport:
    return time_report(session, span_of(session, period, day))
