"""The side panel that records a course for many adults at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.training import attendance
from peerdesk.services.training.attendance import Came, Recorded
from peerdesk.services.training.events import TrainingEntry
from peerdesk.services.training_rules import staff
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import press_by_save_keys


class RecordPanel(QWidget):
    """Which course, on which day, and who was there.

    Signals:
        finished: Everybody was written down; the panel may close.
    """

    needs = "training.attendance.record_attendance"

    finished = Signal()

    def __init__(
        self,
        desk: Desk,
        course: str,
        chosen: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        today = desk.today()
        courses = desk.read(partial(staff.staff_courses, today=today))
        lines = desk.read(partial(staff.staff_at, course=course, today=today))
        by_name = sorted(lines, key=lambda line: line.name.casefold())
        self.message = InfoBar("warn")
        self.message.hide()
        self.form = Form(
            [
                FieldSpec(
                    "course",
                    self.tr("&Course"),
                    Kind.CHOICE,
                    choices=[(one.id, one.name) for one in courses],
                ),
                FieldSpec("day", self.tr("&Day"), Kind.DATE),
                FieldSpec(
                    "people",
                    self.tr("&Who was there"),
                    Kind.MANY,
                    self.tr("Arrow keys move, Space ticks"),
                    [(line.id, line.full_name) for line in by_name],
                ),
            ]
        )
        known = {line.id for line in lines}
        kept = tuple(one for one in chosen if one in known)
        self.form.set_values({"course": course, "day": today, "people": kept})
        self._lay_out()
        self.setFocusProxy(self.form.field("people" if course else "course").editor)

    def save(self) -> None:
        """Write down who was there, or say under the field what is missing."""
        values, today = self.form.values, self._desk.today()
        entry = TrainingEntry(values["course"] or "", values["day"])
        use_case = partial(
            attendance.record_attendance,
            entry=entry,
            came=[Came(person_id) for person_id in values["people"]],
            today=today,
        )
        self.form.show_errors({})
        self.message.hide()
        text = self.tr("Recorded a training of %n adults", "", len(values["people"]))
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _lay_out(self) -> None:
        save = push_button(self.tr("Sa&ve"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(save)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.message)
        column.addWidget(self.form)
        column.addLayout(row)
        column.addStretch(1)

    def _on_saved(self, done: Recorded) -> None:
        if not done.refused:
            self.finished.emit()
            return
        why = "\n".join(f"{one.name}: {one.sentence}" for one in done.refused)
        text = self.tr("Written down: {n}. Not written down:\n{why}")
        self.message.show_message("warn", text.format(n=done.saved, why=why))
        self.form.set_values({"people": tuple(one.person_id for one in done.refused)})

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError) and self.form.has_field(error.field):
            self.form.show_errors({error.field: sentence_of(error)})
        else:
            self.message.show_message("danger", sentence_of(error))
