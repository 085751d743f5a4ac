"""Bench and duty: the week as a grid, filled by the rota or by hand."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from peerdesk.errors import PeerDeskError
from peerdesk.i18n import translate
from peerdesk.services import duty
from peerdesk.services.consent.blocks import ConsentNeededError
from peerdesk.services.duty import Copied, DutyWeek, Fill, Filled, Place, Trouble
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.free_panel import REPAIR, FreePanel
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.duty.cells import filled_message
from peerdesk.ui.pages.duty.set_up import SetUp
from peerdesk.ui.pages.duty.term_view import TermView
from peerdesk.ui.pages.duty.trouble_bar import TroubleBar
from peerdesk.ui.pages.duty.week_view import WeekView
from peerdesk.ui.tasks import Progress

AFTERNOON = 13
WATCHED: Final = frozenset(
    {
        "DutyAssignment",
        "Absence",
        "Substitution",
        "CalendarDay",
        "SchoolYear",
        "Term",
        "Bench",
        "RecessPeriod",
        "ProgramMembership",
        "TrainingRecord",
        "TrainingRule",
        "Consent",
        "PairConstraint",
        "Student",
    }
)


class DutyPage(Page):
    """Who stands at which bench in which recess, week by week."""

    watches: ClassVar[frozenset[str]] = WATCHED

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.day = _school_day(desk.today())
        self._filling: Progress | None = None
        self.header.set_title(self.tr("Bench & duty"))
        self.header.set_primary(
            self.tr("&Print sheet"), self.primary, icon="printer", shortcut="Ctrl+P"
        )
        self.fill_button = self.header.add_secondary(
            self.tr("&Auto-fill"), self.fill, icon="wand-sparkles", needs="ui.pages.duty.page._fill"
        )
        self.copy_button = self.header.add_secondary(
            self.tr("&Copy last week"),
            self.copy_last_week,
            icon="copy",
            needs="duty.fill.copy_last_week",
        )
        self.term_button = self.header.add_secondary(
            self.tr("Fill &term…"),
            self.plan_term,
            icon="calendar-days",
            needs="duty.term.accept_term",
        )
        self.message = InfoBar()
        self.message.hide()
        self.view = WeekView(desk, self)
        self.set_up = SetUp(desk)
        self.set_up.hide()
        self.empty = EmptyState(
            self.tr("No bench duty yet"),
            self.tr("The week appears here once there is a bench and a recess time."),
            action=self.tr("Set &up benches"),
            clicked=self._start_set_up,
            icon="calendar-days",
        )
        self._place = EmptyOr(self.view, self.empty)
        self.trouble = TroubleBar()
        self.term = TermView(desk)
        self.term.hide()
        for widget in (self.message, self.trouble, self.term, self._place, self.set_up):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._connect()
        self.visits_button = _lead_to_visits(self)

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        week = self.desk.read(partial(duty.duty_week, day=self.day, today=today))
        is_empty = not week.rows
        self._place.set_empty(empty=is_empty)
        is_covered = (is_empty and not self.set_up.isHidden()) or not self.term.isHidden()
        self._place.setVisible(not is_covered)
        self.set_up.setVisible(is_empty and not self.set_up.isHidden())
        for button in self._week_buttons():
            button.setEnabled(not is_empty and self._filling is None)
        self.view.show_week(week, today)
        self._tell_who_is_missing(week)
        if self.term.isHidden():
            self.trouble.show_trouble(self.desk.read(partial(duty.rota_trouble, today=today)))

    @override
    def show_record(self, record_id: object) -> None:
        if record_id == REPAIR:
            self.refresh()
            trouble = self.desk.read(partial(duty.rota_trouble, today=self.desk.today()))
            if trouble.is_any:
                self.repair(trouble)
        elif isinstance(record_id, str) and "|" in record_id:
            place = Place.of(record_id)
            self.day = place.day
            self.refresh()
            self.view.select(place)

    @override
    def primary(self) -> None:
        self.print_requested.emit(
            "bench-sheet", {"day": sheet_day(self.view.week, self.desk.now(), _monday(self.day))}
        )

    @override
    def print_page(self) -> None:
        self.primary()

    @override
    def find_here(self) -> None:
        self.view.enter()

    @override
    def go_back(self) -> bool:
        if not self.term.isHidden():
            self._on_term_left("")
            return True
        return self.view.close_picker()

    def fill(self, mode: Fill = Fill.EMPTY) -> None:
        """Fill the shown week by the rota on the worker, with Stop."""
        if self._filling is not None:
            return
        self.message.show_message("info", self.tr("Looking for the fairest week"))
        self.message.set_dismissable(dismissable=False)
        use_case = partial(_fill, day=self.day, today=self.desk.today(), mode=mode)
        text = self.tr("Filled the week of {day}").format(day=day_words(_monday(self.day)))
        self._filling = self.desk.write_long(
            self, use_case, text, self._on_filled, progress=_ignore
        )
        self.message.set_action(self.tr("&Stop"), self._filling.stop)
        self._set_busy(busy=True)

    def plan_term(self, mode: Fill = Fill.EMPTY, last: date | None = None) -> None:
        """Open the plan of many weeks in the place of the week."""
        self.view.close_picker()
        for widget in (self.message, self.trouble, self._place):
            widget.hide()
        self._offer_week(offered=False)
        self.term.show()
        self.term.start(mode, last)

    def repair(self, trouble: Trouble) -> None:
        """Plan what is left of the rota again, with as few changes as possible."""
        self.plan_term(Fill.MOVE, trouble.last)
        self.term.search()

    def copy_last_week(self) -> None:
        """Put last week's helpers into the empty places."""
        use_case = partial(duty.copy_last_week, day=self.day, today=self.desk.today())
        text = self.tr("Copied duty to the week of {day}").format(day=day_words(_monday(self.day)))
        self.desk.write(self, use_case, text, self._on_copied, self._on_refused)

    def _connect(self) -> None:
        bar = self.view.bar
        bar.week_chosen.connect(self._on_week)
        bar.limit_changed.connect(self._on_limit)
        bar.afresh_requested.connect(partial(self.fill, Fill.AFRESH))
        bar.indoor_requested.connect(self._on_indoor)
        bar.clipboard_requested.connect(partial(self._print_week, "bench-clipboard"))
        bar.poster_requested.connect(partial(self._print_week, "duty-poster"))
        bar.places_requested.connect(partial(self.place_requested.emit, "settings", "benches"))
        self.view.absence_requested.connect(self.absence_requested)
        self.view.free_requested.connect(self._on_free)
        self.view.refused.connect(partial(self._say, "warn"))
        self.view.said.connect(self._on_said)
        self.trouble.repair_requested.connect(self.repair)
        self.term.finished.connect(self._on_term_left)
        self.term.place_requested.connect(self.place_requested)
        self.set_up.finished.connect(self._place.show)
        self.desk.failed.connect(self._on_failed)
        self.desk.undone.connect(self._on_undone)

    def _on_term_left(self, sentence: str) -> None:
        """Show the week again, with what was written."""
        self.term.hide()
        self._offer_week(offered=True)
        self._place.show()
        self.refresh()
        self.view.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        if sentence:
            self._say("ok", sentence)

    def _offer_week(self, *, offered: bool) -> None:
        """Show the buttons of the week, or leave the title row to the plan of the term."""
        for button in (*self._week_buttons(), self.visits_button):
            button.setVisible(offered)

    def _week_buttons(self) -> list[QPushButton]:
        last = [] if self.header.primary is None else [self.header.primary]
        return [self.fill_button, self.copy_button, self.term_button, *last]

    def _on_free(self, student_id: str) -> None:
        self.panel_requested.emit(panel := FreePanel(self.desk, student_id), panel.title)

    def _print_week(self, key: str) -> None:
        self.print_requested.emit(key, {"day": _monday(self.day)})

    def _on_week(self, steps: int) -> None:
        self.day = self.day + timedelta(weeks=steps) if steps else _school_day(self.desk.today())
        self.message.hide()
        self.refresh()

    def _on_limit(self, limit: int) -> None:
        text = self.tr("Allowed {limit} duties a week").format(limit=limit)
        limiting = partial(duty.set_week_limit, limit=limit)
        self.desk.write(self, limiting, text, lambda _none: self.refresh())

    def _on_indoor(self) -> None:
        today, week = self.desk.today(), self.view.week
        is_indoor = any(day.is_indoor for day in week.days if day.day == today) if week else False
        text = self.tr("Recess outdoors again") if is_indoor else self.tr("No outdoor recess today")
        use_case = partial(duty.set_indoor, day=today, indoor=not is_indoor)
        self.desk.write(self, use_case, text, failed=self._on_refused)

    def _on_filled(self, filled: Filled) -> None:
        self._end_filling()
        self._say(*filled_message(filled))
        if filled.unfilled and not filled.withdrawn:
            self.message.set_action(self.tr("Move &others"), partial(self.fill, Fill.MOVE))

    def _on_copied(self, copied: Copied) -> None:
        text = self.tr("Copied %n duties.", "", copied.copied)
        self._say("warn" if copied.skipped else "ok", " ".join((text, *copied.skipped[:2])))

    def _on_refused(self, error: PeerDeskError) -> None:
        self._say("warn", sentence_of(error))
        if isinstance(error, ConsentNeededError):
            go = partial(self.place_requested.emit, "students", error.first)
            self.message.set_action(self.tr("&Get the yes"), go)

    def _on_failed(self, _error: PeerDeskError) -> None:
        if self._filling is not None:
            self._end_filling()
            self.message.hide()

    def _on_undone(self, _written: object) -> None:
        if self._filling is None:
            self.message.hide()

    def _on_said(self, sentences: str) -> None:
        self.message.hide()
        if sentences:
            self._say("warn", sentences)

    def _say(self, tone: str, sentence: str) -> None:
        self.message.clear_action()
        self.message.set_dismissable(dismissable=True)
        self.message.show_message(tone, sentence)

    def _end_filling(self) -> None:
        self._filling = None
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        for button in (self.fill_button, self.copy_button, self.view.bar.afresh):
            button.setEnabled(not busy)

    def _tell_who_is_missing(self, week: DutyWeek) -> None:
        """Say that nobody can stand yet, and where to change that."""
        if week.rows and not week.helpers and self._filling is None:
            self._say("info", self.tr("No helper is trained and agreed for the bench yet."))
            self.message.set_dismissable(dismissable=False)
            go = partial(self.place_requested.emit, "students", None)
            self.message.set_action(self.tr("Open Students"), go)

    def _start_set_up(self) -> None:
        self._place.hide()
        self.set_up.begin()


