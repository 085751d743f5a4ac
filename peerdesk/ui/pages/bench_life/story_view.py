"""Visits and children alone over weeks, before and after the bench began."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.services import bench_life
from peerdesk.services.bench_life import BenchStory, StoryWeek, story_words
from peerdesk.services.bench_life.geometry import plot
from peerdesk.services.bench_life.story import percent
from peerdesk.services.calendar import list_benches
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.bench_life import words
from peerdesk.ui.pages.bench_life.chart import WeeksChart
from peerdesk.ui.table_model import Column

_ALL = "all"


class StoryView(QWidget):
    """The chart, the same as a table, and what may be said about it.

    Signals:
        benches_requested: Say when the bench began.
        tally_requested: Nothing is counted yet; go and count.
    """

    benches_requested = Signal()
    tally_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.story: BenchStory | None = None
        self.which = FilterChips([], self.tr("Which bench"), exclusive=True)
        self.chart = WeeksChart()
        self.sentences = label("", "")
        self._about = label("", "muted")
        self.table: DataTable[StoryWeek] = DataTable(self._columns(), self.tr("Weeks"))
        self.table.setMinimumHeight(280)
        self.began = need(
            push_button(
                self.tr("Say when the &bench began"), self.benches_requested.emit, role="link"
            ),
            "calendar.save_bench",
        )
        self._lay_out()
        self.which.changed.connect(lambda _keys: self.refresh())

    def refresh(self) -> None:
        """Read the weeks again."""
        benches = [bench for bench in self._desk.read(list_benches) if bench.is_open]
        chips = [(_ALL, self.tr("All benches"))]
        chips += [(b.id, self.tr("Bench {mark}").format(mark=b.mark)) for b in benches]
        self.which.set_choices(chips)
        if not self.which.key:
            self.which.choose(_ALL)
        self.which.setVisible(len(benches) > 1)
        chosen = "" if self.which.key == _ALL else self.which.key
        today = self._desk.today()
        story = self._desk.read(partial(bench_life.bench_story, today=today, bench_id=chosen))
        self.story = story
        self._content.setVisible(bool(story.weeks))
        self._empty.setVisible(not story.weeks)
        spoken = ". ".join(words.week_sentence(w, day_words(w.monday)) for w in story.weeks)
        self.chart.show_plot(plot(story), spoken)
        self.sentences.setText("\n".join(story_words(story)))
        self._about.setText(self._about_words(story))
        self._about.setVisible(bool(self._about.text()))
        self.began.setVisible(story.began_on is None)
        self.table.set_rows(tuple(reversed(story.weeks)))

    def _about_words(self, story: BenchStory) -> str:
        parts = []
        if story.began_on is not None:
            day = day_with_year(story.began_on)
            parts.append(self.tr("The bench began on {day}.").format(day=day))
        if story.zone:
            parts.append(self.tr("Scans of the zone {zone}.").format(zone=story.zone))
        elif story.bench is not None:
            parts.append(self.tr("Scans of all zones: this bench has no zone."))
        return " ".join(parts)

    def _lay_out(self) -> None:
        drawn = Card(self.tr("Over weeks"))
        for widget in (self.sentences, self.chart, self._about, self.began):
            drawn.add_widget(widget)
        listed = Card(self.tr("The same as numbers"))
        listed.add_widget(self.table)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.which)
        column.addWidget(CardGrid([drawn, listed], least_width=480), 1)
        self._empty = EmptyState(
            self.tr("Nothing is counted yet"),
            self.tr("Visits and scans of recess appear here week by week."),
            action=self.tr("Enter visits"),
            clicked=self.tally_requested.emit,
            icon="table",
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._content, 1)
        outer.addWidget(self._empty, 1)

    def _columns(self) -> list[Column[StoryWeek]]:
        return [
            Column(
                self.tr("Week of"),
                lambda week: day_words(week.monday),
                sort_key=lambda week: week.monday,
                stretches=True,
            ),
            Column(
                self.tr("Visits"),
                lambda week: "\u2013" if week.visits is None else str(week.visits),
                sort_key=lambda week: -1 if week.visits is None else week.visits,
                is_number=True,
            ),
            Column(
                self.tr("Counted"),
                lambda week: str(week.counted),
                sort_key=lambda week: week.counted,
                is_number=True,
                tooltip=lambda _week: self.tr("Recesses in which somebody counted"),
            ),
            Column(
                self.tr("Alone"),
                lambda week: percent(week.alone),
                sort_key=lambda week: -1 if week.alone is None else week.alone,
                is_number=True,
            ),
            Column(
                self.tr("Scans"),
                lambda week: str(week.scans),
                sort_key=lambda week: week.scans,
                is_number=True,
            ),
        ]
