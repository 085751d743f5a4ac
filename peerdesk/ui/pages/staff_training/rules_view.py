"""Who may do what: the school's rule table, and who waits for a course because of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.training_rules import rules, standing
from peerdesk.services.training_rules.standing import WaitingRow
from peerdesk.services.training_rules.words import activity_words, where_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.staff_training.rule_grid import RuleCell, RuleGrid
from peerdesk.ui.table_model import Column


class RulesView(QWidget):
    """A check mark says that an activity asks for a course; it counts everywhere at once.

    Signals:
        place_requested: Page and id of the helper whose training is opened.
    """

    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.grid = RuleGrid(self.tr("Who may do what"))
        self.start = self.grid
        self.usual = need(
            push_button(self.tr("&Usual rules"), self.use_usual, icon="undo-2"),
            "training_rules.rules.use_usual",
        )
        self.where = label("", "muted")
        self.title = label("", "section")
        self.table: DataTable[WaitingRow] = DataTable(self._columns(), self.tr("Not ready yet"))
        self._states = EmptyOr(
            self.table,
            EmptyState(self.tr("Nobody waits for a course"), icon="circle-check"),
        )
        self._lay_out()
        self.grid.toggled.connect(self.toggle)
        self.grid.activity_changed.connect(lambda _activity: self._show_waiting())
        self.table.opened.connect(self._open)
        self.table.add_row_action(
            self.tr("Open training"), self._open_current, icon="graduation-cap", shortcut="F2"
        )

    def refresh(self) -> None:
        """Read again."""
        table = self._desk.read(standing.rule_table)
        self.grid.show_table(table)
        self.usual.setEnabled(not table.is_usual)
        self._show_waiting()

    def toggle(self, cell: RuleCell) -> None:
        """Let the activity ask for the course, or no longer."""
        if not self._desk.may(rules.set_rule):
            return
        use_case = partial(
            rules.set_rule,
            activity=cell.activity,
            course=cell.course,
            is_needed=not cell.is_needed,
        )
        words = {"activity": activity_words()[cell.activity], "course": cell.course_name}
        text = self.tr("{activity}: {course} is needed no more")
        if not cell.is_needed:
            text = self.tr("{activity}: {course} is needed now")
        self._desk.write(self, use_case, text.format(**words))

    def use_usual(self) -> None:
        """Take back everything the school chose."""
        self._desk.write(self, rules.use_usual, self.tr("Went back to the usual rules"))

    def _columns(self) -> list[Column[WaitingRow]]:
        return [
            Column(self.tr("Name"), lambda row: row.student.list_name, stretches=True),
            Column(self.tr("Homeroom"), lambda row: row.student.homeroom),
            Column(
                self.tr("Missing"), lambda row: ", ".join(row.missing), tone=lambda _row: "warn"
            ),
        ]

    def _lay_out(self) -> None:
        words = self.tr("Space sets a check mark: nobody may do it without the course.")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(label(words, "muted"), 1)
        row.addWidget(self.usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(self.grid)
        column.addWidget(self.title)
        column.addWidget(self.where)
        column.addWidget(self._states, 1)

    def _show_waiting(self) -> None:
        activity = self.grid.activity
        reading = partial(standing.waiting_for, activity=activity, today=self._desk.today())
        rows = self._desk.read(reading)
        title = self.tr("{activity}: %n helpers not ready yet", "", len(rows))
        self.title.setText(title.format(activity=activity_words()[activity]))
        self.where.setText(self.tr("It counts at {place}.").format(place=where_words()[activity]))
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)

    def _open_current(self) -> None:
        if self.table.current_row is not None:
            self._open(self.table.current_row)

    def _open(self, row: WaitingRow) -> None:
        self.place_requested.emit("students", row.id)
