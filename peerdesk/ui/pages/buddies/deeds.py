"""What can be done with drafts and pairs: each one undoable act, some after a side panel."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import check_ins, match_board, match_draft, matches, programs, rights
from peerdesk.services.check_in_calendar import CheckInPlan
from peerdesk.services.match_draft import BoardRow
from peerdesk.services.matches import WaitingRow
from peerdesk.services.members import StudentTag
from peerdesk.services.programs import ProgramRules
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.pages.buddies.choose_panel import ChoosePanel
from peerdesk.ui.pages.buddies.rules_panel import RulesPanel

_MOST_CHOICES: Final = 200


class Deeds(QObject):
    """Carries out what the lists of the page ask for.

    Signals:
        panel_requested: Widget for the side panel, and its title.
        student_requested: Id of a student to open.
        proposed: A new draft stands.
        accepted: The `Accepted` after pairs were made.
    """

    panel_requested = Signal(QWidget, str)
    student_requested = Signal(str)
    proposed = Signal()
    accepted = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def propose(self, waiting: int) -> None:
        """Match everyone who waits."""
        text = self.tr("Suggested helpers for %n students", "", waiting)
        use_case = partial(match_board.propose_matches, today=self._desk.today())
        self._desk.write(self, use_case, text, lambda _run_id: self.proposed.emit())

    def accept(self, ready: int) -> None:
        """Make pairs of all that is ready on the board."""
        text = self.tr("Accepted %n pairs", "", ready)
        use_case = partial(match_board.accept_proposals, today=self._desk.today())
        self._desk.write(self, use_case, text, self.accepted.emit)

    def swap(self, one: BoardRow, other: BoardRow) -> None:
        """Exchange the helpers of two buddies."""
        text = self.tr("Swapped the helpers of {one} and {other}").format(
            one=one.buddy.full_name, other=other.buddy.full_name
        )
        today = self._desk.today()
        use_case = partial(match_board.swap_helpers, one_id=one.id, other_id=other.id, today=today)
        self._desk.write(self, use_case, text)

    def lock(self, rows: list[BoardRow], is_locked: bool) -> None:  # noqa: FBT001 - Qt slot
        """Lock or release pairs of the draft."""
        who = self._who(rows)
        text = self.tr("Locked {who}") if is_locked else self.tr("Unlocked {who}")
        ids = [row.id for row in rows]
        use_case = partial(match_board.set_locked, proposal_ids=ids, is_locked=is_locked)
        self._desk.write(self, use_case, text.format(who=who))

    def set_aside(self, rows: list[BoardRow], is_aside: bool) -> None:  # noqa: FBT001 - Qt slot
        """Leave students out of the draft, or take them back in."""
        text = self.tr("Left out {who}") if is_aside else self.tr("Took {who} back in")
        change = match_board.set_aside if is_aside else match_board.take_back
        use_case = partial(change, proposal_ids=[row.id for row in rows])
        self._desk.write(self, use_case, text.format(who=self._who(rows)))

    def _who(self, rows: list[BoardRow]) -> str:
        if len(rows) == 1:
            return rows[0].buddy.full_name
        return self.tr("%n students", "", len(rows))

    def open_draft_choice(self, row: BoardRow) -> None:
        """Let the user choose a helper for a buddy of the draft."""
        today = self._desk.today()
        choices = self._desk.read(
            partial(match_draft.choices_for, proposal_id=row.id, today=today, at_most=_MOST_CHOICES)
        )
        use = partial(match_board.choose_helper, proposal_id=row.id, today=today)
        self._open_choice(ChoosePanel(choices, row.reasons), row.buddy, use)

    def open_waiting_choice(self, row: WaitingRow) -> None:
        """Let the user choose a helper for a waiting buddy."""
        today = self._desk.today()
        choices = self._desk.read(
            partial(match_draft.helpers_for, student_id=row.id, today=today, at_most=_MOST_CHOICES)
        )
        use = partial(matches.make_pair, mentee_id=row.id, today=today)
        self._open_choice(ChoosePanel(choices, row.reason), row.student, use)

    def _open_choice(self, panel: ChoosePanel, buddy: StudentTag, use: Callable[..., Any]) -> None:
        panel.chosen.connect(partial(self._choose, panel, buddy.full_name, use))
        panel.student_requested.connect(panel.finished)
        panel.student_requested.connect(partial(self.student_requested.emit, buddy.id))
        panel.needs = rights.name_of(use)
        title = self.tr("Helper for {name}").format(name=buddy.full_name)
        self.panel_requested.emit(panel, title)

    def _choose(
        self, panel: ChoosePanel, name: str, use: Callable[..., Any], mentor_id: str, helper: str
    ) -> None:
        text = self.tr("Chose {helper} for {name}").format(helper=helper, name=name)
        done = lambda _value: panel.finished.emit()  # noqa: E731
        failed = lambda error: panel.show_problem(sentence_of(error))  # noqa: E731
        self._desk.write(panel, partial(use, mentor_id=mentor_id), text, done, failed)

    def open_rules(self) -> None:
        """Show the rules of the program."""
        rules = self._desk.read(programs.program_rules)
        panel = RulesPanel(rules, self._desk.read(check_ins.check_in_plan))
        panel.saved.connect(partial(self._save_rules, panel))
        self.panel_requested.emit(panel, self.tr("Rules for pairs"))

    def _save_rules(self, panel: RulesPanel, rules: ProgramRules, plan: CheckInPlan) -> None:
        def failed(error: PeerDeskError) -> None:
            field = error.field if isinstance(error, InvalidValueError) else "max_buddies"
            panel.show_problem(field, sentence_of(error))

        use_case = partial(check_ins.change_pair_rules, rules=rules, plan=plan)
        text = self.tr("Changed the rules for pairs")
        self._desk.write(panel, use_case, text, lambda _value: panel.finished.emit(), failed)
