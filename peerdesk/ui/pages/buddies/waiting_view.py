"""Who waits for a helper, how long, and what stands in the way."""

from PySide6.QtCore import Signal
from typing_extensions import override

from peerdesk.enums import MembershipStatus
from peerdesk.services.matches import WaitingRow
from peerdesk.services.names import grade_short
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.pages.buddies.list_view import ListView, both_names
from peerdesk.ui.table_model import Column


class WaitingView(ListView[WaitingRow]):
    """The buddies without a pair, longest wait first.

    Signals:
        choose_requested: WaitingRow that gets a helper by hand.
        student_requested: Id of the student to open.
        note_requested: WaitingRow to note a reason for.
    """

    choose_requested = Signal(object)
    student_requested = Signal(str)
    note_requested = Signal(object)

    def __init__(self, empty: EmptyState) -> None:
        super().__init__(self._columns(), self.tr("Students who wait"), empty)
        self.add_button(
            self.tr("&Choose helper"),
            self._choose,
            icon="user-check",
            shortcut="C",
            needs="matches.make_pair",
        )
        self.add_button(self.tr("&Open student"), self._open, icon="users", shortcut="O")
        self.add_button(
            self.tr("Why &waiting"),
            self._note,
            icon="pencil",
            shortcut="W",
            needs="matches.note_waiting",
        )
        self.table.opened.connect(self.choose_requested)

    @override
    def set_rows(self, rows: list[WaitingRow]) -> None:  # type: ignore[override]  # the page gives lists
        super().set_rows(rows)
        ready = sum(row.fitting > 0 for row in rows)
        words = self.tr("%n students wait", "", len(rows))
        self.summary.setText(words + self.tr(", {ready} could start").format(ready=ready))

    @override
    def names_of(self, row: WaitingRow) -> str:
        return both_names(row.student, None)

    @override
    def hint_of(self, row: WaitingRow) -> str:
        if row.reason:
            words = self.tr("{name} has no helper: {reason}.")
            return words.format(name=row.student.full_name, reason=row.reason)
        fitting = self.tr("%n helpers fit", "", row.fitting)
        return self.tr("{name}: {fitting}.").format(name=row.student.full_name, fitting=fitting)

    def _columns(self) -> list[Column[WaitingRow]]:
        return [
            Column(self.tr("State"), self._state, tone=self._tone),
            Column(self.tr("Buddy"), lambda row: row.student.list_name),
            Column(
                self.tr("Gr"),
                lambda row: grade_short(row.student.grade),
                sort_key=lambda row: row.student.grade.level,
            ),
            Column(self.tr("Homeroom"), lambda row: row.student.homeroom),
            Column(
                self.tr("Waits since"),
                lambda row: day(row.waiting_since) if row.waiting_since else "",
                sort_key=lambda row: row.waiting_since.toordinal() if row.waiting_since else 0,
            ),
            Column(
                self.tr("What is next"),
                lambda row: row.reason or self.tr("%n helpers fit", "", row.fitting),
                tooltip=lambda row: row.reason,
            ),
            Column(
                self.tr("Why waiting"),
                lambda row: row.note,
                tooltip=lambda row: row.note,
                stretches=True,
            ),
        ]

    def _state(self, row: WaitingRow) -> str:
        if row.status is MembershipStatus.ON_BREAK:
            return self.tr("On a break")
        return self.tr("Ready") if row.fitting else self.tr("Held up")

    def _tone(self, row: WaitingRow) -> str:
        if row.status is MembershipStatus.ON_BREAK:
            return "neutral"
        return "ok" if row.fitting else "warn"

    def _choose(self) -> None:
        if self.table.current_row is not None:
            self.choose_requested.emit(self.table.current_row)

    def _note(self) -> None:
        if self.table.current_row is not None:
            self.note_requested.emit(self.table.current_row)

    def _open(self) -> None:
        if self.table.current_row is not None:
            self.student_requested.emit(self.table.current_row.id)
