"""The cards of Today: the bench, what needs the counselor, the week, what was just done."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services import today as todays
from peerdesk.services.duty import AwayRow, away_on
from peerdesk.services.duty.rows import DutyCell
from peerdesk.services.duty.week import duty_of_day
from peerdesk.services.session_logs import lists
from peerdesk.services.session_logs.lists import SessionFilter, SessionRow
from peerdesk.services.today import StarterLine
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.backup_bar import BackupBar
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_columns import CardColumns
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.session_words import kind_words, mood_tone, mood_words
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.today.link_row import LinkRow
from peerdesk.ui.pages.today.work_card import WorkCard

_RECENT = SessionFilter(limit=5)


class TodayCards(QWidget):
    """What the page of today shows below its title.

    Signals:
        place_requested: Page key and record id (or None) to go to.
        panel_requested: Widget for the side panel, and its title.
        print_asked: The sheet of the day is wanted.
    """

    place_requested = Signal(str, object)
    panel_requested = Signal(QWidget, str)
    print_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bench = Card(self.tr("Bench today"))
        self._todo = WorkCard(desk)
        self._week = Card(self.tr("This week"))
        self._recent = Card(self.tr("Recent sessions"))
        self._starter = Card(self.tr("First steps"))
        for card in (self._bench, self._starter):
            card.rows.setSpacing(0)
        self._backup = BackupBar(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._backup)
        column.addWidget(self._starter)
        column.addWidget(CardColumns([self._bench, self._week, self._recent], [self._todo]))
        self._todo.place_requested.connect(self.place_requested)
        self._todo.panel_requested.connect(self.panel_requested)

    def refresh(self) -> None:
        """Read what is shown again."""
        today = self._desk.today()
        self._backup.refresh()
        self._show_starter(self._desk.read(todays.starter_list))
        self._show_bench(self._desk.read(partial(duty_of_day, day=today)))
        self._show_away(self._desk.read(partial(away_on, day=today)))
        self._todo.refresh()
        self._show_week()
        self._show_recent(self._desk.read(partial(lists.list_sessions, wanted=_RECENT)))

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
            self._bench.add_action(
                self.tr("Print today's sheet"), self.print_asked.emit, icon="printer"
            )
        else:
            self._bench.add_widget(label(self.tr("No bench duty today."), "muted"))
            go_duty = partial(self.place_requested.emit, "duty", None)
            self._bench.add_action(self.tr("Open the week"), go_duty)

    def _show_away(self, rows: list[AwayRow]) -> None:
        if rows:
            names = ", ".join(row.name for row in rows)
            text = self.tr("Away: {names}").format(names=names)
            go = partial(self.place_requested.emit, "absent", None)
            self._bench.add_widget(LinkRow(text, str(len(rows)), "neutral", go))

    def _show_week(self) -> None:
        today = self._desk.today()
        monday = today - timedelta(days=today.weekday())
        figures = self._desk.read(partial(lists.week_figures, monday=monday))
        self._week.clear()
        if figures.pairs:
            words = self.tr("{met} of {pairs} pairs have met")
            self._week.add_row(words.format(met=figures.pairs_met, pairs=figures.pairs))
        sessions = self.tr("%n sessions logged", "", figures.sessions)
        minutes = self.tr(", {minutes} minutes together").format(minutes=figures.minutes)
        self._week.add_row(sessions + minutes)
        missing = figures.pairs - figures.pairs_met
        if missing and self._desk.may_open("buddies"):
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
