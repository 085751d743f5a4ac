"""Peer programs, who takes part, and the leadership team."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import (
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    Share,
)
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


class Program(OfSchool, Base):
    """A peer program of the school, with its own rules.

    Attributes:
        min_grade_gap: A helper is at least this many grades above the buddy.
        max_grade_gap: And at most this many; 0 means no limit.
        max_buddies: Buddies one helper may have, unless the membership says otherwise.
        needs_consent: Nobody is matched without a guardian's yes.
        target_minutes: Minutes a pair should spend together in a month.
        expected_months: Months a pair is meant to last at least.
        starts_with_staff: A pair is only approved until a first meeting with staff is noted.
        first_check_days: Days from the first meeting to the first check-in.
        first_month_checks: Check-ins in the first month after that one.
        check_months: Months between check-ins after the first month; 0 means none.
        key_person_months: Months between talks with a parent or teacher; 0 means none.
        silent_weeks: Weeks without a session after which a pair counts as silent; 0 means never.
    """

    __tablename__ = "program"

    kind: Mapped[ProgramKind] = choice(ProgramKind.PEER_MENTORING, Share.COUNTS)
    name: Mapped[str] = text(Share.COUNTS)
    min_grade_gap: Mapped[int] = whole(default=2)
    max_grade_gap: Mapped[int] = whole(default=0)
    max_buddies: Mapped[int] = whole(default=1)
    needs_consent: Mapped[bool] = flag(default=True)
    target_minutes: Mapped[int] = whole(default=60)
    expected_months: Mapped[int] = whole(default=6)
    starts_with_staff: Mapped[bool] = flag()
    first_check_days: Mapped[int] = whole(default=2)
    first_month_checks: Mapped[int] = whole(default=2)
    check_months: Mapped[int] = whole(default=1)
    key_person_months: Mapped[int] = whole(default=3)
    silent_weeks: Mapped[int] = whole(default=2)


class ProgramMembership(OfSchool, Base):
    """A student in a program, as helper or as buddy.

    Attributes:
        capacity: Buddies this helper takes; 0 means what the program says.
        is_experienced: Has served before; the rota mixes experienced with new.
        busy: Times the student is not free, as "weekday:recess_period_id" ("1:018f..."),
            ISO weekday; a bare recess_period_id means on every day.
        wished_gender: Gender the family or child asked for in a partner, empty for none.
        needs: What the buddy hopes for, as short words; never leaves.
        waiting_since: First day on the waiting list.
        waiting_note: Why the student waits or what the next partner should be like.
    """

    __tablename__ = "program_membership"

    program_id: Mapped[str] = reference("program.id", share=Share.CODES)
    student_id: Mapped[str] = reference("student.id", share=Share.CODES)
    role: Mapped[MembershipRole] = choice(MembershipRole.BUDDY, Share.CODES)
    status: Mapped[MembershipStatus] = choice(MembershipStatus.WAITING, Share.CODES)
    capacity: Mapped[int] = whole()
    is_experienced: Mapped[bool] = flag()
    busy: Mapped[tuple[str, ...]] = words()
    wished_gender: Mapped[str] = text()
    needs: Mapped[tuple[str, ...]] = words()
    joined_on: Mapped[date | None] = optional(Share.CODES)
    waiting_note: Mapped[str] = text()
    waiting_since: Mapped[date | None] = optional(Share.CODES)
    ended_on: Mapped[date | None] = optional(Share.CODES)


class LeadershipTeam(OfSchool, Base):
    """A Student Leadership Team of one school year."""

    __tablename__ = "leadership_team"

    school_year_id: Mapped[str | None] = reference(
        "school_year.id", share=Share.COUNTS, nullable=True
    )
    name: Mapped[str] = text(Share.COUNTS)
    advisor: Mapped[str] = text()


class TeamPosition(OfSchool, Base):
    """A student's place on a team for a term of office.

    Attributes:
        title: "Captain", "Secretary", "Member"; as the school says it.
        rank: Order on the roster, 0 first.
        ends_on: Last day of office; None while open.
    """

    __tablename__ = "team_position"

    team_id: Mapped[str] = reference("leadership_team.id", share=Share.CODES)
    student_id: Mapped[str] = reference("student.id", share=Share.CODES)
    title: Mapped[str] = text(Share.CODES)
    rank: Mapped[int] = whole(Share.CODES)
    starts_on: Mapped[date | None] = optional(Share.CODES)
    ends_on: Mapped[date | None] = optional(Share.CODES)
