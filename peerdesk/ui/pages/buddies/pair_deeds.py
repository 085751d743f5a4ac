"""What can be done with one pair: each one undoable act, some after a side panel."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.enums import MatchStatus
from peerdesk.errors import PeerDeskError
from peerdesk.services import match_life, matches
from peerdesk.services.check_ins import DueCheckIn
from peerdesk.services.consent.blocks import ConsentNeededError
from peerdesk.services.match_exit import answer_exit, exit_questions
from peerdesk.services.match_life import Ending, FirstMeeting
from peerdesk.services.match_story import PairStory, pair_story
from peerdesk.services.matches import PairRow, WaitingRow
from peerdesk.services.worklist.pairs import EXIT_OF
from peerdesk.ui.desk import Desk
from peerdesk.ui.pages.buddies.check_in_deeds import CheckInDeeds
from peerdesk.ui.pages.buddies.end_panel import EndPanel
from peerdesk.ui.pages.buddies.exit_form import exit_panel, exit_replies
from peerdesk.ui.pages.buddies.form_panel import FormPanel
from peerdesk.ui.pages.buddies.pair_forms import (
    agreement_panel,
    meeting_panel,
    rest_panel,
    waiting_panel,
)
from peerdesk.ui.pages.buddies.pair_panel import PairPanel
from peerdesk.ui.pages.buddies.words import pair_words


class PairDeeds(QObject):
    """Carries out what the lists of pairs and the panel of a pair ask for.

    Signals:
        panel_requested: Widget for the side panel, and its title.
        print_requested: Print key and options.
        log_requested: PairRow that met.
        ended: PairRow that has just ended.
        concern_requested: `ConcernPrefill` when a worry was found.
        refused: The error that kept a pair from going on.
    """

    panel_requested = Signal(QWidget, str)
    print_requested = Signal(str, object)
    log_requested = Signal(object)
    ended = Signal(object)
    concern_requested = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.check_ins = CheckInDeeds(desk, self)
        self.check_ins.panel_requested.connect(self.panel_requested)
        self.check_ins.pair_requested.connect(self.open_pair)
        self.check_ins.concern_requested.connect(self.concern_requested)

    def open_pair(self, match_id: str) -> None:
        """Show one pair in the side panel."""
        panel = PairPanel(self._desk, match_id)
        panel.act_requested.connect(self._act)
        panel.correct_requested.connect(self.check_ins.correct)
        panel.delete_requested.connect(self.check_ins.take_away)
        panel.print_requested.connect(self.print_requested)
        self.panel_requested.emit(panel, panel.title)

    def open_record(self, record_id: str) -> None:
        """Show a pair, or its exit questions."""
        if record_id.startswith(EXIT_OF):
            self.ask_exit(record_id.removeprefix(EXIT_OF), back_to="")
        else:
            self.open_pair(record_id)

    def ask_exit(self, match_id: str, back_to: str) -> None:
        """Ask what both say of a pair that has ended."""
        reading = partial(pair_story, match_id=match_id, today=self._desk.today())
        story = self._desk.read(reading)
        questions = exit_questions(self._desk.settings.language)
        panel = exit_panel(pair_words(story.row), questions, story.replies)
        text = self.tr("Noted what {who} say").format(who=pair_words(story.row))

        def use_case(values: dict[str, Any]) -> Callable[[Any], object]:
            replies = exit_replies(questions, values)
            return partial(answer_exit, match_id=match_id, replies=replies)

        self._open_form(panel, self.tr("Exit questions"), (use_case, text), back_to)

    def check_in(self, row: PairRow) -> None:
        """Ask how a pair is doing."""
        self.check_ins.ask(row)

    def rest(self, row: PairRow, rests: bool) -> None:  # noqa: FBT001 - Qt slot
        """Ask until when a pair rests, or let it go on."""
        if rests:
            self._rest(row, "")
        else:
            resume = partial(matches.resume_pair, match_id=row.id)
            text = self.tr("Resumed {who}").format(who=pair_words(row))
            self._desk.write(self, resume, text, failed=self.refused.emit)

    def _rest(self, row: PairRow, back_to: str) -> None:
        today = self._desk.today()
        panel = rest_panel(pair_words(row), today)
        text = self.tr("Let {who} rest").format(who=pair_words(row))

        def use_case(values: dict[str, Any]) -> Callable[[Any], object]:
            until = None if values["is_open"] else values["until"]
            return partial(matches.hold_pair, match_id=row.id, until=until, today=today)

        self._open_form(panel, self.tr("Rest"), (use_case, text), back_to)

    def open_end(self, row: PairRow) -> None:
        """Ask why a pair ends, what both say, and what comes next."""
        hint = self.tr("{who}. The sessions stay in the history.").format(who=pair_words(row))
        questions = exit_questions(self._desk.settings.language)
        panel = EndPanel(hint, questions, self._desk.today())
        panel.ended.connect(partial(self._end, panel, row))
        panel.planned.connect(partial(self._plan, panel, row))
        self.panel_requested.emit(panel, self.tr("End this pair"))

    def note_waiting(self, row: WaitingRow) -> None:
        """Ask why a buddy waits."""
        panel = waiting_panel(row.student.full_name, row.note)
        text = self.tr("Noted why {name} waits").format(name=row.student.full_name)

        def use_case(values: dict[str, Any]) -> Callable[[Any], object]:
            return partial(matches.note_waiting, student_id=row.id, note=values["note"])

        self._open_form(panel, self.tr("Why waiting"), (use_case, text), "")

    def _act(self, key: str, story: PairStory, due: DueCheckIn | None) -> None:
        row = story.row
        match key:
            case "log":
                self.log_requested.emit(row)
            case "check":
                self.check_ins.ask(row, due, back=True)
            case "meet":
                self._meet(row)
            case "sign":
                self._sign(row)
            case "rest":
                self._rest_or_go_on(row)
            case "lock":
                self._lock(row)
            case "exit":
                self.ask_exit(row.id, back_to=row.id)
            case _:
                self.open_end(row)

    def _rest_or_go_on(self, row: PairRow) -> None:
        if row.status in {MatchStatus.ON_HOLD, MatchStatus.CLOSING}:
            self.rest(row, False)
        else:
            self._rest(row, row.id)

    def _meet(self, row: PairRow) -> None:
        panel = meeting_panel(pair_words(row), self._desk.today())
        text = self.tr("Noted the first meeting of {who}").format(who=pair_words(row))

        def use_case(values: dict[str, Any]) -> Callable[[Any], object]:
            meeting = FirstMeeting(values["met_on"], values["staff"])
            return partial(
                match_life.note_first_meeting,
                match_id=row.id,
                meeting=meeting,
                today=self._desk.today(),
            )

        self._open_form(panel, self.tr("First meeting"), (use_case, text), row.id)

    def _sign(self, row: PairRow) -> None:
        panel = agreement_panel(pair_words(row), self._desk.today())
        text = self.tr("Noted the agreement of {who}").format(who=pair_words(row))

        def use_case(values: dict[str, Any]) -> Callable[[Any], object]:
            signed_on: date = values["signed_on"]
            return partial(
                match_life.note_agreement,
                match_ids=[row.id],
                signed_on=signed_on,
                today=self._desk.today(),
            )

        self._open_form(panel, self.tr("Agreement"), (use_case, text), row.id)

    def _lock(self, row: PairRow) -> None:
        text = self.tr("Unlocked {who}") if row.is_locked else self.tr("Locked {who}")
        use_case = partial(matches.lock_pair, match_id=row.id, is_locked=not row.is_locked)
        self._desk.write(self, use_case, text.format(who=pair_words(row)))

    def _open_form(
        self,
        panel: FormPanel,
        title: str,
        deed: tuple[Callable[[dict[str, Any]], Callable[[Any], object]], str],
        back_to: str,
    ) -> None:
        use_case, text = deed

        def done(_value: object) -> None:
            if back_to:
                self.open_pair(back_to)
            else:
                panel.finished.emit()

        def failed(error: PeerDeskError) -> None:
            panel.show_error(error)
            if isinstance(error, ConsentNeededError):
                self.refused.emit(error)

        def save(values: dict[str, Any]) -> None:
            self._desk.write(panel, use_case(values), text, done, failed)

        panel.saved.connect(save)
        self.panel_requested.emit(panel, title)

    def _end(self, panel: EndPanel, row: PairRow, ending: Ending) -> None:
        use_case = partial(
            matches.end_pair, match_id=row.id, ending=ending, today=self._desk.today()
        )
        text = self.tr("Ended {who}").format(who=pair_words(row))

        def done(_value: object) -> None:
            panel.finished.emit()
            self.ended.emit(row)

        self._desk.write(panel, use_case, text, done, panel.show_error)

    def _plan(self, panel: EndPanel, row: PairRow, goodbye_on: date) -> None:
        use_case = partial(
            match_life.plan_goodbye,
            match_id=row.id,
            goodbye_on=goodbye_on,
            today=self._desk.today(),
        )
        text = self.tr("Planned the goodbye of {who}").format(who=pair_words(row))
        done = lambda _value: panel.finished.emit()  # noqa: E731
        self._desk.write(panel, use_case, text, done, panel.show_error)
