"""New helpers and who looks after them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.training_rules import mentors
from peerdesk.services.training_rules.mentors import MentorRow, Newcomer
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.staff_training.mentor_panel import MentorPanel
from peerdesk.ui.pages.staff_training.words import program_words
from peerdesk.ui.table_model import Column


class MentorsView(QWidget):
    """New helpers whom nobody looks after, and the pairs of mentor and new helper.

    Signals:
        panel_requested: Widget for the side panel, and its title.
        place_requested: Page and id of a student.
    """

    panel_requested = Signal(QWidget, str)
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.newcomers: DataTable[Newcomer] = DataTable(
            self._new_columns(), self.tr("New helpers without a mentor")
        )
        self.pairs: DataTable[MentorRow] = DataTable(
            self._pair_columns(), self.tr("Mentors and new helpers")
        )
        self.start = self.newcomers
        self._new_states = EmptyOr(
            self.newcomers,
            EmptyState(self.tr("No new helper waits for a mentor"), icon="circle-check"),
        )
        self._pair_states = EmptyOr(
            self.pairs,
            EmptyState(
                self.tr("Nobody mentors yet"),
                self.tr("An experienced helper shows a new one how it is done."),
                icon="hand-helping",
            ),
        )
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read again."""
        today = self._desk.today()
        found = self._desk.read(partial(mentors.newcomers, today=today))
        pairs = self._desk.read(partial(mentors.list_mentors, today=today))
        self.newcomers.set_rows(found)
        self._new_states.set_empty(empty=not found)
        self.pairs.set_rows(pairs)
        self._pair_states.set_empty(empty=not pairs)

    def primary(self) -> None:
        """Choose a mentor for the current new helper, else for the first."""
        rows = self.newcomers.shown_rows
        row = self.newcomers.current_row or (rows[0] if rows else None)
        if row is not None:
            self._choose(row)

    def go_to(self, record_id: str) -> bool:
        """Make a pair current, or the new helper of a student's id."""
        return self.pairs.go_to(lambda row: row.id == record_id) or self.newcomers.go_to(
            lambda row: row.student.id == record_id
        )

    def _new_columns(self) -> list[Column[Newcomer]]:
        return [
            Column(self.tr("New helper"), lambda row: row.student.list_name, stretches=True),
            Column(self.tr("Homeroom"), lambda row: row.student.homeroom),
            Column(self.tr("Serves at"), lambda row: program_words(row.kind)),
        ]

    def _pair_columns(self) -> list[Column[MentorRow]]:
        return [
            Column(self.tr("Mentor"), lambda row: row.mentor.list_name, stretches=True),
            Column(self.tr("New helper"), lambda row: row.new.list_name),
            Column(self.tr("Serves at"), lambda row: program_words(row.kind)),
            Column(
                self.tr("Since"),
                lambda row: day(row.starts_on) if row.starts_on else "",
                sort_key=lambda row: str(row.starts_on),
            ),
            Column(self.tr("Now"), self._now, tone=self._tone),
        ]

    def _now(self, row: MentorRow) -> str:
        if row.is_broken:
            return self.tr("One serves no more")
        return self.tr("Goes on") if row.is_current else self.tr("Ended")

    def _tone(self, row: MentorRow) -> str:
        if row.is_broken:
            return "warn"
        return "ok" if row.is_current else "neutral"

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for title, table, states in (
            (self.tr("New helpers without a mentor"), self.newcomers, self._new_states),
            (self.tr("Mentors and new helpers"), self.pairs, self._pair_states),
        ):
            row = QHBoxLayout()
            row.addWidget(label(title, "section"), 1)
            row.addWidget(table.more_button())
            column.addLayout(row)
            column.addWidget(states, 1)

    def _connect(self) -> None:
        self.newcomers.opened.connect(self._choose)
        self.pairs.opened.connect(self._open)
        add = self.newcomers.add_row_action
        add(
            self.tr("Choose mentor"),
            self.primary,
            icon="hand-helping",
            shortcut="F2",
            needs="training_rules.mentors.start_mentoring",
        )
        add = self.pairs.add_row_action
        add(
            self.tr("End today"),
            self._end,
            icon="circle-check",
            shortcut="E",
            needs="training_rules.mentors.end_mentoring",
        )

    def _choose(self, row: Newcomer) -> None:
        if not self._desk.may(mentors.start_mentoring):
            return
        panel = MentorPanel(self._desk, row)
        title = self.tr("Mentor of {name}").format(name=row.student.full_name)
        self.panel_requested.emit(panel, title)

    def _open(self, row: MentorRow) -> None:
        self.place_requested.emit("students", row.new.id)

    def _end(self) -> None:
        row = self.pairs.current_row
        if row is not None and row.is_current:
            use_case = partial(mentors.end_mentoring, row_id=row.id, last_day=self._desk.today())
            text = self.tr("{mentor} mentors {new} until today")
            names = {"mentor": row.mentor.full_name, "new": row.new.full_name}
            self._desk.write(self, use_case, text.format(**names))
