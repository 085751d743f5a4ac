"""Same child? Two records side by side, and one button that makes one of them."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services import same_child, students
from peerdesk.services.same_child import Candidate, Child
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.same_child.side_card import SideCard
from peerdesk.ui.table_model import Column

_A: Final = "a"
_B: Final = "b"


class SameChildPage(Page):
    """Records that look like one child, any two on demand; A or B is kept, undoable at once."""

    watches: ClassVar[frozenset[str]] = frozenset({"Student", "PutOff"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Same child?"))
        self.header.set_primary(self.tr("&Merge into one"), self.primary, icon="users")
        self.two = self.header.add_secondary(
            self.tr("&Not the same child"), self.tell_apart, icon="x"
        )
        self.table: DataTable[Candidate] = DataTable(self._columns(), self.tr("Same child?"))
        self._states = EmptyOr(self.table, self._empty())
        self.boxes = [
            FindBox(self._find, words, hint=self.tr("Type a name"), keeps_text=True)
            for words in (self.tr("Record A"), self.tr("Record B"))
        ]
        self.keep = FilterChips(
            [(_A, self.tr("Keep A")), (_B, self.tr("Keep B"))],
            self.tr("Which record is kept"),
            exclusive=True,
        )
        self.keep.choose(_A)
        self.message = InfoBar("warn")
        self.message.hide()
        self.card = SideCard()
        self._two = ["", ""]
        self._lay_out()
        self.table.current_changed.connect(self._on_current)
        for side, box in enumerate(self.boxes):
            box.chosen.connect(partial(self._on_chosen, side))

    @override
    def refresh(self) -> None:
        rows = self.desk.read(same_child.find_same)
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        count = self.tr("%n pairs of records", "", len(rows)) if rows else ""
        self.header.set_title(self.tr("Same child?"), count)
        if rows and self.table.current_row is None:
            self.table.selectRow(0)
        self._on_current(self.table.current_row)

    @override
    def show_record(self, record_id: object) -> None:
        self.table.go_to(lambda row: row.id == record_id)

    def tell_apart(self) -> None:
        """Say that the two are two children; nobody asks about them again."""
        one, other = self._two
        if not one or not other:
            self.message.show_message("info", self.tr("Choose two records first."))
            return
        use_case = partial(same_child.tell_apart, one_id=one, other_id=other)
        text = self.tr("Told two children apart: {name}").format(name=self._name)
        self.desk.write(self, use_case, text, self._on_done)

    @override
    def primary(self) -> None:
        one, other = self._two
        if not one or not other:
            self.message.show_message("info", self.tr("Choose two records first."))
            return
        keep, gone = (one, other) if self.keep.key == _A else (other, one)
        use_case = partial(same_child.merge_students, keep_id=keep, other_id=gone)
        text = self.tr("Merged two records of {name}").format(name=self._name)
        self.desk.write(self, use_case, text, self._on_done)

    @override
    def find_here(self) -> None:
        self.boxes[0].setFocus()

    def _columns(self) -> list[Column[Candidate]]:
        return [
            Column(self.tr("Record A"), lambda row: _text(row.one), stretches=True),
            Column(self.tr("Record B"), lambda row: _text(row.other), stretches=True),
            Column(
                self.tr("Alike"),
                lambda row: (
                    self.tr("Name and birth date") if row.is_sure else self.tr("Name and grade")
                ),
                tone=lambda row: "warn" if row.is_sure else "neutral",
            ),
        ]

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No two records look alike"),
            self.tr("If you know of a child who is on the roster twice, choose both below."),
            icon="users",
        )

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(16)
        for box in self.boxes:
            line.addWidget(Field(box.accessibleName(), box), 1)
        self._states.setFixedHeight(160)
        self.body.addWidget(self._states)
        self.body.addLayout(line)
        self.body.addWidget(self.keep)
        self.body.addWidget(self.message)
        self.body.addWidget(self.card)
        self.body.addStretch(1)

    def _find(self, text: str) -> list[Found]:
        found = self.desk.read(partial(students.search_students, text=text))
        return [Found(row.id, row.name, row.detail) for row in found]

    def _on_current(self, row: Candidate | None) -> None:
        self._two = [row.one.id, row.other.id] if row is not None else ["", ""]
        for box, child in zip(self.boxes, (row.one, row.other) if row else (), strict=False):
            box.setText(child.name)
        self._show()

    def _on_chosen(self, side: int, student_id: str) -> None:
        self._two[side] = student_id
        self._show()

    def _show(self) -> None:
        self.message.hide()
        self.card.setVisible(all(self._two))
        self._name = ""
        if not all(self._two):
            self.card.clear()
            return
        one, other = self._two
        told = self.desk.read(partial(same_child.compare, one_id=one, other_id=other))
        self._name = told.one.name
        self.card.show_two(told)
        if told.why_not:
            self.message.show_message("warn", told.why_not, speak=False)

    def _on_done(self, _value: object) -> None:
        for box in self.boxes:
            box.clear()
        self.refresh()


def _text(child: Child) -> str:
    return f"{child.name} ({child.detail})"
