"""What stands on the papers of a concern and of a referral.

A referral tells a partner what the release names and nothing else; other students who are
named in full in the facts become "another student".
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    ConcernSource,
    Grade,
    HowSoon,
    Release,
    Shareable,
    StepKind,
)
from peerdesk.models.calendar import School
from peerdesk.models.concerns import Concern, Referral
from peerdesk.services.concerns.lists import ConcernDetail, concern_detail
from peerdesk.services.concerns.protocol import danger_card
from peerdesk.services.student_index import student_index
from peerdesk.services.vaults import own_school_id

OTHER: Final = "\ufffc"
"""Stands in a text for another student's name; the print writes it in its language."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as it stands on paper."""

    happened_at: datetime
    kind: StepKind
    who: str
    fact: str


@dataclass(frozen=True, slots=True)
class ConcernPaper:
    """A concern on paper; without a name it is the blank form.

    Attributes:
        danger_steps: The school's own first steps; empty for those of the program.
        danger_phones: The same for whom to call.
    """

    printed_on: date
    school: str
    danger_steps: tuple[str, ...] = ()
    danger_phones: tuple[str, ...] = ()
    extension: str = ""
    name: str = ""
    grade: Grade | None = None
    homeroom: str = ""
    birth_date: date | None = None
    noticed_at: datetime | None = None
    recorded_at: datetime | None = None
    recorded_by: str = ""
    source: ConcernSource | None = None
    how_soon: HowSoon | None = None
    told_by: str = ""
    facts: str = ""
    steps: tuple[StepLine, ...] = ()
    sample: bool = False


@dataclass(frozen=True, slots=True)
class ReferralPaper:
    """A referral on paper.

    Attributes:
        name: Empty unless name and contact may be shared; `facts` likewise.
        code: Stands on the reply slip in place of the name.
    """

    printed_on: date
    school: str
    extension: str
    partner: str
    phone: str
    code: str
    how_soon: HowSoon
    release: Release
    release_on: date | None
    shares: tuple[Shareable, ...]
    parent_told: bool
    sent_on: date | None
    reply_due_on: date | None
    name: str = ""
    grade: Grade | None = None
    birth_date: date | None = None
    facts: str = ""
    support: tuple[StepLine, ...] = ()
    sample: bool = False


def blank_concern(session: Session, today: date, *, sample: bool = False) -> ConcernPaper:
    """Return the blank form, with the school's danger-now card."""
    card = danger_card(session)
    school = session.get_one(School, own_school_id(session))
    return ConcernPaper(
        printed_on=today,
        school=school.name,
        danger_steps=card.steps if school.danger_steps else (),
        danger_phones=card.phones if school.danger_phones else (),
        extension=school.office_extension,
        sample=sample,
    )


def concern_paper(
    session: Session, concern_id: str, today: date, *, sample: bool = False
) -> ConcernPaper:
    """Return a concern in full, for one who may read it.

    Raises:
        NotFoundError, NotAllowedError: As `concern_detail`.
    """
    detail = concern_detail(session, concern_id)
    school = session.get_one(School, own_school_id(session))
    return ConcernPaper(
        printed_on=today,
        school=school.name,
        extension=school.office_extension,
        name=detail.name,
        grade=detail.row.grade,
        homeroom=detail.homeroom,
        birth_date=detail.birth_date,
        noticed_at=detail.noticed_at,
        recorded_at=_recorded(detail),
        recorded_by=detail.recorded_by,
        source=detail.row.source,
        how_soon=detail.row.how_soon,
        told_by=detail.told_by,
        facts=detail.facts,
        steps=tuple(StepLine(s.happened_at, s.kind, s.who, s.fact) for s in detail.steps),
        sample=sample,
    )


def _recorded(detail: ConcernDetail) -> datetime:
    """Return when it was recorded, as the first of its steps says."""
    steps = (step.happened_at for step in detail.steps if step.kind is StepKind.RECORDED)
    return next(steps, detail.recorded_at)


def newest_referral(session: Session, concern_id: str) -> str | None:
    """Return the id of the referral of a concern that was made last."""
    query = (
        select(Referral.id)
        .where(Referral.concern_id == concern_id)
        .order_by(Referral.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def has_concern(session: Session, concern_id: str) -> bool:
    """Return whether there is such a concern."""
    query = select(func.count(Concern.id)).where(Concern.id == concern_id)
    return bool(concern_id) and bool(session.scalar(query))


def referral_paper(
    session: Session, concern_id: str, today: date, *, sample: bool = False
) -> ReferralPaper:
    """Return the newest referral of a concern, with what may be shared and nothing else.

    Raises:
        NotFoundError, NotAllowedError: As `concern_detail`.
    """
    detail = concern_detail(session, concern_id)
    newest = newest_referral(session, concern_id)
    one = next(referral for referral in detail.referrals if referral.id == newest)
    shares = frozenset(one.shares)
    has_name, has_facts = Shareable.CONTACT in shares, Shareable.FACTS in shares
    has_support = Shareable.SUPPORT in shares
    school = session.get_one(School, own_school_id(session))
    return ReferralPaper(
        printed_on=today,
        school=school.name,
        extension=school.office_extension,
        partner=one.partner,
        phone=one.phone,
        code=one.code,
        how_soon=detail.row.how_soon,
        release=one.release,
        release_on=one.release_on,
        shares=one.shares,
        parent_told=any(step.kind is StepKind.PARENT_TOLD for step in detail.steps),
        sent_on=one.sent_on,
        reply_due_on=one.reply_due_on,
        name=detail.name if has_name else "",
        grade=detail.row.grade if has_name else None,
        birth_date=detail.birth_date if has_name else None,
        facts=hide_others(session, detail, detail.facts) if has_facts else "",
        support=_support(session, detail) if has_support else (),
        sample=sample,
    )


def hide_others(session: Session, detail: ConcernDetail, text: str) -> str:
    """Return a text in which every other student's full name is left out."""
    for student in student_index(session).students:
        names = {student.name, f"{student.first_name} {student.last_name}"}
        for name in names:
            if student.id != detail.student_id and len(name) > 1 and name in text:
                text = text.replace(name, OTHER)
    return text


def _support(session: Session, detail: ConcernDetail) -> tuple[StepLine, ...]:
    """Return the notes of what was done; calls to the authorities are not for partners."""
    return tuple(
        StepLine(step.happened_at, step.kind, "", hide_others(session, detail, step.fact))
        for step in detail.steps
        if step.kind is StepKind.NOTE
    )
