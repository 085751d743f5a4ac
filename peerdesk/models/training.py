"""Courses for helpers and for adults, the days they are held, and who has done what.

A course is meant by its code wherever something must outlive its row: in the records (which
travel), in what a course needs first, and in the rules about who may do what. What adults
have done lies in a table of its own that never leaves the school.
"""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import Audience, Competency, Share, TrainingKind
from peerdesk.models.base import (
    Base,
    OfSchool,
    choice,
    flag,
    optional,
    reference,
    text,
    whole,
    words,
)


class Course(OfSchool, Base):
    """A course of the school, built in or its own; never leaves the school.

    Attributes:
        code: Short text, one course of a school each; never changes. Built-in courses have
            codes that the program knows; their rows have ids made of school and code.
        name: As the school calls it; empty for what the program calls a built-in course.
        minutes: How long it takes.
        outline: One step a line; empty for the outline that comes with a built-in course.
        needs: Codes of the courses that come first.
        spacing_days: Least days between the last course it needs and this one, and between
            two days of this one; 0 for none, 2 for "not on days in a row".
        valid_months: Months it is good for; 0 for ever.
        coverage_percent: Share of the staff who must have done `coverage_course` before
            students start this one; 0 for none.
        coverage_course: Code of the course the staff do first.
        refresher_of: Code of the course that doing this one renews; empty for none.
        is_open: Offered now; a course that is not stays valid for whoever did it.
        rank: Order in lists, 0 first.
    """

    __tablename__ = "course"

    school_id: Mapped[str] = reference("school.id")
    code: Mapped[str] = text(index=True)
    name: Mapped[str] = text()
    audience: Mapped[Audience] = choice(Audience.STUDENTS)
    minutes: Mapped[int] = whole(default=45)
    outline: Mapped[str] = text()
    needs: Mapped[tuple[str, ...]] = words()
    spacing_days: Mapped[int] = whole()
    valid_months: Mapped[int] = whole()
    coverage_percent: Mapped[int] = whole()
    coverage_course: Mapped[str] = text()
    refresher_of: Mapped[str] = text()
    is_open: Mapped[bool] = flag(default=True)
    rank: Mapped[int] = whole()


class TrainingEvent(OfSchool, Base):
    """A day on which a course, a refresher or a feedback session is held; never leaves.

    Attributes:
        course: Code of the course.
        starts_minute: Minutes after midnight; None if not said.
        minutes: How long it takes; 0 if not said.
        trainer: Who holds it, as the school says it.
        is_held: Who came has been written down.
    """

    __tablename__ = "training_event"

    school_id: Mapped[str] = reference("school.id")
    course: Mapped[str] = text()
    kind: Mapped[TrainingKind] = choice(TrainingKind.COURSE)
    day: Mapped[date | None] = optional(index=True)
    starts_minute: Mapped[int | None] = optional()
    minutes: Mapped[int] = whole()
    place: Mapped[str] = text()
    trainer: Mapped[str] = text()
    note: Mapped[str] = text()
    is_held: Mapped[bool] = flag()


class TrainingInvite(OfSchool, Base):
    """Somebody who is expected at a training; exactly one of the two pointers is set."""

    __tablename__ = "training_invite"

    school_id: Mapped[str] = reference("school.id")
    event_id: Mapped[str] = reference("training_event.id")
    student_id: Mapped[str | None] = reference("student.id", nullable=True)
    staff_id: Mapped[str | None] = reference("staff.id", nullable=True)


class TrainingRecord(OfSchool, Base):
    """A student at a course.

    Attributes:
        course: Code of the course.
        done_on: The day the course was done; None if the student came but must come again,
            or came to a feedback session. Whoever asks who is trained asks for this alone.
        expires_on: Last day it is good for; None for ever.
        event_id: The training at which it was; None if it was ticked by hand.
        competency: Whether somebody saw that the student can do it.
    """

    __tablename__ = "training_record"

    student_id: Mapped[str] = reference("student.id", share=Share.CODES)
    course: Mapped[str] = text(Share.CODES)
    done_on: Mapped[date | None] = optional(Share.CODES)
    expires_on: Mapped[date | None] = optional(Share.CODES)
    event_id: Mapped[str | None] = reference("training_event.id", nullable=True)
    competency: Mapped[Competency] = choice(Competency.NOT_CHECKED)


class StaffTraining(OfSchool, Base):
    """An adult at a course, with the same fields as `TrainingRecord`; never leaves."""

    __tablename__ = "staff_training"

    school_id: Mapped[str] = reference("school.id")
    staff_id: Mapped[str] = reference("staff.id")
    course: Mapped[str] = text()
    done_on: Mapped[date | None] = optional()
    expires_on: Mapped[date | None] = optional()
    event_id: Mapped[str | None] = reference("training_event.id", nullable=True)
    competency: Mapped[Competency] = choice(Competency.NOT_CHECKED)
