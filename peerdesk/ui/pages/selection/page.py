"""Choosing: from ballots on paper to places on the team."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import AccountRole, PutForward
from peerdesk.services.names import grade_words
from peerdesk.services.selection import balance, ballots, candidates, rounds, tally
from peerdesk.services.selection.rounds import RoundRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.current_stack import CurrentStack
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.find_box import Found
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.team_views import TeamViews
from peerdesk.ui.pages.selection import deeds
from peerdesk.ui.pages.selection.ballot_view import BallotView
from peerdesk.ui.pages.selection.candidates_view import CandidatesView
from peerdesk.ui.pages.selection.choose_view import ChooseView
from peerdesk.ui.pages.selection.doing import Doing
from peerdesk.ui.pages.selection.round_panel import RoundPanel
from peerdesk.ui.pages.selection.tally_view import TallyView
from peerdesk.ui.pages.selection.turning import Turning
from peerdesk.ui.pages.selection.words import VIEWS, primary_words, print_of, view_words


class SelectionPage(Page):
    """Four views of one round; Ctrl+N does what the view is for, Ctrl+P prints its paper.

    An assistant keys ballots and sees no sums, no candidates and no names.
    """

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "SelectionRound", "Nomination", "Application", "Interview", "LeadershipTeam",
            "TeamPosition", "Student", "Staff", "Consent", "ConsentTopic",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._round: RoundRow | None = None
        self._is_counselor = desk.account.role is AccountRole.COUNSELOR
        self.places = TeamViews("selection", desk)
        self.views = FilterChips(list(view_words().items()), self.tr("Step"), exclusive=True)
        for key in VIEWS[1:]:
            need(self.views.button(key), "selection.candidates.put_on_list")
        self.message = InfoBar("warn")
        self.message.hide()
        self.ballots = BallotView(desk)
        self.tally = TallyView(self.put_on_list)
        self.candidates = CandidatesView(self._find)
        self.choose = ChooseView()
        self.doing = Doing(desk, self.candidates, self.message)
        self._turning = Turning(desk, self)
        self._stack = CurrentStack()
        self._fill_header()
        self._lay_out()
        self._connect()
        self.go_to_view("ballots")

    @override
    def refresh(self) -> None:
        self._round = self.desk.read(rounds.current_round)
        self._states.set_empty(empty=self._round is None)
        self.views.setVisible(self._round is not None)
        self._show_title()
        if self._round is not None:
            counted = self.desk.read(partial(ballots.count_ballots, round_id=self._round.id))
            self.ballots.show_round(self._round, counted)
            if self._is_counselor:
                self._show_people(self._round)
        self._show_buttons()

    @override
    def primary(self) -> None:
        if self._round is None:
            self.change_round()
            return
        deeds_of = {
            "ballots": self.ballots.keep,
            "tally": self.put_on_list,
            "candidates": self.doing.do_next,
            "choose": self.offer,
        }
        deeds_of[self.views.key]()

    @override
    def find_here(self) -> None:
        if self.views.key == "candidates":
            self.candidates.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.go_to_view("ballots")
            self.ballots.enter()

    @override
    def print_page(self) -> None:
        """Print what belongs to the view; the tally is never printed."""
        if self.views.key != "candidates":
            self.print_requested.emit("nomination-ballot", {})
            return
        chosen = self.candidates.chosen
        ids = tuple(row.student_id for row in chosen)
        key = print_of({row.status for row in chosen})
        self.print_requested.emit(key, {"student_ids": ids})

    @override
    def show_record(self, record_id: object) -> None:
        if record_id in VIEWS:
            self.go_to_view(str(record_id))
        elif self._is_counselor and record_id is not None:
            self.candidates.filter.choose("all")
            self.refresh()
            if self.candidates.table.go_to(lambda row: record_id in {row.id, row.student_id}):
                self.go_to_view("candidates")

    def go_to_view(self, key: str) -> None:
        """Show one of the four views and put the focus where its work begins."""
        self.views.choose(key)
        self._stack.see_number(VIEWS.index(key))
        self._show_buttons()
        starts = {
            "ballots": self.ballots.boxes[0].box,
            "tally": self.tally.students,
            "candidates": self.candidates.table,
            "choose": self.choose.table,
        }
        if self.isVisible():
            starts[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def change_round(self) -> None:
        """Begin a round, or change grades and places of the one that is open."""
        panel = RoundPanel(self.desk, self._round)
        title = self.tr("Round of choosing") if self._round else self.tr("Start choosing")
        self.panel_requested.emit(panel, title)

    def put_on_list(self) -> None:
        """Make those who are selected in the tally candidates."""
        current = self.tally.students.current_row
        rows = self.tally.students.selected_rows or ([current] if current else [])
        if rows:
            self._put_forward([row.id for row in rows], PutForward.PEERS)

    def offer(self) -> None:
        """Offer a place to those who are ticked."""
        rows = self.choose.wanted
        if rows:
            self.doing.do(deeds.offer_deed(rows, self.desk.today()))

    def _fill_header(self) -> None:
        self.header.set_title(self.tr("Choosing"))
        self.main_button = self.header.set_primary(
            self.tr("Start choosing"), self.primary, shortcut="Ctrl+N"
        )
        self.print_button = self.header.add_secondary(
            self.tr("&Print"), self.print_page, icon="printer", shortcut="Ctrl+P"
        )
        self.round_button = self.header.add_secondary(
            self.tr("&Round"),
            self.change_round,
            icon="pencil",
            needs="selection.rounds.change_round",
        )

    def _lay_out(self) -> None:
        for view in (self.ballots, self.tally, self.candidates, self.choose):
            self._stack.add(view)
        empty = EmptyState(
            self.tr("No team is being chosen"),
            self.tr("Choosing starts with a ballot on paper: whom would you talk to?"),
            action=self.tr("Start choosing"),
            clicked=self.change_round,
            icon="award",
        )
        if empty.button is not None:
            need(empty.button, "selection.rounds.open_round")
        self._states = EmptyOr(self._stack, empty)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.views, 1)
        self.close_button = need(
            push_button(self.tr("Close the round"), self._close_round, icon="circle-check"),
            "selection.rounds.close_round",
        )
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.places)
        self.body.addLayout(row)
        self.body.addWidget(self.message)
        self.body.addWidget(self._states, 1)

    def _connect(self) -> None:
        self.places.place_requested.connect(self.place_requested)
        self.views.changed.connect(lambda _keys: self.go_to_view(self.views.key))
        self.ballots.close_requested.connect(self._turn_count)
        self.ballots.moved.connect(self.bring_into_view)
        self.candidates.put_forward.connect(lambda key, by: self._put_forward([key], by))
        for number, key in enumerate(VIEWS, start=1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self._on_number, key))
            self.views.button(key).setToolTip(f"Alt+{number}")
        self.doing.panel_requested.connect(self.panel_requested)
        self.doing.place_requested.connect(self.place_requested)
        self.doing.print_requested.connect(self.print_requested)
        self.doing.decide_requested.connect(lambda: self.go_to_view("choose"))

    def _on_number(self, key: str) -> None:
        if self._round is not None and self.views.button(key).isEnabled():
            self.go_to_view(key)

    def _show_people(self, one: RoundRow) -> None:
        today = self.desk.today()
        self.tally.show_tally(self.desk.read(partial(tally.read_tally, round_id=one.id)))
        rows = self.desk.read(partial(candidates.list_candidates, round_id=one.id, today=today))
        enrolled = self.desk.read(partial(balance.enrolled_for, round_id=one.id))
        self.candidates.show_rows(rows)
        self.choose.show_rows(rows, enrolled, one.draft.places)
        words = view_words()["candidates"]
        self.views.set_text("candidates", f"{words} ({len(rows)})" if rows else words)

    def _show_title(self) -> None:
        one = self._round
        if one is None:
            self.header.set_title(self.tr("Choosing"))
            return
        words = [one.year] if one.year else []
        if one.draft.grades:
            words.append(", ".join(grade_words(grade) for grade in one.draft.grades))
        if one.closed_on is not None:
            words.append(self.tr("closed"))
        title = self.tr("Choosing: {team}").format(team=one.team)
        self.header.set_title(title, "; ".join(words))

    def _show_buttons(self) -> None:
        has_round, key = self._round is not None, self.views.key
        self.main_button.setText(primary_words()[key] if has_round else self.tr("Start choosing"))
        self.main_button.setEnabled(has_round or self._is_counselor)
        is_paper = key in {"ballots", "candidates"}
        self.print_button.setVisible(is_paper and has_round)
        self.round_button.setVisible(has_round)
        self.close_button.setVisible(has_round)
        is_closed = bool(self._round and self._round.closed_on)
        text = self.tr("Open the round again") if is_closed else self.tr("Close the round")
        self.close_button.setText(text)

    def _find(self, text: str) -> list[Found]:
        found = self.desk.read(partial(ballots.find_students, text=text))
        return [Found(key, name, grade_words(grade)) for key, name, grade in found]

    def _put_forward(self, student_ids: Sequence[str], by: PutForward) -> None:
        if self._round is None:
            return
        deed = partial(
            candidates.put_on_list,
            round_id=self._round.id,
            student_ids=student_ids,
            put_forward=by,
        )
        self.doing.do((deed, self.tr("%n put on the list", "", len(student_ids))))

    def _turn_count(self) -> None:
        if self._round is not None:
            self._turning.turn_count(self._round)

    def _close_round(self) -> None:
        if self._round is not None:
            self._turning.turn_round(self._round)
