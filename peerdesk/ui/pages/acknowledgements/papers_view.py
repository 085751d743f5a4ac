"""The list of helpers and their two papers, with marks set by Space."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerdesk.enums import AcknowledgementKind, ProgramKind
from peerdesk.services.acknowledgements.kinds import kind_words
from peerdesk.services.acknowledgements.standing import HelperRow, state_tone, state_words
from peerdesk.services.names import folded, grade_short
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.style import announce
from peerdesk.ui.pages.acknowledgements.signing import Marks
from peerdesk.ui.table_model import Column

_BOTH = frozenset(AcknowledgementKind)


class PapersView(QWidget):
    """One row a helper; Space marks what is missing as signed and goes on to the next row.

    Attributes:
        marks: What is marked.

    Signals:
        marked: A mark was set or taken away.
        students_requested: The page where students become helpers is wanted.
    """

    marked = Signal()
    students_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[HelperRow] = ()
        self.marks: dict[str, frozenset[AcknowledgementKind]] = {}
        self.lists = FilterChips(self._list_choices(), self.tr("List"), exclusive=True)
        self.lists.choose("missing")
        self.programs = QComboBox()
        self.programs.setAccessibleName(self.tr("Program"))
        self.programs.view().setAccessibleName(self.tr("Program"))
        self.narrow = QLineEdit()
        self.narrow.setPlaceholderText(self.tr("Find a student"))
        self.narrow.setAccessibleName(self.tr("Find a student"))
        self.table: DataTable[HelperRow] = DataTable(self._columns(), self.tr("Helpers"))
        self.table.setObjectName("pageStart")
        self._states = EmptyOr(self.table, self._empty())
        self._fill_programs()
        self._lay_out()
        self._connect()

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """Return the helpers as they stand on screen."""
        return tuple(row.id for row in self.table.shown_rows)

    def show_rows(self, rows: Sequence[HelperRow]) -> None:
        """Show these helpers; marks of papers that are signed by now are dropped."""
        self.rows = rows
        missing = {row.id: frozenset(row.missing) for row in rows if row.missing}
        left = {id_: kinds & missing.get(id_, frozenset()) for id_, kinds in self.marks.items()}
        self.marks = {id_: kinds for id_, kinds in left.items() if kinds}
        counts = {"missing": len(missing), "signed": len(rows) - len(missing)}
        for key, words in self._list_choices():
            self.lists.set_text(key, f"{words} {counts[key]}")
        self.table.set_rows(rows)
        self._narrow(speak=False)

    def take_marks(self, marks: Marks) -> None:
        """Set marks that were kept."""
        self.marks = dict(marks)

    def mark(self, kinds: frozenset[AcknowledgementKind] = _BOTH) -> None:
        """Mark or unmark papers of the current helper; a mark goes on to the next row."""
        row = self.table.current_row
        if row is None or not row.missing:
            return
        wanted = kinds & frozenset(row.missing)
        known = self.marks.get(row.id, frozenset())
        is_new = not wanted <= known
        now = known | wanted if is_new else known - wanted
        self.marks = {**self.marks, row.id: now}
        if not now:
            del self.marks[row.id]
        self.table.viewport().update()
        announce(self.table, f"{row.full_name}: {self._mark_words(row) or self.tr('not marked')}")
        if is_new and now >= frozenset(row.missing):
            self._next_row()
        self.marked.emit()

    def show_row(self, student_id: str) -> None:
        """Make one helper current, whichever list that needs."""
        row = next((one for one in self.rows if one.id == student_id), None)
        if row is not None:
            self.lists.choose("missing" if row.missing else "signed")
            self._narrow(speak=False)
            self.table.go_to(lambda one: one.id == student_id)

    def _next_row(self) -> None:
        below = self.table.model().index(self.table.currentIndex().row() + 1, 0)
        if below.isValid():
            self.table.setCurrentIndex(below)

    def _list_choices(self) -> list[tuple[str, str]]:
        return [("missing", self.tr("To sign")), ("signed", self.tr("Signed"))]

    def _columns(self) -> list[Column[HelperRow]]:
        words = kind_words()
        return [
            Column(self.tr("Name"), lambda row: row.name, stretches=True),
            Column(self.tr("Marked now"), self._mark_words, icon=self._mark_icon),
            Column(
                self.tr("Homeroom"),
                lambda row: row.homeroom,
                sort_key=lambda row: (row.grade.level, row.homeroom),
            ),
            Column(
                self.tr("Grade"),
                lambda row: grade_short(row.grade),
                sort_key=lambda row: row.grade.level,
            ),
            *(self._paper_column(kind, words[kind]) for kind in AcknowledgementKind),
        ]

    def _paper_column(self, kind: AcknowledgementKind, title: str) -> Column[HelperRow]:
        words = state_words()

        def text(row: HelperRow) -> str:
            paper = row.paper(kind)
            if paper.is_missing or paper.signed_on is None:
                return words[paper.state]
            return day(paper.signed_on)

        def told(row: HelperRow) -> str:
            paper = row.paper(kind)
            return ", ".join(part for part in (words[paper.state], paper.adult) if part)

        return Column(
            title,
            text,
            tone=lambda row: state_tone(row.paper(kind).state),
            tooltip=told,
            spoken=told,
        )

    def _mark_words(self, row: HelperRow) -> str:
        kinds = self.marks.get(row.id, frozenset())
        if kinds and kinds >= frozenset(row.missing):
            return self.tr("Signed")
        return ", ".join(kind_words()[kind] for kind in AcknowledgementKind if kind in kinds)

    def _mark_icon(self, row: HelperRow) -> str:
        return "check" if self.marks.get(row.id) else ""

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("Nobody stands here"),
            self.tr(
                "Every helper signs a pledge and the limits of confidentiality once a school year. "
                "Who has signed stands under Signed."
            ),
            action=self.tr("Show students"),
            clicked=self.students_requested.emit,
            icon="circle-check",
        )

    def _fill_programs(self) -> None:
        self.programs.addItem(self.tr("All programs"), "")
        named = {
            ProgramKind.PEER_MENTORING: self.tr("Buddy pairs"),
            ProgramKind.BUDDY_BENCH: self.tr("Buddy bench"),
            ProgramKind.LEADERSHIP_TEAM: self.tr("Leadership team"),
            ProgramKind.PEER_COUNSELING: self.tr("Peer counseling"),
            ProgramKind.SUPPORT_GROUP: self.tr("Support groups"),
        }
        for kind, words in named.items():
            self.programs.addItem(words, kind.value)

    def _lay_out(self) -> None:
        self.narrow.setFixedWidth(240)
        chips = FlowLayout()
        for widget in (self.lists, self.programs, self.narrow):
            chips.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(chips, 1)
        line.addWidget(self.table.more_button(), 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(line)
        column.addWidget(self._states, 1)

    def _connect(self) -> None:
        self.lists.changed.connect(lambda _keys: self._narrow())
        self.programs.currentIndexChanged.connect(lambda _index: self._narrow())
        self.narrow.textChanged.connect(lambda _text: self._narrow())

    def _narrow(self, *, speak: bool = True) -> None:
        is_missing, wanted = self.lists.key == "missing", folded(self.narrow.text())
        program = self.programs.currentData()
        self.table.set_filter(
            lambda row: (
                bool(row.missing) is is_missing
                and (not program or program in row.programs)
                and wanted in folded(f"{row.name} {row.full_name}")
            ),
            speak=speak,
        )
        shown = self.table.shown_rows
        self._states.set_empty(empty=not shown)
        if shown and self.table.current_row is None:
            self.table.go_to(lambda _row: True)
