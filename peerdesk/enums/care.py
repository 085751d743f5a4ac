"""Closed choices of care: concerns, their pathway, and referrals. None of them grades a risk."""

from enum import StrEnum


class ConcernSource(StrEnum):
    """Who noticed it, or through what it came up."""

    PEER = "peer"
    TEACHER = "teacher"
    SELF = "self"
    FAMILY = "family"
    SESSION = "session"
    CHECK_IN = "check_in"
    OTHER = "other"


class HowSoon(StrEnum):
    """When somebody looks at it again; says nothing about how bad it is."""

    TODAY = "today"
    THIS_WEEK = "this_week"
    WATCH = "watch"


class ConcernStatus(StrEnum):
    """Where a concern stands: waiting means that a reply is outstanding."""

    OPEN = "open"
    WAITING = "waiting"
    CLOSED = "closed"


class ConcernOutcome(StrEnum):
    """How a concern ended."""

    SCHOOL = "school"
    PARTNER = "partner"
    FAMILY = "family"
    SETTLED = "settled"
    MOVED = "moved"


class StepKind(StrEnum):
    """The pathway of a concern."""

    RECORDED = "recorded"
    PARENT_TOLD = "parent_told"
    REFERRED = "referred"
    MANDATED_REPORT = "mandated_report"
    REPLY = "reply"
    NOTE = "note"
    CLOSED = "closed"
    REOPENED = "reopened"


class Release(StrEnum):
    """Whether the family lets the school share with a partner."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"


class Shareable(StrEnum):
    """What a release names."""

    CONTACT = "contact"
    FACTS = "facts"
    ATTENDANCE = "attendance"
    SCHOOL_WORK = "school_work"
    SUPPORT = "support"


class ReferralOutcome(StrEnum):
    """What came of a referral."""

    SEEN = "seen"
    WAITLIST = "waitlist"
    NOT_REACHED = "not_reached"
    DECLINED = "declined"
    OTHER_PLACE = "other_place"
    NO_ANSWER = "no_answer"
