"""A rule about two students in the side panel: who, apart or together, why, until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import ConstraintKind, ConstraintReason
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import constraints, students
from peerdesk.services.constraints import Why
from peerdesk.services.roster.dates import UnreadableDateError, find_order, parse_date
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.rule_words import constraint_words, reason_words
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label


@dataclass(frozen=True, slots=True)
class KnownRule:
    """A rule that is changed.

    Attributes:
        who: Both students, as a sentence names them.
    """

    id: str
    who: str
    kind: ConstraintKind
    why: Why


class RuleForm(QWidget):
    """A new rule (about one student who is known already, or about any two), or a known one.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(
        self,
        desk: Desk,
        student_id: str = "",
        rule: KnownRule | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rule = rule
        self.needs = "constraints.change_constraint" if rule else "constraints.add_constraint"
        self._rule_id = rule.id if rule else ""
        self._student_id = student_id
        self._chosen = {"one": student_id, "other": ""}
        self.boxes: dict[str, FindBox] = {}
        self._who: dict[str, Field] = {}
        for name in self._asked():
            self._add_box(name)
        self.form = Form(self._specs())
        self.form.set_values(_values(rule))
        self.save_button = push_button(
            self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        press_by_save_keys(self.save_button)
        self._lay_out()

    def save(self) -> None:
        """Keep the rule, or say what is missing."""
        missing = next((name for name in self._who if not self._chosen[name]), "")
        if missing:
            self._show_problem(missing, self.tr("Choose a student from the list."))
            return
        values = self.form.values
        try:
            until = _day(values["until"], self._desk.today())
        except UnreadableDateError:
            self.form.show_errors({"until": self.tr("Enter the last day as 2027-06-30.")})
            return
        why = Why(ConstraintReason(values["reason"]), values["detail"], until)
        if self._rule is not None:
            changing = partial(constraints.change_constraint, constraint_id=self._rule.id, why=why)
            text = self.tr("Changed a rule about two students")
            self._desk.write(self, changing, text, self._on_saved, self._on_failed)
            return
        adding = partial(
            constraints.add_constraint,
            one_id=self._chosen["one"],
            other_id=self._chosen["other"],
            kind=ConstraintKind(values["kind"]),
            why=why,
        )
        text = self.tr("Added a rule about two students")
        self._desk.write(self, adding, text, self._on_saved, self._on_failed)

    def draft_extra(self) -> dict[str, Any]:
        """Return whom the unfinished rule is about."""
        return {
            name: [self._chosen[name], box.text()]
            for name, box in self.boxes.items()
            if self._chosen[name]
        }

    def take_draft_extra(self, kept: Mapping[str, Any]) -> None:
        """Put back whom the unfinished rule is about."""
        for name, (student_id, text) in kept.items():
            if name in self.boxes:
                self._chosen[name] = student_id
                self.boxes[name].setText(text)

    def _asked(self) -> list[str]:
        if self._rule is not None:
            return []
        return ["other"] if self._student_id else ["one", "other"]

    def _add_box(self, name: str) -> None:
        words = self.tr("&One student") if name == "one" else self.tr("The o&ther student")
        box = FindBox(
            partial(self._find, name),
            words.replace("&", ""),
            hint=self.tr("Type a name"),
            keeps_text=True,
        )
        box.chosen.connect(partial(self._on_chosen, name))
        box.textEdited.connect(partial(self._on_typed, name))
        self.boxes[name] = box
        self._who[name] = Field(words, box)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        if self._rule is not None:
            words = constraint_words()[self._rule.kind]
            column.addWidget(label(f"{words}: {self._rule.who}", "strong"))
            self.form.field("kind").hide()
        for field in self._who.values():
            column.addWidget(field)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        first = next(iter(self.boxes.values()), None)
        self.setFocusProxy(first or self.form.field("reason").editor)

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
                hint=self.tr("Only a counselor sees this. It never leaves the school."),
            ),
            FieldSpec(
                "until",
                self.tr("&Last day"),
                hint=self.tr("Empty: until somebody ends it. Or a day: 2027-06-30"),
            ),
        ]

    def _find(self, name: str, text: str) -> list[Found]:
        taken = self._chosen["other" if name == "one" else "one"]
        found = self._desk.read(partial(students.search_students, text=text))
        return [Found(row.id, row.name, row.detail) for row in found if row.id != taken]

    def _on_chosen(self, name: str, student_id: str) -> None:
        self._chosen[name] = student_id
        self._who[name].set_error("")
        self.form.edited.emit()
        others = [box for key, box in self.boxes.items() if not self._chosen[key]]
        editor = others[0] if others else self.form.field("reason").editor
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self, name: str, _text: str) -> None:
        self._chosen[name] = ""

    def _show_problem(self, name: str, sentence: str) -> None:
        for key, field in self._who.items():
            field.set_error(sentence if key == name else "")
        self.boxes[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, _value: Any) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        sentence = sentence_of(error)
        field = error.field if isinstance(error, InvalidValueError) else ""
        if field == "other" and self.boxes:
            self._show_problem("other", sentence)
        elif field == "expires_on":
            self.form.show_errors({"until": sentence})
        else:
            self.form.show_errors({"reason": sentence})


def _values(rule: KnownRule | None) -> dict[str, Any]:
    if rule is None:
        return {"kind": ConstraintKind.KEEP_APART, "reason": ConstraintReason.OTHER}
    until = rule.why.expires_on
    return {
        "kind": rule.kind.value,
        "reason": rule.why.reason.value,
        "detail": rule.why.detail,
        "until": until.isoformat() if until else "",
    }


def _day(text: str, today: date) -> date | None:
    """Return a typed day, None for none."""
    return parse_date(text, find_order([text]).order, today) if text else None
