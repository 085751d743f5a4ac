"""A worry noted in a session becomes the beginning of a concern."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.services.concerns.prefill import ConcernPrefill


def worry_of(session: Session, log_id: str) -> ConcernPrefill | None:
    """Return what the concern of a session starts with; None if no worry was noted."""
    log = session.get(SessionLog, log_id)
    return concern_of(session, log_id) if log is not None and log.has_worry else None


def concern_of(session: Session, log_id: str) -> ConcernPrefill:
    """Return what a concern about a session starts with.

    Helpers come last: a worry is rarely about the one who helps.
    """
    there = session.scalars(
        select(SessionAttendance.student_id)
        .where(SessionAttendance.session_log_id == log_id)
        .order_by(SessionAttendance.is_helper, SessionAttendance.id)
    )
    return ConcernPrefill(student_ids=tuple(there), session_log_id=log_id)
