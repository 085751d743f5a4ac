"""The side panel with the rules of the mentoring program."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.check_in_calendar import CheckInPlan
from peerdesk.services.programs import ProgramRules
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys


class RulesPanel(QWidget):
    """Grade gap, buddies per helper, time, consent, and when staff check in.

    Signals:
        saved: The `ProgramRules` and the `CheckInPlan` as entered.
        finished: The panel may close.
        place_requested: The keep-apart register is wanted.
    """

    saved = Signal(object, object)
    place_requested = Signal(str, object)
    finished = Signal()

    def __init__(
        self, rules: ProgramRules, plan: CheckInPlan, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rules, self._plan = rules, plan
        self.form = Form([*self._specs(), *self._check_ins()])
        self.form.set_values(
            {
                name: getattr(plan if hasattr(plan, name) else rules, name)
                for name in self.form.values
            }
        )
        self.save_button = push_button(
            self.tr("Sa&ve rules"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        press_by_save_keys(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.form)
        row = QHBoxLayout()
        register = push_button(self.tr("&Keep-apart register"), self._open_register, role="link")
        row.addWidget(register)
        row.addStretch(1)
        row.addWidget(self.save_button)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.form.field("min_grade_gap").editor)

    def save(self) -> None:
        """Hand over what is entered."""
        values = self.form.values
        planned = {name: value for name, value in values.items() if hasattr(self._plan, name)}
        ruled = {name: value for name, value in values.items() if name not in planned}
        self.saved.emit(replace(self._rules, **ruled), replace(self._plan, **planned))

    def _open_register(self) -> None:
        self.place_requested.emit("apart", None)

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

    def _check_ins(self) -> list[FieldSpec]:
        months = self.tr("Months; 0 means never.")
        return [
            FieldSpec(
                "first_days",
                self.tr("&First check-in after"),
                Kind.NUMBER,
                hint=self.tr("Days from the first meeting; 0 means none."),
                low=0,
                high=14,
            ),
            FieldSpec(
                "in_first_month",
                self.tr("Check-ins in the first mont&h"),
                Kind.NUMBER,
                low=0,
                high=4,
            ),
            FieldSpec(
                "every_months",
                self.tr("Then one ever&y"),
                Kind.NUMBER,
                hint=months,
                low=0,
                high=12,
            ),
            FieldSpec(
                "key_person_months",
                self.tr("Talk with family or teacher &every"),
                Kind.NUMBER,
                hint=months,
                low=0,
                high=12,
            ),
            FieldSpec(
                "silent_weeks",
                self.tr("A pair is s&ilent after"),
                Kind.NUMBER,
                hint=self.tr("School weeks without a session; 0 means it is not watched."),
                low=0,
                high=8,
            ),
        ]
