"""Plan many weeks of duty: choose the days, look at the plan, accept it as one act."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import duty
from peerdesk.services.duty import Fill, TermFilled, TermPlan, TermWish
from peerdesk.services.rota import Relax
from peerdesk.services.store import Store
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.pages.duty.term_weeks import TermWeeks
from peerdesk.ui.tasks import Progress

MOST_DUTIES = 5
MOST_GAP = 4


class TermView(QWidget):
    """Days and limits, then the plan with its weeks, then one button that writes it.

    Attributes:
        plan: The plan that is shown, or None.

    Signals:
        finished: Put away; the sentence says what was written, "" for nothing.
        place_requested: Key of a page and a record, to mend what keeps places empty.
    """

    finished = Signal(str)
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._searching: Progress | None = None
        self._wish: TermWish | None = None
        self.plan: TermPlan | None = None
        self.form = Form(self._fields())
        self.message = InfoBar()
        self.message.set_dismissable(dismissable=False)
        self.reliefs = Card(self.tr("Places that stay empty"))
        self.weeks = TermWeeks()
        self.make = push_button(self.tr("&Make the plan"), self.search, role="primary")
        self.accept = push_button(self.tr("Acce&pt the plan"), self._accept, role="primary")
        self.change = push_button(self.tr("Change &days and limits"), self._change)
        self.leave = push_button(self.tr("&Back to the week"), partial(self.finished.emit, ""))
        need(self.accept, "duty.term.accept_term")
        self._lay_out()
        self.form.edited.connect(self._forget)
        self._forget()

    def start(self, mode: Fill, last: date | None = None) -> None:
        """Offer the rest of the term, or the days up to `last`; nothing is searched yet."""
        today = self._desk.today()
        wish = self._desk.read(partial(duty.term_wish, today=today, mode=mode))
        self._show_wish(wish if last is None else replace(wish, first=today, last=last))
        self._forget()
        self.form.field("first").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Look for the best rota on the worker, with Stop."""
        if self._searching is not None:
            return
        self._forget()
        values = self.form.values
        wish = TermWish(
            values["first"],
            values["last"],
            values["week_limit"],
            values["gap_days"],
            self._wish.day_limit if self._wish else 1,
            Fill[values["mode"]],
        )
        work = partial(_search, self._desk.store, wish, self._desk.today())
        self._searching = self._desk.run_long(
            self, work, self._on_plan, progress=self._on_progress, failed=self._on_refused
        )
        self._card.hide()
        self.message.show_message("info", self.tr("Reading helpers and weeks"))
        stop = self.message.set_action(
            self.tr("&Stop and take the best so far"), self._searching.stop
        )
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wish(self, wish: TermWish) -> None:
        self._wish = wish
        self.form.set_values(
            {
                "first": wish.first,
                "last": wish.last,
                "week_limit": wish.week_limit,
                "gap_days": wish.gap_days,
                "mode": wish.mode.name,
            }
        )

    def _forget(self) -> None:
        """A plan for other days is no plan."""
        self.plan = None
        self.form.show_errors({})
        for widget in (self.reliefs, self.weeks, self._foot):
            widget.hide()
        self._card.show()
        if self._searching is None:
            self.message.hide()
            self.message.clear_action()

    def _on_progress(self, _done: int, _total: int, item: str) -> None:
        self.message.show_message("info", item, speak=False)

    def _on_plan(self, plan: TermPlan) -> None:
        self._end_search()
        self.plan = plan
        empty = sum(relief.places for relief in plan.reliefs)
        said = [self.tr("%n duties to add.", "", plan.comes)] if plan.comes else []
        said += [self.tr("%n duties to take away.", "", plan.goes)] if plan.goes else []
        if not plan.comes and not plan.goes:
            said.append(self.tr("Nothing changes."))
        self.message.show_message("warn" if empty else "ok", " ".join((*said, *plan.summary)))
        self._show_reliefs(plan)
        self.weeks.show_plan(plan)
        self.weeks.show()
        self.accept.setVisible(bool(plan.comes or plan.goes))
        self._foot.show()
        can_accept = self.accept.isEnabled() and not self.accept.isHidden()
        (self.accept if can_accept else self.change).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_reliefs(self, plan: TermPlan) -> None:
        self.reliefs.clear()
        self.reliefs.setVisible(bool(plan.reliefs))
        for relief in plan.reliefs:
            self.reliefs.add_row(relief.sentence, str(relief.places), "warn")
            if relief.action:
                button = push_button(relief.action, partial(self._relax, relief))
                self.reliefs.add_widget(_line(button))

    def _relax(self, relief: duty.Relief) -> None:
        if relief.wish is None:
            page = "team" if relief.rule is Relax.TRAINING else "students"
            self.place_requested.emit(page, None)
        else:
            self._show_wish(relief.wish)
            self.search()

    def _accept(self) -> None:
        if self.plan is None:
            return
        wish = self.plan.base.wish
        text = self.tr("Planned duty from {first} to {last}").format(
            first=day_words(wish.first), last=day_words(wish.last)
        )
        use_case = partial(duty.accept_term, plan=self.plan)
        self._desk.write(self, use_case, text, self._on_accepted, self._on_refused)

    def _on_accepted(self, done: TermFilled) -> None:
        self._forget()
        said = [self.tr("Added %n duties.", "", done.added)]
        said += [self.tr("%n taken away.", "", done.withdrawn)] if done.withdrawn else []
        said += [self.tr("%n stand-ins noted.", "", done.stand_ins)] if done.stand_ins else []
        self.finished.emit(" ".join(said))

    def _on_refused(self, error: PeerDeskError) -> None:
        self._end_search()
        self._forget()
        if isinstance(error, InvalidValueError) and self.form.has_field(error.field):
            self.form.show_errors({error.field: sentence_of(error)})
        else:
            self.message.show_message("warn", sentence_of(error))

    def _end_search(self) -> None:
        self._searching = None
        self.message.clear_action()

    def _change(self) -> None:
        """Go back to what was asked for."""
        self._forget()
        self.form.field("first").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self) -> list[FieldSpec]:
        modes = (
            (Fill.EMPTY.name, self.tr("Stay where they are")),
            (Fill.MOVE.name, self.tr("Move as few as possible")),
            (Fill.AFRESH.name, self.tr("Are all chosen again")),
        )
        return [
            FieldSpec("first", self.tr("&From"), Kind.DATE),
            FieldSpec("last", self.tr("&Until"), Kind.DATE),
            FieldSpec(
                "week_limit", self.tr("Most duties a &week"), Kind.NUMBER, low=1, high=MOST_DUTIES
            ),
            FieldSpec(
                "gap_days", self.tr("Free &days between duties"), Kind.NUMBER, low=0, high=MOST_GAP
            ),
            FieldSpec(
                "mode",
                self.tr("&Helpers who stand there now"),
                Kind.CHOICE,
                hint=self.tr("Locked helpers stay in any case."),
                choices=modes,
            ),
        ]

    def _lay_out(self) -> None:
        self._card = Card(self.tr("Plan many weeks"))
        self._card.add_widget(self.form)
        self._card.add_widget(_line(self.make, push_button(self.leave.text(), self.leave.click)))
        self._foot = _line(self.accept, self.change, self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self._card, self.message, self._foot, self.reliefs, self.weeks):
            column.addWidget(widget)


def _line(*buttons: QWidget) -> QWidget:
    line = QWidget()
    flow = FlowLayout(line)
    for button in buttons:
        flow.addWidget(button)
    return line


def _search(store: Store, wish: TermWish, today: Any, progress: Progress) -> TermPlan:
    base = store.read(partial(duty.term_base, wish=wish, today=today))
    words = duty.search_words(base)
    progress.report(0, 1, words)
    return duty.plan_term(base, stop=lambda: progress.stopped)
