"""Marks the selected students as bench helpers, helpers or buddies, all in one go."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from peerdesk.services import role_marks
from peerdesk.services.role_marks import Mark, Marks
from peerdesk.services.students import StudentRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.info_bar import InfoBar


class RoleDeeds(QObject):
    """Adds the actions to the list, and says in a bar who cannot be marked before it marks.

    Attributes:
        bar: Stands above the list while there is something to say.
    """

    def __init__(self, desk: Desk, table: DataTable[StudentRow], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._table = table
        self.bar = InfoBar("warn")
        self.bar.hide()
        self.bar.dismissed.connect(self._go_on)
        table.select_many()
        table.selection_changed.connect(lambda _rows: self.bar.hide())
        for mark, text, keys in (
            (Mark.BENCH_HELPER, self.tr("Mark as bench helpers"), "Ctrl+B"),
            (Mark.HELPER, self.tr("Mark as helpers"), "Ctrl+H"),
            (Mark.BUDDY, self.tr("Mark as buddies"), "Ctrl+U"),
        ):
            deed, needs = partial(self.begin, mark), "role_marks.mark_many"
            table.add_row_action(text, deed, icon="users", shortcut=keys, needs=needs)

    @property
    def single(self) -> StudentRow | None:
        """Return the current row for what is done to one; if several are selected, say so."""
        if len(self._table.selected_rows) < 2:
            return self._table.current_row
        self.bar.clear_action()
        self.bar.show_message("info", self.tr("This goes one student at a time. Choose just one."))
        return None

    def begin(self, mark: Mark) -> None:
        """Mark the selected students; if some cannot be, say so first and offer the rest."""
        current = self._table.current_row
        rows = self._table.selected_rows or ([current] if current else [])
        ids = [row.id for row in rows]
        looking = partial(role_marks.look_at, student_ids=ids, mark=mark)
        marks: Marks = self._desk.read(looking)
        if marks.held:
            self._say(mark, marks)
        elif marks.ready:
            self._mark(mark, marks.ready)

    def _say(self, mark: Mark, marks: Marks) -> None:
        self.bar.hide()  # a button put into a bar that is shown cannot have the focus yet
        self.bar.clear_action()
        button = None
        if marks.ready:
            text = self.tr("Mark the other {count}").format(count=len(marks.ready))
            button = self.bar.set_action(text, partial(self._mark, mark, marks.ready))
        self.bar.show_message("warn", " ".join(marks.held))
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, mark: Mark, ids: tuple[str, ...]) -> None:
        self._go_on()
        marking = partial(
            role_marks.mark_many, student_ids=ids, mark=mark, today=self._desk.today()
        )
        words = {
            Mark.BENCH_HELPER: self.tr("Marked as bench helpers: {count}"),
            Mark.HELPER: self.tr("Marked as helpers: {count}"),
            Mark.BUDDY: self.tr("Marked as buddies: {count}"),
        }
        self._desk.write(self, marking, words[mark].format(count=len(ids)))

    def _go_on(self) -> None:
        self.bar.hide()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)
