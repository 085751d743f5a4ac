"""Closed choices: what is stored is the value, what is shown is translated."""

from enum import StrEnum
from typing import Final

from peerdesk.enums_consent import ConsentKind as ConsentKind  # noqa: PLC0414 - also found here
from peerdesk.enums_consent import ConsentStatus as ConsentStatus  # noqa: PLC0414


class VaultRole(StrEnum):
    """Who works with a vault."""

    SCHOOL = "school"
    DISTRICT = "district"


class Share(StrEnum):
    """How far a column may travel in a bundle; silence in the model means never."""

    COUNTS = "counts"
    CODES = "codes"
    NAMES = "names"

    @property
    def rank(self) -> int:
        """Return 0 for counts, 1 for codes, 2 for names: a higher level includes the lower."""
        return _SHARE_RANK[self]


_SHARE_RANK: Final = {Share.COUNTS: 0, Share.CODES: 1, Share.NAMES: 2}


class Grade(StrEnum):
    """CEDS grade codes from pre-kindergarten to grade 12."""

    PRE_KINDERGARTEN = "PK"
    KINDERGARTEN = "KG"
    G01 = "01"
    G02 = "02"
    G03 = "03"
    G04 = "04"
    G05 = "05"
    G06 = "06"
    G07 = "07"
    G08 = "08"
    G09 = "09"
    G10 = "10"
    G11 = "11"
    G12 = "12"

    @property
    def level(self) -> int:
        """Return years from kindergarten: PK is -1, KG 0, grade 1 is 1."""
        return _GRADE_LEVEL[self]


_GRADE_LEVEL: Final = {grade: level - 1 for level, grade in enumerate(Grade)}


class StudentStatus(StrEnum):
    """Whether a student is on the school's roster now."""

    ACTIVE = "active"
    LEFT = "left"


class StaffRole(StrEnum):
    """OneRoster 1.2 roles of adults, and the few a program adds."""

    COUNSELOR = "counselor"
    TEACHER = "teacher"
    PRINCIPAL = "principal"
    AIDE = "aide"
    ADVISOR = "advisor"
    OTHER = "other"


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


class MatchStatus(StrEnum):
    """The life of a match."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    ACTIVE = "active"
    ON_HOLD = "on_hold"
    CLOSING = "closing"
    CLOSED = "closed"


class ProposalStatus(StrEnum):
    """What became of a proposed pair on the draft board."""

    DRAFT = "draft"
    LOCKED = "locked"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class ClosureReason(StrEnum):
    """Why a match ended."""

    COMPLETED = "completed"
    MOVED = "moved"
    LOST_INTEREST = "lost_interest"
    TOO_BUSY = "too_busy"
    RULE_BREACH = "rule_breach"
    AGED_OUT = "aged_out"
    OTHER = "other"


class CheckInKind(StrEnum):
    """Whom a check-in about a pair is with."""

    PAIR = "pair"
    KEY_PERSON = "key_person"


class CheckInMethod(StrEnum):
    """How a check-in was made."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    NOTE = "note"


class CheckInNature(StrEnum):
    """How a pair was found to be at a check-in."""

    GOING_WELL = "going_well"
    NEEDS_HELP = "needs_help"
    WORRY = "worry"


class MatchSide(StrEnum):
    """Who of a pair was asked."""

    HELPER = "helper"
    BUDDY = "buddy"


class DutyRole(StrEnum):
    """How a helper stands in a duty slot."""

    ON_DUTY = "on_duty"
    STAND_IN = "stand_in"


