"""Buddies: pairs, who waits, and the draft of a matching run."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, ClassVar, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from peerdesk.enums import MatchStatus
from peerdesk.errors import PeerDeskError
from peerdesk.services import match_draft, matches
from peerdesk.services.consent.blocks import ConsentNeededError
from peerdesk.services.match_board import Accepted
from peerdesk.services.match_draft import Board
from peerdesk.services.match_pool import load_pool
from peerdesk.services.matches import PairRow, ProgramCounts, WaitingRow
from peerdesk.services.worklist.pairs import EXIT_OF
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.log_panel import LogPrefill
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.style import announce
from peerdesk.ui.pages.buddies import empty
from peerdesk.ui.pages.buddies.deeds import Deeds
from peerdesk.ui.pages.buddies.draft_view import DraftView
from peerdesk.ui.pages.buddies.ended_view import EndedView
from peerdesk.ui.pages.buddies.pair_deeds import PairDeeds
from peerdesk.ui.pages.buddies.pairs_view import PairsView
from peerdesk.ui.pages.buddies.waiting_view import WaitingView

PAIRS: Final = "pairs"
WAITING: Final = "waiting"
DRAFT: Final = "draft"
ENDED: Final = "ended"
_MOST_CHOICES: Final = 200


class _Seen(NamedTuple):
    """What one look at the records gives: the counts, and the list that is shown."""

    counts: ProgramCounts
    board: Board | None
    pairs: list[PairRow]
    waiting: list[WaitingRow]
    ended: list[PairRow]


class BuddiesPage(Page):
    """The Buddy System: match, look, accept, and see that pairs meet."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "Match",
            "MatchingRun",
            "MatchProposal",
            "Program",
            "ProgramMembership",
            "Student",
            "Consent",
            "PairConstraint",
            "TrainingRecord",
            "TrainingRule",
            "RecessPeriod",
            "SessionLog",
            "CheckIn",
            "CalendarDay",
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_primary(
            self.tr("&Match new students"), self.primary, icon="shuffle", shortcut="Ctrl+N"
        )
        self.header.add_secondary(
            self.tr("&Print pairing list"), self.print_page, icon="printer", shortcut="Ctrl+P"
        )
        self._board: Board | None = None
        self._waiting = 0
        self.deeds = Deeds(desk, self)
        self.pair_deeds = PairDeeds(desk, self)
        self.message = InfoBar()
        self.message.hide()
        self.tabs = FilterChips(
            [
                (PAIRS, self.tr("Pairs")),
                (WAITING, self.tr("Waiting")),
                (DRAFT, self.tr("Draft")),
                (ENDED, self.tr("Ended")),
            ],
            self.tr("What to show"),
            exclusive=True,
        )
        self.tabs.choose(PAIRS)
        self.narrow = QLineEdit()
        self.pairs = PairsView(empty.no_pairs(self._open_students), desk.today)
        self.ended = EndedView(empty.none_ended())
        self.waiting = WaitingView(empty.nobody_waits(self._open_students))
        self.draft = DraftView(empty.no_draft(self.primary))
        self.views = QStackedWidget()
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        seen = self.desk.read(partial(_look, today=self.desk.today(), key=self.tabs.key))
        self._board = seen.board
        self._show_counts(seen.counts)
        if self.tabs.key == PAIRS:
            self.pairs.set_rows(seen.pairs)
        elif self.tabs.key == WAITING:
            self.waiting.set_rows(seen.waiting)
        elif self.tabs.key == ENDED:
            self.ended.set_rows(seen.ended)
        else:
            self.draft.set_board(seen.board)

    @override
    def primary(self) -> None:
        if self._waiting == 0:
            self._say(
                "info",
                self.tr("Nobody waits for a helper. Mark a student as a buddy on Students first."),
                self.tr("Open Students"),
                self._open_students,
            )
            return
        self.deeds.propose(self._waiting)

    @override
    def show_record(self, record_id: object) -> None:
        if record_id in {WAITING, DRAFT, ENDED}:
            self.show_view(str(record_id))
            return
        match_id = str(record_id).removeprefix(EXIT_OF)
        self.show_view(PAIRS)
        if not self.pairs.table.go_to(lambda row: row.id == match_id):
            self.show_view(ENDED)
            if not self.ended.table.go_to(lambda row: row.id == match_id):
                self.show_view(PAIRS)
                return
        self.pair_deeds.open_record(str(record_id))

    @override
    def find_here(self) -> None:
        self.narrow.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.narrow.selectAll()

    @override
    def go_back(self) -> bool:
        if self.draft.stop_swap():
            return True
        if self.narrow.text():
            self.narrow.clear()
            return True
        return False

    @override
    def print_page(self) -> None:
        self.print_requested.emit("pairing-list", {})

    def show_view(self, key: str) -> None:
        """Show pairs, waiting or draft."""
        self.tabs.choose(key)
        self._on_tab()

    def _lay_out(self) -> None:
        self.narrow.setAccessibleName(self.tr("Find a name in this list"))
        self.narrow.setPlaceholderText(self.tr("Find a name (Ctrl+F)"))
        self.narrow.setFixedWidth(240)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.tabs, 1)
        line.addWidget(self.narrow)
        for view in (self.pairs, self.waiting, self.draft, self.ended):
            self.views.addWidget(view)
        self.body.addLayout(line)
        self.body.addWidget(self.message)
        self.body.addWidget(self.views, 1)

    def _connect(self) -> None:
        self.tabs.changed.connect(lambda _keys: self._on_tab())
        self.narrow.textChanged.connect(self._on_narrow)
        self._connect_pairs()
        self.waiting.choose_requested.connect(self.deeds.open_waiting_choice)
        self.waiting.student_requested.connect(partial(self.place_requested.emit, "students"))
        self.draft.choose_requested.connect(self.deeds.open_draft_choice)
        self.draft.swap_requested.connect(self.deeds.swap)
        self.draft.lock_requested.connect(self.deeds.lock)
        self.draft.aside_requested.connect(self.deeds.set_aside)
        self.draft.accept_requested.connect(self._accept)
        self.deeds.panel_requested.connect(self.panel_requested)
        self.draft.shown.connect(self.bring_into_view)
        self.deeds.student_requested.connect(partial(self.place_requested.emit, "students"))
        self.deeds.proposed.connect(self._on_proposed)
        self.deeds.accepted.connect(self._on_accepted)
        self.draft.rules_requested.connect(self.deeds.open_rules)

    def _connect_pairs(self) -> None:
        deeds = self.pair_deeds
        for view in (self.pairs, self.ended):
            view.print_requested.connect(self.print_requested)
        self.pairs.log_requested.connect(self._log)
        self.pairs.pair_requested.connect(self._open_pair)
        self.pairs.check_requested.connect(deeds.check_in)
        self.pairs.end_requested.connect(deeds.open_end)
        self.pairs.rest_requested.connect(deeds.rest)
        self.pairs.rules_requested.connect(self.deeds.open_rules)
        self.ended.table.opened.connect(self._open_pair)
        self.waiting.note_requested.connect(deeds.note_waiting)
        deeds.panel_requested.connect(self.panel_requested)
        deeds.print_requested.connect(self.print_requested)
        deeds.log_requested.connect(self._log)
        deeds.concern_requested.connect(self.concern_requested)
        deeds.ended.connect(self._on_ended)
        deeds.refused.connect(self._on_refused)

    def _show_counts(self, counts: ProgramCounts) -> None:
        self._waiting = counts.waiting
        parts = [
            self.tr("%n active", "", counts.active),
            *([self.tr("%n resting", "", counts.on_hold)] if counts.on_hold else []),
            *([self.tr("%n ending", "", counts.ending)] if counts.ending else []),
            self.tr("%n waiting", "", counts.waiting),
            self.tr("{ready} of {all} helpers are ready").format(
                ready=counts.trained_helpers, all=counts.helpers
            ),
        ]
        self.header.set_title(self.tr("Buddies"), "   ".join(parts))
        live = counts.active + counts.on_hold + counts.ending
        drafted = len(self._board.rows) if self._board else 0
        for key, text, count in (
            (PAIRS, self.tr("Pairs {count}"), live),
            (WAITING, self.tr("Waiting {count}"), counts.waiting),
            (DRAFT, self.tr("Draft {count}"), drafted),
            (ENDED, self.tr("Ended {count}"), counts.ended),
        ):
            self.tabs.set_text(key, text.format(count=count))

    def _on_tab(self) -> None:
        self.views.setCurrentIndex(self.tabs.keys.index(self.tabs.key))
        self.message.hide()
        self.refresh()
        self._on_narrow(self.narrow.text())

    def _on_narrow(self, text: str) -> None:
        for view in (self.pairs, self.waiting, self.draft, self.ended):
            view.narrow(text)

    def _say(self, tone: str, text: str, action: str, clicked: Callable[[], object]) -> None:
        self.message.set_action(action, clicked)
        self.message.show_message(tone, text)

    def _on_proposed(self) -> None:
        self.show_view(DRAFT)
        self.draft.table.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.draft, self.draft.summary.text())

    def _accept(self) -> None:
        if self._board is not None and self._board.ready:
            self.deeds.accept(len(self._board.ready))

    def _on_accepted(self, accepted: Accepted) -> None:
        self.show_view(PAIRS)
        self.pairs.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(
            "ok",
            self.tr("%n pairs are made.", "", len(accepted.match_ids)),
            self.tr("Print letters"),
            partial(self.print_requested.emit, "pair-letter", {"match_ids": accepted.match_ids}),
        )

    def _on_ended(self, row: PairRow) -> None:
        self._say(
            "ok",
            self.tr("The letters to both families and the goodbye cards can be printed."),
            self.tr("Print letters"),
            partial(self.print_requested.emit, "closure-letter", {"match_ids": [row.id]}),
        )

    def _on_refused(self, error: PeerDeskError) -> None:
        """Say what keeps a pair from going on, and where a missing yes is recorded."""
        self.message.clear_action()
        if isinstance(error, ConsentNeededError):
            go = partial(self.place_requested.emit, "students", error.first)
            self.message.set_action(self.tr("Get the &yes"), go)
        self.message.show_message("warn", sentence_of(error))

    def _open_pair(self, row: PairRow) -> None:
        self.pair_deeds.open_pair(row.id)

    def _open_students(self) -> None:
        self.place_requested.emit("students", None)

    def _log(self, row: PairRow) -> None:
        self.log_requested.emit(LogPrefill(match_id=row.id))


def _look(session: Any, today: date, key: str) -> _Seen:
    everyone = load_pool(session, today)
    return _Seen(
        matches.program_counts(session, today, everyone),
        match_draft.draft_board(session, today, everyone),
        matches.list_pairs(session, today, everyone=everyone) if key == PAIRS else [],
        matches.waiting_pool(session, today, everyone) if key == WAITING else [],
        matches.list_pairs(session, today, (MatchStatus.CLOSED,), everyone=everyone)
        if key == ENDED
        else [],
    )
