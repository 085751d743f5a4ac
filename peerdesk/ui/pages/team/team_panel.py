"""The side panel that names a team."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.services import teams
from peerdesk.services.teams import TeamRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form
from peerdesk.ui.kit.save_keys import press_by_save_keys


class TeamPanel(QWidget):
    """Name of the team and of its adult advisor.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(self, desk: Desk, team: TeamRow | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._team = team
        self.needs = "teams.change_team" if team else "teams.add_team"
        self._form = Form(
            [
                FieldSpec("name", self.tr("&Name of the team")),
                FieldSpec("advisor", self.tr("&Advisor"), hint=self.tr("The adult who leads it")),
            ]
        )
        self._form.set_values(
            {
                "name": team.name if team else self.tr("Student Leadership Team"),
                "advisor": team.advisor if team else "",
            }
        )
        save = push_button(self.tr("Sa&ve"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(save)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self._form.field("name").editor)

    def save(self) -> None:
        """Keep the name and the advisor."""
        name, advisor = self._form.values["name"], self._form.values["advisor"]
        if self._team is None:
            use_case = partial(teams.add_team, name=name, today=self._desk.today(), advisor=advisor)
            text = self.tr("Added the team {name}").format(name=name)
            self._desk.write(self, use_case, text, self._on_saved, self._on_failed)
        else:
            change = partial(teams.change_team, team_id=self._team.id, name=name, advisor=advisor)
            text = self.tr("Changed the team {name}").format(name=name)
            self._desk.write(self, change, text, self._on_saved, self._on_failed)

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        self._form.show_errors({"name": sentence_of(error)})
