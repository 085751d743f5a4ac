"""Bench duty: who stands where and when, and who is away."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import DutyRole
from peerdesk.models.base import Base, OfSchool, choice, flag, optional, reference, text


class DutyAssignment(OfSchool, Base):
    """A helper at one bench in one recess of one day.

    Single duties never leave the school, and neither do benches, recesses and absences: what
    a district asks about duty is answered by the monthly figure "duties". To share more later
    is an addition; what once went out cannot be called back from every copy.

    Attributes:
        is_locked: Filling a week by itself leaves it as it is.
        by_hand: Chosen by a person, not by the rota.
        swapped_from_id: Who was planned before a mutual swap; the duty still counts for them.
        came: Whether the helper came, as the clipboard says; None while nobody keyed it in.
    """

    __tablename__ = "duty_assignment"

    day: Mapped[date | None] = optional(index=True)
    recess_period_id: Mapped[str] = reference("recess_period.id")
    bench_id: Mapped[str] = reference("bench.id")
    student_id: Mapped[str] = reference("student.id")
    role: Mapped[DutyRole] = choice(DutyRole.ON_DUTY)
    is_locked: Mapped[bool] = flag()
    by_hand: Mapped[bool] = flag()
    swapped_from_id: Mapped[str | None] = reference("student.id", nullable=True)
    came: Mapped[bool | None] = optional()


class Absence(OfSchool, Base):
    """A student is away from `starts_on` to `ends_on`, both included.

    Attributes:
        homeroom: The class that is away as a whole; empty for one child.
    """

    __tablename__ = "absence"

    student_id: Mapped[str] = reference("student.id")
    starts_on: Mapped[date | None] = optional(index=True)
    ends_on: Mapped[date | None] = optional()
    note: Mapped[str] = text()
    homeroom: Mapped[str] = text()


class Substitution(OfSchool, Base):
    """A stand-in took a duty; credited to the stand-in, no debt to the absent helper."""

    __tablename__ = "substitution"

    assignment_id: Mapped[str] = reference("duty_assignment.id")
    absent_student_id: Mapped[str] = reference("student.id")
    stand_in_student_id: Mapped[str] = reference("student.id")
