"""Bench visits: the clipboard keyed in, scans of recess, and both over weeks."""

from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.services.bench_life import ScanRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.guard import guard, need
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.save_keys import add_save_keys
from peerdesk.ui.pages.bench_life.scan_panel import ScanPanel
from peerdesk.ui.pages.bench_life.scans_view import ScansView
from peerdesk.ui.pages.bench_life.story_view import StoryView
from peerdesk.ui.pages.bench_life.tally_view import TallyView

TALLY: Final = "tally"
SCANS: Final = "scans"
STORY: Final = "story"
_SAVE_WEEK: Final = "ui.pages.bench_life.entering.save_week"


class BenchLifePage(Page):
    """Three views of what happens at the benches: a week, scans, and all weeks."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "BenchTally",
            "BenchBoard",
            "RecessObservation",
            "RecessCount",
            "RecessZone",
            "DutyAssignment",
            "Absence",
            "Bench",
            "RecessPeriod",
            "CalendarDay",
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.views = FilterChips(self._choices(), self.tr("What to show"), exclusive=True)
        self.views.choose(TALLY)
        self.tally = TallyView(desk)
        self.scans = ScansView(desk)
        self.story = StoryView(desk)
        self.message = InfoBar()
        self.message.hide()
        self._no_bench = EmptyState(
            self.tr("No bench yet"),
            self.tr("Visits are counted at benches in recess. Set up both first."),
            action=self.tr("Benches and times"),
            clicked=self._go_to_benches,
            icon="calendar-days",
        )
        self._week = EmptyOr(self.tally, self._no_bench)
        self.print_button = self.header.add_secondary(
            self.tr("&Print sheet"), self.print_page, icon="printer", shortcut="Ctrl+P"
        )
        self.body.addWidget(self.views)
        self.body.addWidget(self.message)
        for widget in (self._week, self.scans, self.story):
            self.body.addWidget(widget, 1)
        self._connect()
        self._show_view()

    @override
    def refresh(self) -> None:
        self.tally.refresh()
        self._week.set_empty(empty=not (self.tally.week and self.tally.week.rows))
        self.scans.refresh()
        self.story.refresh()
        self._show_title()

    @override
    def show_record(self, record_id: object) -> None:
        """Show a view by its key, or the week of a day."""
        if isinstance(record_id, date):
            self.open_view(TALLY)
            self.tally.show_week(record_id)
        elif record_id in self.views.keys:
            self.open_view(str(record_id))

    @override
    def primary(self) -> None:
        if self.views.key == TALLY:
            self.tally.save()
        elif self.views.key == STORY:
            self.print_page()
        elif self.scans.has_zones:
            self.open_scan(None)
        else:
            self._go_to_benches()

    @override
    def print_page(self) -> None:
        today = self.desk.today()
        if self.views.key == TALLY:
            self.print_requested.emit("bench-clipboard", {"day": self.tally.day, "today": today})
        elif self.views.key == SCANS:
            self.print_requested.emit("recess-tally", {"day": today, "today": today})
        else:
            self.print_requested.emit("bench-weeks", {"today": today})

    @override
    def find_here(self) -> None:
        if self.views.key == TALLY:
            self.tally.code.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            table = self.scans.table if self.views.key == SCANS else self.story.table
            table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_view(self, key: str) -> None:
        """Show the week, the scans or the chart."""
        self.views.choose(key)
        self._show_view()

    def open_scan(self, row: ScanRow | None, day: date | None = None) -> None:
        """Open a scan, or a new one of a day, in the side panel."""
        panel = ScanPanel(self.desk, row, day or self.desk.today())
        title = self.tr("Recess scan") if row else self.tr("New recess scan")
        self.panel_requested.emit(panel, title)

    def enter_sheet(self, day: date) -> None:
        """Show the scans, and the form for one of the day of a recess sheet."""
        self.open_view(SCANS)
        self.open_scan(None, day)

    @override
    def keep_draft(self) -> None:
        self.tally.keep_draft()

    def _choices(self) -> list[tuple[str, str]]:
        return [
            (TALLY, self.tr("Week")),
            (SCANS, self.tr("Recess scans")),
            (STORY, self.tr("Over weeks")),
        ]

    def _connect(self) -> None:
        self.views.changed.connect(lambda _keys: self._show_view())
        self.tally.said.connect(self.message.show_message)
        self.tally.changed.connect(self._show_title)
        self.tally.scan_requested.connect(self.enter_sheet)
        self.scans.scan_requested.connect(self.open_scan)
        self.scans.zones_requested.connect(self._go_to_benches)
        self.scans.print_requested.connect(self.print_page)
        self.story.benches_requested.connect(self._go_to_benches)
        self.story.tally_requested.connect(partial(self.open_view, TALLY))
        self.desk.undone.connect(lambda _written: self.message.hide())
        add_save_keys(self.tally, self.tally.save)

    def _show_view(self) -> None:
        key = self.views.key
        self._week.setVisible(key == TALLY)
        self.scans.setVisible(key == SCANS)
        self.story.setVisible(key == STORY)
        self.print_button.setVisible(key != STORY)
        self.message.hide()
        text, icon, shortcut, use_case = {
            TALLY: (
                self.tr("&Save week"),
                "check",
                "Ctrl+Enter",
                "bench_life.tallies.save_tallies",
            ),
            SCANS: (self.tr("&Enter scan"), "plus", "Ctrl+N", "bench_life.scans.save_scan"),
            STORY: (self.tr("&Print page"), "printer", "Ctrl+P", ""),
        }[key]
        button = self.header.set_primary(text, self.primary, icon=icon, shortcut=shortcut)
        need(button, use_case)
        guard(self.desk, button)
        self._show_title()

    def _show_title(self) -> None:
        title = self.tr("Bench visits")
        week = self.tally.week
        if self.views.key != TALLY or week is None or not week.rows:
            self.header.set_title(title)
            return
        said = self.tr("%n visits counted this week", "", week.visits)
        if self.tally.count:
            said = self.tr("%n cells not saved", "", self.tally.count)
        self.header.set_title(title, said)

    def _go_to_benches(self) -> None:
        self.place_requested.emit("settings", "benches")
