"""What happened with one student, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import Grade, MembershipRole, SessionKind
from peerdesk.i18n import translate
from peerdesk.models.acknowledgements import Acknowledgement
from peerdesk.models.calendar import Bench, RecessPeriod
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.training import TrainingRecord
from peerdesk.services.acknowledgements.kinds import kind_words
from peerdesk.services.actions import HistoryLine, record_history
from peerdesk.services.concerns.lists import concerns_about
from peerdesk.services.consent.story import consent_events
from peerdesk.services.names import full_name, grade_short
from peerdesk.services.session_logs.lists import SessionFilter, list_sessions
from peerdesk.services.training.naming import course_names
from peerdesk.services.training.words import course_name


class EventKind(StrEnum):
    """What kind of thing happened."""

    SESSION = "session"
    PAIR = "pair"
    DUTY = "duty"
    TRAINING = "training"
    CONSENT = "consent"
    CONCERN = "concern"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One thing that happened, or a duty to come.

    Attributes:
        on: The local day.
    """

    on: date
    kind: EventKind
    text: str


def timeline(session: Session, student_id: str, limit: int = 60) -> list[TimelineEvent]:
    """Return what happened with a student, newest day first."""
    events = [
        *_sessions(session, student_id, limit),
        *_pairs(session, student_id),
        *_duties(session, student_id, limit),
        *_roles(session, student_id),
        *_training(session, student_id),
        *_papers(session, student_id),
        *_consents(session, student_id),
        *_concerns(session, student_id),
        *_record(session, student_id),
    ]
    return sorted(events, key=lambda event: event.on, reverse=True)[:limit]


def _local(at: datetime) -> date:
    return at.astimezone().date()


def _sessions(session: Session, student_id: str, limit: int) -> Iterator[TimelineEvent]:
    words = {
        SessionKind.PAIR: translate("Timeline", "Session {who}, {minutes} min"),
        SessionKind.DROP_IN: translate("Timeline", "Drop-in session, {minutes} min"),
        SessionKind.TEAM: translate("Timeline", "Meeting of {who}, {minutes} min"),
        SessionKind.PEER_COUNSELING: translate("Timeline", "Peer counseling, {minutes} min"),
        SessionKind.GROUP: translate("Timeline", "Support group, {minutes} min"),
        SessionKind.SUPERVISION: translate("Timeline", "Supervision meeting, {minutes} min"),
        SessionKind.CONSULTATION: translate("Timeline", "Consultation about them, {minutes} min"),
    }
    other = translate("Timeline", "Session, {minutes} min")
    for row in list_sessions(session, SessionFilter(student_id=student_id, limit=limit)):
        text = words.get(row.kind, other).format(who=row.who, minutes=row.minutes)
        yield TimelineEvent(_local(row.held_at), EventKind.SESSION, text)


def _pairs(session: Session, student_id: str) -> Iterator[TimelineEvent]:
    query = select(Match).where(or_(Match.mentor_id == student_id, Match.mentee_id == student_id))
    for match in session.scalars(query):
        other_id = match.mentee_id if match.mentor_id == student_id else match.mentor_id
        other = session.get(Student, other_id)
        if other is None:
            continue
        name = full_name(other.first_name, other.last_name, other.preferred_name)
        if match.started_on is not None:
            text = translate("Timeline", "Pair with {name} began").format(name=name)
            yield TimelineEvent(match.started_on, EventKind.PAIR, text)
        if match.closed_on is not None:
            text = translate("Timeline", "Pair with {name} ended").format(name=name)
            yield TimelineEvent(match.closed_on, EventKind.PAIR, text)


def _roles(session: Session, student_id: str) -> Iterator[TimelineEvent]:
    words = {
        MembershipRole.HELPER: translate("Timeline", "Became a helper"),
        MembershipRole.BUDDY: translate("Timeline", "Asked for a helper"),
    }
    ended = {
        MembershipRole.HELPER: translate("Timeline", "Helper no longer"),
        MembershipRole.BUDDY: translate("Timeline", "Buddy no longer"),
    }
    query = select(ProgramMembership).where(ProgramMembership.student_id == student_id)
    for member in session.scalars(query):
        if member.joined_on is not None:
            yield TimelineEvent(member.joined_on, EventKind.PAIR, words[member.role])
        if member.ended_on is not None:
            yield TimelineEvent(member.ended_on, EventKind.PAIR, ended[member.role])


