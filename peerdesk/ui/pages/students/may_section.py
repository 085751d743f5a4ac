"""What a helper may do and may not yet, and who looks after whom."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.training_rules import mentors, standing
from peerdesk.services.training_rules.mentors import MentorRow
from peerdesk.services.training_rules.standing import Standing
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.style import label


class MaySection(QWidget):
    """One line an activity: may do it, or which course comes first.

    Signals:
        place_requested: The page of the rules, or of the mentors.
    """

    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, student_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._student_id = student_id
        today = desk.today()
        self.standings = desk.read(partial(standing.standings, student_id=student_id, today=today))
        self.mentors = desk.read(partial(mentors.mentors_of, student_id=student_id, today=today))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(label(self.tr("May do"), "strong"))
        for one in self.standings:
            self._add(one)
        for row in self.mentors:
            self._column.addWidget(label(self._mentor_words(row)))
        if desk.may_open("staff_training"):
            opener = push_button(self.tr("Who may do &what"), self._open_rules, role="link")
            self._column.addWidget(opener)

    def _add(self, one: Standing) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = label(one.activity)
        row.addWidget(words, 1)
        chip = Chip(self.tr("May") if one.may else self.tr("Not yet"), "ok" if one.may else "warn")
        chip.setToolTip(one.sentence)
        row.addWidget(chip)
        self._column.addLayout(row)
        if not one.may:
            missing = self.tr("First: {courses}").format(courses=", ".join(one.missing))
            self._column.addWidget(label(missing, "muted"))

    def _mentor_words(self, row: MentorRow) -> str:
        since = day(row.starts_on) if row.starts_on else ""
        if row.mentor.id == self._student_id:
            text = self.tr("Mentors {name} since {day}")
            return text.format(name=row.new.full_name, day=since)
        text = self.tr("{name} mentors this helper since {day}")
        return text.format(name=row.mentor.full_name, day=since)

    def _open_rules(self) -> None:
        self.place_requested.emit("staff_training", "rules")
