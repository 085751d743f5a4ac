"""The side panel that gives a student a position, or changes one."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import teams
from peerdesk.services.consent.blocks import ConsentNeededError, MissingYes
from peerdesk.services.names import grade_words
from peerdesk.services.teams import MemberRow, Position
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label


class MemberPanel(QWidget):
    """Student, position, first and last day; the first member makes the team too.

    Signals:
        finished: Saved.
        place_requested: Page key and record id: where a missing yes is recorded.
    """

    finished = Signal()
    place_requested = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        team_id: str | None,
        member: MemberRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._team_id = team_id
        self._member = member
        self.needs = "teams.change_position" if member else "ui.pages.team.member_panel._add"
        self._student_id = member.student_id if member else ""
        self._box = FindBox(self._find, self.tr("Student"), hint=self.tr("Type a name"))
        self._who = Field(self.tr("&Student"), self._box)
        self._chosen = label(member.name if member else "", "strong")
        self._form = Form(self._specs())
        self._save = push_button(self.tr("Sa&ve"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(self._save)
        self._consent = push_button(self.tr("&Get the yes"), self._get_yes, icon="shield-check")
        self._consent.hide()
        self._missing: MissingYes | None = None
        self._lay_out()
        self._box.chosen.connect(self._on_chosen)
        self._fill()
        self.setFocusProxy(self._box if member is None else self._form.field("title").editor)

    def save(self) -> None:
        """Keep the position, or say under the field what is missing."""
        position = self._position()
        if self._member is None:
            use_case = partial(
                _add, team_id=self._team_id, position=position, today=self._desk.today()
            )
            text = self.tr("Added {name} to the team").format(name=self._chosen.text())
            self._desk.write(self, use_case, text, self._on_saved, self._on_failed)
        else:
            change = partial(teams.change_position, position_id=self._member.id, wanted=position)
            text = self.tr("Changed the position of {name}").format(name=self._chosen.text())
            self._desk.write(self, change, text, self._on_saved, self._on_failed)

    def _specs(self) -> list[FieldSpec]:
        return [
            FieldSpec("title", self.tr("&Position"), hint=self.tr("Captain, Secretary, Member")),
            FieldSpec("starts_on", self.tr("&First day"), Kind.DATE),
            FieldSpec("has_end", self.tr("The last day is known"), Kind.CHECK),
            FieldSpec("ends_on", self.tr("&Last day"), Kind.DATE),
        ]

    def _fill(self) -> None:
        today, member = self._desk.today(), self._member
        ends_on = member.ends_on if member else None
        self._form.set_values(
            {
                "title": member.title if member else self.tr("Member"),
                "starts_on": (member.starts_on if member else None) or today,
                "has_end": ends_on is not None,
                "ends_on": ends_on or today,
            }
        )
        self._form.field("ends_on").setVisible(ends_on is not None)
        self._form.edited.connect(self._on_edited)

    def _position(self) -> Position:
        values = self._form.values
        return Position(
            student_id=self._student_id,
            title=values["title"],
            starts_on=values["starts_on"],
            ends_on=values["ends_on"] if values["has_end"] else None,
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._who)
        column.addWidget(self._chosen)
        column.addWidget(self._consent)
        column.addWidget(self._form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addStretch(1)
        self._who.setVisible(self._member is None)
        self._chosen.setVisible(self._member is not None)

    def _find(self, text: str) -> list[Found]:
        found = self._desk.read(partial(teams.find_candidates, text=text))
        return [Found((key, name), name, grade_words(grade)) for key, name, grade in found]

    def _on_chosen(self, choice: tuple[str, str]) -> None:
        self._student_id, name = choice
        self._chosen.setText(name)
        self._chosen.show()
        self._who.set_error("")
        self._form.field("title").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _get_yes(self) -> None:
        """Open the student: the slip is printed and the answer recorded there."""
        self.place_requested.emit("students", self._missing)

    def _on_edited(self) -> None:
        self._form.field("ends_on").setVisible(bool(self._form.values["has_end"]))

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else ""
        self._missing = error.first if isinstance(error, ConsentNeededError) else None
        self._consent.setVisible(self._missing is not None)
        if field in {"title", "ends_on"}:
            self._form.show_errors({field: sentence_of(error)})
        else:
            self._who.set_error(sentence_of(error))
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)


def _add(session: Any, team_id: str | None, position: Position, today: date) -> str:
    return teams.add_member(session, team_id or teams.current_team(session, today), position)
