"""The side panel in which one holder of an office hands it to the next."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import teams
from peerdesk.services.consent.blocks import ConsentNeededError, MissingYes
from peerdesk.services.names import grade_words
from peerdesk.services.teams import MemberRow, terms
from peerdesk.services.teams.terms import Successor
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label


class HandOverPanel(QWidget):
    """Who takes over, from which day, and whether the old holder stays on the team.

    Signals:
        finished: Saved.
        place_requested: Page key and record id: where a missing yes is recorded.
    """

    finished = Signal()
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, held: MemberRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held = held
        self.needs = "teams.terms.hand_over"
        self.position_id = held.id
        self._student_id, self._name = "", ""
        self._box = FindBox(self._find, self.tr("Who takes over"), hint=self.tr("Type a name"))
        self._who = Field(self.tr("Who takes &over"), self._box)
        self._chosen = label("", "strong")
        self._chosen.hide()
        self._form = Form(self._specs())
        self._save = push_button(
            self.tr("&Hand over"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        press_by_save_keys(self._save)
        self._consent = push_button(self.tr("&Get the yes"), self._get_yes, icon="shield-check")
        self._consent.hide()
        self._missing: MissingYes | None = None
        self._fill()
        self._lay_out()
        self._box.chosen.connect(self._on_chosen)
        self._form.edited.connect(self._on_edited)
        self.setFocusProxy(self._box)

    def draft_extra(self) -> dict[str, Any]:
        """Return who is chosen."""
        return {"student_id": self._student_id, "name": self._name}

    def take_draft_extra(self, values: dict[str, Any]) -> None:
        """Put back who was chosen."""
        if values.get("student_id"):
            self._on_chosen((values["student_id"], values["name"]))

    def save(self) -> None:
        """Hand over, or say under the field what is missing."""
        values = self._form.values
        successor = Successor(
            self._student_id,
            values["starts_on"],
            values["ends_on"] if values["has_end"] else None,
            self.tr("Member") if values["stays"] else "",
        )
        use_case = partial(
            terms.hand_over,
            position_id=self._held.id,
            successor=successor,
            today=self._desk.today(),
        )
        text = self.tr("{title}: {name} takes over from {held}").format(
            title=self._held.title, name=self._name, held=self._held.name
        )
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _specs(self) -> list[FieldSpec]:
        return [
            FieldSpec("starts_on", self.tr("&First day of the new holder"), Kind.DATE),
            FieldSpec("has_end", self.tr("The last day is known"), Kind.CHECK),
            FieldSpec("ends_on", self.tr("&Last day of the new holder"), Kind.DATE),
            FieldSpec("stays", self.tr("The old holder stays as a member"), Kind.CHECK),
        ]

    def _fill(self) -> None:
        today, ends_on = self._desk.today(), self._held.ends_on
        self._form.set_values(
            {
                "starts_on": today,
                "has_end": ends_on is not None,
                "ends_on": ends_on or today,
                "stays": True,
            }
        )
        self._form.field("ends_on").setVisible(ends_on is not None)

    def _lay_out(self) -> None:
        words = self.tr("{name} is {title} now. The office ends the day before.")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(words.format(name=self._held.name, title=self._held.title)))
        for widget in (self._who, self._chosen, self._consent, self._form):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addStretch(1)

    def _find(self, text: str) -> list[Found]:
        found = self._desk.read(partial(teams.find_candidates, text=text))
        return [Found((key, name), name, grade_words(grade)) for key, name, grade in found]

    def _on_chosen(self, choice: tuple[str, str]) -> None:
        self._student_id, self._name = choice
        self._chosen.setText(self._name)
        self._chosen.show()
        self._who.set_error("")
        self._form.field("starts_on").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self._form.field("ends_on").setVisible(bool(self._form.values["has_end"]))

    def _get_yes(self) -> None:
        self.place_requested.emit("students", self._missing)

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else ""
        self._missing = error.first if isinstance(error, ConsentNeededError) else None
        self._consent.setVisible(self._missing is not None)
        self._who.set_error("")
        self._form.show_errors({})
        if self._form.has_field(field):
            self._form.show_errors({field: sentence_of(error)})
        else:
            self._who.set_error(sentence_of(error))
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)
