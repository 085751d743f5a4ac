"""What the family said, and which training is done."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from peerdesk.enums import ConsentKind, ConsentStatus, CourseCode
from peerdesk.services import consents, programs
from peerdesk.services.consents import ConsentRow
from peerdesk.services.students import StudentDetail
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.students.panel_section import PanelSection
from peerdesk.ui.pages.students.words import answer_words, consent_words, course_words


class AnswersSection(PanelSection):
    """One answer for each question of this year, and a check box for each course."""

    def __init__(self, desk: Desk, detail: StudentDetail, parent: QWidget | None = None) -> None:
        super().__init__(desk, detail, parent)
        self.set_title(self.tr("Consent this year"))
        self._add_answers()
        self._add_courses()

    def _add_answers(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for line, row in enumerate(self.detail.consents):
            words = label(consent_words()[row.kind])
            editor = self._answer(row)
            words.setBuddy(editor)
            grid.addWidget(words, line, 0)
            grid.addWidget(editor, line, 1)
        self.column.addLayout(grid)

    def _answer(self, row: ConsentRow) -> QComboBox:
        editor = QComboBox()
        editor.setObjectName(f"consent-{row.kind}")
        editor.setAccessibleName(consent_words()[row.kind])
        for status, word in answer_words().items():
            if status is not None or row.status is None:
                editor.addItem(word, status)
        editor.setCurrentIndex(editor.findText(answer_words()[row.status]))
        editor.activated.connect(lambda _index: self._record(row.kind, editor.currentData()))
        return editor

    def _add_courses(self) -> None:
        self.column.addWidget(label(self.tr("Training done"), "strong"))
        for course, word in course_words().items():
            box = QCheckBox(word)
            box.setObjectName(f"course-{course}")
            box.setChecked(course in self.detail.courses)
            box.toggled.connect(partial(self._train, course))
            self.column.addWidget(box)

    def _record(self, kind: ConsentKind, status: ConsentStatus | None) -> None:
        if status is None:
            return
        today = self.desk.today()
        use_case = partial(
            consents.record_consent,
            student_id=self.detail.id,
            kind=kind,
            status=ConsentStatus(status),
            today=today,
        )
        text = self.tr("Recorded consent of {name}").format(name=self.detail.name)
        self.write(use_case, text)

    def _train(self, course: CourseCode, is_on: bool) -> None:  # noqa: FBT001 - a Qt slot
        name, today = self.detail.name, self.desk.today()
        if is_on:
            ids = [self.detail.id]
            doing = partial(programs.record_training, student_ids=ids, course=course, done_on=today)
            self.write(doing, self.tr("Recorded training of {name}").format(name=name))
        else:
            taking = partial(programs.withdraw_training, student_id=self.detail.id, course=course)
            self.write(taking, self.tr("Took back training of {name}").format(name=name))
