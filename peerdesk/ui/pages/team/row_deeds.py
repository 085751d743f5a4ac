"""What can be done to the members that are selected in the roster."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.services import teams
from peerdesk.services.teams import MemberRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.pages.team.break_panel import BreakPanel
from peerdesk.ui.pages.team.hand_over_panel import HandOverPanel
from peerdesk.ui.pages.team.hours_panel import HoursPanel
from peerdesk.ui.pages.team.member_panel import MemberPanel
from peerdesk.ui.pages.team.story_panel import StoryPanel
from peerdesk.ui.pages.team.thanks_panel import ThanksPanel


class RowDeeds(QObject):
    """Adds the actions of a row to the roster: menus and keys alike.

    Attributes:
        team_id: The team whose roster is shown.
        rows: All its positions, those that are filtered out too.

    Signals:
        panel_requested: As of a page.
        print_requested: As of a page.
    """

    panel_requested = Signal(QWidget, str)
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, table: DataTable[MemberRow], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._table = table
        self.team_id: str | None = None
        self.rows: list[MemberRow] = []
        table.opened.connect(self.open_member)
        for text, slot, icon, keys, needs in (*self._panels(), *self._changes()):
            table.add_row_action(text, slot, icon=icon, shortcut=keys, needs=needs)

    def open_member(self, member: MemberRow | None) -> None:
        """Show the form of a position; of a new one without `member`."""
        panel = MemberPanel(self._desk, self.team_id, member)
        title = self.tr("Change position") if member else self.tr("Add member")
        self.panel_requested.emit(panel, title)

    def thank(self) -> None:
        """Show the form that thanks, with the selected members chosen."""
        if self.team_id is None:
            return
        chosen = self._chosen()
        first = {row.student_id: row for row in reversed(self.rows)}
        panel = ThanksPanel(self._desk, self.team_id, list(reversed(first.values())), chosen)
        panel.print_requested.connect(self.print_requested)
        self.panel_requested.emit(panel, self.tr("Thank"))

    def _chosen(self) -> list[str]:
        """Return the students of the selected rows, or of the current one."""
        rows = self._table.selected_rows
        if not rows and self._table.current_row is not None:
            rows = [self._table.current_row]
        return [row.student_id for row in rows]

    def _panels(self) -> list[tuple[str, Callable[[], object], str, str, str]]:
        """Return the actions that show something: words, slot, icon, keys, needs."""
        return [
            (self.tr("Change position"), self._change, "pencil", "F2", "teams.change_position"),
            (self.tr("Hand over"), self._hand_over, "arrow-right", "O", "teams.terms.hand_over"),
            (self.tr("Break or return"), self._break, "clock", "B", "teams.breaks.take_break"),
            (self.tr("Hours"), self._hours, "list-checks", "M", ""),
            (self.tr("Thank"), self.thank, "star", "T", "teams.recognition.recognize"),
            (self.tr("Certificate"), self._certificate, "award", "C", ""),
            (self.tr("Who held it, and history"), self._story, "history", "H", ""),
        ]

    def _changes(self) -> list[tuple[str, Callable[[], object], str, str, str]]:
        """Return the actions that write at once."""
        up, down = partial(self._move, -1), partial(self._move, 1)
        return [
            (self.tr("End office today"), self._end, "circle-check", "", "teams.end_position"),
            (self.tr("Move to bin"), self._remove, "trash-2", "Del", "teams.remove_position"),
            (self.tr("Move up"), up, "chevron-up", "Alt+Up", "teams.move_position"),
            (self.tr("Move down"), down, "chevron-down", "Alt+Down", "teams.move_position"),
        ]

    def _open(self, make: Callable[[Desk, MemberRow], QWidget], title: str) -> None:
        if self._table.current_row is not None:
            self.panel_requested.emit(make(self._desk, self._table.current_row), title)

    def _change(self) -> None:
        if self._table.current_row is not None:
            self.open_member(self._table.current_row)

    def _hand_over(self) -> None:
        self._open(HandOverPanel, self.tr("Hand over"))

    def _break(self) -> None:
        self._open(BreakPanel, self.tr("Break"))

    def _hours(self) -> None:
        self._open(HoursPanel, self.tr("Hours"))

    def _story(self) -> None:
        if self._table.current_row is not None:
            panel = StoryPanel(self._desk, self._table.current_row)
            panel.print_requested.connect(self.print_requested)
            self.panel_requested.emit(panel, self.tr("Position"))

    def _certificate(self) -> None:
        chosen = tuple(self._chosen())
        if self.team_id is not None and chosen:
            options = {"team_id": self.team_id, "student_ids": chosen}
            self.print_requested.emit("team-certificate", options)

    def _remove(self) -> None:
        row = self._table.current_row
        if row is not None:
            use_case = partial(teams.remove_position, position_id=row.id)
            text = self.tr("Moved {name}, {title} to the bin")
            self._desk.write(self, use_case, text.format(name=row.name, title=row.title))

    def _end(self) -> None:
        row = self._table.current_row
        if row is not None:
            use_case = partial(teams.end_position, position_id=row.id, last_day=self._desk.today())
            text = self.tr("Ended the office of {name}")
            self._desk.write(self, use_case, text.format(name=row.name))

    def _move(self, step: int) -> None:
        row = self._table.current_row
        if row is not None:
            use_case = partial(teams.move_position, position_id=row.id, step=step)
            text = self.tr("Moved {name} on the roster")
            self._desk.write(self, use_case, text.format(name=row.name))
