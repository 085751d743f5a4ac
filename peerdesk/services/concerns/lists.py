"""Concerns as the page shows them: lines without names or facts, and one in full."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    ConcernOutcome,
    ConcernSource,
    ConcernStatus,
    Grade,
    HowSoon,
    ReferralOutcome,
    Release,
    Shareable,
    StepKind,
)
from peerdesk.models.accounts import Account
from peerdesk.models.concerns import Concern, ConcernStep, Partner, Referral
from peerdesk.models.people import Student
from peerdesk.services.concerns.rows import readable
from peerdesk.services.names import full_name
from peerdesk.services.rights import is_counselor, slot_of


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """One line: enough to find it again, nothing a visitor could read.

    Attributes:
        due_on: By when somebody looks at it, or a reply is due; None once closed.
        noticed_on: The local day it was noticed.
        referred_on: Day of the newest referral, if there is one.
        author: Key slot of whoever recorded it.
    """

    id: str
    grade: Grade
    source: ConcernSource
    how_soon: HowSoon
    status: ConcernStatus
    due_on: date | None
    noticed_on: date
    referred_on: date | None
    closed_on: date | None
    author: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of the pathway.

    Attributes:
        author: Who did it, as the school calls them.
    """

    id: str
    kind: StepKind
    happened_at: datetime
    who: str
    fact: str
    due_on: date | None
    done_on: date | None
    author: str


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One referral.

    Attributes:
        partner: "Ms. Lee, County Mental Health".
    """

    id: str
    partner: str
    phone: str
    code: str
    shares: tuple[Shareable, ...]
    release: Release
    release_on: date | None
    sent_on: date | None
    reply_due_on: date | None
    replied_on: date | None
    outcome: ReferralOutcome | None
    reply: str


@dataclass(frozen=True, slots=True)
class ConcernDetail:
    """A concern in full, for one who may read it.

    Attributes:
        name: "Maya Ortiz".
        recorded_by: Who recorded it, as the school calls them.
        steps: In the order they were done.
        referrals: In the order they were made.
    """

    row: ConcernRow
    student_id: str
    name: str
    homeroom: str
    birth_date: date | None
    noticed_at: datetime
    recorded_at: datetime
    recorded_by: str
    told_by: str
    facts: str
    outcome: ConcernOutcome | None
    from_paper: bool
    steps: tuple[StepRow, ...]
    referrals: tuple[ReferralRow, ...]

    @property
    def waiting(self) -> tuple[ReferralRow, ...]:
        """Return the referrals whose reply is awaited."""
        return tuple(one for one in self.referrals if one.replied_on is None)

    @property
    def unsent_report(self) -> StepRow | None:
        """Return the call whose written report is still to be sent."""
        return next((s for s in self.steps if s.due_on and s.done_on is None), None)


def list_concerns(session: Session) -> list[ConcernRow]:
    """Return the concerns whoever asks may read: open first, the first due first.

    A counselor sees all of them, everybody else what they recorded themselves.
    """
    query = select(Concern, Student.grade).join(Student, Student.id == Concern.student_id)
    if not is_counselor(session):
        query = query.where(Concern.author == slot_of(session))
    referred = _referred(session)
    rows = [_row(one, grade, referred.get(one.id)) for one, grade in session.execute(query)]
    return sorted(rows, key=_order)


def count_by_status(rows: list[ConcernRow]) -> dict[ConcernStatus, int]:
    """Return how many concerns stand where."""
    counted = Counter(row.status for row in rows)
    return {status: counted[status] for status in ConcernStatus}


def concern_detail(session: Session, concern_id: str) -> ConcernDetail:
    """Return a concern in full.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If somebody else recorded it and no counselor asks.
    """
    concern = readable(session, concern_id)
    student = session.get_one(Student, concern.student_id)
    names = _people(session)
    referrals = tuple(_referrals(session, concern_id))
    sent = [one.sent_on for one in referrals if one.sent_on]
    return ConcernDetail(
        row=_row(concern, student.grade, max(sent, default=None)),
        student_id=student.id,
        name=full_name(student.first_name, student.last_name, student.preferred_name),
        homeroom=student.homeroom,
        birth_date=student.birth_date,
        noticed_at=concern.noticed_at or concern.created_at,
        recorded_at=concern.created_at,
        recorded_by=names.get(concern.author, concern.author),
        told_by=concern.told_by,
        facts=concern.facts,
        outcome=concern.outcome,
        from_paper=concern.from_paper,
        steps=tuple(_steps(session, concern_id, names)),
        referrals=referrals,
    )


def concerns_about(session: Session, student_id: str) -> list[tuple[date, str]]:
    """Return day and id of the concerns about a student whoever asks may know of."""
    noticed_at = func.coalesce(Concern.noticed_at, Concern.created_at)
    query = select(Concern.id, noticed_at).where(Concern.student_id == student_id)
    if not is_counselor(session):
        query = query.where(Concern.author == slot_of(session))
    return [(at.astimezone().date(), id_) for id_, at in session.execute(query)]


def name_of(session: Session, concern_id: str) -> str:
    """Return the name of the student of a concern, for the moment it is revealed.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If somebody else recorded it and no counselor asks.
    """
    student = session.get_one(Student, readable(session, concern_id).student_id)
    return full_name(student.first_name, student.last_name, student.preferred_name)


def _order(row: ConcernRow) -> tuple[bool, date, str]:
    if row.closed_on is not None:
        return True, date.fromordinal(date.max.toordinal() - row.closed_on.toordinal()), row.id
    return False, row.due_on or date.max, row.id


def _row(concern: Concern, grade: Grade, referred_on: date | None) -> ConcernRow:
    return ConcernRow(
        id=concern.id,
        grade=grade,
        source=concern.noticed_by,
        how_soon=concern.how_soon,
        status=concern.status,
        due_on=concern.due_on,
        noticed_on=(concern.noticed_at or concern.created_at).astimezone().date(),
        referred_on=referred_on,
        closed_on=concern.closed_on,
        author=concern.author,
    )


def _referred(session: Session) -> dict[str, date]:
    query = select(Referral.concern_id, Referral.sent_on).order_by(Referral.sent_on)
    return {id_: sent_on for id_, sent_on in session.execute(query) if sent_on is not None}


def _people(session: Session) -> dict[str, str]:
    return {account.slot: account.name for account in session.scalars(select(Account))}


def _steps(session: Session, concern_id: str, names: dict[str, str]) -> Iterator[StepRow]:
    query = (
        select(ConcernStep)
        .where(ConcernStep.concern_id == concern_id)
        .order_by(ConcernStep.happened_at, ConcernStep.id)
    )
    for step in session.scalars(query):
        yield StepRow(
            step.id,
            step.kind,
            step.happened_at or step.created_at,
            step.who,
            step.fact,
            step.due_on,
            step.done_on,
            names.get(step.author, step.author),
        )


def _referrals(session: Session, concern_id: str) -> Iterator[ReferralRow]:
    query = (
        select(Referral, Partner)
        .join(Partner, Partner.id == Referral.partner_id)
        .where(Referral.concern_id == concern_id)
        .order_by(Referral.sent_on, Referral.id)
    )
    for referral, partner in session.execute(query):
        yield ReferralRow(
            id=referral.id,
            partner=", ".join(part for part in (partner.name, partner.organisation) if part),
            phone=partner.phone,
            code=referral.code,
            shares=tuple(Shareable(share) for share in referral.shares),
            release=referral.release,
            release_on=referral.release_on,
            sent_on=referral.sent_on,
            reply_due_on=referral.reply_due_on,
            replied_on=referral.replied_on,
            outcome=referral.outcome,
            reply=referral.reply,
        )
