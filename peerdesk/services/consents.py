"""What families and children agreed to: one answer for each activity and school year.

record_consent(session, student_id, kind, status, today=..., expires_on=None) -> consent id
record_consents(session, student_ids, kind, status, today=...) -> consent ids, in order
consents_of(session, student_id, today) -> [ConsentRow], one for each kind, asked or not
given(session, kind, today) -> frozenset of student ids with a yes that counts today
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, ConsentStatus
from peerdesk.errors import NotFoundError
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.people import Consent, Student
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """The answer to one question.

    Attributes:
        status: None when nobody was ever asked.
        counts: Whether it is a yes that holds today.
    """

    kind: ConsentKind
    status: ConsentStatus | None
    answered_on: date | None
    expires_on: date | None
    counts: bool


def record_consent(
    session: Session,
    student_id: str,
    kind: ConsentKind,
    status: ConsentStatus,
    *,
    today: date,
    expires_on: date | None = None,
) -> str:
    """Write down the answer for the school year of `today` and return the consent's id.

    Raises:
        NotFoundError: If there is no such student.
    """
    if session.get(Student, student_id) is None:
        raise NotFoundError(kind="Student", record_id=student_id)
    consent = _latest(_answers(session, today, kind, [student_id])).get((student_id, kind))
    if consent is None:
        consent = Consent(
            school_id=own_school_id(session),
            student_id=student_id,
            school_year_id=current_year_id(session, today),
            kind=kind,
        )
        session.add(consent)
    consent.status = status
    consent.expires_on = expires_on
    if status is ConsentStatus.ASKED:
        consent.asked_on, consent.answered_on = today, None
    else:
        consent.answered_on = today
    session.flush()
    return consent.id


def record_consents(
    session: Session,
    student_ids: Iterable[str],
    kind: ConsentKind,
    status: ConsentStatus,
    *,
    today: date,
) -> list[str]:
    """Write down the same answer for many students (a stack of returned slips)."""
    return [
        record_consent(session, student_id, kind, status, today=today) for student_id in student_ids
    ]


def consents_of(session: Session, student_id: str, today: date) -> list[ConsentRow]:
    """Return the answers of one student, one row for each kind, in the order of the kinds."""
    latest = _latest(_answers(session, today, None, [student_id]))
    return [_row(kind, latest.get((student_id, kind)), today) for kind in ConsentKind]


def given(session: Session, kind: ConsentKind, today: date) -> frozenset[str]:
    """Return the ids of all students with a yes to `kind` that counts today."""
    newest = func.coalesce(Consent.answered_on, Consent.asked_on, date.min)
    query = (
        select(Consent.student_id, Consent.status, Consent.expires_on)
        .where(Consent.kind == kind, _of_year(session, today))
        .order_by(newest, Consent.id)
    )
    last = {student_id: (status, until) for student_id, status, until in session.execute(query)}
    return frozenset(one for one, answer in last.items() if _counts(*answer, today))


def current_year_id(session: Session, today: date) -> str | None:
    """Return the school year of `today`, else the last one begun, else the first; None if none."""
    years = session.execute(
        select(SchoolYear.id, SchoolYear.starts_on)
        .where(SchoolYear.school_id == own_school_id(session))
        .order_by(SchoolYear.starts_on)
    ).all()
    begun = [year_id for year_id, starts_on in years if starts_on and starts_on <= today]
    if begun:
        return begun[-1]
    return years[0][0] if years else None


def _answers(
    session: Session, today: date, kind: ConsentKind | None, student_ids: Sequence[str]
) -> list[Consent]:
    query = select(Consent).where(_of_year(session, today))
    if kind is not None:
        query = query.where(Consent.kind == kind)
    query = query.where(Consent.student_id.in_(student_ids))
    return list(session.scalars(query.order_by(Consent.id)))


def _latest(answers: Iterable[Consent]) -> dict[tuple[str, ConsentKind], Consent]:
    """Return the newest answer for each student and kind; a merge may have brought two."""
    ordered = sorted(answers, key=lambda one: (one.answered_on or one.asked_on or date.min, one.id))
    return {(one.student_id, one.kind): one for one in ordered}


def _of_year(session: Session, today: date) -> ColumnElement[bool]:
    year = current_year_id(session, today)
    return or_(Consent.school_year_id.is_(None), Consent.school_year_id == year)


def _counts(status: ConsentStatus, expires_on: date | None, today: date) -> bool:
    is_past = expires_on is not None and expires_on < today
    return status is ConsentStatus.GIVEN and not is_past


def _row(kind: ConsentKind, consent: Consent | None, today: date) -> ConsentRow:
    if consent is None:
        return ConsentRow(kind, None, None, None, counts=False)
    return ConsentRow(
        kind,
        consent.status,
        consent.answered_on,
        consent.expires_on,
        counts=_counts(consent.status, consent.expires_on, today),
    )
