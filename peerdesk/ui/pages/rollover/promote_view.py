"""The dry run: every student with where they go, exceptions by one key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.enums import NextYear
from peerdesk.services.names import grade_short
from peerdesk.services.rollover import MoveRow, Preview, goes_words
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label
from peerdesk.ui.table_model import Column


class PromoteView(QWidget):
    """Students by grade; R repeats, L leaves, O other school, G next grade.

    Signals:
        chosen: Ids of students and the `NextYear` they go to.
        tick_requested: Note the step as done, since an import did it.
    """

    chosen = Signal(object, object)
    tick_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: Preview | None = None
        self.sum = label("", "strong")
        self.warning = InfoBar("warn")
        self.warning.hide()
        self.chips = FilterChips(
            [
                ("all", self.tr("Everyone")),
                ("leave", self.tr("Leaves")),
                ("exception", self.tr("Exceptions")),
            ],
            self.tr("Show"),
            exclusive=True,
        )
        self.table: DataTable[MoveRow] = DataTable(self._columns(), self.tr("Students"))
        self.table.select_many()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.sum, self.warning, self.chips):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        self._keys = FlowLayout()
        column.addLayout(self._keys)
        self._add_keys()
        self.chips.choose("all")
        self.chips.changed.connect(lambda _keys: self._narrow())

    def show_preview(self, preview: Preview) -> None:
        """Show the dry run."""
        self.preview = preview
        self.sum.setText(self._sum_words(preview))
        self.warning.setVisible(bool(preview.warning))
        if preview.warning:
            self.warning.show_message("warn", preview.warning)
            self.warning.set_action(self.tr("&Tick as done"), self.tick_requested.emit)
        self.table.set_rows(preview.rows)
        if preview.rows and self.table.current_row is None:
            self.table.selectRow(0)

    def name_of(self, student_id: str) -> str:
        """Return the name of a student in the list."""
        rows = self.preview.rows if self.preview else ()
        return next((row.student.full_name for row in rows if row.id == student_id), "")

    def choose(self, goes: NextYear) -> None:
        """Say where the selected students go."""
        current = self.table.current_row
        rows = self.table.selected_rows or ([current] if current is not None else [])
        if rows:
            self.chosen.emit(tuple(row.id for row in rows), goes)

    def _columns(self) -> Sequence[Column[MoveRow]]:
        return [
            Column(self.tr("Student"), lambda row: row.student.list_name, stretches=True),
            Column(
                self.tr("Grade now"),
                lambda row: grade_short(row.student.grade),
                lambda row: row.student.grade.level,
            ),
            Column(self.tr("Homeroom"), lambda row: row.student.homeroom),
            Column(
                self.tr("New year"),
                lambda row: grade_short(row.after) if row.after else "",
                lambda row: row.after.level if row.after else 99,
            ),
            Column(self.tr("Goes"), lambda row: goes_words(row.goes), tone=_tone),
            Column(self.tr("Chosen"), lambda row: self.tr("By hand") if row.is_exception else ""),
        ]

    def _add_keys(self) -> None:
        for goes, text, key in (
            (NextYear.RETAIN, self.tr("Repeats"), "R"),
            (NextYear.LEAVE, self.tr("Leaves"), "L"),
            (NextYear.OTHER_SCHOOL, self.tr("Other school"), "O"),
            (NextYear.NEXT_GRADE, self.tr("Goes up"), "G"),
        ):
            self.table.add_row_action(text, _choosing(self, goes), shortcut=key)
            self._keys.addWidget(push_button(text, _choosing(self, goes), shortcut=key))

    def _sum_words(self, preview: Preview) -> str:
        goes = [row.goes for row in preview.rows]
        text = self.tr(
            "{before} students now, {after} in the new year: {leave} leave, {other} go to another "
            "school, {retain} repeat."
        )
        return text.format(
            before=preview.before,
            after=preview.after,
            leave=goes.count(NextYear.LEAVE),
            other=goes.count(NextYear.OTHER_SCHOOL),
            retain=goes.count(NextYear.RETAIN),
        )

    def _narrow(self) -> None:
        tests = {
            "leave": lambda row: row.after is None,
            "exception": lambda row: row.is_exception,
        }
        self.table.set_filter(tests.get(self.chips.key, lambda _row: True))


def _tone(row: MoveRow) -> str:
    tones = {NextYear.NEXT_GRADE: "neutral", NextYear.RETAIN: "warn"}
    return tones.get(row.goes, "accent")


def _choosing(view: PromoteView, goes: NextYear) -> Callable[[], None]:
    return lambda: view.choose(goes)
