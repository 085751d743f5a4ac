"""Find who is absent: who is on duty today, students by name, classes by theirs."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from typing_extensions import override

from peerdesk.services import duty
from peerdesk.services.names import folded
from peerdesk.services.students import search_students
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.find_box import FindBox, Found

MOST_FOUND: Final = 8


class AbsentBox(FindBox):
    """Offers who is on duty today as soon as it has the focus; chooses an id or a `ClassRow`."""

    def __init__(self, desk: Desk, name: str, *, hint: str) -> None:
        super().__init__(self._find_absent, name, hint=hint)
        self._desk = desk

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._open_if_focused)

    def _open_if_focused(self) -> None:
        if self.hasFocus():
            self.open_list()

    def _find_absent(self, text: str) -> list[Found]:
        if not text:
            return self._on_duty_today()
        rows = self._desk.read(partial(search_students, text=text, limit=MOST_FOUND))
        students = [Found(row.id, row.name, row.detail) for row in rows]
        whole = self._desk.read(partial(duty.find_classes, text=text))
        classes = [
            Found(row, duty.class_words(row.homeroom), duty.count_students(row.students), "users")
            for row in whole
        ]
        is_exact = any(folded(row.homeroom) == folded(text) for row in whole)
        return classes + students if is_exact else students + classes

    def _on_duty_today(self) -> list[Found]:
        cells = self._desk.read(partial(duty.duty_of_day, day=self._desk.today()))
        return [
            Found(one.student_id, one.full_name, cell.label)
            for cell in cells
            for one in cell.present
        ]
