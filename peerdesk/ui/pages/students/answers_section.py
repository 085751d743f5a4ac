"""What the family said, and which training is done."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from peerdesk.enums import CourseCode
from peerdesk.services import programs
from peerdesk.services.consent.rules import Ask
from peerdesk.services.students import StudentDetail
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.consent_answer import AnswerPanel
from peerdesk.ui.kit.consent_ledger import ConsentLedger
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.students.panel_section import PanelSection
from peerdesk.ui.pages.students.words import course_words


class AnswersSection(PanelSection):
    """The consent ledger of this year, and a check box for each course.

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
        self._add_courses()

    def _add_answers(self) -> None:
        self.ledger = ConsentLedger(self.desk, self.detail.id)
        self.ledger.answer_requested.connect(self._record)
        self.ledger.print_requested.connect(self.print_requested)
        self.column.addWidget(self.ledger)

    def _add_courses(self) -> None:
        self.column.addWidget(label(self.tr("Training done"), "strong"))
        for course, word in course_words().items():
            box = QCheckBox(word)
            box.setObjectName(f"course-{course}")
            box.setChecked(course in self.detail.courses)
            box.toggled.connect(partial(self._train, course))
            self.column.addWidget(box)

    def _record(self, ask: Ask) -> None:
        panel = AnswerPanel(self.desk, (self.detail.id, self.detail.name), ask)
        self.panel_requested.emit(panel, self.detail.name)

    def _train(self, course: CourseCode, is_on: bool) -> None:  # noqa: FBT001 - a Qt slot
        name, today = self.detail.name, self.desk.today()
        if is_on:
            ids = [self.detail.id]
            doing = partial(programs.record_training, student_ids=ids, course=course, done_on=today)
            self.write(doing, self.tr("Recorded training of {name}").format(name=name))
        else:
            taking = partial(programs.withdraw_training, student_id=self.detail.id, course=course)
            self.write(taking, self.tr("Took back training of {name}").format(name=name))
