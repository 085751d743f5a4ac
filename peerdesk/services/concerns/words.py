"""The words for concerns: sources, how soon, steps, outcomes."""

from peerdesk.enums import (
    ConcernOutcome,
    ConcernSource,
    ConcernStatus,
    HowSoon,
    ReferralOutcome,
    Release,
    Shareable,
    StepKind,
)
from peerdesk.i18n import translate


def source_words() -> dict[ConcernSource, str]:
    """Return who noticed it, in the order of Alt+1 to Alt+7."""
    return {
        ConcernSource.PEER: translate("Concerns", "A helper"),
        ConcernSource.TEACHER: translate("Concerns", "A teacher or staff"),
        ConcernSource.SELF: translate("Concerns", "The student"),
        ConcernSource.FAMILY: translate("Concerns", "Family"),
        ConcernSource.SESSION: translate("Concerns", "In a session"),
        ConcernSource.CHECK_IN: translate("Concerns", "In a check-in"),
        ConcernSource.OTHER: translate("Concerns", "Someone else"),
    }


def seen_words() -> dict[ConcernSource, str]:
    """Return who noticed it, as a list says it."""
    return {
        ConcernSource.PEER: translate("Concerns", "seen by a helper"),
        ConcernSource.TEACHER: translate("Concerns", "seen by staff"),
        ConcernSource.SELF: translate("Concerns", "the student came"),
        ConcernSource.FAMILY: translate("Concerns", "family came"),
        ConcernSource.SESSION: translate("Concerns", "in a session"),
        ConcernSource.CHECK_IN: translate("Concerns", "in a check-in"),
        ConcernSource.OTHER: translate("Concerns", "seen by someone else"),
    }


def soon_words() -> dict[HowSoon, str]:
    """Return how soon somebody looks at it."""
    return {
        HowSoon.TODAY: translate("Concerns", "Today"),
        HowSoon.THIS_WEEK: translate("Concerns", "This week"),
        HowSoon.WATCH: translate("Concerns", "Keep an eye"),
    }


def status_words() -> dict[ConcernStatus, str]:
    """Return where a concern stands."""
    return {
        ConcernStatus.OPEN: translate("Concerns", "Open"),
        ConcernStatus.WAITING: translate("Concerns", "Waiting"),
        ConcernStatus.CLOSED: translate("Concerns", "Closed"),
    }


def step_words() -> dict[StepKind, str]:
    """Return each step of the pathway."""
    return {
        StepKind.RECORDED: translate("Concerns", "Recorded"),
        StepKind.PARENT_TOLD: translate("Concerns", "Parent told"),
        StepKind.REFERRED: translate("Concerns", "Referred"),
        StepKind.MANDATED_REPORT: translate("Concerns", "Mandated report"),
        StepKind.REPLY: translate("Concerns", "Reply came"),
        StepKind.NOTE: translate("Concerns", "Note"),
        StepKind.CLOSED: translate("Concerns", "Closed"),
        StepKind.REOPENED: translate("Concerns", "Opened again"),
    }


def outcome_words() -> dict[ConcernOutcome, str]:
    """Return how a concern may end."""
    return {
        ConcernOutcome.SCHOOL: translate("Concerns", "Support goes on at school"),
        ConcernOutcome.PARTNER: translate("Concerns", "A partner has taken over"),
        ConcernOutcome.FAMILY: translate("Concerns", "The family takes care of it"),
        ConcernOutcome.SETTLED: translate("Concerns", "Settled, nothing more needed"),
        ConcernOutcome.MOVED: translate("Concerns", "The student left the school"),
    }


def release_words() -> dict[Release, str]:
    """Return where the release of information stands."""
    return {
        Release.NOT_ASKED: translate("Concerns", "Not asked yet"),
        Release.ASKED: translate("Concerns", "Asked, not back"),
        Release.GIVEN: translate("Concerns", "Family said yes"),
        Release.REFUSED: translate("Concerns", "Family said no"),
    }


def share_words() -> dict[Shareable, str]:
    """Return what a release may name."""
    return {
        Shareable.CONTACT: translate("Concerns", "Name and contact"),
        Shareable.FACTS: translate("Concerns", "What was noticed"),
        Shareable.ATTENDANCE: translate("Concerns", "Attendance"),
        Shareable.SCHOOL_WORK: translate("Concerns", "School work"),
        Shareable.SUPPORT: translate("Concerns", "Support so far"),
    }


def referral_words() -> dict[ReferralOutcome, str]:
    """Return what may come of a referral."""
    return {
        ReferralOutcome.SEEN: translate("Concerns", "They see the student"),
        ReferralOutcome.WAITLIST: translate("Concerns", "On their waiting list"),
        ReferralOutcome.NOT_REACHED: translate("Concerns", "They did not reach the family"),
        ReferralOutcome.DECLINED: translate("Concerns", "The family said no"),
        ReferralOutcome.OTHER_PLACE: translate("Concerns", "Sent on to someone else"),
        ReferralOutcome.NO_ANSWER: translate("Concerns", "No answer came"),
    }
