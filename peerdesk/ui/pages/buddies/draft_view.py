"""The draft board: suggested pairs, what needs a look, and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services.match_draft import Board, BoardRow
from peerdesk.services.programs import ProgramRules
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import add_save_keys
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.pages.buddies.list_view import ListView, both_names, with_grade
from peerdesk.ui.table_model import Column


class DraftView(ListView[BoardRow]):
    """The draft of the newest matching run.

    Signals:
        choose_requested: BoardRow that wants another helper.
        swap_requested: Two BoardRows whose helpers change places.
        lock_requested: List of BoardRows, and whether to lock them.
        aside_requested: List of BoardRows, and whether to leave them out.
        accept_requested: Make pairs of all that is ready.
        rules_requested: Show the rules of the program.
        shown: A widget that should be scrolled into view.
    """

    choose_requested = Signal(object)
    swap_requested = Signal(object, object)
    lock_requested = Signal(list, bool)
    aside_requested = Signal(list, bool)
    accept_requested = Signal()
    rules_requested = Signal()
    shown = Signal(QWidget)

    def __init__(self, empty: EmptyState) -> None:
        super().__init__(self._columns(), self.tr("Suggested pairs"), empty)
        self.table.select_many()
        self._swap_from: BoardRow | None = None
        self.notice = InfoBar()
        self.why = Card(self.tr("Why this?"))
        self.rules = label("", "muted")
        self.accept = push_button(
            self.tr("&Accept pairs"), self.accept_requested.emit, icon="check"
        )
        self._add_actions()
        self._add_foot()
        self.why.hide()
        self.notice.hide()
        self.notice.dismissed.connect(self.stop_swap)
        self.table.opened.connect(self.choose_requested)

    @property
    def is_swapping(self) -> bool:
        """Return whether a first pair was picked for a swap."""
        return self._swap_from is not None

    def set_board(self, board: Board | None) -> None:
        """Show a draft, or that there is none."""
        self.stop_swap()
        if board is not None:
            self.rules.setText(self._rules_words(board.rules))
            self._show_counts(board)
        self.set_rows(board.rows if board else ())

    def stop_swap(self) -> bool:
        """Forget the first pair of a swap; return whether there was one."""
        was_swapping = self.is_swapping
        self._swap_from = None
        self.notice.hide()
        return was_swapping

    @override
    def names_of(self, row: BoardRow) -> str:
        return both_names(row.buddy, row.helper)

    @override
    def hint_of(self, row: BoardRow) -> str:
        self._show_why(row)
        return self._sentence(row)

    def _columns(self) -> list[Column[BoardRow]]:
        return [
            Column(self.tr("State"), self._state, tone=self._tone, sort_key=self._tone),
            Column(self.tr("Buddy (grade)"), lambda row: with_grade(row.buddy)),
            Column(
                self.tr("Helper (grade)"),
                lambda row: with_grade(row.helper) if row.helper else self.tr("No helper yet"),
            ),
            Column(self.tr("Why"), self._why_words, tooltip=self._why_words, stretches=True),
        ]

    def _add_actions(self) -> None:
        self.add_button(
            self.tr("&Choose helper"),
            self._choose,
            icon="user-check",
            shortcut="C",
            needs="match_board.choose_helper",
        )
        self.add_button(
            self.tr("&Swap"),
            self._swap,
            icon="arrow-left-right",
            shortcut="S",
            needs="match_board.swap_helpers",
        )
        self.add_button(self.tr("Wh&y this?"), self._toggle_why, icon="info", shortcut="Y")
        self.add_button(
            self.tr("Loc&k or unlock"),
            self._lock,
            icon="lock-keyhole",
            shortcut="L",
            needs="match_board.set_locked",
        )
        self.add_button(
            self.tr("Lea&ve out"),
            self._aside,
            icon="ban",
            shortcut="Del",
            needs="match_board.set_aside",
        )

    def _add_foot(self) -> None:
        self.accept.setToolTip(self.tr("Make pairs of all that is ready (Ctrl+Enter)"))
        add_save_keys(self, self.accept.click)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.rules, 1)
        change = push_button(self.tr("Change rules"), self.rules_requested.emit, role="link")
        foot.addWidget(need(change, "check_ins.change_pair_rules"))
        need(self.accept, "match_board.accept_proposals")
        self.top.addWidget(self.accept)
        self.inner.insertWidget(1, self.notice)
        self.inner.addWidget(self.why)
        self.inner.addLayout(foot)

    def _show_counts(self, board: Board) -> None:
        ready = len(board.ready)
        words = self.tr("%n students", "", len(board.rows))
        words += self.tr(": {good} look good, {look} need a look").format(
            good=board.good, look=board.to_look_at
        )
        aside = sum(row.is_aside for row in board.rows)
        if aside:
            words += self.tr(", {count} left out").format(count=aside)
        self.summary.setText(words)
        self.accept.setText(self.tr("&Accept %n pairs", "", ready))
        self.accept.setEnabled(ready > 0)

    def _rules_words(self, rules: ProgramRules) -> str:
        if rules.max_grade_gap:
            gap = self.tr("{low} to {high} grades older").format(
                low=rules.min_grade_gap, high=rules.max_grade_gap
            )
        else:
            gap = self.tr("{low} grades older or more").format(low=rules.min_grade_gap)
        words = self.tr("Helpers are {gap}. Buddies for each: {most}. Keep-apart is on.")
        return words.format(gap=gap, most=rules.max_buddies)

    def _state(self, row: BoardRow) -> str:
        if row.is_aside:
            return self.tr("Left out")
        if row.helper is None:
            return self.tr("No helper")
        if not row.looks_good:
            return self.tr("Look")
        return self.tr("Locked") if row.is_locked else self.tr("Good")

    def _tone(self, row: BoardRow) -> str:
        if row.is_aside:
            return "neutral"
        if row.helper is not None and not row.can_accept:
            return "danger"
        if not row.looks_good:
            return "warn"
        return "accent" if row.is_locked else "ok"

    def _why_words(self, row: BoardRow) -> str:
        return "; ".join((*row.warnings, row.reasons))

    def _sentence(self, row: BoardRow) -> str:
        if row.helper is None:
            return self.tr("{buddy} has no helper: {reason}.").format(
                buddy=row.buddy.full_name, reason=row.reasons
            )
        words = self.tr("{helper} for {buddy}: {reasons}.").format(
            helper=row.helper.full_name, buddy=row.buddy.full_name, reasons=row.reasons
        )
        return " ".join((words, *(f"{warning}." for warning in row.warnings)))

    def _show_why(self, row: BoardRow) -> None:
        self.why.clear()
        for line in row.why:
            self.why.add_row(line)

    def _toggle_why(self) -> None:
        row = self.table.current_row
        self.why.setVisible(row is not None and not self.why.isVisible())
        if row is not None and self.why.isVisible():
            announce(self.why, ". ".join(row.why))
            self.shown.emit(self.why)

    def _choose(self) -> None:
        if self.table.current_row is not None:
            self.choose_requested.emit(self.table.current_row)

    def _swap(self) -> None:
        rows = self.chosen_rows()
        if len(rows) == 2:
            self._emit_swap(rows[0], rows[1])
        elif self._swap_from is None:
            self._begin_swap(self.table.current_row)
        elif self.table.current_row is not None:
            self._emit_swap(self._swap_from, self.table.current_row)

    def _begin_swap(self, row: BoardRow | None) -> None:
        if row is not None:
            self._swap_from = row
            words = self.tr("Swap the helper of {name}: go to the other pair, press S. Esc stops.")
            self.notice.show_message("info", words.format(name=row.buddy.full_name))

    def _emit_swap(self, one: BoardRow, other: BoardRow) -> None:
        self.stop_swap()
        if one.id != other.id:
            self.swap_requested.emit(one, other)

    def _lock(self) -> None:
        rows = [row for row in self.chosen_rows() if row.helper is not None]
        if rows:
            self.lock_requested.emit(rows, not all(row.is_locked for row in rows))

    def _aside(self) -> None:
        rows = self.chosen_rows()
        if rows:
            self.aside_requested.emit(rows, not all(row.is_aside for row in rows))
