"""The side panel with the rules of the mentoring program."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.programs import ProgramRules
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind


class RulesPanel(QWidget):
    """Grade gap, buddies per helper, consent.

    Signals:
        saved: The `ProgramRules` as entered.
        finished: The panel may close.
    """

    saved = Signal(object)
    finished = Signal()

    def __init__(self, rules: ProgramRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules = rules
        self.form = Form(self._specs())
        self.form.set_values({name: getattr(rules, name) for name in self.form.values})
        self.save_button = push_button(
            self.tr("Sa&ve rules"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        self.save_button.setShortcut("Ctrl+Return")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.form.field("min_grade_gap").editor)

    def save(self) -> None:
        """Hand over what is entered."""
        self.saved.emit(replace(self._rules, **self.form.values))

    def show_problem(self, field: str, sentence: str) -> None:
        """Say under a field what is wrong."""
        self.form.show_errors({field: sentence})

    def _specs(self) -> list[FieldSpec]:
        return [
            FieldSpec(
                "min_grade_gap",
                self.tr("Helper is &older by at least"),
                Kind.NUMBER,
                hint=self.tr("Grades, 1 to 6. Two or more keeps it from being plain friendship."),
                low=1,
                high=6,
            ),
            FieldSpec(
                "max_grade_gap",
                self.tr("And by at &most"),
                Kind.NUMBER,
                hint=self.tr("Grades; 0 means no limit."),
                low=0,
                high=12,
            ),
            FieldSpec(
                "max_buddies",
                self.tr("&Buddies for one helper"),
                Kind.NUMBER,
                hint=self.tr("Unless the student's own page says otherwise."),
                low=1,
                high=6,
            ),
            FieldSpec(
                "target_minutes",
                self.tr("&Time together in a month"),
                Kind.NUMBER,
                hint=self.tr("Minutes; 0 means no target."),
                low=0,
                high=1200,
            ),
            FieldSpec(
                "expected_months",
                self.tr("A pair &lasts at least"),
                Kind.NUMBER,
                hint=self.tr("Months. An end before that counts as early."),
                low=1,
                high=24,
            ),
            FieldSpec(
                "starts_with_staff",
                self.tr("A pair starts with a first meeting with &staff"),
                Kind.CHECK,
            ),
            FieldSpec("needs_consent", self.tr("Nobody is matched without &consent"), Kind.CHECK),
        ]
