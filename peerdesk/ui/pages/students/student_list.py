"""The list of students with its filters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import MembershipRole
from peerdesk.services.names import grade_short
from peerdesk.services.students import StudentRow, matches
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.pages.students.words import role_words
from peerdesk.ui.table_model import Column


def _is_helper(row: StudentRow) -> bool:
    return MembershipRole.HELPER in row.roles and not row.has_left


def _is_buddy(row: StudentRow) -> bool:
    return MembershipRole.BUDDY in row.roles and not row.has_left


def _lacks_consent(row: StudentRow) -> bool:
    return row.lacks_consent and not row.has_left


_FILTERS: dict[str, Callable[[StudentRow], bool]] = {
    "all": lambda row: not row.has_left,
    "helpers": _is_helper,
    "buddies": _is_buddy,
    "no-consent": _lacks_consent,
    "left": lambda row: row.has_left,
}


_LEAST_WIDTHS = {2: 600, 4: 720}
"""Where there is less room, homeroom and pair give way to the name."""


class StudentList(QWidget):
    """Chips with counts, a box that filters as you type, and the table.

    Signals:
        opened: Id of the student to show.
    """

    opened = Signal(str)

    def __init__(self, empty: EmptyState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[StudentRow] = ()
        self.chips = FilterChips(list(self._titles().items()), self.tr("Show"), exclusive=True)
        self.chips.choose("all")
        self.box = QLineEdit()
        self.box.setAccessibleName(self.tr("Filter by name, number or homeroom"))
        self.box.setPlaceholderText(self.tr("Filter the list"))
        self.box.setToolTip(self.tr("Filter the list (Ctrl+F)"))
        self.box.setClearButtonEnabled(True)
        self.box.setMaximumWidth(280)
        self.box.setMinimumWidth(200)
        self.table: DataTable[StudentRow] = DataTable(self._columns(), self.tr("Students"))
        self._nobody = EmptyState(self.tr("No one here"), icon="search")
        self._found = EmptyOr(self.table, self._nobody)
        self._states = EmptyOr(self._found, empty)
        self._tools = QWidget()
        self._lay_out()
        self.chips.changed.connect(lambda _keys: self._filter())
        self.box.textChanged.connect(lambda _text: self._filter())
        self.box.returnPressed.connect(self._go_to_first)
        self.table.opened.connect(lambda row: self.opened.emit(row.id))

    def set_rows(self, rows: Sequence[StudentRow]) -> None:
        """Show these students."""
        self._rows = rows
        titles = self._titles()
        for key, passes in _FILTERS.items():
            count = sum(map(passes, rows))
            text = self.tr("{title} {count}").format(title=titles[key], count=count)
            self.chips.set_text(key, text)
        self.table.set_rows(rows)
        self._filter(speak=False)
        self._states.set_empty(empty=not rows)
        self._tools.setVisible(bool(rows))

    def add_bar(self, bar: QWidget) -> None:
        """Put a message between the filters and the table."""
        self._column.insertWidget(1, bar)

    def go_to(self, student_id: object) -> None:
        """Make one student current, whatever the filter was."""
        left = next((row.has_left for row in self._rows if row.id == student_id), False)
        self.box.clear()
        self.chips.choose("left" if left else "all")
        self._filter(speak=False)
        self.table.go_to(lambda row: row.id == student_id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, width in _LEAST_WIDTHS.items():
            self.table.setColumnHidden(column, self.width() < width)

    def find_here(self) -> None:
        """Put the focus into the filter box."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def _titles(self) -> dict[str, str]:
        return {
            "all": self.tr("All"),
            "helpers": self.tr("Helpers"),
            "buddies": self.tr("Buddies"),
            "no-consent": self.tr("No consent"),
            "left": self.tr("Left"),
        }

    def _columns(self) -> list[Column[StudentRow]]:
        roles = role_words()
        return [
            Column(self.tr("Name"), lambda row: row.name, stretches=True, tooltip=_tooltip),
            Column(
                self.tr("Grade"),
                lambda row: grade_short(row.grade),
                sort_key=lambda row: row.grade.level,
            ),
            Column(self.tr("Homeroom"), lambda row: row.homeroom),
            Column(self.tr("Role"), lambda row: ", ".join(roles[role] for role in row.roles)),
            Column(self.tr("Pair"), lambda row: ", ".join(row.partners)),
            Column(self.tr("Needs"), self._flag, tone=self._tone),
        ]

    def _flag(self, row: StudentRow) -> str:
        if row.has_left:
            return self.tr("Left")
        if row.lacks_consent and row.lacks_training:
            return self.tr("Consent, training")
        if row.lacks_consent:
            return self.tr("Consent")
        return self.tr("Training") if row.lacks_training else ""

    def _tone(self, row: StudentRow) -> str:
        return "neutral" if row.has_left else "warn"

    def _lay_out(self) -> None:
        top = QHBoxLayout(self._tools)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(16)
        top.addWidget(self.chips, 1)
        top.addWidget(self.box)
        top.addWidget(self.table.more_button())
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._tools)
        column.addWidget(self._states, 1)

    def _filter(self, *, speak: bool = True) -> None:
        passes, text = _FILTERS[self.chips.key or "all"], self.box.text().strip()
        self.table.set_filter(lambda row: passes(row) and matches(row, text), speak=speak)
        is_empty = not self.table.shown_rows
        self._found.set_empty(empty=is_empty)
        if is_empty and text:
            title = self.tr("No one called {text}").format(text=text)
            self._nobody.set_text(title, self.tr("Type the beginning of a first or last name."))
        elif is_empty:
            self._nobody.set_text(self.tr("No one in this list"))

    def _go_to_first(self) -> None:
        rows = self.table.shown_rows
        if rows:
            self.table.go_to(lambda row: row is rows[0])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _tooltip(row: StudentRow) -> str:
    return row.full_name
