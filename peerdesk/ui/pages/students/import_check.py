"""Step 3: what will happen, row by row; problems are mended in place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.roster.plan import Plan, PlannedStudent
from peerdesk.services.roster.rows import Choices, Field, RowProblem
from peerdesk.services.student_timeline import column_names, shown_value
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.students.import_work import Rehearsal
from peerdesk.ui.pages.students.repair_strip import RepairStrip
from peerdesk.ui.table_model import Column


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line of the check."""

    row: int
    name: str
    number: str
    text: str
    problem: RowProblem | None = None


class CheckStep(QWidget):
    """Counts as chips, the rows behind each, and a strip that mends a problem.

    Signals:
        edited: `Choices` with one more mended cell.
        missing_decided: Whether students who are not in the file are marked as left.
        rejects_wanted: Path for the file of problem rows.
    """

    edited = Signal(object)
    missing_decided = Signal(bool)
    rejects_wanted = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rehearsal: Rehearsal | None = None
        self._note = InfoBar("warn")
        self._note.set_dismissable(dismissable=False)
        self.chips = FilterChips(list(self._titles().items()), self.tr("Show"), exclusive=True)
        self.table: DataTable[CheckRow] = DataTable(self._columns(), self.tr("Rows of the file"))
        self._empty = EmptyState(self.tr("None"), icon="circle-check")
        self._states = EmptyOr(self.table, self._empty)
        self.repair = RepairStrip()
        self.missing = QCheckBox(self.tr("&Mark students who are not in the file as left"))
        self.rejects = push_button(
            self.tr("&Save problem rows"), self._ask_rejects, icon="download"
        )
        self._staff = label("", "muted")
        self._lay_out()
        self._connect()

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Show a plan; the kind that needs a look comes first."""
        is_first = self._rehearsal is None or self._rehearsal.source is not rehearsal.source
        self._rehearsal = rehearsal
        plan = rehearsal.plan
        titles, counts = self._titles(), self._counts(plan)
        for key, title in titles.items():
            self.chips.set_text(
                key, self.tr("{title} {count}").format(title=title, count=counts[key])
            )
            self.chips.button(key).setVisible(key != "twins" or counts[key] > 0)
        if is_first or not counts.get(self.chips.key, 0):
            order = ("problems", "twins", "changed", "new", "left", "same")
            self.chips.choose(next((key for key in order if counts[key]), "new"))
        self.setFocusProxy(self.chips.button(self.chips.key))
        self._show_note(plan)
        self.missing.setVisible(bool(plan.missing))
        self.missing.setChecked(plan.marks_missing)
        self.rejects.setVisible(bool(plan.problems))
        adults = len(plan.staff_new) + len(plan.staff_changed)
        self._staff.setText(self.tr("%n adults new or changed", "", adults))
        self._staff.setVisible(adults > 0)
        self._show_rows()

    def _titles(self) -> dict[str, str]:
        return {
            "new": self.tr("New"),
            "changed": self.tr("Changed"),
            "left": self.tr("Left"),
            "same": self.tr("Same"),
            "problems": self.tr("Problems"),
            "twins": self.tr("Same child?"),
        }

    def _counts(self, plan: Plan) -> dict[str, int]:
        return {
            "new": len(plan.new),
            "changed": len(plan.changed),
            "left": plan.left,
            "same": plan.same,
            "problems": len(plan.problems),
            "twins": len(plan.twins),
        }

    def _columns(self) -> list[Column[CheckRow]]:
        return [
            Column(
                self.tr("Row"),
                lambda row: str(row.row) if row.row else "",
                sort_key=lambda row: row.row,
                is_number=True,
            ),
            Column(self.tr("Name"), lambda row: row.name),
            Column(self.tr("Number"), lambda row: row.number),
            Column(
                self.tr("What happens"),
                lambda row: row.text,
                stretches=True,
                tooltip=lambda row: row.text,
            ),
        ]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.chips, 1)
        top.addWidget(self.rejects)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._note)
        column.addLayout(top)
        column.addWidget(self._states, 1)
        column.addWidget(self.repair)
        column.addWidget(self.missing)
        column.addWidget(self._staff)

    def _connect(self) -> None:
        self.chips.changed.connect(lambda _keys: self._show_rows())
        self.table.current_changed.connect(self._on_current)
        self.table.opened.connect(
            lambda _row: self.repair.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self.repair.mended.connect(self._on_mended)
        self.missing.clicked.connect(self.missing_decided)

    def _show_note(self, plan: Plan) -> None:
        notes = list(plan.notes)
        if plan.twins:
            notes.append(
                self.tr(
                    "%n new students have the name and birth date of somebody else. "
                    "Look at Same child? before you import.",
                    "",
                    len(plan.twins),
                )
            )
        if not plan.writes_anything:
            notes.append(self.tr("There is nothing to import: all is as the file says."))
        self._note.setVisible(bool(notes))
        if notes:
            self._note.show_message("warn", " ".join(notes), speak=False)

    def _show_rows(self) -> None:
        if self._rehearsal is None:
            return
        key = self.chips.key
        rows = self._rows(self._rehearsal.plan, key)
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        self._empty.set_text(self._nothing(key))
        self.repair.setVisible(key == "problems" and bool(rows))
        if key == "problems" and rows:
            self.table.go_to(lambda row: row.row == rows[0].row)
            self._on_current(rows[0])

    def _nothing(self, key: str) -> str:
        if key == "same" and self._rehearsal is not None and self._rehearsal.plan.same:
            return self.tr("%n students stay as they are", "", self._rehearsal.plan.same)
        return self.tr("None in this file")

    def _rows(self, plan: Plan, key: str) -> list[CheckRow]:
        if key == "problems":
            return [self._problem(problem) for problem in plan.problems]
        if key == "left":
            return self._leaving(plan)
        planned: dict[str, Sequence[PlannedStudent]] = {
            "new": plan.new,
            "changed": plan.changed,
            "twins": plan.twins,
        }
        return [
            CheckRow(student.row, student.name, student.number, self._what(student))
            for student in planned.get(key, ())
        ]

    def _problem(self, problem: RowProblem) -> CheckRow:
        raw = problem.raw
        names = (
            ", ".join(
                part for part in (raw.text(Field.FAMILY_NAME), raw.text(Field.GIVEN_NAME)) if part
            ),
            raw.text(Field.NAME_LAST_FIRST),
            raw.text(Field.NAME),
        )
        name = next((name for name in names if name), "")
        return CheckRow(problem.row, name, raw.text(Field.NUMBER), problem.message, problem)

    def _leaving(self, plan: Plan) -> list[CheckRow]:
        says_left = self.tr("The file says left")
        gone = self.tr("Not in the file: will be marked as left, nothing is deleted")
        kept = self.tr("Not in the file: stays as it is")
        missing = gone if plan.marks_missing else kept
        rows = [CheckRow(s.row, s.name, s.number, says_left) for s in plan.leavers]
        return rows + [CheckRow(s.row, s.name, s.number, missing) for s in plan.missing]

    def _what(self, student: PlannedStudent) -> str:
        if student.twin is not None:
            if student.twin.row:
                text = self.tr("Same name and birth date as row {row}, other number")
                return text.format(row=student.twin.row)
            text = self.tr("Same name and birth date as student {number}, who is here already")
            return text.format(number=student.twin.number)
        if student.is_revived:
            return self.tr("Comes back from the bin")
        names = column_names()
        parts = [
            self.tr("{what}: {before} → {after}").format(
                what=names[change.column],
                before=shown_value(change.column, change.before) or self.tr("empty"),
                after=shown_value(change.column, change.after),
            )
            for change in student.changes
            if change.column in names
        ]
        return "; ".join(parts) or self.tr("Will be added")

    def _on_current(self, row: CheckRow | None) -> None:
        if row is not None and row.problem is not None:
            self.repair.show_problem(row.problem)

    def _on_mended(self, row: int, field: Field, text: str) -> None:
        if self._rehearsal is None:
            return
        choices: Choices = self._rehearsal.choices
        self.edited.emit(replace(choices, edits={**choices.edits, (row, field): text}))

    def _ask_rejects(self) -> None:
        ask_rejects(self, self.rejects_wanted.emit)


def ask_rejects(owner: QWidget, chosen: object) -> None:
    """Ask where the problem rows go; `chosen(path)` gets the answer."""
    dialog = QFileDialog(owner, owner.tr("Save the problem rows"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("csv")
    dialog.selectFile("roster-problems.csv")
    if callable(chosen):
        dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
