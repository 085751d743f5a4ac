"""The side panel with helpers who could look after a new one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import PeerDeskError
from peerdesk.services.names import grade_words
from peerdesk.services.training_rules import blocks, mentors
from peerdesk.services.training_rules.blocks import TrainingNeededError
from peerdesk.services.training_rules.mentors import MentorDraft, Newcomer, Suggestion
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label, plain, rule


class MentorPanel(QWidget):
    """Up to six experienced helpers, the best first; the keys 1 to 6 choose.

    Signals:
        finished: One was chosen; the panel may close.
        place_requested: Page and id of the student, to mend what is missing.
    """

    keeps_drafts = False
    needs = "training_rules.mentors.start_mentoring"

    finished = Signal()
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, newcomer: Newcomer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._newcomer = newcomer
        reading = partial(mentors.suggest, newcomer=newcomer, today=desk.today())
        self.suggestions = desk.read(reading)
        self.problem = InfoBar("danger")
        self.problem.hide()
        self.buttons: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.problem)
        for number, one in enumerate(self.suggestions, start=1):
            self._add(column, number, one)
        if not self.suggestions:
            self._add_nobody(column)
        column.addStretch(1)
        self.setFocusProxy(self.buttons[0])

    def choose(self, one: Suggestion) -> None:
        """Let this helper look after the new one from today on."""
        new = self._newcomer
        draft = MentorDraft(one.mentor.id, new.student.id, new.kind, self._desk.today())
        text = self.tr("{mentor} mentors {new} now")
        names = {"mentor": one.mentor.full_name, "new": new.student.full_name}
        use_case = partial(mentors.start_mentoring, draft=draft)
        self._desk.write(self, use_case, text.format(**names), self._on_done, self._on_failed)

    def _add(self, column: QVBoxLayout, number: int, one: Suggestion) -> None:
        button = push_button(f"{number}  {plain(one.mentor.full_name)}", partial(self.choose, one))
        words = f"{grade_words(one.mentor.grade)}, {one.words}"
        words = words[:1].upper() + words[1:]
        button.setAccessibleDescription(words)
        self.buttons.append(button)
        column.addWidget(button)
        column.addWidget(label(words, "muted"))
        column.addWidget(rule())

    def _add_nobody(self, column: QVBoxLayout) -> None:
        words = self.tr(
            "No experienced helper is out at the same recess, ready and free. Mark a helper as "
            "experienced on the student's panel, or see who lacks a course under Who may do what."
        )
        column.addWidget(label(words))
        opener = push_button(self.tr("Open &students"), self._open_students, icon="users")
        self.buttons.append(opener)
        column.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)

    def _open_students(self) -> None:
        self.place_requested.emit("students", self._newcomer.student.id)

    def _on_done(self, _row_id: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        sentence = sentence_of(error)
        if isinstance(error, TrainingNeededError):
            sentence = self._desk.read(partial(blocks.needed_words, error=error))
        self.problem.show_message("danger", sentence)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if not event.modifiers() and 0 <= place < len(self.suggestions):
            self.choose(self.suggestions[place])
        else:
            super().keyPressEvent(event)
