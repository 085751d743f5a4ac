"""Log a session: check what was typed, keep it, and be able to repeat it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import SessionKind, SessionMode, SessionMood, SessionTopic
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.matches import Match
from peerdesk.models.programs import TeamPosition
from peerdesk.models.session_logs import SessionAttendance, SessionLog, SheetCode
from peerdesk.models.stamping import stamp_of
from peerdesk.services.prints.sheet_codes import as_printed
from peerdesk.services.vaults import own_school_id

MAX_MINUTES: Final = 480
MAX_NOTE: Final = 10_000
_CLOCK_SLACK: Final = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """What was typed into the Log session panel.

    Attributes:
        held_at: When it was held, aware UTC.
        match_id: The pair, for kind pair; its two students attend.
        team_id: The team, for kind team; its members attend unless `student_ids` names some.
        student_ids: Who was there, for a drop-in (and part of a team).
        has_worry: None while not answered; a paper form must be answered.
        sheet_code: Code of the paper form it was typed from, or "".
    """

    kind: SessionKind
    held_at: datetime
    minutes: int
    match_id: str | None = None
    team_id: str | None = None
    student_ids: tuple[str, ...] = ()
    mode: SessionMode = SessionMode.IN_PERSON
    topic: SessionTopic | None = None
    mood: SessionMood | None = None
    note: str = ""
    has_worry: bool | None = False
    from_paper: bool = False
    sheet_code: str = ""


def log_session(session: Session, entry: SessionEntry) -> str:
    """Keep a session and return its id.

    Raises:
        InvalidValueError: With the field (`who`, `held_at`, `minutes`, `note`, `worry`, `sheet`).
    """
    now = stamp_of(session).now()
    _check(session, entry, now)
    attending = _attending(session, entry)
    school_id = own_school_id(session)
    log = SessionLog(school_id=school_id, **_columns(entry))
    session.add(log)
    session.add_all(
        SessionAttendance(school_id=school_id, session_log_id=log.id, student_id=student_id)
        for student_id in attending
    )
    if entry.sheet_code:
        _return_sheet(session, entry.sheet_code, log.id, now.date())
    session.flush()
    return log.id


def edit_session(session: Session, log_id: str, entry: SessionEntry) -> None:
    """Change a session that was logged; who attended follows the entry.

    Raises:
        NotFoundError: If it is gone.
        InvalidValueError: As `log_session`.
    """
    log = session.get(SessionLog, log_id)
    if log is None:
        raise NotFoundError(kind="SessionLog", record_id=log_id)
    now = stamp_of(session).now()
    _check(session, entry, now)
    for name, value in _columns(entry).items():
        setattr(log, name, value)
    wanted = set(_attending(session, entry))
    rows = session.scalars(
        select(SessionAttendance).where(SessionAttendance.session_log_id == log_id)
    ).all()
    for row in rows:
        if row.student_id not in wanted:
            row.deleted_at = now
    present = {row.student_id for row in rows}
    session.add_all(
        SessionAttendance(school_id=log.school_id, session_log_id=log_id, student_id=student_id)
        for student_id in sorted(wanted - present)
    )


def bin_session(session: Session, log_id: str) -> None:
    """Put a session into the bin.

    Raises:
        NotFoundError: If it is gone already.
    """
    log = session.get(SessionLog, log_id)
    if log is None:
        raise NotFoundError(kind="SessionLog", record_id=log_id)
    log.deleted_at = stamp_of(session).now()


def entry_of(session: Session, log_id: str) -> SessionEntry:
    """Return a logged session as it would be typed again.

    Raises:
        NotFoundError: If it is gone.
    """
    log = session.get(SessionLog, log_id)
    if log is None or log.held_at is None:
        raise NotFoundError(kind="SessionLog", record_id=log_id)
    students = session.scalars(
        select(SessionAttendance.student_id)
        .where(SessionAttendance.session_log_id == log_id)
        .order_by(SessionAttendance.id)
    )
    return SessionEntry(
        kind=log.kind,
        held_at=log.held_at,
        minutes=log.minutes,
        match_id=log.match_id,
        team_id=log.team_id,
        student_ids=() if log.match_id else tuple(students),
        mode=log.mode,
        topic=log.topic,
        mood=log.mood,
        note=log.note,
        has_worry=log.has_worry,
        from_paper=log.from_paper,
    )


def repeat_of(session: Session, log_id: str | None, now: datetime) -> SessionEntry | None:
    """Return the entry that repeats `log_id` (or the last one made) now, without its note."""
    if log_id is None:
        log_id = session.scalar(select(SessionLog.id).order_by(SessionLog.id.desc()).limit(1))
    if log_id is None:
        return None
    return replace(
        entry_of(session, log_id), held_at=now, note="", has_worry=False, from_paper=False
    )


def last_minutes(session: Session, kind: SessionKind) -> int:
    """Return the minutes used last for this kind; 15 before the first."""
    minutes = session.scalar(
        select(SessionLog.minutes)
        .where(SessionLog.kind == kind)
        .order_by(SessionLog.id.desc())
        .limit(1)
    )
    return minutes or 15


def _columns(entry: SessionEntry) -> dict[str, object]:
    return {
        "kind": entry.kind,
        "mode": entry.mode,
        "held_at": entry.held_at,
        "minutes": entry.minutes,
        "topic": entry.topic,
        "mood": entry.mood,
        "note": entry.note.strip(),
        "has_worry": entry.has_worry,
        "match_id": entry.match_id,
        "team_id": entry.team_id,
        "from_paper": entry.from_paper,
    }


def _check(session: Session, entry: SessionEntry, now: datetime) -> None:
    if not 1 <= entry.minutes <= MAX_MINUTES:
        sentence = translate("Sessions", "Enter the minutes as a number from 1 to {most}.")
        raise InvalidValueError("minutes", sentence.format(most=MAX_MINUTES))
    if entry.held_at > now + _CLOCK_SLACK:
        raise InvalidValueError(
            "held_at",
            translate("Sessions", "This time has not come yet. Enter when the session was held."),
        )
    _check_year(session, entry.held_at.astimezone().date())
    if len(entry.note) > MAX_NOTE:
        raise InvalidValueError(
            "note", translate("Sessions", "This note is too long. Keep it under two pages.")
        )
    if entry.from_paper and entry.has_worry is None:
        raise InvalidValueError(
            "worry", translate("Sessions", "Answer the worry question: the form asks it.")
        )


def _check_year(session: Session, held_on: date) -> None:
    first = session.scalar(
        select(func.min(SchoolYear.starts_on)).where(SchoolYear.school_id == own_school_id(session))
    )
    if first is not None and held_on < first:
        sentence = translate(
            "Sessions", "{day} is before the first school year here. Check the date."
        )
        raise InvalidValueError("held_at", sentence.format(day=held_on.isoformat()))


def _attending(session: Session, entry: SessionEntry) -> Sequence[str]:
    if entry.kind is SessionKind.PAIR:
        match = session.get(Match, entry.match_id) if entry.match_id else None
        if match is None:
            raise InvalidValueError("who", translate("Sessions", "Choose the pair that met."))
        return match.mentor_id, match.mentee_id
    if entry.kind is SessionKind.TEAM and not entry.student_ids:
        return _team_members(session, entry)
    if not entry.student_ids:
        raise InvalidValueError("who", translate("Sessions", "Choose who was there."))
    return tuple(dict.fromkeys(entry.student_ids))


def _team_members(session: Session, entry: SessionEntry) -> Sequence[str]:
    held_on = entry.held_at.astimezone().date()
    members = session.execute(
        select(TeamPosition.student_id, TeamPosition.starts_on, TeamPosition.ends_on)
        .where(TeamPosition.team_id == entry.team_id)
        .order_by(TeamPosition.rank, TeamPosition.id)
    )
    found = tuple(
        student
        for student, start, end in members
        if (start is None or start <= held_on) and (end is None or held_on <= end)
    )
    if entry.team_id is None or not found:
        raise InvalidValueError(
            "who", translate("Sessions", "Choose a team that has members on that day.")
        )
    return tuple(dict.fromkeys(found))


def _return_sheet(session: Session, code: str, log_id: str, today: date) -> None:
    sheet = session.scalar(select(SheetCode).where(SheetCode.code == as_printed(code)))
    if sheet is None:
        raise InvalidValueError(
            "sheet",
            translate("Sessions", "No form with this code was printed here. Check the code."),
        )
    if sheet.session_log_id is not None:
        raise InvalidValueError(
            "sheet", translate("Sessions", "The form with this code was entered already.")
        )
    sheet.session_log_id, sheet.returned_on = log_id, today
