"""People, what they agreed to, and who must not (or must) be together."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import (
    ConsentKind,
    ConsentParty,
    ConsentStatus,
    ConstraintKind,
    ConstraintReason,
    Grade,
    Share,
    StaffRole,
    StudentStatus,
)
from peerdesk.models.base import Base, OfSchool, choice, flag, optional, reference, text, words


class Student(OfSchool, Base):
    """A child on a school's roster.

    Attributes:
        school_id: The school now; once a district is joined, only the district changes it.
        code: Random code that stands for the child on paper and in bundles without names.
        student_number: The school's own number, text with its leading zeros.
        state_id: State identifier, if the roster has one.
        roster_id: OneRoster sourcedId, if the roster came that way.
        preferred_name: The first name used on prints; empty means `first_name`.
        home_languages: Languages spoken at home, ISO 639 codes ("en", "es", "nv") first.
        bus: Bus route, as the school calls it.
        pictogram: Key of the pictogram that stands for the child on posters.
        left_on: When the child left the roster.
        merged_into_id: The record that took this one's place, when both were the same child.
    """

    __tablename__ = "student"

    school_id: Mapped[str] = reference("school.id", share=Share.CODES, authority=True)
    code: Mapped[str] = text(Share.CODES)
    student_number: Mapped[str] = text(Share.NAMES, index=True)
    state_id: Mapped[str] = text(Share.NAMES, index=True)
    roster_id: Mapped[str] = text(Share.NAMES, index=True)
    first_name: Mapped[str] = text(Share.NAMES)
    middle_name: Mapped[str] = text(Share.NAMES)
    last_name: Mapped[str] = text(Share.NAMES)
    preferred_name: Mapped[str] = text(Share.NAMES)
    birth_date: Mapped[date | None] = optional(Share.NAMES)
    grade: Mapped[Grade] = choice(Grade.KINDERGARTEN, Share.CODES)
    gender: Mapped[str] = text(Share.CODES)
    homeroom: Mapped[str] = text(Share.NAMES)
    home_languages: Mapped[tuple[str, ...]] = words(Share.CODES)
    interests: Mapped[tuple[str, ...]] = words()
    bus: Mapped[str] = text()
    pictogram: Mapped[str] = text()
    status: Mapped[StudentStatus] = choice(StudentStatus.ACTIVE, Share.CODES)
    left_on: Mapped[date | None] = optional(Share.CODES)
    merged_into_id: Mapped[str | None] = reference("student.id", nullable=True)


class Staff(OfSchool, Base):
    """An adult of the school."""

    __tablename__ = "staff"

    roster_id: Mapped[str] = text(Share.NAMES, index=True)
    staff_number: Mapped[str] = text(Share.NAMES)
    first_name: Mapped[str] = text(Share.NAMES)
    last_name: Mapped[str] = text(Share.NAMES)
    email: Mapped[str] = text(Share.NAMES)
    role: Mapped[StaffRole] = choice(StaffRole.TEACHER, Share.CODES)
    is_active: Mapped[bool] = flag(Share.CODES, default=True)


class Consent(OfSchool, Base):
    """What a guardian (or the child) answered, for one activity or survey and school year.

    A new answer after a no or after a yes was taken back is a new row; the older ones tell
    how it stood then.

    Attributes:
        topic_id: The survey; None for an activity, and for surveys in general.
        asked_on: When the slip was given out, or the family was notified.
        due_on: By when the slip comes back, or a family opts out of a notice.
        answered_on: When it was signed.
        recorded_on: When the answer was written down here.
        signed_by: Who signed, in words; never leaves the school.
        used_since: The child took part since this day, before the yes was signed.
        revoked_on: When the yes was taken back.
        told: Whom of the staff the family told; never leaves the school.
    """

    __tablename__ = "consent"

    student_id: Mapped[str] = reference("student.id", share=Share.CODES)
    school_year_id: Mapped[str | None] = reference("school_year.id", nullable=True)
    kind: Mapped[ConsentKind] = choice(ConsentKind.TAKE_PART, Share.CODES)
    topic_id: Mapped[str | None] = reference("consent_topic.id", nullable=True)
    party: Mapped[ConsentParty] = choice(ConsentParty.GUARDIAN, Share.CODES)
    status: Mapped[ConsentStatus] = choice(ConsentStatus.ASKED, Share.CODES)
    asked_on: Mapped[date | None] = optional(Share.CODES)
    due_on: Mapped[date | None] = optional(Share.CODES)
    answered_on: Mapped[date | None] = optional(Share.CODES)
    recorded_on: Mapped[date | None] = optional(Share.CODES)
    expires_on: Mapped[date | None] = optional(Share.CODES)
    signed_by: Mapped[str] = text()
    used_since: Mapped[date | None] = optional(Share.CODES)
    revoked_on: Mapped[date | None] = optional(Share.CODES)
    told: Mapped[str] = text()


class PairConstraint(OfSchool, Base):
    """Two students to keep apart (or together); outlives years, staff and moves.

    Attributes:
        detail: Why, in the counselor's words; never leaves the school.
        expires_on: Last day it holds; None means until someone ends it.
        set_on: The local day it was set, or set again.
        set_by: Who set it, as the school calls them; never leaves the school.
    """

    __tablename__ = "pair_constraint"

    student_a_id: Mapped[str] = reference("student.id", share=Share.CODES)
    student_b_id: Mapped[str] = reference("student.id", share=Share.CODES)
    kind: Mapped[ConstraintKind] = choice(ConstraintKind.KEEP_APART, Share.CODES)
    reason: Mapped[ConstraintReason] = choice(ConstraintReason.OTHER)
    detail: Mapped[str] = text()
    expires_on: Mapped[date | None] = optional(Share.CODES)
    set_on: Mapped[date | None] = optional()
    set_by: Mapped[str] = text()