def _duties(session: Session, student_id: str, limit: int) -> Iterator[TimelineEvent]:
    query = (
        select(DutyAssignment.day, Bench.name, RecessPeriod.name)
        .join(Bench, Bench.id == DutyAssignment.bench_id)
        .join(RecessPeriod, RecessPeriod.id == DutyAssignment.recess_period_id)
        .where(DutyAssignment.student_id == student_id, DutyAssignment.day.is_not(None))
        .order_by(DutyAssignment.day.desc())
        .limit(limit)
    )
    words = translate("Timeline", "Bench duty: {bench}, {recess}")
    for day, bench, recess in session.execute(query):
        if day is not None:
            yield TimelineEvent(day, EventKind.DUTY, words.format(bench=bench, recess=recess))


def _training(session: Session, student_id: str) -> Iterator[TimelineEvent]:
    words = translate("Timeline", "Training done: {course}")
    names = course_names(session)
    query = select(TrainingRecord).where(TrainingRecord.student_id == student_id)
    for record in session.scalars(query):
        if record.done_on is not None:
            name = names.get(record.course) or course_name(record.course)
            yield TimelineEvent(record.done_on, EventKind.TRAINING, words.format(course=name))


def _papers(session: Session, student_id: str) -> Iterator[TimelineEvent]:
    words, signed = kind_words(), translate("Timeline", "Signed: {paper}")
    query = select(Acknowledgement).where(Acknowledgement.student_id == student_id)
    for paper in session.scalars(query):
        if paper.signed_on is not None:
            text = signed.format(paper=words[paper.kind])
            yield TimelineEvent(paper.signed_on, EventKind.TRAINING, text)


def _consents(session: Session, student_id: str) -> Iterator[TimelineEvent]:
    for on, text in consent_events(session, student_id):
        yield TimelineEvent(on, EventKind.CONSENT, text)


def _concerns(session: Session, student_id: str) -> Iterator[TimelineEvent]:
    """Yield that a concern was recorded, for those who may know of it, and nothing about it."""
    text = translate("Timeline", "Concern recorded")
    for on, _concern_id in concerns_about(session, student_id):
        yield TimelineEvent(on, EventKind.CONCERN, text)


def _record(session: Session, student_id: str) -> Iterator[TimelineEvent]:
    names = column_names()
    for line in record_history(session, Student.__tablename__, student_id):
        if not line.column:
            yield TimelineEvent(_local(line.at), EventKind.RECORD, line.label)
        elif line.column in names:
            yield TimelineEvent(_local(line.at), EventKind.RECORD, _changed(names, line))


def _changed(names: dict[str, str], line: HistoryLine) -> str:
    before, after = (shown_value(line.column, value) for value in (line.before, line.after))
    if not before:
        return translate("Timeline", "{what}: {after}").format(what=names[line.column], after=after)
    return translate("Timeline", "{what}: {before} → {after}").format(
        what=names[line.column], before=before, after=after or "–"
    )


def column_names() -> dict[str, str]:
    """Return the words for a student's columns that people may see change."""
    return {
        "student_number": translate("Students", "Student number"),
        "state_id": translate("Students", "State id"),
        "first_name": translate("Students", "First name"),
        "middle_name": translate("Students", "Middle name"),
        "last_name": translate("Students", "Last name"),
        "preferred_name": translate("Students", "Preferred name"),
        "birth_date": translate("Students", "Date of birth"),
        "grade": translate("Students", "Grade"),
        "gender": translate("Students", "Gender"),
        "homeroom": translate("Students", "Homeroom"),
        "home_languages": translate("Students", "Home languages"),
        "interests": translate("Students", "Interests"),
        "bus": translate("Students", "Bus"),
        "status": translate("Students", "Status"),
    }


def shown_value(column: str, value: Any) -> str:
    """Return a stored or typed value of a student's column as people read it."""
    if value is None:
        return ""
    if column == "grade":
        return grade_short(Grade(value))
    if column == "status":
        here, left = translate("Students", "here"), translate("Students", "left")
        return here if value == "active" else left
    if isinstance(value, tuple):
        return ", ".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)
