"""The consent ledger of one student: how each question stands, and what was said when."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from peerdesk.enums import ConsentKind
from peerdesk.services.consent import record
from peerdesk.services.consent.ledger import LedgerRow, ledger_of
from peerdesk.services.consent.rules import Ask
from peerdesk.services.consent.state import ConsentState
from peerdesk.services.consent.words import state_tone, state_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.consent_words import line_words
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.style import label


class ConsentLedger(QWidget):
    """What concerns the student, with chips and days; the other questions behind a button.

    Signals:
        answer_requested: `Ask` whose answer is to be recorded.
        print_requested: Print key and options, for a slip of this student.
    """

    answer_requested = Signal(object)
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, student_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id = student_id
        self._may_record = desk.may(record.record_answer)
        reading = partial(ledger_of, student_id=student_id, today=desk.today())
        self.rows = desk.read(reading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._others = QWidget()
        self._more = push_button(
            self.tr("Show the other questions"), self._show_others, role="link"
        )
        self._fill()

    def _fill(self) -> None:
        concerned = [row for row in self.rows if row.is_concerned]
        for row in concerned:
            self._column.addWidget(self._question(row))
        if any(row.standing.lacks_guardian or row.standing.lacks_assent for row in concerned):
            slip = push_button(self.tr("&Print slip"), self._print, icon="printer")
            slip.setObjectName("consent-print")
            line = QHBoxLayout()
            line.addWidget(slip)
            line.addStretch(1)
            self._column.addLayout(line)
        column = QVBoxLayout(self._others)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in self.rows:
            if not row.is_concerned:
                column.addWidget(self._question(row))
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._others)
        self._others.hide()
        self._more.setObjectName("consent-more")
        if not concerned:
            self._show_others()

    def _question(self, row: LedgerRow) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        name = label(row.rule.name)
        line.addWidget(name, 1)
        guardian = row.standing.guardian
        line.addWidget(Chip(state_words()[guardian], state_tone(guardian)))
        if row.rule.needs_assent or row.standing.child is not ConsentState.MISSING:
            child = row.standing.child
            words = self.tr("Child: {answer}").format(answer=state_words()[child])
            line.addWidget(Chip(words, state_tone(child)))
        record_button = push_button(
            self.tr("Record"), partial(self.answer_requested.emit, row.rule.ask)
        )
        record_button.setObjectName(f"consent-{row.rule.ask.key}")
        spoken = self.tr("Record answer: {name}").format(name=row.rule.name)
        record_button.setAccessibleName(spoken)
        record_button.setToolTip(spoken)
        if not self._may_record:
            close(record_button, self._desk.why_not())
        line.addWidget(record_button)
        if row.standing.lacks_guardian:
            line.addWidget(self._slip_button(row))
        column.addLayout(line)
        for text in self._told(row):
            column.addWidget(label(text, "muted"))
        return box

    def _slip_button(self, row: LedgerRow) -> QWidget:
        options = {"student_ids": (self._student_id,), "asks": (row.rule.ask.key,)}
        printing = partial(self.print_requested.emit, "consent-slip", options)
        name = self.tr("Print slip: {name}").format(name=row.rule.name)
        return icon_button("printer", name, printing)

    def _told(self, row: LedgerRow) -> list[str]:
        texts = [line_words(one) for one in row.lines]
        if row.is_shared:
            texts.append(self.tr("The slip for buddy pairs counts."))
        return texts

    def _show_others(self) -> None:
        self._others.show()
        self._more.hide()

    def show_question(self, kind: ConsentKind) -> None:
        """Go to where the answer to one question is recorded, also if it stands folded away."""
        button = self.findChild(QPushButton, f"consent-{Ask(kind).key}")
        if button is not None:
            if self._others.isAncestorOf(button):
                self._show_others()
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        self.print_requested.emit("consent-slip", {"student_ids": (self._student_id,)})
