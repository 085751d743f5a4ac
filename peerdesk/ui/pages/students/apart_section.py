"""Who a student is kept apart from, or together with: hidden until held open."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services import constraints
from peerdesk.services.constraints import ConstraintRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.kit.rule_form import RuleForm
from peerdesk.ui.kit.rule_words import constraint_words, reason_words
from peerdesk.ui.kit.style import label


class ApartSection(QWidget):
    """How many rules there are, and the rules themselves while Space or F8 is held.

    Signals:
        panel_requested: The form for a new rule, and its title.
        place_requested: The register is wanted.
    """

    panel_requested = Signal(QWidget, str)
    place_requested = Signal(str, object)

    def __init__(
        self, desk: Desk, student_id: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id = student_id
        self._name = name
        rows = desk.read(
            partial(constraints.constraints_of, student_id=student_id, today=desk.today())
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Keep apart or together"), "strong"))
        for number, row in enumerate(rows):
            column.addLayout(self._line(number, row))
        add = push_button(self.tr("Add a &rule"), self._add)
        add.setObjectName("add-rule")
        if not desk.may(constraints.add_constraint):
            close(add, desk.why_not())
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        if desk.may_open("apart"):
            register = push_button(self.tr("All rules"), self._open_register, role="link")
            register.setObjectName("all-rules")
            buttons.addWidget(register)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _line(self, number: int, row: ConstraintRow) -> QHBoxLayout:
        words = self.tr("{kind}: {name} ({reason})").format(
            kind=constraint_words()[row.kind],
            name=row.other_name,
            reason=reason_words()[row.reason],
        )
        hidden = Reveal("\n".join(part for part in (words, row.detail) if part))
        hidden.setObjectName(f"rule-{number}")
        end = push_button(self.tr("End"), partial(self._end, row.id))
        end.setObjectName(f"end-rule-{number}")
        end.setAccessibleName(self.tr("End rule {number}").format(number=number + 1))
        if not self._desk.may(constraints.end_constraint):
            close(end, self._desk.why_not())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(hidden, 1)
        line.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _add(self) -> None:
        form = RuleForm(self._desk, self._student_id)
        self.panel_requested.emit(form, self.tr("Rule about {name}").format(name=self._name))

    def _open_register(self) -> None:
        self.place_requested.emit("apart", None)

    def _end(self, constraint_id: str) -> None:
        use_case = partial(constraints.end_constraint, constraint_id=constraint_id)
        self._desk.write(self, use_case, self.tr("Ended a rule about two students"))
