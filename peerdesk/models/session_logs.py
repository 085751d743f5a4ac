"""What was held: sessions of every kind, who was there, and the paper they came from."""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from peerdesk.enums import SessionKind, SessionMode, SessionMood, SessionTopic, Share
from peerdesk.models.base import Base, OfSchool, choice, flag, optional, reference, text, whole


class SessionLog(OfSchool, Base):
    """The record of one session.

    Attributes:
        held_at: When it was held.
        minutes: How long, 1 to 480.
        note: The counselor's words; never leaves the school.
        has_worry: None while not asked; True opens a concern.
        from_paper: Typed in from a form; `held_at` is the form's, `created_at` the entry's.
    """

    __tablename__ = "session_log"

    kind: Mapped[SessionKind] = choice(SessionKind.PAIR, Share.CODES)
    mode: Mapped[SessionMode] = choice(SessionMode.IN_PERSON, Share.CODES)
    held_at: Mapped[datetime | None] = optional(Share.CODES, index=True)
    minutes: Mapped[int] = whole(Share.CODES, default=15)
    topic: Mapped[SessionTopic | None] = optional(Share.CODES)
    mood: Mapped[SessionMood | None] = optional(Share.CODES)
    note: Mapped[str] = text()
    has_worry: Mapped[bool | None] = optional()
    match_id: Mapped[str | None] = reference("buddy_match.id", share=Share.CODES, nullable=True)
    team_id: Mapped[str | None] = reference("leadership_team.id", share=Share.CODES, nullable=True)
    from_paper: Mapped[bool] = flag()


class SessionAttendance(OfSchool, Base):
    """A student was at a session."""

    __tablename__ = "session_attendance"

    session_log_id: Mapped[str] = reference("session_log.id", share=Share.CODES)
    student_id: Mapped[str] = reference("student.id", share=Share.CODES)


class SheetCode(OfSchool, Base):
    """A code printed on one sheet of paper; meaningless without this file.

    Attributes:
        code: Short code with its check character, as printed under the QR code.
        print_key: Which print it stands on ("session-form").
        number: Order in which the sheet was printed; a stack is typed in this order.
        returned_on: When the sheet came back; None while out.
    """

    __tablename__ = "sheet_code"

    code: Mapped[str] = text(index=True)
    print_key: Mapped[str] = text()
    number: Mapped[int] = whole()
    printed_on: Mapped[date | None] = optional()
    match_id: Mapped[str | None] = reference("buddy_match.id", nullable=True)
    session_log_id: Mapped[str | None] = reference("session_log.id", nullable=True)
    returned_on: Mapped[date | None] = optional()
