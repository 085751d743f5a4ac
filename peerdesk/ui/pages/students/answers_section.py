"""What the family said."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from peerdesk.services.consent.rules import Ask
from peerdesk.services.students import StudentDetail
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.consent_answer import AnswerPanel
from peerdesk.ui.kit.consent_ledger import ConsentLedger
from peerdesk.ui.pages.students.panel_section import PanelSection


class AnswersSection(PanelSection):
    """The consent ledger of this year.

    Signals:
        panel_requested: Widget to show in the place of the student, and its title.
        print_requested: Print key and options.
    """

    panel_requested = Signal(QWidget, str)
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, detail: StudentDetail, parent: QWidget | None = None) -> None:
        super().__init__(desk, detail, parent)
        self.set_title(self.tr("Consent this year"))
        self._add_answers()

    def _add_answers(self) -> None:
        self.ledger = ConsentLedger(self.desk, self.detail.id)
        self.ledger.answer_requested.connect(self._record)
        self.ledger.print_requested.connect(self.print_requested)
        self.column.addWidget(self.ledger)

    def _record(self, ask: Ask) -> None:
        panel = AnswerPanel(self.desk, (self.detail.id, self.detail.name), ask)
        self.panel_requested.emit(panel, self.detail.name)
