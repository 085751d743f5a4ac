"""What training lets a helper do, who looks after a new helper, and where staff find support."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import Activity
from peerdesk.models.base import Base, OfSchool, choice, flag, optional, reference, text


class TrainingRule(OfSchool, Base):
    """Whether an activity asks for a course; never leaves the school.

    The id is the uuid5 of (school, activity, course), so that two computers of a school write
    the same row. A school that changed nothing has no rows: the usual rules hold.

    Attributes:
        course: Code of the course.
        is_needed: Nobody may do the activity without it.
    """

    __tablename__ = "training_rule"

    school_id: Mapped[str] = reference("school.id")
    activity: Mapped[Activity] = choice(Activity.GUIDE_BUDDY)
    course: Mapped[str] = text()
    is_needed: Mapped[bool] = flag()


class HelperMentor(OfSchool, Base):
    """An experienced helper who looks after a new one; never leaves the school.

    Attributes:
        mentor_student_id: The experienced helper.
        new_student_id: The new one.
        starts_on: First day.
        ends_on: Last day; None while it goes on.
    """

    __tablename__ = "helper_mentor"

    school_id: Mapped[str] = reference("school.id")
    mentor_student_id: Mapped[str] = reference("student.id")
    new_student_id: Mapped[str] = reference("student.id")
    program_id: Mapped[str] = reference("program.id")
    starts_on: Mapped[date | None] = optional()
    ends_on: Mapped[date | None] = optional()


class StaffResource(OfSchool, Base):
    """Somewhere adults of the school find support themselves; never leaves the school.

    Attributes:
        title: "County crisis line for staff".
        purpose: What it is for.
        where_found: Phone, room or address, as text.
        reviewed_on: When somebody last made sure that it is still right.
    """

    __tablename__ = "staff_resource"

    school_id: Mapped[str] = reference("school.id")
    title: Mapped[str] = text()
    purpose: Mapped[str] = text()
    where_found: Mapped[str] = text()
    reviewed_on: Mapped[date | None] = optional()
