"""Signs of distress that were noticed, what was done about them, and who was asked to help.

No column has a share level: the district gets counts of these records and nothing else.
"""

from datetime import date, datetime

from sqlalchemy.orm import Mapped

from peerdesk.enums import (
    ConcernOutcome,
    ConcernSource,
    ConcernStatus,
    HowSoon,
    ReferralOutcome,
    Release,
    StepKind,
)
from peerdesk.models.base import (
    Base,
    OfSchool,
    choice,
    flag,
    optional,
    reference,
    text,
    words,
)


class Concern(OfSchool, Base):
    """Something noticed about a student that an adult must look at.

    Attributes:
        noticed_at: When it was seen or said; `created_at` is when it was recorded.
        told_by: Who told, in the words of whoever recorded it.
        facts: What was seen or said, in own words.
        due_on: The day by which somebody looks at it again; None once closed.
        session_log_id: The session it came up in.
        check_in_id: The check-in it came up in.
        author: Key slot of whoever recorded it.
        from_paper: Typed in from a paper form.
    """

    __tablename__ = "concern"

    school_id: Mapped[str] = reference("school.id")
    student_id: Mapped[str] = reference("student.id")
    noticed_at: Mapped[datetime | None] = optional()
    noticed_by: Mapped[ConcernSource] = choice(ConcernSource.OTHER)
    how_soon: Mapped[HowSoon] = choice(HowSoon.TODAY)
    told_by: Mapped[str] = text()
    facts: Mapped[str] = text()
    status: Mapped[ConcernStatus] = choice(ConcernStatus.OPEN)
    due_on: Mapped[date | None] = optional(index=True)
    closed_on: Mapped[date | None] = optional()
    outcome: Mapped[ConcernOutcome | None] = optional()
    session_log_id: Mapped[str | None] = reference("session_log.id", nullable=True)
    check_in_id: Mapped[str | None] = reference("check_in.id", nullable=True)
    author: Mapped[str] = text()
    from_paper: Mapped[bool] = flag()


class ConcernStep(OfSchool, Base):
    """One step of the pathway of a concern.

    Attributes:
        happened_at: When it was done.
        who: Who was told or asked: a parent, an official with the agency.
        fact: A short fact: what was said, a reference number.
        due_on: The written report that must follow a call is due; None if nothing follows.
        done_on: When it was sent.
        author: Key slot of whoever did it.
    """

    __tablename__ = "concern_step"

    school_id: Mapped[str] = reference("school.id")
    concern_id: Mapped[str] = reference("concern.id")
    kind: Mapped[StepKind] = choice(StepKind.NOTE)
    happened_at: Mapped[datetime | None] = optional()
    who: Mapped[str] = text()
    fact: Mapped[str] = text()
    due_on: Mapped[date | None] = optional()
    done_on: Mapped[date | None] = optional()
    author: Mapped[str] = text()


class Partner(OfSchool, Base):
    """Somebody who can help: a person or an organisation.

    Attributes:
        is_school: Works for the school (the nurse), so that no release is needed.
        is_open: Still to be asked; one that is closed keeps its referrals.
    """

    __tablename__ = "partner"

    school_id: Mapped[str] = reference("school.id")
    name: Mapped[str] = text()
    organisation: Mapped[str] = text()
    phone: Mapped[str] = text()
    is_school: Mapped[bool] = flag()
    is_open: Mapped[bool] = flag(default=True)


class Referral(OfSchool, Base):
    """A partner was asked to help with a concern, and a reply is awaited.

    Attributes:
        code: Stands on the reply slip in place of the name.
        shares: What may be shared, values of `Shareable`.
        release: Whether the family signed a release of information.
        release_on: When it was signed or refused.
        replied_on: When the reply came; None while it is awaited.
        reply: What the partner answered, in own words.
    """

    __tablename__ = "referral"

    school_id: Mapped[str] = reference("school.id")
    concern_id: Mapped[str] = reference("concern.id")
    partner_id: Mapped[str] = reference("partner.id")
    code: Mapped[str] = text(index=True)
    shares: Mapped[tuple[str, ...]] = words()
    release: Mapped[Release] = choice(Release.NOT_ASKED)
    release_on: Mapped[date | None] = optional()
    sent_on: Mapped[date | None] = optional()
    reply_due_on: Mapped[date | None] = optional(index=True)
    replied_on: Mapped[date | None] = optional()
    outcome: Mapped[ReferralOutcome | None] = optional()
    reply: Mapped[str] = text()
