"""The life of a buddy pair: status, closing, check-ins."""

from enum import StrEnum


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
