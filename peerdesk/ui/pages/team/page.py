"""Team: the Student Leadership Team, its positions and terms of office."""

from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from peerdesk.services import teams
from peerdesk.services.names import folded
from peerdesk.services.teams import MemberRow, TeamRow
from peerdesk.services.teams.readiness import ready
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.team_views import TeamViews
from peerdesk.ui.pages.team.columns import roster_columns
from peerdesk.ui.pages.team.row_deeds import RowDeeds
from peerdesk.ui.pages.team.team_panel import TeamPanel
from peerdesk.ui.pages.team.words import Learned

_FILTERS: Final = ("current", "break", "all")


class TeamPage(Page):
    """A team with its roster: hours, training, who is in office, on break, or was before."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"LeadershipTeam", "TeamPosition", "SessionLog", "Student", "ServiceBreak", "HoursEntry",
         "DutyAssignment", "TrainingRecord"}
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._team: TeamRow | None = None
        self._teams: list[TeamRow] = []
        self._rows: list[MemberRow] = []
        self._learned: Learned = {}
        self.header.set_title(self.tr("Team"))
        self.header.set_primary(self.tr("Add &member"), self.primary, icon="plus")
        self._certificates = self.header.add_secondary(
            self.tr("&Certificates"), partial(self._print, "team-certificate"), icon="award"
        )
        self._print_public = self.header.add_secondary(
            self.tr("Print &roster"), self.print_page, icon="printer"
        )
        self._views = TeamViews("team", desk)
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Which team"))
        self._choice.view().setAccessibleName(self._choice.accessibleName())
        self._filter = FilterChips(self._filter_choices(), self.tr("Which positions"),
                                   exclusive=True)  # fmt: skip
        self._filter.choose("current")
        self._narrow_box = QLineEdit()
        self._narrow_box.setPlaceholderText(self.tr("Find a member"))
        self._narrow_box.setAccessibleName(self.tr("Find a member"))
        self._table: DataTable[MemberRow] = DataTable(
            roster_columns(lambda: self._learned), self.tr("Team members")
        )
        self._table.select_many()
        self._table.setObjectName("pageStart")
        self._deeds = RowDeeds(desk, self._table, self)
        self._states = EmptyOr(self._table, self._empty())
        self._lay_out()
        self._connect()

    @property
    def roster(self) -> DataTable[MemberRow]:
        """Return the list of the members."""
        return self._table

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        self._teams = self.desk.read(partial(teams.list_teams, today=today))
        self._team = self._chosen_team()
        self._rows, self._learned = [], {}
        if self._team is not None:
            reading = partial(_read, team_id=self._team.id, today=today)
            self._rows, self._learned = self.desk.read(reading)
        self._deeds.team_id = self._team.id if self._team else None
        self._deeds.rows = self._rows
        self._show_rows()
        self._show_team()

    @override
    def primary(self) -> None:
        self._deeds.open_member(None)

    @override
    def print_page(self) -> None:
        self._print("team-roster-public")

    @override
    def find_here(self) -> None:
        self._narrow_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._narrow_box.selectAll()

    @override
    def show_record(self, record_id: object) -> None:
        if not self._go_to(record_id):
            self._filter.choose("all")
            self._narrow_box.clear()
            self._show_rows()
            self._go_to(record_id)

    def _go_to(self, record_id: object) -> bool:
        return self._table.go_to(lambda row: record_id in {row.id, row.student_id})

    def _chosen_team(self) -> TeamRow | None:
        wanted = self._choice.currentData()
        first = self._teams[0] if self._teams else None
        return next((team for team in self._teams if team.id == wanted), first)

    def _show_rows(self) -> None:
        wanted, key = folded(self._narrow_box.text()), self._filter.key
        shown = [row for row in self._rows if _passes(row, key) and wanted in folded(row.name)]
        self._table.set_rows(shown)
        self._states.set_empty(empty=not shown and not self._rows)

    def _print(self, key: str) -> None:
        self.print_requested.emit(key, {"team_id": self._team.id} if self._team else {})

    def _filter_choices(self) -> list[tuple[str, str]]:
        words = (self.tr("In office"), self.tr("On break"), self.tr("All"))
        return list(zip(_FILTERS, words, strict=True))

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No one is on the team yet"),
            self.tr("A team starts with one student."),
            action=self.tr("Add the first member"),
            clicked=self.primary,
            icon="award",
        )

    def _lay_out(self) -> None:
        self._print_staff = push_button(
            self.tr("Print for &staff"), partial(self._print, "team-roster-staff"), icon="printer"
        )
        self._meeting = push_button(
            self.tr("Write minut&es"), self._write_minutes, icon="notebook-pen"
        )
        name = push_button(self.tr("Team &name"), self._open_team, icon="pencil")
        new = push_button(self.tr("Ne&w team"), self._new_team, icon="plus")
        self._thanking = push_button(self.tr("Than&k"), self._deeds.thank, icon="star")
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for widget in (
            self._choice,
            self._meeting,
            need(self._thanking, "teams.recognition.recognize"),
            self._print_staff,
            need(name, "teams.change_team"),
            need(new, "teams.add_team"),
        ):
            flow.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._filter, 1)
        row.addWidget(self._narrow_box)
        row.addWidget(self._table.more_button())
        self.body.addWidget(self._views)
        self.body.addWidget(buttons)
        self.body.addLayout(row)
        self.body.addWidget(self._states, 1)

    def _connect(self) -> None:
        self._views.place_requested.connect(self.place_requested)
        self._choice.activated.connect(lambda _index: self.refresh())
        self._filter.changed.connect(lambda _keys: self._show_rows())
        self._narrow_box.textChanged.connect(lambda _text: self._show_rows())
        self._deeds.panel_requested.connect(self.panel_requested)
        self._deeds.print_requested.connect(self.print_requested)

    def _show_team(self) -> None:
        team = self._team
        words = [self.tr("%n members in office", "", team.members)] if team else []
        if team and team.advisor:
            words.append(self.tr("Advisor: {name}").format(name=team.advisor))
        title = " ".join(part for part in (team.name, team.year) if part) if team else ""
        self.header.set_title(title or self.tr("Team"), ", ".join(words))
        for button in (
            self._print_public, self._print_staff, self._certificates, self._thanking
        ):  # fmt: skip
            button.setEnabled(bool(team and team.members))
        self._meeting.setEnabled(team is not None and self.desk.may_open("minutes"))
        self._choice.clear()
        for one in self._teams:
            self._choice.addItem(" ".join(part for part in (one.name, one.year) if part), one.id)
        self._choice.setCurrentIndex(self._choice.findData(team.id if team else ""))
        self._choice.setVisible(len(self._teams) > 1)

    def _open_team(self) -> None:
        panel = TeamPanel(self.desk, self._team)
        self.panel_requested.emit(panel, self.tr("Leadership team"))

    def _new_team(self) -> None:
        self._choice.setCurrentIndex(-1)
        self.panel_requested.emit(TeamPanel(self.desk, None), self.tr("New team"))

    def _write_minutes(self) -> None:
        if self._team is not None:
            self.place_requested.emit("minutes", f"new:{self._team.id}")


def _passes(row: MemberRow, key: str) -> bool:
    if key == "break":
        return row.is_current and row.on_break is not None
    return row.is_current or key == "all"


def _read(session: Any, team_id: str, today: Any) -> tuple[list[MemberRow], Learned]:
    rows = teams.list_members(session, team_id, today)
    return rows, ready(session, {row.student_id for row in rows}, today)
