"""Team: the Student Leadership Team, its positions and terms of office."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services import teams
from peerdesk.services.names import grade_short
from peerdesk.services.teams import MemberRow, TeamRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.history_section import history_panel
from peerdesk.ui.kit.log_panel import LogPrefill
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.team.member_panel import MemberPanel
from peerdesk.ui.pages.team.team_panel import TeamPanel
from peerdesk.ui.table_model import Column


class TeamPage(Page):
    """The newest team with its roster; former positions behind a filter."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"LeadershipTeam", "TeamPosition", "SessionLog", "Student"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._team: TeamRow | None = None
        self.header.set_title(self.tr("Team"))
        self.header.set_primary(self.tr("Add &member"), self.primary, icon="plus")
        self._print_staff = push_button(
            self.tr("Print for &staff"), partial(self._print, "team-roster-staff"), icon="printer"
        )
        self._print_public = self.header.add_secondary(
            self.tr("Print &roster"), self.print_page, icon="printer"
        )
        self._filter = FilterChips(
            [("current", self.tr("In office")), ("all", self.tr("All"))],
            self.tr("Which positions"),
            exclusive=True,
        )
        self._filter.choose("current")
        self._table: DataTable[MemberRow] = DataTable(self._columns(), self.tr("Team members"))
        self._states = EmptyOr(self._table, self._empty())
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        found = self.desk.read(partial(teams.list_teams, today=today))
        self._team = found[0] if found else None
        rows: list[MemberRow] = []
        if self._team is not None:
            reading = partial(teams.list_members, team_id=self._team.id, today=today)
            rows = self.desk.read(reading)
        shown = [row for row in rows if row.is_current or self._filter.key == "all"]
        self._table.set_rows(shown)
        self._states.set_empty(empty=not shown)
        self._show_team()

    @override
    def primary(self) -> None:
        self._open_member(None)

    @override
    def print_page(self) -> None:
        self._print("team-roster-public")

    @override
    def show_record(self, record_id: object) -> None:
        self._table.go_to(lambda row: record_id in {row.id, row.student_id})

    def _print(self, key: str) -> None:
        self.print_requested.emit(key, {"team_id": self._team.id} if self._team else {})

    def _columns(self) -> list[Column[MemberRow]]:
        return [
            Column(self.tr("Name"), lambda row: row.name, stretches=True),
            Column(self.tr("Position"), lambda row: row.title),
            Column(
                self.tr("Grade"), lambda row: grade_short(row.grade), lambda row: row.grade.level
            ),
            Column(
                self.tr("Hours"),
                lambda row: f"{row.minutes / 60:.1f}",
                sort_key=lambda row: row.minutes,
                is_number=True,
            ),
            Column(
                self.tr("First day"),
                lambda row: day_with_year(row.starts_on) if row.starts_on else "",
                sort_key=lambda row: str(row.starts_on),
            ),
            Column(
                self.tr("Last day"),
                lambda row: day_with_year(row.ends_on) if row.ends_on else "",
                sort_key=lambda row: str(row.ends_on),
            ),
            Column(
                self.tr("Now"),
                lambda row: self.tr("In office") if row.is_current else self.tr("Former"),
                tone=lambda row: "ok" if row.is_current else "neutral",
            ),
        ]

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No one is on the team yet"),
            self.tr("A leadership team starts with one student."),
            action=self.tr("Add the first member"),
            clicked=self.primary,
            icon="award",
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._filter, 1)
        row.addWidget(self._table.more_button())
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(push_button(self.tr("Log meetin&g"), self._log, icon="notebook-pen"))
        flow.addWidget(self._print_staff)
        name = push_button(self.tr("Team &name"), self._open_team, icon="pencil")
        flow.addWidget(need(name, "teams.change_team"))
        self.body.addWidget(buttons)
        self.body.addLayout(row)
        self.body.addWidget(self._states, 1)

    def _connect(self) -> None:
        self._filter.changed.connect(lambda _keys: self.refresh())
        self._table.opened.connect(self._open_member)
        add = self._table.add_row_action
        add(
            self.tr("Change position"),
            self._open_current,
            icon="pencil",
            shortcut="F2",
            needs="teams.change_position",
        )
        add(self.tr("End office today"), self._end, icon="circle-check", needs="teams.end_position")
        add(
            self.tr("Move to bin"),
            self._remove,
            icon="trash-2",
            shortcut="Del",
            needs="teams.remove_position",
        )
        add(self.tr("History"), self._show_history, icon="history", shortcut="H")
        add(
            self.tr("Move up"),
            partial(self._move, -1),
            icon="chevron-up",
            shortcut="Alt+Up",
            needs="teams.move_position",
        )
        add(
            self.tr("Move down"),
            partial(self._move, 1),
            icon="chevron-down",
            shortcut="Alt+Down",
            needs="teams.move_position",
        )

    def _show_team(self) -> None:
        team = self._team
        words = [self.tr("%n members in office", "", team.members)] if team else []
        if team and team.advisor:
            words.append(self.tr("Advisor: {name}").format(name=team.advisor))
        self.header.set_title(team.name if team else self.tr("Team"), ", ".join(words))
        for button in (self._print_public, self._print_staff):
            button.setEnabled(bool(team and team.members))

    def _open_team(self) -> None:
        panel = TeamPanel(self.desk, self._team)
        self.panel_requested.emit(panel, self.tr("Leadership team"))

    def _open_member(self, member: MemberRow | None) -> None:
        panel = MemberPanel(self.desk, self._team.id if self._team else None, member)
        title = self.tr("Change position") if member else self.tr("Add member")
        self.panel_requested.emit(panel, title)

    def _open_current(self) -> None:
        if self._table.current_row is not None:
            self._open_member(self._table.current_row)

    def _log(self) -> None:
        if self._team is not None:
            self.log_requested.emit(LogPrefill(team_id=self._team.id))

    def _remove(self) -> None:
        row = self._table.current_row
        if row is not None:
            use_case = partial(teams.remove_position, position_id=row.id)
            text = self.tr("Moved {name}, {title} to the bin")
            self.desk.write(self, use_case, text.format(name=row.name, title=row.title))

    def _show_history(self) -> None:
        row = self._table.current_row
        if row is not None:
            panel = history_panel(self.desk, [("team_position", row.id)])
            self.panel_requested.emit(panel, row.name)

    def _end(self) -> None:
        row = self._table.current_row
        if row is not None:
            use_case = partial(teams.end_position, position_id=row.id, last_day=self.desk.today())
            self.desk.write(
                self, use_case, self.tr("Ended the office of {name}").format(name=row.name)
            )

    def _move(self, step: int) -> None:
        row = self._table.current_row
        if row is not None:
            use_case = partial(teams.move_position, position_id=row.id, step=step)
            self.desk.write(
                self, use_case, self.tr("Moved {name} on the roster").format(name=row.name)
            )
