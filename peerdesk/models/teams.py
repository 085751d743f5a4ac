"""How a leadership team runs: meetings and what came of them, breaks, hours, recognition.

Nothing here leaves the school: no column has a share level.
"""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.models.base import Base, OfSchool, optional, reference, text, whole, words


class TeamMeeting(OfSchool, Base):
    """A meeting of a team: planned while it has no session log, held once it has one.

    Who was there and how long it took is with the session log, so that hours and the use of
    time count it as they count every session.

    Attributes:
        day: The day it is planned for, or was held.
        agenda: What is to be talked about, one point a line.
        said: The minutes: what was said and decided.
    """

    __tablename__ = "team_meeting"

    school_id: Mapped[str] = reference("school.id")
    team_id: Mapped[str] = reference("leadership_team.id")
    session_log_id: Mapped[str | None] = reference("session_log.id", nullable=True)
    day: Mapped[date | None] = optional(index=True)
    agenda: Mapped[str] = text()
    said: Mapped[str] = text()


class TeamMeetingAction(OfSchool, Base):
    """Something somebody took on in a meeting.

    Attributes:
        title: What is to be done.
        student_id: The member who does it; None if an adult does, or nobody was named.
        staff_id: The adult who does it.
        done_on: When it was done; None while open.
    """

    __tablename__ = "team_meeting_action"

    school_id: Mapped[str] = reference("school.id")
    meeting_id: Mapped[str] = reference("team_meeting.id")
    title: Mapped[str] = text()
    student_id: Mapped[str | None] = reference("student.id", nullable=True)
    staff_id: Mapped[str | None] = reference("staff.id", nullable=True)
    due_on: Mapped[date | None] = optional()
    done_on: Mapped[date | None] = optional()


class ServiceBreak(OfSchool, Base):
    """A helper rests for a while and keeps the place.

    Attributes:
        back_on: First day back, as planned; None if nobody knows yet.
        ended_on: The day the helper came back; None while on break.
        paused: Ids of the memberships that this break let rest.
    """

    __tablename__ = "service_break"

    school_id: Mapped[str] = reference("school.id")
    student_id: Mapped[str] = reference("student.id")
    starts_on: Mapped[date | None] = optional()
    back_on: Mapped[date | None] = optional()
    ended_on: Mapped[date | None] = optional()
    paused: Mapped[tuple[str, ...]] = words()


class HoursEntry(OfSchool, Base):
    """Time a helper gave that no log knows of.

    Attributes:
        title: What it was for.
        minutes: How long, 1 to 600.
    """

    __tablename__ = "hours_entry"

    school_id: Mapped[str] = reference("school.id")
    student_id: Mapped[str] = reference("student.id")
    day: Mapped[date | None] = optional(index=True)
    minutes: Mapped[int] = whole()
    title: Mapped[str] = text()


class Recognition(OfSchool, Base):
    """A helper was thanked or honored.

    Attributes:
        title: What for, in the chosen words of the school.
        team_id: The team it was given on; None if for other service.
    """

    __tablename__ = "recognition"

    school_id: Mapped[str] = reference("school.id")
    student_id: Mapped[str] = reference("student.id")
    team_id: Mapped[str | None] = reference("leadership_team.id", nullable=True)
    day: Mapped[date | None] = optional(index=True)
    title: Mapped[str] = text()
