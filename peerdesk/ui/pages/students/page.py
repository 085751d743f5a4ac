"""Students: the roster, one student in the side panel, and the import."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.services import students
from peerdesk.services.consent.blocks import MissingYes
from peerdesk.services.students import StudentRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.log_panel import LogPrefill
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.students.current_stack import CurrentStack
from peerdesk.ui.pages.students.entry_panel import EntryPanel
from peerdesk.ui.pages.students.import_page import ImportFlow
from peerdesk.ui.pages.students.role_deeds import RoleDeeds
from peerdesk.ui.pages.students.student_list import StudentList
from peerdesk.ui.pages.students.student_panel import StudentPanel


class StudentsPage(Page):
    """The list; Enter opens one student at the right; Ctrl+I begins an import."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "Student", "ProgramMembership", "Match", "Consent", "TrainingRecord", "TrainingRule",
            "Staff",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = StudentList(self._empty())
        self._roles = RoleDeeds(desk, self.list.table, self)
        self.list.add_bar(self._roles.bar)
        self.flow: ImportFlow | None = None
        self._awaited = ""
        self._stack = CurrentStack()
        self._stack.add(self.list)
        self.body.addWidget(self._stack, 1)
        self._add = self.header.add_secondary(
            self.tr("&Add student"),
            self.add_student,
            icon="plus",
            needs="student_entry.add_student",
        )
        self._consents = self.header.add_secondary(
            self.tr("&Consents"), self.show_consents, icon="shield-check"
        )
        self._same = self.header.add_secondary(
            self.tr("Same &child?"), partial(self.place_requested.emit, "same_child", None)
        )
        for button, place in ((self._consents, "consents"), (self._same, "same_child")):
            if not desk.may_open(place):
                close(button, desk.why_not())
        self._set_list_header()
        shortcut = QShortcut(QKeySequence("Ctrl+I"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.begin_import)
        self.list.opened.connect(self.open_student)
        self._add_row_actions()

    @override
    def refresh(self) -> None:
        rows = self.desk.read(partial(students.list_students, today=self.desk.today()))
        self.list.set_rows(rows)
        if self._awaited:
            self.list.go_to(self._awaited)
            self._awaited = ""

    @override
    def show_record(self, record_id: object) -> None:
        """Open a student by id, or by `MissingYes` at the question that lacks an answer."""
        if self.flow is not None:
            return
        wanted = record_id if isinstance(record_id, MissingYes) else None
        student_id = wanted.student_id if wanted else record_id
        self.refresh()
        self.list.go_to(student_id)
        panel = self.open_student(str(student_id))
        if wanted is not None:
            # Going to a page enters it first; the question then takes the focus.
            QTimer.singleShot(0, panel, partial(panel.show_question, wanted.kind))

    @override
    def primary(self) -> None:
        if self.flow is None:
            self.begin_import()
        else:
            self.flow.forward()

    @override
    def find_here(self) -> None:
        if self.flow is None:
            self.list.find_here()

    @override
    def go_back(self) -> bool:
        if self.flow is None:
            return False
        self.flow.back()
        return True

    def begin_import(self) -> None:
        """Show the import in the place of the list."""
        if self.flow is not None:
            return
        self.flow = ImportFlow(self.desk)
        self.flow.closed.connect(self._end_import)
        self.flow.changed.connect(self._show_flow)
        self._stack.add(self.flow)
        self._stack.see(self.flow)
        self._add.hide()
        self._same.hide()
        self._consents.hide()
        self._show_flow()
        self.flow.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_consents(self) -> None:
        """Go to the page of consents."""
        self.place_requested.emit("consents", None)

    def add_student(self) -> None:
        """Open the form for a new student."""
        panel = EntryPanel(self.desk)
        panel.saved.connect(self._await)
        self.panel_requested.emit(panel, self.tr("Add student"))

    def open_student(self, student_id: str) -> StudentPanel:
        """Show one student in the side panel, and return what is shown."""
        panel = StudentPanel(self.desk, student_id)
        panel.edit_requested.connect(self._edit)
        panel.log_requested.connect(self._log)
        panel.absence_requested.connect(self.absence_requested)
        panel.panel_requested.connect(self.panel_requested)
        panel.place_requested.connect(self.place_requested)
        self.panel_requested.emit(panel, panel.title)
        return panel

    def _await(self, student_id: str) -> None:
        """Go to a student who was just saved, once the list has been read again."""
        self._awaited = student_id

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No students yet"),
            self.tr("Bring in the roster from your school system: a OneRoster, CSV or Excel file."),
            action=self.tr("Import roster"),
            clicked=self.begin_import,
            icon="users",
        )

    def _set_list_header(self) -> None:
        self.header.set_title(self.tr("Students"))
        self.header.set_primary(
            self.tr("&Import roster"), self.primary, icon="upload", shortcut="Ctrl+I"
        )

    def _show_flow(self) -> None:
        if self.flow is None:
            return
        self.header.set_title(self.tr("Import roster"))
        button = self.header.set_primary(self.flow.forward_text, self.primary)
        button.setEnabled(self.flow.can_go_forward)
        if self.flow.is_done:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_import(self) -> None:
        if self.flow is None:
            return
        flow, self.flow = self.flow, None
        self._stack.take(flow)
        self._stack.see(self.list)
        flow.deleteLater()
        self._add.show()
        self._same.show()
        self._consents.show()
        self._set_list_header()
        self.refresh()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row_actions(self) -> None:
        add = self.list.table.add_row_action
        add(
            self.tr("Change"),
            self._edit_current,
            icon="pencil",
            shortcut="F2",
            needs="student_entry.edit_student",
        )
        add(self.tr("Log session"), self._log_current, icon="notebook-pen")
        add(self.tr("Mark as left"), self._mark_left, icon="user-x", needs="students.mark_left")
        add(self.tr("Bring back"), self._bring_back, icon="user-check", needs="students.bring_back")
        add(
            self.tr("Remove"),
            self._remove,
            icon="trash-2",
            shortcut="Del",
            needs="students.remove_student",
        )

    @property
    def _current(self) -> StudentRow | None:
        return self._roles.single

    def _edit(self, student_id: str) -> None:
        panel = EntryPanel(self.desk, student_id)
        panel.saved.connect(self.open_student)
        self.panel_requested.emit(panel, self.tr("Change student"))

    def _log(self, student_id: str) -> None:
        self.log_requested.emit(LogPrefill(student_id=student_id))

    def _edit_current(self) -> None:
        row = self._current
        if row is not None:
            self._edit(row.id)

    def _log_current(self) -> None:
        row = self._current
        if row is not None:
            self._log(row.id)

    def _mark_left(self) -> None:
        row = self._current
        if row is not None:
            use_case = partial(students.mark_left, student_id=row.id, today=self.desk.today())
            text = self.tr("Marked {name} as left").format(name=row.full_name)
            self.desk.write(self, use_case, text)

    def _bring_back(self) -> None:
        row = self._current
        if row is not None:
            use_case = partial(students.bring_back, student_id=row.id)
            self.desk.write(
                self, use_case, self.tr("Brought {name} back").format(name=row.full_name)
            )

    def _remove(self) -> None:
        row = self._current
        if row is not None:
            use_case = partial(students.remove_student, student_id=row.id)
            self.desk.write(self, use_case, self.tr("Removed {name}").format(name=row.full_name))
