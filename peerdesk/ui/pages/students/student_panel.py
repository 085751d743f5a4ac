"""One student in the side panel: what is known, roles, consent, training, what happened."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import ConsentKind, MembershipRole
from peerdesk.errors import PeerDeskError
from peerdesk.services import students
from peerdesk.services.acknowledgements.standing import is_helper
from peerdesk.services.names import grade_words
from peerdesk.services.student_timeline import timeline
from peerdesk.services.students import StudentDetail
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.consent_ledger import ConsentLedger
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.erase_panel import ErasePanel
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.history_section import HistorySection
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.record_panel import RecordPanel
from peerdesk.ui.kit.style import label, rule
from peerdesk.ui.pages.students.answers_section import AnswersSection
from peerdesk.ui.pages.students.apart_section import ApartSection
from peerdesk.ui.pages.students.courses_section import CoursesSection
from peerdesk.ui.pages.students.may_section import MaySection
from peerdesk.ui.pages.students.notes_section import NotesSection
from peerdesk.ui.pages.students.papers_section import PapersSection
from peerdesk.ui.pages.students.roles_section import RolesSection
from peerdesk.ui.pages.students.words import birth_words, language_words


class StudentPanel(RecordPanel):
    """Everything about one student; each change is saved at once and can be undone.

    Signals:
        edit_requested: Id of the student to change.
        log_requested: Id of the student to log a session with.
        absence_requested: Id of the student who is away.
        panel_requested: Widget to show in the place of this one, and its title.
        print_requested: Print key and options.
        place_requested: Another page that tells more about the student.
    """

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "Student",
            "ProgramMembership",
            "Match",
            "Consent",
            "Course",
            "TrainingRecord",
            "TrainingRule",
            "HelperMentor",
            "PairConstraint",
            "SessionLog",
            "DutyAssignment",
            "PrivateNote",
            "Acknowledgement",
        }
    )

    edit_requested = Signal(str)
    log_requested = Signal(str)
    absence_requested = Signal(object)
    panel_requested = Signal(QWidget, str)
    print_requested = Signal(str, object)
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, student_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._student_id = student_id
        self._message = InfoBar("danger")
        self._message.hide()
        self._column.addWidget(self._message)
        self.load()

    @property
    def title(self) -> str:
        """Return the student's name."""
        return self._detail.name

    @property
    def _detail(self) -> StudentDetail:
        detail: StudentDetail = self.record
        return detail

    def show_question(self, kind: ConsentKind) -> None:
        """Go to where the family's answer to one question is recorded."""
        ledger = self.findChild(ConsentLedger)
        if ledger is not None:  # none for those who may not read it
            ledger.show_question(kind)

    @override
    def read(self) -> StudentDetail:
        today = self._desk.today()
        return self._desk.read(
            partial(students.student_detail, student_id=self._student_id, today=today)
        )

    @override
    def fill(self, column: QVBoxLayout) -> None:
        column.addLayout(self._facts())
        for section in self._sections():
            column.addWidget(rule())
            column.addWidget(section)
        column.addWidget(rule())
        column.addLayout(self._history())
        if self._desk.may_open("history"):
            column.addWidget(rule())
            column.addWidget(HistorySection(self._desk, [("student", self._student_id)]))
        column.addWidget(rule())
        column.addLayout(self._end())

    def _facts(self) -> QVBoxLayout:
        detail, today = self._detail, self._desk.today()
        lines = [grade_words(detail.grade), detail.homeroom, detail.number]
        column = QVBoxLayout()
        column.setSpacing(8)
        head = ", ".join(part for part in lines if part)
        column.addWidget(label(head[:1].upper() + head[1:], "strong"))
        about = [
            birth_words(detail.birth_date, today) if detail.birth_date else "",
            language_words(detail.home_languages),
            ", ".join(detail.interests),
            self.tr("Bus {bus}").format(bus=detail.bus) if detail.bus else "",
        ]
        column.addWidget(label("\n".join(part for part in about if part), "muted"))
        if detail.has_left:
            day = day_with_year(detail.left_on) if detail.left_on else ""
            column.addWidget(label(self.tr("Left {day}").format(day=day), "error"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self._verbs():
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        return column

    def _verbs(self) -> list[QWidget]:
        student_id = self._student_id
        verbs = [
            ("log", self.tr("&Log session"), partial(self.log_requested.emit, student_id)),
            ("away", self.tr("A&bsent"), partial(self.absence_requested.emit, student_id)),
            ("edit", self.tr("&Change"), partial(self.edit_requested.emit, student_id)),
        ]
        buttons: list[QWidget] = []
        for name, text, clicked in verbs:
            button = push_button(text, clicked)
            button.setObjectName(name)
            if name == "edit":
                need(button, "student_entry.edit_student")
            buttons.append(button)
        return buttons

    def _sections(self) -> list[QWidget]:
        roles = RolesSection(self._desk, self._detail)
        answers = AnswersSection(self._desk, self._detail)
        courses = CoursesSection(self._desk, self._detail)
        apart = ApartSection(self._desk, self._student_id, self._detail.name)
        for section in (roles, answers):
            section.failed.connect(self._on_failed)
            need(section, "consents.record_consent")
        courses.failed.connect(self._on_failed)
        answers.panel_requested.connect(self.panel_requested)
        answers.print_requested.connect(self.print_requested)
        roles.panel_requested.connect(self.panel_requested)
        apart.panel_requested.connect(self.panel_requested)
        apart.place_requested.connect(self.place_requested)
        sections: list[QWidget] = [roles, answers, courses, apart]
        if self._desk.read(partial(is_helper, student_id=self._student_id)):
            papers = PapersSection(self._desk, self._student_id)
            papers.place_requested.connect(self.place_requested)
            papers.print_requested.connect(self.print_requested)
            sections.insert(2, papers)
        if any(member.role is MembershipRole.HELPER for member in self._detail.members):
            may = MaySection(self._desk, self._student_id)
            may.place_requested.connect(self.place_requested)
            sections.insert(2, may)
        if self._desk.account.identity:
            notes = NotesSection(self._desk, self._student_id, self._detail.name)
            notes.panel_requested.connect(self.panel_requested)
            sections.append(notes)
        return sections

    def _history(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label(self.tr("What happened"), "strong"))
        events = self._desk.read(partial(timeline, student_id=self._student_id))
        for event in events:
            row = QHBoxLayout()
            row.setSpacing(8)
            day = label(day_with_year(event.on), "muted", wrap=False)
            day.setFixedWidth(day.fontMetrics().horizontalAdvance("Wed 28 Nov 2026 "))
            row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(event.text), 1)
            column.addLayout(row)
        return column

    def _end(self) -> QHBoxLayout:
        button = push_button(self.tr("&Erase for good"), self._erase, role="link")
        button.setObjectName("erase")
        need(button, "sync.erasure.erase_student")
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        return row

    def _erase(self) -> None:
        title = self.tr("Erase {name}").format(name=self._detail.name)
        self.panel_requested.emit(ErasePanel(self._desk, self._student_id), title)

    def _on_failed(self, error: PeerDeskError) -> None:
        self.show_again()
        self._message.show_message("danger", sentence_of(error))
