"""The school, its year, its recess periods and its benches."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import (
    BenchShape,
    CalendarDayKind,
    NextYear,
    RecessKind,
    RolloverTask,
    Share,
)
from peerdesk.models.base import (
    Base,
    OfSchool,
    Synced,
    choice,
    flag,
    optional,
    reference,
    text,
    whole,
    words,
)


class School(Synced, Base):
    """A school; in the district role one row for each.

    Attributes:
        code: Short public code used in bundle file names ("PV").
        is_district: The district office itself, so that it has a name in its own file.
        danger_steps: What the school does first when somebody is in danger, a line each.
        danger_phones: Whom it calls then, a line each.
    """

    __tablename__ = "school"

    name: Mapped[str] = text(Share.COUNTS)
    code: Mapped[str] = text(Share.COUNTS)
    is_district: Mapped[bool] = flag(Share.COUNTS)
    office_extension: Mapped[str] = text()
    danger_steps: Mapped[str] = text()
    danger_phones: Mapped[str] = text()


class SchoolYear(OfSchool, Base):
    """One school year, named as the school writes it ("2026/27")."""

    __tablename__ = "school_year"

    name: Mapped[str] = text(Share.COUNTS)
    starts_on: Mapped[date | None] = optional(Share.COUNTS)
    ends_on: Mapped[date | None] = optional(Share.COUNTS)


class Term(OfSchool, Base):
    """A part of a school year."""

    __tablename__ = "term"

    school_year_id: Mapped[str] = reference("school_year.id", share=Share.COUNTS)
    name: Mapped[str] = text(Share.COUNTS)
    starts_on: Mapped[date | None] = optional(Share.COUNTS)
    ends_on: Mapped[date | None] = optional(Share.COUNTS)


class CalendarDay(OfSchool, Base):
    """A day that is not ordinary: holiday, early release, indoor recess.

    Attributes:
        until_minute: When school ends on an early release day, minutes after midnight, local
            time; 0 if nobody said.
    """

    __tablename__ = "calendar_day"

    day: Mapped[date | None] = optional(index=True)
    kind: Mapped[CalendarDayKind] = choice(CalendarDayKind.HOLIDAY)
    label: Mapped[str] = text()
    until_minute: Mapped[int] = whole()


class RecessPeriod(OfSchool, Base):
    """A recess that happens every school day.

    Attributes:
        starts_minute: Minutes after midnight, local time.
        ends_minute: Minutes after midnight, local time.
        grades: Grade codes that are out then; empty means all.
        weekdays: ISO weekday numbers as text; empty means Monday to Friday.
    """

    __tablename__ = "recess_period"

    name: Mapped[str] = text()
    kind: Mapped[RecessKind] = choice(RecessKind.MORNING)
    starts_minute: Mapped[int] = whole(default=600)
    ends_minute: Mapped[int] = whole(default=620)
    grades: Mapped[tuple[str, ...]] = words()
    weekdays: Mapped[tuple[str, ...]] = words()


class Bench(OfSchool, Base):
    """A buddy bench.

    Attributes:
        mark: The letter on its sign, "A".
        shape: The shape around the letter on every print.
        needed: Helpers wanted at each recess.
        dislike: 0 a favourite place to 3 an unloved one; weighs in the fairness count.
        began_on: Since when helpers stand here; None while nobody said.
    """

    __tablename__ = "bench"

    name: Mapped[str] = text()
    mark: Mapped[str] = text()
    shape: Mapped[BenchShape] = choice(BenchShape.CIRCLE)
    zone: Mapped[str] = text()
    needed: Mapped[int] = whole(default=2)
    dislike: Mapped[int] = whole()
    is_open: Mapped[bool] = flag(default=True)
    began_on: Mapped[date | None] = optional()


class NextYearChoice(OfSchool, Base):
    """Where one student goes when `school_year_id` ends, where that is not the usual way."""

    __tablename__ = "next_year_choice"

    school_year_id: Mapped[str] = reference("school_year.id")
    student_id: Mapped[str] = reference("student.id")
    goes: Mapped[NextYear] = choice(NextYear.NEXT_GRADE)


class RolloverStep(OfSchool, Base):
    """A step from `school_year_id` to the next year that is done.

    Attributes:
        count: How many students, pairs or records it was about.
    """

    __tablename__ = "rollover_step"

    school_year_id: Mapped[str] = reference("school_year.id")
    task: Mapped[RolloverTask] = choice(RolloverTask.BACKUP)
    done_on: Mapped[date | None] = optional()
    count: Mapped[int] = whole()
