"""The side panel that plans a meeting: a day and an agenda."""

from datetime import timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import calendar
from peerdesk.services.teams import meetings
from peerdesk.services.teams.meeting_rows import Meeting, MeetingPlan
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys

_A_WEEK: Final = timedelta(days=7)


class PlanPanel(QWidget):
    """When the team meets next, and what is to be talked about.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(
        self, desk: Desk, team_id: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.needs = "teams.meetings.plan_meeting"
        self.team_id, self.meeting_id = team_id, key
        hint = self.tr("One point a line; printed with the lines to sign in on")
        self._form = Form(
            [
                FieldSpec("day", self.tr("&Day"), Kind.DATE),
                FieldSpec("agenda", self.tr("A&genda"), Kind.NOTE, hint=hint),
            ]
        )
        self._form.set_values(desk.read(partial(_read, key=key, today=desk.today())))
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
        self.setFocusProxy(self._form.field("agenda").editor)

    def save(self) -> None:
        """Keep the plan, or say under the field what is wrong."""
        values = self._form.values
        plan = MeetingPlan(self.team_id, values["day"], values["agenda"])
        use_case = partial(meetings.plan_meeting, plan=plan, meeting_id=self.meeting_id)
        text = self.tr("Planned a meeting on {day}").format(day=day(plan.day))
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else "day"
        name = field if self._form.has_field(field) else "day"
        self._form.show_errors({name: sentence_of(error)})


def _read(session: Any, key: str, today: Any) -> dict[str, Any]:
    if key:
        meeting: Meeting = meetings.read_meeting(session, key)
        return {"day": meeting.day, "agenda": meeting.agenda}
    return {"day": calendar.next_school_day(session, today + _A_WEEK), "agenda": ""}
