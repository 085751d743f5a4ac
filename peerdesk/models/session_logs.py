"""What was held: sessions of every kind, who was there, and the paper they came from."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlalchemy import text as text_clause
from sqlalchemy.orm import Mapped

from peerdesk.enums import SessionKind, SessionMode, SessionMood, SessionTopic, Share, UseOfTime
from peerdesk.models.base import Base, OfSchool, choice, flag, optional, reference, text, whole


def _few(name: str, column: str, where: str) -> Index:
    """Return an index over the few rows that are not as most are, newest last.

    A filter uses it when it repeats `where`; the many rows cost it nothing.
    """
    condition = text_clause(where)
    return Index(name, column, "held_at", sqlite_where=condition, postgresql_where=condition)


class SessionLog(OfSchool, Base):
    """The record of one session.

    Attributes:
        held_at: When it was held.
        minutes: How long, 1 to 480; 0 if a paper form does not say.
        mood: How it went.
        mood_before: How the student felt before, 1 very low to 5 very good.
        mood_after: The same after.
        title: Name of a group, a lesson or a workshop; never leaves the school.
        class_name: Homeroom of a lesson.
        adults: Who was there of the staff or the families; never leaves the school.
        head_count: How many were there when nobody is named; 0 if all are named.
        alias: Name by which a student who wants to stay unknown took part.
        platform: What a session by video or chat was held with.
        time_use: What the counselor's time went to, where it is not what the kind says.
        note: The counselor's words; never leaves the school.
        has_worry: None while not asked; True opens a concern.
        from_paper: Typed in from a form; `held_at` is the form's, `created_at` the entry's.
    """

    __tablename__ = "session_log"
    __table_args__ = (
        Index("ix_session_log_kind_held_at", "kind", "held_at"),
        _few("ix_session_log_mode_held_at", "mode", "mode <> 'in_person'"),
        _few("ix_session_log_worry_held_at", "has_worry", "has_worry = 1"),
    )

    kind: Mapped[SessionKind] = choice(SessionKind.PAIR, Share.CODES)
    mode: Mapped[SessionMode] = choice(SessionMode.IN_PERSON, Share.CODES)
    held_at: Mapped[datetime | None] = optional(Share.CODES, index=True)
    minutes: Mapped[int] = whole(Share.CODES, default=15)
    topic: Mapped[SessionTopic | None] = optional(Share.CODES)
    mood: Mapped[SessionMood | None] = optional(Share.CODES)
    mood_before: Mapped[int | None] = optional(Share.CODES)
    mood_after: Mapped[int | None] = optional(Share.CODES)
    title: Mapped[str] = text(index=True)
    class_name: Mapped[str] = text()
    adults: Mapped[str] = text()
    head_count: Mapped[int] = whole(Share.CODES)
    alias: Mapped[str] = text()
    platform: Mapped[str] = text()
    time_use: Mapped[UseOfTime | None] = optional(Share.CODES)
    note: Mapped[str] = text()
    has_worry: Mapped[bool | None] = optional()
    match_id: Mapped[str | None] = reference("buddy_match.id", share=Share.CODES, nullable=True)
    team_id: Mapped[str | None] = reference("leadership_team.id", share=Share.CODES, nullable=True)
    from_paper: Mapped[bool] = flag()


class SessionAttendance(OfSchool, Base):
    """A student was at a session.

    Attributes:
        is_helper: Was there as the one who helps.
    """

    __tablename__ = "session_attendance"

    session_log_id: Mapped[str] = reference("session_log.id", share=Share.CODES)
    student_id: Mapped[str] = reference("student.id", share=Share.CODES)
    is_helper: Mapped[bool] = flag(Share.CODES)


class SupervisedSession(OfSchool, Base):
    """A session was talked over in a supervision meeting."""

    __tablename__ = "supervised_session"

    supervision_id: Mapped[str] = reference("session_log.id", share=Share.CODES)
    session_log_id: Mapped[str] = reference("session_log.id", share=Share.CODES)


class SheetRun(OfSchool, Base):
    """One printing of paper forms: its sheets are one stack, entered together.

    Attributes:
        print_key: Which form ("session-form", "counseling-form").
        printed_at: When it was printed.
        count: How many sheets.
    """

    __tablename__ = "sheet_run"

    print_key: Mapped[str] = text()
    printed_at: Mapped[datetime | None] = optional()
    count: Mapped[int] = whole()


class SheetCode(OfSchool, Base):
    """A code printed on one sheet of paper; meaningless without this file.

    Attributes:
        code: Short code with its check character, as printed under the QR code.
        print_key: Which print it stands on ("session-form").
        number: Order in which the sheet was printed; a stack is typed in this order.
        student_id: The helper it was printed for, where it is for no pair.
        returned_on: When the sheet came back; None while out.
        voided_on: Declared lost or spoilt on this day; nobody waits for it any more.
    """

    __tablename__ = "sheet_code"

    code: Mapped[str] = text(index=True)
    print_key: Mapped[str] = text()
    run_id: Mapped[str | None] = reference("sheet_run.id", nullable=True)
    number: Mapped[int] = whole()
    printed_on: Mapped[date | None] = optional()
    match_id: Mapped[str | None] = reference("buddy_match.id", nullable=True)
    student_id: Mapped[str | None] = reference("student.id", nullable=True)
    session_log_id: Mapped[str | None] = reference("session_log.id", nullable=True)
    returned_on: Mapped[date | None] = optional()
    voided_on: Mapped[date | None] = optional()
