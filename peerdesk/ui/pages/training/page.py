"""Training: the courses of the school, the days on which they were held, and who came."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.errors import PeerDeskError
from peerdesk.services.prints import training_rows
from peerdesk.services.training import courses, events, standing
from peerdesk.services.training.events import EventRow
from peerdesk.services.training.standing import CourseStanding
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.guard import guard
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.team_views import TeamViews
from peerdesk.ui.pages.training.course_form import CourseForm
from peerdesk.ui.pages.training.course_panel import CoursePanel
from peerdesk.ui.pages.training.event_panel import EventPanel
from peerdesk.ui.pages.training.overview import COURSES, EVENTS, Overview
from peerdesk.ui.pages.training.record_view import RecordView

_CERTIFICATE = "training-certificate"


class TrainingPage(Page):
    """The lists, or the form of one training in their place."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "Course", "TrainingEvent", "TrainingInvite", "TrainingRecord", "StaffTraining",
            "TrainingRule", "ProgramMembership", "TeamPosition", "Student", "Staff",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Training"))
        self.header.set_primary(
            self.tr("Add &training"), self.primary, icon="plus", shortcut="Ctrl+N"
        )
        self._new = self.header.add_secondary(
            self.tr("New c&ourse"),
            partial(self._edit_course, ""),
            icon="graduation-cap",
            needs="training.courses.save_course",
        )
        self._paper = self.header.add_secondary(
            self.tr("Print"), self.print_page, icon="printer", shortcut="Ctrl+P"
        )
        self.views = TeamViews("training", desk)
        self.bar = InfoBar("ok")
        self.lists = Overview()
        self.form: RecordView | None = None
        for widget in (self.views, self.bar):
            self.body.addWidget(widget)
        self.body.addWidget(self.lists, 1)
        self.bar.hide()
        self._connect()

    @override
    def refresh(self) -> None:
        today = self.desk.today()
        rows = self.desk.read(partial(standing.list_standing, today=today))
        days = self.desk.read(partial(events.list_events, today=today))
        self.lists.set_rows(rows, days)
        offered = [row for row in rows if row.course.is_open]
        due, soon = sum(row.due for row in offered), sum(row.soon for row in offered)
        waiting = sum(day.is_waiting for day in days)
        parts = [
            self.tr("%n should come to a course", "", due) if due else "",
            self.tr("%n run out soon", "", soon) if soon else "",
            self.tr("%n days: who came?", "", waiting) if waiting else "",
        ]
        self.header.set_title(self.tr("Training"), ", ".join(part for part in parts if part))

    @override
    def primary(self) -> None:
        row = self.lists.courses.current_row if self.lists.which.key == COURSES else None
        self._record("", row.id if row and row.course.is_open else "")

    @override
    def show_record(self, record_id: object) -> None:
        if self.lists.events.go_to(lambda row: row.id == record_id):
            self._open_list(EVENTS)
            self._open_event(self.lists.events.current_row)
        elif self.lists.courses.go_to(lambda row: row.id == record_id):
            self._open_list(COURSES)
            self._open_course(self.lists.courses.current_row)

    @override
    def find_here(self) -> None:
        table = self.lists.courses if self.lists.which.key == COURSES else self.lists.events
        table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def go_back(self) -> bool:
        if self.form is None:
            return False
        self._close_form()
        return True

    @override
    def print_page(self) -> None:
        """Print what belongs to the current line: certificates, sign-in sheet or outline."""
        day, course = self.lists.events.current_row, self.lists.courses.current_row
        if self.lists.which.key == EVENTS and day is not None:
            key = _CERTIFICATE if day.is_held and day.came else "training-signin"
            self.print_requested.emit(key, {"event_id": day.id})
        elif course is not None:
            self.print_requested.emit("training-outline", {"course": course.id})
        else:
            self.print_requested.emit("training-signin", {})

    @override
    def keep_draft(self) -> None:
        if self.form is not None:
            self.form.keep_draft()

    def _connect(self) -> None:
        self.views.place_requested.connect(self.place_requested)
        self.lists.add_requested.connect(self.primary)
        self.lists.code_entered.connect(self._open_sheet)
        self.lists.courses.opened.connect(self._open_course)
        self.lists.events.opened.connect(self._open_event)
        add = self.lists.courses.add_row_action
        add(
            self.tr("Change course"),
            self._change_current,
            icon="pencil",
            shortcut="F2",
            needs="training.courses.save_course",
        )
        add(
            self.tr("Offer, or no longer"),
            self._turn,
            icon="eye-off",
            shortcut="O",
            needs="training.courses.set_open",
        )
        day = self.lists.events.add_row_action
        day(
            self.tr("Write down who came"),
            self._record_current,
            icon="pencil",
            shortcut="F2",
            needs="training.attendance.record_attendance",
        )
        day(self.tr("Print sign-in sheet"), self._print_sheet, icon="printer", shortcut="S")
        day(
            self.tr("Move to bin"),
            self._remove_current,
            icon="trash-2",
            shortcut="Del",
            needs="training.events.remove_event",
        )

    def _open_list(self, key: str) -> None:
        self._close_form()
        self.lists.show_list(key)

    def _open_course(self, row: CourseStanding | None) -> None:
        if row is None:
            return
        panel = CoursePanel(self.desk, row.course)
        panel.add_requested.connect(lambda code: self._record("", code))
        panel.change_requested.connect(self._edit_course)
        self.panel_requested.emit(panel, row.course.name)

    def _open_event(self, row: EventRow | None) -> None:
        if row is None:
            return
        panel = EventPanel(self.desk, row)
        panel.record_requested.connect(self._record)
        panel.remove_requested.connect(self._remove)
        self.panel_requested.emit(panel, row.course_name)

    def _open_sheet(self, typed: str) -> None:
        """Open the training of a sign-in sheet, to write down who signed."""
        try:
            event_id = self.desk.read(partial(training_rows.find_event, typed=typed))
        except PeerDeskError as error:
            self.bar.clear_action()
            self.bar.show_message("danger", sentence_of(error))
            return
        self.lists.code.clear()
        self._record(event_id)

    def _edit_course(self, code: str) -> None:
        course = self.desk.read(partial(courses.find_course, code=code)) if code else None
        title = self.tr("Change course") if course else self.tr("New course")
        self.panel_requested.emit(CourseForm(self.desk, course), title)

    def _change_current(self) -> None:
        if self.lists.courses.current_row is not None:
            self._edit_course(self.lists.courses.current_row.id)

    def _turn(self) -> None:
        row = self.lists.courses.current_row
        if row is None:
            return
        is_open = not row.course.is_open
        words = self.tr("Offered {course}") if is_open else self.tr("No longer offered: {course}")
        use_case = partial(courses.set_open, code=row.id, is_open=is_open)
        self.desk.write(self, use_case, words.format(course=row.course.name))

    def _record(self, event_id: str, code: str = "") -> None:
        """Put the form of a training in the place of the lists."""
        self._close_form()
        self.bar.hide()
        form = RecordView(self.desk, event_id, code)
        form.finished.connect(self._on_finished)
        form.left.connect(self._close_form)
        form.recorded.connect(self._on_recorded)
        guard(self.desk, form)
        self.form = form
        self._show_lists(are_shown=False)
        self.body.addWidget(form, 1)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record_current(self) -> None:
        if self.lists.events.current_row is not None:
            self._record(self.lists.events.current_row.id)

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.keep_draft()
            form.hide()
            form.deleteLater()
            self._show_lists(are_shown=True)
            self.find_here()

    def _show_lists(self, *, are_shown: bool) -> None:
        for widget in (self.views, self.lists, self._new, self._paper, self.header.primary):
            if widget is not None:
                widget.setVisible(are_shown)

    def _on_finished(self, event_id: str) -> None:
        self._close_form()
        self.refresh()
        self.lists.show_list(EVENTS)
        self.lists.events.go_to(lambda row: row.id == event_id)
        self.find_here()

    def _on_recorded(self, event_id: str, count: int) -> None:
        self.bar.show_message("ok", self.tr("%n people are trained.", "", count))
        asking = partial(self.print_requested.emit, _CERTIFICATE, {"event_id": event_id})
        self.bar.set_action(self.tr("Print certi&ficates"), asking)

    def _print_sheet(self) -> None:
        if self.lists.events.current_row is not None:
            options = {"event_id": self.lists.events.current_row.id}
            self.print_requested.emit("training-signin", options)

    def _remove_current(self) -> None:
        if self.lists.events.current_row is not None:
            self._remove(self.lists.events.current_row)

    def _remove(self, row: EventRow) -> None:
        text = self.tr("Moved the training {course} to the bin").format(course=row.course_name)
        self.desk.write(self, partial(events.remove_event, event_id=row.id), text)
