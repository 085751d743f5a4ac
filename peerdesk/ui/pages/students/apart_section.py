"""Who a student is kept apart from, or together with: hidden until held open."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import ConstraintKind, ConstraintReason
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import constraints, students
from peerdesk.services.constraints import ConstraintRow, Why
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.students.words import constraint_words, reason_words


class ApartSection(QWidget):
    """How many rules there are, and the rules themselves while Space or F8 is held.

    Signals:
        panel_requested: The form for a new rule, and its title.
    """

    panel_requested = Signal(QWidget, str)

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
        add.setEnabled(desk.may(constraints.add_constraint))
        add.setToolTip(desk.why_not())
        buttons = QHBoxLayout()
        buttons.addWidget(add)
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
        end.setEnabled(self._desk.may(constraints.end_constraint))
        end.setToolTip(self._desk.why_not())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(hidden, 1)
        line.addWidget(end, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _add(self) -> None:
        form = ApartForm(self._desk, self._student_id)
        self.panel_requested.emit(form, self.tr("Rule about {name}").format(name=self._name))

    def _end(self, constraint_id: str) -> None:
        use_case = partial(constraints.end_constraint, constraint_id=constraint_id)
        self._desk.write(self, use_case, self.tr("Ended a rule about two students"))


class ApartForm(QWidget):
    """A new rule: the other student, apart or together, why.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(self, desk: Desk, student_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id = student_id
        self._other_id = ""
        self.box = FindBox(
            self._find, self.tr("The other student"), hint=self.tr("Type a name"), keeps_text=True
        )
        self._who = Field(self.tr("The &other student"), self.box)
        self.form = Form(self._specs())
        self.form.set_values({"kind": ConstraintKind.KEEP_APART, "reason": ConstraintReason.OTHER})
        self.save_button = push_button(
            self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        self.save_button.setShortcut("Ctrl+Return")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._who)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.box.chosen.connect(self._on_chosen)
        self.box.textEdited.connect(self._on_typed)
        self.setFocusProxy(self.box)

    def save(self) -> None:
        """Keep the rule, or say what is missing."""
        if not self._other_id:
            self._who.set_error(self.tr("Choose the other student from the list."))
            self.box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        values = self.form.values
        use_case = partial(
            constraints.add_constraint,
            one_id=self._student_id,
            other_id=self._other_id,
            kind=ConstraintKind(values["kind"]),
            why=Why(ConstraintReason(values["reason"]), values["detail"]),
        )
        text = self.tr("Added a rule about two students")
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _specs(self) -> list[FieldSpec]:
        kinds = [(kind.value, word) for kind, word in constraint_words().items()]
        reasons = [(reason.value, word) for reason, word in reason_words().items()]
        return [
            FieldSpec("kind", self.tr("Rule"), Kind.CHIPS, choices=kinds),
            FieldSpec("reason", self.tr("&Why"), Kind.CHOICE, choices=reasons),
            FieldSpec(
                "detail",
                self.tr("&Details"),
                Kind.NOTE,
                hint=self.tr("Only you see this. It never leaves the school."),
            ),
        ]

    def _find(self, text: str) -> list[Found]:
        found = self._desk.read(partial(students.search_students, text=text))
        return [Found(row.id, row.name, row.detail) for row in found if row.id != self._student_id]

    def _on_chosen(self, student_id: str) -> None:
        self._other_id = student_id
        self._who.set_error("")
        self.form.field("reason").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, _text: str) -> None:
        self._other_id = ""

    def _on_saved(self, _value: Any) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        sentence = sentence_of(error)
        is_other = isinstance(error, InvalidValueError) and error.field == "other"
        self._who.set_error(sentence if is_other else "")
        if not is_other:
            self.form.show_errors({"kind": sentence})
