"""The consent ledger of the sample school: groups, counseling, a survey, a no, slips out."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, ConsentMode, ConsentParty, ConsentStatus, Grade, SessionKind
from peerdesk.models.consents import ConsentSlip, ConsentTopic
from peerdesk.models.matches import Match
from peerdesk.models.people import Consent, Student
from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.prints.sheet_codes import new_code
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.sample.setting import Setting
from peerdesk.services.sample.source import Source

_SURVEY: Final = "Fall feelings check"
_GRADES: Final = (Grade.G03.value, Grade.G04.value, Grade.G05.value)
_TALKS: Final = {
    SessionKind.GROUP: ConsentKind.GROUP,
    SessionKind.PEER_COUNSELING: ConsentKind.PEER_COUNSELING,
}


def add_ledger(session: Session, source: Source, setting: Setting) -> None:
    """Add the answers for groups, counseling and a survey, and what went differently."""
    _add_talks(session, source, setting)
    _add_survey(session, source, setting)
    _add_slips(session, source)
    _take_one_back(session, source)
    _make_one_late(session, source)


def _answer(source: Source, setting: Setting, student_id: str, **fields: Any) -> dict[str, Any]:
    begun = max(setting.term_starts_on, source.today - timedelta(days=90))
    usual = {
        "topic_id": None,
        "party": ConsentParty.GUARDIAN,
        "status": ConsentStatus.GIVEN,
        "asked_on": begun,
        "due_on": begun + timedelta(days=14),
        "answered_on": begun + timedelta(days=2),
        "recorded_on": begun + timedelta(days=3),
        "expires_on": setting.year_ends_on,
    }
    return source.record(student_id=student_id, school_year_id=setting.year_id, **usual | fields)


def _add_talks(session: Session, source: Source, setting: Setting) -> None:
    """Give those who talk in groups or with helpers both answers; one child's own is missing."""
    rows = []
    for held, kind in _TALKS.items():
        query = (
            select(SessionAttendance.student_id)
            .join(SessionLog, SessionLog.id == SessionAttendance.session_log_id)
            .where(SessionLog.kind == held)
            .distinct()
            .order_by(SessionAttendance.student_id)
        )
        for place, student_id in enumerate(session.scalars(query)):
            rows.append(_answer(source, setting, student_id, kind=kind))
            if place or kind is ConsentKind.PEER_COUNSELING:
                child = ConsentParty.CHILD
                rows.append(_answer(source, setting, student_id, kind=kind, party=child))
    bulk_insert(session, Consent, rows)


def _add_survey(session: Session, source: Source, setting: Setting) -> None:
    """Add a survey with a notice that went home last week; two families opted out."""
    topic = source.record(
        kind=ConsentKind.SURVEY,
        name=_SURVEY,
        mode=ConsentMode.NOTICE,
        planned_on=source.today + timedelta(days=16),
        is_protected=True,
        grades=_GRADES,
    )
    bulk_insert(session, ConsentTopic, [topic])
    query = select(Student.id).where(Student.grade.in_([Grade(one) for one in _GRADES]))
    told = source.today - timedelta(days=6)
    rows = []
    for place, student_id in enumerate(session.scalars(query.order_by(Student.id))):
        is_out = place in {4, 23}
        rows.append(
            _answer(
                source,
                setting,
                student_id,
                kind=ConsentKind.SURVEY,
                topic_id=topic["id"],
                status=ConsentStatus.OPTED_OUT if is_out else ConsentStatus.NOTIFIED,
                asked_on=told,
                due_on=told + timedelta(days=14),
                answered_on=told + timedelta(days=3) if is_out else None,
                recorded_on=told + timedelta(days=3) if is_out else None,
            )
        )
    bulk_insert(session, Consent, rows)


def _add_slips(session: Session, source: Source) -> None:
    """Give every slip that is out its code, and let some be overdue."""
    query = select(Consent).where(Consent.status == ConsentStatus.ASKED).order_by(Consent.id)
    asked = [one for one in session.scalars(query) if one.asked_on is not None]
    for one in asked:
        one.due_on = _due(one.asked_on or source.today)
    bulk_insert(
        session,
        ConsentSlip,
        [
            source.record(
                code=new_code(source.chance.choice),
                number=number,
                student_id=one.student_id,
                printed_on=one.asked_on,
                asks=(one.kind.value,),
                language="en",
            )
            for number, one in enumerate(asked, start=1)
        ],
    )


def _due(asked_on: date) -> date:
    return asked_on + timedelta(days=35)


def _take_one_back(session: Session, source: Source) -> None:
    """Let the family of one buddy take the yes back this week, while the pair goes on."""
    query = select(Match.mentee_id).where(Match.status.in_(LIVE_MATCHES)).order_by(Match.number)
    student_id = session.scalars(query).first()
    answer = session.scalar(
        select(Consent).where(
            Consent.student_id == student_id, Consent.kind == ConsentKind.TAKE_PART
        )
    )
    if answer is not None:
        answer.status, answer.told = ConsentStatus.REVOKED, "G. Okafor"
        answer.revoked_on = source.today - timedelta(days=1)


def _make_one_late(session: Session, source: Source) -> None:
    """Let one name on posters run out soon, and one yes have been signed late."""
    query = (
        select(Consent)
        .where(Consent.status == ConsentStatus.GIVEN, Consent.kind == ConsentKind.POSTER_NAME)
        .order_by(Consent.id)
        .limit(2)
    )
    for place, one in enumerate(session.scalars(query)):
        if place == 0:
            one.expires_on = source.today + timedelta(days=12)
        elif one.answered_on is not None:
            one.used_since = one.answered_on - timedelta(days=9)
