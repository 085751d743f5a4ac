"""The register of who is kept apart or together; it outlives years and staff."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from peerdesk.enums import ConstraintKind
from peerdesk.services import constraint_register, constraints
from peerdesk.services.constraint_register import RuleRow, RuleState
from peerdesk.services.constraints import Why
from peerdesk.services.names import folded
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.rule_form import KnownRule, RuleForm
from peerdesk.ui.kit.rule_words import constraint_words, reason_words
from peerdesk.ui.pages.apart.rule_panel import RulePanel
from peerdesk.ui.pages.apart.words import (
    both,
    set_text,
    state_text,
    state_tone,
    student_text,
    until_text,
)
from peerdesk.ui.table_model import Column

_STATES: Final = ("now", "broken", "ending", "over", "all")


class ApartPage(Page):
    """Every rule about two students: those that hold, end soon, are broken or are over."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"PairConstraint", "Student", "Match", "DutyAssignment", "TeamPosition"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Keep apart"))
        self.header.set_primary(self.tr("&Add rule"), self.primary, icon="plus", shortcut="Ctrl+N")
        self.states = FilterChips(self._state_choices(), self.tr("State"), exclusive=True)
        self.states.choose("now")
        kinds = [(kind.value, words) for kind, words in constraint_words().items()]
        self.kinds = FilterChips(kinds, self.tr("Rule"))
        self.narrow = QLineEdit()
        self.narrow.setPlaceholderText(self.tr("Find a student"))
        self.narrow.setAccessibleName(self.tr("Find a student"))
        self.table: DataTable[RuleRow] = DataTable(self._columns(), self.tr("Rules"))
        self._states = EmptyOr(self.table, self._empty())
        self._opened = ""
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        rows = self.desk.read(partial(constraint_register.list_rules, today=today))
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        counts = {key: sum(_fits(row, key) for row in rows) for key in _STATES}
        for key, words in self._state_choices():
            self.states.set_text(key, f"{words} {counts[key]}")
        holding = self.tr("%n rules in force", "", counts["now"])
        broken = self.tr("%n broken now", "", counts["broken"]) if counts["broken"] else ""
        ending = self.tr("%n ending soon", "", counts["ending"]) if counts["ending"] else ""
        line = ", ".join(part for part in (holding, broken, ending) if part)
        self.header.set_title(self.tr("Keep apart"), line)
        self._narrow()

    @override
    def show_record(self, record_id: object) -> None:
        self.states.choose("all")
        self.refresh()
        if self.table.go_to(lambda row: row.id == record_id):
            self._open_current()
        elif record_id in _STATES:
            self.states.choose(str(record_id))
            self._narrow()

    @override
    def primary(self) -> None:
        form = RuleForm(self.desk)
        self.panel_requested.emit(form, self.tr("Rule about two students"))

    @override
    def find_here(self) -> None:
        self.narrow.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.narrow.selectAll()

    def _state_choices(self) -> list[tuple[str, str]]:
        return [
            ("now", self.tr("Hold now")),
            ("broken", self.tr("Broken now")),
            ("ending", self.tr("End soon")),
            ("over", self.tr("Over")),
            ("all", self.tr("All")),
        ]

    def _columns(self) -> list[Column[RuleRow]]:
        kinds, reasons = constraint_words(), reason_words()
        return [
            Column(self.tr("One student"), lambda row: student_text(row.one), stretches=True),
            Column(self.tr("The other"), lambda row: student_text(row.other), stretches=True),
            Column(self.tr("State"), state_text, tone=state_tone),
            Column(
                self.tr("Rule"),
                lambda row: kinds[row.kind],
                icon=lambda row: "split" if row.kind is ConstraintKind.KEEP_APART else "link",
            ),
            Column(self.tr("Why"), lambda row: reasons[row.reason]),
            Column(
                self.tr("Last day"),
                until_text,
                sort_key=lambda row: row.expires_on.toordinal() if row.expires_on else 9_999_999,
            ),
            Column(
                self.tr("Set"),
                set_text,
                sort_key=lambda row: row.set_on.toordinal() if row.set_on else 0,
            ),
        ]

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No rules yet"),
            self.tr(
                "Two students who must not (or must) be together stand here for as long as you "
                "say, also after the year has ended."
            ),
            action=self.tr("Add rule"),
            clicked=self.primary,
            icon="split",
            needs="constraints.add_constraint",
        )

    def _lay_out(self) -> None:
        chips = FlowLayout()
        self.narrow.setFixedWidth(240)
        chips.addWidget(self.states)
        chips.addWidget(self.kinds)
        chips.addWidget(self.narrow)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(chips, 1)
        line.addWidget(self.table.more_button(), 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self.body.addWidget(self._states, 1)

    def _connect(self) -> None:
        for chips in (self.states, self.kinds):
            chips.changed.connect(lambda _keys: self._narrow())
        self.narrow.textChanged.connect(lambda _text: self._narrow())
        self.table.opened.connect(self._open)
        for text, act, icon, shortcut, use_case in (
            (self.tr("Change"), self._change, "pencil", "F2", "change_constraint"),
            (self.tr("End rule"), self._end, "ban", "E", "end_constraint"),
            (self.tr("Set again, without an end"), self._renew, "redo-2", "R", "renew_constraint"),
            (self.tr("Move to bin"), self._remove, "trash-2", "Del", "remove_constraint"),
        ):
            needs = f"constraints.{use_case}"
            self.table.add_row_action(text, act, icon=icon, shortcut=shortcut, needs=needs)

    def _narrow(self) -> None:
        state, kinds, wanted = self.states.key, self.kinds.chosen, folded(self.narrow.text())
        self.table.set_filter(
            lambda row: (
                _fits(row, state)
                and (not kinds or row.kind.value in kinds)
                and wanted in folded(f"{row.one.name} {row.other.name} {both(row)}")
            )
        )

    def _open_current(self) -> None:
        if self.table.current_row is not None:
            self._open(self.table.current_row)

    def _open(self, row: RuleRow) -> None:
        panel = RulePanel(self.desk, row)
        panel.change_requested.connect(self._change)
        panel.end_requested.connect(self._end)
        panel.renew_requested.connect(self._renew)
        self.panel_requested.emit(panel, both(row))

    def _change(self) -> None:
        row = self.table.current_row
        if row is not None:
            known = KnownRule(
                row.id, both(row), row.kind, Why(row.reason, row.detail, row.expires_on)
            )
            form = RuleForm(self.desk, rule=known)
            self.panel_requested.emit(form, self.tr("Change rule"))

    def _end(self) -> None:
        row = self.table.current_row
        if row is not None and row.state is not RuleState.OVER:
            use_case = partial(constraints.end_constraint, constraint_id=row.id)
            self._write(use_case, self.tr("Ended the rule about {who}"), row)

    def _renew(self) -> None:
        row = self.table.current_row
        if row is not None and row.expires_on is not None:
            use_case = partial(constraints.renew_constraint, constraint_id=row.id)
            self._write(use_case, self.tr("Set the rule about {who} again"), row)

    def _remove(self) -> None:
        row = self.table.current_row
        if row is not None:
            use_case = partial(constraints.remove_constraint, constraint_id=row.id)
            self._write(use_case, self.tr("Moved the rule about {who} to the bin"), row)

    def _write(self, use_case: partial[None], text: str, row: RuleRow) -> None:
        self.desk.write(
            self, use_case, text.format(who=both(row)), lambda _none: self._show(row.id)
        )

    def _show(self, rule_id: str) -> None:
        """Keep the line that was changed in view, under whatever filter it stands by now."""
        self.refresh()
        self.table.go_to(lambda row: row.id == rule_id)


def _fits(row: RuleRow, state: str) -> bool:
    match state:
        case "now":
            return row.state is not RuleState.OVER
        case "broken":
            return bool(row.broken)
        case "ending":
            return row.state is RuleState.ENDING
        case "over":
            return row.state is RuleState.OVER
    return True
