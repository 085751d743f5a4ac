"""What can be done with the candidates who are selected."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.enums import ScreeningStep
from peerdesk.errors import PeerDeskError
from peerdesk.services.consent.blocks import ConsentNeededError
from peerdesk.services.selection.steps import AT_ONCE, Step, next_step
from peerdesk.services.selection.words import step_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.history_section import history_panel
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.pages.selection import deeds
from peerdesk.ui.pages.selection.candidates_view import CandidatesView
from peerdesk.ui.pages.selection.interview_panel import InterviewPanel


class Doing(QObject):
    """The actions of the list of candidates, each one deed that can be undone.

    Signals:
        panel_requested: Widget for the side panel, and its title.
        place_requested: Page key and record id: where a family's yes is recorded.
        decide_requested: The next step is to choose.
        print_requested: Print key and options.
    """

    panel_requested = Signal(QWidget, str)
    place_requested = Signal(str, object)
    decide_requested = Signal()
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, view: CandidatesView, message: InfoBar) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._message = message
        view.table.opened.connect(lambda _row: self.open_interview())
        self._add_actions()

    def do(self, deed: deeds.Deed | None) -> None:
        """Do a deed; what is in its way is said above the list."""
        if deed is not None:
            self._message.hide()
            self._desk.write(self, deed[0], deed[1], failed=self._on_failed)

    def do_next(self) -> None:
        """Do what comes next for those who are selected; the step of the current one decides."""
        chosen = self._view.chosen
        if not chosen:
            return
        current = self._view.table.current_row
        step = next_step(current if current in chosen and current is not None else chosen[0])
        rows = [row for row in chosen if next_step(row) is step]
        if step in AT_ONCE:
            self.do(deeds.step_deed(step, rows, self._desk.today()))
        elif step is Step.INTERVIEW:
            self.open_interview()
        elif step is Step.DECIDE:
            self.decide_requested.emit()
        elif step is Step.CONSENT:
            self.place_requested.emit("students", rows[0].student_id)

    def open_interview(self) -> None:
        """Open the interview of the current candidate."""
        row = self._view.table.current_row
        if row is not None:
            self.panel_requested.emit(InterviewPanel(self._desk, row), row.name)

    def _add_actions(self) -> None:
        add = partial(self._view.table.add_row_action, needs="selection.candidates.invite")
        add(self.tr("Record interview"), self.open_interview, icon="pencil", shortcut="F2")
        add(self.tr("Application in"), self._step(Step.APPLICATION), shortcut="A")
        add(self.tr("Teacher's page in"), self._step(Step.REFERRAL), shortcut="T")
        for step, words in step_words().items():
            add(words, partial(self._chosen, partial(deeds.screen_deed, ScreeningStep(step))))
        add(self.tr("Offer a place"), partial(self._chosen, deeds.offer_deed), icon="award")
        add(self.tr("Declined"), partial(self._chosen, deeds.decline_deed), shortcut="D")
        add(self.tr("Not this time"), partial(self._chosen, deeds.not_now_deed))
        withdraw = partial(self._chosen, deeds.withdraw_deed)
        add(self.tr("Take off the list"), withdraw, icon="trash-2", shortcut="Del")
        add(self.tr("Print application"), self._print_application, icon="printer")
        add(self.tr("Print interview sheets"), self._print_interviews, icon="printer")
        add(self.tr("History"), self._show_history, icon="history", shortcut="H")

    def _print_application(self) -> None:
        self.print_requested.emit("application-form", {})

    def _print_interviews(self) -> None:
        ids = tuple(row.student_id for row in self._view.chosen)
        self.print_requested.emit("interview-sheet", {"student_ids": ids})

    def _step(self, step: Step) -> Callable[[], None]:
        return partial(self._chosen, partial(deeds.step_deed, step))

    def _chosen(self, make: Callable[..., deeds.Deed | None]) -> None:
        rows = self._view.chosen
        if rows:
            self.do(make(rows, self._desk.today()))

    def _on_failed(self, error: PeerDeskError) -> None:
        self._message.clear_action()
        if isinstance(error, ConsentNeededError):
            go = partial(self.place_requested.emit, "students", error.first)
            self._message.set_action(self.tr("Get the yes"), go)
        self._message.show_message("warn", sentence_of(error))

    def _show_history(self) -> None:
        row = self._view.table.current_row
        if row is not None:
            panel = history_panel(self._desk, [("application", row.id)])
            self.panel_requested.emit(panel, row.name)
