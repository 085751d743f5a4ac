"""Programs, who takes part in them and who is kept apart."""

from enum import StrEnum


class ProgramKind(StrEnum):
    """The kinds of peer program."""

    PEER_MENTORING = "peer_mentoring"
    BUDDY_BENCH = "buddy_bench"
    LEADERSHIP_TEAM = "leadership_team"
    PEER_COUNSELING = "peer_counseling"
    SUPPORT_GROUP = "support_group"


class MembershipRole(StrEnum):
    """What a student does in a program."""

    HELPER = "helper"
    BUDDY = "buddy"


class MembershipStatus(StrEnum):
    """Where a member stands; only active and waiting members are matched."""

    WAITING = "waiting"
    ACTIVE = "active"
    ON_BREAK = "on_break"
    ENDED = "ended"


class CourseCode(StrEnum):
    """Courses that gate what a supporter may do."""

    PEER_SUPPORT = "peer_support"
    BENCH_SCRIPT = "bench_script"
    LIMITS = "limits_of_confidentiality"


class ConstraintKind(StrEnum):
    """Whether two students must be kept apart or together."""

    KEEP_APART = "keep_apart"
    KEEP_TOGETHER = "keep_together"


class ConstraintReason(StrEnum):
    """The visible class of a reason; the detail is private."""

    SAFETY = "safety"
    COURT_ORDER = "court_order"
    SIBLINGS = "siblings"
    PAST_CONFLICT = "past_conflict"
    FAMILY_WISH = "family_wish"
    OTHER = "other"