def _lead_to_visits(page: DutyPage) -> QPushButton:
    """Offer the page of bench visits, from the title row and for the week that is shown."""
    visits = translate("DutyPage", "Bench &visits")
    opening = partial(page.place_requested.emit, "bench_life", None)
    button = page.header.add_secondary(visits, opening, icon="clipboard-list")
    bar = page.view.bar
    bar.visits_requested.connect(lambda: page.place_requested.emit("bench_life", page.day))
    return button


def _fill(session: Any, progress: Progress, *, day: date, today: date, mode: Fill) -> Filled:
    return duty.fill_week(session, day, today, mode=mode, stop=lambda: progress.stopped)


def _ignore(_done: int, _total: int, _item: str) -> None:
    """Filling has no count; the message with Stop stands instead."""


def sheet_day(week: DutyWeek | None, now: datetime, monday: date) -> date:
    """Return the day whose sheet is wanted next: today until noon, else the next with duty."""
    here = now.astimezone()
    first = here.date() + timedelta(days=here.hour >= AFTERNOON)
    days = [one.day for one in week.days if one.has_duty] if week else []
    coming = [day for day in days if day >= first]
    if coming:
        return coming[0]
    is_over = bool(days) and days[-1] < first
    return _school_day(first) if is_over else monday


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _school_day(day: date) -> date:
    """Return `day`, or the Monday after it on a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day
