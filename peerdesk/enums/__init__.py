"""Closed choices: what is stored is the value, what is shown is translated."""

from peerdesk.enums.care import (
    ConcernOutcome,
    ConcernSource,
    ConcernStatus,
    HowSoon,
    ReferralOutcome,
    Release,
    Shareable,
    StepKind,
)
from peerdesk.enums.consent import (
    AcknowledgementKind,
    ConsentKind,
    ConsentMode,
    ConsentParty,
    ConsentStatus,
)
from peerdesk.enums.duty import (
    BenchShape,
    CalendarDayKind,
    DutyRole,
    RecessKind,
)
from peerdesk.enums.exchange import (
    BundleStatus,
    ConflictDecision,
    PeerStatus,
)
from peerdesk.enums.pairs import (
    CheckInKind,
    CheckInMethod,
    CheckInNature,
    ClosureReason,
    MatchSide,
    MatchStatus,
    ProposalStatus,
)
from peerdesk.enums.people import (
    Grade,
    StaffRole,
    StudentStatus,
)
from peerdesk.enums.programs import (
    ConstraintKind,
    ConstraintReason,
    CourseCode,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
)
from peerdesk.enums.selection import (
    CandidateStatus,
    Counted,
    PutForward,
    ScreeningStep,
)
from peerdesk.enums.sessions import (
    SessionKind,
    SessionMode,
    SessionMood,
    SessionTopic,
    UseOfTime,
)
from peerdesk.enums.training import (
    Activity,
    Audience,
    Competency,
    TrainingKind,
)
from peerdesk.enums.vault import (
    AccountRole,
    BackupReason,
    Look,
    Paper,
    PrintClass,
    Share,
    VaultRole,
)
from peerdesk.enums.years import (
    NextYear,
    RolloverTask,
)

__all__ = [
    "AccountRole",
    "AcknowledgementKind",
    "Activity",
    "Audience",
    "BackupReason",
    "BenchShape",
    "BundleStatus",
    "CalendarDayKind",
    "CandidateStatus",
    "CheckInKind",
    "CheckInMethod",
    "CheckInNature",
    "ClosureReason",
    "Competency",
    "ConcernOutcome",
    "ConcernSource",
    "ConcernStatus",
    "ConflictDecision",
    "ConsentKind",
    "ConsentMode",
    "ConsentParty",
    "ConsentStatus",
    "ConstraintKind",
    "ConstraintReason",
    "Counted",
    "CourseCode",
    "DutyRole",
    "Grade",
    "HowSoon",
    "Look",
    "MatchSide",
    "MatchStatus",
    "MembershipRole",
    "MembershipStatus",
    "NextYear",
    "Paper",
    "PeerStatus",
    "PrintClass",
    "ProgramKind",
    "ProposalStatus",
    "PutForward",
    "RecessKind",
    "ReferralOutcome",
    "Release",
    "RolloverTask",
    "ScreeningStep",
    "SessionKind",
    "SessionMode",
    "SessionMood",
    "SessionTopic",
    "Share",
    "Shareable",
    "StaffRole",
    "StepKind",
    "StudentStatus",
    "TrainingKind",
    "UseOfTime",
    "VaultRole",
]
