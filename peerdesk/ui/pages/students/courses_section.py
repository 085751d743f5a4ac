"""Which courses a student did and until when they are good; one tick writes one down."""

from functools import partial
from textwrap import wrap
from typing import Final

from PySide6.QtWidgets import QCheckBox, QWidget

from peerdesk.enums import Audience
from peerdesk.services import programs
from peerdesk.services.students import StudentDetail
from peerdesk.services.training import attendance, standing
from peerdesk.services.training.standing import PersonCourse, Standing
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.guard import need
from peerdesk.ui.pages.students.panel_section import PanelSection

_LINE: Final = 42


class CoursesSection(PanelSection):
    """A check box for each course that is offered to students, or that this one did."""

    def __init__(self, desk: Desk, detail: StudentDetail, parent: QWidget | None = None) -> None:
        super().__init__(desk, detail, parent)
        self.set_title(self.tr("Training done"))
        reading = partial(
            standing.person_courses,
            audience=Audience.STUDENTS,
            person_id=detail.id,
            today=desk.today(),
        )
        for course in desk.read(reading):
            box = QCheckBox(self._words(course))
            box.setObjectName(f"course-{course.id}")
            box.setAccessibleName(box.text().replace("&&", "&").replace("\n", ", "))
            box.setChecked(course.standing in {Standing.VALID, Standing.SOON})
            box.toggled.connect(partial(self._train, course))
            self.column.addWidget(need(box, "training.attendance.tick_course"))

    def _words(self, course: PersonCourse) -> str:
        """Return name and days, in lines short enough for the panel."""
        lines = wrap(course.name.replace("&", "&&"), _LINE)
        if course.done_on is not None:
            text = "{day}"
            if course.standing is Standing.OVER:
                text = self.tr("ran out {until}")
            elif course.until is not None:
                text = self.tr("{day} to {until}")
            until = day_with_year(course.until) if course.until else ""
            lines.append(text.format(day=day_with_year(course.done_on), until=until))
        return "\n".join(lines)

    def _train(self, course: PersonCourse, is_on: bool) -> None:  # noqa: FBT001 - a Qt slot
        name, student_id = self.detail.name, self.detail.id
        if is_on:
            doing = partial(
                attendance.tick_course,
                student_id=student_id,
                code=course.id,
                today=self.desk.today(),
            )
            self.write(doing, self.tr("Recorded training of {name}").format(name=name))
        else:
            taking = partial(programs.withdraw_training, student_id=student_id, course=course.id)
            self.write(taking, self.tr("Took back training of {name}").format(name=name))
