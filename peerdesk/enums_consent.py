"""Closed choices of the consent ledger: who answers, and what kind of answer is needed."""

from enum import StrEnum


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
