"""Today: the bench, what needs the counselor, the week, and what was just done."""

from datetime import timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services import today as todays
from peerdesk.services.duty.rows import DutyCell
from peerdesk.services.duty.week import duty_of_day
from peerdesk.services.session_logs import lists
from peerdesk.services.session_logs.lists import SessionFilter, SessionRow
from peerdesk.services.today import StarterLine, TodoLine
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.backup_bar import BackupBar
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.dates import day_and_time, day_long
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.session_words import kind_words, mood_tone, mood_words
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.today.link_row import LinkRow

_RECENT = SessionFilter(limit=5)


class TodayPage(Page):
    """Home of the school role: most days the counselor need not leave it."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "SessionLog",
            "CheckIn",
            "Match",
            "MatchProposal",
            "DutyAssignment",
            "Absence",
            "CalendarDay",
            "Bench",
            "RecessPeriod",
            "ProgramMembership",
            "Consent",
            "TrainingRecord",
            "Student",
            "SheetCode",
            "LocalState",
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_primary(
            self.tr("&Log session"), self.primary, icon="notebook-pen", shortcut="Ctrl+L"
        )
        self.header.add_secondary(
            self.tr("Mark &absent"), self._mark_absent, icon="user-x", shortcut="Ctrl+Shift+A"
        )
        self._bench = Card(self.tr("Bench today"))
        self._todo = Card(self.tr("Needs you"))
        self._week = Card(self.tr("This week"))
        self._recent = Card(self.tr("Recent sessions"))
        self._starter = Card(self.tr("First steps"))
        self._backup = BackupBar(desk)
        self.body.addWidget(self._backup)
        self.body.addWidget(self._starter)
        self.body.addWidget(CardGrid([self._bench, self._todo, self._week, self._recent]))
        self.body.addStretch(1)

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        self.header.set_title(self.tr("Today, {day}").format(day=day_long(today)))
        self._backup.refresh()
        self._show_starter(self.desk.read(todays.starter_list))
        self._show_bench(self.desk.read(partial(duty_of_day, day=today)))
        self._show_todo(self.desk.read(partial(todays.needs_you, today=today)))
        self._show_week()
        self._show_recent(self.desk.read(partial(lists.list_sessions, wanted=_RECENT)))

    @override
    def primary(self) -> None:
        self.log_requested.emit(None)

    @override
    def print_page(self) -> None:
        self.print_requested.emit("bench-sheet", {"day": self.desk.today()})

    def _mark_absent(self) -> None:
        self.absence_requested.emit(None)

    def _show_starter(self, steps: list[StarterLine]) -> None:
        self._starter.clear()
        self._starter.setVisible(not all(step.is_done for step in steps))
        is_next = True
        for step in steps:
            go = partial(self.place_requested.emit, step.place, None)
            if step.is_done:
                word, tone = self.tr("Done"), "ok"
            else:
                word, tone = (
                    (self.tr("Next"), "accent") if is_next else (self.tr("To do"), "neutral")
                )
                is_next = False
            self._starter.add_widget(LinkRow(step.sentence, word, tone, go))

    def _show_bench(self, cells: list[DutyCell]) -> None:
        self._bench.clear()
        for cell in cells:
            names = self.tr(" and ").join(one.name for one in cell.present) or self.tr("No one yet")
            if cell.missing:
                word, tone = self.tr("%n missing", "", cell.missing), "warn"
            else:
                word, tone = self.tr("Ready"), "ok"
            go = partial(self.place_requested.emit, "duty", cell.place.key)
            self._bench.add_widget(LinkRow(f"{cell.label}   {names}", word, tone, go))
        if cells:
            self._bench.add_action(self.tr("Print today's sheet"), self.print_page, icon="printer")
        else:
            self._bench.add_widget(label(self.tr("No bench duty today."), "muted"))
            go_duty = partial(self.place_requested.emit, "duty", None)
            self._bench.add_action(self.tr("Open the week"), go_duty)

    def _show_todo(self, lines: list[TodoLine]) -> None:
        self._todo.clear()
        for line in lines:
            go = partial(self.place_requested.emit, line.place, line.record_id)
            self._todo.add_widget(LinkRow(line.sentence, line.word, line.tone, go))
        if not lines:
            self._todo.add_widget(label(self.tr("Nothing is due. Good."), "muted"))

    def _show_week(self) -> None:
        today = self.desk.today()
        monday = today - timedelta(days=today.weekday())
        figures = self.desk.read(partial(lists.week_figures, monday=monday))
        self._week.clear()
        if figures.pairs:
            words = self.tr("{met} of {pairs} pairs have met")
            self._week.add_row(words.format(met=figures.pairs_met, pairs=figures.pairs))
        sessions = self.tr("%n sessions logged", "", figures.sessions)
        minutes = self.tr(", {minutes} minutes together").format(minutes=figures.minutes)
        self._week.add_row(sessions + minutes)
        missing = figures.pairs - figures.pairs_met
        if missing:
            go = partial(self.place_requested.emit, "buddies", None)
            self._week.add_action(self.tr("See the other %n pairs", "", missing), go)

    def _show_recent(self, rows: list[SessionRow]) -> None:
        self._recent.clear()
        kinds, moods = kind_words(), mood_words()
        for row in rows:
            line = QWidget()
            layout = QHBoxLayout(line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
            layout.addWidget(label(row.who, wrap=True), 1)
            when = f"{kinds[row.kind]}, {day_and_time(row.held_at)}"
            layout.addWidget(label(when, "muted", wrap=False))
            if row.mood:
                layout.addWidget(Chip(moods[row.mood], mood_tone(row.mood)))
            self._recent.add_widget(line)
        if rows:
            go = partial(self.place_requested.emit, "sessions", None)
            self._recent.add_action(self.tr("All sessions"), go)
        else:
            text = self.tr("Sessions appear here as soon as one is logged (Ctrl+L).")
            self._recent.add_widget(label(text, "muted"))
