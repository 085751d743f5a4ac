"""Log a session: keep what was typed, and be able to change and repeat it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import MembershipRole, MembershipStatus, SessionKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.models.programs import ProgramMembership, TeamPosition
from peerdesk.models.session_logs import SessionAttendance, SessionLog, SupervisedSession
from peerdesk.models.stamping import stamp_of
from peerdesk.models.teams import ServiceBreak
from peerdesk.services import rights
from peerdesk.services.consent.blocks import check_session
from peerdesk.services.session_logs.checks import check_entry, check_pair
from peerdesk.services.session_logs.kinds import RULES
from peerdesk.services.session_logs.sheets import return_sheet
from peerdesk.services.session_logs.typed import SessionEntry
from peerdesk.services.training_rules import blocks
from peerdesk.services.vaults import own_school_id

__all__ = [
    "SessionEntry", "bin_session", "covered_by", "edit_session", "entry_of", "last_minutes",
    "log_session", "repeat_of",
]  # fmt: skip


def log_session(session: Session, entry: SessionEntry) -> str:
    """Keep a session and return its id.

    Raises:
        InvalidValueError: With the field (`who`, `held_at`, `minutes`, `note`, `worry`, `sheet`).
        ConsentNeededError, TrainingNeededError: If a yes or a course is missing.
    """
    now = stamp_of(session).now()
    check_entry(session, entry, now)
    check_pair(session, entry)
    attending = _attending(session, entry)
    held_on = entry.held_at.astimezone().date()
    check_session(session, entry.kind, attending, held_on)
    blocks.check_session(session, entry.kind, attending, held_on)
    log = SessionLog(school_id=own_school_id(session), **_columns(entry))
    session.add(log)
    _add_attending(session, log, attending, _helping(session, entry, attending))
    _cover(session, log, entry.covered_ids)
    if entry.sheet_code:
        return_sheet(session, entry.sheet_code, log.id, now.astimezone().date())
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
    columns = _columns(_with_kept_note(session, log, entry))
    check_entry(session, entry, now, held_before=log.held_at)
    if (entry.match_id, entry.held_at) != (log.match_id, log.held_at):
        check_pair(session, entry)
    for name, value in columns.items():
        setattr(log, name, value)
    wanted = _attending(session, entry)
    rows = session.scalars(
        select(SessionAttendance).where(SessionAttendance.session_log_id == log_id)
    ).all()
    for row in rows:
        if row.student_id not in wanted:
            row.deleted_at = now
    present = {row.student_id for row in rows}
    new = [student_id for student_id in wanted if student_id not in present]
    held_on = entry.held_at.astimezone().date()
    check_session(session, entry.kind, new, held_on)
    if new:
        blocks.check_session(session, entry.kind, wanted, held_on)
    _add_attending(session, log, new, _helping(session, entry, wanted))
    _cover(session, log, entry.covered_ids)


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
    is_hidden = RULES[log.kind].is_private and not rights.is_counselor(session)
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
        note="" if is_hidden else log.note,
        has_worry=log.has_worry,
        from_paper=log.from_paper,
        mood_before=log.mood_before,
        mood_after=log.mood_after,
        title=log.title,
        class_name=log.class_name,
        adults=log.adults,
        head_count=log.head_count,
        alias=log.alias,
        platform=log.platform,
        time_use=log.time_use,
        covered_ids=covered_by(session, log_id),
        is_minutes_missing=log.minutes == 0,
    )


def repeat_of(session: Session, log_id: str | None, now: datetime) -> SessionEntry | None:
    """Return the entry that repeats `log_id` (or the last one made) now, without its note."""
    if log_id is None:
        log_id = session.scalar(select(SessionLog.id).order_by(SessionLog.id.desc()).limit(1))
    if log_id is None:
        return None
    return replace(
        entry_of(session, log_id),
        held_at=now,
        note="",
        has_worry=False,
        from_paper=False,
        is_minutes_missing=False,
        mood_before=None,
        mood_after=None,
        covered_ids=(),
    )


def last_minutes(session: Session, kind: SessionKind) -> int:
    """Return the minutes used last for this kind; 15 before the first."""
    query = (
        select(SessionLog.minutes)
        .where(SessionLog.kind == kind, SessionLog.minutes > 0)
        .order_by(SessionLog.held_at.desc())
        .limit(1)
    )
    minutes = session.scalar(query)
    return minutes or 15


def _columns(entry: SessionEntry) -> dict[str, Any]:
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
        "mood_before": entry.mood_before,
        "mood_after": entry.mood_after,
        "title": entry.title.strip(),
        "class_name": entry.class_name.strip(),
        "adults": entry.adults.strip(),
        "head_count": entry.head_count,
        "alias": entry.alias.strip(),
        "platform": entry.platform.strip(),
        "time_use": entry.time_use,
    }


def _attending(session: Session, entry: SessionEntry) -> Sequence[str]:
    if entry.kind is SessionKind.PAIR:
        match = session.get(Match, entry.match_id) if entry.match_id else None
        if match is None:
            raise InvalidValueError("who", translate("Sessions", "Choose the pair that met."))
        return match.mentor_id, match.mentee_id
    if entry.kind is SessionKind.TEAM and not entry.student_ids:
        return _team_members(session, entry)
    return tuple(dict.fromkeys(entry.student_ids))


def _team_members(session: Session, entry: SessionEntry) -> Sequence[str]:
    held_on = entry.held_at.astimezone().date()
    members = session.execute(
        select(TeamPosition.student_id, TeamPosition.starts_on, TeamPosition.ends_on)
        .where(TeamPosition.team_id == entry.team_id)
        .order_by(TeamPosition.rank, TeamPosition.id)
    )
    off = select(ServiceBreak.student_id).where(
        ServiceBreak.starts_on <= held_on,
        or_(ServiceBreak.ended_on.is_(None), ServiceBreak.ended_on > held_on),
    )
    on_break = set(session.scalars(off))
    found = tuple(
        student
        for student, start, end in members
        if (start is None or start <= held_on)
        and (end is None or held_on <= end)
        and student not in on_break
    )
    if entry.team_id is None or not found:
        raise InvalidValueError(
            "who", translate("Sessions", "Choose a team that has members on that day.")
        )
    return tuple(dict.fromkeys(found))


def _add_attending(
    session: Session, log: SessionLog, student_ids: Sequence[str], helping: set[str]
) -> None:
    session.add_all(
        SessionAttendance(
            school_id=log.school_id,
            session_log_id=log.id,
            student_id=student_id,
            is_helper=student_id in helping,
        )
        for student_id in student_ids
    )


def _helping(session: Session, entry: SessionEntry, student_ids: Sequence[str]) -> set[str]:
    """Return who was there as a helper: of a pair the older, else whoever serves in a program."""
    if entry.kind is SessionKind.PAIR:
        return set(student_ids[:1])
    query = select(ProgramMembership.student_id).where(
        ProgramMembership.student_id.in_(student_ids),
        ProgramMembership.role == MembershipRole.HELPER,
        ProgramMembership.status != MembershipStatus.ENDED,
    )
    return set(session.scalars(query)) if student_ids else set()


def covered_by(session: Session, log_id: str) -> tuple[str, ...]:
    """Return the sessions a supervision meeting talked over."""
    query = (
        select(SupervisedSession.session_log_id)
        .where(SupervisedSession.supervision_id == log_id)
        .order_by(SupervisedSession.id)
    )
    return tuple(session.scalars(query))


def _cover(session: Session, log: SessionLog, wanted: Sequence[str]) -> None:
    rows = session.scalars(
        select(SupervisedSession).where(SupervisedSession.supervision_id == log.id)
    ).all()
    for row in rows:
        if row.session_log_id not in wanted:
            row.deleted_at = stamp_of(session).now()
    known = {row.session_log_id for row in rows}
    session.add_all(
        SupervisedSession(school_id=log.school_id, supervision_id=log.id, session_log_id=one)
        for one in wanted
        if one not in known
    )


def _with_kept_note(session: Session, log: SessionLog, entry: SessionEntry) -> SessionEntry:
    """Return the entry with the note that whoever changes it may not see."""
    if rights.is_counselor(session) or not RULES[log.kind].is_private:
        return entry
    if log.note and not RULES[entry.kind].is_private:
        raise InvalidValueError(
            "kind",
            translate(
                "Sessions", "This session has a note for the counselor alone. Leave its kind."
            ),
        )
    return entry if entry.note.strip() else replace(entry, note=log.note)
