"""A course in the side panel: what it asks for, its outline, and who should come."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.services.training import standing
from peerdesk.services.training.builtin import builtin_outline
from peerdesk.services.training.courses import CourseRow
from peerdesk.services.training.naming import course_names
from peerdesk.services.training.standing import DuePerson, Standing
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import label


class CoursePanel(QWidget):
    """Reads only; its buttons ask the page.

    Signals:
        add_requested: Code of the course that is to be recorded.
        change_requested: Code of the course.
        print_requested: Print key and options.
    """

    keeps_drafts = False
    add_requested = Signal(str)
    change_requested = Signal(str)
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, course: CourseRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._course = course
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 16)
        self._column.setSpacing(16)
        self._add_buttons()
        for line in self._facts():
            self._column.addWidget(label(line))
        self._add_due()
        self._add_outline()
        self._column.addStretch(1)

    def _add_buttons(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        code = self._course.id
        add = push_button(
            self.tr("Add &training"), partial(self.add_requested.emit, code), icon="plus"
        )
        change = push_button(
            self.tr("&Change course"), partial(self.change_requested.emit, code), icon="pencil"
        )
        outline = push_button(
            self.tr("Print &outline"),
            partial(self.print_requested.emit, "training-outline", {"course": code}),
            icon="printer",
        )
        flow.addWidget(need(add, "training.attendance.record_attendance"))
        flow.addWidget(need(change, "training.courses.save_course"))
        flow.addWidget(outline)
        self._column.addWidget(buttons)

    def _facts(self) -> list[str]:
        said, names = self._course.draft, self._desk.read(course_names)
        lines = [self.tr("Takes %n minutes.", "", said.minutes)]
        if said.valid_months:
            lines.append(self.tr("Good for %n months.", "", said.valid_months))
        if said.needs:
            first = ", ".join(names.get(code, code) for code in said.needs)
            lines.append(self.tr("Comes after: {courses}.").format(courses=first))
        if said.spacing_days:
            lines.append(self.tr("At least %n days between.", "", said.spacing_days))
        if said.coverage_percent:
            text = self.tr("{percent} % of the staff do {course} first.")
            lines.append(
                text.format(
                    percent=said.coverage_percent,
                    course=names.get(said.coverage_course, said.coverage_course),
                )
            )
        if said.refresher_of:
            text = self.tr("Renews {course}.")
            lines.append(text.format(course=names.get(said.refresher_of, said.refresher_of)))
        return lines

    def _add_due(self) -> None:
        today = self._desk.today()
        due = self._desk.read(partial(standing.due_people, code=self._course.id, today=today))
        card = Card(self.tr("Who should come"))
        for one in due:
            tone = "warn" if one.standing is not Standing.NONE else "neutral"
            card.add_row(one.name, self._why(one), tone)
        if not due:
            card.add_widget(label(self.tr("Nobody now."), "muted"))
        self._column.addWidget(card)

    def _why(self, one: DuePerson) -> str:
        if one.until is None:
            return self.tr("Not yet done")
        day = day_with_year(one.until)
        if one.standing is Standing.OVER:
            return self.tr("Ran out {day}").format(day=day)
        return self.tr("Until {day}").format(day=day)

    def _add_outline(self) -> None:
        language = self._desk.vault.language
        outline = self._course.draft.outline or builtin_outline(self._course.id, language)
        card = Card(self.tr("Outline"))
        text = label(outline or self.tr("No outline yet."), "" if outline else "muted")
        text.setWordWrap(True)
        card.add_widget(text)
        self._column.addWidget(card)
