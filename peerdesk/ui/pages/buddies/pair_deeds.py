"""What can be done with one pair: each one undoable act, some after a side panel."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.enums import CheckInKind, CheckInMethod, CheckInNature, MatchStatus
from peerdesk.services import check_in_records, match_life, matches
from peerdesk.services.check_in_records import CheckInEntry
from peerdesk.services.check_ins import DueCheckIn, DueKind
from peerdesk.services.match_exit import exit_questions
from peerdesk.services.match_life import Ending, FirstMeeting
from peerdesk.services.match_story import PairStory
from peerdesk.services.matches import PairRow, WaitingRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.pages.buddies.end_panel import EndPanel
from peerdesk.ui.pages.buddies.form_panel import FormPanel
from peerdesk.ui.pages.buddies.pair_forms import (
    agreement_panel,
    check_in_panel,
    meeting_panel,
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
    """

    panel_requested = Signal(QWidget, str)
    print_requested = Signal(str, object)
    log_requested = Signal(object)
    ended = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def open_pair(self, match_id: str) -> None:
        """Show one pair in the side panel."""
        panel = PairPanel(self._desk, match_id)
        panel.act_requested.connect(self._act)
        panel.print_requested.connect(self.print_requested)
        self.panel_requested.emit(panel, panel.title)

    def check_in(self, row: PairRow, due: DueCheckIn | None = None, *, back: bool = False) -> None:
        """Ask how a pair is doing; with `back` its panel comes back afterwards."""
        asked = (DueKind.CHECK_IN, DueKind.KEY_PERSON)
        due = due or next((one for one in row.due if one.kind in asked), None)
        panel = check_in_panel(pair_words(row), due, self._desk.today())
        text = self.tr("Checked in with {who}").format(who=pair_words(row))

        def use_case(values: dict[str, Any]) -> Callable[[Any], object]:
            entry = _entry(row.id, due, values)
            return partial(check_in_records.log_check_in, entry=entry, today=self._desk.today())

        self._open_form(panel, self.tr("Check-in"), (use_case, text), row.id if back else "")

    def rest(self, row: PairRow, rests: bool) -> None:  # noqa: FBT001 - Qt slot
        """Let a pair rest, or go on."""
        who = pair_words(row)
        if rests:
            use_case = partial(matches.hold_pair, match_id=row.id, until=None)
            self._desk.write(self, use_case, self.tr("Let {who} rest").format(who=who))
        else:
            resume = partial(matches.resume_pair, match_id=row.id)
            self._desk.write(self, resume, self.tr("Resumed {who}").format(who=who))

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
                self.check_in(row, due, back=True)
            case "meet":
                self._meet(row)
            case "sign":
                self._sign(row)
            case "rest":
                can_go_on = row.status in {MatchStatus.ON_HOLD, MatchStatus.CLOSING}
                self.rest(row, not can_go_on)
            case "lock":
                self._lock(row)
            case _:
                self.open_end(row)

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

        def save(values: dict[str, Any]) -> None:
            self._desk.write(panel, use_case(values), text, done, panel.show_error)

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


def _entry(match_id: str, due: DueCheckIn | None, values: dict[str, Any]) -> CheckInEntry:
    kind = CheckInKind(values["kind"])
    due_kind = DueKind.KEY_PERSON if kind is CheckInKind.KEY_PERSON else DueKind.CHECK_IN
    answers = due is not None and due.kind is due_kind
    return CheckInEntry(
        match_id=match_id,
        done_on=values["done_on"],
        kind=kind,
        method=CheckInMethod(values["method"]),
        minutes=values["minutes"],
        nature=CheckInNature(values["nature"]),
        note=values["note"],
        due_on=due.planned_on if due is not None and answers else None,
    )
