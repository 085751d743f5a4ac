"""The consents of one student in the side panel, read again whenever they change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.consent.rules import Ask
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.consent_answer import AnswerPanel
from peerdesk.ui.kit.consent_ledger import ConsentLedger
from peerdesk.ui.kit.style import label

_WATCHED = frozenset({"Consent", "ConsentTopic", "ProgramMembership", "TeamPosition", "Program"})


class ConsentPanel(QWidget):
    """Every question for one student, with the days of each answer.

    Signals:
        panel_requested: Widget to show in the place of this one, and its title.
        place_requested: Page key and record id: the student as a whole.
        print_requested: Print key and options.
    """

    keeps_drafts = False
    panel_requested = Signal(QWidget, str)
    place_requested = Signal(str, object)
    print_requested = Signal(str, object)

    def __init__(
        self, desk: Desk, student_id: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._student_id, self._name = desk, student_id, name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 16)
        self._column.setSpacing(16)
        self._column.addWidget(label(self.tr("Answers of this school year"), "strong"))
        self.ledger = ConsentLedger(desk, student_id)
        line = QHBoxLayout()
        line.addWidget(push_button(self.tr("Open st&udent"), self._open, icon="users"))
        line.addStretch(1)
        self._column.addLayout(line)
        self._column.addStretch(1)
        self._show()
        desk.changed.connect(self._on_changed)

    def _show(self) -> None:
        focused: QWidget | None = self.focusWidget()
        name = focused.objectName() if focused else ""
        self._column.removeWidget(self.ledger)
        self.ledger.hide()
        self.ledger.deleteLater()
        self.ledger = ConsentLedger(self._desk, self._student_id)
        self.ledger.answer_requested.connect(self._record)
        self.ledger.print_requested.connect(self.print_requested)
        self._column.insertWidget(1, self.ledger)
        found = self.findChild(QWidget, name) if name else None
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & _WATCHED:
            self._show()

    def _record(self, ask: Ask) -> None:
        panel = AnswerPanel(self._desk, (self._student_id, self._name), ask)
        self.panel_requested.emit(panel, self._name)

    def _open(self) -> None:
        self.place_requested.emit("students", self._student_id)
