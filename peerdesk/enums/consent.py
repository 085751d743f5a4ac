"""Closed choices of the consent ledger: what is asked, who answers, what answer is needed."""

from enum import StrEnum


class ConsentKind(StrEnum):
    """What a guardian, and the child, are asked for; `take_part` is for buddy pairs."""

    TAKE_PART = "take_part"
    BENCH = "bench"
    TEAM = "team"
    PEER_COUNSELING = "peer_counseling"
    GROUP = "group"
    POSTER_NAME = "poster_name"
    PHOTO = "photo"
    SURVEY = "survey"


class ConsentStatus(StrEnum):
    """The answer so far; a missing row means never asked. The last two are of a notice."""

    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    REVOKED = "revoked"
    NOTIFIED = "notified"
    OPTED_OUT = "opted_out"


class ConsentParty(StrEnum):
    """Whose answer it is; the child's own yes is called assent."""

    GUARDIAN = "guardian"
    CHILD = "child"


class ConsentMode(StrEnum):
    """What an activity needs before a child may take part."""

    ACTIVE = "active"
    """A signed yes."""
    SHARED = "shared"
    """The yes of the slip for buddy pairs (or for surveys in general) is enough."""
    NOTICE = "notice"
    """A notice, and no word from the family until the day by which they may opt out."""
    NONE = "none"
    """Nothing; a no still counts."""


class AcknowledgementKind(StrEnum):
    """What a helper signs for the school year; the duty to inform is part of the limits."""

    PLEDGE = "pledge"
    LIMITS = "limits"
