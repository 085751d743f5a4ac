"""Meetings of the leadership teams: plans, minutes, and what is still to be done."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar, Final, NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services import teams
from peerdesk.services.teams import TeamRow, follow_up, meetings
from peerdesk.services.teams.follow_up import ActionRow
from peerdesk.services.teams.meeting_rows import MeetingRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.team_views import TeamViews
from peerdesk.ui.pages.minutes.columns import action_columns, meeting_columns
from peerdesk.ui.pages.minutes.minutes_panel import MinutesPanel
from peerdesk.ui.pages.minutes.plan_panel import PlanPanel

_NEW: Final = "new:"
_MOST_LINES: Final = 4


class _Shown(NamedTuple):
    meetings: list[MeetingRow]
    actions: tuple[ActionRow, ...]
    coming: MeetingRow | None


class MinutesPage(Page):
    """The open actions of a team over its meetings, newest first."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"LeadershipTeam", "TeamMeeting", "TeamMeetingAction", "SessionLog", "SessionAttendance",
         "TeamPosition", "Student", "ServiceBreak"}
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._teams: list[TeamRow] = []
        self._wanted = ""
        self.header.set_title(self.tr("Meetings"))
        self.header.set_primary(
            self.tr("Write &minutes"), self.primary, icon="notebook-pen", shortcut="Ctrl+N"
        )
        need_plan = "teams.meetings.plan_meeting"
        self._plan = self.header.add_secondary(
            self.tr("Plan &next"), self.plan_next, icon="calendar", needs=need_plan
        )
        self._agenda = self.header.add_secondary(
            self.tr("Print &agenda"), self._print_agenda, icon="printer"
        )
        self._views = TeamViews("minutes", desk)
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Which team"))
        self._choice.view().setAccessibleName(self._choice.accessibleName())
        self._actions: DataTable[ActionRow] = DataTable(
            action_columns(desk.today), self.tr("Open actions")
        )
        self._meetings: DataTable[MeetingRow] = DataTable(meeting_columns(), self.tr("Meetings"))
        self._meetings.setObjectName("pageStart")
        self._states = EmptyOr(self._meetings, self._empty())
        self._open_title = label(self.tr("Open actions"), "section")
        self._lay_out()
        self._connect()

    @property
    def team_id(self) -> str:
        """Return the team that is shown; empty while there is none."""
        ids = [team.id for team in self._teams]
        return self._wanted if self._wanted in ids else (ids[0] if ids else "")

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        self._teams = self.desk.read(partial(teams.list_teams, today=today))
        shown = _Shown([], (), None)
        if self.team_id:
            shown = self.desk.read(partial(_read, team_id=self.team_id, today=today))
        self._meetings.set_rows(shown.meetings)
        self._states.set_empty(empty=not shown.meetings)
        self._actions.set_rows(shown.actions)
        self._fit_actions(len(shown.actions))
        self._open_title.setVisible(bool(shown.actions))
        self._actions.setVisible(bool(shown.actions))
        self._show_head(shown)

    @override
    def primary(self) -> None:
        if self.team_id:
            self._write("")

    @override
    def print_page(self) -> None:
        """Print the minutes of the selected meeting, or of the last one."""
        row = self._meetings.current_row
        key = row.id if row is not None and row.is_held else ""
        self.print_requested.emit("team-minutes", {"team_id": self.team_id, "meeting_id": key})

    @override
    def show_record(self, record_id: object) -> None:
        key = str(record_id)
        if key.startswith(_NEW):
            self._choose(key.removeprefix(_NEW))
            self._open_later(self.primary)
            return
        owner = self.desk.read(partial(meetings.team_of, key=key))
        if owner:
            self._choose(owner)
        if self._meetings.go_to(lambda row: row.id == key):
            self._open_later(partial(self._write, key))

    def _open_later(self, opening: Callable[[], object]) -> None:
        """Open a panel once the window has entered the page, so that the panel has the focus."""
        QTimer.singleShot(0, self, opening)

    def _choose(self, team_id: str) -> None:
        self._wanted = team_id
        self.refresh()

    def _write(self, key: str) -> None:
        panel = MinutesPanel(self.desk, self.team_id, key)
        self.panel_requested.emit(panel, self.tr("Minutes"))

    def _begin(self) -> None:
        """Write the first minutes; without a team, go where one is made."""
        if self.team_id:
            self.primary()
        else:
            self.place_requested.emit("team", None)

    def plan_next(self) -> None:
        """Open the form that plans a meeting."""
        if self.team_id:
            self.panel_requested.emit(PlanPanel(self.desk, self.team_id), self.tr("Next meeting"))

    def _print_agenda(self) -> None:
        self.print_requested.emit("team-agenda", {"team_id": self.team_id})

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No meetings yet"),
            self.tr(
                "Once a team has a member, plan its first meeting, or write down who was there and "
                "what was decided."
            ),
            action=self.tr("Write minutes"),
            clicked=self._begin,
            icon="notebook-pen",
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(label(self.tr("Meetings"), "section"))
        row.addWidget(self._choice)
        row.addStretch(1)
        row.addWidget(self._meetings.more_button())
        for widget in (self._views, self._open_title, self._actions):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self._states, 1)
        self._choice.hide()
        self._open_title.hide()
        self._actions.hide()

    def _connect(self) -> None:
        self._views.place_requested.connect(self.place_requested)
        self._choice.activated.connect(lambda _row: self._choose(self._choice.currentData()))
        self._actions.opened.connect(lambda row: self._write(row.meeting_id))
        self._actions.add_row_action(
            self.tr("Done today"), self._done, icon="check", shortcut="D",
            needs="teams.follow_up.mark_done",
        )  # fmt: skip
        self._actions.add_row_action(
            self.tr("Move to bin"), self._bin_action, icon="trash-2", shortcut="Del",
            needs="teams.follow_up.remove_action",
        )  # fmt: skip
        self._meetings.opened.connect(lambda row: self._write(row.id))
        add = self._meetings.add_row_action
        add(self.tr("Minutes"), self._write_current, icon="notebook-pen", shortcut="F2",
            needs="teams.meetings.keep_minutes")  # fmt: skip
        add(self.tr("Change the plan"), self._change_plan, icon="calendar", shortcut="L",
            needs="teams.meetings.plan_meeting")  # fmt: skip
        add(self.tr("Print minutes"), self.print_page, icon="printer", shortcut="P")
        add(self.tr("Move to bin"), self._bin, icon="trash-2", shortcut="Del",
            needs="teams.meetings.bin_meeting")  # fmt: skip

    def _show_head(self, shown: _Shown) -> None:
        team = next((one for one in self._teams if one.id == self.team_id), None)
        words = [" ".join(part for part in (team.name, team.year) if part)] if team else []
        if shown.coming is not None:
            words.append(self.tr("next on {day}").format(day=day_with_year(shown.coming.day)))
        if shown.actions:
            words.append(self.tr("%n actions open", "", len(shown.actions)))
        self.header.set_title(self.tr("Meetings"), ", ".join(words))
        for button in (self.header.primary, self._plan, self._agenda):
            if button is not None:
                button.setEnabled(team is not None)
        self._choice.clear()
        for one in self._teams:
            self._choice.addItem(" ".join(part for part in (one.name, one.year) if part), one.id)
        self._choice.setCurrentIndex(self._choice.findData(self.team_id))
        self._choice.setVisible(len(self._teams) > 1)

    def _fit_actions(self, count: int) -> None:
        """Let the open actions take the room of a few lines, and leave the rest to the meetings."""
        line = self._actions.verticalHeader().defaultSectionSize()
        head = self._actions.horizontalHeader().sizeHint().height()
        self._actions.setFixedHeight(head + line * min(count, _MOST_LINES) + 8)

    def _write_current(self) -> None:
        if self._meetings.current_row is not None:
            self._write(self._meetings.current_row.id)

    def _change_plan(self) -> None:
        row = self._meetings.current_row
        if row is not None and not row.is_held:
            panel = PlanPanel(self.desk, self.team_id, row.id)
            self.panel_requested.emit(panel, self.tr("Planned meeting"))

    def _bin(self) -> None:
        row = self._meetings.current_row
        if row is not None:
            text = self.tr("Moved the meeting of {day} to the bin")
            use_case = partial(meetings.bin_meeting, key=row.id)
            self.desk.write(self, use_case, text.format(day=day_with_year(row.day)))

    def _done(self) -> None:
        row = self._actions.current_row
        if row is not None:
            use_case = partial(follow_up.mark_done, action_id=row.id, day=self.desk.today())
            self.desk.write(self, use_case, self.tr("Done: {what}").format(what=row.title))
            self._actions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bin_action(self) -> None:
        row = self._actions.current_row
        if row is not None:
            use_case = partial(follow_up.remove_action, action_id=row.id)
            text = self.tr("Moved to the bin: {what}").format(what=row.title)
            self.desk.write(self, use_case, text)


def _read(session: Any, team_id: str, today: Any) -> _Shown:
    return _Shown(
        meetings.list_meetings(session, team_id),
        follow_up.open_actions(session, team_id),
        meetings.next_meeting(session, team_id, today),
    )
