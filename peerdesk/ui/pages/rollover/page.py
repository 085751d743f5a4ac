"""Start new year: a task list that can be done over days, in nearly any order."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import NextYear, RolloverTask
from peerdesk.errors import NotAllowedError, PeerDeskError
from peerdesk.services import rollover
from peerdesk.services.rollover import Board, TakingBack
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.current_stack import CurrentStack
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.task_list import TaskList
from peerdesk.ui.pages.rollover.pairs_view import PairsView
from peerdesk.ui.pages.rollover.promote_view import PromoteView
from peerdesk.ui.pages.rollover.words import action_words, done_words, step_words, task_of

_AT_ONCE: dict[RolloverTask, Callable[..., Any]] = {
    RolloverTask.BACKUP: rollover.back_up,
    RolloverTask.LEAVERS: rollover.let_go,
    RolloverTask.RETENTION: partial(rollover.tick_off, task=RolloverTask.RETENTION),
    RolloverTask.CALENDAR: rollover.start_year,
    RolloverTask.TEAM: rollover.start_team,
}


class RolloverPage(Page):
    """The steps into the new year; Ctrl+N does the next one.

    Attributes:
        board: Where every step stands; None while no school year has begun.
    """

    watches: ClassVar[frozenset[str]] = frozenset(
        {"RolloverStep", "NextYearChoice", "Student", "Match", "SchoolYear", "LeadershipTeam"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.board: Board | None = None
        self.back: TakingBack | None = None
        self._is_returning = False
        self.tasks = TaskList()
        self.promote = PromoteView()
        self.pairs = PairsView(desk)
        self.undoing = Card(self.tr("Undo the whole rollover"))
        self.message = InfoBar()
        self.message.hide()
        self._stack = CurrentStack()
        self._primary = self.header.set_primary("", self.primary, shortcut="Ctrl+N")
        self._undo = self.header.add_secondary(
            self.tr("Undo &rollover"), self.show_undo, icon="undo-2"
        )
        self._lay_out()
        self.tasks.requested.connect(lambda key: self.do(RolloverTask(key)))
        self.tasks.second_requested.connect(lambda key: self.tick(RolloverTask(key)))
        self.promote.chosen.connect(self._choose)
        self.promote.tick_requested.connect(lambda: self.tick(RolloverTask.PROMOTE))
        self.pairs.changed.connect(self._name_primary)

    @property
    def year_id(self) -> str:
        """Return the year that ends."""
        return self.board.years.ending.id if self.board else ""

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        try:
            self.board = self.desk.read(partial(rollover.board, today=today))
        except NotAllowedError:
            self._show_no_year()
            return
        if self._stack.current is self._no_year:
            self._stack.see(self._list)
        self.back = self.desk.read(partial(rollover.taking_back, today=today))
        self._show_tasks(self.board)
        self._undo.setEnabled(bool(self.back.action_ids))
        self._refresh_view()
        self._name_page(self.board)
        self._name_primary()

    @override
    def primary(self) -> None:
        view = self._stack.current
        if self.board is None:
            self.place_requested.emit("settings", "year")
        elif view is self.promote:
            self._write(RolloverTask.PROMOTE, rollover.promote)
        elif view is self.pairs:
            self._write(RolloverTask.PAIRS, partial(rollover.close_year, **self.pairs.values))
        elif view is self._undo_view:
            self._undo_all()
        elif self.board.next_step is not None:
            self.do(self.board.next_step.task)

    @override
    def go_back(self) -> bool:
        if self._stack.current is self._list:
            return False
        self._show(self._list)
        self.tasks.focus_next()
        return True

    def do(self, task: RolloverTask) -> None:
        """Do a step, or open what it needs."""
        self.message.hide()
        if task in _AT_ONCE:
            self._write(task, _AT_ONCE[task])
        elif task is RolloverTask.PROMOTE:
            self._show(self.promote)
            self.promote.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif task is RolloverTask.PAIRS:
            self._show(self.pairs)
            self.pairs.keep_drafts(self.year_id)
            self.pairs.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif task is RolloverTask.CERTIFICATES:
            self.print_requested.emit("certificate", {})
        else:
            self.place_requested.emit("students", None)

    def tick(self, task: RolloverTask) -> None:
        """Note a step as done that is done elsewhere."""
        self._write(task, partial(rollover.tick_off, task=task))

    def show_undo(self) -> None:
        """Show what undoing the whole rollover would undo."""
        self.back = self.desk.read(partial(rollover.taking_back, today=self.desk.today()))
        if self.back.why_not:
            self._say("warn", self.back.why_not)
            return
        self._show(self._undo_view)
        self._primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        card = Card()
        card.add_widget(self.tasks)
        column.addWidget(card)
        hint = self.tr(
            "Any order where nothing stands in the way, over as many days as you like. Consent is "
            "asked again for the new year by itself."
        )
        column.addWidget(label(hint, "muted"))
        column.addStretch(1)
        self._undo_view = QWidget()
        undo = QVBoxLayout(self._undo_view)
        undo.setContentsMargins(0, 0, 0, 0)
        undo.addWidget(self.undoing)
        undo.addStretch(1)
        self._no_year = EmptyState(
            self.tr("No school year has begun yet"),
            self.tr("Add the school year that ends; then its steps are listed here."),
            icon="calendar",
        )
        for view in (self._list, self.promote, self.pairs, self._undo_view, self._no_year):
            self._stack.add(view)
        self.body.addWidget(self.message)
        self.body.addWidget(self._stack, 1)

    def _show_tasks(self, board: Board) -> None:
        is_here = self.tasks.isAncestorOf(self.focusWidget())
        self.tasks.set_tasks([task_of(step, board) for step in board.steps])
        if is_here or self._is_returning:
            self._is_returning = False
            self.tasks.focus_next()

    def _show(self, view: QWidget) -> None:
        self._stack.see(view)
        self._refresh_view()
        self._name_primary()

    def _refresh_view(self) -> None:
        view, year_id, today = self._stack.current, self.year_id, self.desk.today()
        if view is self.promote:
            use_case = partial(rollover.preview, year_id=year_id, today=today)
            self.promote.show_preview(self.desk.read(use_case))
        elif view is self.pairs:
            self.pairs.show_pairs(self.desk.read(partial(rollover.list_endings, year_id=year_id)))
        elif view is self._undo_view:
            self._show_labels()

    def _show_labels(self) -> None:
        self.undoing.clear()
        for text in self.back.labels if self.back else ():
            self.undoing.add_row(text)
        words = self.tr("Each is undone whole, the newest first. Backups are kept.")
        self.undoing.add_widget(label(words, "muted"))

    def _name_page(self, board: Board) -> None:
        years, coming = board.years, board.years.coming
        after = coming.name if coming else rollover.name_after(years.ending.name)
        text = self.tr("{before} to {after}, {done} of {count} steps done")
        self.header.set_title(
            self.tr("Start new year"),
            text.format(
                before=years.ending.name, after=after, done=board.done, count=len(board.steps)
            ),
        )

    def _name_primary(self) -> None:
        view, step = self._stack.current, self.board.next_step if self.board else None
        if view is self.promote and self.promote.preview is not None:
            text = self.tr("Promote %n students", "", self.promote.preview.after)
        elif view is self.pairs:
            text = self.tr("End %n pairs", "", self.pairs.ending)
        elif view is self._undo_view:
            text = self.tr("Undo rollover")
        else:
            text = action_words(step.task) if step else self.tr("All done")
        self._primary.setText(text)
        self._undo.setVisible(view is self._list)
        is_blocked = view is self.promote and bool(
            self.promote.preview and self.promote.preview.warning
        )
        self._primary.setEnabled(not is_blocked and (view is not self._list or step is not None))
        self._primary.setToolTip(f"{step_words(step.task)} (Ctrl+N)" if step else "")

    def _show_no_year(self) -> None:
        self.board = None
        self.header.set_title(self.tr("Start new year"))
        self.tasks.set_tasks([])
        self._primary.setText(self.tr("Add school year"))
        self._primary.setEnabled(True)
        self._undo.setEnabled(False)
        self._stack.see(self._no_year)

    def _choose(self, ids: tuple[str, ...], goes: NextYear) -> None:
        use_case = partial(rollover.choose, year_id=self.year_id, student_ids=ids, goes=goes)
        name = self.promote.name_of(ids[0])
        who = name if len(ids) == 1 else self.tr("{n} students").format(n=len(ids))
        words = self.tr("{who}, new year: {goes}")
        text = words.format(who=who, goes=rollover.goes_words(goes))
        self.desk.write(self, use_case, text, failed=self._on_failed)

    def _write(self, task: RolloverTask, use_case: Callable[..., Any]) -> None:
        work = partial(use_case, year_id=self.year_id, today=self.desk.today())
        self.desk.write(self, work, done_words(task), self._on_done, self._on_failed)

    def _on_done(self, _value: object) -> None:
        self.message.hide()
        if self._stack.current is self.pairs:
            self.pairs.finished.emit()
        self._is_returning = True
        self._show(self._list)

    def _on_failed(self, error: PeerDeskError) -> None:
        self._say("danger", sentence_of(error))

    def _say(self, tone: str, sentence: str) -> None:
        self.message.show_message(tone, sentence)

    def _undo_all(self) -> None:
        work = partial(rollover.take_back, self.desk.store, self.desk.today())
        self.desk.run(self, work, self._on_undone, self._on_failed)

    def _on_undone(self, changed: frozenset[str]) -> None:
        self._is_returning = True
        self._show(self._list)
        self.desk.announce_change(changed)
        self._say("ok", self.tr("The rollover is undone."))