class BenchShape(StrEnum):
    """The shape that marks a bench on every print."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


class RecessKind(StrEnum):
    """What a recess period is part of."""

    MORNING = "morning"
    LUNCH = "lunch"
    AFTERNOON = "afternoon"


class CalendarDayKind(StrEnum):
    """Why a day is not an ordinary school day."""

    HOLIDAY = "holiday"
    EARLY_RELEASE = "early_release"
    INDOOR_RECESS = "indoor_recess"


class SessionKind(StrEnum):
    """What a session log records."""

    PAIR = "pair"
    DROP_IN = "drop_in"
    PEER_COUNSELING = "peer_counseling"
    GROUP = "group"
    TEAM = "team"
    SUPERVISION = "supervision"
    LESSON = "lesson"
    WORKSHOP = "workshop"
    CONSULTATION = "consultation"
    OWN_TIME = "own_time"


class UseOfTime(StrEnum):
    """What a counselor's time went to, in the words of the ASCA National Model."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    PROGRAM = "program"
    OTHER = "other"
    NOT_MINE = "not_mine"


class SessionMode(StrEnum):
    """How a session was held."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    CHAT = "chat"


class SessionTopic(StrEnum):
    """What a session was about; `services.session_logs.kinds` says which kind offers which."""

    FRIENDS = "friends"
    SCHOOL = "school"
    FAMILY = "family"
    FEELINGS = "feelings"
    PLAY = "play"
    OTHER = "other"
    BULLYING = "bullying"
    STRESS = "stress"
    GRIEF = "grief"
    NEW_HERE = "new_here"
    LISTENING = "listening"
    LIMITS = "limits"
    HELPERS = "helpers"
    ASKING_FOR_HELP = "asking_for_help"
    ATTENDANCE = "attendance"
    RESOURCES = "resources"
    EVENT = "event"
    BENCH = "bench"
    PLANNING = "planning"
    DATA = "data"
    LEARNING = "learning"
    CALLS = "calls"
    MEETING = "meeting"
    DUTY = "duty"
    TESTING = "testing"
    COVER = "cover"
    OFFICE = "office"


class SessionMood(StrEnum):
    """How it went."""

    GOOD = "good"
    OK = "ok"
    HARD = "hard"


class Look(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Paper(StrEnum):
    """Paper sizes a print can be made for."""

    LETTER = "letter"
    A4 = "a4"


class PrintClass(StrEnum):
    """Who may see a print."""

    PUBLIC = "public"
    STAFF_ONLY = "staff_only"
    CONFIDENTIAL = "confidential"
    HOME = "home"


class BundleStatus(StrEnum):
    """How a bundle was judged."""

    MERGED = "merged"
    DUPLICATE = "duplicate"
    GAP = "gap"
    HELD = "held"
    REJECTED = "rejected"


class PeerStatus(StrEnum):
    """How far a school and its district know each other."""

    INVITED = "invited"
    WAITING = "waiting"
    ACTIVE = "active"
    REVOKED = "revoked"


class ConflictDecision(StrEnum):
    """What a person decided about a conflict."""

    KEPT = "kept"
    TAKEN = "taken"
    BOTH = "both"
    LATER = "later"


class AccountRole(StrEnum):
    """What somebody who opens a vault may do; `services.rights` holds the table."""

    COUNSELOR = "counselor"
    ASSISTANT = "assistant"
    SUBSTITUTE = "substitute"
    PRINCIPAL = "principal"


class BackupReason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    CLOSING = "closing"
    BY_HAND = "by_hand"
    BEFORE_IMPORT = "before_import"
    BEFORE_MERGE = "before_merge"
    BEFORE_ROLLOVER = "before_rollover"


class NextYear(StrEnum):
    """Where a student goes when the school year ends."""

    NEXT_GRADE = "next_grade"
    RETAIN = "retain"
    LEAVE = "leave"
    OTHER_SCHOOL = "other_school"


class RolloverTask(StrEnum):
    """The steps from one school year to the next, in the order of the list."""

    BACKUP = "backup"
    PAIRS = "pairs"
    CERTIFICATES = "certificates"
    PROMOTE = "promote"
    LEAVERS = "leavers"
    RETENTION = "retention"
    CALENDAR = "calendar"
    ROSTER = "roster"
    TEAM = "team"
